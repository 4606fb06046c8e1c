#!/usr/bin/python3
"""Compares what is in the JSON and the CSV of the examples with the counts of the reading notes, and
what `planc check` finds in them with what a faithful copy of each document must report.

Findings that planc does not know yet are not asked for; those it knows must be all there are.

usage: figures.py PLANC"""

import collections
import csv
import json
import re
import subprocess
import sys

from documents import DOCUMENTS
from words import example
from verdict import told


def output(planc, *arguments):
    return subprocess.run([planc, *arguments], capture_output=True, timeout=60, check=False,
                          text=True).stdout


def items_of(plan):
    """Every item of the JSON."""
    waiting = list(plan["items"])
    while waiting:
        item = waiting.pop()
        yield item
        waiting += item.get("children", []) + item.get("measures", [])


def counted(planc, document):
    """What is there of each kind: items, deadlines, parties named, rows of the CSV, findings."""
    plan = json.loads(output(planc, "build", "-q", example(document), "--to", "json"))
    figures = collections.Counter()
    for item in items_of(plan):
        figures[item["kind"]] += 1
        for due in item.get("due", []):
            figures[f"due {due['kind']}"] += 1
        for member in ("owners", "sponsors", "partners"):
            figures[member] += sum(not one.get("inherited") for one in item.get(member, []))
    table = output(planc, "build", "-q", example(document), "--to", "csv")
    for row in csv.DictReader(table.splitlines()):
        figures[f"csv {row['kind']}"] += 1
        figures["csv due"] += bool(row["due"])
        figures["csv owner"] += bool(row["owner"])
    found = re.findall(r"\[(PL\d+)\]$", output(
        planc, "check", "--as-of", document.as_of, "--format", "short", example(document)), re.M)
    return figures + collections.Counter(found)


def main(arguments):
    """The exit code."""
    planc, = arguments or sys.exit(__doc__)
    known = set(re.findall(r"^PL\d+", output(planc, "rules"), re.M))
    passed, wrong = 0, []
    for document in DOCUMENTS:
        got = counted(planc, document)
        expected = {**document.figures, **{code: count for code, count in document.findings.items()
                                           if code in known}}
        for what in sorted(expected | got):
            if expected.get(what, 0) == got[what]:
                passed += 1
            else:
                wrong.append(f"{document.example}: {expected.get(what, 0)} of {what} expected, "
                             f"{got[what]} there")
    return told(passed, wrong)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
