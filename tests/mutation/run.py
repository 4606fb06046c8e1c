#!/usr/bin/python3
"""Makes single faults that break a rule, and as many edits that do no harm: planc reports at least 95 %
of the faults at the right line, and says nothing new of the edits but notes.

usage: run.py [--self-test] VARIANTS

VARIANTS is the program made of tests/slips/variants.c. Faults and edits are chosen by chance from a
fixed seed. Each fault that is not reported is printed with its judgement, a row of JUDGED. With
--self-test: whether this script sees what it should."""

import collections
import os
import random
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "slips"))

# pylint: disable=wrong-import-position
from edits import EDITS
from faults import FAULTS, Fault
from plans import EXAMPLES, PLANS, Plan, close_reader, one_line
from source import Source

SEED = 2018
# Of each kind in each example; of every-form.plan all, so that JUDGED does not depend on chance.
MOST_FAULTS, MOST_EDITS = 20, 30
AT_LEAST, SHARE = 300, 0.95
DAYS = {"communities-2011": "2012-10-01", "corporate-2012": "2012-04-01", "equality-2017": "2017-04-01"}

# Faults that are not reported: kind, plan and faulty line as a pattern, and why that is right.
JUDGED = [
    ("due lost", "^every-form.plan: .* status merged into a ",
     "what was merged into another item needs no deadline of its own"),
    ("year out of the period", "^every-form.plan: action x .* due ongoing review",
     "the review of what has no end is no deadline, and may lie behind the plan"),
    ("Cyrillic in a name", "^every-form.plan: .* status merged into \u0430 ",
     "PL001 on its line: a letter alone has none beside it that tells its alphabet"),
]


def all_plans(variants):
    """The five examples, and the plan with every form."""
    paths = PLANS + [(os.path.join(EXAMPLES, f"{name}.plan"), day) for name, day in DAYS.items()]
    return [Plan(variants, path, day) for path, day in paths]


def some(plan, make, kind, most):
    """What a kind makes of a plan: so many of them by chance, of the small plan all."""
    chance = random.Random(f"{SEED} {kind} {plan.name}")
    left, chosen = list(make(Source(plan), chance)), []
    if plan.path == PLANS[0][0]:
        return left
    while left and len(chosen) < most:
        chosen.append(left.pop(int(chance.random() * len(left))))
    return chosen


def is_reported(fault, new, codes):
    """Whether one of the new findings is of a rule that the fault breaks, and at the right line."""
    return any(one.code in codes and
               (one.line in fault.lines or (fault.further and fault.lines & set(one.further)))
               for one in new)


def alarms(new):
    """What is more than a note."""
    return [finding for finding in new if finding.severity in ("warning", "error")]


def judgement(kind, plan, fault, used):
    """Why a fault need not be reported; None if no row says so."""
    line = fault.text.split("\n")[min(fault.lines) - 1].strip()
    for row, (of_kind, pattern, why) in enumerate(JUDGED):
        if of_kind == kind and re.search(pattern, f"{plan.name}: {line}"):
            used.add(row)
            return why
    return None


def try_faults(plans, wrong):
    """All kinds of faults. How many."""
    used, total, seen = set(), 0, 0
    for kind, (make, broken) in FAULTS.items():
        tried, reported, codes = 0, 0, collections.Counter()
        for plan in plans:
            faults = some(plan, make, kind, MOST_FAULTS)
            for fault, new in zip(faults, plan.new_findings([fault.text for fault in faults])):
                tried += 1
                if is_reported(fault, new, broken):
                    reported += 1
                    codes.update({one.code for one in new if is_reported(fault, [one], broken)})
                    continue
                why = judgement(kind, plan, fault, used)
                miss = f"{plan.name}:{min(fault.lines)}: {kind}: {fault.what}: {one_line(new)}"
                print(f"missed: {miss}\n        judged: {why}")
                if not why:
                    wrong.append(f"no row of JUDGED: {miss}")
        print(f"{kind}: {reported} of {tried} reported: "
              f"{', '.join(f'{code} {count}' for code, count in codes.most_common())}")
        total, seen = total + tried, seen + reported
        if not tried:
            wrong.append(f"{kind}: no such fault was made")
    print(f"{seen} of {total} faults reported at the right line: {seen / total:.1%}")
    if total < AT_LEAST or seen < SHARE * total:
        wrong.append(f"{seen} of {total} faults reported, not {SHARE:.0%} of at least {AT_LEAST}")
    for row, (kind, pattern, why) in enumerate(JUDGED):
        if row not in used:
            wrong.append(f"JUDGED: no miss needs the row `{kind}: {pattern}` ({why})")
    return total


def try_edits(plans, wrong):
    """All kinds of edits. How many."""
    total = 0
    for kind, make in EDITS.items():
        tried, silent = 0, 0
        for plan in plans:
            edits = some(plan, make, kind, MOST_EDITS)
            for (what, _), new in zip(edits, plan.new_findings([text for _, text in edits])):
                tried += 1
                silent += not alarms(new)
                if alarms(new):
                    wrong.append(f"{plan.name}: {kind}: {what}: {one_line(alarms(new))}")
        print(f"{kind}: {silent} of {tried} edits without a new error or warning")
        total += tried
    return total


def self_test(plans):
    """What is wrong with this script, and how many trials there were."""
    plan = plans[0]
    lost = plan.text.replace("owner parks due 31 March 2019", "owner porks due 31 March 2019")
    line = plan.line_of(plan.text.index("owner parks due 31 March 2019"))
    new = plan.new_findings([plan.text, lost])
    trials = [
        ("a fault that changes nothing is reported",
         not is_reported(Fault("", plan.text, set(range(1, 1000)), True), new[0], "PL101")),
        ("a fault is not reported", is_reported(Fault("", lost, {line}, False), new[1], "PL101")),
        ("a fault is reported at another line",
         not is_reported(Fault("", lost, {line + 1}, False), new[1], "PL101")),
        ("a fault is reported as another",
         not is_reported(Fault("", lost, {line}, False), new[1], "PL201")),
        ("a fault is no alarm", alarms(new[1])),
        ("a plan as it is gives alarm", not alarms(new[0])),
        ("a fault is judged that no row speaks of",
         judgement("no such kind", plan, Fault("", lost, {line}, False), set()) is None),
    ]
    for kind, (make, _) in FAULTS.items():
        same = [fault for one in plans for fault in make(Source(one), random.Random(SEED))
                if fault.text == one.text]
        trials.append((f"{kind}: a fault changes nothing", not same))
    return [f"self-test: {what}" for what, right in trials if not right], len(trials)


def main(arguments):
    """The exit code."""
    testing = arguments[:1] == ["--self-test"]
    if len(arguments) != 1 + testing:
        sys.exit(__doc__)
    plans, wrong = all_plans(arguments[-1]), []
    if testing:
        wrong, count = self_test(plans)
    else:
        faults = try_faults(plans, wrong)
        count = faults + try_edits(plans, wrong)
        if count < 2 * faults:
            wrong.append(f"fewer edits than faults: {count - faults} beside {faults}")
    close_reader()
    for message in wrong:
        print(message)
    print("mutation: " + (f"{len(wrong)} failed" if wrong else f"{count} passed"))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
