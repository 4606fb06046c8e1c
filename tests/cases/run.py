#!/usr/bin/python3
"""Compares what `planc check` says of each plan here with what is written beside it. What the first
lines of a plan can say: README.md here.

usage: run.py [--update | --self-test] PLANC"""

import difflib
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
SETTING = re.compile(r"# (as-of|options): (.+)")


def settings(path):
    """The comments that begin the plan and say how it is checked."""
    found = {"as-of": "2018-01-01", "options": ""}
    with open(path, encoding="utf-8", errors="replace") as plan:
        for line in plan:
            match = SETTING.fullmatch(line.strip())
            if not match:
                return found
            found[match[1]] = match[2]
    return found


def output_of(planc, folder, name):
    """What is said of a plan: the findings; anything else that happens is added to them."""
    how = settings(os.path.join(folder, name))
    run = subprocess.run(
        [planc, "check", "--as-of", how["as-of"], *how["options"].split(), name], cwd=folder,
        capture_output=True, timeout=60, check=False)
    text = run.stdout.decode(errors="replace")
    if run.stderr:
        text += "standard error:\n" + run.stderr.decode(errors="replace")
    # An exit that does not follow from the findings is a fault of its own.
    if run.returncode != bool(re.search(r"^[1-9][0-9,]* errors?, ", text, re.M)):
        text += f"exit {run.returncode}\n"
    return text


def plans(folder):
    return sorted(name for name in os.listdir(folder) if name.endswith(".plan"))


def compare(planc, folder):
    """How many plans got what is expected, and a difference for each of the others."""
    passed, wrong = 0, []
    for name in plans(folder):
        golden = os.path.join(folder, name[:-len("plan")] + "out")
        expected = ""
        if os.path.exists(golden):
            with open(golden, encoding="utf-8") as file:
                expected = file.read()
        got = output_of(planc, folder, name)
        if got == expected:
            passed += 1
        else:
            wrong.append("".join(difflib.unified_diff(
                expected.splitlines(True), got.splitlines(True), golden, "got")))
    for name in sorted(os.listdir(folder)):
        if name.endswith(".out") and name[:-len("out")] + "plan" not in plans(folder):
            wrong.append(f"{name} has no plan\n")
    return passed, wrong


def update(planc, folder):
    for name in plans(folder):
        with open(os.path.join(folder, name[:-len("plan")] + "out"), "w", encoding="utf-8") as file:
            file.write(output_of(planc, folder, name))


def self_test(planc):
    """A golden that is right passes; a wrong, a missing and a left-over one fail."""
    text = 'plan parks "Parks"\n\naction survey "Survey." due March 2018\n'
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        def counts(title, passed, wrong):
            nonlocal failed
            got = compare(planc, folder)
            if (got[0], len(got[1])) != (passed, wrong):
                failed += 1
                print(f"self-test: {title}: {got}")

        with open(os.path.join(folder, "a.plan"), "w", encoding="utf-8") as file:
            file.write(text)
        counts("no golden", 0, 1)
        update(planc, folder)
        counts("the right golden", 1, 0)
        with open(os.path.join(folder, "a.out"), "r+", encoding="utf-8") as file:
            good = file.read()
            file.seek(0)
            file.write(good.replace("a.plan:3:8", "a.plan:3:9"))
        counts("another column", 0, 1)
        update(planc, folder)
        os.rename(os.path.join(folder, "a.out"), os.path.join(folder, "b.out"))
        counts("a golden without a plan", 0, 2)
    print(f"{4 - failed} passed, {failed} failed")
    return failed


def main(arguments):
    flag = arguments[0] if len(arguments) == 2 else None
    if not arguments or len(arguments) > 2 or flag not in (None, "--update", "--self-test"):
        sys.exit(__doc__)
    planc = os.path.abspath(arguments[-1])
    if flag == "--self-test":
        sys.exit(bool(self_test(planc)))
    if flag == "--update":
        update(planc, HERE)
    passed, wrong = compare(planc, HERE)
    for difference in wrong:
        print(difference)
    print(f"{passed} passed, {len(wrong)} failed")
    sys.exit(bool(wrong))


main(sys.argv[1:])
