"""Safe fixes are made until none is left: each takes its finding away and brings no other."""

import sys

from fuzz import Try
from plans import case_plans, new_findings, one_line

ROUNDS = 10
# What is tolerated has one reading, so it has a safe fix; but for these, whose cure is a new line.
TOLERATED = {"PL022", "PL023", "PL206", "PL604", "PL605"}
WITHOUT_FIX = "is read as a clause of its own"


def made(plan, text):
    """The text when no safe fix is left, and how many rounds that took."""
    for rounds in range(ROUNDS):
        fixed = plan.fixed([text])[0]
        if fixed == text or fixed == text + "\n":
            return text, rounds
        text = fixed
    return text, ROUNDS


def faults(plan, text, found):
    """What is wrong with the fixes of a text, each as a line."""
    for one in found:
        if one.code in TOLERATED and one.fix != "safe" and WITHOUT_FIX not in one.message:
            yield f"line {one.line}: {one.code} has no safe fix: {one.message}"
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
    # What is said twice, in two words, shows once both have the same name.
    errors = [one for one in new_findings(found, after)
              if one.code < "PL1" and one.code != "PL005"]
    if errors:
        yield f"new after the fixes: {one_line(errors)}\n  was {one_line(found)}"


def fixes(plans, wrong, size=1500):
    """How many plans had their fixes made; what went wrong is added to `wrong`."""
    count = fixed = 0
    for plan in case_plans(plans[0].command[0]):
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
