"""One character left out of a small plan, or put into it: if planc takes that for a plan, it takes it
for the same plan when the safe fixes are made, and they come to an end."""

import os

import fixes
from plans import HERE, Plan

PATH, AS_OF = os.path.join(HERE, "quotes-and-lists.plan"), "2017-10-01"
PUT_IN = '"“” \n#{},;.=/1a'


def variants_of(text):
    """Each once: what a character doubled is at both its sides."""
    for at, char in enumerate(text):
        yield text[:at] + text[at + 1:]
        for other in PUT_IN:
            if other != char:
                yield text[:at] + other + text[at:]


def has_error(found):
    """True if no paper can be built."""
    return any(one.severity == "error" for one in found)


def edits(plans, wrong):
    """How many plans had their fixes made; what went wrong is added to `wrong`."""
    plan = Plan(plans[0].command[0], PATH, AS_OF)
    texts = list(variants_of(plan.text))
    count = 0
    for text, found in zip(texts, plan.findings(texts)):
        if has_error(found) or not any(one.fix == "safe" for one in found):
            continue
        count += 1
        for fault in faults(plan, text, found):
            wrong.append(f"{plan.name}, edited: {fault}:\n  {line_edited(plan.text, text)}")
    print(f"{count} of {len(texts)} plans with a character more or less are fixed")
    return count


def faults(plan, text, found):
    """What the safe fixes of a plan without an error have done wrong, each as a line."""
    fixed, rounds = fixes.made(plan, text)
    if rounds == fixes.ROUNDS:
        yield "the fixes come to no end"
    if has_error(plan.findings([fixed])[0]):
        yield "an error after the fixes"
    elif fixes.changed(plan, text, fixed, found):
        yield "the plan means something else after the fixes"


def line_edited(before, after):
    """The first line of `after` that is not in its place in `before`."""
    return next((line for old, line in zip(before.splitlines() + [""], after.splitlines())
                 if old != line), "the end")
