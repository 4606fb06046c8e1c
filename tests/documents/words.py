#!/usr/bin/python3
"""Compares the examples, word for word, with the documents that they were taken from.

Each item of `planc build --to json` is written as its document writes it: every word as often and in
the same place, each cell whole, the cells of a row together. Without the documents the rows are
compared with what counts.txt keeps of each: how many words its cells have, and a sum over them.

usage: words.py PLANC [FOLDER]            FOLDER holds the documents
       words.py --update PLANC FOLDER     writes counts.txt anew, from the documents
       words.py --self-test PLANC         shows that each kind of mistake is found"""

import difflib
import glob
import json
import os
import subprocess
import sys
import zlib

from documents import DOCUMENTS
from reading import read
from writing import write
from verdict import told

HERE = os.path.dirname(os.path.abspath(__file__))
EXAMPLES = os.path.join(HERE, "..", "..", "examples")
COUNTS = os.path.join(HERE, "counts.txt")


def example(document):
    """The file of the plan."""
    return os.path.join(EXAMPLES, document.example + ".plan")


def plan_of(planc, document):
    """The rows of the example, each with the path of its item, and what is wrong in it by itself."""
    run = subprocess.run([planc, "build", "-q", example(document), "--to", "json"],
                         capture_output=True, timeout=60, check=True)
    rows, unwritten = write(json.loads(run.stdout), document.shapes)
    return rows, [f"{document.example}, item {path}: no row of the document has its {member}"
                  for path, member in unwritten]


def source_of(folder, document):
    """The rows of the document, each with the number of its line."""
    found = glob.glob(os.path.join(glob.escape(folder), document.source + "*"))
    if len(found) != 1:
        sys.exit(f"{folder} has {len(found)} files {document.source}*, not one")
    return read(found[0], document.reading)


def count(cells):
    """What counts.txt keeps of a row. The sum tells apart what only the number of words does not."""
    sizes = ",".join(str(len(cell)) for cell in cells)
    text = "\t".join(" ".join(cell) for cell in cells)
    return f"{sizes} {zlib.crc32(text.encode()):08x}"


def differences(expected, got):
    """Steps from one list of rows to the other: (rows expected, rows got) that are not the same."""
    matcher = difflib.SequenceMatcher(a=[repr(row) for row in expected],
                                      b=[repr(row) for row in got], autojunk=False)
    for step, a, a_end, b, b_end in matcher.get_opcodes():
        if step != "equal":
            yield range(a, a_end), range(b, b_end)


def said_of_words(expected, got, where="plan"):
    """What is wrong in two rows that should be the same."""
    if len(expected) != len(got):
        return [f"{len(expected)} cells in the document, {len(got)} in the {where}"]
    said = []
    for cell, (there, here) in enumerate(zip(expected, got), 1):
        for missing, extra in differences(there, here):
            said.append(f"cell {cell}, word {missing.start + 1}: "
                        f"“{' '.join(there[at] for at in missing)}” in the document, "
                        f"“{' '.join(here[at] for at in extra)}” in the {where}")
    return said


def compare_with_source(document, source, plan):
    """What is wrong in the example."""
    wrong = []
    for there, here in differences([cells for _, cells in source], [cells for _, cells in plan]):
        pairs = list(zip(there, here))
        for a, b in pairs:
            wrong += [f"{document.example}, item {plan[b][0]}, line {source[a][0]}: {said}"
                      for said in said_of_words(source[a][1], plan[b][1])]
        for a in there[len(pairs):]:
            wrong.append(f"{document.example}, line {source[a][0]}: not in the plan: "
                         f"“{' | '.join(' '.join(cell) for cell in source[a][1])}”")
        for b in here[len(pairs):]:
            wrong.append(f"{document.example}, item {plan[b][0]}: not in the document: "
                         f"“{' | '.join(' '.join(cell) for cell in plan[b][1])}”")
    return wrong


def compare_with_counts(document, kept, plan):
    """What is wrong in the example, as far as the counts can tell."""
    wrong = []
    rows = [f"{path} {count(cells)}" for path, cells in plan]
    for there, here in differences(kept, rows):
        wrong.append(f"{document.example}: "
                     f"“{'; '.join(kept[at] for at in there)}” is kept of these rows, "
                     f"the plan has “{'; '.join(rows[at] for at in here)}”")
    return wrong


def kept_counts():
    """Of each example, a line for each row."""
    kept, lines = {}, []
    with open(COUNTS, encoding="utf-8") as file:
        for line in file.read().splitlines():
            if line.startswith("= "):
                lines = kept[line[2:]] = []
            elif not line.startswith("#"):
                lines.append(line)
    return kept


def update(planc, folder):
    """The counts of the documents, under the paths that their rows have in the examples."""
    lines = ["# Written by `words.py --update`: of each row, its item, the words in its cells, a sum."]
    for document in DOCUMENTS:
        source, (plan, wrong) = source_of(folder, document), plan_of(planc, document)
        wrong += compare_with_source(document, source, plan)
        if wrong:
            sys.exit("\n".join(wrong))
        lines.append(f"= {document.example}")
        lines += [f"{path} {count(cells)}" for (_, cells), (path, _) in zip(source, plan)]
    with open(COUNTS, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


def mistakes(plan):
    """The rows of a plan with one mistake each, and its name."""
    paths = [path for path, _ in plan]
    one, two = [at for at, (path, cells) in enumerate(plan)
                if len(cells) > 1 and len(cells[0]) > 4 and paths.count(path) == 1][-2:]
    (above, others), (path, cells) = plan[one], plan[two]

    def with_rows(upper, lower):
        changed = list(plan)
        changed[one], changed[two] = (above, upper), (path, lower)
        return changed

    first, rest = cells[0], cells[1:]
    begin = next(at for at in range(len(first)) if first[at].isalpha() and first[at + 1].isalpha())
    start, (word, other), end = first[:begin], first[begin:begin + 2], first[begin + 2:]
    yield "a word is missing", with_rows(others, [start + [other] + end, *rest])
    yield "a word is too many", with_rows(others, [start + [word, word, other] + end, *rest])
    yield "another word", with_rows(others, [start + ["x", other] + end, *rest])
    yield "two words have changed places", with_rows(others, [start + [other, word] + end, *rest])
    yield "a word is in the next cell", with_rows(
        others, [start + [other] + end, [word] + rest[0], *rest[1:]])
    yield "a cell is missing", with_rows(others, [first, *rest[:-1]])
    yield "a row is missing", plan[:two] + plan[two + 1:]
    yield "a row is there twice", plan[:two] + plan[two:two + 1] + plan[two:]
    yield "two rows have changed places", with_rows(cells, others)
    yield "cells of two rows have changed places", with_rows(
        [first, *others[1:]], [others[0], *rest])


def self_test(planc):
    """Each mistake must be found, with the document and without it."""
    passed, wrong = 0, []
    for document in DOCUMENTS:
        plan, _ = plan_of(planc, document)
        source = [(line, cells) for line, (_, cells) in enumerate(plan, 1)]
        kept = [f"{path} {count(cells)}" for path, cells in plan]
        for name, changed in mistakes(plan):
            for how, found in (("document", compare_with_source(document, source, changed)),
                               ("counts", compare_with_counts(document, kept, changed))):
                if found:
                    passed += 1
                else:
                    wrong.append(f"{document.example}: not found with the {how}: {name}")
    return passed, wrong


def compare(planc, folder):
    """How many rows are right, and what is wrong."""
    passed, wrong = 0, []
    kept = None if folder else kept_counts()
    for document in DOCUMENTS:
        plan, found = plan_of(planc, document)
        if folder:
            found += compare_with_source(document, source_of(folder, document), plan)
        else:
            found += compare_with_counts(document, kept[document.example], plan)
        passed += len(plan) if not found else 0
        wrong += found
    return passed, wrong


def main(arguments):
    """The exit code."""
    option = arguments.pop(0) if arguments and arguments[0].startswith("--") else None
    if option == "--update" and len(arguments) == 2:
        update(*arguments)
        return 0
    if option == "--self-test" and len(arguments) == 1:
        passed, wrong = self_test(arguments[0])
    elif option is None and len(arguments) in (1, 2):
        passed, wrong = compare(arguments[0], arguments[1] if len(arguments) == 2 else None)
    else:
        sys.exit(__doc__)
    return told(passed, wrong)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
