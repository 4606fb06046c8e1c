#!/usr/bin/python3
"""Proves the pages of the findings: each row of the register has a page, whose bad example gets
exactly that finding and whose good example gets none. How an example is written: README.md here.

usage: run.py [--self-test] PLANC"""

import os
import re
import subprocess
import sys
import tempfile

from examples import examples, sections, write_examples

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
ROW = re.compile(r"^(STOP|TELL|TOOL|CHANGE_RULE|\w+_CHECK)\((PL\d\d\d), (\w+), (\w+), ", re.M)
FINDING = re.compile(rb"\[(PL\d\d\d)\]$")
CHANGE = re.compile(r" \[(PL\d\d\d)\]$", re.M)
SECTIONS = ["Why it matters", "Bad", "Good", "What to do", "How to turn it off"]


class Wrong(Exception):
    """What is wrong with a page, in words."""


def rows(register):
    return [(kind, code, name.replace("_", "-"), severity)
            for kind, code, name, severity in ROW.findall(register)]


def findings(planc, section, *options, above=""):
    """Writes the files of a section, with a first line if one is given, into a folder of their own and
    checks them: the codes, and all that is printed."""
    plans = examples(section)
    if not plans:
        raise Wrong("holds no example")
    with tempfile.TemporaryDirectory() as outer:
        folder = os.path.join(outer, "plans")
        os.mkdir(folder)
        as_of = write_examples(plans, folder, above)
        run = subprocess.run(
            [os.path.abspath(planc), "check", "--format", "short", "--as-of", as_of, *options,
             "example.plan"], cwd=folder, capture_output=True, timeout=60, check=False)
    if run.stderr or run.returncode not in (0, 1):
        raise Wrong(f"planc failed ({run.returncode}): {run.stderr.decode(errors='replace')}")
    lines = run.stdout.splitlines()
    codes = [FINDING.search(line) for line in lines]
    if None in codes:
        raise Wrong(f"is not a line of a finding: {lines[codes.index(None)]!r}")
    return [code[1].decode() for code in codes], run.stdout.decode(errors="replace")


def expect(planc, section, title, wanted, *options, above=""):
    codes, output = findings(planc, section, *options, above=above)
    if wanted and not codes:
        raise Wrong(f"{title}: no finding, expected {wanted}")
    if set(codes) - {wanted}:
        raise Wrong(f"{title}: expected {wanted or 'no finding'}, got:\n{output}")


def changes(planc, section, *options, rule="", rule_before=True):
    """Writes both sides of a section into a folder, with a `rule` line in both, or only in the one behind,
    and compares them: the codes, all that is printed, and the code that the later side may get."""
    plans = [(words, text) for words, text in examples(section)]
    sides = [words[1] for words, _ in plans]
    if sides != ["before", "after"]:
        raise Wrong(f"holds no plan `before` and no plan `after` but {sides}")
    gets = [word[5:] for word in plans[1][0] if word.startswith("gets=")]
    with tempfile.TemporaryDirectory() as folder:
        for side, (_, text) in zip(sides, plans):
            if rule and (rule_before or side == "after"):
                text = re.sub(r"^(plan .*\{)$", rf"\1\n    rule {rule}", text, count=1, flags=re.M)
            with open(os.path.join(folder, side + ".plan"), "w", encoding="utf-8") as out:
                out.write(text)
        run = subprocess.run(
            [os.path.abspath(planc), "diff", "--full", "--as-of", "2018-01-01", *options, "before.plan",
             "after.plan"], cwd=folder, capture_output=True, timeout=60, check=False)
    output = run.stdout.decode() + run.stderr.decode()
    if run.returncode:
        raise Wrong(f"planc failed ({run.returncode}): {output}")
    return CHANGE.findall(output), output, gets


def expect_changes(title, got, wanted):
    codes, output, gets = got
    if set(codes) != set(wanted if wanted is not None else gets):
        raise Wrong(f"{title}: expected {wanted if wanted is not None else gets}, got:\n{output}")


def check_change_page(planc, code, parts):
    """The bad change gets the finding, the good one none or that which its fence names. The version before
    decides whether the rule holds; a `rule` line that comes with the change is reported instead."""
    bad, good = parts["Bad"], parts["Good"]
    expect_changes("the bad change", changes(planc, bad), [code])
    expect_changes("the good change", changes(planc, good), None)
    off = f"{code} off"
    expect_changes("the bad change, turned off", changes(planc, bad, "-A", code), [])
    expect_changes("the bad change, with a rule", changes(planc, bad, rule=off), [])
    codes = changes(planc, bad, rule=off, rule_before=False)[0]
    if code not in codes or (code != "PL754" and "PL752" not in codes):
        raise Wrong(f"a rule that comes with the change excuses it: {codes}")
    # Each side is a plan of which nothing else is to be said.
    for section in bad, good:
        for words, text in examples(section):
            also = [word[5:] for word in words if word.startswith("also=")]
            expect(planc, f"```{' '.join(words)}\n{text}```\n", f"the plan {words[1]}",
                   also[0] if also else None)
    if "For one item: " in parts["How to turn it off"]:
        raise Wrong("says that a comment suppresses it")


def check_page(planc, kind, code, name, severity, page):
    heading, parts = sections(page)
    if heading.splitlines()[:1] != [f"# {code} {name}"]:
        raise Wrong(f"the first line is not `# {code} {name}`")
    if len(heading.strip().splitlines()) < 2:
        raise Wrong("no sentence under the heading says what it is")
    if list(parts) != SECTIONS:
        raise Wrong(f"the sections are not {', '.join(SECTIONS)}")
    if not page.rstrip().endswith("Since version 0.1.0."):
        raise Wrong("does not end by saying since when")
    if kind == "TOOL":
        # No plan can show it.
        if examples(parts["Bad"]) or "It cannot be turned off" not in parts["How to turn it off"]:
            raise Wrong("it is said of no plan, and cannot be turned off")
        return
    if kind == "CHANGE_RULE":
        if f"`rule {code} off`" not in parts["How to turn it off"]:
            raise Wrong(f"does not name `rule {code} off`")
        check_change_page(planc, code, parts)
        return
    expect(planc, parts["Bad"], "the bad example", code)
    expect(planc, parts["Good"], "the good example", None)
    fixed = code.startswith("PL0") and severity == "ERROR"
    off = f"`rule {code} off`" in parts["How to turn it off"]
    if kind == "STOP" or fixed:
        if off:
            raise Wrong("says that it can be turned off, but it cannot")
    elif not off:
        raise Wrong(f"does not name `rule {code} off`")
    else:
        expect(planc, parts["Bad"], "the bad example, turned off", None, "-A", code)
    check_suppression(planc, code, kind == "STOP" or fixed or code >= "PL8", parts)


def check_suppression(planc, code, refused, parts):
    """A comment above the bad example hides its finding, unless that is refused; the page says so."""
    bad = parts["Bad"]
    above = f"# planc: allow-file {code} -- the page tries it\n"
    if refused:
        codes = findings(planc, bad, above=above)[0]
        if code not in codes:
            raise Wrong(f"is suppressed, but should not be: {codes}")
    else:
        expect(planc, bad, "the bad example, suppressed", None, above=above)
        expect(planc, bad, "the bad example, shown", code, "--no-suppress", above=above)
    words = f"For one item: `# planc: allow {code} -- reason` on the line before it."
    if (words in parts["How to turn it off"]) == refused:
        raise Wrong("the page is wrong about whether a comment suppresses it")


def run_all(planc, register, folder):
    passed, wrong = 0, []
    known = rows(register)
    for kind, code, name, severity in known:
        path = os.path.join(folder, code + ".md")
        if not os.path.exists(path):
            wrong.append(f"{code}: there is no page {code}.md")
            continue
        try:
            with open(path, encoding="utf-8") as page:
                check_page(planc, kind, code, name, severity, page.read())
            passed += 1
        except Wrong as error:
            wrong.append(f"{code}: {error}")
    codes = {row[1] + ".md" for row in known}
    wrong += [f"{name}: the register has no such finding"
              for name in sorted(os.listdir(folder)) if name not in codes]
    return passed, wrong


def self_test(planc, register):
    """A page whose examples are swapped, one without a page, and one too many must each fail."""
    code, name = "PL204", "missing-deadline"
    with open(os.path.join(ROOT, "docs", "findings", code + ".md"), encoding="utf-8") as page:
        good = page.read()
    swapped = good.replace("## Bad\n", "## X\n").replace("## Good\n", "## Bad\n")
    swapped = swapped.replace("## X\n", "## Good\n")
    row = "".join(line + "\n" for line in register.splitlines() if f"({code}," in line)
    wanted = [("the page as it is", {code: good}, 0), ("a missing page", {}, 1),
              ("swapped examples", {code: swapped}, 1),
              ("another name", {code: good.replace(name, "missing-owner")}, 1),
              ("a page too many", {code: good, "PL999": good}, 1)]
    failed = 0
    for title, pages, count in wanted:
        with tempfile.TemporaryDirectory() as folder:
            for stem, text in pages.items():
                with open(os.path.join(folder, stem + ".md"), "w", encoding="utf-8") as out:
                    out.write(text)
            wrong = run_all(planc, row, folder)[1]
        if len(wrong) != count:
            failed += 1
            print(f"self-test: {title}: expected {count} failed, got {wrong}")
    print(f"{len(wanted) - failed} passed, {failed} failed")
    return failed


def self_test_changes(planc, register):
    """The same for a page with two sides: swapped, and with a `gets` that is wrong."""
    code = "PL701"
    with open(os.path.join(ROOT, "docs", "findings", code + ".md"), encoding="utf-8") as page:
        good = page.read()
    row = "".join(line + "\n" for line in register.splitlines() if f"({code}," in line)
    trials = [("the page as it is", good, 0), ("another finding", good.replace("gets=PL702", "gets=PL703"), 1),
              ("sides swapped", good.replace("plan before", "plan x").replace("plan after", "plan before"), 1),
              ("no slip", good.replace("due December 2018", "due March 2018"), 1)]
    failed = 0
    for title, text, count in trials:
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, code + ".md"), "w", encoding="utf-8") as out:
                out.write(text)
            wrong = run_all(planc, row, folder)[1]
        if len(wrong) != count:
            failed += 1
            print(f"self-test: {title}: expected {count} failed, got {wrong}")
    print(f"{len(trials) - failed} passed, {failed} failed")
    return failed


def main(arguments):
    test = arguments[:1] == ["--self-test"]
    if len(arguments) != 1 + test:
        sys.exit(__doc__)
    planc = arguments[-1]
    with open(os.path.join(ROOT, "compiler", "diag.def"), encoding="utf-8") as file:
        register = file.read()
    if test:
        sys.exit(bool(self_test(planc, register) + self_test_changes(planc, register)))
    passed, wrong = run_all(planc, register, os.path.join(ROOT, "docs", "findings"))
    for line in wrong:
        print(line)
    print(f"{passed} passed, {len(wrong)} failed")
    sys.exit(bool(wrong))


main(sys.argv[1:])
