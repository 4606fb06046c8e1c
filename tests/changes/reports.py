#!/usr/bin/python3
"""Proves the reports of changes and the committee pack: word for word beside this script (reports/), each
in the eyes of an independent reader, and all telling the same.

usage: reports.py [--update | --pages FOLDER] PLANC
With --pages the pages in HTML are only written into the folder, whole, for check-browser."""

import csv
import ctypes
import ctypes.util
import html.parser
import io
import json
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
PAIR = os.path.join(HERE, "reports")
sys.path.insert(0, os.path.join(ROOT, "tests", "schema"))

import validate  # noqa: E402  pylint: disable=wrong-import-position

FORMATS = {"text": "txt", "markdown": "md", "html": "html", "json": "json", "csv": "csv"}
AS_OF = ["--as-of", "2018-06-01"]
MOST = 65535
CMARK_UNSAFE = 1 << 17


def read(name):
    with open(os.path.join(PAIR, name), encoding="utf-8", newline="") as file:
        return file.read()


class Program:
    """planc, in a folder of its own that is a repository of the pair."""

    def __init__(self, planc, folder):
        self.planc, self.folder = planc, folder
        clock = "2018-06-01T12:00:00+0000"
        self.environment = {
            **os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_AUTHOR_NAME": "Ada Marsh", "GIT_AUTHOR_EMAIL": "ada@northmere.example",
            "GIT_COMMITTER_NAME": "Ada Marsh", "GIT_COMMITTER_EMAIL": "ada@northmere.example",
            "GIT_AUTHOR_DATE": clock, "GIT_COMMITTER_DATE": clock}
        self.git("init", "-q", "--object-format=sha1", "-b", "main")
        self.write("parks.plan", read("before.plan"))
        self.git("add", ".")
        self.git("commit", "-q", "-m", "The plan as adopted")
        self.git("tag", "adopted")
        self.write("parks.plan", read("after.plan"))

    def write(self, name, text):
        with open(os.path.join(self.folder, name), "w", encoding="utf-8", newline="") as file:
            file.write(text)

    def git(self, *words):
        subprocess.run(["git", *words], cwd=self.folder, env=self.environment, check=True, timeout=60)

    def run(self, *words, folder=None):
        return subprocess.run([self.planc, *words], cwd=folder or self.folder, env=self.environment,
                              capture_output=True, timeout=60, check=False)

    def out(self, *words, folder=None):
        return self.run(*words, folder=folder).stdout.decode()

    def diff(self, form, old="before.plan", new="after.plan", *more):
        return self.out("diff", *AS_OF, "--format", form, *more, old, new, folder=PAIR)

    def pack(self, form, *more):
        return self.out("build", "-q", *AS_OF, "parks.plan", "-r", "pack", "--to", form, "--against",
                        "adopted", *more)

    def goldens(self):
        """What stands beside the pair, by its name."""
        yield from (("changes." + ending, self.diff(form)) for form, ending in FORMATS.items())
        yield from (("pack." + form, self.pack(form)) for form in ("html", "csv"))


def unstyled(name, text):
    """What a golden holds: of pages, all but the style sheet, which papers have, too."""
    if name.endswith(".html"):
        text = re.sub(r"<style>.*?</style>|sha256-[\w+/=]+", "", text, flags=re.S)
    return text


class Words(html.parser.HTMLParser):
    """The elements of a page and its pieces of text; `code` and `style` are apart."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.elements, self.pieces, self.inside = set(), [], []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.add(tag)
        self.inside.append(tag)

    def handle_endtag(self, tag):
        while self.inside and self.inside.pop() != tag:
            pass

    def handle_data(self, data):
        if not {"code", "style"} & set(self.inside):
            self.pieces.append(data)


def rendered(markdown):
    """The HTML that CommonMark's own library makes of a comment."""
    library = ctypes.CDLL(ctypes.util.find_library("cmark"))
    library.cmark_markdown_to_html.restype = ctypes.c_char_p
    text = markdown.encode()
    return library.cmark_markdown_to_html(text, len(text), CMARK_UNSAFE).decode()


# What platforms take for a mention, a reference, a link or a sign in a piece of text.
LINKS = re.compile(r"@\w|[#!~$%&]\w|\bGH-\d|https?://|www\.|:\w+:|\w@\w", re.I)
OUR_ELEMENTS = {"h3", "h4", "p", "ul", "li", "strong", "em", "code", "details", "summary", "span"}


def linked(markdown):
    """What of a comment is more than words."""
    page = Words(rendered(markdown))
    return [*sorted(page.elements - OUR_ELEMENTS), *filter(LINKS.search, page.pieces)]


def test_markdown(run, planc):
    text = planc.diff("markdown")
    run.expect(not linked(text), "nothing in a comment is more than words", linked(text))
    run.expect(linked("see @ada") and linked("<b>x</b>") and linked("[a](b)"), "a link would be seen")
    words = "".join(Words(rendered(text)).pieces)
    for piece in ("<script>alert(1)</script> | @ada broke https://northmere.example/#12 & GH-12",
                  "Nobody is surprised by @northmere's #3 | <b>pledge</b>"):
        run.expect(piece in words, f"`{piece}` is there word for word")
    with open(os.path.join(ROOT, "docs/outputs.md"), encoding="utf-8") as file:
        shown = re.search(r"^```markdown\n(.*?)^```$", file.read(), re.M | re.S)[1]
    run.expect(shown in text, "docs/outputs.md shows lines of a comment as they are", [shown])
    run.expect("Nothing changed" in planc.diff("markdown", "after.plan", "after.plan"), "it says so")


def test_length(run, planc):
    """However much changed, a comment is short enough and counts what it leaves out."""
    def plan(month, count):
        items = "".join(f'action a{i} "Deliver scheme {i} — ü @ada" owner t due {month} 2018\n'
                        for i in range(count))
        return f'plan p "P" {{ adopted 1 April 2017 }}\nteam t "T"\npledge 1 "One." {{\n{items}}}\n'
    for count in (100, 200, 1000):
        planc.write("old.plan", plan("March", count))
        planc.write("new.plan", plan("May", count))
        text = planc.out("diff", *AS_OF, "--format", "markdown", "old.plan", "new.plan")
        run.expect(len(text) <= MOST, f"{count} changes: {len(text)} characters")
        told = text.count("\n- ", text.index("<details>")) if "<details>" in text else 0
        rest = re.search(r"and (\d+) more changes?, ", text)
        run.expect(told + (int(rest[1]) if rest else 0) == count, f"{count} changes are told or counted",
                   [told, rest])
        run.expect(text.count("<details>") == text.count("</details>") > 0, "what is opened is closed")


def test_json(run, planc):
    with open(os.path.join(ROOT, "docs/schemas/changes.schema.json"), encoding="utf-8") as file:
        schema = json.load(file)
    with open(os.path.join(ROOT, "docs/schemas/findings.schema.json"), encoding="utf-8") as file:
        findings = json.load(file)
    run.expect(json.loads(planc.out("schema", "changes")) == schema, "`schema changes` prints it")
    run.expect(all(findings["$defs"][name] == schema["$defs"][name]
                   for name in ("change", "place", "item", "commit", "count")),
               "both schemas describe a change alike")
    seen, documents = set(), {
        "of two files": planc.diff("json"), "of all": planc.diff("json", "before.plan", "after.plan", "--full"),
        "of nothing": planc.diff("json", "after.plan", "after.plan"),
        "of a revision": planc.out("diff", *AS_OF, "--format", "json", "adopted", "--", "parks.plan")}
    for what, text in documents.items():
        document = validate.read(text)
        validate.kept(schema, schema, document, "$", seen)
        wrong = validate.faults(validate.closed(schema), document)
        run.expect(not wrong, f"the JSON {what} is valid", wrong)
        run.expect(sum(document["counts"].values()) == len(document["changes"]) ==
                   sum(plan["changes"] for plan in document["plans"]), f"the JSON {what} counts its changes")
    run.expect(not validate.read(documents["of nothing"])["changes"], "without a change there is none")
    unwritten = sorted(set(validate.promised(schema)) - seen)
    run.expect(not unwritten, "every key of the schema is written", unwritten)
    test_check(run, planc, findings, validate.read(documents["of a revision"]))
    sample = json.loads(read("frozen-1.0.json"))
    run.expect(not validate.faults(schema, sample), "the frozen sample is valid",
               validate.faults(schema, sample))
    later = {**sample, "format_version": "1.4", "more": 1}
    run.expect(not validate.faults(schema, later), "a later minor version is valid")
    for what, change in (("another major version", {"format_version": "2.0"}), ("no counts", {"counts": {}})):
        run.expect(validate.faults(schema, {**sample, **change}), f"not {what}")


def test_check(run, planc, schema, report):
    """`check --against` tells programs the same changes, and with them what is exempt."""
    document = validate.read(planc.out("check", *AS_OF, "--format", "json", "--against", "adopted", "parks.plan"))
    wrong = validate.faults(validate.closed(schema), document)
    run.expect(not wrong, "the JSON of check --against is valid", wrong)
    run.expect(document["against"] == report["against"], "check and diff say with what they compared")
    known = [change["fingerprint"] for change in document["changes"]]
    run.expect(all(change["fingerprint"] in known for change in report["changes"]),
               "check tells all changes that diff tells")
    run.expect(len(known) == len(report["changes"]) + 1, "and the one of what is exempt")
    hashes = {one.split(":")[0] for one in known}
    run.expect(all(finding["fingerprint"].split(":")[0] in hashes for finding in document["diagnostics"]
                   if finding["code"].startswith("PL7")), "a finding on a change has its fingerprint")
    run.expect("changes" not in validate.read(planc.out("check", "--format", "json", "parks.plan")),
               "without --against there are no changes")


def table(text):
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def columns_told(heading):
    """The names in the first column of the table below a heading of docs/outputs.md."""
    with open(os.path.join(ROOT, "docs/outputs.md"), encoding="utf-8") as file:
        part = file.read().split(f"\n### {heading}\n")[1].split("\n#")[0]
    return re.findall(r"^\| `(\w+)` \|", part, re.M)


def test_csv(run, planc):
    text, document = planc.diff("csv"), validate.read(planc.diff("json"))
    rows = table(text)
    run.expect("\n" not in text.replace("\r\n", ""), "lines end with CR LF")
    run.expect([row["fingerprint"] for row in rows] == [one["fingerprint"] for one in document["changes"]],
               "CSV and JSON tell the same changes")
    run.expect(not [cell for row in rows for cell in row.values() if re.match(r"[=+@]|-(?!\d+$)", cell)],
               "no cell is a formula")
    run.expect(list(rows[0]) == columns_told("Changes as CSV"), "docs/outputs.md has its columns",
               [list(rows[0]), columns_told("Changes as CSV")])
    run.expect(table(planc.diff("csv", "after.plan", "after.plan")) == [], "without a change, no rows")
    pack = table(planc.pack("csv"))
    run.expect(list(pack[0]) == columns_told("The pack as CSV"), "docs/outputs.md has the pack's columns")


def test_pack(run, planc):
    """Each item stands in the first of F, B, C, D, E, A that fits."""
    rows = table(planc.pack("csv"))
    tables = {}
    for row in rows:
        tables.setdefault(row["table"], []).append(row["path"])
    expected = {"A": ["2/2.1"], "B": ["1/1.1/(1)", "1/1.2"], "C": ["1/1.1", "1/1.1/(2)", "1/1.3", "3/3.1"],
                "D": ["1/1.4"], "E": ["1/1.5"], "F": ["2/2.3", "2/2.2"]}
    run.expect(tables == expected, "the tables hold what they should", [tables])
    full = table(planc.pack("csv", "--full"))
    run.expect([row["path"] for row in full if row not in rows] == ["2/2.4"], "--full adds what is exempt")
    for form, help_words in ((["html"], "--against"), (["json", "--against", "adopted"], "html and csv")):
        done = planc.run("build", "-q", "parks.plan", "-r", "pack", "--to", *form)
        run.expect(done.returncode == 2 and help_words in done.stderr.decode(), f"the pack to {form}: {help_words}",
                   [done.stderr.decode()])
    planc.write("own.plan", read("after.plan") + 'report pack "Our own" { }\n')
    own = planc.out("build", "-q", *AS_OF, "own.plan", "-r", "pack", "--to", "html")
    run.expect("<h1>Our own</h1>" in own, "a plan's own report of this name takes its place")


def test_public(run, planc):
    """Nothing of what is exempt is in a public report."""
    for form in FORMATS:
        secret = ("lease of the depot", "June 2020", "2.4")
        public, full = planc.diff(form), planc.diff(form, "before.plan", "after.plan", "--full")
        run.expect(not [word for word in secret if word in public], f"{form}: it is left out")
        run.expect("June 2020" in full, f"{form}: --full has it")
    for form in ("html", "csv"):
        run.expect("depot" not in planc.pack(form) and "depot" in planc.pack(form, "--full"), f"the pack as {form}")


def main(arguments):
    update, pages = arguments[:1] == ["--update"], arguments[:1] == ["--pages"]
    if len(arguments) != 1 + update + 2 * pages:
        sys.exit(__doc__)
    target = arguments[1] if pages else PAIR
    run = validate.Run()
    with tempfile.TemporaryDirectory() as folder:
        planc = Program(os.path.abspath(arguments[-1]), folder)
        for name, text in planc.goldens():
            if pages and not name.endswith(".html"):
                continue
            if update or pages:
                with open(os.path.join(target, name), "w", encoding="utf-8", newline="") as file:
                    file.write(text if pages else unstyled(name, text))
            elif os.path.exists(os.path.join(PAIR, name)):
                run.expect(unstyled(name, text) == read(name), f"reports/{name}: `reports.py --update` writes what is now said")
            else:
                run.expect(False, f"reports/{name} is missing")
        if update or pages:
            return 0
        for test in (test_markdown, test_length, test_json, test_csv, test_pack, test_public):
            test(run, planc)
    print(f"{run.passed} passed, {run.failed} failed")
    return int(run.failed > 0)


sys.exit(main(sys.argv[1:]))
