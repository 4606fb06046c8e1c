#!/usr/bin/python3
"""Tests of planc as people and machines meet it: files, options, words and exit codes.

usage: run.py PLANC [--valgrind] [FILTER]

FILTER is a part of the names of the tests to run, such as `files.` or `empty`. The last line says how many passed and failed;
the exit code is 1 if any failed."""

import importlib
import os
import sys
import traceback

import harness

MODULES = ["files", "includes", "fixes", "outputs", "messages", "options", "templates", "same", "speed",
           "withheld", "reports", "papers", "rules", "formatting", "ci"]
# Each run of planc takes a second there, so it sees what is most likely to upset a reader of bytes.
UNDER_VALGRIND = MODULES[:5]


def run_one(function):
    """True if the test passed; else says why not."""
    bench = harness.Bench()
    try:
        function(bench)
        return True
    except harness.Failure as failure:
        print(f"FAILED {function.__name__}: {function.__doc__}\n{failure}\n")
    except Exception:  # pylint: disable=broad-exception-caught
        print(f"FAILED {function.__name__}: {function.__doc__}")
        traceback.print_exc(file=sys.stdout)
    finally:
        bench.close()
    return False


def main(arguments):
    """The exit code."""
    if "--valgrind" in arguments:
        arguments.remove("--valgrind")
        harness.Settings.valgrind = True
    if len(arguments) not in (1, 2):
        print(__doc__)
        return 2
    harness.Settings.planc = os.path.abspath(arguments[0])
    wanted = arguments[1] if len(arguments) == 2 else ""
    for module in UNDER_VALGRIND if harness.Settings.valgrind else MODULES:
        importlib.import_module(module)
    passed = failed = 0
    for function in harness.tests:
        skipped = harness.Settings.valgrind and hasattr(function, "slow")
        if wanted not in f"{function.__module__}.{function.__name__}" or skipped:
            continue
        if run_one(function):
            passed += 1
        else:
            failed += 1
        sys.stdout.flush()
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
    sys.dont_write_bytecode = True
    sys.exit(main(sys.argv[1:]))
