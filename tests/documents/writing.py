"""An item of `planc build --to json`, written as its document writes it.

A writer is a function of a Place that gives a text; a cell is a list of writers, whose texts follow
each other; a row is a list of cells. The shape of a document says which rows a kind of item makes."""

import dataclasses
import re

import rows

BULLET = re.compile(r"^\s*- ", re.M)
# Members that are for programs, or say how the paper looks.
MACHINE = {"kind", "name", "path", "location", "derived", "children", "labels", "language_version",
           "years", "slips", "require", "columns", "group_by"}


class Place:
    """An item, and what stands above it."""

    def __init__(self, item, above=None, index=0):
        self.item = item
        self.above = above
        self.index = index  # among its siblings
        self.seen = set(MACHINE)

    def get(self, member, default=None):
        """A member, which then counts as written."""
        self.seen.add(member)
        return self.item.get(member, default)

    def all(self, member, *known):
        """Its entries, or its only one; they count as written unless one says more than is known."""
        entries = self.item.get(member, [])
        entries = entries if isinstance(entries, list) else [entries]
        if all(set(entry) <= set(known) for entry in entries):
            self.seen.add(member)
        return entries

    def label(self, of):
        """The body's own word for a kind, clause or status."""
        for label in self.item.get("labels", []):
            if label["of"] == of:
                return label["word"]
        return self.above.label(of) if self.above else of[:1].upper() + of[1:]


@dataclasses.dataclass(frozen=True)
class Shape:
    """The rows that a kind of item makes before what it holds, and after it."""

    before: list
    after: list = dataclasses.field(default_factory=list)
    # Members that the plan has and the document does not print: what was inferred or added.
    silent: frozenset = frozenset()


def write(plan, shapes):
    """The rows of a plan, in its order, each with the path of its item; and what is not in any row."""
    top = Place({**plan["plan"], "kind": "plan", "path": "plan", "children": plan["items"]})
    found, unwritten = [], []
    # Items whose turn comes: a place, and whether what it holds is written already.
    waiting = [(top, False)]
    while waiting:
        place, done = waiting.pop()
        shape, path = shapes[place.item["kind"]], place.item["path"]
        for row in shape.after if done else shape.before:
            found += [(path, cells) for cells in written(place, row) if cells]
        if done:
            unwritten += [(path, member) for member in place.item
                          if member not in place.seen | shape.silent]
        else:
            waiting.append((place, True))
            held = place.item.get("children", [])
            waiting += [(Place(held[at], place, at), False) for at in reversed(range(len(held)))]
    return found, unwritten


def written(place, row):
    """A row; what stands outside a table is one row for each paragraph."""
    texts_of = [rows.unmarked(" ".join(writer(place) for writer in cell)) for cell in row]
    if len(row) == 1:
        return [rows.trimmed([rows.words(text)]) for text in texts_of[0].split("\n\n")]
    return [rows.trimmed([rows.words(text) for text in texts_of])]


# Writers

def words(text):
    """Words that the document has around what an item says."""
    return lambda place: text


def plain(text):
    return BULLET.sub("", text or "")


def of(member):
    """A text of the item: title, subtitle, text, number, outcome."""
    return lambda place: plain(place.get(member))


def label(clause):
    return lambda place: place.label(clause)


def texts(member):
    """The texts of all responses, updates or notes, one after the other."""
    return lambda place: "\n\n".join(plain(one["text"]) for one in place.all(member, "text"))


def status(place):
    return " ".join(one.get("written", place.label(one["is"]))
                    for one in place.all("status", "is", "written"))


def due(place):
    return " ".join(one["written"] for one in place.all(
        "due", "written", "kind", "start", "end", "points", "unread"))


def parties(member, join=", ", role="{title} ({role})"):
    """The parties that an item names itself; in the words of the document where these are kept."""
    def writer(place):
        named = [party for party in place.get(member, []) if not party.get("inherited")]
        kept = place.get(f"{member}_written")
        if kept is not None:
            return kept
        return join.join(role.format(**party) if "role" in party else party["title"]
                         for party in named)
    return writer


def shared(member):
    """A text of the container, in the one cell that spans all it holds."""
    return lambda place: plain(place.above.get(member)) if place.index == 0 else ""
