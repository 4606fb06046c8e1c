"""One brace or one quote left out: at most a finding or two, at the place of the slip."""

import re

from plans import is_in_comment, one_line

# Findings for a quote: on average, and at most; how many of the first are at the right line.
QUOTE_AVERAGE, QUOTE_MOST, QUOTE_RIGHT = 1.3, 4, 0.96


def without(plan, mark):
    """Each text that comes from leaving `mark` out once, and where that was."""
    for match in re.finditer(re.escape(mark), plan.text):
        at = match.start()
        if not is_in_comment(plan.text, at):
            yield plan.text[:at] + plan.text[at + 1:], at


def opening_line(plan, at):
    """The line on which the text begins that the quote at `at` opens or closes."""
    inside, start = False, 0
    for match in re.finditer(r'"|#[^\n]*', plan.text):
        if match[0] != '"' and not inside:
            continue
        if match[0] == '"':
            inside = not inside
            start = match.start() if inside else start
            if match.start() == at:
                return plan.line_of(start)
    return plan.line_of(at)


def header_end(plan, line):
    """The last line of a header whose `{` stood on `line`: translations of its title go on."""
    lines = plan.text.split("\n")
    while re.match(r'\s*[a-z]{2}\s+"', lines[line]):
        line += 1
    return line


def braces(plans, wrong):
    """Each brace left out: one finding of syntax, at the header of the block that lost its `{` or
    its `}`, or at the brace that is left over."""
    return sum(braces_of(plan, wrong) for plan in plans)


def quotes(plans, wrong):
    """Each quote left out: few findings, the first where the text begins."""
    return sum(quotes_of(plan, wrong) for plan in plans)


def braces_of(plan, wrong):
    """Those of one plan."""
    count = 0
    for mark in "{}":
        slips = list(without(plan, mark))
        for (_, at), new in zip(slips, plan.new_findings([text for text, _ in slips])):
            count += 1
            good = len(new) == 1 and new[0].code == "PL003"
            if good and mark == "{":
                good = new[0].line == header_end(plan, plan.line_of(at))
            if not good:
                wrong.append(f"{plan.name}:{plan.line_of(at)}: without `{mark}`: {one_line(new)}")
    return count


def quotes_of(plan, wrong):
    """Those of one plan."""
    count = total = right = 0
    slips = list(without(plan, '"'))
    for (_, at), new in zip(slips, plan.new_findings([text for text, _ in slips])):
        count += 1
        total += len(new)
        right += bool(new) and new[0].line == opening_line(plan, at)
        if not 1 <= len(new) <= QUOTE_MOST:
            wrong.append(f"{plan.name}:{plan.line_of(at)}: without its quote: {one_line(new)}")
    if total > QUOTE_AVERAGE * count:
        wrong.append(f"{plan.name}: {total / count:.2f} findings a quote")
    if right < QUOTE_RIGHT * count:
        wrong.append(f"{plan.name}: the first is on the right line for {right} of {count} quotes")
    print(f"{plan.name}: {count} quotes, {total / count:.2f} findings each, {right} at the right line")
    return count
