#!/usr/bin/python3
"""Tests of planc against revisions of git: repositories that scripts make, each of a shape that
people meet. How it is called: suite.py of the tests of the command line."""

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(os.path.dirname(HERE), "cli")]
sys.dont_write_bytecode = True

import suite  # pylint: disable=wrong-import-position

MODULES = ["sides", "places", "words", "failures", "manners"]

if __name__ == "__main__":
    sys.exit(suite.main(MODULES, sys.argv[1:]))
