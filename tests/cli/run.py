#!/usr/bin/python3
"""Tests of planc as people and machines meet it: files, options, words and exit codes. How it is called: suite.py;
--valgrind before PLANC runs the tests of bytes under valgrind."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True

# pylint: disable=wrong-import-position
import harness
import suite

MODULES = ["files", "includes", "fixes", "outputs", "messages", "options", "templates", "same", "speed",
           "withheld", "reports", "papers", "rules", "formatting", "ci", "dates"]
# Each run of planc takes a second there, so it sees what is most likely to upset a reader of bytes.
UNDER_VALGRIND = MODULES[:5]

if __name__ == "__main__":
    words = sys.argv[1:]
    if "--valgrind" in words:
        words.remove("--valgrind")
        harness.Settings.valgrind = True
        sys.exit(suite.main(UNDER_VALGRIND, ["--short", *words]))
    sys.exit(suite.main(MODULES, words))
