"""Proves the CSV: by Python's own reader, against the CSVW description beside it, and against the
JSON of the same plan."""

import csv
import datetime
import glob
import io
import json
import os
import re
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))

# outputs.md: the default columns are stable.
COLUMNS = """path,kind,number,title,parent,theme,pledge,objective,owner,owners,sponsors,partners,due,\
due_start,due_end,due_original,moves,days_slipped,status,completed_on,overdue,progress,rag,outcome,\
supports,after,tags,budget,updated_on,update,file,line,response,text,fields,footnotes"""

READERS = {"string": str, "integer": int, "date": datetime.date.fromisoformat,
           "boolean": {"true": True, "false": False}.__getitem__}


def rows_of(text):
    """The rows by column; RFC 4180 and nothing else."""
    reader = csv.DictReader(io.StringIO(text.decode("utf-8"), newline=""), strict=True)
    rows = list(reader)
    for row in rows:
        if None in row or None in row.values():
            raise ValueError(f"a row of another length: {row}")
    return rows


def only_crlf(text):
    """True if every line end outside quotes is CR LF."""
    quoted, before = False, ""
    for c in text.decode("utf-8"):
        if c == '"':
            quoted = not quoted
        if not quoted and c == "\n" and before != "\r":
            return False
        before = c
    return before == "\n"


def all_items(items):
    for item in items:
        yield item
        yield from all_items(item.get("measures", []))
        yield from all_items(item.get("children", []))


def has_row(item):
    if item["kind"] not in ("theme", "pledge", "objective"):
        return True
    owns = any(not owner.get("inherited") for owner in item.get("owners", []))
    return owns or ("due" in item and "due_inherited" not in item) or "status" in item


def test_description(run, plan, rows, description):
    """The CSVW file tells the truth about the table: names, order, types, lists, key."""
    columns = description["tableSchema"]["columns"]
    run.expect([column["name"] for column in columns] == list(rows[0]), f"{plan}: columns of CSVW")
    for column in columns:
        for row in rows:
            value = row[column["name"]]
            for part in value.split(column["separator"]) if "separator" in column else [value]:
                try:
                    holds = not part or READERS[column["datatype"]](part) is not None
                except (ValueError, KeyError):
                    holds = False
                run.expect(holds, f"{plan}: {column['name']} `{part}` is a {column['datatype']}")
    run.expect(description["tableSchema"]["primaryKey"] == "path", f"{plan}: the key is the path")
    run.expect(len({row["path"] for row in rows}) == len(rows), f"{plan}: paths are unique")


def test_against_json(run, plan, rows, document):
    """Both say the same of every item that has a row."""
    items = {item["path"]: item for item in all_items(document["items"]) if has_row(item)}
    run.expect(items.keys() == {row["path"] for row in rows}, f"{plan}: the items with a row")
    lines = [int(row["line"]) for row in rows]
    run.expect(lines == sorted(lines), f"{plan}: rows in the order of the plan")
    for row in rows:
        item = items[row["path"]]
        derived = item.get("derived", {})
        expected = {
            "kind": item["kind"], "number": item.get("number", ""),
            "status": item.get("status", {}).get("is", ""), "rag": item.get("rag", ""),
            "due_original": derived.get("due_original", ""),
            "moves": str(derived.get("moves", "")),
            "days_slipped": str(derived.get("days_slipped", "")),
            "completed_on": derived.get("completed_on", ""),
            "overdue": "" if item["kind"] == "measure" else
                       "true" if derived.get("overdue") else "false",
            "due_start": min((due["start"] for due in item.get("due", []) if "start" in due),
                             default=""),
            "after": "; ".join(item.get("after", [])), "tags": "; ".join(item.get("tags", [])),
            "file": item["location"]["file"], "line": str(item["location"]["line"])}
        wrong = {name: (row[name], value) for name, value in expected.items() if row[name] != value}
        run.expect(not wrong, f"{plan}: row and JSON of {row['path']}", wrong.items())
        run.expect(len(item.get("owners", [])) == 0 or row["owner"], f"{row['path']} has an owner")


def test_options(run, planc, build):
    plan = "tests/schema/everything.plan"
    plain = build(planc, plan, "--to", "csv")
    run.expect(plain.startswith(COLUMNS.encode() + b"\r\n"), "the default columns are stable")
    run.expect(build(planc, plan, "--to", "csv", "--bom") == b"\xef\xbb\xbf" + plain,
               "--bom puts a byte order mark before it, and nothing else")
    guarded, raw = rows_of(plain), rows_of(build(planc, plan, "--to", "csv", "--raw"))
    cells = {(row["path"], name): value for row in guarded for name, value in row.items()}
    for row in raw:
        for name, value in row.items():
            formula = value[:1] in ("=", "+", "-", "@", "\t", "\r")
            run.expect(cells[row["path"], name] == ("'" if formula else "") + value,
                       f"the guard of {name} `{value[:20]}`")
    run.expect(any(row["title"].startswith("=SUM") for row in raw), "--raw leaves a formula alone")
    few = rows_of(build(planc, plan, "--to", "csv", "--columns", "due, path,rag"))
    run.expect(list(few[0]) == ["due", "path", "rag"], "--columns selects and orders")
    run.expect([row["path"] for row in few] == [row["path"] for row in guarded],
               "--columns leaves the rows alone")
    one = build(planc, plan, "--to", "csv", "--columns", "rag")
    run.expect(len(rows_of(one)) == len(guarded), "a row of one empty cell is still a row")
    titles = {row["path"]: row["title"] for row in guarded}
    run.expect(titles["T/1/b"] == 'Do it & "more", and: • one; • two', "a title as plain text")
    welsh = rows_of(build(planc, plan, "--to", "csv", "--lang", "cy"))
    run.expect({row["path"]: row["pledge"] for row in welsh}["T/1/b"] == "1 Addewid",
               "--lang prints the translation")


def test_withheld(run, planc, build):
    plan = "tests/schema/everything.plan"
    public, full = (build(planc, plan, "--to", "csv", option) for option in ("--public", "--full"))
    for secret in (b"secret thing", b"secret milestone", b"Unseen Party", b"(2)/x", b"after x"):
        run.expect(secret not in public, f"{secret} is not in the public CSV")
        run.expect(secret in full, f"{secret} is in the full CSV")


def test_engagement(run, planc, build):
    """The example says what its document says: 42 actions, in order."""
    with open(os.path.join(HERE, "engagement-2018.csv"), "rb") as file:
        expected = rows_of(file.read())
    plan = "examples/engagement-2018.plan"
    rows = rows_of(build(planc, plan, "--to", "csv", "--columns", "kind,due,owners,partners"))
    run.expect(len(rows) == 42 and all(row.pop("kind") == "action" for row in rows), "42 actions")
    for number, (row, other) in enumerate(zip(rows, expected), 1):
        run.expect(row == other, f"action {number} of the document", [row, other])


def test_manual(run, planc, build, read):
    """docs/outputs.md tells of every column and every key, in order, and its examples are true."""
    with open(os.path.join(ROOT, "docs/outputs.md"), encoding="utf-8") as file:
        manual = file.read()
    with open(os.path.join(ROOT, "docs/schemas/plan.schema.json"), encoding="utf-8") as file:
        schema = json.load(file)

    def told(heading):
        """The names in the first column of the first table behind these words."""
        table = manual.split(heading, 1)[1].split("|---|---|\n", 1)[1].split("\n\n", 1)[0]
        return [name for row in table.splitlines()
                for name in re.findall(r"`(\w+)`", row.split("|")[1])]

    run.expect(told("The columns are stable") == COLUMNS.split(","), "the manual has each column")
    run.expect(told("At the top:") == list(schema["properties"]), "the manual has each key at the top")
    keys = {key for name in ("item", "clauses") for key in schema["$defs"][name]["properties"]
            if not key.endswith(("_translations", "_written"))}
    run.expect(set(told("An item has these keys")) == keys, "the manual has each key of an item",
               keys.symmetric_difference(told("An item has these keys")))
    fence = {kind: re.search(rf"^```{kind}\n(.*?)^```$", manual, re.M | re.S)[1]
             for kind in ("plan", "csv", "json")}
    with tempfile.TemporaryDirectory() as folder:
        plan = os.path.join(folder, "parks.plan")
        with open(plan, "w", encoding="utf-8") as file:
            file.write(fence["plan"])
        day = ["--as-of", "2028-10-01"]
        table = build(planc, plan, "--to", "csv", *day,
                      "--columns", fence["csv"].split("\n", 1)[0]).decode()
        run.expect(table.replace("\r\n", "\n") == fence["csv"], "the table of the manual", [table])
        document = build(planc, plan, "--to", "json", *day).decode()
        run.expect(fence["json"] in document, "the JSON of the manual", [document])
        order = [key for key in told("An item has these keys")]
        for item in all_items(read(document)["items"]):
            found = [key for key in item if key in order]
            run.expect(found == sorted(found, key=order.index), "keys in the manual's order", [found])


def test_file(run, planc, build, read, plan):
    """A file with its description beside it, and the JSON of the same plan."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "a plan.csv")
        if build(planc, plan, "--to", "csv", "-o", path) is None:
            return
        with open(path, "rb") as file:
            text = file.read()
        with open(path + "-metadata.json", encoding="utf-8") as file:
            description = json.load(file)
        run.expect(sorted(os.listdir(folder)) == ["a plan.csv", "a plan.csv-metadata.json"],
                   f"{plan}: two files, and nothing else")
    run.expect(description["url"] == "a%20plan.csv", f"{plan}: the description names its table")
    run.expect(only_crlf(text), f"{plan}: every line ends in CR LF")
    rows = rows_of(text)
    if rows:
        test_description(run, plan, rows, description)
    test_against_json(run, plan, rows, read(build(planc, plan, "--to", "json")))


def test(run, planc, build, read):
    for pattern in ["tests/schema/everything.plan", "examples/*.plan", "tests/cases/*.plan"]:
        for path in sorted(glob.glob(os.path.join(ROOT, pattern))):
            test_file(run, planc, build, read, os.path.relpath(path, ROOT))
    test_options(run, planc, build)
    test_withheld(run, planc, build)
    test_engagement(run, planc, build)
    test_manual(run, planc, build, read)
