"""Plausible slips, one to three in a plan or a piece of one, drawn by chance but the same in each run.

What planc says must be of use to who made them: each finding has a place, none says the same as
another, none speaks of things that only a programmer of planc can see, and there are few."""

import collections
import difflib
import random
import re

from hand import SLIPS
from plans import case_plans, new_findings, one_line

SEED = 2018
COUNT = 600
MOST_SLIPS = 3
MOST_FOR_A_SLIP = 4
EXAMPLES_SHOWN = 2

# What a writer cannot see, outside the words that are quoted from the plan.
HIDDEN = re.compile(
    r"\b(tokens?|identifiers?|literals?|end of (the )?file|EOF|bytes?|offsets?|pars(er|ing|e)|syntax"
    r"|lex(er|ical)|scanner|grammar|nonterminal|NULL|null|nil|undefined|T_[A-Z_]+|YY\w+|yy\w+"
    r"|unexpected|\$end|\$undefined)\b")


class Try:
    """A plan or a piece of one, and the same with slips."""

    def __init__(self, plan, number):
        chance = random.Random(SEED * 1000003 + number)
        self.plan, self.number, self.slips = plan, number, []
        self.before = self.text = plan.text if chance.random() < 0.5 else piece(chance, plan.text)
        for _ in range(chance.randint(1, MOST_SLIPS)):
            name = chance.choice(list(SLIPS))
            text = SLIPS[name](chance, self.text)
            if text is not None and text != self.text:
                self.text = text
                self.slips.append(name)

    def describe(self, findings):
        """What was changed, and what is said of it."""
        changes = difflib.unified_diff(self.before.split("\n"), self.text.split("\n"), n=0, lineterm="")
        shown = [line for line in changes if line[:3] not in ("---", "+++")]
        return "\n".join([f"  {self.plan.name}, try {self.number}: {', '.join(self.slips)}"]
                         + ["    " + line for line in shown[:12]]
                         + [f"    says {one_line(findings)}"])


def piece(chance, text):
    """Some of the blocks that stand outside all others, in their order."""
    blocks = re.split(r"\n(?=[a-z])", text)
    return "\n".join(block for block in blocks if block.startswith("plan") or chance.random() < 0.6)


# Rules that say the same of each text, of which a line may hold several.
OF_EACH_TEXT = {"PL513"}


def faults(found, new, slips, lines):
    """What is wrong with the findings."""
    for finding in found:
        for said in finding.said:
            hidden = HIDDEN.search(re.sub(r"`[^`]*`", "", said))
            if hidden:
                yield f"a message speaks of `{hidden[0]}`"
        if not 1 <= finding.line <= lines:
            yield f"{finding.code} has no place in the plan"
    places = collections.Counter((one.code, one.line, one.column) for one in new)
    messages = collections.Counter((one.code, one.line, one.message) for one in new
                                   if one.code not in OF_EACH_TEXT)
    for counter in (places, messages):
        for (code, _, _), count in counter.items():
            if count > 1:
                yield f"{code} is said twice in a place"
    if len(new) > MOST_FOR_A_SLIP * slips:
        common = collections.Counter(one.code for one in new).most_common(1)[0][0]
        yield f"more than {MOST_FOR_A_SLIP} findings a slip, most of them {common}"


def cases(plans, wrong):
    """What is said of each plan of tests/cases must be of use, too, however much that is."""
    count = 0
    for plan in case_plans(plans[0].command[0]):
        count += 1
        many = len(plan.known)
        wrong += [f"{plan.name}: {fault}" for fault in
                  faults(plan.known, plan.known, many, plan.text.count("\n") + 1)]
    return count


def fuzz(plans, wrong, count=COUNT):
    """Tries slips on each of the plans in turn."""
    classes, total, slips = collections.defaultdict(list), 0, 0
    for at, plan in enumerate(plans):
        tries = [Try(plan, number) for number in range(at, count, len(plans))]
        before = plan.findings([one.before for one in tries])
        after = plan.findings([one.text for one in tries])
        for one, old, found in zip(tries, before, after):
            new = new_findings(old, found)
            total += len(new)
            slips += len(one.slips)
            for fault in sorted(set(faults(found, new, len(one.slips), one.text.count("\n") + 1))):
                classes[fault].append((len(one.slips), one, new))
    for fault, cases in sorted(classes.items(), key=lambda each: -len(each[1])):
        cases.sort(key=lambda case: (case[0], case[1].number))
        wrong.append(f"{fault}: {len(cases)} plans, such as\n" + "\n".join(
            one.describe(new) for _, one, new in cases[:EXAMPLES_SHOWN]))
    print(f"{count} plans with {slips} slips, {total / max(slips, 1):.2f} findings each")
    return count
