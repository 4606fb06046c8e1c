"""Runs tests that the modules of a folder declare, and tells how many passed."""

import importlib
import os
import sys
import traceback

import harness

HOW = """
usage: run.py [--short] PLANC [FILTER]

FILTER is a part of the names of the tests to run, such as `files.` or `empty`. --short leaves out the tests of speed. The
last line says how many passed and failed; the exit code is 1 if any failed."""


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
        sys.stdout.flush()
    return False


def main(modules, arguments):
    """The exit code."""
    short = "--short" in arguments
    arguments = [word for word in arguments if word != "--short"]
    if len(arguments) not in (1, 2):
        print(HOW.lstrip())
        return 2
    harness.Settings.planc = os.path.abspath(arguments[0])
    wanted = arguments[1] if len(arguments) == 2 else ""
    for module in modules:
        importlib.import_module(module)
    results = [run_one(function) for function in harness.tests
               if wanted in f"{function.__module__}.{function.__name__}"
               and not (short and hasattr(function, "slow"))]
    print(f"{results.count(True)} passed, {results.count(False)} failed")
    return 1 if False in results or not results else 0
