"""What each form of the language comes to in the papers, told anew from what the plan says.

A form is a function: handed the papers of one plan, it yields for each use of the form a list of what is
wrong with it, which is empty if all is right."""

import calendar
import datetime
import re

MONTHS = list(calendar.month_name)
UNITS = {"month": 1, "quarter": 3, "year": 12}
FORMS = {}


def form(words):
    """Makes a function the form that is called so."""

    def keep(function):
        FORMS[words] = function
        return function

    return keep


def differences(where, **pairs):
    """A line for each pair that is not equal."""
    return [f"{where}: {name} is {got!r} instead of {wanted!r}"
            for name, (got, wanted) in pairs.items() if got != wanted]


def missing(where, text, *words):
    """A line for each text that is not among the words."""
    if text is None:
        return [f"{where}: nothing is on the page"]
    return [f"{where}: no “{word}” in “{text[:300]}”" for word in words if word not in text]


def in_words(day):
    """As people write a day."""
    date = datetime.date.fromisoformat(day)
    return f"{date.day} {MONTHS[date.month]} {date.year}"


def plain(text):
    """A title of Markdown as people see it, up to its first line end."""
    return re.sub(r"[*\\]", "", text).split("\n")[0]


def own_above(papers, item, clause):
    """What the nearest item above says itself of this, or else the plan."""
    while item:
        item = papers.above[item["path"]]
        said = (item or {}).get(clause, [])
        if said and not item.get("due_inherited" if clause == "due" else None) and \
                not (clause != "due" and said[0].get("inherited")):
            return said
    return papers.document["plan"].get(clause, [])


def inherited(papers, clause, column, cell):
    for item in papers.items():
        parties = item.get(clause, [])
        if not parties or not parties[0].get("inherited"):
            continue
        where = f"{papers.name} {item['path']}"
        got = [{key: value for key, value in party.items() if key != "inherited"} for party in parties]
        wrong = differences(where, **{clause: (got, own_above(papers, item, clause))})
        if not all(party.get("inherited") for party in parties):
            wrong.append(f"{where}: one of the {clause} is not marked as inherited")
        titles = [plain(party["title"]) for party in parties]
        row = papers.rows.get(item["path"])
        if row is not None:
            wrong += differences(where, **{cell: (row[cell], "; ".join(titles))})
        if column in (papers.columns(item["kind"]) or []):
            wrong += missing(where, papers.within(item), *titles)
        yield wrong


@form("inherited owner")
def inherited_owner(papers):
    """The owner of what stands above, marked as such in the JSON."""
    yield from inherited(papers, "owners", "owner", "owners")


@form("inherited sponsor")
def inherited_sponsor(papers):
    """The same for sponsors."""
    yield from inherited(papers, "sponsors", "sponsor", "sponsors")


@form("inherited deadline")
def inherited_due(papers):
    """An action has the deadline of its container, in its own row."""
    for item in papers.items():
        if not item.get("due_inherited"):
            continue
        where = f"{papers.name} {item['path']}"
        above = own_above(papers, item, "due")
        row = papers.rows[item["path"]]
        wrong = differences(where, due=(item["due"], above), csv=(row["due"], above[0]["written"]),
                            end=(row["due_end"], above[0]["end"]),
                            kind=(item["kind"], "action"))
        yield wrong + missing(where, papers.within(item), above[0]["written"])


@form("printed number")
def number(papers):
    """What `number` says stands in place of the name."""
    for item in papers.items():
        printed = item.get("number")
        if printed is None or printed == item.get("name"):
            continue
        where = f"{papers.name} {item['path']}"
        row = papers.rows.get(item["path"])
        wrong = [] if row is None else differences(where, number=(row["number"], printed))
        yield wrong + missing(where, papers.within(item), printed)


@form("own words of a container")
def labels(papers):
    """A container's own words are printed in it, and the JSON keeps them with it."""
    for item in papers.items():
        for label in item.get("labels", []):
            where = f"{papers.name} {item['path']}: call {label['of']}"
            words = [plain(label[key]) for key in ("word", "plural") if label.get(key)]
            yield [] if any(word in papers.page.said() for word in words) else [
                f"{where}: none of {words} is on the page"]


@form("footnote")
def footnotes(papers):
    """The mark is at the item, and its text stands below, once."""
    texts = {note["mark"]: plain(note["text"]) for note in papers.document["plan"].get("footnotes", [])}
    for item in papers.items():
        for mark in item.get("footnotes", []):
            where = f"{papers.name} {item['path']}"
            wrong = missing(where, papers.within(item), mark)
            row = papers.rows.get(item["path"])
            if row is not None:
                wrong += differences(where, csv=(row["footnotes"].split("; "), item["footnotes"]))
            if mark in texts:  # of one document, only the marks are left
                below = papers.page.said()[papers.page.said().rindex("Footnotes"):]
                wrong += missing(where, below, f"{mark} {texts[mark]}")
            yield wrong


@form("field of the plan's own")
def fields(papers):
    """Its name and text are in the CSV, and it has a column on the page."""
    for item in papers.items():
        said = [f"{field['name']}: {plain(field['text'])}" for field in item.get("fields", [])]
        for field in item.get("fields", []):
            where = f"{papers.name} {item['path']}"
            wrong = differences(where, fields=(papers.rows[item["path"]]["fields"].split("; "), said))
            if field["name"] in (papers.columns(item["kind"]) or [field["name"]]):
                wrong += missing(where, papers.within(item), plain(field["text"]))
            yield wrong


def deadlines(papers, kind):
    """Items of their own deadline, and it."""
    for item in papers.items():
        for due in [] if item.get("due_inherited") else item.get("due", []):
            if due["kind"] == kind:
                yield item, due, f"{papers.name} {item['path']}"


def same_days(papers, item, due, where):
    """The CSV has the days of the JSON."""
    if len(item["due"]) > 1 or item["path"] not in papers.rows:
        return []
    row = papers.rows[item["path"]]
    return differences(where, due=(row["due"], due["written"]),
                       due_start=(row["due_start"], due.get("start", "")),
                       due_end=(row["due_end"], due.get("end", "")))


@form("labelled deadlines")
def stages(papers):
    """Each stage with its label, the first and the last day of all."""
    for item in papers.items():
        due = item.get("due", [])
        if len(due) < 2:
            continue
        where = f"{papers.name} {item['path']}"
        row = papers.rows[item["path"]]
        written = [f"{stage['written']} ({stage['label']})" for stage in due]
        wrong = differences(where, due=(row["due"], "; ".join(written)),
                            due_start=(row["due_start"], min(stage["start"] for stage in due)),
                            due_end=(row["due_end"], max(stage["end"] for stage in due)))
        yield wrong + missing(where, papers.within(item), *written)


@form("phase")
def phases(papers):
    """Its days, and on the page its title in place of its name; and its days once more behind the plan."""
    named = {phase["name"]: phase for phase in papers.document["phases"]}
    period = papers.document["plan"].get("period", {})
    for item, due, where in deadlines(papers, "phase"):
        phase = named[due["written"].split()[-1]]
        start = phase["from"]["start"] if "from" in phase else period["start"]
        end = phase["until"]["end"] if "until" in phase else period["end"]
        wrong = differences(where, days=((due["start"], due["end"]), (start, end)),
                            phase=((phase["start"], phase["end"]), (start, end)))
        wrong += same_days(papers, item, due, where)
        wrong += missing(where, papers.within(item), phase["title"])
        behind = f"{phase['title']} {in_words(start)} to {in_words(end)}"
        yield wrong + missing(where, papers.page.said(), behind)


@form("event")
def events(papers):
    """Behind the plan with its day."""
    for event in papers.document["events"]:
        if "start" in event:
            yield missing(papers.name, papers.page.said(), f"{event['title']} {in_words(event['start'])}")


@form("event without a date")
def undated_events(papers):
    """What waits for it has no day in any paper."""
    for event in papers.document["events"]:
        if "start" in event:
            continue
        wrong = missing(papers.name, papers.page.said(), f"{event['title']} no date yet")
        for item, due, where in deadlines(papers, "relative"):
            if due["written"].endswith(" after " + event["name"]):
                wrong += differences(where, start=(due.get("start"), None), end=(due.get("end"), None))
        yield wrong


def later(day, count, unit):
    """So much later, as language.md has it: the last day of a month leads to the last of a month."""
    date = datetime.date.fromisoformat(day)
    if unit in ("day", "week"):
        return str(date + datetime.timedelta(days=count * (7 if unit == "week" else 1)))
    months = date.year * 12 + date.month - 1 + count * UNITS[unit]
    year, month = months // 12, months % 12 + 1
    last = calendar.monthrange(year, month)[1]
    is_last = date.day == calendar.monthrange(date.year, date.month)[1]
    return str(datetime.date(year, month, last if is_last else min(date.day, last)))


@form("relative deadline")
def relative(papers):
    """Counted from the last day of an event or item, and said on the page."""
    bases = {event["name"]: event for event in papers.document["events"]}
    paths = {item["path"]: item for item in papers.items()}
    for item, due, where in deadlines(papers, "relative"):
        count, unit, name = re.fullmatch(r"(\d+) (\w+?)s? after (\S+)", due["written"]).groups()
        if "after" in due:
            base = paths[due["after"]]
            end = base.get("due", [{}])[-1].get("end")
        else:
            base = bases[name]
            end = base.get("end")
        day = later(end, int(count), unit) if end else None
        wrong = differences(where, day=((due.get("start"), due.get("end")), (day, day)))
        wrong += same_days(papers, item, due, where)
        words = [plain(base["title"]) if "number" not in base else name]
        yield wrong + missing(where, papers.within(item), *words, *([": " + in_words(day)] if day else []))


def month_days(year, month):
    last = calendar.monthrange(year, month)[1]
    return f"{year}-{month:02}-01", f"{year}-{month:02}-{last:02}"


def dates_of(words, start, end):
    """The dates of `every March`, `every 30 June` and the like, from the first to the last day."""
    first, last = datetime.date.fromisoformat(start), datetime.date.fromisoformat(end)
    named = re.fullmatch(r"every (?:(\d+) )?([A-Z]\w+)", words)
    if named:
        day, month = named[1], MONTHS.index(named[2])
        for year in range(first.year, last.year + 1):
            dates = [str(datetime.date(year, month, int(day)))] * 2 if day else month_days(year, month)
            if str(first) <= dates[0] and dates[1] <= str(last):
                yield tuple(dates)
        return
    step = {"quarterly": 3, "half-yearly": 6, "annually": 12, "monthly": 1}.get(words) or \
        UNITS[re.fullmatch(r"every (\w+)", words)[1]]
    while str(first) <= end:
        next_first = datetime.date.fromisoformat(later(str(first), step, "month"))
        yield str(first), str(next_first - datetime.timedelta(days=1))
        first = next_first


@form("recurring deadline")
def recurring(papers):
    """Every date of the period is in the JSON, the first and the last day in the other papers."""
    period = papers.document["plan"].get("period", {})
    for item, due, where in deadlines(papers, "recurring"):
        if re.search(r" (from|until) ", due["written"]):
            continue
        dates = list(dates_of(due["written"], period["start"], period["end"]))
        got = [(point["start"], point["end"]) for point in due["points"]]
        wrong = differences(where, dates=(got, dates), start=(due["start"], dates[0][0]),
                            end=(due["end"], dates[-1][1]))
        wrong += same_days(papers, item, due, where)
        wrong += missing(where, papers.within(item), due["written"])
        yield wrong
