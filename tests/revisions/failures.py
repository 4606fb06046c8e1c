"""What goes wrong is told in its own words, with the remedy, and ends with 2."""

import json
import os

from harness import test
from repositories import ALONE, IDLE, PLAN, Repository, idle

NAMES_HELP = "help: `git branch --all` and `git tag` list the names that there are\n"
SHALLOW_HELP = ("help: this is a shallow clone, which lacks most of the history: set `fetch-depth: 0`"
                " in GitHub Actions or `GIT_DEPTH: 0` in GitLab CI, or run `git fetch --unshallow`\n")
TWO_FILES_HELP = "help: two versions of a plan can be compared without one: `planc diff OLD NEW`\n"
NONSENSE = "planc: git wrote something that planc does not understand\n"
GIT_HELP = "help: `git --version` says which git it is; 2.30 and later are known\n"


def begin(t):
    """A repository whose plan has changed since its only commit."""
    r = Repository(t)
    r.commit(a_plan=PLAN)
    r.write("a.plan", IDLE)
    return r


@test
def an_unknown_revision(t):
    """The likest name is offered, or the same one of a remote."""
    r = begin(t)
    r.git("branch", "budget")
    r.git("update-ref", "refs/remotes/origin/release", "HEAD")
    for wrong, help_ in (("mian", "help: did you mean `main`?\n"),
                         ("bugdet", "help: did you mean `budget`?\n"),
                         ("release", "help: did you mean `origin/release`?\n"),
                         ("zzzzzzzz", NAMES_HELP), ("main~9", "help: did you mean `main`?\n"),
                         ("main:a.plan", NAMES_HELP), ("^main", "help: did you mean `main`?\n"),
                         ("main^@", "help: did you mean `main`?\n"), ("0" * 40, NAMES_HELP),
                         ("a.plan", NAMES_HELP), ("main\x07HEAD", NAMES_HELP)):
        done = r.new(wrong, "a.plan")
        shown = wrong.replace("\x07", "U+0007")
        done.expect(2, idle(), f"planc: there is no revision `{shown}`\n{help_}")


@test
def a_range(t):
    """`A..B` is two revisions, and is refused before git is asked."""
    r = begin(t)
    for wrong, left, right in (("main..work", "main", "work"), ("v1...v2", "v1", "v2"),
                               ("main..", "main", "HEAD")):
        r.new(wrong, "a.plan").expect(
            2, "", f"planc: `{wrong}` is two revisions, where one is wanted\n"
            f"help: write `planc diff {left} {right}` to compare the two\n")
    r.new("..main", "a.plan").expect(
        2, "", "planc: `..main` is two revisions, where one is wanted\n"
        "help: write `planc diff HEAD main` to compare the two\n")
    r.new("", "a.plan").expect(
        2, "", "planc: a revision without a name\n"
        "help: name a branch, a tag or a commit, such as `main`\n")


@test
def a_shallow_clone(t):
    """The help says how to get the history, in CI and elsewhere."""
    r = Repository(t)
    first = r.commit(a_plan=PLAN)
    r.git("branch", "work")
    r.commit(a_plan=IDLE)
    r.git("checkout", "-q", "work")
    r.commit(b_plan=PLAN.replace("parks", "paths"))
    r.git("clone", "-q", "--depth", "1", "--no-single-branch", f"file://{r.folder}", "../shallow")

    def shallow(ref):
        return t.run("check", "--format", "short", "--against", ref, "a.plan",
                     folder=t.path("shallow"), env=ALONE)
    shallow(first).expect(2, "", f"planc: there is no revision `{first}`\n{SHALLOW_HELP}")
    shallow("main").expect(2, "", f"planc: there is no revision `main`\n{SHALLOW_HELP}")
    shallow("origin/main").expect(
        2, "", f"planc: `origin/main` and `HEAD` have no commit in common\n{SHALLOW_HELP}")
    done = t.run("check", "--format", "short", "--against", "origin/main", "--against-tip",
                 "a.plan", folder=t.path("shallow"))
    done.expect(0)


@test
def no_common_ancestor(t):
    """Two histories can only be compared by their tips."""
    r = begin(t)
    r.git("checkout", "-q", "--orphan", "other")
    r.commit()
    r.new("main", "a.plan").expect(
        2, idle(), "planc: `main` and `HEAD` have no commit in common\n"
        "help: compare with what it says now: `--against-tip`\n")
    r.new("main", "--against-tip", "a.plan").expect(0, idle())


@test
def no_commit(t):
    """A repository without a commit has no HEAD."""
    r = Repository(t)
    r.write("a.plan", IDLE)
    r.new("HEAD", "a.plan").expect(2, idle(), "planc: the repository has no commit yet\n")


@test
def no_repository(t):
    """A folder outside every repository."""
    t.write("a.plan", IDLE)
    done = t.run("check", "--format", "short", "--against", "main", "a.plan",
                 env={"GIT_CEILING_DIRECTORIES": os.path.dirname(t.folder)})
    done.expect(2, idle(), f"planc: `a.plan` lies in no git repository\n{TWO_FILES_HELP}")


@test
def no_git(t):
    """A machine without git."""
    r = begin(t)
    os.mkdir(t.path("empty"))
    r.new("main", "a.plan", env={"PATH": t.path("empty")}).expect(
        2, idle(), "planc: cannot run `git`: No such file or directory\n"
        "help: install git; two versions of a plan can be compared without it:"
        " `planc diff OLD NEW`\n")


@test
def it_is_told_once(t):
    """Of many plans, the first tells what is wrong; all are checked."""
    r = begin(t)
    r.write("b.plan", IDLE.replace("parks", "paths"))
    r.new("mian", ".").expect(2, idle() + idle("b.plan"),
                              "planc: there is no revision `mian`\nhelp: did you mean `main`?\n")


@test
def programs_are_told(t):
    """Formats for programs carry the reason."""
    r = begin(t)
    done = r.planc("check", "--format", "json", "--against", "mian", "a.plan")
    assert json.loads(done.out)["error"] == {"message": "there is no revision `mian`"}, done.out
    assert "against" not in json.loads(done.out)


@test
def an_old_plan_that_is_broken(t):
    """It is named with its place; --allow-broken-base compares with what was understood."""
    r = Repository(t)
    gate = PLAN.replace("the gate", "the the gate")
    r.commit(a_plan=gate + "actoin fence\n", b_plan=PLAN.replace("parks", "paths"))
    r.write("a.plan", gate)
    r.new("main", "a.plan").expect(
        2, "a.plan:7:25: note: `the` stands here twice [PL609]\n",
        "planc: the old plan cannot be understood: main:a.plan:8:1: no statement"
        " begins with `actoin` [PL004]\nhelp: name another revision, or compare with what was understood:"
        " `--allow-broken-base`\n")
    r.new("main", "--allow-broken-base", "a.plan").expect(0)
    r.new("main", "b.plan").expect(0, err="nothing to compare: all is as it was in `main`\n")


@test
def an_old_file_that_is_broken(t):
    """A part that the old plan included is named as well; an error that stops no paper is none."""
    r = Repository(t)
    r.write("plans/part.plan", "actoin fence\n")
    r.write("plans/a.plan", PLAN + 'include "part.plan"\n')
    r.commit()
    r.write("plans/part.plan", "")
    done = r.new("main", "plans/a.plan")
    assert done.code == 2 and "main:plans/part.plan:1:1: " in done.err, done.err
    r.commit(b_plan=PLAN.replace("due March 2020", ""))
    r.new("HEAD", "b.plan").expect(0, err="nothing to compare: all is as it was in `HEAD`\n")


@test
def the_old_side_is_called_by_its_commit(t):
    """Where the merge base is not the revision itself, its name would lead to another text."""
    r = Repository(t)
    base = r.commit(a_plan="plan parks {")
    r.git("branch", "work")
    r.commit(a_plan=PLAN)
    r.git("checkout", "-q", "work")
    r.write("a.plan", PLAN)
    done = r.new("main", "a.plan")
    assert f"understood: {base[:12]}:a.plan:1:12: " in done.err, done.err


@test
def options_without_a_revision(t):
    """What goes with --against is refused without."""
    r = begin(t)
    for option in ("--new-only", "--against-tip", "--allow-broken-base"):
        r.planc("check", option, "a.plan").expect(
            2, "", f"planc: check: `{option}` goes with `--against REV`\n")


def pretend(t, script):
    """A program that is called git, and what to run planc with so that it is found first."""
    t.write("bin/git", "#!/bin/sh\n" + script)
    os.chmod(t.path("bin/git"), 0o755)
    return {"PATH": t.path("bin") + ":/usr/bin:/bin"}


REAL = 'exec /usr/bin/git "$@"\n'


@test
def git_that_dies(t):
    """Git stops without a word, by a signal, or with an error that planc does not know."""
    r = begin(t)
    for script, said in (
            ("exit 1", "git stopped without a word"), ("kill -9 $$", "git stopped without a word"),
            ("echo 'fatal: the disk is full' >&2; exit 128", "git failed: the disk is full"),
            ("echo 'fatal: \x1b[2J' >&2; exit 128", "git failed: U+001B[2J"),
            ('case "$*" in *merge-base*) echo "fatal: no more" >&2; exit 128;; esac\n' + REAL,
             "git failed: no more"),
            ('case "$*" in *cat-file*) exit 0;; esac\n' + REAL,
             f"cannot read the commit {r.git('rev-parse', 'HEAD')}: git stopped while it was asked"
             " for it")):
        done = r.new("main", "a.plan", env=pretend(t, script))
        done.expect(2, idle(), f"planc: {said}\n")


@test
def git_that_writes_nonsense(t):
    """What git writes is believed only in the form that git has."""
    r = begin(t)
    commit = r.git("rev-parse", "HEAD")
    tree = r.git("rev-parse", "HEAD^{tree}")
    r.new("main", "a.plan", env=pretend(t, "echo yes; echo no; echo")).expect(
        2, idle(), NONSENSE + GIT_HELP)
    r.new("main", "a.plan", env=pretend(t, "yes nonsense")).expect(2, idle(), NONSENSE + GIT_HELP)
    r.new("main", "a.plan", env=pretend(
        t, 'case "$*" in *merge-base*) echo nonsense; exit 0;; esac\n' + REAL)).expect(
            2, idle(), NONSENSE)
    whole = f"echo {commit} commit {6 + len(tree)}; echo tree {tree}; echo;"
    for batch, said in (
            ("echo nonsense", "git wrote something that planc does not understand"),
            ("yes | tr -d '\\n'", "git stopped while it was asked for it"),
            (f"echo {commit} commit 99999999999", "it is larger than 1 GiB"),
            (f"echo {commit} commit -1", "git wrote something that planc does not understand"),
            (f"echo {commit} commit 99", "git stopped while it was asked for it"),
            (f"echo {commit} blob 3; echo abc", "git wrote something that planc does not understand"),
            (f"echo {commit} missing", "the repository lacks it, as a partial clone may"),
            (f"{whole} echo {tree} tree 7; echo 100644x",
             "git wrote something that planc does not understand"),
            (f"{whole} echo {tree} tree 9; printf '7 a\\0bcdef\\n'",
             "git wrote something that planc does not understand"),
            (f"{whole} echo {tree} tree 12; printf '100644 a\\0bcd\\n'",
             "git wrote something that planc does not understand")):
        script = f'case "$*" in *cat-file*) {batch}; exit 0;; esac\n{REAL}'
        r.new("main", "a.plan", env=pretend(t, script)).expect(
            2, idle(), f"planc: cannot read the commit {commit}: {said}\n")


@test
def an_object_that_is_missing(t):
    """A damaged repository, or a clone that is partial."""
    r = begin(t)
    blob = r.git("rev-parse", "HEAD:a.plan")
    os.remove(os.path.join(r.folder, ".git/objects", blob[:2], blob[2:]))
    r.new("main", "a.plan").expect(
        2, idle(), "planc: cannot read `main:a.plan`: the repository lacks it, as a partial clone"
        " may\n")
