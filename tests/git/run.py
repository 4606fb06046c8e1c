#!/usr/bin/python3
"""Tests what others copy into the repositories of their plans: settings and drivers of git, jobs for CI,
hooks of pre-commit. Each is run in a repository that a script makes.

usage: run.py PLANC [FILTER]"""

import importlib
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
TESTS = os.path.dirname(HERE)
sys.path[:0] = [HERE, os.path.join(TESTS, "revisions"), os.path.join(TESTS, "cli")]
sys.dont_write_bytecode = True

import harness  # pylint: disable=wrong-import-position

MODULES = ["settings", "drivers", "jobs"]


def main(planc, wanted=""):
    """The exit code."""
    harness.Settings.planc = os.path.abspath(planc)
    for module in MODULES:
        importlib.import_module(module)
    results = []
    for function in harness.tests:
        if wanted not in f"{function.__module__}.{function.__name__}":
            continue
        bench = harness.Bench()
        try:
            function(bench)
            results.append(True)
        except harness.Failure as failure:
            print(f"FAILED {function.__name__}: {function.__doc__}\n{failure}\n")
            results.append(False)
        finally:
            bench.close()
    print(f"{results.count(True)} passed, {results.count(False)} failed")
    return 1 if False in results or not results else 0


sys.exit(main(*sys.argv[1:]))
