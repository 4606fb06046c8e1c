"""Single changes to a plan: each function gives all that it can make, with what is to be said of it."""

import collections
import re

from faults import pick
from source import CONTAINERS

# `expected`: (kind of change, path of the item) for each that must be told, and no other.
Seed = collections.namedtuple("Seed", "what text expected")

MONTHS = ("January February March April May June July August September October November "
          "December").split()
DUE = re.compile(rf"due (?P<when>(?:(?P<day>\d+) )?(?P<month>{'|'.join(MONTHS)}) (?P<year>\d{{4}}))")
PROMISES = ("action", "milestone")
HOLDERS = CONTAINERS + PROMISES + ("measure",)
REASON = ' because "The contract came late."'
AGREED = ' agreed "Cabinet" on 28 November 2017'


def siblings(source, item):
    """The items that stand beside it, itself among them."""
    def holder(one):
        return one.parent if one.parent and one.parent.kind != "plan" else None
    return [one for one in source.items if one.kind in HOLDERS and holder(one) is holder(item)]


def path_of(source, item):
    """Its path as findings tell it."""
    parts = []
    while item and item.kind != "plan":
        place = siblings(source, item).index(item) + 1
        parts.insert(0, item.name or f"({place})")
        item = item.parent
    return "/".join(parts)


def status_of(source, item):
    """The words of its status; empty if it has none."""
    spans = item.spans("status")
    return source.masked[spans[0][0]:spans[0][1]] if spans else ""


def is_open(source, item):
    """Not done, and nothing it stands in is."""
    closed = ("complete", "cancelled", "merged")
    return not any(word in status_of(source, one) for one in [item, *item.above()]
                   if one.kind in PROMISES for word in closed)


def dated(source, done=False):
    """Items that fall due once, in a month or on a day that is plain: the item and the match."""
    for item in source.items:
        spans = item.spans("due")
        if item.kind not in PROMISES or len(spans) != 1 or is_open(source, item) == done:
            continue
        match = DUE.fullmatch(source.text, *spans[0])
        if match:
            yield item, match


def later(match, years):
    """The same date in another year."""
    return source_words(match, int(match["year"]) + years)


def source_words(match, year):
    """The date with another year; 29 February is none that is asked of."""
    return f"{match['day'] + ' ' if match['day'] else ''}{match['month']} {year}"


def slips_policy(source):
    """What `slips` of the plan asks for."""
    found = re.search(r"^ *slips (.*)$", source.masked, re.MULTILINE)
    return found[1].strip() if found else "need reason"


def history(source, item):
    """How often it moved before."""
    return len(item.spans("was"))


def slip(source, _):
    """A later deadline, and nothing said."""
    for item, match in dated(source):
        yield Seed("slip", source.with_edits((*match.span("when"), later(match, 1))),
                   [("slipped-without-reason", path_of(source, item))])


def slip_with_record(record, excuses):
    """A later deadline with the old one on record."""
    def seeds(source, _):
        for item, match in dated(source):
            kind = "slipped" if slips_policy(source) in excuses else "slipped-without-reason"
            if kind == "slipped" and history(source, item) >= 2:
                kind = "slipped-again"
            new = f"due {later(match, 1)} was {match['when']}{record}"
            yield Seed("slip on record", source.with_edits((*match.span(), new)),
                       [(kind, path_of(source, item))])
    return seeds


def wrong_record(source, _):
    """A later deadline whose record names another day than there was."""
    for item, match in dated(source):
        new = f"due {later(match, 2)} was {later(match, 1)}{REASON}{AGREED}"
        yield Seed("wrong record", source.with_edits((*match.span(), new)),
                   [("history-wrong", path_of(source, item))])


def lost_record(source, _):
    """One `was` less."""
    for item in source.items:
        for start, end in item.spans("was"):
            yield Seed("lost record", source.with_edits((start, end, "")),
                       [("history-removed", path_of(source, item))])


def forward(source, _):
    """An earlier deadline."""
    for item, match in dated(source):
        yield Seed("brought forward", source.with_edits((*match.span("when"), later(match, -1))),
                   [("brought-forward", path_of(source, item))])


def unset(source, _):
    """A deadline that is not known any more."""
    for item, match in dated(source):
        yield Seed("deadline unset", source.with_edits((*match.span("when"), "tbc by June 2021")),
                   [("deadline-removed", path_of(source, item))])


def edited(source, _):
    """Another deadline of what is complete."""
    for item, match in dated(source, done=True):
        if "complete" in status_of(source, item):
            yield Seed("complete and edited",
                       source.with_edits((*match.span("when"), later(match, 1))),
                       [("completed-edited", path_of(source, item))])


def block(source, item):
    """The lines of an item."""
    return source.text.rfind("\n", 0, item.start) + 1, source.text.find("\n", item.end) + 1


def removal(kinds, told):
    """An item with all that stands in it."""
    def seeds(source, _):
        for item in source.items:
            if item.kind in kinds:
                yield Seed("removal", source.with_edits((*block(source, item), "")),
                           [(told, path_of(source, item))])
    return seeds


def rename(former):
    """Another name, with `formerly` or without."""
    def seeds(source, _):
        for item in source.items:
            if item.kind not in HOLDERS or not item.name:
                continue
            start = source.text.index(item.name, item.start + len(item.kind))
            new = item.name + "-x"
            path = path_of(source, item)
            path = path[:len(path) - len(item.name)] + new
            text = f" formerly {item.name}" if former else ""
            yield Seed("rename", source.with_edits((start, start + len(item.name), new),
                                                   (item.title[1], item.title[1], text)),
                       [("renamed-on-record" if former else "renamed", path)])
    return seeds


def move(source, random):
    """An action under another container of its container's kind."""
    for item in source.items:
        holder = item.parent
        if item.kind != "action" or not holder or holder.kind not in CONTAINERS:
            continue
        if not item.spans("owner") or not item.spans("due"):
            continue
        targets = [one for one in source.items if one.kind == holder.kind and one is not holder and
                   source.text[:one.end].endswith("}") and
                   item.name not in [child.name for child in one.items]]
        if not targets:
            continue
        target = pick(random, targets)
        start, end = block(source, item)
        last = source.text.rfind("\n", 0, target.end) + 1
        name = item.name or f"({len(target.items) + 1})"
        yield Seed("move", source.with_edits((start, end, ""), (last, last, source.text[start:end])),
                   [("moved", f"{path_of(source, target)}/{name}")])


def owners(source, random):
    """Another owner."""
    for item in source.items:
        spans = item.spans("owner")
        if item.kind != "action" or len(spans) != 1:
            continue
        start, end = spans[0]
        words = source.text[start:end].split()
        others = sorted(source.parties - {re.sub(",", "", word) for word in words})
        if len(words) == 2 and others:
            yield Seed("another owner", source.with_edits((start, end, f"owner {pick(random, others)}")),
                       [("owner-changed", path_of(source, item))])


def reopened(record):
    """What was complete is in progress."""
    def seeds(source, _):
        for item in source.items:
            spans = item.spans("status")
            if item.kind in PROMISES and len(spans) == 1 and "complete" in status_of(source, item):
                yield Seed("reopened", source.with_edits((*spans[0], "status in progress" + record)),
                           [("status-backwards", path_of(source, item))])
    return seeds


def completed(source, _):
    """Done, on a day before all deadlines."""
    for item in source.items:
        if item.kind == "action" and is_open(source, item) and not item.spans("status"):
            at = item.title[1]
            yield Seed("completed", source.with_edits((at, at, " status complete on 3 April 1999")),
                       [("completed", path_of(source, item))])


def weakened(source, _):
    """A hedge in a promise."""
    for item in source.items:
        title = source.text[slice(*item.title)]
        if item.kind in PROMISES and is_open(source, item) and not re.search(r"\d|appropriate|where|possible|"
                                                                            r"potential|explore|consider|seek|"
                                                                            r"look", title, re.I):
            if len(title.split()) > 6:
                end = item.title[1] - 1
                yield Seed("weakened", source.with_edits((end, end, " where appropriate")),
                           [("weakened", path_of(source, item))])


def reworded(source, _):
    """Another word in a title."""
    for item in source.items:
        title = source.text[slice(*item.title)]
        words = list(re.finditer(r"[a-z]+", title))
        if item.kind in HOLDERS and len(words) > 5 and is_open(source, item):
            last = words[-1]
            at = item.title[0]
            yield Seed("reworded", source.with_edits((at + last.start(), at + last.end(), "elsewhere")),
                       [("wording", path_of(source, item))])


def target(source, _):
    """A target that promises less."""
    for item in source.items:
        if item.kind != "measure":
            continue
        match = re.compile(r"target ([\d,]+)\b").search(source.text, item.title[1], item.end)
        falls = re.compile(r"baseline ([\d,]+)").search(source.text, item.title[1], item.end)
        if not match or not falls:
            continue
        now, start = (int(number[1].replace(",", "")) for number in (match, falls))
        new = now - 1 if now > start else now + 1
        yield Seed("target reduced", source.with_edits((*match.span(1), str(new))),
                   [("scope-reduced", path_of(source, item))])


def outcome(source, _):
    """An outcome less."""
    for item in source.items:
        for start, end in item.spans("so"):
            yield Seed("outcome lost", source.with_edits((start, end, "")),
                       [("outcome-removed", path_of(source, item))])


def dependency(source, _):
    """What it waits for, left out."""
    for item in source.items:
        for start, end in item.spans("after"):
            if item.kind in PROMISES and re.fullmatch(r"after [\w./-]+", source.text[start:end]):
                yield Seed("dependency lost", source.with_edits((start, end, "")),
                           [("dependency-removed", path_of(source, item))])


def added(source, random):
    """A new action."""
    for item in source.items:
        if item.kind in CONTAINERS and source.text[:item.end].endswith("}") and source.parties:
            at = source.text.rfind("\n", 0, item.end) + 1
            line = f'action newcomer "Something quite new for everybody." owner ' \
                   f'{pick(random, sorted(source.parties))} due December 2018\n'
            yield Seed("added", source.with_edits((at, at, line)),
                       [("added", f"{path_of(source, item)}/newcomer")])


def terms(source, _):
    """Another policy for deadlines."""
    for match in re.finditer(r"^plan .*\{\n", source.masked, re.MULTILINE):
        if "slips" not in source.masked:
            yield Seed("slips never", source.with_edits((match.end(), match.end(), "slips never\n")),
                       [("plan-terms", "")])


def party(source, _):
    """A name that means somebody else."""
    for item in source.items:
        if item.kind in ("person", "team") and item.name:
            yield Seed("another party", source.with_edits((*item.title, '"Zoltan Quist"')),
                       [("owner-redefined", item.name)])


SEEDS = {
    "slip": slip,
    "slip with a reason": slip_with_record(REASON, ["need reason"]),
    "slip with approval": slip_with_record(REASON + AGREED, ["need reason", "need approval"]),
    "slip with a wrong record": wrong_record,
    "record lost": lost_record,
    "brought forward": forward,
    "deadline unset": unset,
    "complete and edited": edited,
    "action removed": removal(("action",), "action-removed"),
    "milestone removed": removal(("milestone",), "milestone-removed"),
    "measure removed": removal(("measure",), "measure-removed"),
    "container removed": removal(CONTAINERS, "container-removed"),
    "renamed": rename(False),
    "renamed with formerly": rename(True),
    "moved": move,
    "another owner": owners,
    "reopened": reopened(""),
    "reopened with a reason": reopened(REASON),
    "completed": completed,
    "weakened": weakened,
    "reworded": reworded,
    "target reduced": target,
    "outcome lost": outcome,
    "dependency lost": dependency,
    "added": added,
    "terms": terms,
    "another party": party,
}
