"""A source document, as text taken from Word or PDF, read into rows as its notes say.

The extraction has its own marks (HTML, Markdown, separators of dashes, literal bullets), which are
no words of the document. It also cuts rows in two and reads others twice; a Reading says where."""

import dataclasses
import html
import itertools
import re

import rows

TAG = re.compile(r"</?[a-z]+(?: [^>]*)?>")
SEPARATOR = re.compile(r"[-\s]*")
FUSED = re.compile(r"(?<=[a-z])(?=[A-Z])")
LINE_MARK = re.compile(r"^(?:#+|-)\s+")
BULLETS = "•●"


@dataclasses.dataclass(frozen=True)
class Reading:
    """What to do with lines of the extraction, by their numbers; cells and words count from 0. It is
    done in this order."""

    # Lines that are no part of the document, or are there again.
    drop: tuple = ()
    # Lines in which words were run together: a capital behind a small letter begins a new word.
    fused: tuple = ()
    # Line: how many empty cells were lost at its beginning.
    shift: dict = dataclasses.field(default_factory=dict)
    # Line: a mark that begins bullets in it, where the same mark stands in other texts.
    bullets: dict = dataclasses.field(default_factory=dict)
    # (line, cell, first, end, text): what these words are read as; nothing if they are no part of the
    # document, or are there again. Of one cell, the last words come first.
    change: tuple = ()
    # (line, cell, end, other): the words up to there belong to the end of that cell of another line.
    move: tuple = ()
    # (first, last): these lines are one row, cell by cell.
    merge: tuple = ()
    # Line: the rows it holds, each a list of cells, each a (cell, first, end).
    cut: dict = dataclasses.field(default_factory=dict)


def read(path, reading):
    """The rows of the document, in its order, each with the number of its first line."""
    with open(path, encoding="utf-8") as file:
        text = rows.unmarked(file.read())
    lines = {number: cells_of(number, line, reading)
             for number, line in enumerate(text.split("\n"), 1) if number not in reading.drop}
    for number, cell, first, end, text in reading.change:
        lines[number][cell][first:end] = rows.words(text)
    for number, cell, end, other in reading.move:
        lines[other][cell] += lines[number][cell][:end]
        del lines[number][cell][:end]
    for first, last in reading.merge:
        for number in range(first + 1, last + 1):
            lines[first] = joined(lines[first], lines.pop(number, []))
    found = []
    for number, cells in lines.items():
        for row in cut(cells, reading.cut[number]) if number in reading.cut else [cells]:
            if any(row):
                found.append((number, rows.trimmed(row)))
    return found


def cells_of(number, line, reading):
    """The words of each cell of a line."""
    if number in reading.fused:
        line = FUSED.sub(" ", line)
    cells = [[] for _ in range(reading.shift.get(number, 0))]
    for cell in line.split("\t"):
        if SEPARATOR.fullmatch(cell):
            cell = ""
        cell = html.unescape(TAG.sub(" ", LINE_MARK.sub("", cell)))
        cells.append([word for word in rows.words(cell)
                      if word not in BULLETS and word != reading.bullets.get(number)])
    return cells


def joined(above, below):
    """Two lines of one row."""
    return [one + other for one, other in itertools.zip_longest(above, below, fillvalue=[])]


def cut(cells, made):
    """The rows that stand in one."""
    return [[cells[cell][first:end] for cell, first, end in row] for row in made]
