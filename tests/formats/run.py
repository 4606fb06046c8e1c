#!/usr/bin/python3
"""Proves the formats that findings are written in: each against an independent reader (JSON Schema,
sarif-multitool, xmllint, a validator of reviewdog's format, strict readers of ours where there is no
other), and all against each other, as they tell the same findings.

usage: run.py [--update] PLANC       with --update the goldens of small.plan are written anew"""

import glob
import json
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(ROOT, "tests", "schema"))

import readers  # noqa: E402
import validate  # noqa: E402

MODULES = os.path.join(HERE, "node_modules")
MULTITOOL = os.path.join(MODULES, "@microsoft", "sarif-multitool-linux")
AS_OF = ["--as-of", "2028-06-01"]
XML = ("checkstyle", "junit")
CHANGES = tuple(f"$/$defs/{name}." for name in ("change", "place", "item"))  # tests/changes/reports.py
SUMMARY_LIMIT = 1024 * 1024

# Everything that has a meaning in one of the formats, in a path and in the words of a plan.
PATH = "a%0A b,c'd\"e<f>&é:\n].plan"
WORDS = "100%25, <é> & \\\"'x' ::error:: ]]> 日本 %0A"


class Trial:
    """A program, a folder, and what is expected of them."""

    def __init__(self, planc, folder):
        self.planc, self.folder, self.run = planc, folder, validate.Run()

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(text.encode() if isinstance(text, str) else text)

    def read(self, name):
        with open(os.path.join(self.folder, name), "rb") as file:
            return file.read()

    def planc_run(self, *words, folder=None, **environment):
        names = {"GITHUB_STEP_SUMMARY": "", **environment}
        done = subprocess.run([self.planc, *words], cwd=folder or self.folder, capture_output=True,
                              env={**os.environ, **names}, timeout=120, check=False)
        return done.returncode, done.stdout, done.stderr.decode()

    def check(self, *words, status=None, folder=None):
        """Each format of one run, as text: all but text and short go to files."""
        options = [f"--format={name}={os.path.join(self.folder, 'out.' + name)}"
                   for name in readers.READERS]
        got, _, errors = self.planc_run("check", *AS_OF, *options, *words, folder=folder)
        if status is not None:
            self.run.expect(got == status, f"check {words} ends with {status}", [got, errors])
        return {name: self.read("out." + name).decode() for name in readers.READERS}

    def expect(self, holds, what, details=()):
        self.run.expect(holds, what, details)


def facts(text, name):
    try:
        return readers.READERS[name](text)
    except (readers.Refused, KeyError, TypeError, AttributeError) as error:
        return f"refused: {error!r}"


def same_findings(trial, what, texts):
    """All formats tell what the JSON tells."""
    told = facts(texts["json"], "json")
    for name, text in texts.items():
        got = facts(text, name)
        wanted = sorted(told, key=str) if name == "github" and isinstance(told, list) else told
        if isinstance(got, list):
            if name == "github":
                # What lies in several lines has no column there, so the order says nothing of them.
                got = [fact[:2] + (None,) + fact[3:] for fact in got]
            blind = [fact[2] is None for fact in got]
            wanted = [fact[:2] + (None,) + fact[3:] if i < len(blind) and blind[i] else fact
                      for i, fact in enumerate(wanted)]
            if name == "github":
                got, wanted = sorted(got, key=str), sorted(wanted, key=str)
        wrong = [pair for pair in zip(got, wanted) if pair[0] != pair[1]]
        trial.expect(got == wanted, f"{what}: {name} tells the same findings",
                     wrong or [got, wanted])
        trial.expect("\x1b" not in text, f"{what}: {name} has no escape byte")


def applied(body, edits):
    for start, end, text in sorted(edits, reverse=True):
        body = body[:start] + text.encode() + body[end:]
    return body


def same_fixes(trial, what, texts, body):
    """A fix writes the same by bytes, by code points, in SARIF and in reviewdog's units."""
    lines = body.splitlines(keepends=True)
    wanted = [applied(body, edits) for edits in readers.json_edits(texts["json"], lines)]
    singles = [applied(body, edits) for edits in readers.json_edits(texts["json"], lines)
               if len(edits) == 1]
    for name, got, right in (
            ("json in code points", readers.json_edits_by_points(texts["json"], lines), wanted),
            ("sarif", readers.sarif_edits(texts["sarif"], lines), wanted),
            ("rdjsonl", readers.rdjsonl_edits(texts["rdjsonl"], lines), singles)):
        trial.expect([applied(body, edits) for edits in got] == right,
                     f"{what}: the fixes in {name} write the same")
    return len(wanted)


# What GitHub asks for beyond the schema of SARIF.
def github_refuses(log):
    run = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    wrong = [f"{rule['id']}: no {'.'.join(keys)}" for rule in rules for keys in (
        ("shortDescription", "text"), ("fullDescription", "text"), ("help", "text"),
        ("help", "markdown"), ("defaultConfiguration", "level"), ("properties", "precision"))
        if not rule.get(keys[0], {}).get(keys[1])]
    wrong += [f"{rule['id']}: a description of {len(rule['fullDescription']['text'])}"
              for rule in rules if len(rule["fullDescription"]["text"]) > 1024]
    wrong += ["no rules"] * (not rules)
    for result in run["results"]:
        if rules[result["ruleIndex"]]["id"] != result["ruleId"]:
            wrong.append(f"{result['ruleId']} is not rule {result['ruleIndex']}")
        if not result["partialFingerprints"].get("primaryLocationLineHash"):
            wrong.append("no primaryLocationLineHash")
        place = result["locations"][0]["physicalLocation"]
        if not re.fullmatch(r"(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+", place["artifactLocation"]["uri"]):
            wrong.append(f"no relative reference: {place['artifactLocation']['uri']}")
        region = place["region"]
        if (region["endLine"], region["endColumn"]) < (region["startLine"], region["startColumn"]):
            wrong.append(f"a region that ends before it starts: {region}")
    return wrong


class Schemas:
    def __init__(self):
        with open(os.path.join(ROOT, "docs/schemas/findings.schema.json"), encoding="utf-8") as file:
            self.findings = json.load(file)
        self.closed = validate.closed(self.findings)
        with open(os.path.join(MULTITOOL, "sarif-2.1.0.json"), encoding="utf-8-sig") as file:
            self.sarif = json.load(file)
        self.seen = set()

    def hold(self, trial, what, texts, sarif=True):
        """The documents of a run against their schemas."""
        document = readers.document(texts["json"])
        validate.kept(self.findings, self.findings, document, "$", self.seen)
        wrong = validate.faults(self.closed, document)
        trial.expect(not wrong, f"{what}: the JSON is valid", wrong)
        log = readers.document(texts["sarif"])
        wrong = github_refuses(log)
        trial.expect(not wrong, f"{what}: GitHub takes the SARIF", wrong)
        if sarif:
            wrong = validate.faults(self.sarif, log)
            trial.expect(not wrong, f"{what}: the SARIF is valid", wrong)


def well_formed(trial, what, texts):
    for name in XML:
        done = subprocess.run(["xmllint", "--noout", "-"], input=texts[name].encode(),
                              capture_output=True, check=False)
        trial.expect(done.returncode == 0, f"{what}: xmllint takes {name}", [done.stderr.decode()])


def test_cases(trial, schemas):
    """Every plan of the cases, by itself."""
    folder, fixes = os.path.join(ROOT, "tests", "cases"), 0
    for path in sorted(glob.glob(os.path.join(folder, "*.plan"))):
        name = os.path.basename(path)
        texts = trial.check(name, folder=folder)
        same_findings(trial, name, texts)
        schemas.hold(trial, name, texts, sarif=False)
        with open(path, "rb") as file:
            fixes += same_fixes(trial, name, texts, file.read())
        well_formed(trial, name, texts)
    trial.expect(fixes > 100, "the cases have fixes to compare", [fixes])
    unwritten = sorted(set(validate.promised(schemas.findings)) - schemas.seen)
    # What stands in a document of an error, or of a comparison, is proved where these are made.
    unwritten = [key for key in unwritten
                 if not key.startswith(("$.error", "$.against", "$.changes", *CHANGES))]
    trial.expect(not unwritten, "every key of the schema is written for some case", unwritten)


def hostile_plan():
    return (f'plan p "{WORDS}" {{\n    period April 2027 to March 2030\n}}\n'
            f'team t "T {WORDS}"\n'
            f'pledge 1 "{WORDS}" {{\n    owner t, "{WORDS}"\n'
            f'    action "{WORDS}\n        of two lines" due written "{WORDS}"\n'
            f'    action b "é{WORDS}" due "{WORDS}" status "{WORDS}"\n'
            '    action c "A \x1b[31m red \u202e word\u200b." status ongoing\n'
            '    action d "Bytes." note "a £ sign: \u00e9" due March 2O28\n}\n').encode() + \
        b'action "\xa3 and \xff" owner nobody due 31/02/2028\n'


def test_hostile(trial, schemas, logs):
    """Marks of every format in paths and words change nothing but themselves."""
    body = hostile_plan()
    trial.write(PATH, body)
    texts = trial.check("./" + PATH)
    same_findings(trial, "hostile", texts)
    schemas.hold(trial, "hostile", texts)
    same_fixes(trial, "hostile", texts, body)
    well_formed(trial, "hostile", texts)
    found = facts(texts["json"], "json")
    trial.expect(len(found) > 8 and {fact[0] for fact in found} == {PATH.replace("\n", " ")},
                 "the hostile plan has findings, at its path", found)
    uris = {result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
            for result in readers.document(texts["sarif"])["runs"][0]["results"]}
    trial.expect(len(uris) == 1 and readers.urllib.parse.unquote(min(uris)) == PATH,
                 "its URI is its path, byte for byte", uris)
    logs["hostile"] = texts


def test_empty(trial, schemas, logs):
    """A run without findings."""
    trial.write("clean.plan", 'plan p "P" {\n    period April 2027 to March 2030\n}\n'
                'team t "T"\naction a "Mend it." owner t due March 2029\n')
    texts = trial.check("clean.plan", status=0)
    same_findings(trial, "clean", texts)
    schemas.hold(trial, "clean", texts)
    well_formed(trial, "clean", texts)
    trial.expect(facts(texts["json"], "json") == [], "nothing is found")
    trial.expect('<testcase name="no findings" classname="clean.plan"/>' in texts["junit"],
                 "a clean file is a test that passes")
    trial.expect(texts["gitlab"].strip() == "[]" and texts["rdjsonl"] == texts["github"] == "",
                 "lists are empty")
    logs["clean"] = texts


def test_failures(trial, schemas, logs):
    """On exit 2 a document is whole, has what could be found, and says what went wrong."""
    trial.write("bad.plan", 'plan p "P"\naction a "Mend it."\n')
    texts = trial.check("bad.plan", "none.plan", status=2)
    same = {name: text for name, text in texts.items() if name != "github"}
    same_findings(trial, "a file is missing", same)
    schemas.hold(trial, "a file is missing", texts)
    well_formed(trial, "a file is missing", texts)
    words = "cannot read `none.plan`: No such file or directory"
    trial.expect(readers.document(texts["json"])["error"] == {"message": words} and
                 len(facts(texts["json"], "json")) > 0, "the JSON says which, and the rest")
    run = readers.document(texts["sarif"])["runs"][0]["invocations"][0]
    trial.expect(run["executionSuccessful"] is False and
                 run["toolExecutionNotifications"][0]["message"]["text"] == words,
                 "so does SARIF")
    trial.expect(texts["github"].startswith("::error title=planc::" + words + "\n"), "and GitHub")
    trial.expect(f'<error message="{words}"/>' in texts["junit"], "and JUnit")
    for words in (["none.plan"], ["--nonsense", "bad.plan"], ["--fail-on", "x", "bad.plan"], [],
                  ["--format=sarif=none/x", "bad.plan"], ["--format=json=x", "--format=sarif=x"],
                  ["."]):
        where = os.path.join(trial.folder, "empty") if words == ["."] else trial.folder
        os.makedirs(where, exist_ok=True)
        for order in (["--format=json", *words], [*words, "--format=json"]):
            status, out, errors = trial.planc_run("check", *order, folder=where)
            wrong = validate.faults(schemas.closed, readers.document(out))
            trial.expect(status == 2 and errors and not wrong and "error" in readers.document(out),
                         f"check {order}: a valid document that has an error", [status, *wrong])
    trial.expect(not os.path.exists(os.path.join(trial.folder, "none")), "nothing is made")
    logs["failed"] = texts


def test_versions(trial, schemas):
    """The first version's sample stays valid, and the schema lets later ones pass."""
    with open(os.path.join(HERE, "frozen-1.0.json"), encoding="utf-8") as file:
        sample = json.load(file)
    trial.expect(not validate.faults(schemas.findings, sample), "the frozen sample is valid",
                 validate.faults(schemas.findings, sample))
    later = {**sample, "format_version": "1.9", "changes": [], "more": 1}
    later["diagnostics"][0]["help_uri"] = "x"
    trial.expect(not validate.faults(schemas.findings, later), "a later 1.x is valid")
    for what, change in (("another major version", {"format_version": "2.0"}),
                         ("a day that is none", {"as_of": "2028-02-30"}),
                         ("no list", {"diagnostics": None})):
        trial.expect(validate.faults(schemas.findings, {**sample, **change}), f"not {what}")
    status, out, _ = trial.planc_run("schema", "findings")
    trial.expect(status == 0 and json.loads(out) == schemas.findings, "`schema findings` prints it")


def fingerprints(text):
    return sorted(one["fingerprint"] for one in readers.document(text)["diagnostics"])


def test_fingerprints(trial):
    """They do not change with lines, layout and neighbours, and differ within a report."""
    plan = ('plan p "P" {\n    period April 2027 to March 2030\n}\nteam t "T"\n'
            'pledge a "A" {\n    action "One." owner t\n    action "Two." owner t\n'
            '    action x "X" owner t due March 2040\n}\n')
    def of(text):
        trial.write("f.plan", text)
        return fingerprints(trial.check("f.plan")["json"])
    first = of(plan)
    trial.expect(len(first) == len(set(first)) == 3, "three findings, three fingerprints", first)
    for what, other in (
            ("ten lines above", "# a line\n" * 10 + plan),
            ("other blanks", plan.replace("    ", "\t").replace('due March', 'due   March')),
            ("another title of the plan", plan.replace('"P"', '"Q"')),
            ("a new neighbour", plan.replace('    action "One."', '    action "New." owner t due'
                                             ' March 2029\n    action "One."')),
            ("another order", plan.replace('    action "One." owner t\n', "").replace(
                "}\n", '    action "One." owner t\n}\n').replace(
                    '    action "One." owner t\n}\nteam', '}\nteam'))):
        trial.expect(of(other) == first, f"{what}: the same fingerprints", [other, of(other), first])
    twice = of(plan.replace('"Two."', '"One."'))
    ends = sorted(one[-2:] for one in twice if one[:-2] in {f[:-2] for f in first})
    trial.expect(":2" in ends and len(set(twice)) == len(twice), "equal ones are numbered", twice)
    trial.expect(of(plan.replace("due March 2040", "due March 2041")) != first,
                 "another deadline is another finding")
    trial.write("g.plan", plan)
    trial.write("f.plan", plan)
    gitlab = facts(trial.check("f.plan", "g.plan")["gitlab"], "gitlab")
    trial.expect(isinstance(gitlab, list) and len(gitlab) == 6,
                 "a report of GitLab has no fingerprint twice, in two files alike", gitlab)


def test_github(trial):
    """Counts of what is shown, and the summary of the step, which never grows too long."""
    def plan(count):
        items = "".join(f'action a{i} "Mend <it> *now*, {i}." owner t due "soon | {i}"\n'
                        for i in range(count))
        trial.write("many.plan", 'plan p "P" {\n    period April 2027 to March 2030\n'
                    '}\nteam t "T"\n' + items)

    def run(**environment):
        path = os.path.join(trial.folder, "summary.md")
        status, out, errors = trial.planc_run("check", *AS_OF, "--format=github", "many.plan",
                                              GITHUB_STEP_SUMMARY=path, **environment)
        return status, out.decode(), errors, trial.read("summary.md").decode()

    trial.write("summary.md", "# before\n")
    plan(11)
    status, out, errors, summary = run()
    trial.expect(status == 1 and not errors and out.count("::error ") == 11 and
                 out.endswith("\n10 of 11 errors shown as annotations\n"),
                 "eleven errors, and how many are shown", [out])
    trial.expect(summary.startswith("# before\n### planc\n\n11 errors, ") and
                 summary.count("\n- **error** `many.plan` line ") == 11 and " more" not in summary,
                 "the summary is appended, and whole", [summary[:300]])
    plan(20000)
    trial.write("summary.md", "")
    _, out, _, summary = run()
    listed, left = summary.count("\n- **"), re.search(r"\n\n… (\d+) more\n$", summary)
    trial.expect(left and listed + int(left[1]) == out.count("\n::") + 1 and
                 SUMMARY_LIMIT - 1000 < len(summary.encode()) <= SUMMARY_LIMIT,
                 "of twenty thousand, as many as there is room for, and a count",
                 [listed, left, len(summary.encode())])
    trial.write("summary.md", "x" * SUMMARY_LIMIT)
    trial.expect(run()[3] == "x" * SUMMARY_LIMIT, "where no room is left, nothing is written")
    path = os.path.join(trial.folder, "none", "x")
    status, _, errors = trial.planc_run("check", *AS_OF, "--format=github", "many.plan",
                                        GITHUB_STEP_SUMMARY=path)
    trial.expect(status == 2 and errors == f"planc: cannot write `{path}`: No such file or directory\n",
                 "a summary that cannot be written is told", [status, errors])
    for bad in ("::error file=a:b,line=1::x", "::error file=a,line=1::50%", "error::x",
                "::error file=a,b,line=1::x", "::error file=a%2cb,line=1::x",
                "::error file=a,line=1,line=2::x"):
        trial.expect(isinstance(facts(bad + "\n", "github"), str), f"`{bad}` is refused")


def test_options(trial):
    """Machines see no colour; -q, --max-findings and two formats in one run."""
    trial.write("bad.plan", 'plan p "P"\naction a "Mend it."\naction b "Mend it."\n')
    for name in readers.READERS:
        plain = trial.planc_run("check", *AS_OF, "--format", name, "bad.plan")
        forced = trial.planc_run("check", *AS_OF, "--format", name, "--color=always", "bad.plan",
                                 FORCE_COLOR="1")
        trial.expect(plain == forced and b"\x1b" not in plain[1], f"{name} is never coloured")
        trial.expect(trial.planc_run("check", "-q", "--format", name, "bad.plan")[1] == b"",
                     f"-q leaves standard output empty with {name}")
        one = trial.planc_run("check", *AS_OF, "--max-findings=1", "--format", name, "bad.plan")[1]
        trial.expect(len(facts(one.decode(), name)) == 1, f"--max-findings=1 with {name}", [one])
    status, out, _ = trial.planc_run("check", *AS_OF, "--format=github", "--format=sarif=o.sarif",
                                     "bad.plan")
    trial.expect(out.startswith(b"::") and
                 facts(trial.read("o.sarif").decode(), "sarif") != [], "two formats in one run")
    trial.expect(os.listdir(trial.folder).count("o.sarif") == 1 and
                 not [name for name in os.listdir(trial.folder) if name.endswith(".part")],
                 "no half-written file is left")


def test_goldens(trial, update):
    for name in readers.READERS:
        golden = os.path.join(HERE, "small." + name)
        out = trial.planc_run("check", *AS_OF, "--format", name, "small.plan", folder=HERE)[1]
        if name == "sarif":
            # The rules are the register and the pages, which have tests of their own.
            out = re.sub(rb'"rules": \[\n.*?\n {10}\]', b'"rules": []', out, flags=re.S)
            out = re.sub(rb'"ruleIndex": \d+', b'"ruleIndex": 0', out)
        if update:
            with open(golden, "wb") as file:
                file.write(out)
        with open(golden, "rb") as file:
            trial.expect(out == file.read(), f"small.plan as {name} is as its golden has it", [out])


def test_rules(trial, logs):
    """The rules of SARIF are those of `planc rules`, in its order, with their pages."""
    rules = readers.document(logs["clean"]["sarif"])["runs"][0]["tool"]["driver"]["rules"]
    lines = trial.planc_run("rules")[1].decode().splitlines()[1:]
    told = [(rule["id"], re.sub(r"(?<!^)([A-Z])", r"-\1", rule["name"]).lower()) for rule in rules]
    trial.expect(told == [tuple(re.sub(r"-(\d)", r"\1", word) for word in line.split()[:2])
                          for line in lines if line.startswith("PL")],
                 "SARIF's rules are the register")
    for rule in rules:
        with open(os.path.join(ROOT, "docs/findings", rule["id"] + ".md"), encoding="utf-8") as page:
            trial.expect(rule["help"]["markdown"] == page.read(), f"{rule['id']} has its page")


def test_multitool(trial, logs):
    """sarif-multitool, by what it prints: its exit status is 0 for a log that is wrong."""
    folder = tempfile.mkdtemp(dir=trial.folder)
    texts = {name: text["sarif"] for name, text in logs.items()}
    _, every, _ = trial.planc_run("check", *AS_OF, "--format=sarif", "tests/cases", folder=ROOT)
    texts["cases"] = every.decode()
    broken = readers.document(texts["hostile"])
    broken["runs"][0]["results"][0]["ruleIndex"] = 9999
    broken["runs"][0]["results"][1]["locations"][0]["physicalLocation"]["region"]["endColumn"] = 0
    texts["broken"] = json.dumps(broken)
    for name, text in texts.items():
        with open(os.path.join(folder, name + ".sarif"), "w", encoding="utf-8") as file:
            file.write(text)
    done = subprocess.run(
        [os.path.join(MULTITOOL, "Sarif.Multitool"), "validate", "*.sarif", "--output",
         "report.json", "--log", "ForceOverwrite", "--rule-kind", "Sarif;Ghas", "--level",
         "Error;Warning"], cwd=folder, capture_output=True, check=False,
        env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"})
    with open(os.path.join(folder, "report.json"), encoding="utf-8-sig") as file:
        report = json.load(file)["runs"][0]
    said = {name: [] for name in texts}
    for result in report["results"]:
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        # planc has no address on the Web that it could give.
        if result["ruleId"] != "SARIF2005":
            said[os.path.basename(uri)[:-len(".sarif")]].append(
                result["ruleId"] + " " + json.dumps(result["message"]))
    trial.expect(f"{len(texts)} files scanned" in done.stdout.decode(), "multitool saw all logs",
                 done.stdout.decode().splitlines()[-5:])
    trial.expect(said.pop("broken"), "multitool sees what is wrong with a log")
    for name, lines in said.items():
        trial.expect(not lines, f"multitool takes {name}", lines)


def test_reviewdog(trial, logs):
    _, every, _ = trial.planc_run("check", *AS_OF, "--format=rdjsonl", "tests/cases", folder=ROOT)
    trial.write("cases.rdjsonl", every)
    trial.write("hostile.rdjsonl", logs["hostile"]["rdjsonl"])
    trial.write("broken.rdjsonl", '{"message": "x", "location": {"range": {}}}\n')
    def run(*names):
        return subprocess.run(["node", os.path.join(HERE, "rdf.mjs"), *names], cwd=trial.folder,
                              capture_output=True, check=False)
    done = run("cases.rdjsonl", "hostile.rdjsonl")
    trial.expect(done.returncode == 0 and every.count(b"\n") > 500, "every line is reviewdog's",
                 [done.stdout.decode()[:500], done.stderr.decode()[:500]])
    trial.expect(run("broken.rdjsonl").returncode == 1, "its validator sees what is wrong")


def main(arguments):
    if not arguments or len(arguments) > 2 or (len(arguments) == 2 and arguments[0] != "--update"):
        sys.exit(__doc__)
    schemas, logs = Schemas(), {}
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(os.path.abspath(arguments[-1]), folder)
        test_empty(trial, schemas, logs)
        test_hostile(trial, schemas, logs)
        test_failures(trial, schemas, logs)
        test_versions(trial, schemas)
        test_fingerprints(trial)
        test_github(trial)
        test_options(trial)
        test_goldens(trial, len(arguments) == 2)
        test_rules(trial, logs)
        test_cases(trial, schemas)
        test_reviewdog(trial, logs)
        test_multitool(trial, logs)
    print(f"{trial.run.passed} passed, {trial.run.failed} failed")
    return int(trial.run.failed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
