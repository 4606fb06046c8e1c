"""Edits that do no harm: each function gives all that it can make in a plan, as (what, text)."""

import re

from faults import pick
from source import ITEMS

PROSE = re.compile(rf'^ *(?:(?:{"|".join(ITEMS)}) +(?:[\w./-]+ +)?|note +|text +|response +|so that +)'
                   r'(?P<text>"[^"]*")', re.MULTILINE)
CLAUSES = ("subtitle publisher text note period years call require columns owner sponsor with due start "
           "status progress rag supports tag field budget evidence footnote number so response "
           "baseline").split()


def line_of(source, what, at):
    """What an edit is called."""
    return f"line {source.line_of(at)}: {what}"


def wording(source, random):
    """A word more in a title or another text."""
    for match in PROSE.finditer(source.masked):
        start, end = match.span("text")
        gaps = [gap.start() + 1 for gap in re.finditer(r"[a-z] (?=[a-z])", source.text[start:end])]
        if gaps:
            place = start + pick(random, gaps)
            word = pick(random, [" local", " shared", " yearly", " northern", " careful"])
            yield line_of(source, f"`{word}` in a text", place), source.with_edits((place, place, word))


def order(source, _):
    """Two clauses on lines of their own that change places."""
    for (start, middle), (second, end) in zip(source.lines, source.lines[1:]):
        one, two = source.masked[start:middle].split(), source.masked[second:end].split()
        if one and two and one[0] != two[0] and one[0] in CLAUSES and two[0] in CLAUSES and \
                "{" not in one + two:
            yield (line_of(source, f"`{one[0]}` behind `{two[0]}`", start),
                   source.with_edits((start, end, source.text[second:end] + "\n" +
                                      source.text[start:middle])))


def free_lines(source):
    """The lines above which something may stand: a translation stands below what it translates."""
    languages = re.findall(r"^ *languages (.*)", source.masked, re.MULTILINE)
    return [(start, end) for start, end in source.lines
            if source.masked[start:end].split()[:1] not in
            [[language] for line in languages for language in line.split(", ")]]


def blank_lines(source, random):
    """Lines without anything."""
    for start, _ in free_lines(source):
        yield (line_of(source, "blank lines above", start),
               source.with_edits((start, start, pick(random, ["\n", "\n\n", "    \n", "\t\n"]))))


def comments(source, random):
    """A comment on a line of its own, or behind another."""
    for start, end in free_lines(source):
        above = random.random() < 0.5 or not source.text[start:end].strip()
        edit = (start, start, "    # as agreed in May\n") if above else (end, end, "  # due: see minutes")
        yield line_of(source, "a comment", start), source.with_edits(edit)


def indentation(source, random):
    """A clause that stands further in or out."""
    for start, end in source.lines:
        words = source.masked[start:end].split()
        if words and (words[0] in CLAUSES or words[0] == "}"):
            begin = start + source.masked[start:end].index(words[0])
            new = pick(random, ["", " ", "  ", "\t", " " * 12])
            yield line_of(source, "another indentation", start), source.with_edits((start, begin, new))


def blanks(source, random):
    """More blanks between two words, or at the end of a line."""
    for start, end in source.lines:
        begin = start + len(source.masked[start:end]) - len(source.masked[start:end].lstrip())
        places = [match.start() for match in re.compile(r" |$").finditer(source.masked, begin, end)]
        if source.masked[start:end].strip():
            place = pick(random, places)
            yield line_of(source, "more blanks", start), source.with_edits((place, place, "  "))


def whole_file(source, _):
    """Another layout of the whole plan."""
    for what, blank in (("with tabs", "\t"), ("with two blanks a level", "  "), ("flush left", "")):
        changes = [(start, start + len(indent), blank * (len(indent) // 4))
                   for start, end in source.lines
                   for indent in [re.match(" *", source.masked[start:end])[0]]]
        yield what, source.with_edits(*changes)
    yield "with Windows line ends", source.text.replace("\n", "\r\n")


EDITS = {"wording": wording, "order": order, "blank lines": blank_lines, "comments": comments,
         "indentation": indentation, "blanks": blanks, "whole file": whole_file}
