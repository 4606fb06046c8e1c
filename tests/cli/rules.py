"""`planc rules`: the register of findings, for people and for programs."""

import json
import os
import re

from harness import Failure, test

REGISTER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "compiler", "diag.def")


def read_register():
    """Each row of diag.def as `planc rules --format json` has to tell it."""
    with open(REGISTER, encoding="utf-8") as file:
        text = file.read()
    categories = dict(re.findall(r'^CATEGORY\((\d), "(.+)"\)$', text, re.M))
    formers = {}
    for code, former in re.findall(r"^FORMER\((PL\d{3}), (\w+)\)$", text, re.M):
        formers.setdefault(code, []).append(former)
    rows = []
    for line in re.findall(r"^(?!FORMER)[A-Z_]+\(PL.*", text, re.M):
        macro, code, name, *severities, what = re.match(
            r'([A-Z_]+)\((PL\d{3}), (\w+), (\w+), (\w+), (\w+), "([^"]*)"', line).groups()
        rows.append({
            "code": code,
            "name": name.replace("_", "-"),
            "category": categories[code[2]],
            "summary": what,
            "default": dict(zip(("draft", "agreed", "strict"), (word.lower() for word in severities))),
            "stops": macro == "STOP",
            "former_names": [former.replace("_", "-") for former in formers.get(code, [])],
        })
    if len(rows) < 50:
        raise Failure(f"the register was not understood: {rows}")
    return rows


@test
def rules_as_json(t):
    """A program gets each row of the register, whole and in its order, its keys always in the same."""
    got = t.run("rules", "--format", "json")
    got.expect(0, got.out)
    document = json.loads(got.out)
    if list(document) != ["format_version", "tool", "rules"] or document["format_version"] != "1.0":
        got.fail("is not the document that docs/outputs.md describes")
    if t.run("--version").out != "{name} {version}\n".format(**document["tool"]):
        got.fail("another tool")
    wanted = read_register()
    if [list(rule.items()) for rule in document["rules"]] != [list(row.items()) for row in wanted]:
        for rule, row in zip(document["rules"], wanted):
            if rule != row:
                got.fail(f"{rule}\ninstead of {row}")
        got.fail(f"{len(document['rules'])} rules of {len(wanted)}, or their keys in another order")
    if document["rules"] != sorted(document["rules"], key=lambda rule: rule["code"]):
        got.fail("not in the order of the codes")


@test
def formats_of_rules(t):
    """The table is what comes without a format; the last format holds; another one is none."""
    table = t.run("rules")
    if not table.out.startswith("code "):
        table.fail("no table")
    listed = [line.split()[:2] for line in table.out.splitlines()[1:]]
    if listed != [[row["code"], row["name"]] for row in read_register()]:
        table.fail("the table does not list the register")
    t.run("rules", "--format", "text").expect(0, table.out)
    t.run("rules", "--format=json", "--format=text").expect(0, table.out)
    for word in ("xml", "JSON", ""):
        t.run("rules", "--format", word).expect(
            2, "", f"planc: `--format` is text or json, not `{word}`\n"
        )
    t.run("rules", "--format", "json", "x").expect(
        2, "", "planc: rules: takes no arguments; `planc explain x` shows one finding\n"
    )
