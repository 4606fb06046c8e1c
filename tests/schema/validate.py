#!/usr/bin/python3
"""Proves the JSON of plans against docs/schemas/plan.schema.json with an independent validator, and
the CSV with its CSVW description (tables.py).

The schema lets unknown keys pass, as a minor version may add some. Here it is closed, so that a key
which the program writes and the schema does not know is seen; and every key of the schema must be
written for some plan, so that the schema promises nothing that never comes.

usage: validate.py PLANC                  the plans here, the examples and the cases
       validate.py --schema SCHEMA FILE…  these JSON files; - is standard input"""

import copy
import glob
import json
import os
import subprocess
import sys

from jsonschema import Draft202012Validator, FormatChecker

import tables

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
SCHEMA = "docs/schemas/plan.schema.json"
AS_OF = "2019-06-01"


def closed(schema):
    """A copy in which no object may have a key that the schema does not name."""
    schema = copy.deepcopy(schema)

    def close(part):
        if isinstance(part, dict):
            if part.get("type") == "object" and "patternProperties" not in part:
                part["unevaluatedProperties"] = False
            for inner in list(part.values()):
                close(inner)
        elif isinstance(part, list):
            for inner in part:
                close(inner)

    close(schema)
    return schema


def faults(schema, document):
    """What is wrong with a document, in words."""
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    return [f"{error.json_path}: {error.message[:200]}"
            for error in sorted(validator.iter_errors(document), key=lambda e: e.json_path)]


def promised(part, path="$"):
    """Every key that a schema describes, as the place of its description."""
    if isinstance(part, dict):
        for key, inner in part.get("properties", {}).items():
            yield f"{path}.{key}"
            yield from promised(inner, f"{path}.{key}")
        for key, inner in part.items():
            if key != "properties":
                yield from promised(inner, f"{path}/{key}")
    elif isinstance(part, list):
        for number, inner in enumerate(part):
            yield from promised(inner, f"{path}/{number}")


def kept(schema, part, value, path, seen):
    """Notes in `seen` which described keys a value has."""
    if "$ref" in part:
        name = part["$ref"].rsplit("/", 1)[1]
        kept(schema, schema["$defs"][name], value, f"$/$defs/{name}", seen)
    for number, inner in enumerate(part.get("allOf", [])):
        kept(schema, inner, value, f"{path}/allOf/{number}", seen)
    if isinstance(value, dict):
        for key, inner in part.get("properties", {}).items():
            if key in value:
                seen.add(f"{path}.{key}")
                kept(schema, inner, value[key], f"{path}.{key}", seen)
    if isinstance(value, list) and "items" in part:
        for entry in value:
            kept(schema, part["items"], entry, f"{path}/items", seen)


class Run:
    """Counts what holds, and prints what does not."""

    def __init__(self):
        self.passed = self.failed = 0

    def expect(self, holds, what, details=()):
        if holds:
            self.passed += 1
            return
        self.failed += 1
        print(f"FAILED: {what}")
        for detail in list(details)[:10]:
            print(f"    {detail}")


def build(planc, plan, *options):
    """The paper as bytes; None if the plan cannot be understood (exit 1)."""
    done = subprocess.run([planc, "build", "-q", "--as-of", AS_OF, *options, plan], cwd=ROOT,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    if done.returncode == 1:
        return None
    if done.returncode or done.stderr:
        raise SystemExit(f"planc build {plan}: {done.returncode} {done.stderr.decode()}")
    return done.stdout


def refuse_duplicates(pairs):
    keys = [key for key, _ in pairs]
    if len(keys) != len(set(keys)):
        raise ValueError(f"a key twice among {keys}")
    return dict(pairs)


def read(text):
    return json.loads(text, object_pairs_hook=refuse_duplicates)


def test_schema(run, schema):
    """The schema is one, and when closed it refuses what it should."""
    Draft202012Validator.check_schema(schema)
    small = {"format_version": "1.0", "tool": {"name": "planc", "version": "1"},
             "as_of": "2018-01-01", "withheld": {"count": 0, "reasons": []},
             "plan": {"language_version": 1, "slips": {"policy": "never"}, "require": [],
                      "years": {"kind": "calendar", "from_month": 1, "from_day": 1}},
             "parties": [], "goals": [], "phases": [], "events": [], "reports": [],
             "items": [{"kind": "action", "path": "a"}]}
    run.expect(not faults(closed(schema), small), "the smallest document is valid",
               faults(closed(schema), small))
    for what, change in [
            ("a later minor version", lambda d: d.update(format_version="1.7", more=1))]:
        other = copy.deepcopy(small)
        change(other)
        run.expect(not faults(schema, other), f"the open schema takes {what}")
        run.expect(faults(closed(schema), other), f"the closed schema refuses {what}")
    for what, change in [
            ("another major version", lambda d: d.update(format_version="2.0")),
            ("a missing key", lambda d: d.pop("withheld")),
            ("a day that is none", lambda d: d.update(as_of="2018-02-30")),
            ("a kind that is none", lambda d: d["items"][0].update(kind="deed"))]:
        other = copy.deepcopy(small)
        change(other)
        run.expect(faults(schema, other), f"the schema refuses {what}")


def test_plans(run, planc, schema):
    plans = [os.path.relpath(path, ROOT) for pattern in
             ["tests/schema/everything.plan", "examples/*.plan", "tests/cases/*.plan"]
             for path in sorted(glob.glob(os.path.join(ROOT, pattern)))]
    seen, strict = set(), closed(schema)
    for plan in plans:
        public = None
        for option in "--public", "--full":
            text = build(planc, plan, "--to", "json", option)
            if text is None:
                continue
            document = read(text)
            if text != public:  # where nothing is exempt, both are the same
                kept(schema, schema, document, "$", seen)
                wrong = faults(strict, document)
                run.expect(not wrong, f"{plan} {option} is valid", wrong)
            public = text
            run.expect(build(planc, plan, "--to", "json", option) == text,
                       f"{plan} {option} comes out the same again")
            test_reports(run, planc, schema, strict, plan, option, document, seen)
    test_owner(run, planc, schema, strict, seen)
    unwritten = sorted(set(promised(schema)) - seen)
    run.expect(not unwritten, "every key of the schema is written for some plan", unwritten)


def all_items(items):
    for item in items:
        yield item
        yield from all_items(item.get("measures", []))
        yield from all_items(item.get("children", []))


def needs_against(condition):
    return condition["test"] == "changed since" or any(
        needs_against(condition[side]) for side in ("left", "right") if side in condition)


def bare(item):
    """The item without what stands in it, and without what only a report says of it."""
    return {key: value for key, value in item.items()
            if key not in ("children", "measures", "context")}


def test_reports(run, planc, schema, strict, plan, option, whole, seen):
    """A report is the plan with fewer items, each as it is there; what leads to others says so."""
    items = {item["path"]: bare(item) for item in all_items(whole["items"])}
    for report in [dict(whole["plan"], name="plan"), *whole["reports"]]:
        if any(map(needs_against, report.get("where", []))):
            continue
        text = build(planc, plan, "--to", "json", option, "-r", report["name"])
        if text is None:
            continue
        what, document = f"{plan} {option} -r {report['name']}", read(text)
        kept(schema, schema, document, "$", seen)
        # What stands there as in the plan was found valid with it.
        known = {json.dumps(item) for item in whole["items"]}
        wrong = faults(strict, dict(document, items=[item for item in document["items"]
                                                     if json.dumps(item) not in known]))
        run.expect(not wrong, f"{what} is valid", wrong)
        run.expect(document["report"] == report["name"], f"{what} says which it is")
        shown = list(all_items(document["items"]))
        run.expect(all(bare(item) == items[item["path"]] for item in shown),
                   f"{what}: each item is that of the plan")
        run.expect("where" in report or len(shown) == len(items), f"{what}: all items are there")
        run.expect(all(item.get("children") or item.get("measures")
                       for item in shown if "context" in item),
                   f"{what}: what leads to nothing is not shown")
        empty = {key: value for key, value in document.items() if key not in ("items", "report")}
        run.expect(empty == {key: value for key, value in whole.items() if key != "items"},
                   f"{what}: all but the items is as in the plan")


def test_owner(run, planc, schema, strict, seen):
    """The paper of an owner says whose it is, and has no items but some of the plan's."""
    plan = "tests/schema/everything.plan"
    whole, document = (read(build(planc, plan, "--to", "json", *options))
                       for options in ([], ["--for", "ada"]))
    kept(schema, schema, document, "$", seen)
    wrong = faults(strict, document)
    run.expect(not wrong, "the paper of an owner is valid", wrong)
    run.expect(document["for"] == "ada", "the paper of an owner says whose it is")
    items = {item["path"] for item in all_items(whole["items"])}
    run.expect({item["path"] for item in all_items(document["items"])} < items,
               "the paper of an owner has some items of the plan")


def test_withheld(run, planc):
    """Nothing of an exempt item is in a public document."""
    plan = "tests/schema/everything.plan"
    public, full = (build(planc, plan, "--to", "json", option).decode()
                    for option in ("--public", "--full"))
    for secret in ("secret thing", "secret milestone", "Unseen Party", "unseen-team", "unseen-goal",
                   '"unseen"', "3 months after x", "(2)/x", "@northmere.example"):
        run.expect(secret not in public, f"`{secret}` is not in the public JSON")
        run.expect(secret in full, f"`{secret}` is in the full JSON")
    run.expect(read(public)["withheld"] == {"count": 2, "reasons": ["Paragraph 3"]},
               "the public JSON says how many items were left out, and why")
    run.expect(read(full)["withheld"] == {"count": 0, "reasons": []},
               "the full JSON says that nothing was left out")


def validate_files(schema_path, paths):
    with open(schema_path, encoding="utf-8") as file:
        schema = json.load(file)
    Draft202012Validator.check_schema(schema)
    failed = False
    for path in paths:
        with open(0 if path == "-" else path, encoding="utf-8") as file:
            wrong = faults(closed(schema), read(file.read()))
        failed = failed or bool(wrong)
        print(f"{path}: {'not valid' if wrong else 'OK'}")
        for fault in wrong:
            print(f"    {fault}")
    return int(failed)


def main(arguments):
    if len(arguments) > 2 and arguments[0] == "--schema":
        return validate_files(arguments[1], arguments[2:])
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    planc = os.path.abspath(arguments[0])
    with open(os.path.join(ROOT, SCHEMA), encoding="utf-8") as file:
        schema = json.load(file)
    run = Run()
    test_schema(run, schema)
    test_plans(run, planc, schema)
    test_withheld(run, planc)
    tables.test(run, planc, build, read)
    print(f"{run.passed} passed, {run.failed} failed")
    return int(run.failed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
