#!/usr/bin/python3
"""Tests of planc against revisions of git: repositories that scripts make, each of a shape that
people meet.

usage: run.py PLANC [FILTER]

FILTER is a part of the names of the tests to run, such as `failures.` or `shallow`. The last line
says how many passed and failed; the exit code is 1 if any failed."""

import importlib
import os
import sys
import traceback

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(os.path.dirname(HERE), "cli")]
sys.dont_write_bytecode = True

import harness  # pylint: disable=wrong-import-position

MODULES = ["sides", "places", "words", "failures", "manners"]


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
    if len(arguments) not in (1, 2):
        print(__doc__)
        return 2
    harness.Settings.planc = os.path.abspath(arguments[0])
    wanted = arguments[1] if len(arguments) == 2 else ""
    for module in MODULES:
        importlib.import_module(module)
    results = [run_one(function) for function in harness.tests
               if wanted in f"{function.__module__}.{function.__name__}"]
    print(f"{results.count(True)} passed, {results.count(False)} failed")
    return 1 if False in results or not results else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
