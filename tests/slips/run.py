#!/usr/bin/python3
"""Leaves one mark out of a plan at a time, and counts what `planc check` has to say about it.

One slip of the hand should be one finding, at the place of the slip. The plans are the examples and
every-form.plan here, which holds every form of the language.

usage: run.py PLANC

  braces   each `{` and each `}` left out: exactly one finding of syntax, at the header of the block
           that lost it or at the brace that is left over
  quotes   each quote left out: on average at most 1.3 findings, never more than 5, and the first at
           the line where the text begins in at least 96 % of the cases
"""

import collections
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
EXAMPLES = os.path.join(HERE, "..", "..", "examples")
PLANS = [
    (os.path.join(HERE, "every-form.plan"), "2018-06-01"),
    (os.path.join(EXAMPLES, "cohesion-2017.plan"), "2017-10-01"),
    (os.path.join(EXAMPLES, "engagement-2018.plan"), "2018-04-01"),
]


class Plan:
    def __init__(self, planc, path, as_of):
        self.planc, self.path, self.as_of = planc, path, as_of
        with open(path, encoding="utf-8") as source:
            self.text = source.read()
        self.known = collections.Counter(text for _, text in self.findings(self.text))

    def findings(self, text):
        """(line, severity and message) of each finding."""
        run = subprocess.run(
            [self.planc, "check", "--format", "short", "--as-of", self.as_of,
             "--stdin-path", "plan", "-"],
            input=text, capture_output=True, text=True, encoding="utf-8",
            cwd=os.path.dirname(self.path), check=False)
        if run.returncode not in (0, 1):
            sys.exit(f"planc ended with {run.returncode} on {self.path}\n{run.stderr}")
        places = [re.match(r"plan:(\d+):\d+: (.*)", line) for line in run.stdout.splitlines()]
        return [(int(place[1]), place[2]) for place in places if place]

    def new_findings(self, text):
        """Those that the plan does not have as it is."""
        left, new = self.known.copy(), []
        for line, message in self.findings(text):
            if left[message] > 0:
                left[message] -= 1
            else:
                new.append((line, message))
        return new

    def without(self, mark):
        """Each text that comes from leaving `mark` out once, and where that was."""
        for match in re.finditer(re.escape(mark), self.text):
            at = match.start()
            if not is_in_comment(self.text, at):
                yield self.text[:at] + self.text[at + 1:], at

    def line_of(self, at):
        return self.text.count("\n", 0, at) + 1


def is_in_comment(text, at):
    line = text[text.rfind("\n", 0, at) + 1:at]
    return "#" in line and line.count('"') % 2 == 0


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


def braces(plan, wrong):
    count = 0
    for mark in "{}":
        for text, at in plan.without(mark):
            count += 1
            new = [found for found in plan.new_findings(text) if "[PL003]" in found[1]]
            others = [found for found in plan.new_findings(text) if found not in new]
            good = len(new) == 1 and not others
            if good and mark == "{":
                good = new[0][0] == header_end(plan, plan.line_of(at))
            if not good:
                wrong.append(f"{plan.path}:{plan.line_of(at)}: without `{mark}`: {new + others}")
    return count


def quotes(plan, wrong):
    count = total = right = 0
    for text, at in plan.without('"'):
        new = plan.new_findings(text)
        count += 1
        total += len(new)
        right += bool(new) and new[0][0] == opening_line(plan, at)
        if not 1 <= len(new) <= 5:
            wrong.append(f"{plan.path}:{plan.line_of(at)}: without its quote: {len(new)} findings")
    if total > 1.3 * count:
        wrong.append(f"{plan.path}: {total / count:.2f} findings a quote")
    if right < 0.96 * count:
        wrong.append(f"{plan.path}: the first is on the right line for {right} of {count} quotes")
    print(f"{os.path.basename(plan.path)}: {count} quotes, {total / count:.2f} findings each, "
          f"{right} at the right line")
    return count


def main(arguments):
    if len(arguments) != 1:
        sys.exit(__doc__)
    planc, wrong, count = os.path.abspath(arguments[0]), [], 0
    for path, as_of in PLANS:
        plan = Plan(planc, path, as_of)
        count += braces(plan, wrong) + quotes(plan, wrong)
    for message in wrong:
        print(message)
    print(f"{count - len(wrong)} passed, {len(wrong)} failed")
    sys.exit(1 if wrong else 0)


main(sys.argv[1:])
