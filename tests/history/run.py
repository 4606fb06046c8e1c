#!/usr/bin/python3
"""The history of a plan over six revisions, and what planc makes of it: the comment of each pull request,
the annotations of each check, and the committee's pack over the whole time. All are held against goldens.

usage: run.py [--update] PLANC"""

import glob
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
TESTS = os.path.dirname(HERE)
sys.path[:0] = [HERE, os.path.join(TESTS, "revisions"), os.path.join(TESTS, "cli")]
sys.dont_write_bytecode = True

import harness  # pylint: disable=wrong-import-position
from repositories import Repository  # pylint: disable=wrong-import-position
from revisions import history  # pylint: disable=wrong-import-position

EXAMPLE = os.path.join(os.path.dirname(TESTS), "examples", "cohesion-2017.plan")
GOLDENS = os.path.join(HERE, "goldens")
NAME = "cohesion.plan"


def iso(day):
    """2018-02-21 for "21 February 2018"."""
    months = ("January February March April May June July August September October November"
              " December").split()
    number, month, year = day.split()
    return f"{year}-{months.index(month) + 1:02}-{int(number):02}"


def papers(bench):
    """Name and text of each golden, and the exit status of what made it."""
    with open(EXAMPLE, encoding="utf-8") as file:
        example = file.read()
    repository = Repository(bench)
    before, made, first = None, {}, None
    for number, (name, day, text) in enumerate(history(example), 1):
        repository.write(NAME, text)
        if before:
            today = ["--as-of", iso(day)]
            comment = repository.planc("diff", *today, "--format", "markdown", before, "--")
            notes = repository.planc("check", *today, "--format", "github", "--new-only",
                                     "--against", before, NAME)
            made[f"{number}-{name}.md"] = comment
            made[f"{number}-{name}.annotations"] = notes
        before = repository.commit()
        repository.git("tag", name)
        before, first = name, first or name
        if number == 5:
            for form in ("html", "csv"):
                made[f"pack.{form}"] = repository.planc(
                    "build", "-q", "--as-of", iso(day), NAME, "-r", "pack", "--against", "adopted",
                    "--to", form)
    return made


def read(path):
    """A golden; nothing if there is none."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return b""


def main(arguments):
    """The exit code."""
    update = arguments[0] == "--update"
    harness.Settings.planc = os.path.abspath(arguments[-1])
    bench = harness.Bench()
    made = papers(bench)
    bench.close()
    failures = []
    for name, result in made.items():
        path = os.path.join(GOLDENS, name)
        text = result.raw + f"exit {result.code}\n".encode() + result.err.encode()
        if name.startswith("pack") or name.endswith(".md"):
            # The style sheet of papers is another test's.
            text = re.sub(b"<style>.*</style>", b"<style></style>", result.raw, flags=re.S)
            text = re.sub(b"'sha256-[^']*'", b"'sha256-'", text)
            if result.code or result.err:
                failures.append(f"{name}: exit {result.code}\n{result.err}")
        if update:
            with open(path, "wb") as file:
                file.write(text)
        elif text != read(path):
            failures.append(harness.show_difference(name, read(path).decode(), text.decode()))
    left = set(map(os.path.basename, glob.glob(os.path.join(GOLDENS, "*")))) - set(made)
    failures += [f"{name} is made by nothing" for name in sorted(left)]
    print("".join(failure + "\n" for failure in failures), end="")
    print(f"{len(made) - len(failures)} passed, {len(failures)} failed")
    return bool(failures)


sys.exit(main(sys.argv[1:]))
