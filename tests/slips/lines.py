"""One line left out or written twice: at most two findings more than the plan has as it is. A
declaration that is lost is one, however often its name is used."""

import re

from plans import one_line

MOST = 2
# What an item is called changes with the lines above it.
NAME = re.compile("`[^`]*`")


def lines(plans, wrong):
    """Each line that is not blank."""
    return sum(lines_of(plan, wrong) for plan in plans)


def said_of(finding):
    """What a finding says, of whichever item."""
    return finding.code, NAME.sub("`…`", finding.message)


def lines_of(plan, wrong):
    """Those of one plan."""
    whole = plan.text.splitlines(keepends=True)
    places = [i for i, line in enumerate(whole) if line.strip()]
    count = 0
    # What a line has wrong as it is, it has wrong twice where it stands twice.
    had = {said_of(finding) for finding in plan.known}
    for what, copies in (("left out", 0), ("written twice", 2)):
        texts = ["".join(whole[:i] + whole[i:i + 1] * copies + whole[i + 1:]) for i in places]
        total = 0
        for i, new in zip(places, plan.new_findings(texts)):
            count += 1
            new = [finding for finding in new if said_of(finding) not in had]
            total += len(new)
            if len(new) > MOST:
                wrong.append(f"{plan.name}:{i + 1}: {what}: `{whole[i].strip()}`: "
                             f"{one_line(new)}")
        print(f"{plan.name}: {len(places)} lines {what}, {total / len(places):.2f} findings each")
    return count
