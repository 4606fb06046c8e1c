#!/usr/bin/python3
"""Lays out every plan of the project that has no errors of syntax, as `planc fmt` does, and proves that
this changes nothing but the layout: what was laid out stays as it is, means the same, keeps its comments
and its findings; and that the same plan, written in another layout, is laid out in the same way. The
plans of this folder become what stands beside them; the examples and templates stay as they are.

usage: run.py VARIANTS

VARIANTS is the program made of tests/slips/variants.c."""

import collections
import glob
import os
import random
import re
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path[1:1] = [os.path.join(HERE, "..", "slips"), os.path.join(HERE, "..", "pages")]
from examples import examples, sections, write_examples  # pylint: disable=wrong-import-position
from fixes import AS_OF, whole_plans  # pylint: disable=wrong-import-position
from plans import Plan, close_reader  # pylint: disable=wrong-import-position
from same import WORDS  # pylint: disable=wrong-import-position

# Plans beside those whose fixes are tried, and what the manual shows.
MORE = ["examples/shared/*.plan", "tests/browser/*.plan", "tests/formats/*.plan",
        "tests/cases/parts/*.plan", "tests/formatting/*.plan"]
CANONICAL = ["examples/*.plan", "examples/shared/*.plan", "docs/templates/*.plan"]
MANUAL = ["docs/*.md", "docs/examples/*.md"]
FENCE = re.compile(r"^```[^\n]*\n(.*?)^```$", re.M | re.S)
TEXT = r'"(?:[^"\\]|\\.)*"|“[^”\n]*”'
COMMENT = r"#[^\n]*"
PIECES = re.compile(f"({TEXT}|{COMMENT})", re.S)
# Of layout alone: tabs, blanks at line ends, a `{` with a line to itself, a no-break space.
LAYOUT = {"PL013", "PL014", "PL015"}
MESSAGES = ("`{` stands on a line of its own", "a no-break space is read as a blank")
# Words of the language that papers of data show as they were typed.
SETTINGS = re.compile(r'"(?:level|clauses|values)": [^\n]*|"kind": "\w+", "from_month[^\n]*')
PLAN = re.compile(r"^\s*plan\b", re.M | re.I)
DISTURBED = 4


def good_examples(variants):
    """The good example of each page of a finding."""
    for path in sorted(glob.glob(os.path.join(ROOT, "docs", "findings", "*.md"))):
        with open(path, encoding="utf-8") as file:
            plans = examples(sections(file.read())[1].get("Good", ""))
        if not plans:
            continue
        with tempfile.TemporaryDirectory() as folder:
            day = write_examples(plans, folder)
            plan = Plan(variants, os.path.join(folder, "example.plan"), day, "surrogateescape")
            plan.name = os.path.basename(path) + ", good"
            yield plan


def manual_plans(variants):
    """What stands in the fences of the manual: plans and pieces of plans, some of them in error."""
    for path in sorted(name for pattern in MANUAL for name in glob.glob(os.path.join(ROOT, pattern))):
        with open(path, encoding="utf-8") as file:
            fences = FENCE.findall(file.read())
        for number, text in enumerate(fences, 1):
            with tempfile.TemporaryDirectory() as folder:
                name = os.path.join(folder, "fence.plan")
                with open(name, "w", encoding="utf-8") as file:
                    file.write(text)
                plan = Plan(variants, name, "2018-01-01")
                plan.name = f"{os.path.basename(path)}, fence {number}"
                yield plan


def untidy_examples(variants):
    """What others begin from stands in the canonical layout."""
    for path in sorted(name for pattern in CANONICAL for name in glob.glob(os.path.join(ROOT, pattern))):
        if laid(Plan(variants, path, "2018-01-01"), [open_plan(path)])[0] != open_plan(path):
            yield f"{os.path.relpath(path, ROOT)} is not in the canonical layout"


def open_plan(path):
    """The text of a plan, byte for byte."""
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def wrong_goldens(variants):
    """The plans here that are not laid out as the file `.laid` beside them has it."""
    for path in sorted(glob.glob(os.path.join(HERE, "*.plan"))):
        wanted = open_plan(path.removesuffix(".plan") + ".laid")
        got = laid(Plan(variants, path, "2018-01-01"), [wanted, open_plan(path)])
        if got != [wanted, wanted]:
            yield f"{os.path.basename(path)} is not laid out as it should be:\n{got[1]}"


def all_plans(variants):
    """Every plan of the project."""
    yield from whole_plans(variants)
    for path in sorted(name for pattern in MORE for name in glob.glob(os.path.join(ROOT, pattern))):
        with open(path, encoding="utf-8") as file:
            day = AS_OF.search(file.read())
        yield Plan(variants, path, day[1] if day else "2018-01-01")
    yield from good_examples(variants)
    yield from manual_plans(variants)


def laid(plan, texts):
    """Each text laid out, empty if it has errors of syntax."""
    answers = plan.answers("laid", texts)
    return [answer.decode(errors="surrogateescape") for answer in answers]


def comments(text):
    """The comments in order."""
    return [piece.strip() for piece in PIECES.findall(text) if piece.startswith("#")]


def meant(meaning):
    """A plan as JSON without the words of dates, and with the words of settings in small letters."""
    return SETTINGS.sub(lambda match: match[0].lower(), WORDS.sub("", meaning))


def codes(found):
    """What is found, but for layout."""
    return collections.Counter(one.code for one in found
                               if one.code not in LAYOUT and not one.message.startswith(MESSAGES))


def upper(match):
    """A keyword at the beginning of a line in capitals."""
    return match[1] + match[2].upper()


def disturb(text, chance):
    """The same plan in another layout."""
    pieces = PIECES.split("\n" + text)
    margin = chance.choice(["", "\t", "  "])
    for at in range(0, len(pieces), 2):  # the texts and comments stand in between
        piece = pieces[at]
        blank = chance.choice(["  ", "\t", " \t ", "\u2009", "\u3000"])
        piece = re.sub(r"(?<=[^\s,]) (?=\S)", blank, piece) if chance.random() < 0.7 else piece
        piece = re.sub(r", (?=[a-z])", chance.choice([",", " , ", ",  "]), piece)
        # One margin for all: a deeper item would say something.
        piece = re.sub(r"\n[ \t]*(?=\S|$)", "\n" + margin, piece)
        piece = re.sub(r"\n[ \t]*\n", "\n\n \n", piece)
        piece = re.sub(r" \{\n", chance.choice([" {\n", "{\n", "\n{\n"]), piece)
        piece = re.sub(r"(\n\s*)(owner|due|status|action|milestone|pledge|with|note)\b", upper, piece)
        pieces[at] = piece
    text = "".join(pieces).removeprefix("\n")
    return text.replace("\n", "\r\n") if chance.random() < 0.3 else text


def faults(plan):
    """What is wrong with the layout of a plan, each as a line."""
    once = laid(plan, [plan.text])[0]
    refused = any(one.code < "PL1" and one.severity == "error" for one in plan.known)
    if not once:
        # What is wrong with the names of a part is not said.
        if not refused and PLAN.search(plan.text):
            yield "is not laid out, and nothing says why"
        return
    twice = laid(plan, [once])[0]
    if twice != once:
        yield f"is laid out anew each time:\n{twice}"
    before, after = plan.meanings([plan.text, once])
    if meant(before) != meant(after):
        yield "means something else when it is laid out"
    found = plan.findings([once])[0]
    if codes(plan.known) != codes(found):
        yield (f"has other findings when it is laid out: lost {codes(plan.known) - codes(found)},"
               f" new {codes(found) - codes(plan.known)}")
    if comments(plan.text) != comments(once):
        yield "has other comments when it is laid out"
    if "\r" in once or re.search(r"[ \t]+$|\n\n\n|\n\n\Z", PIECES.sub("x", once), re.M):
        yield "is not in the canonical layout when it is laid out"


def disturbances(plan, number):
    """A plan whose layout was disturbed is laid out as before, unless that made errors."""
    once = laid(plan, [plan.text])[0]
    # What stands deeper than its neighbours stays so, and says something.
    if not once or any(one.code == "PL036" for one in plan.known):
        return
    chance = random.Random(number)
    texts = [disturb(once, chance) for _ in range(DISTURBED)]
    for text, again in zip(texts, laid(plan, texts)):
        if again != once and again:
            yield f"is laid out differently when it was written differently:\n{text}\nbecomes\n{again}"


def main(arguments):
    """The exit code."""
    if len(arguments) != 1:
        sys.exit(__doc__)
    wrong, count = [], 0
    for number, plan in enumerate(all_plans(arguments[0])):
        count += 1
        found = list(faults(plan)) or list(disturbances(plan, number))
        if found:
            wrong.append(f"{plan.name} " + "; ".join(found))
    wrong += wrong_goldens(arguments[0])
    wrong += untidy_examples(arguments[0])
    count += len(glob.glob(os.path.join(HERE, "*.plan")))
    close_reader()
    for message in wrong:
        print(message)
    print(f"{count - len(wrong)} passed, {len(wrong)} failed")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
