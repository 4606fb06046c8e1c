#!/usr/bin/python3
"""Holds every message against the rules of good messages that a program can check: those of the goldens of
tests/cases, and those of the bad examples on the pages of the findings.

usage: messages.py [--self-test] PLANC"""

import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
FIRST = re.compile(r"^(error|warning|note)\[(PL\d{3})\]: (.*)$")
HELP = re.compile(r"^ *= help: (.*)$")
NAMED = re.compile(r"`[^`]*`|\"[^\"]*\"|“[^”]*”")
KINDS = ("plan|theme|pledge|objective|action|milestone|measure|person|post|team|directorate|body|group|"
         "goal|phase|event|report|party|item")

# What no message says: words of who writes compilers, and words of blame.
JARGON = re.compile(
    r"\b(tokens?|nodes?|identifiers?|lexers?|parsers?|EOF|EOL|syntax error|illegal|bad|fatal|invalid"
    r"|unexpected|null|nonterminal|whitespace|delimiters?|strings?|integers?|booleans?|failed)\b", re.I)
# A fault of bytes is said in the words of those who make files.
EXEMPT = {"PL006": {"valid"}}
CURE = re.compile(r"\b(please|try|use|should|must be|you (can|could|may)|did you mean|replace it|remove)\b",
                  re.I)
NAME_WITHOUT_MARKS = re.compile(rf"\b(?:{KINDS}) [a-z]+-[a-z0-9-]+\b")


def plain(line):
    """Without the plan's own words, which may be anything."""
    return NAMED.sub("`…`", line)


def faults_of_first(code, line):
    """What is wrong with the first line of a finding."""
    words = plain(line)
    if not line or line != line.strip():
        yield "is empty, or has blanks around it"
        return
    if re.match(r"[A-Z][a-z]", line):
        yield "begins with a capital letter"
    if re.search(r"[.!]$", words):
        yield "ends with a full stop"
    found = JARGON.search(words)
    if found and found[0] not in EXEMPT.get(code, ()):
        yield f"says `{found[0]}`"
    found = CURE.search(words)
    if found:
        yield f"tells the cure: `{found[0]}`"
    if NAME_WITHOUT_MARKS.search(words):
        yield "has a name without backticks"
    if line.count("`") % 2:
        yield "has a backtick without its other"


def faults_of_help(line):
    """What is wrong with a help."""
    if re.search(r"[.]$", plain(line)):
        yield "ends with a full stop"
    if re.match(r"[A-Z][a-z]", line):
        yield "begins with a capital letter"
    found = JARGON.search(plain(line))
    if found:
        yield f"says `{found[0]}`"


def faults(output):
    """Of all findings in what `check` prints: (code, line, what is wrong)."""
    code, seen = None, 0
    wrong = []
    for line in output.splitlines():
        first, helped = FIRST.match(line), HELP.match(line)
        if first:
            code = first[2]
            seen += 1
            wrong += [(code, line, fault) for fault in faults_of_first(code, first[3])]
        elif helped and code:
            wrong += [(code, line.strip(), fault) for fault in faults_of_help(helped[1])]
    return seen, wrong


def examples(page):
    """The files of the bad example of a page, as tests/pages/README.md has them, and its day."""
    section = re.search(r"^## Bad\n(.*?)^## ", page, re.M | re.S)[1]
    for info, text in re.findall(r"^```(plan\b[^\n]*)\n(.*?)^```$", section, re.M | re.S):
        settings = dict(word.split("=", 1) for word in info.split() if "=" in word)
        # Where bytes are spelt out, tests/pages alone knows how.
        if "bytes" not in info.split():
            yield settings.get("file", "example.plan"), text, settings.get("as-of", "2018-01-01")


def said_of_change(planc, sides, folder):
    """What is told of a change, as lines of findings: what it is told of stands above it."""
    for side, text in sides:
        with open(os.path.join(folder, side + ".plan"), "w", encoding="utf-8") as out:
            out.write(text)
    told = subprocess.run(
        [os.path.abspath(planc), "diff", "--as-of", "2018-01-01", "before.plan", "after.plan"], cwd=folder,
        capture_output=True, timeout=60, check=True).stdout.decode()
    lines, of = [], ""
    for line in told.splitlines():
        change = re.match(r"( *)(.*?)  \[(PL\d{3})\]$", line)
        if change and change[1]:
            lines.append(f"warning[{change[3]}]: {of} {change[2]}")
        elif change:
            lines.append(f"warning[{change[3]}]: {change[2]}")
        else:
            of = re.sub(" “.*", "", line.strip())
    return "\n".join(lines)


def said_of(planc, page):
    with tempfile.TemporaryDirectory() as outer:
        folder = os.path.join(outer, "plans")
        os.mkdir(folder)
        as_of = None
        for name, text, as_of in examples(page):
            with open(os.path.join(folder, name), "w", encoding="utf-8") as out:
                out.write(text)
        sides = re.findall(r"^```plan (before|after)\b[^\n]*\n(.*?)^```$",
                           re.search(r"^## Bad\n(.*?)^## ", page, re.M | re.S)[1], re.M | re.S)
        if sides:
            return said_of_change(planc, sides, folder)
        if not os.path.exists(os.path.join(folder, "example.plan")):
            return ""
        return subprocess.run(
            [os.path.abspath(planc), "check", "--as-of", as_of, "example.plan"], cwd=folder,
            capture_output=True, timeout=60, check=False).stdout.decode(errors="replace")


def outputs(planc):
    goldens = os.path.join(ROOT, "tests", "cases")
    for name in sorted(os.listdir(goldens)):
        if name.endswith(".out"):
            with open(os.path.join(goldens, name), encoding="utf-8") as file:
                yield name, file.read()
    pages = os.path.join(ROOT, "docs", "findings")
    for name in sorted(os.listdir(pages)):
        with open(os.path.join(pages, name), encoding="utf-8") as file:
            yield name, said_of(planc, file.read())


def self_test():
    """Each fault is found, and what is right passes."""
    trials = [
        ("error[PL204]: action `a` has no deadline", 0),
        ("error[PL204]: `March 2018` is before `Bad.`", 0),
        ("error[PL204]: Action `a` has no deadline", 1),
        ("error[PL204]: action `a` has no deadline.", 1),
        ("error[PL204]: illegal action `a`", 1),
        ("error[PL204]: unknown token", 1),
        ("error[PL204]: action `a` has no deadline, you can write `due`", 1),
        ("error[PL204]: no owner; did you mean `ada`?", 1),
        ("error[PL204]: milestone agree-sites is late", 1),
        ("error[PL204]: `a is late", 1),
        ("error[PL204]: late\n  = help: Write `due`", 1),
        ("error[PL204]: late\n  = help: write `due`.", 1),
        ("  = help: Of nothing.", 0),
    ]
    failed = 0
    for text, count in trials:
        wrong = faults(text)[1]
        if len(wrong) != count:
            failed += 1
            print(f"self-test: {text!r}: expected {count}, got {wrong}")
    print(f"{len(trials) - failed} passed, {failed} failed")
    return failed


def main(arguments):
    if len(arguments) == 2 and arguments[0] == "--self-test":
        sys.exit(bool(self_test()))
    if len(arguments) != 1:
        sys.exit(__doc__)
    passed = failed = 0
    for name, output in outputs(arguments[0]):
        seen, wrong = faults(output)
        for code, line, fault in wrong:
            print(f"{name}: {fault}: {line}")
        bad = len({line for _, line, _ in wrong})
        passed += max(seen - bad, 0)
        failed += bad
    print(f"{passed} passed, {failed} failed")
    sys.exit(bool(failed))


main(sys.argv[1:])
