#!/usr/bin/python3
"""Proves what planc says of the change from one version of a plan to another: nothing where only layout,
order or comments differ; the same backwards; of each single change that, and nothing beside it; and the
pairs of plans beside this script word for word (README.md).

usage: run.py [--self-test | --update | --short] BUILD-FOLDER
--short leaves out ten thousand items at once, which tests speed."""

import collections
import concurrent.futures
import os
import random
import re
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[1:1] = [os.path.join(HERE, "..", "mutation"), os.path.join(HERE, "..", "slips")]

# pylint: disable=wrong-import-position
import pairs
import plans as plans_of_slips
from edits import EDITS
from seeds import SEEDS
from source import Source

SEED = 2018
MOST_SEEDS, MOST_EDITS = 12, 12  # of each kind in each plan
AT_LEAST = 200
BATCH = 60
# What a change brings with it elsewhere without being a change there.
FOLLOWS = {"deadline-followed"}
# What is told of one direction only.
ONE_WAY = {"no-news"}

Change = collections.namedtuple("Change", "kind code severity path clause old new days text")


class Plan:
    """A plan to be changed."""

    def __init__(self, build, path, day, text=None):
        self.path, self.name = path, os.path.basename(path)
        self.command = [os.path.join(build, "tests", "changes", "pairs"), os.path.dirname(path), day]
        if text is None:
            with open(path, encoding="utf-8", newline="") as source:
                text = source.read()
        self.text = text

    def line_of(self, at):
        """The line, from 1, on which the offset stands."""
        return self.text.count("\n", 0, at) + 1

    def changes(self, compared):
        """The changes of each pair; None where one side cannot be understood."""
        batches = [compared[i:i + BATCH] for i in range(0, len(compared), BATCH)]
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            for answers in pool.map(lambda batch: ask(self.command, batch), batches):
                yield from answers


def ask(command, compared):
    """The answers of one process."""
    frames = []
    for old, new in compared:
        old, new = old.encode(), new.encode()
        frames.append(f"{len(old)} {len(new)}\n".encode() + old + new)
    run = subprocess.run(command, input=b"".join(frames), capture_output=True, check=False)
    answers, at = [], 0
    while at < len(run.stdout):
        end = run.stdout.index(b"\n", at)
        size = int(run.stdout[at:end])
        answers.append(read(run.stdout[end + 1:end + 1 + size].decode()))
        at = end + 1 + size
    if run.returncode or len(answers) != len(compared):
        sys.exit(f"pairs ended with {run.returncode}: {run.stderr.decode()}\nbehind "
                 f"{len(answers)} pairs; the next new side is:\n{compared[len(answers)][1]}")
    return answers


def read(answer):
    """The changes of an answer."""
    if answer == "broken\n":
        return None
    return [Change(*line.split("\t")) for line in answer.splitlines()]


def all_plans(build):
    """The examples, the plan of this folder, the one with every form, and some made by chance."""
    days = {"cohesion-2017": "2017-10-01", "communities-2011": "2012-10-01", "corporate-2012": "2012-04-01",
            "engagement-2018": "2018-04-01", "equality-2017": "2017-04-01"}
    plans = [Plan(build, os.path.join(plans_of_slips.EXAMPLES, f"{name}.plan"), day) for name, day in days.items()]
    plans.append(Plan(build, os.path.join(HERE, "base.plan"), "2017-10-01"))
    plans.append(Plan(build, os.path.join(HERE, "..", "slips", "every-form.plan"), "2018-06-01"))
    for seed in ("1", "2"):
        made = subprocess.run([os.path.join(build, "bench", "generate"), "60", seed], check=True,
                              capture_output=True, timeout=60).stdout.decode()
        plans.append(Plan(build, os.path.join(HERE, f"made-{seed}.plan"), "2018-04-01", made))
    return plans


def knows_places(plan):
    """Whether each header has a title, so that the reader of these tests counts items as planc does."""
    return not re.search(r"^ *(theme|pledge|objective)[^\"\n]*\{", plan.text, re.MULTILINE)


def some(plan, make, kind, most):
    """What a kind makes of a plan: so many of them by chance."""
    chance = random.Random(f"{SEED} {kind} {plan.name}")
    left, chosen = list(make(Source(plan), chance)), []
    while left and len(chosen) < most:
        chosen.append(left.pop(int(chance.random() * len(left))))
    return chosen


def told(changes):
    """Kind and path of each change that tells more than what follows from others."""
    return sorted((one.kind, one.path) for one in changes if one.kind not in FOLLOWS)


def mirrored(there, back):
    """Whether each change one way is one the other way, from the new value to the old."""
    def values(changes, swapped):
        return sorted((one.clause, *((one.new, one.old) if swapped else (one.old, one.new)))
                      for one in changes if one.kind not in ONE_WAY and one.clause != "was")
    return values(there, False) == values(back, True)


def lines(changes):
    """Changes as lines of a report."""
    return "".join(f"\n    {one.kind} {one.path}: {one.text}" for one in changes or [])


def try_seeds(plans, wrong):
    """Each kind of change: told as such, with nothing beside it, and backwards."""
    total = 0
    for kind, make in SEEDS.items():
        tried = 0
        for plan in plans:
            seeds = [seed for seed in some(plan, make, kind, MOST_SEEDS)
                     if knows_places(plan) or "(" not in seed.expected[0][1]]
            there = plan.changes([(plan.text, seed.text) for seed in seeds])
            back = plan.changes([(seed.text, plan.text) for seed in seeds])
            for seed, changes, again in zip(seeds, there, back):
                # An item that others speak of cannot go.
                if changes is None:
                    continue
                tried += 1
                if told(changes) != sorted(seed.expected):
                    wrong.append(f"{plan.name}: {kind}: expected {seed.expected}, got{lines(changes)}")
                # Where a record is wrong, that is said in place of the move.
                elif kind != "slip with a wrong record" and not mirrored(changes, again):
                    wrong.append(f"{plan.name}: {kind}: {seed.expected}: backwards it is{lines(again)}")
        print(f"{kind}: {tried} tried")
        total += tried
        if not tried:
            wrong.append(f"{kind}: no such change was made")
    print(f"{total} single changes")
    if total < AT_LEAST:
        wrong.append(f"{total} changes are fewer than {AT_LEAST}")
    return total


def reordered(source, _):
    """Two neighbours that change places."""
    for one in source.items:
        for other in source.items:
            if one.parent is other.parent and other.kind == one.kind and one.kind != "plan":
                start, middle = source.text.rfind("\n", 0, one.start) + 1, source.text.find("\n", one.end) + 1
                if source.text.rfind("\n", 0, other.start) + 1 == middle:
                    end = source.text.find("\n", other.end) + 1
                    yield (f"line {source.line_of(start)}: `{one.kind}` behind its neighbour",
                           source.with_edits((start, end, source.text[middle:end] +
                                              source.text[start:middle])))


def wrapped(source, random_one):
    """A text that is broken into lines elsewhere."""
    for match in re.finditer(r'"[^"\n]{30,}"', source.text):
        if "#" in source.text[source.text.rfind("\n", 0, match.start()) + 1:match.start()]:
            continue
        gaps = [gap.start() for gap in re.finditer(r" (?=[a-z])", match[0])]
        if gaps:
            at = match.start() + gaps[int(random_one.random() * len(gaps))]
            yield (f"line {source.line_of(at)}: a text in two lines",
                   source.with_edits((at, at + 1, "\n" + " " * 12)))


def try_layout(plans, wrong):
    """Nothing is told of what looks different and is the same."""
    total = 0
    kinds = {**{kind: make for kind, make in EDITS.items() if kind != "wording"},
             "itself": lambda source, _: [("itself", source.text)], "reordered": reordered,
             "wrapped": wrapped}
    for kind, make in kinds.items():
        tried = 0
        for plan in plans:
            edits = some(plan, make, kind, MOST_EDITS)
            answers = plan.changes([(plan.text, text) for _, text in edits])
            for (what, _), changes in zip(edits, answers):
                tried += changes is not None
                if changes:
                    wrong.append(f"{plan.name}: {kind}: {what}: {lines(changes)}")
        print(f"{kind}: {tried} tried")
        total += tried
    return total


def try_many(build, wrong):
    """Ten thousand items with other names and words are found again, in time that does not explode."""
    def plan_of(stem, word):
        items = "".join(f'action {stem}{i} "Deliver {word} scheme number {i} to the ward of {i * 7919 % 10007} '
                        f'households" owner t due March 2019\n' for i in range(10000))
        return f'plan p "P"\nteam t "T"\n{items}'
    plan = Plan(build, os.path.join(HERE, "many.plan"), "2018-01-01", plan_of("a", "the"))
    begin = time.monotonic()
    changes = next(plan.changes([(plan.text, plan_of("b", "our"))]))
    took = time.monotonic() - begin
    kinds = collections.Counter(one.kind for one in changes)
    print(f"10000 renamed and reworded in {took:.1f} s: {dict(kinds)}")
    if kinds != {"renamed": 10000, "wording": 10000}:
        wrong.append(f"10000 renamed and reworded items: {dict(kinds)}")
    if took > 30:
        wrong.append(f"10000 renamed items took {took:.1f} s")
    return 1


def try_lines(build, plans, wrong):
    """Each line lost, or a word more in its last text: something is told exactly where the plan then means
    something else, as its JSON has it."""
    total = 0
    for plan in plans:
        if plan.name not in ("every-form.plan", "base.plan", "cohesion-2017.plan"):
            continue
        variants = []
        all_lines = plan.text.split("\n")
        for i, line in enumerate(all_lines):
            variants.append("\n".join(all_lines[:i] + all_lines[i + 1:]))
            found = list(re.finditer(r'"[^"]*"', line))
            if found:
                end = found[-1].end() - 1
                variants.append("\n".join(all_lines[:i] + [line[:end] + " more" + line[end:]] +
                                          all_lines[i + 1:]))
        meant = plans_of_slips.Plan(os.path.join(build, "tests", "slips", "variants"), plan.path,
                                    plan.command[2])
        own, *meanings = meant.meanings([plan.text] + variants)
        answers = plan.changes([(plan.text, variant) for variant in variants])
        for variant, meaning, changes in zip(variants, meanings, answers):
            # What cannot be understood means nothing; years are financial also where nobody says so.
            if not meaning or changes is None or "years financial" not in variant and \
                    "years financial" in plan.text:
                continue
            total += 1
            if bool(changes) != (meaning != own):
                place = next(i for i, pair in enumerate(zip(all_lines, variant.split("\n")), 1)
                             if pair[0] != pair[1])
                wrong.append(f"{plan.name}:{place}: without or with more in this line, the plan means "
                             f"{'something else' if meaning != own else 'the same'}, and "
                             f"what is told is:{lines(changes)}")
    print(f"{total} lines lost or longer")
    return total


def self_test(build):
    """What is wrong with this script."""
    plan = Plan(build, os.path.join(HERE, "base.plan"), "2017-10-01")
    other = plan.text.replace("due June 2018", "due June 2019")
    there, back, none = plan.changes([(plan.text, other), (other, plan.text), (plan.text, plan.text)])
    trials = [
        ("a change is seen", told(there) == [("completed-edited", "bins")] or
         told(there) == [("completed-edited", "1/bins")]),
        ("nothing is no change", none == []),
        ("a change is mirrored", mirrored(there, back)),
        ("a change is not mirrored by nothing", not mirrored(there, none)),
        ("nor by another", not mirrored(there, there)),
    ]
    return [f"self-test: {title}" for title, good in trials if not good], len(trials)


def main(arguments):
    flag = arguments[0] if len(arguments) == 2 else None
    if not arguments or len(arguments) > 2 or flag not in (None, "--self-test", "--update", "--short"):
        sys.exit(__doc__)
    build = os.path.abspath(arguments[-1])
    planc = os.path.join(build, "planc")
    if flag == "--update":
        pairs.update(planc)
        return
    if flag == "--self-test":
        wrong, total = self_test(build)
        more, count = pairs.self_test(planc)
    else:
        wrong = []
        plans = all_plans(build)
        total = try_seeds(plans, wrong) + try_layout(plans, wrong) + \
            try_lines(build, plans, wrong)
        if flag != "--short":
            total += try_many(build, wrong)
        more, count = pairs.compare(planc)
    wrong += more
    total += count
    for line in wrong:
        print(line)
    print(f"{total - len(wrong)} passed, {len(wrong)} failed")
    sys.exit(bool(wrong))


main(sys.argv[1:])
