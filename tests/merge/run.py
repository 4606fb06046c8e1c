#!/usr/bin/python3
"""Tests `planc merge-driver`: cases with their results, and properties over the examples and the
templates. Single edits are made on both sides, chosen by chance from a fixed seed: those in different
clauses must merge to the file with both edits, those in one clause must leave markers round its lines.

usage: run.py [--self-test] PLANC"""

import glob
import os
import random
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
SEED = 20170401
PAIRS = 12  # of edits, a plan and a property
MARK = re.compile(rb"^(<{7} ours|={7}|>{7} theirs)$", re.M)


class Bench:
    """A folder with the three files, as git hands them over."""

    def __init__(self, planc, folder):
        self.planc, self.folder = planc, folder
        self.passed, self.failures = 0, []

    def path(self, name):
        return os.path.join(self.folder, name)

    def merge(self, base, ours, theirs, *more):
        """The exit status, the result, and what was said."""
        for name, text in (("base", base), ("ours", ours), ("theirs", theirs)):
            with open(self.path(name), "wb") as file:
                file.write(text)
        done = subprocess.run([self.planc, "merge-driver", "base", "ours", "theirs", *more],
                              cwd=self.folder, capture_output=True, check=False)
        with open(self.path("ours"), "rb") as file:
            text = file.read()
        left = sorted(os.listdir(self.folder))
        if left != ["base", "ours", "theirs"]:
            self.failures.append(f"files were left: {left}")
        return done.returncode, text, done.stderr.decode()

    def expect(self, what, got, wanted):
        """Counts a test; `got` and `wanted` are (status, text, said)."""
        if got == wanted:
            self.passed += 1
            return
        shown = "\n".join(f"--- {name}: exit {each[0]}\n{each[1].decode('utf-8', 'replace')}"
                          f"{each[2]}" for name, each in (("wanted", wanted), ("got", got)))
        self.failures.append(f"{what}\n{shown}")


def cases():
    """The files of cases.txt: each a name and four plans."""
    with open(os.path.join(HERE, "cases.txt"), encoding="utf-8") as file:
        blocks = re.split(r"^#### (.*)\n", file.read(), flags=re.M)[1:]
    for name, block in zip(blocks[::2], blocks[1::2]):
        texts = re.split(r"^## (base|ours|theirs|result)\n", block, flags=re.M)[1:]
        plans = dict(zip(texts[::2], texts[1::2]))
        yield name, [plans.get(which, plans["base"]).encode()
                     for which in ("base", "ours", "theirs", "result")]


def run_cases(bench):
    for name, (base, ours, theirs, result) in cases():
        status = 1 if MARK.search(result) else 0
        bench.expect(name, bench.merge(base, ours, theirs, "7", "a.plan"), (status, result, ""))
        if not status:
            flipped = bench.merge(base, theirs, ours, "7", "a.plan")
            same = sorted(flipped[1].split()) == sorted(result.split())
            bench.expect(f"{name}, sides changed", (flipped[0], b"", flipped[2]),
                         (0, b"" if same else flipped[1], ""))


# Single edits: a clause of one line, and what may be done to it.

CLAUSE = re.compile(rb"^([ \t]+)(due|start|status|progress|note|owner|tag|number|text|supports|"
                    rb"was|budget|field|period|adopted)[ \t][^\n]*\n", re.M)


def clauses(text):
    """The spans of clauses that have lines of their own and end on them."""
    return [match.span() for match in CLAUSE.finditer(text)
            if match.group().count(b'"') % 2 == 0 and b"#" not in match.group()
            and text.count(b'"', 0, match.start()) % 2 == 0
            and not match.group().rstrip().endswith((b",", b"{"))]


def indent_of(line):
    return line[:len(line) - len(line.lstrip())]


EDITS = {
    "reword": lambda line, word: indent_of(line) + b'note "Now ' + word + b'."\n'
    if line.split()[0] == b"note" else indent_of(line) + line.split()[0]
    + b' written "' + word + b'"\n' if line.split()[0] in (b"due", b"start", b"owner", b"was")
    else line,
    "drop": lambda line, word: b"",
    "insert": lambda line, word: line + indent_of(line) + b'note "Also ' + word + b'."\n',
    "comment": lambda line, word: line[:-1] + b"  # " + word + b"\n",
}


def edit(text, span, name, word):
    line = text[span[0]:span[1]]
    return text[:span[0]] + EDITS[name](line, word) + text[span[1]:]


def plans():
    for pattern in ("examples/*.plan", "docs/templates/*.plan"):
        for path in sorted(glob.glob(os.path.join(ROOT, pattern))):
            with open(path, "rb") as file:
                yield os.path.basename(path), file.read()


def run_properties(bench, name, text, chance):
    spans = clauses(text)
    for trial in range(PAIRS):
        first, second = sorted(chance.sample(range(len(spans)), 2))
        names = [chance.choice(sorted(EDITS)) for _ in range(2)]
        near, far = spans[first], spans[second]
        ours = edit(text, near, names[0], b"ours")
        theirs = edit(text, far, names[1], b"theirs")
        # The far edit first, so that the near one's place stays.
        both = edit(theirs, near, names[0], b"ours")
        what = f"{name} {trial}: {names[0]} {text[near[0]:near[1]]}, {names[1]} {text[far[0]:far[1]]}"
        bench.expect(what, bench.merge(text, ours, theirs), (0, both, ""))
        bench.expect(what + ", flipped", bench.merge(text, theirs, ours), (0, both, ""))
        bench.expect(what + ", theirs alone", bench.merge(text, text, theirs), (0, theirs, ""))
        bench.expect(what + ", ours alone", bench.merge(text, ours, text), (0, ours, ""))
        bench.expect(what + ", the same", bench.merge(text, ours, ours), (0, ours, ""))


def run_conflicts(bench, name, text, chance):
    """The same clause: markers round its line, and each side's text comes back without them."""
    spans = [span for span in clauses(text)
             if text[span[0]:span[1]].split()[0] in (b"due", b"owner", b"note")]
    for trial in range(min(PAIRS, len(spans))):
        span = chance.choice(spans)
        ours, theirs = edit(text, span, "reword", b"ours"), edit(text, span, "reword", b"theirs")
        line = text[span[0]:span[1]]
        wanted = (text[:span[0]] + b"<<<<<<< ours\n" + EDITS["reword"](line, b"ours") + b"=======\n"
                  + EDITS["reword"](line, b"theirs") + b">>>>>>> theirs\n" + text[span[1]:])
        bench.expect(f"{name} conflict {trial}", bench.merge(text, ours, theirs), (1, wanted, ""))


ITEM = re.compile(rb"^([ \t]*)(action|milestone|pledge|theme|objective)[ \t][^\n]*\n", re.M)


def places(text, pattern):
    """Where lines of this form begin that are not in a text."""
    return [match for match in pattern.finditer(text) if text.count(b'"', 0, match.start()) % 2 == 0]


def add_item(text, match, word):
    """A new action before a line that begins an item."""
    indent = match.group(1)
    new = (indent + b'action "Plant ' + word + b'." {\n' + indent + b"    due March 2019\n"
           + indent + b"}\n\n")
    return text[:match.start()] + new + text[match.start():]


def run_items(bench, name, text, chance):
    """Items that both sides add are all there, ours first; one that a side takes away is gone."""
    # Above a comment, which would be another's.
    found = [match for match in places(text, ITEM)
             if not text[:match.start()].splitlines()[-1].lstrip().startswith(b"#")]
    for trial in range(min(PAIRS, len(found))):
        near, far = sorted((chance.choice(found), chance.choice(found)), key=lambda m: m.start())
        # An empty line between two new items is the one that stands before them.
        if near.start() == far.start() and not text[:near.start()].endswith(b"\n\n"):
            continue
        ours, theirs = add_item(text, near, b"oaks"), add_item(text, far, b"elms")
        both = add_item(theirs, near, b"oaks")
        bench.expect(f"{name} items {trial}", bench.merge(text, ours, theirs), (0, both, ""))
        if near.start() == far.start():
            continue
        bench.expect(f"{name} items {trial}, flipped", bench.merge(text, theirs, ours), (0, both, ""))
        # Taken away on one side while the other adds elsewhere.
        bench.expect(f"{name} items {trial}, taken away", bench.merge(ours, text, both),
                     (0, theirs, ""))


def run_noise(bench, name, text, chance):
    """Bytes at random: the merge ends, and where it was one of lines, each line of a side is there."""
    for trial in range(PAIRS):
        sides = []
        for _ in range(2):
            side = bytearray(text)
            for _ in range(chance.randint(1, 6)):
                at = chance.randrange(len(side))
                side[at:at + chance.choice((0, 1, 30))] = bytes(
                    chance.choice((b"", b"}", b"{", b'"', b"#", b"\n", b"\0", b"\xff", b"due 2018\n")))
            sides.append(bytes(side))
        status, result, said = bench.merge(text, *sides)
        old = set(text.splitlines())
        lost = [line for side in sides for line in set(side.splitlines()) - old
                if line.strip() and line not in result]
        good = status in (0, 1) and (not lost or not said)
        bench.expect(f"{name} noise {trial}: {lost}", (good, b"", ""), (True, b"", ""))


def run_odd(bench):
    """What is no plan is merged by lines; nothing is lost, whatever the sides hold."""
    base = b'plan p "P"\naction a "Plant the trees."\n\n\n\naction b "Mend the gate."\n'
    broken = base.replace(b'"P"\n', b'"P" nonsense (\n')
    theirs = base.replace(b"gate", b"fence")
    said = "planc: `x.plan` was merged by lines, as it cannot be merged by clauses\n"
    bench.expect("a broken side", bench.merge(base, broken, theirs, "7", "x.plan"),
                 (0, broken.replace(b"gate", b"fence"), said))
    got = bench.merge(base, broken, base.replace(b'"P"', b'"Q"'), "9", "x.plan")
    bench.expect("broken in one line", got, (1, got[1], said))
    for piece in (b'"P" nonsense (', b'"Q"', b"<<<<<<<<< ours\n", b"=========\n", b">>>>>>>>> theirs\n"):
        bench.expect(f"broken, keeps {piece}", (piece in got[1], b"", ""), (True, b"", ""))
    # Git refuses to merge what it takes for binary.
    nul = base + b"\0\n"
    got = bench.merge(base, nul.replace(b"Plant", b"Cut"), theirs, "7", "x.plan")
    for piece in (b"\0", b"Cut", b"fence", b"gate", b"<<<<<<<"):
        bench.expect(f"binary, keeps {piece}", (piece in got[1], b"", ""), (True, b"", ""))
    long = bench.merge(base, base.replace(b"gate", b"door"), theirs, "12")
    bench.expect("a long marker", (b"\n<<<<<<<<<<<< ours\n" in long[1], b"", ""), (True, b"", ""))
    for words in ((), ("base",), ("base", "ours", "theirs", "x"), ("base", "ours", "theirs", "0"),
                  ("base", "gone", "theirs")):
        done = subprocess.run([bench.planc, "merge-driver", *words], cwd=bench.folder,
                              capture_output=True, check=False)
        bench.expect(f"misused: {words}", (done.returncode, done.stdout, ""), (2, b"", ""))
    for text, tail in ((base[:-1], b""), (base.replace(b"\n", b"\r\n"), b"\r\n")):
        ours, theirs = text.replace(b"Plant", b"Cut"), text.replace(b"gate", b"fence")
        bench.expect(f"line ends {tail}", bench.merge(text, ours, theirs),
                     (0, ours.replace(b"gate", b"fence"), ""))


def run(planc):
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(os.path.abspath(planc), folder)
        run_cases(bench)
        run_odd(bench)
        chance = random.Random(SEED)
        for name, text in plans():
            run_items(bench, name, text, chance)
            run_noise(bench, name, text, chance)
            if len(clauses(text)) > 1:
                run_properties(bench, name, text, chance)
                run_conflicts(bench, name, text, chance)
        return bench


LOSING = """#!/bin/sh
# A driver that takes their side.
cp "$4" "$3"
"""


def self_test():
    """A driver that loses our edits must fail."""
    with tempfile.TemporaryDirectory() as folder:
        driver = os.path.join(folder, "planc")
        with open(driver, "w", encoding="utf-8") as file:
            file.write(LOSING)
        os.chmod(driver, 0o755)
        return len(run(driver).failures) > 100


def main():
    if sys.argv[1] == "--self-test":
        good = self_test()
        print("self-test: " + ("1 passed, 0 failed" if good else "a losing driver was accepted"))
        sys.exit(not good)
    bench = run(sys.argv[1])
    for failure in bench.failures[:20]:
        print(failure)
    print(f"{bench.passed} passed, {len(bench.failures)} failed")
    sys.exit(bool(bench.failures))


main()
