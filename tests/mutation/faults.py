"""Single faults that break a rule: each function gives all that it can make in a plan."""

import calendar
import collections
import re

from source import CONTAINERS, PARTIES, STATEMENTS

# `lines`: where a finding is in the right place; `further`: so are its further places.
Fault = collections.namedtuple("Fault", "what text lines further")

MONTHS = ("January February March April May June July August September October November "
          "December").split()
DATE = re.compile(rf"(?<![\w/-])(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? )?(?P<month>{'|'.join(MONTHS)}) "
                  r"(?P<year>\d{4})\b")
ISO_DAY = re.compile(r"\b(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)\b")
REFERENCES = re.compile(r"(?<![\w-])(?P<word>owner|sponsor|with|supports|in|by|see|after|into|due) +"
                        r"(?P<names>[\w./-]+(?:(?: *, *| and )[\w./-]+)*)")
CYRILLIC = dict(zip("aceopxyisjABCEHKMOPTX", "асеорхуіѕјАВСЕНКМОРТХ"))
# Clauses of an item whose first word nothing else begins with.
KEYWORDS = STATEMENTS + ("owner", "due", "with", "sponsor", "status", "supports", "response", "note",
                         "update", "call", "period", "columns", "require", "include", "text", "so")


def pick(random, choices):
    """One of them, the same in each version of Python."""
    return choices[int(random.random() * len(choices))]


def at(source, what, span, new):
    """The fault of something else in a place."""
    start, end = span
    old = source.text[start:end]
    return Fault(f"`{old}` is `{new}`" if what is None else what, source.with_edits((start, end, new)),
                 {source.line_of(start)}, False)


def references(source):
    """The places of names that are declared elsewhere."""
    for match in REFERENCES.finditer(source.masked):
        for name in re.finditer(r"[\w./-]+", match["names"]):
            # A number is a name only where no date can stand.
            if name[0].rpartition("/")[2] in source.names and (
                    not name[0].isdigit() or match["word"] in ("supports", "see", "after", "into")):
                start = match.start("names") + name.start()
                yield start, start + len(name[0])


def wrong_letter(source, random):
    """A letter of a name that is referred to: lost, doubled, another or swapped."""
    for start, end in references(source):
        name = source.text[start:end]
        i = int(random.random() * len(name))
        slips = [name[:i] + name[i + 1:], name[:i] + name[i] + name[i:], name[:i] + "q" + name[i + 1:],
                 name[:i] + name[i + 1:i + 2] + name[i:i + 1] + name[i + 2:]]
        slips = [slip for slip in slips if re.fullmatch(r"[a-zA-Z0-9][\w./-]*[a-zA-Z0-9]", slip) and
                 slip not in source.names]
        if slips:
            yield at(source, None, (start, end), pick(random, slips))


def impossible_day(source, random):
    """A day behind the last one of its month."""
    for match in DATE.finditer(source.masked):
        last = calendar.monthrange(int(match["year"]), MONTHS.index(match["month"]) + 1)[1]
        day = pick(random, range(last + 1, 33))
        yield at(source, None, match.span(), f"{day} {match['month']} {match['year']}")
    for match in ISO_DAY.finditer(source.masked):
        yield at(source, None, match.span("day"), "32")


def required(source, clause):
    """The kinds of which the plan asks for a clause."""
    asked = re.findall(r"^ *require (.*) on (\w+)", source.masked, re.MULTILINE)
    asked = asked or [("owner, due", "action"), ("due", "milestone")]
    return [kind for clauses, kind in asked if clause in clauses.split(", ")]


def deleted(source, clause):
    """An item that has a clause once, and inherits none."""
    plans = [item for item in source.items if item.kind == "plan"]
    for item in source.items:
        spans = item.spans(clause)
        inherits = any(above.spans(clause) for above in plans + list(item.above())
                       if clause == "owner" or (item.kind == "action" and
                                                above.kind in CONTAINERS + ("plan",)))
        # What an action is made of has deadlines of its own, or is reported in its place.
        covered = clause == "due" and any(below.kind == "milestone" for below in item.items)
        if item.kind in required(source, clause) and len(spans) == 1 and not inherits and not covered:
            yield item, spans[0]


def deleted_clause(clause):
    """The faults of a lost `owner` or `due`; `written` goes with it."""
    def faults(source, _):
        for item, (start, end) in deleted(source, clause):
            behind = [span for word, *span in item.clauses if word == "written" and span[0] == end + 1]
            end = behind[0][1] if behind else end
            yield Fault(f"`{source.text[start:end]}` is lost", source.with_edits((start, end, "")),
                        {source.line_of(item.start)}, False)
    return faults


def doubled(source, _):
    """An item that stands twice. Either of the two may be where the finding is."""
    for item in source.items:
        if item.kind != "plan":
            begin = source.text.rfind("\n", 0, item.start) + 1
            copy = source.text[begin:item.end + 1]
            first = source.line_of(item.start)
            yield Fault(f"`{item.kind} {item.name or ''}` stands twice",
                        source.with_edits((begin, begin, copy)), {first, first + copy.count("\n")}, True)


def circles(source, random):
    """Up to three items each that stand beside each other, so that a name is enough to speak of one."""
    beside = collections.defaultdict(list)
    for item in source.items:
        if item.kind in ("action", "milestone") and item.name and not item.spans("after"):
            beside[item.parent].append(item)
    for items in beside.values():
        for first in items:
            left, circle = [item for item in items if item is not first], [first]
            for _ in range(min(len(left), int(random.random() * 3))):
                circle.append(left.pop(int(random.random() * len(left))))
            yield circle


def cycle(source, random):
    """One, two or three items that wait for each other in a circle."""
    for circle in circles(source, random):
        edits, lines = [], set()
        for item, other in zip(circle, circle[1:] + circle[:1]):
            edits.append((item.title[1], item.title[1], f" after {other.name}"))
            lines |= set(range(source.line_of(item.start), source.line_of(item.title[1]) + 1))
        yield Fault(" waits for ".join(item.name for item in circle + circle[:1]),
                    source.with_edits(*edits), lines, True)


def due_years(source):
    """The place of the year in each deadline that has just one, its item, and whether it has two
    halves, as 2018/19."""
    for item in source.items:
        for start, end in item.spans("due") if len(item.spans("due")) == 1 else []:
            years = list(re.finditer(r"\b20\d\d(/\d\d)?\b", source.masked[start:end]))
            words = source.masked[start:end].split()
            if len(years) == 1 and not {"every", "tbc", "after", "from"} & set(words):
                yield item, (start + years[0].start(), start + years[0].end()), bool(years[0][1])


def period(source):
    """The first and the last year of the plan's period, None if it has none."""
    match = re.search(r"^ *period (.*)", source.masked, re.MULTILINE)
    years = re.findall(r"\d{4}", match[1]) if match else []
    return (int(years[0]), int(years[-1]) + 1) if years else None


def parent_year(source, item):
    """The year of the deadline of the next item above that has one."""
    years = {id(above): int(source.text[start:start + 4]) for above, (start, _), _ in due_years(source)}
    found = [years[id(above)] for above in item.above() if id(above) in years and above.kind in
             ("action", "milestone")]
    return found[0] if found else None


def with_year(source, place, halves, year):
    """The fault of another year in a deadline."""
    return at(source, None, place, f"{year}/{(year + 1) % 100:02}" if halves else str(year))


def year_out_of_period(source, random):
    """A deadline some years too early or too late for the plan."""
    if period(source):
        first, last = period(source)
        for _, place, halves in due_years(source):
            year = pick(random, [first - 10, first - 2, first - 1, last + 1, last + 2, last + 10])
            yield with_year(source, place, halves, year)


def year_past_parent(source, random):
    """A milestone one year or two after the item that it stands in."""
    for item, place, halves in due_years(source):
        year = parent_year(source, item) if item.kind == "milestone" else None
        if year:
            yield with_year(source, place, halves, year + 1 + int(random.random() * 2))


def cyrillic(source, random, spans):
    """One letter of each place in its Cyrillic look-alike."""
    for start, end in spans:
        places = [i for i in range(start, end) if source.text[i] in CYRILLIC]
        if places:
            i = pick(random, places)
            word = source.text[start:i] + CYRILLIC[source.text[i]] + source.text[i + 1:end]
            yield at(source, f"Cyrillic letter {i - start + 1} in `{source.text[start:end]}`",
                     (start, end), word)


def cyrillic_keyword(source, random):
    """In the first word of a line, or in `due` or `owner` behind a title."""
    first = re.compile(rf"^ *({'|'.join(KEYWORDS)})\b|(?<=\") (due|owner)\b", re.MULTILINE)
    return cyrillic(source, random, [match.span(match.lastindex)
                                     for match in first.finditer(source.masked)])


def cyrillic_date(source, random):
    """In the name of a month."""
    return cyrillic(source, random, [match.span("month") for match in DATE.finditer(source.masked)])


def cyrillic_name(source, random):
    """In a name that is referred to."""
    return cyrillic(source, random, references(source))


def cyrillic_party(source, random):
    """In the printed name of a party."""
    return cyrillic(source, random, [item.title for item in source.items if item.kind in PARTIES])


# What makes the faults of a kind, and the rules that they break.
FAULTS = {
    "wrong letter in a name": (wrong_letter, "PL101 PL102 PL001"),  # a word may be another then
    "impossible day": (impossible_day, "PL201"),
    "owner lost": (deleted_clause("owner"), "PL301"),
    "due lost": (deleted_clause("due"), "PL204"),
    "item doubled": (doubled, "PL104 PL109 PL110"),
    "cycle": (cycle, "PL105 PL106"),
    "year out of the period": (year_out_of_period, "PL202 PL203"),
    "year past the parent": (year_past_parent, "PL203"),
    "Cyrillic in a keyword": (cyrillic_keyword, "PL601"),
    "Cyrillic in a date": (cyrillic_date, "PL601"),
    "Cyrillic in a name": (cyrillic_name, "PL601"),
    "Cyrillic in a party": (cyrillic_party, "PL602"),
}
