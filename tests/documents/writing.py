"""An item of `planc build --to json`, written as its document writes it.

A writer is a function of a Place that gives a text; a cell is a list of writers, whose texts follow
each other; a row is a list of cells, or a function of a Place that gives rows of texts. The shape of a
document says which rows a kind of item makes."""

import dataclasses
import re

import rows

BULLET = re.compile(r"^\s*- ", re.M)
# Members that are for programs, or say how the paper looks.
MACHINE = {"kind", "name", "path", "location", "derived", "children", "labels", "language_version",
           "years", "slips", "require", "columns", "group_by", "parties", "measures"}
PARTIES = ["owners", "sponsors", "partners"]


class Place:
    """An item, and what stands above it."""

    def __init__(self, item, above=None, index=0):
        self.item = item
        self.above = above
        self.index = index  # among its siblings
        self.seen = set(MACHINE)
        for member in PARTIES:
            if not self.own(member):
                self.seen |= {member, f"{member}_written"}
        held = item.get("children", []) + item.get("measures", [])
        self.held = [Place(one, self, at) for at, one in enumerate(held)]

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

    def own(self, member):
        """The parties that the item names itself."""
        return [one for one in self.item.get(member, []) if not one.get("inherited")]

    def plan(self):
        """The plan that it stands in."""
        place = self
        while place.above:
            place = place.above
        return place.item

    def label(self, of):
        """The body's own word for a kind, clause or status."""
        word = self.called(of)
        return self.above.label(of) if word is None else word

    def called(self, of):
        for label in self.item.get("labels", []):
            if label["of"] == of:
                return label["word"]
        return None if self.above else of[:1].upper() + of[1:]


@dataclasses.dataclass(frozen=True)
class Shape:
    """The rows that a kind of item makes before what it holds, and after it."""

    before: list
    after: list = dataclasses.field(default_factory=list)
    # Members that the plan has and the document does not print: what was inferred or added.
    silent: frozenset = frozenset()


def write(plan, shapes):
    """The rows of a plan, in its order, each with the path of its item; and what is not in any row."""
    top = Place({**plan["plan"], "kind": "plan", "path": "plan", "children": plan["items"],
                 "parties": {party["name"]: party["title"] for party in plan["parties"]}})
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
            waiting += [(held, False) for held in reversed(place.held)]
    return found, unwritten


def written(place, row):
    """A row; what stands outside a table is one row for each paragraph."""
    made = row(place) if callable(row) else [[texts_of(place, cell) for cell in row]]
    if len(made) == 1 and len(made[0]) == 1:
        made = [[text] for text in made[0][0].split("\n\n")]
    return [rows.trimmed([rows.words(rows.unmarked(text)) for text in cells]) for cells in made]


def texts_of(place, cell):
    return " ".join(writer(place) for writer in cell)


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
    """The body's own word for a kind or clause."""
    return lambda place: place.label(clause)


def numbered(kind):
    """What a heading begins with: the word and the number; nothing if it has no number."""
    def made(place):
        number = place.get("number")
        return f"{place.label(kind)} {number}:" if number else ""
    return made


def header(kind):
    """The header row of the columns of a kind. What a container calls a column stands over the rest."""
    def made(place):
        cells = []
        for field in next(one for one in place.plan()["columns"] if one["kind"] == kind)["fields"]:
            if not field.get("joined"):
                cells.append([])
            cells[-1].append(field)
        return [[heading(place, fields) for fields in cells]]
    return made


def heading(place, fields):
    words_of = [place.called(field["field"]) for field in fields]
    words_of += [field.get("heading") for field in fields]
    return next((word for word in words_of if word is not None), place.label(fields[0]["field"]))


def texts(member):
    """The texts of all responses, updates or notes, one after the other."""
    return lambda place: "\n\n".join(plain(one["text"]) for one in place.all(member, "text"))


def status(place):
    return " ".join(one.get("written", place.label(one["is"]))
                    for one in place.all("status", "is", "written"))


def due(place):
    """Its deadline, in the words of the document."""
    return " ".join(one["written"] for one in place.all(
        "due", "written", "kind", "start", "end", "points", "unread"))


def parties(member, join=", ", about="role", form="{title} ({about})"):
    """The parties that an item names itself; in the words of the document where these are kept."""
    def writer(place):
        place.get(member)
        kept = place.get(f"{member}_written")
        if not place.own(member):
            return ""
        if kept is not None:
            return kept
        names = place.plan()["parties"]
        return join.join(
            form.format(title=party["title"],
                        about=names[party["in"]] if about == "in" else party[about])
            if about in party else party["title"] for party in place.own(member))
    return writer


def goals(place):
    """The goals that it serves, as the list that the document has of them."""
    served = place.get("supports", [])
    if not served:
        return ""
    return f"{place.label('supports')}: " + "; ".join(one["title"] for one in served)


def footnotes(place):
    return " ".join(place.get("footnotes", []))


def shared(member):
    """A text of the container, in the one cell that spans all it holds."""
    return lambda place: plain(place.above.get(member)) if place.index == 0 else ""


def bracketed(writer):
    def made(place):
        text = writer(place)
        return f"({text})" if text else ""
    return made


def at_first(writer):
    """Only with the first item of its kind, as a heading above them."""
    def made(place):
        above = place.above.held[place.index - 1] if place.index else None
        return "" if above and above.item["kind"] == place.item["kind"] else writer(place)
    return made


def leads_and_steps(title, leads, step):
    """A row for each lead: the title, beside it the lead's parties, beside them the steps. Below the
    lead of the action stand those of the steps that have their own, with no title beside them."""
    def steps_of(place):
        return [text for held in place.held
                for text in [texts_of(held, step), *(steps_of(held) if held.held else [])]]

    def made(place):
        cells = [[texts_of(place, title), texts_of(place, leads), ""]]
        for held in place.held:
            lead = texts_of(held, leads)
            if lead.strip() and lead != cells[-1][1]:
                cells.append(["", lead, ""])
            cells[-1][2] += " " + " ".join([texts_of(held, step), *steps_of(held)])
        return cells
    return made
