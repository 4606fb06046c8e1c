"""Safe fixes are made until none is left: each takes its finding away and brings no other."""

import collections
import glob
import os
import re
import sys
import tempfile
import unicodedata

from fuzz import Try
from plans import HERE, Plan, new_findings, one_line
from same import WORDS

sys.path.insert(1, os.path.join(HERE, "..", "pages"))
from examples import examples, sections, write_examples  # pylint: disable=wrong-import-position

ROUNDS = 10
WHOLE = ["tests/cases/*.plan", "tests/slips/*.plan", "tests/schema/*.plan", "examples/*.plan",
         "docs/templates/*.plan"]
AS_OF = re.compile(r"^# as-of: (\d{4}-\d\d-\d\d)$", re.M)
COMMENT = re.compile(r"#([^\n\"“”]*)$", re.M)
# What is tolerated has one reading, so it has a safe fix; but for these: the cure of the one is a new
# line, and of the other perhaps a word in quotes.
TOLERATED = {"PL022", "PL023", "PL206", "PL604", "PL605"}
WITHOUT_FIX = re.compile("is read as a clause of its own|may begin a remark")


def made(plan, text, guesses=False):
    """The text when no fix is left, and how many rounds that took."""
    for rounds in range(ROUNDS):
        fixed = plan.fixed([text], guesses)[0]
        if fixed == text:
            return text, rounds
        text = fixed
    return text, ROUNDS


def is_understood(found):
    """True if nothing kept planc from reading all of the plan: what is found then is all there is."""
    return not any(one.fix == "safe" and one.code not in TOLERATED for one in found)


def added(found, after):
    """What is found after the safe fixes and was not there but for what they mend."""
    kept = [one for one in found if one.fix != "safe"]
    if not is_understood(found):
        # What is said twice, in two words, shows once both have the same name.
        return [one for one in new_findings(kept, after)
                if one.code < "PL1" and one.code != "PL005"]
    # Words that were mended stand in the messages of others, too.
    left, new = collections.Counter(one.code for one in kept), []
    for one in after:
        left[one.code] -= 1
        if left[one.code] < 0:
            new.append(one)
    return new


def visible(meaning):
    """A plan as JSON without the words of dates, and as people see it: an invisible character, or an
    accent that is a character of its own, makes no other text, nor does a quote that is escaped."""
    text = unicodedata.normalize("NFC", WORDS.sub("", meaning)).replace(r'\\\"', r'\"')
    return "".join(char for char in text if unicodedata.category(char) != "Cf")


def changed(plan, text, fixed, found):
    """True if a plan, all of which was read, means something else."""
    before, after = plan.meanings([text, fixed])
    return bool(before) and is_understood(found) and visible(before) != visible(after)


def faults(plan, text, found):
    """What is wrong with the fixes of a text, each as a line."""
    for one in found:
        if one.code in TOLERATED and one.fix != "safe" and not WITHOUT_FIX.search(one.message):
            yield f"line {one.line}: {one.code} has no safe fix: {one.message}"
    if any(one.fix == "guess" for one in found):
        guessed, rounds = made(plan, text, guesses=True)
        left = [one for one in plan.findings([guessed])[0] if one.fix]
        if rounds == ROUNDS or left:
            yield f"left after the guesses: {one_line(left)}"
    if not any(one.fix == "safe" for one in found):
        return
    fixed, rounds = made(plan, text)
    if rounds == ROUNDS:
        yield "the fixes come to no end"
        return
    after = plan.findings([fixed])[0]
    left = [one for one in after if one.fix == "safe"]
    if left:
        yield f"left after its fix: {one_line(left)}"
    new = added(found, after)
    if new:
        yield f"new after the fixes: {one_line(new)}\n  was {one_line(found)}"
    if comments(text) != comments(fixed):
        yield "the fixes took a comment, or made one"
    if changed(plan, text, fixed, found):
        yield "the plan means something else after the fixes"


def comments(text):
    """The words of all comments: what stands behind a `#` that no quote comes after."""
    return collections.Counter(match[1].strip() for match in COMMENT.finditer(text))


def whole_plans(variants):
    """All plans of tests/cases, the examples, the templates, and the pages of the findings."""
    for pattern in WHOLE:
        for path in sorted(glob.glob(os.path.join(HERE, "..", "..", pattern))):
            with open(path, encoding="utf-8", errors="replace") as file:
                day = AS_OF.search(file.read())
            yield Plan(variants, path, day[1] if day else "2018-01-01", "surrogateescape")
    for path in sorted(glob.glob(os.path.join(HERE, "..", "..", "docs", "findings", "*.md"))):
        with open(path, encoding="utf-8") as file:
            plans = examples(sections(file.read())[1].get("Bad", ""))
        if not plans:  # of findings that speak of no plan
            continue
        with tempfile.TemporaryDirectory() as folder:
            day = write_examples(plans, folder)
            plan = Plan(variants, os.path.join(folder, "example.plan"), day, "surrogateescape")
            plan.name = os.path.basename(path)
            yield plan


def fixes(plans, wrong, size=1500):
    """How many plans had their fixes made; what went wrong is added to `wrong`."""
    count = fixed = 0
    for plan in whole_plans(plans[0].command[0]):
        count += 1
        fixed += any(one.fix == "safe" for one in plan.known)
        wrong += [f"{plan.name}: {fault}" for fault in faults(plan, plan.text, plan.known)]
    for at, plan in enumerate(plans):
        # One slip only: what its fix mends may hide another on the same line.
        tries = [Try(plan, number) for number in range(at, size, len(plans))]
        texts = [one.text for one in tries if len(one.slips) == 1]
        for text, found in zip(texts, plan.findings(texts)):
            count += 1
            fixed += any(one.fix == "safe" for one in found)
            wrong += [f"{plan.name}, slipped: {fault}" for fault in faults(plan, text, found)]
    if not fixed:
        sys.exit("no plan has a fix: these tests test nothing")
    print(f"{fixed} of {count} plans have safe fixes")
    return count
