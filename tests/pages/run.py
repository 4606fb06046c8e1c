#!/usr/bin/python3
"""Proves the pages of the findings: each row of the register has a page, whose bad example gets
exactly that finding and whose good example gets none. How an example is written: README.md here.

usage: run.py [--self-test] PLANC"""

import codecs
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
ROW = re.compile(r"^(STOP|TELL|TOOL|\w+_CHECK)\((PL\d\d\d), (\w+), (\w+), ", re.M)
BYTE = re.compile(r"\\x([0-9A-F]{2})(?:\{(\d+)\})?")
FINDING = re.compile(rb"\[(PL\d\d\d)\]$")
SECTIONS = ["Why it matters", "Bad", "Good", "What to do", "How to turn it off"]


class Wrong(Exception):
    """What is wrong with a page, in words."""


def rows(register):
    return [(kind, code, name.replace("_", "-"), severity)
            for kind, code, name, severity in ROW.findall(register)]


def sections(page):
    """The heading line, and the text of each section by its title."""
    parts = re.split(r"^## (.+)$", page, flags=re.M)
    return parts[0], dict(zip(parts[1::2], parts[2::2]))


def examples(section):
    """The fenced plans of a section: (words of the fence, text)."""
    return [(info.split(), text) for info, text in
            re.findall(r"^```(plan\b[^\n]*)\n(.*?)^```$", section, flags=re.M | re.S)]


def plain_bytes(text):
    """The bytes of an example in which some are spelt \\xNN or \\xNN{COUNT}."""
    out, at = [], 0
    for match in BYTE.finditer(text):
        out.append(text[at:match.start()].encode())
        out.append(bytes([int(match[1], 16)]) * int(match[2] or 1))
        at = match.end()
    return b"".join(out) + text[at:].encode()


def findings(planc, section, *options, above=""):
    """Writes the files of a section, with a first line if one is given, into a folder of their own and
    checks them: the codes, and all that is printed."""
    plans = examples(section)
    if not plans:
        raise Wrong("holds no example")
    with tempfile.TemporaryDirectory() as outer:
        folder = os.path.join(outer, "plans")
        os.mkdir(folder)
        as_of = "2018-01-01"
        for words, text in plans:
            settings = dict(word.split("=", 1) for word in words if "=" in word)
            as_of = settings.get("as-of", as_of)
            name = settings.get("file", "example.plan")
            with open(os.path.join(folder, name), "wb") as out:
                plain = plain_bytes(text) if "bytes" in words else text.encode()
                mark = codecs.BOM_UTF8 if plain.startswith(codecs.BOM_UTF8) else b""
                out.write(mark + above.encode() + plain[len(mark):])
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
    check_suppression(planc, code, kind == "STOP" or fixed or code >= "PL8", parts["Bad"])


def check_suppression(planc, code, refused, bad):
    """A comment above the bad example hides its finding, unless that is refused; `explain` says so."""
    above = f"# planc: allow-file {code} -- the page tries it\n"
    if refused:
        codes = findings(planc, bad, above=above)[0]
        if code not in codes:
            raise Wrong(f"is suppressed, but should not be: {codes}")
    else:
        expect(planc, bad, "the bad example, suppressed", None, above=above)
        expect(planc, bad, "the bad example, shown", code, "--no-suppress", above=above)
    page = subprocess.run([planc, "explain", code], capture_output=True, check=True).stdout
    if (f"\nFor one item: a comment `# planc: allow {code} -- reason`".encode() in page) == refused:
        raise Wrong("`explain` is wrong about whether a comment suppresses it")


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


def main(arguments):
    test = arguments[:1] == ["--self-test"]
    if len(arguments) != 1 + test:
        sys.exit(__doc__)
    planc = arguments[-1]
    with open(os.path.join(ROOT, "compiler", "diag.def"), encoding="utf-8") as file:
        register = file.read()
    if test:
        sys.exit(bool(self_test(planc, register)))
    passed, wrong = run_all(planc, register, os.path.join(ROOT, "docs", "findings"))
    for line in wrong:
        print(line)
    print(f"{passed} passed, {len(wrong)} failed")
    sys.exit(bool(wrong))


main(sys.argv[1:])
