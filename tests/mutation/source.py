"""A plan as its lines and items, for who wants to change it in a place that he knows."""

import os
import re

QUOTED_OR_COMMENT = re.compile(r'"[^"]*"|#[^\n]*')
CONTAINERS = ("theme", "pledge", "objective")
ITEMS = CONTAINERS + ("action", "milestone", "measure", "goal")
PARTIES = ("person", "post", "directorate", "team", "group", "body")
STATEMENTS = ("plan", "report", "phase", "event") + ITEMS + PARTIES
HEADER = re.compile(rf'(?P<indent>[ \t]*)(?P<kind>{"|".join(STATEMENTS)}) +(?:(?P<name>[\w./-]+) +)?'
                    r'(?P<title>"[^"]*")')


def masked(text):
    """The text, of equal length, without the words of texts and without comments. A line feed within
    a text is none, so that a statement is one line."""
    def hide(match):
        return f'"{"." * (len(match[0]) - 2)}"' if match[0][0] == '"' else " " * len(match[0])
    return QUOTED_OR_COMMENT.sub(hide, text)


class Item:
    """A statement with a title: where it starts and ends, and the clauses of its own."""

    def __init__(self, match, parent):
        self.kind, self.name, self.parent = match["kind"], match["name"], parent
        self.start, self.title = match.start("kind"), match.span("title")
        self.end = None
        self.clauses = []  # (word, start, end): without what separates it from others
        self.items = []

    def above(self):
        """What it stands in, from the nearest."""
        item = self.parent
        while item:
            yield item
            item = item.parent

    def spans(self, word):
        """Where its clauses of this word stand."""
        return [(start, end) for clause, start, end in self.clauses if clause == word]


class Source:
    """The parts of a plan."""

    def __init__(self, plan):
        self.plan, self.text, self.masked = plan, plan.text, masked(plan.text)
        self.lines, self.items = [], []
        at = 0
        for line in self.masked.split("\n"):
            self.lines.append((at, at + len(line)))
            at += len(line) + 1
        self._read()
        self.parties = names_of(self.items, PARTIES) | self._included_parties()
        self.names = names_of(self.items, STATEMENTS) | self.parties

    def line_of(self, at):
        """The line, from 1, on which the offset stands."""
        return self.plan.line_of(at)

    def with_edits(self, *edits):
        """The text with something else in some places, each (start, end, new)."""
        text = self.text
        for start, end, new in sorted(edits, reverse=True):
            text = text[:start] + new + text[end:]
        return text

    def _read(self):
        blocks = [None]
        for start, end in self.lines:
            line = self.masked[start:end]
            word = line.split()[0] if line.split() else ""
            match = HEADER.match(self.masked, start, end)
            holder = next((item for item in reversed(blocks) if item), None)
            if word == "}":
                closed = blocks.pop()
                if closed:
                    closed.end = end
                continue
            item = None
            if match:
                item = Item(match, holder)
                item.end = end
                item.clauses = clauses_in(self.masked, match.end(), end)
                self.items.append(item)
                if holder:
                    holder.items.append(item)
            elif word and holder and blocks[-1]:
                stop = start + len(line.rstrip(" {"))
                holder.clauses.append((word, start + line.index(word), stop))
            if line.rstrip().endswith("{"):
                blocks.append(item)

    def _included_parties(self):
        found = set()
        for path in re.findall(r'^include "([^"]*)"', self.text, re.MULTILINE):
            path = os.path.join(os.path.dirname(self.plan.path), path)
            with open(path, encoding="utf-8") as file:
                found |= {match["name"] for match in HEADER.finditer(file.read())}
        return found


def clauses_in(text, start, end):
    """The clauses behind a title in its line, each up to the next."""
    words = r"\b(owner|due|start|status|after|supports|with|sponsor|(?<!due )in|role|number|written|for)\b"
    found = list(re.compile(words).finditer(text, start, end))
    stop = start + len(text[start:end].rstrip(" {"))
    ends = [match.start() for match in found[1:]] + [stop]
    return [(match[0], match.start(), match.start() + len(text[match.start():close].rstrip()))
            for match, close in zip(found, ends)]


def names_of(items, kinds):
    """The names of those of some kinds."""
    return {item.name for item in items if item.kind in kinds and item.name}
