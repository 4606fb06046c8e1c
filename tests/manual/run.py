#!/usr/bin/python3
"""Runs every example of docs/language.md, docs/when-planc-complains.md and docs/examples/, and proves
that those of the first together show the whole language, that each slip of the second is mended, and
that the pages of the third show the plans in examples/ as they are.

usage: run.py [--self-test | --update] PLANC
With --update, what check says of each slip, and what the commands of a `console` print, is written into
its page; read it before you keep it.

A fence of these pages is one of these; what stands behind its first word are settings.

    plan whole      a whole file
    plan part       a whole file without a plan
    plan header     lines of a plan's header
    plan item       items and declarations of a plan
    plan action     clauses of an action
    plan cast       the declarations that examples may use; each stands before those it needs
    plan start      a whole file, and the beginning of the slips that follow
    plan slip       lines below `plan start`, or with `place=whole` a file of their own
    plan mended     the same as they should be: none of the findings of the slip is left
        file=NAME   the file's name; it stays there for the examples and commands that follow
        as-of=DATE  the day that counts as today
        lang=TAG    the papers are made in this language, too
        PLnnn       the example gets findings of this kind, and of no other that is not named;
                    without such a word it must get none at all
    due             lines `due FORM => DAYS`, `due FORM => PLnnn` for one that is refused, or
                    `due FORM => DAYS; PLnnn` for one that is taken and reported; other lines
                    stand in the plan's header. DAYS are `FIRST`, `FIRST to LAST`, `FIRST on`,
                    several of these joined by commas, or `no day`; then `, review DAYS`
    csv [CLAUSE]    what `build --to csv` makes of the example before, these columns; with CLAUSE
                    in place of the line of the example that begins with the same word
    findings        what `check` says of the example before
    laid            what `fmt` makes of the example before
    message         the same without the lines that count; a `plan slip` has one, and is mended
    plan lines=NAME lines of examples/NAME, one below another, as far to the right as may be
    console         lines `$ COMMAND`, each above what it prints, run where examples/ stands
    sh              commands, run where the files of `file=` stand; each must end with 0

Every other fence is wrong, so that no example goes untested by a slip of the hand."""

import json
import os
import re
import shlex
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
with open(os.path.join(ROOT, "compiler", "diag.def"), encoding="utf-8") as register:
    STOPPING = set(re.findall(r"^STOP\((PL\d+)", register.read(), flags=re.M))
FENCE = re.compile(r"^```(\S[^\n]*|)\n(.*?)^```$", re.M | re.S)
FINDING = re.compile(r":(\d+):\d+: \w+: .* \[(PL\d\d\d)\]$")
COUNTED = re.compile(r"\d+ errors?, \d+ warnings?, \d+ notes? in ")
ROW = re.compile(r"^(due .*\S) +=> (.+)$")
DECLARED = re.compile(r"^(?:person|post|team|directorate|body|group|goal) ([\w.-]+) ")
MANUAL = "language.md"
EXAMPLES = sorted(os.listdir(os.path.join(ROOT, "docs", "examples")))
PAGES = (MANUAL, "when-planc-complains.md",
         *(f"examples/{name}" for name in EXAMPLES if name.endswith(".md")))
PERIOD = "period April 2027 to March 2030"
TODAY = "2028-06-01"


class Wrong(Exception):
    """What is wrong with an example, in words."""


# Running planc

def start_planc(planc, folder, *arguments):
    run = subprocess.run([planc, *arguments], cwd=folder, capture_output=True, timeout=60,
                         check=False, stdin=subprocess.DEVNULL)
    output = run.stdout.decode("utf-8", errors="replace").replace("\r\n", "\n")
    return run.returncode, output, run.stderr.decode("utf-8", errors="replace")


answers = {}


def run_planc(planc, folder, *arguments):
    """Its status, what it prints, and its complaints. The self-test reads each page many times, and planc says the
    same of the same files."""
    key = arguments, folder if folder == ROOT else contents(folder)
    if key not in answers:
        answers[key] = start_planc(planc, folder, *arguments)
    return answers[key]


def contents(folder):
    """All that planc can find there."""
    found = []
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), "rb") as file:
            found.append((name, file.read()))
    return tuple(found)


class Bench:
    """A folder with plans, and what has been seen of the language in them."""

    def __init__(self, planc, folder):
        self.planc, self.folder = planc, folder
        self.cast = []
        self.example = None  # file, text, day of the last one
        self.start = None  # file, text, day of `plan start`
        self.slip = None  # what is still to come of a slip, and its codes
        self.told = []  # what check says of each slip
        self.seen = set()

    def write(self, name, text):
        with open(os.path.join(self.folder, name), "w", encoding="utf-8") as file:
            file.write(text)

    def findings(self, name, day):
        """(line, code) of each finding."""
        status, output, error = run_planc(
            self.planc, self.folder, "check", "--format", "short", "--as-of", day, name)
        lines = [line for line in output.splitlines() if not line.startswith("no findings")]
        found = [FINDING.search(line) for line in lines]
        if error or status > 1 or None in found:
            raise Wrong(f"check ended with {status}:\n{output}{error}")
        return [(int(match[1]), match[2]) for match in found], output

    def build(self, name, day, form, *more):
        status, output, error = run_planc(
            self.planc, self.folder, "build", "--as-of", day, "--to", form, *more, name)
        if status:
            raise Wrong(f"build --to {form} ended with {status}:\n{error}")
        return output

    def document(self, name, day):
        document = json.loads(self.build(name, day, "json", "--full"))
        look_at(document, self.seen)
        return document


# What a plan shows of the language: "clause owner", "kind action", "status on track", …

CLAUSES = {
    "plan": {
        "subtitle": "subtitle", "publisher": "publisher", "period": "period",
        "adopted": "adopted", "rules": "rule", "languages": "languages", "retired": "retired",
        "distinct": "distinct", "labels": "call", "columns": "columns", "group_by": "group by",
        "where": "where", "sort": "sort by", "text": "text", "notes": "note",
        "footnotes": "footnote",
    },
    "party": {
        "role": "role", "in": "in", "from": "from", "until": "until", "email": "email",
        "aka": "aka", "held_by": "held by", "vacant": "vacant",
    },
    "event": {"on": "on"},
    "item": {
        "text": "text", "notes": "note", "number": "number", "start": "start", "was": "was",
        "status": "status", "progress": "progress", "rag": "rag", "updates": "update",
        "outcome": "so that", "responses": "response", "supports": "supports", "after": "after",
        "see": "see", "tags": "tag", "fields": "field", "budget": "budget",
        "evidence": "evidence", "footnotes": "footnote", "formerly": "formerly",
        "exempt_reason": "exempt",
    },
}
DEFAULT_REQUIRE = [("action", ["owner", "due"]), ("milestone", ["due"])]


def look_at_clauses(thing, group, seen):
    seen.update(f"clause {clause}" for key, clause in CLAUSES[group].items() if thing.get(key))


def look_at_item(item, seen):
    seen.add(f"kind {item['kind']}")
    look_at_clauses(item, "item", seen)
    for key, clause in (("owners", "owner"), ("sponsors", "sponsor"), ("partners", "with")):
        if any(not party.get("inherited") for party in item.get(key, [])):
            seen.add(f"clause {clause}")
    if item.get("due") and not item.get("due_inherited"):
        seen.add("clause due")
        seen.update(f"when {due['kind']}" for due in item["due"])
    seen.add(f"status {item.get('status', {}).get('is')}")
    seen.update(f"clause {value['is']}" for value in item.get("values", []))
    for below in item.get("children", []) + item.get("measures", []):
        look_at_item(below, seen)


def look_at_paper(paper, seen):
    look_at_clauses(paper, "plan", seen)
    for columns in paper.get("columns", []):
        seen.update(f"field {column['field']}" for column in columns["fields"])


def look_at(document, seen):
    plan = document["plan"]
    seen.add("kind plan")
    look_at_paper(plan, seen)
    if plan["years"].get("written"):
        seen.add("clause years")
    if plan["slips"].get("said"):
        seen.add("clause slips")
    if [(row["of"], row["clauses"]) for row in plan["require"]] != DEFAULT_REQUIRE:
        seen.add("clause require")
    for party in document["parties"]:
        seen.add(f"kind {party['kind']}")
        look_at_clauses(party, "party", seen)
    for kind, group in (("goal", "goals"), ("phase", "phases"), ("event", "events"),
                        ("report", "reports")):
        seen.update(f"kind {kind}" for _ in document[group])
    for event in document["events"]:
        look_at_clauses(event, "event", seen)
    for report in document["reports"]:
        look_at_paper(report, seen)
    for item in document["items"]:
        look_at_item(item, seen)


def whole_language():
    """What the registers say that there is."""
    wanted = set()
    for name, row, what in (("vocabulary", "KIND", "kind"), ("vocabulary", "CLAUSE", "clause"),
                            ("statuses", "STATUS", "status"), ("when_kinds", "WHEN", "when"),
                            ("fields", "FIELD", "field")):
        with open(os.path.join(ROOT, "compiler", name + ".def"), encoding="utf-8") as file:
            words = re.findall(rf'^{row}\(\w+, "([^"]+)"', file.read(), re.M)
        if not words:
            raise Wrong(f"{name}.def has no row {row}")
        wanted.update(f"{what} {word}" for word in words)
    return wanted


# Examples

def with_cast(cast, text):
    """The declarations that the text needs, and those that they need in turn."""
    bare = re.sub(r'"(\\.|[^"\\])*"', "", text)
    declared = {match[1] for match in map(DECLARED.match, bare.splitlines()) if match}
    words = set(re.findall(r"[\w.-]+", bare))
    taken = []
    for line in cast:
        name = DECLARED.match(line)[1]
        if name in words and name not in declared:
            taken.append(line)
            words.update(re.findall(r"[\w.-]+", re.sub(r'"[^"]*"', "", line)))
    return "".join(line + "\n" for line in taken)


def says(text, clause):
    return re.search(rf"^ *{clause}\b", text, re.M)


def wrapped(form, text, cast):
    """The example as a whole file."""
    if form in ("whole", "part"):
        return text
    if form == "header":
        period = "" if says(text, "period") else PERIOD + "\n"
        return f'plan example "Example" {{\n{period}{text}}}\n' + with_cast(cast, text)
    if form == "action":
        owner = "" if says(text, "owner") else "owner ada\n"
        due = "" if says(text, "due") else "due March 2029\n"
        text = f'action example "Do what the example says." {{\n{owner}{due}{text}}}\n'
    elif form != "item":
        raise Wrong(f"there is no example of the form `{form}`")
    return f'plan example "Example" {{\n{PERIOD}\n}}\n' + with_cast(cast, text) + text


def begun(bench, form, settings, codes, text):
    """A slip, or the same mended, as a whole file; a slip must be told, and then mended."""
    if form == "slip":
        if not codes:
            raise Wrong("a slip names its findings")
        bench.slip = "message", codes
    elif not bench.slip or bench.slip[0] != "mended":
        raise Wrong("a slip comes first, then its message, then the same mended")
    elif codes & bench.slip[1]:
        raise Wrong("what is mended has the finding of the slip")
    else:
        bench.slip = None
    return text if settings.get("place") == "whole" else bench.start[1] + text


def run_example(bench, words, text):
    form, settings = words[0], dict(word.split("=", 1) for word in words[1:] if "=" in word)
    if form == "cast":
        bench.cast = text.splitlines()
        return
    codes = {word for word in words[1:] if "=" not in word}
    name, day = settings.get("file", "example.plan"), settings.get("as-of", TODAY)
    if form == "start":
        bench.start = name, text, day
        whole = text
    elif form in ("slip", "mended"):
        name, _, day = bench.start
        whole = begun(bench, form, settings, codes, text)
    else:
        whole = wrapped(form, text, bench.cast)
    bench.write(name, whole)
    bench.example = name, whole, day
    found, output = bench.findings(name, day)
    if {code for _, code in found} != codes:
        wanted = " ".join(sorted(codes)) or "no finding"
        raise Wrong(f"expected {wanted}, got:\n{output}in\n{whole}")
    refused = form == "slip" and ": error: " in output
    if form != "part" and not refused and not codes & STOPPING:
        bench.document(name, day)
        bench.build(name, day, "csv")
        bench.build(name, day, "html")
        if "lang" in settings:
            bench.build(name, day, "html", "--lang", settings["lang"])


# Tables of deadlines

def days_words(days):
    if "end" not in days:
        return f"{days['start']} on"
    return days["start"] if days["start"] == days["end"] else f"{days['start']} to {days['end']}"


def due_words(due):
    points = due.get("points") or ([due] if "start" in due else [])
    words = ", ".join(map(days_words, points)) or "no day"
    return words + (f", review {days_words(due['review'])}" if "review" in due else "")


def plan_of_rows(header, rows):
    """A plan with an action for each row, and the line on which the first stands."""
    period = "" if says(header, "period") else PERIOD + "\n"
    period += "rule PL216 off\n"  # rows end where a reader can count their dates
    head = f'person ada "Ada Marsh"\nplan example "Example" {{\n{period}{header}'
    actions = "".join(f'action row.{i} "Row {i}." owner ada {row}\n'
                      for i, row in enumerate(rows))
    return head + actions + "}\n", head.count("\n") + 1


def run_refused(bench, header, row, code):
    plan, _ = plan_of_rows(header, [row])
    bench.write("row.plan", plan)
    found, output = bench.findings("row.plan", "2027-04-01")
    if {each for _, each in found} != {code}:
        raise Wrong(f"`{row}`: expected {code} alone, got:\n{output}")
    status, _, _ = run_planc(bench.planc, bench.folder, "build", "--to", "json", "row.plan")
    if status != 1:
        raise Wrong(f"`{row}` is said to be refused, but build ended with {status}")


def run_rows(bench, text):
    lines = [line for line in text.splitlines() if line.strip()]
    rows = [ROW.match(line) for line in lines]
    header = "".join(line + "\n" for line, row in zip(lines, rows) if not row)
    if re.search(r"^due", header, re.M):
        raise Wrong(f"is no row:\n{header}")
    read = []
    for row in filter(None, rows):
        if re.fullmatch(r"PL\d\d\d", row[2]):
            run_refused(bench, header, row[1], row[2])
        else:
            read.append((row[1], *(row[2].split("; ") + [None])[:2]))
    plan, first = plan_of_rows(header, [row for row, _, _ in read])
    bench.write("rows.plan", plan)
    found, output = bench.findings("rows.plan", "2027-04-01")
    wanted = {(first + i, code) for i, (_, _, code) in enumerate(read) if code}
    if set(found) != wanted:
        raise Wrong(f"expected findings {sorted(wanted)}, got:\n{output}in\n{plan}")
    items = bench.document("rows.plan", "2027-04-01")["items"]
    got = {item["path"]: due_words(item["due"][0]) for item in items}
    for i, (row, days, _) in enumerate(read):
        if got[f"row.{i}"] != days:
            raise Wrong(f"`{row}` is {got[f'row.{i}']}, and not {days}")


# Outputs

def run_csv(bench, clause, text):
    name, whole, day = bench.example
    if clause:
        keyword = clause.split()[0]
        whole, count = re.subn(rf"^( *){keyword} .*$", rf"\1{clause}", whole, flags=re.M)
        if count != 1:
            raise Wrong(f"the example has {count} lines that begin with `{keyword}`")
        bench.write(name, whole)
    got = bench.build(name, day, "csv", "--columns", text.splitlines()[0])
    if got != text:
        raise Wrong(f"the table is\n{got}")


def run_findings(bench, text):
    name, _, day = bench.example
    _, output, _ = run_planc(
        bench.planc, bench.folder, "check", "--color", "never", "--as-of", day, name)
    if output != text:
        raise Wrong(f"check says\n{output}")


def run_laid(bench, text):
    status, output, error = run_planc(bench.planc, bench.folder, "fmt", bench.example[0])
    if (status, output, error) != (0, text, ""):
        raise Wrong(f"fmt says\n{output}{error}")


def run_message(bench, text):
    """The findings of a slip, without what counts them."""
    if not bench.slip or bench.slip[0] != "message":
        bench.told.append(text)
        raise Wrong("a message stands behind its slip")
    bench.slip = "mended", bench.slip[1]
    name, _, day = bench.example
    _, output, _ = run_planc(
        bench.planc, bench.folder, "check", "--color", "never", "--as-of", day, name)
    found, _, counted = output.rpartition("\n\n")
    bench.told.append(found + "\n")
    if found + "\n" != text or not COUNTED.match(counted):
        raise Wrong(f"check says\n{output}")


def run_commands(bench, text):
    for line in text.splitlines():
        words = shlex.split(line)
        if words[0] != "planc":
            raise Wrong(f"`{line}` is no command of planc")
        status, output, error = start_planc(bench.planc, bench.folder, *words[1:])
        if status:
            raise Wrong(f"`{line}` ended with {status}:\n{output}{error}")


def run_lines(name, text):
    """The lines must stand in the example, where all may begin deeper."""
    with open(os.path.join(ROOT, "examples", name), encoding="utf-8") as file:
        plan = "\n" + file.read()
    if not any("\n" + re.sub(r"^(?=.)", " " * margin, text, flags=re.M) in plan
               for margin in range(0, 33, 4)):
        raise Wrong(f"these lines do not stand in examples/{name} like this:\n{text}")


def console(planc, text):
    """The commands of the text, each with what it really prints."""
    shown = ""
    for line in re.findall(r"^\$ (.*)$", text, re.M):
        words = shlex.split(line)
        if words[0] != "planc":
            raise Wrong(f"`{line}` is no command of planc")
        _, output, error = run_planc(planc, ROOT, *words[1:])
        shown += f"$ {line}\n{output}{error}"
    return shown


def run_console(bench, text):
    shown = console(bench.planc, text)
    if not shown or shown != text:
        raise Wrong(f"the commands print\n{shown}")


def run_block(bench, info, text):
    words = info.split()
    if bench.slip and words[:2] != ["plan", "mended"] and words != [bench.slip[0]]:
        raise Wrong(f"the slip before lacks its {bench.slip[0]}")
    if len(words) == 2 and words[1].startswith("lines="):
        run_lines(words[1][6:], text)
    elif words[:1] == ["plan"]:
        run_example(bench, words[1:], text)
    elif words == ["due"]:
        run_rows(bench, text)
    elif words[:1] == ["csv"]:
        run_csv(bench, " ".join(words[1:]), text)
    elif words == ["findings"]:
        run_findings(bench, text)
    elif words == ["laid"]:
        run_laid(bench, text)
    elif words == ["message"]:
        run_message(bench, text)
    elif words == ["console"]:
        run_console(bench, text)
    elif words == ["sh"]:
        run_commands(bench, text)
    else:
        raise Wrong(f"the tests do not know the fence `{info}`")


def run_page(planc, title, page):
    """How many examples passed, what was wrong, what was seen of the language."""
    passed, wrong = 0, []
    with tempfile.TemporaryDirectory() as outer:
        folder = os.path.join(outer, "plans")
        os.mkdir(folder)
        bench = Bench(planc, folder)
        for match in FENCE.finditer(page):
            line = page.count("\n", 0, match.start()) + 1
            try:
                run_block(bench, match[1], match[2])
                passed += 1
            except (Wrong, KeyError, IndexError, ValueError) as error:
                wrong.append(f"{title}:{line}: {error}")
                if match[1] != "message":
                    bench.slip = None
        if bench.slip:
            wrong.append(f"{title}: the last slip lacks its {bench.slip[0]}")
    return passed, wrong, bench


def update(planc, title, page):
    """The page with each message as it really is."""
    told = iter(run_page(planc, title, page)[2].told)
    page = re.sub(r"^(```message\n)(.*?)^(```)$", lambda match: match[1] + next(told) + match[3],
                  page, flags=re.M | re.S)
    page = re.sub(r"^(```console\n)(.*?)^(```)$",
                  lambda match: match[1] + console(planc, match[2]) + match[3],
                  page, flags=re.M | re.S)
    with open(os.path.join(ROOT, "docs", title), "w", encoding="utf-8") as file:
        file.write(page)
    return page


def broken_links(pages, title):
    """Links to no file, or to no heading of a page."""
    folder = os.path.join(ROOT, "docs", os.path.dirname(title))
    for target in re.findall(r"\]\(([\w./-]+)[)#]", pages[title]):
        if not os.path.exists(os.path.join(folder, target)):
            yield f"there is no file `{target}`"
    for target, place in re.findall(r"\]\(([\w./-]*?)#([^)]+)\)", pages[title]):
        page = pages.get(target or title)
        if page is None:
            continue  # another kind of page, which is not ours to know
        titles = re.findall(r"^#+ (.+)$", page, re.M)
        if place not in {re.sub(r"[^\w -]", "", each.lower()).replace(" ", "-") for each in titles}:
            yield f"no heading is called `{place}`"


def run_all(planc, pages):
    passed, wrong = 0, []
    for title, page in pages.items():
        more, faults, bench = run_page(planc, title, page)
        passed += more
        wrong += faults + sorted(set(broken_links(pages, title)))
        if title == MANUAL:
            missing = sorted(whole_language() - bench.seen)
            wrong += [f"no example shows the {what}" for what in missing]
            passed += not missing
    return passed, wrong


# The runner itself

SLIPS = [
    ("owner ada, ben and parks", "owner ada, bent and parks", "PL101"),
    (" PL002\n", "\n", "expected no finding, got"),
    ("=> 2028-04-01 to 2028-06-30", "=> 2028-04-01 to 2028-06-29", "and not 2028-04-01"),
    ("=> PL225", "=> 2028-10-01 to 2028-12-31", "PL225"),
    ("; PL206", "", "PL206"),
    (",true\n", ",false\n", "the table is"),
    ("1 error", "2 errors", "check says"),
    ("planc check parks.plan", "planc check park.plan", "`planc check park.plan` ended with 2"),
    ("```due\n", "```duty\n", "do not know the fence `duty`"),
    ("retired 1.4, kiosk\n", "", "no example shows the clause retired"),
    ("status paused because", "status on track because", "no example shows the status paused"),
    ("due tbc by 30 June 2028 ", "due ongoing review 30 June 2028 ",
     "no example shows the when tbc"),
    (", rag, so that,", ", so that,", "no example shows the field rag"),
    ("(#papers)", "(#paper)", "no heading is called `paper`"),
    ("`1.1` is declared twice", "`1.2` is declared twice", "check says"),
    ("due 31 March 2018\n```", "due 31/03/2018\n```", "expected no finding, got"),
    ("```plan mended\naction benches", "```plan item\naction benches", "lacks its mended"),
    ("```plan slip PL401", "```plan slip", "a slip names its findings"),
    ("    owner maura, ali\n", "    owner ali, maura\n", "do not stand in examples/communities-2011.plan"),
    ("`R2` has no deadline", "`R2` has a deadline", "the commands print"),
    ("```console\n$ planc", "```console\n$ plan", "is no command of planc"),
    ("(communities-2011.png)", "(communities.png)", "there is no file `communities.png`"),
    ("post warden", "team warden", None),
]


def self_test(planc, pages):
    """Each slip, made in the pages, must fail for its own reason; the last one is none."""
    failed = 0
    for before, after, reason in SLIPS:
        titles = [title for title, page in pages.items() if before in page]
        slipped = {title: pages[title].replace(before, after) for title in titles}
        wrong = "\n".join(run_all(planc, {**pages, **slipped} if MANUAL in titles else
                                  slipped)[1])
        if not titles or (reason not in wrong if reason else wrong):
            failed += 1
            print(f"self-test: `{before}` for `{after}`: expected {reason}, got {wrong or None}")
    print(f"{len(SLIPS) - failed} passed, {failed} failed")
    return failed


def main(arguments):
    flag = arguments[0] if len(arguments) == 2 else None
    if not arguments or len(arguments) > 2 or flag not in (None, "--self-test", "--update"):
        sys.exit(__doc__)
    planc = os.path.abspath(arguments[-1])
    pages = {}
    for title in PAGES:
        with open(os.path.join(ROOT, "docs", title), encoding="utf-8") as file:
            pages[title] = file.read()
    if flag == "--self-test":
        sys.exit(bool(self_test(planc, pages)))
    if flag == "--update":
        pages = {title: update(planc, title, page) for title, page in pages.items()}
    passed, wrong = run_all(planc, pages)
    for line in wrong:
        print(line)
    print(f"{passed} passed, {len(wrong)} failed")
    sys.exit(bool(wrong))


main(sys.argv[1:])
