#!/usr/bin/python3
"""Compares the tables of the HTML papers, cell by cell, with the rows of the documents: the same rows
in the same order, each under the same header row. Marks such as brackets around a role are free.

words.py shows that the rows it writes are those of the documents, so these are what is compared.

usage: tables.py [--self-test] PLANC"""

import html.parser
import subprocess
import sys

import rows
from documents import DOCUMENTS
from words import differences, example, mistakes, plan_of, said_of_words
from verdict import told


class Paper(html.parser.HTMLParser):
    """The rows of the tables of the plan: lists of cells, each with whether it is a header row."""

    VOID = {"br", "hr", "img", "input", "link", "meta", "rect", "path", "line", "circle"}
    # What a paper adds for its readers: signs; and all tables but the plan's own.
    SILENT = {("aria-hidden", "true")}

    def __init__(self):
        super().__init__()
        self.found = []
        self.row, self.spans = None, []
        self.silent = 0  # how many open elements stand in one that is no part of a row

    def handle_starttag(self, tag, attrs):
        if tag in self.VOID:
            return
        added = tag == "table" and "plan" not in (dict(attrs).get("class") or "").split()
        if self.silent or added or self.SILENT & set(attrs):
            self.silent += 1
            return
        attrs = dict(attrs)
        if tag == "table":
            self.spans = []
        elif tag == "tr":
            self.row = []
        elif tag in ("td", "th"):
            self.fill()
            self.row.append({"text": "", "header": attrs.get("scope") == "col",
                             "rows": int(attrs.get("rowspan", 1)),
                             "columns": int(attrs.get("colspan", 1))})
        elif self.row:
            self.row[-1]["text"] += " "

    def fill(self):
        """The cells of rows above that reach down to this one."""
        while len(self.row) < len(self.spans) and self.spans[len(self.row)] > 1:
            rest = self.spans[len(self.row)] - 1
            self.row.append({"text": "", "header": False, "rows": rest, "columns": 1})

    def handle_endtag(self, tag):
        if tag in self.VOID:
            return
        if self.silent:
            self.silent -= 1
        elif tag == "tr":
            self.fill()
            self.spans = [cell["rows"] for cell in self.row]
            if self.row[0]["columns"] == 1:
                self.found.append((spoken(cell["text"] for cell in self.row),
                                   all(cell["header"] for cell in self.row)))
            self.row = None

    def handle_data(self, data):
        if self.row and not self.silent:
            self.row[-1]["text"] += data


def spoken(texts):
    """The words of the cells, without marks."""
    return rows.trimmed([word for word in rows.words(text) if any(map(str.isalnum, word))]
                        for text in texts)


def under_headers(found):
    """Each row below the header row that it stands under."""
    header, pairs = [], []
    for cells, is_header in found:
        if is_header:
            header = cells
        else:
            pairs.append((header, cells))
    return pairs


def paper_of(planc, document):
    """The rows of the paper, on a day on which nothing is late."""
    run = subprocess.run(
        [planc, "build", "-q", "--as-of", "2000-01-01", example(document), "--to", "html"],
        capture_output=True, timeout=60, check=True)
    paper = Paper()
    paper.feed(run.stdout.decode())
    return paper.found


def compare(document, plan, paper):
    """How many rows are right, and what is wrong."""
    headers = [cells for cells, is_header in paper if is_header]
    there = [spoken(" ".join(cell) for cell in cells) for _, cells in plan]
    # What has one cell is a heading, unless the other cells of a row are empty.
    alone = [cells for cells, _ in paper if len(cells) == 1]
    there = under_headers([(cells, cells in headers) for cells in there
                           if len(cells) > 1 or cells in alone])
    here = under_headers(paper)
    if not any(header for header, _ in there):  # the document has lost its header row
        here = [([], cells) for _, cells in here]
    wrong = []
    for missing, extra in differences(there, here):
        pairs = list(zip(missing, extra))
        for a, b in pairs:
            for what, one, other in zip(("header", "row"), there[a], here[b]):
                wrong += [f"{document.example}, {what} “{' '.join(one[0])}”: {said}"
                          for said in said_of_words(one, other, "paper")]
        wrong += [f"{document.example}: not in the paper: {there[at]}" for at in missing[len(pairs):]]
        wrong += [f"{document.example}: only in the paper: {here[at]}" for at in extra[len(pairs):]]
    return len(there), wrong


def main(arguments):
    """The exit code."""
    test_itself = arguments[:1] == ["--self-test"]
    planc, = arguments[test_itself:] or sys.exit(__doc__)
    passed, wrong = 0, []
    for document in DOCUMENTS:
        (plan, _), paper = plan_of(planc, document), paper_of(planc, document)
        if not test_itself:
            count, found = compare(document, plan, paper)
            passed += 0 if found else count
            wrong += found
            continue
        for name, changed in mistakes(plan):
            if compare(document, changed, paper)[1]:
                passed += 1
            else:
                wrong.append(f"{document.example}: not found: {name}")
    return told(passed, wrong)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
