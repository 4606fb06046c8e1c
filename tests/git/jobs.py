"""Jobs for CI and hooks: valid for the tools that read them, and run as their platforms would."""

import json
import os
import re
import subprocess

import jsonschema
import yaml

import harness
from council import DOCS, PLAN, TOP, Council, changed
from harness import Failure, test
from repositories import ALONE

ACTION = os.path.join(DOCS, "github", "action.yml")
WORKFLOW = os.path.join(DOCS, "github", "plans.yml")
GITLAB = os.path.join(DOCS, "gitlab", "plans.yml")
HOOKS = os.path.join(TOP, ".pre-commit-hooks.yaml")

# A deadline that moved without a word: PL701 for an adopted plan that asks for reasons.
STRICT = changed(("adopted 1 March 2017", "adopted 1 March 2017 slips need reason"))
SLIPPED = changed(("due March 2020", "due May 2020"), plan=STRICT)

# From GitHub's documentation of action.yml and of workflows: what we use of them, and nothing else.
STEP = {"type": "object", "required": ["name", "run", "shell"], "additionalProperties": False,
        "properties": {"name": {"type": "string"}, "shell": {"const": "bash"},
                       "run": {"type": "string"}, "if": {"type": "string"},
                       "env": {"type": "object", "additionalProperties": {"type": "string"}}}}
INPUT = {"type": "object", "required": ["description", "default"], "additionalProperties": False,
         "properties": {"description": {"type": "string"}, "default": {"type": "string"}}}
ACTION_SCHEMA = {
    "type": "object", "required": ["name", "description", "inputs", "runs"],
    "additionalProperties": False,
    "properties": {
        "name": {"type": "string"}, "description": {"type": "string", "maxLength": 125},
        "inputs": {"type": "object", "additionalProperties": INPUT,
                   "required": ["paths", "against", "new-only", "fail-on", "format", "sarif"]},
        "runs": {"type": "object", "required": ["using", "steps"], "additionalProperties": False,
                 "properties": {"using": {"const": "composite"},
                                "steps": {"type": "array", "items": STEP}}}}}
USES = {"type": "object", "required": ["uses"], "additionalProperties": False,
        "properties": {"uses": {"type": "string", "pattern": "^[\\w./-]+@[\\w.]+$"},
                       "with": {"type": "object"}}}
WORKFLOW_SCHEMA = {
    "type": "object", "required": ["name", "on", "permissions", "jobs"],
    "additionalProperties": False,
    "properties": {
        "name": {"type": "string"},
        "on": {"type": "object", "required": ["pull_request"], "additionalProperties": False,
               "properties": {"pull_request": {"type": "object"}}},
        "permissions": {"type": "object", "additionalProperties": {"enum": ["read", "write"]}},
        "jobs": {"type": "object", "additionalProperties": {
            "type": "object", "required": ["runs-on", "steps"], "additionalProperties": False,
            "properties": {"runs-on": {"type": "string"},
                           "steps": {"type": "array", "items": {"anyOf": [STEP, USES]}}}}}}}


def load(path):
    """A YAML file."""
    with open(path, encoding="utf-8") as file:
        return yaml.safe_load(file)


def run_tool(*words, folder=None, env=None):
    """The tool's output; it must be content."""
    done = subprocess.run([harness.need(words[0]), *words[1:]], cwd=folder, capture_output=True,
                          env=env, check=False)
    text = (done.stdout + done.stderr).decode()
    if done.returncode:
        raise Failure(f"$ {' '.join(words)}\n{text}")
    return text


@test
def yaml_is_tidy(_):
    """yamllint has nothing to say."""
    rules = "{extends: default, rules: {document-start: disable, line-length: {max: 110}}}"
    run_tool("yamllint", "--strict", "-d", rules, ACTION, WORKFLOW, GITLAB, HOOKS)


@test
def schemas(_):
    """The action and the workflow are of the form that GitHub reads."""
    for path, schema in ((ACTION, ACTION_SCHEMA), (WORKFLOW, WORKFLOW_SCHEMA)):
        try:
            jsonschema.validate(load(path), schema)
        except jsonschema.ValidationError as error:
            raise Failure(f"{path}: {error.message}") from error
    steps = load(WORKFLOW)["jobs"]["plans"]["steps"]
    if steps[0]["with"] != {"fetch-depth": 0}:
        raise Failure("the history is not fetched")
    unknown = set(steps[1]["with"]) - set(load(ACTION)["inputs"])
    if unknown:
        raise Failure(f"the action has no inputs {unknown}")
    try:
        jsonschema.validate({**load(ACTION), "run": {}}, ACTION_SCHEMA)
    except jsonschema.ValidationError:
        return
    raise Failure("the schema lets everything pass")


def branch(t, old=STRICT, new=SLIPPED):
    """A pull request: a branch that changed a plan after main went on."""
    council = Council(t, old)
    council.git("update-ref", "refs/remotes/origin/main", "main")
    council.git("switch", "-q", "-c", "branch")
    council.commit(parks_plan=new)
    return council


def run_step(council, step, values):
    """Runs a step as the runner does: its expressions filled in, then `bash -eo pipefail`."""
    env = {"PATH": council.path(), "LC_ALL": "C", "SOURCE_DATE_EPOCH": harness.TODAY, **ALONE,
           "GITHUB_STEP_SUMMARY": council.bench.path("summary.md")}
    for name, text in step.get("env", {}).items():
        for expression, value in values.items():
            text = text.replace("${{ " + expression + " }}", value)
        if "${{" in text:
            raise Failure(f"an expression is left in {name}: {text}")
        env[name] = text
    return subprocess.run(["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
                          cwd=council.folder, env=env, capture_output=True, check=False)


def run_action(council, **given):
    """The exit status and the output of the action with these inputs."""
    action = load(ACTION)
    values = {f"inputs.{name}": given.get(name.replace("-", "_"), row["default"])
              for name, row in action["inputs"].items()}
    output = ""
    for step in action["runs"]["steps"]:
        if "${{" in step["run"]:
            raise Failure("a run line holds an expression, which whoever names a branch could fill")
        done = run_step(council, step, values)
        output += done.stdout.decode() + done.stderr.decode()
        if done.returncode:
            return done.returncode, output
    return 0, output


@test
def action(t):
    """The action checks what there is, against main, in the paths and formats asked for."""
    council = branch(t)
    status, output = run_action(council)
    if status or "PL701" in output:
        raise Failure(f"without a base: {status}\n{output}")
    status, output = run_action(council, against="origin/main", sarif="planc.sarif")
    if status != 1 or "::error file=parks.plan,line=12," not in output:
        raise Failure(f"a slip passed: {status}\n{output}")
    rules = [row["ruleId"] for row in json.loads(council.read("planc.sarif"))["runs"][0]["results"]]
    if "PL701" not in rules:
        raise Failure(f"SARIF: {rules}")
    status, output = run_action(council, against="origin/main", fail_on="never", format="short")
    if status or "[PL701]" not in output:
        raise Failure(f"fail-on: {status}\n{output}")
    council.write("more plans/b.plan", 'plan b "B" (\n')
    status, output = run_action(council, paths="parks.plan\n", format="short")
    if status or "more plans" in output:
        raise Failure(f"paths: {status}\n{output}")
    status, output = run_action(council, paths="parks.plan\nmore plans\n", format="short")
    if status != 1 or "more plans/b.plan:1:" not in output:
        raise Failure(f"two paths: {status}\n{output}")
    status, output = run_action(council, against="$(touch gone)")
    if status != 2 or os.path.exists(os.path.join(council.folder, "gone")):
        raise Failure(f"a revision was run: {status}\n{output}")


@test
def action_on_an_old_plan(t):
    """With `new-only` only what the branch brought fails the step."""
    old = STRICT + 'action "Nobody, and never."\n'
    council = branch(t, old, old + "# Looked at.\n")
    status, output = run_action(council, against="origin/main", format="short")
    if status != 1 or "PL204" not in output:
        raise Failure(f"what was wrong before: {status}\n{output}")
    status, output = run_action(council, against="origin/main", new_only="yes", format="short")
    if status or "PL204" in output:
        raise Failure(f"what was wrong before is new: {status}\n{output}")


@test
def workflow(t):
    """The comment tells what changed, and stands in the summary, too."""
    council = branch(t)
    step = load(WORKFLOW)["jobs"]["plans"]["steps"][2]
    done = run_step(council, step, {"github.base_ref": "main"})
    if done.returncode or "May 2020" not in council.read("changes.md"):
        raise Failure(f"{done}")
    if t.read("summary.md").decode() != council.read("changes.md"):
        raise Failure("the summary says something else")


@test
def gitlab(t):
    """The job's script leaves a code quality report and fails for what the plan does not allow."""
    council = branch(t)
    job = load(GITLAB)["plans"]
    env = {"PATH": council.path(), "LC_ALL": "C", "SOURCE_DATE_EPOCH": harness.TODAY, **ALONE,
           **job["variables"], "CI_MERGE_REQUEST_DIFF_BASE_SHA": council.git("rev-parse", "main")}
    done = [subprocess.run(["bash", "-eo", "pipefail", "-c", line], cwd=council.folder, env=env,
                           capture_output=True, check=False) for line in job["script"]]
    if [each.returncode for each in done] != [0, 1]:
        raise Failure(f"{done}")
    codes = [row["check_name"] for row in
             json.loads(council.read(job["artifacts"]["reports"]["codequality"]))]
    if not any("PL701" in code for code in codes):
        raise Failure(f"{codes}")
    if "May 2020" not in council.read(job["artifacts"]["paths"][0]):
        raise Failure("no changes were told")


@test
def pre_commit(t):
    """pre-commit accepts the hooks, and they stop a commit of what is wrong."""
    run_tool("pre-commit", "validate-manifest", HOOKS)
    hooks = Council(t, PLAN)
    with open(HOOKS, encoding="utf-8") as file:
        hooks.commit(**{".pre-commit-hooks.yaml": file.read()})
    env = {"PATH": hooks.path(), "LC_ALL": "C.UTF-8", "PRE_COMMIT_HOME": t.path("cache"),
           "SOURCE_DATE_EPOCH": harness.TODAY, **ALONE, "HOME": t.path("home")}
    words = ["pre-commit", "try-repo", "--all-files", "--verbose", hooks.folder]
    text = run_tool(*words, "planc-check", folder=hooks.folder, env=env)
    if "check plans" not in text or "1 file" not in text:
        raise Failure(text)
    hooks.commit(parks_plan=changed(("owner ada", "owner ada because (")))
    try:
        text = run_tool(*words, "planc-check", folder=hooks.folder, env=env)
    except Failure as failure:
        if "PL001" not in str(failure):
            raise
    else:
        raise Failure(f"what is wrong passed\n{text}")
    hooks.commit(parks_plan=changed(("        owner ada", "owner   ada")))
    try:
        text = run_tool(*words, "planc-fmt", folder=hooks.folder, env=env)
    except Failure as failure:
        if "files were modified by this hook" not in str(failure):
            raise
    else:
        raise Failure(f"an untidy plan passed\n{text}")
    if hooks.read("parks.plan") != PLAN:
        raise Failure(hooks.read("parks.plan"))


@test
def page(_):
    """docs/git.md tells of all inputs, hooks and files, and shows the attributes as they are."""
    with open(os.path.join(TOP, "docs", "git.md"), encoding="utf-8") as file:
        text = file.read()
    with open(os.path.join(DOCS, "git", "gitattributes"), encoding="utf-8") as file:
        wanted = [file.read()]
    wanted += [f"| `{name}` | " for name in load(ACTION)["inputs"]]
    wanted += [f"- id: {hook['id']}\n" for hook in load(HOOKS)]
    wanted += [f"(ci/{os.path.relpath(path, DOCS)})" for path in (ACTION, WORKFLOW, GITLAB)]
    missing = [words for words in wanted if words not in text]
    missing += [path for path in re.findall(r"\]\((ci/[^)]*)\)", text)
                if not os.path.exists(os.path.join(TOP, "docs", path))]
    if missing:
        raise Failure(f"docs/git.md does not have {missing}")
