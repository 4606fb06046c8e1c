"""What both sides are brought to: a row is a list of cells, a cell a list of words."""

import re

# A mark that ends or joins words stands for itself, so that a blank beside it makes no difference;
# any other blank does.
WORD = re.compile(r"[^\s,:;.()*]+|[,:;.()*]")
# Emphasis of Markdown, within a cell and a paragraph. A single star is a footnote's mark.
EMPHASIS = re.compile(r"(\*{1,2})(?=[^\s*])((?:(?!\n\n)[^*\t])*?)(?<=[^\s*])\1")
ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def unmarked(text):
    """The text without the marks of its emphasis."""
    return ESCAPE.sub(r"\1", EMPHASIS.sub(r"\2", text))


def words(text):
    return WORD.findall(text)


def trimmed(cells):
    """The row without the empty cells at its end: a heading may stand in a row of its own."""
    cells = list(cells)
    while cells and not cells[-1]:
        cells.pop()
    return cells
