"""What those need who watch over many plans: counts, and lines that GitHub makes annotations of."""

import json
import os
import re

from harness import Failure, test

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
LATE = (
    'plan p "Plan"\nperson ada "Ada Marsh"\n'
    'action a "Plant the trees." owner ada due March 2018\n'  # PL217
    'action b "Mend the gate."\n'  # PL204, PL301
    'action c "Light the path."\n'  # PL204, PL301
    'action d "Open the hut." owner bob due March 2019\n'  # PL101
)
COUNTS = "\n  2 PL204 missing-deadline\n  2 PL301 missing-owner\n  1 PL101 undeclared-owner\n" \
    "  1 PL217 overdue\n"


@test
def statistics(t):
    """--statistics counts each rule below everything else, most first and then by code."""
    plain = t.show(LATE)
    if plain.out.count("PL217") != 1:
        plain.fail("statistics that nobody asked for")
    t.run("check", "--statistics", "a.plan").expect(1, plain.out + COUNTS)
    # All are counted, whether they are shown or not.
    few = t.run("check", "--max-findings", "1", "a.plan")
    t.run("check", "--statistics", "--max-findings", "1", "a.plan").expect(1, few.out + COUNTS)
    t.run("check", "--statistics", "-q", "a.plan").expect(1)
    t.run("check", "--statistics", "--format", "text=report", "a.plan").expect(1)
    if t.read("report").decode() != plain.out + COUNTS:
        raise Failure("a report in a file has no statistics, or others")
    many = 'plan p "Plan"\nperson ada "Ada Marsh"\naction z "Z."\n' + "".join(
        f'action a{i} "Do part {i}." owner ada\n' for i in range(1100))
    t.write("many.plan", many)
    got = t.run("check", "--statistics", "many.plan")
    if not got.out.endswith("\n\n  1,101 PL204 missing-deadline\n      1 PL301 missing-owner\n"):
        got.fail(got.out[-400:])


@test
def statistics_of_nothing(t):
    """What comments suppress is not counted, and where nothing is found no table is begun."""
    allowed = LATE.replace("action b", "# planc: allow PL204, PL301 -- the council waits\naction b")
    t.write("a.plan", allowed)
    counts = COUNTS.replace("2 PL", "1 PL").splitlines(keepends=True)
    got = t.run("check", "--statistics", "a.plan")
    if not got.out.endswith("".join(counts[:1] + sorted(counts[1:]))):
        got.fail(f"other counts\n{got.out[-400:]}")
    got = t.run("check", "--statistics", "--no-suppress", "a.plan")
    if not got.out.endswith(COUNTS):
        got.fail(f"what is shown is not counted\n{got.out[-400:]}")
    t.write("b.plan", 'plan p "Plan"\n')
    t.run("check", "--statistics", "b.plan").expect(0, t.run("check", "b.plan").out)


@test
def statistics_for_people_only(t):
    """Every other format is byte for byte what it is without --statistics."""
    t.write("a.plan", LATE)
    formats = re.findall(r"^  (\w+) ", t.run("check", "--help").out.split("formats:")[1], re.M)
    if "short" not in formats or "sarif" not in formats:
        raise Failure(f"the formats were not found: {formats}")
    for name in formats:
        if name != "text":
            plain = t.run("check", "--format", name, "a.plan")
            t.run("check", "--statistics", "--format", name, "a.plan").expect(1, plain.out)


def read_matchers():
    """The matchers of docs/ci, in the order in which they are tried; their groups by what they are."""
    with open(os.path.join(TOP, "docs", "ci", "problem-matcher.json"), encoding="utf-8") as file:
        matchers = json.load(file)["problemMatcher"]
    if len({matcher["owner"] for matcher in matchers}) != len(matchers):
        raise Failure("two matchers have one owner: GitHub would keep the last")
    read = []
    for matcher in matchers:
        (pattern,) = matcher["pattern"]
        groups = {name: number for name, number in pattern.items() if name != "regexp"}
        read.append((re.compile(pattern["regexp"]), groups, matcher.get("severity")))
    return read


def annotations(line):
    """What GitHub reads in a line, once for each matcher that knows it."""
    found = []
    for expression, groups, severity in read_matchers():
        match = expression.search(line)
        if match:
            issue = {name: match.group(number) for name, number in groups.items()}
            found.append({"severity": severity, **issue})
    return found


@test
def problem_matcher(t):
    """It reads each line of the format short as the format json tells it, whatever the path."""
    severities = {"error": "error", "warning": "warning", "note": "notice"}
    seen = set()
    for case in ("behind-an-amount", "milestone-order"):
        with open(os.path.join(TOP, "tests", "cases", case + ".plan"), "rb") as file:
            content = file.read()
        for path in ("a.plan", "two words/of 12:30/a plan: the 2nd.plan", "1:2.plan", "planc: x.plan"):
            t.write(path, content)
            lines = t.run("check", "--format", "short", path).out.splitlines()
            findings = json.loads(t.run("check", "--format", "json", path).out)["diagnostics"]
            findings = [finding for finding in findings if not finding["suppressed"]]
            if len(lines) != len(findings) or not lines:
                raise Failure(f"{path}: {len(lines)} lines, {len(findings)} findings")
            for line, finding in zip(lines, findings):
                wanted = {
                    "severity": severities[finding["severity"]],
                    "file": finding["path"],
                    "line": str(finding["start"]["line"]),
                    "column": str(finding["start"]["column"]),
                    "message": finding["message"],
                    "code": finding["code"],
                }
                if annotations(line) != [wanted]:
                    raise Failure(f"{line}\n{annotations(line)}\ninstead of {wanted}")
                seen.add(finding["severity"])
    if seen != set(severities):
        raise Failure(f"the cases have only {seen}")


@test
def problem_matcher_elsewhere(t):
    """A message that looks like a place moves nothing, and what is no finding is none."""
    got = t.check('plan p "Plan"\ninclude "b.plan:1:2: error: x [PL101]"\n')
    if "b.plan:1:2: error: x [PL101]" not in got.out:
        got.fail("no such message")
    read = [annotations(line) for line in got.out.splitlines()]
    if [[issue["file"], issue["line"], issue["code"]] for (issue,) in read] != [["a.plan", "2", "PL011"]]:
        got.fail(f"{read}\n{got.out}")
    (issue,) = annotations("planc: error: something without a place [PL901]")
    if (issue["file"], issue["message"]) != (None, "something without a place"):
        raise Failure(f"{issue}")
    for line in t.run("check", "--statistics", "a.plan").out.splitlines() + [
        "planc: cannot read `x.plan`: No such file or directory"
    ]:
        if annotations(line):
            raise Failure(f"an annotation of: {line}")
