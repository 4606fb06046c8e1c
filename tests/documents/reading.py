"""A source document, as text taken from Word or PDF, read into rows as its notes say.

The extraction has its own marks (HTML, Markdown, separators of dashes, literal bullets), which are
no words of the document. It also cuts rows in two and reads others twice; a Reading says where."""

import dataclasses
import html
import re

import rows

TAG = re.compile(r"</?[a-z]+(?: [^>]*)?>")
SEPARATOR = re.compile(r"[-\s]*")
LINE_MARK = re.compile(r"^(?:#+|-)\s+")
BULLETS = "•●"


@dataclasses.dataclass(frozen=True)
class Reading:
    """What to do with lines of the extraction, by their numbers."""

    # Lines that are no part of the document, or are there again.
    drop: frozenset = frozenset()
    # (first, last): these lines are one row, cell by cell.
    merge: tuple = ()
    # Line: the rows it holds, each a list of cells, each a list of (cell, first word, end) from 0.
    cut: dict = dataclasses.field(default_factory=dict)
    # Line: a mark that begins bullets in it, where the same mark stands in other texts.
    bullets: dict = dataclasses.field(default_factory=dict)


def read(path, reading):
    """The rows of the document, in its order, each with the number of its first line."""
    with open(path, encoding="utf-8") as file:
        text = rows.unmarked(file.read())
    lines = {number: cells_of(line, reading.bullets.get(number, ""))
             for number, line in enumerate(text.split("\n"), 1) if number not in reading.drop}
    for first, last in reading.merge:
        for number in range(first + 1, last + 1):
            lines[first] = joined(lines[first], lines.pop(number, []))
    found = []
    for number, cells in lines.items():
        for row in cut(cells, reading.cut[number]) if number in reading.cut else [cells]:
            if any(row):
                found.append((number, rows.trimmed(row)))
    return found


def cells_of(line, bullet):
    """The words of each cell of a line."""
    cells = []
    for cell in line.split("\t"):
        if SEPARATOR.fullmatch(cell):
            cell = ""
        cell = html.unescape(TAG.sub(" ", LINE_MARK.sub("", cell)))
        cells.append([word for word in rows.words(cell) if word not in BULLETS and word != bullet])
    return cells


def joined(above, below):
    width = max(len(above), len(below))
    pad = [[] for _ in range(width)]
    return [one + other for one, other, _ in zip(above + pad, below + pad, range(width))]


def cut(cells, made):
    return [[sum((cells[cell][first:end] for cell, first, end in parts), []) for parts in row]
            for row in made]
