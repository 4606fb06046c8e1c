"""Reads the findings of a run back from each format, strictly: whatever a format's own readers refuse
is refused here, too. Each reader gives the same facts, so that formats can be held against each other.

What a finding is here: (path, line, column or None, severity, code, message)."""

import json
import re
import urllib.parse
import xml.etree.ElementTree as ET


class Refused(Exception):
    """What a reader of the format would not take."""


def refuse_duplicates(pairs):
    keys = [key for key, _ in pairs]
    if len(keys) != len(set(keys)):
        raise Refused(f"a key twice among {keys}")
    return dict(pairs)


def document(text):
    try:
        return json.loads(text, object_pairs_hook=refuse_duplicates)
    except json.JSONDecodeError as error:
        raise Refused(f"no JSON: {error}") from error


def read_json(text):
    return [(one["path"], one["start"]["line"], one["start"]["column"], one["severity"],
             one["code"], one["message"])
            for one in document(text)["diagnostics"] if not one["suppressed"]]


def sarif_place(location):
    physical = location["physicalLocation"]
    path = urllib.parse.unquote(physical["artifactLocation"]["uri"], errors="strict")
    return path, physical["region"]


def read_sarif(text):
    found = []
    for result in document(text)["runs"][0]["results"]:
        if "suppressions" in result:
            continue
        path, region = sarif_place(result["locations"][0])
        sentence = result["message"]["text"].split("\n")[0]
        if not sentence.endswith("."):
            raise Refused(f"no sentence: {sentence}")
        # A path in a URI is byte for byte; elsewhere a line end in it is shown as a blank.
        found.append((path.replace("\n", " "), region["startLine"], region["startColumn"],
                      result["level"], result["ruleId"], sentence[:-1]))
    return found


COMMAND = re.compile(r"::(error|warning|notice) ((?:[a-zA-Z]+=[^:,\r\n]*)(?:,[a-zA-Z]+=[^:,\r\n]*)*)"
                     r"::([^\r\n]*)")
ESCAPES = {"%25": "%", "%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ","}
PROPERTIES = {"file", "line", "col", "endLine", "endColumn", "title"}


def unescape(text, known):
    """As actions/runner does it; it leaves what it does not know, and here that is refused."""
    parts = re.split(r"(%..?)", text)
    for part in parts[1::2]:
        if part not in known:
            raise Refused(f"`{part}` is not an escape")
    return "".join(ESCAPES.get(part, part) for part in parts)


def github_command(line):
    """(severity, properties, message) of a line that is a command."""
    match = COMMAND.fullmatch(line)
    if not match:
        raise Refused(f"no command: {line}")
    properties = {}
    for pair in match[2].split(","):
        key, value = pair.split("=", 1)
        if key not in PROPERTIES or key in properties:
            raise Refused(f"`{key}` in {line}")
        properties[key] = unescape(value, ESCAPES)
    if "endColumn" in properties and properties["line"] != properties["endLine"]:
        raise Refused(f"columns of several lines: {line}")
    return match[1], properties, unescape(match[3], ["%25", "%0D", "%0A"])


def read_github(text):
    found, rank = [], ["error", "warning", "notice"]
    lines = text.splitlines()
    while lines and not lines[-1].startswith("::"):
        if not re.fullmatch(r"\d+ of \d+ (error|warning|note)s shown as annotations", lines[-1]):
            raise Refused(f"no line of a count: {lines[-1]}")
        lines.pop()
    last = 0
    for line in lines:
        kind, properties, message = github_command(line)
        if rank.index(kind) < last:
            raise Refused(f"out of order: {line}")
        last = rank.index(kind)
        code = properties["title"].removeprefix("planc ")
        found.append((properties["file"], int(properties["line"]),
                      int(properties["col"]) if "col" in properties else None,
                      kind.replace("notice", "note"), code, message.split("\n")[0]))
    return sorted(found, key=str)


def read_gitlab(text):
    """As https://docs.gitlab.com/ci/testing/code_quality/ asks."""
    found, seen = [], set()
    if text.startswith("\ufeff"):
        raise Refused("a byte order mark")
    for one in document(text):
        if one["fingerprint"] in seen:
            raise Refused(f"a fingerprint twice: {one['fingerprint']}")
        seen.add(one["fingerprint"])
        if set(one) != {"description", "check_name", "fingerprint", "severity", "location"}:
            raise Refused(f"keys: {sorted(one)}")
        path, lines = one["location"]["path"], one["location"]["lines"]
        if path.startswith("./") or not 1 <= lines["begin"] <= lines["end"]:
            raise Refused(f"a place: {one['location']}")
        severity = {"major": "error", "minor": "warning", "info": "note"}[one["severity"]]
        found.append((path, lines["begin"], None, severity, one["check_name"], one["description"]))
    return found


def elements(text):
    try:
        return ET.fromstring(text.encode())
    except ET.ParseError as error:
        raise Refused(f"no XML: {error}") from error


def read_checkstyle(text):
    found = []
    for file in elements(text).findall("file"):
        for one in file.findall("error"):
            severity = {"error": "error", "warning": "warning", "info": "note"}[one.get("severity")]
            found.append((file.get("name"), int(one.get("line")), int(one.get("column")), severity,
                          one.get("source").removeprefix("planc."), one.get("message")))
    return found


def read_junit(text):
    root, found = elements(text), []
    suites = root.findall("testsuite")
    for part, cases in [(root, root.findall("*/testcase"))] + [(s, s.findall("testcase"))
                                                              for s in suites]:
        counts = [len(cases), sum(c.find("failure") is not None for c in cases),
                  sum(c.find("error") is not None for c in cases)]
        told = [int(part.get(key)) for key in ("tests", "failures", "errors")]
        if counts != told or not counts[0]:
            raise Refused(f"{told} in place of {counts} cases, failures, errors")
    for case in root.findall("*/testcase"):
        failure = case.find("failure")
        if failure is None:
            continue
        code, line, column = re.fullmatch(r"(PL\d{3}) [a-z0-9-]+ at (\d+):(\d+)", case.get("name")).groups()
        found.append((case.get("classname"), int(line), int(column), failure.get("type"), code,
                      failure.get("message")))
    return found


def read_rdjsonl(text):
    """Columns are bytes here, and are told as None: see changed_text for what they are worth."""
    if text and not text.endswith("\n"):
        raise Refused("a line without its end")
    found = []
    for line in text.split("\n")[:-1]:
        one = document(line)
        severity = {"ERROR": "error", "WARNING": "warning", "INFO": "note"}[one["severity"]]
        found.append((one["location"]["path"], one["location"]["range"]["start"]["line"], None,
                      severity, one["code"]["value"], one["message"]))
    return found


READERS = {"json": read_json, "sarif": read_sarif, "github": read_github, "gitlab": read_gitlab,
           "checkstyle": read_checkstyle, "junit": read_junit, "rdjsonl": read_rdjsonl}


# The same fixes, as each format has them: (start, end, text) in bytes of the file.

def by_points(lines, start, end, text):
    """Columns are code points."""
    def offset(line, column):
        body = lines[line - 1].decode(errors="surrogateescape")
        return sum(map(len, lines[:line - 1])) + len(
            body[:column - 1].encode(errors="surrogateescape"))
    return offset(*start), offset(*end), text


def json_edits(text, _):
    return [[(e["start"]["byte"], e["end"]["byte"], e["text"]) for e in fix["edits"]]
            for one in document(text)["diagnostics"] for fix in one["fixes"]
            if not one["suppressed"]]


def json_edits_by_points(text, lines):
    return [[by_points(lines, (e["start"]["line"], e["start"]["column"]),
                       (e["end"]["line"], e["end"]["column"]), e["text"]) for e in fix["edits"]]
            for one in document(text)["diagnostics"] for fix in one["fixes"]
            if not one["suppressed"]]


def sarif_edits(text, lines):
    found = []
    for result in document(text)["runs"][0]["results"]:
        for fix in result.get("fixes", []) if "suppressions" not in result else []:
            found.append([by_points(
                lines, (r["deletedRegion"]["startLine"], r["deletedRegion"]["startColumn"]),
                (r["deletedRegion"]["endLine"], r["deletedRegion"]["endColumn"]),
                r["insertedContent"]["text"])
                for change in fix["artifactChanges"] for r in change["replacements"]])
    return found


def rdjsonl_edits(text, lines):
    """Only fixes of one edit: each suggestion is offered by itself."""
    starts = [sum(map(len, lines[:i])) for i in range(len(lines) + 1)]
    return [[(starts[s["range"]["start"]["line"] - 1] + s["range"]["start"]["column"] - 1,
              starts[s["range"]["end"]["line"] - 1] + s["range"]["end"]["column"] - 1, s["text"])]
            for line in text.splitlines() for s in document(line).get("suggestions", [])]
