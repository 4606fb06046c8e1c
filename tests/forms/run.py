#!/usr/bin/python3
"""Proves that each form of the language that few plans need is used by an example or a template, and that
every use is right in the JSON, the CSV and the HTML; and that the table of the manual says where.

usage: run.py [--update | --self-test] PLANC
With --update the table of the manual is written; with --self-test papers with a mistake must fail."""

import copy
import glob
import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True

from forms import FORMS  # noqa: E402  pylint: disable=wrong-import-position
from papers import ROOT, papers_of  # noqa: E402  pylint: disable=wrong-import-position

MANUAL = os.path.join(ROOT, "docs/language.md")
TABLE = re.compile(r"(?<=\| form \| used in \|\n\|---\|---\|\n)(?:\|.*\|\n)*")


def all_papers(planc):
    """Of every example and template."""
    return [papers_of(planc, plan) for folder in ("examples", "docs/templates")
            for plan in sorted(glob.glob(os.path.join(ROOT, folder, "*.plan")))]


def uses(papers):
    """For each form and plan that uses it, what is wrong with each use."""
    found = {name: {} for name in FORMS}
    for paper in papers:
        for name, function in FORMS.items():
            results = list(function(paper))
            if results:
                found[name][paper.name] = results
    return found


def table(found):
    """The rows of the manual: which plan uses which form, how often."""
    return "".join(
        f"| {name} | " + ", ".join(
            f"[{os.path.splitext(os.path.basename(plan))[0]}]({os.path.relpath(plan, 'docs')}) ({len(results)})"
            for plan, results in plans.items()) + " |\n"
        for name, plans in found.items())


def spoil(value, change):
    """A copy with each text changed."""
    if isinstance(value, dict):
        return {key: spoil(inner, change) for key, inner in value.items()}
    if isinstance(value, list):
        return [spoil(inner, change) for inner in value]
    return change(value) if isinstance(value, str) else value


def self_test(planc):
    """The papers as they are must pass; without the words of the page, or with other cells in the CSV, every
    form that is shown there must fail."""
    papers = all_papers(planc)
    failed = 0
    pages, tables = copy.deepcopy(papers), copy.deepcopy(papers)
    for paper in pages:
        paper.page.words.clear()
        paper.page.places = {place: "" for place in paper.page.places}
        paper.page.words.append("Footnotes")
    for paper in tables:
        paper.rows = spoil(paper.rows, lambda cell: cell + "?")
    elsewhere = {"own words of a container", "event", "event without a date"}  # not in the CSV
    for what, spoilt, forms in (("page", pages, set(FORMS)), ("CSV", tables, set(FORMS) - elsewhere)):
        for name, plans in uses(spoilt).items():
            seen = any(lines for results in plans.values() for lines in results)
            if name in forms and not seen:
                failed += 1
                print(f"self-test: a wrong {what} is not seen by “{name}”")
    print(f"{2 * len(FORMS) - 3 - failed} passed, {failed} failed")
    return int(failed > 0)


def main(arguments):
    options, planc = arguments[:-1], os.path.abspath(arguments[-1])
    if options == ["--self-test"]:
        return self_test(planc)
    found = uses(all_papers(planc))
    with open(MANUAL, encoding="utf-8") as file:
        manual = file.read()
    if options == ["--update"]:
        with open(MANUAL, "w", encoding="utf-8") as file:
            file.write(TABLE.sub(lambda _: table(found), manual, count=1))
        return 0
    passed, wrong = 0, []
    for name, plans in found.items():
        if not plans:
            wrong.append(f"no example and no template uses “{name}”")
        for results in plans.values():
            passed += sum(not lines for lines in results)
            wrong += [f"{name}: {line}" for lines in results for line in lines]
    written = TABLE.search(manual)
    if not written or written[0] != table(found):
        wrong.append(f"docs/language.md does not say where each form is used; it is:\n{table(found)}")
    for line in wrong:
        print(line)
    print(f"{passed} passed, {len(wrong)} failed")
    return int(bool(wrong))


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
