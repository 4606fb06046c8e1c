"""The three papers of one plan, so that they can be asked about an item."""

import csv
import dataclasses
import html.parser
import io
import json
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


class Page(html.parser.HTMLParser):
    """The words of a page as people read them, and those within each element that has an id."""

    EMPTY = {"meta", "link", "br", "wbr", "input", "hr", "img", "rect", "line", "path", "circle"}
    UNSEEN = {"style", "script", "title"}

    def __init__(self, text):
        super().__init__()
        self.words, self.places, self.marks = [], {}, {}
        self.open = []  # tag, id, where its words begin
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag == "time" and "data-start" in attributes:
            for _, name, _ in self.open:
                if name:
                    self.marks.setdefault(name, []).append(
                        (attributes["data-start"], attributes["datetime"]))
        if tag in ("td", "th", "tr", "li", "div", "p", "dt", "dd", "h2", "h3", "h4", "br"):
            self.words.append(" ")
        if tag not in self.EMPTY:
            self.open.append((tag, attributes.get("id"), len(self.words)))

    def handle_endtag(self, tag):
        while self.open:
            name, place, start = self.open.pop()
            if place:
                self.places[place] = self.said(start)
            if name == tag:
                break

    def handle_data(self, data):
        if not any(tag in self.UNSEEN for tag, _, _ in self.open):
            self.words.append(data)

    def said(self, start=0):
        """What stands behind a place, with one blank between words."""
        return " ".join("".join(self.words[start:]).split())


def anchor(path):
    """The id of an item on the page, as html.h has it."""
    parts = []
    for step in path.split("/"):
        place = re.fullmatch(r"\((\d+)\)", step)
        if place:
            parts.append(("_" if parts else "") + "_" + place[1])
        else:
            name = step.replace("_", "___").replace(".", "_-")
            parts.append(("_" if parts else "-") + name)
    return "i" + "".join(parts)


@dataclasses.dataclass
class Papers:
    """What planc makes of one plan."""

    name: str
    document: dict
    rows: dict  # by path
    page: Page
    above: dict  # path: the item above it

    def items(self):
        """Every item, those above first."""
        return [item for item, _ in walk(self.document["items"], None)]

    def within(self, item):
        """What the page says in the row, the entry or the heading of an item; None: nothing."""
        return self.page.places.get(anchor(item["path"]))

    def columns(self, kind):
        """The names of the columns of the rows of a kind; None if it has no rows."""
        for line in self.document["plan"].get("columns", []):
            if line["kind"] == kind:
                return [field["field"] for field in line["fields"]]
        return None


def walk(items, above):
    """Each item with the one above it."""
    for item in items:
        yield item, above
        yield from walk(item.get("children", []), item)
        yield from walk(item.get("measures", []), item)


def build(planc, plan, form):
    done = subprocess.run([planc, "build", "-q", "--as-of", "2001-01-01", plan, "--to", form],
                          cwd=ROOT, capture_output=True, check=False)
    if done.returncode or done.stderr:
        sys.exit(f"planc build {plan} --to {form}: {done.returncode} {done.stderr.decode()}")
    return done.stdout.decode()


def papers_of(planc, plan):
    """All of one plan; its name is that of the file."""
    document = json.loads(build(planc, plan, "json"))
    table = csv.DictReader(io.StringIO(build(planc, plan, "csv"), newline=""), strict=True)
    return Papers(os.path.relpath(plan, ROOT), document, {row["path"]: row for row in table},
                  Page(build(planc, plan, "html")),
                  {item["path"]: above for item, above in walk(document["items"], None)})
