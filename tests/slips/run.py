#!/usr/bin/python3
"""Makes one slip of the hand at a time, and counts what planc has to say about it.

One slip should be one finding, at the place of the slip. The plans are the examples and
every-form.plan here, which holds every form of the language.

usage: run.py VARIANTS [PART…]

VARIANTS is the program made of variants.c. The parts, all of them if none is named:

  braces   each `{` and each `}` left out
  quotes   each quote left out
  lines    each line left out, and written twice
  words    each word outside texts left out
  fixes    the safe fixes of slips by chance, and of all plans of tests and documentation, are made
  edits    a small plan with a character more or less is the same plan when its fixes are made
  cases    what is said of the plans of tests/cases is of use to who wrote them
  same     what is accepted or tolerated means the same as the usual form
  fuzz     slips by chance; `fuzz=COUNT` tries COUNT plans instead of some hundred"""

import sys

import drop
import fixes
import fuzz
import lines
import same
import single_edits
import words
from plans import PLANS, Plan, close_reader

PARTS = {"braces": drop.braces, "quotes": drop.quotes, "lines": lines.lines, "words": words.words,
         "fixes": fixes.fixes, "edits": single_edits.edits, "cases": fuzz.cases, "same": same.same,
         "fuzz": fuzz.fuzz}


def main(arguments):
    """The exit code."""
    parts = [part.partition("=") for part in arguments[1:] or PARTS]
    if not arguments or not all(name in PARTS for name, _, _ in parts):
        sys.exit(__doc__)
    wrong, count = [], 0
    plans = [Plan(arguments[0], path, as_of) for path, as_of in PLANS]
    for name, _, size in parts:
        count += PARTS[name](plans, wrong, *([int(size)] if size else []))
    close_reader()
    for message in wrong:
        print(message)
    print(f"{count - len(wrong)} passed, {len(wrong)} failed")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
