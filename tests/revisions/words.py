"""What the words of `planc diff` stand for, and which plans it compares."""

import os

from harness import test
from repositories import ALONE, IDLE, PLAN, Repository, nothing

LATE = PLAN.replace("due March 2020", "due June 2020")
PATHS = PLAN.replace("parks", "paths").replace("Parks", "Paths")


def moved(since="March", until="June"):
    """What `diff` says of a gate that was moved to a later month."""
    return f"moved from {since} 2020 to {until} 2020"


def history(t):
    """Three commits on main, `work` beside them; the gate is due later and later."""
    r = Repository(t)
    r.commit(a_plan=PLAN, b_plan=PATHS)
    r.git("tag", "v1")
    r.commit(a_plan=LATE, b_plan=PATHS)
    r.git("tag", "v2")
    r.git("branch", "work")
    r.commit(a_plan=LATE.replace("June", "July"), b_plan=PATHS)
    return r


def told(result, *words, not_words=()):
    """A run that ended well, with these words in what it printed."""
    if result.code != 0:
        result.fail(f"exit code {result.code}: {result.err}")
    for word in words:
        if word not in result.out:
            result.fail(f"`{word}` is not in:\n{result.out}")
    for word in not_words:
        if word in result.out:
            result.fail(f"`{word}` is in:\n{result.out}")
    return result


@test
def one_revision(t):
    """What lies in the folder is compared with it; no FILE is every plan below the current folder."""
    r = history(t)
    r.write("a.plan", LATE.replace("June", "August"))
    told(r.planc("diff", "HEAD"), moved("July", "August"))
    told(r.planc("diff", "v1"), moved("March", "August"))
    told(r.planc("diff", "v1", "--", "a.plan"), moved("March", "August"))
    told(r.planc("diff", "v1", "--"), moved("March", "August"))
    told(r.planc("diff", "v1", "a.plan"), moved("March", "August"))
    told(r.planc("diff", "v1", "b.plan"), "nothing changed")
    r.write("north/c.plan", PLAN.replace("parks", "ponds"))
    told(r.planc("diff", "HEAD", folder="north"), "the plan", "is new", not_words=["moved"])


@test
def two_revisions(t):
    """The second is the new side, whatever lies in the folder; the merge base is the old one."""
    r = history(t)
    r.write("a.plan", "nonsense")
    told(r.planc("diff", "v1", "v2"), moved())
    told(r.planc("diff", "v1", "main"), moved("March", "July"))
    told(r.planc("diff", "v1", "main", "--", "a.plan"), moved("March", "July"))
    told(r.planc("diff", "v1", "main", "--", "b.plan"), "nothing changed")
    same = r.planc("diff", "main", "work")
    told(same, "nothing changed")
    assert same.err == nothing(), same.err
    told(r.planc("diff", "--against-tip", "main", "work"), "brought forward")


@test
def two_files(t):
    """Two paths that exist are the old and the new plan; no repository is needed, and no git."""
    os.mkdir(t.path("empty"))
    t.write("old.plan", PLAN)
    t.write("new.plan", LATE)
    for environment in (ALONE, {**ALONE, "PATH": t.path("empty")}):
        done = t.run("diff", "old.plan", "new.plan", env=environment)
        told(done, moved())
        assert not done.err, done.err
    told(t.run("diff", "new.plan", "old.plan"), "from June 2020 to March 2020")
    told(t.run("diff", "old.plan", "old.plan"), "nothing changed")
    t.run("diff", "old.plan", "nwe.plan").expect(
        2, "", "planc: cannot read `nwe.plan`: No such file or directory\n")
    t.write("part.plan", 'person eve "Eve Hill"\n')
    t.run("diff", "part.plan", "part.plan").expect(
        1, "", "planc: neither `part.plan` nor `part.plan` holds a plan\n")


@test
def two_folders(t):
    """Plans are paired by path, then by name; the rest is new or gone."""
    t.write("old/a.plan", PLAN)
    t.write("old/sub/b.plan", PATHS)
    t.write("old/c.plan", PLAN.replace("parks", "ponds").replace("Parks", "Ponds"))
    t.write("new/a.plan", PLAN)
    t.write("new/moved/b.plan", PATHS.replace("March 2020", "June 2020"))
    t.write("new/d.plan", PLAN.replace("parks", "lakes").replace("Parks", "Lakes"))
    for old, new in (("old", "new"), ("old/", "./new//")):
        told(t.run("diff", old, new), moved(), "“Ponds Action Plan”\n    is gone",
             "“Lakes Action Plan”\n    is new", not_words=["Parks"])
    told(t.run("diff", ".", "../new", folder=t.path("old")), moved(), "“Ponds Action Plan”")
    t.run("diff", "old", "new/a.plan").expect(
        2, "", "planc: `old` is a folder, and `new/a.plan` is none\n"
        "help: compare two files or two folders\n")
    os.mkdir(t.path("e1"))
    os.mkdir(t.path("e2"))
    t.run("diff", "e1", "e2").expect(
        2, "", "planc: there is no file `*.plan` in the folders `e1` and `e2`\n")
    told(t.run("diff", "e1", "new"), "is new")


@test
def words_with_two_senses(t):
    """What is a revision and a path asks for `--`, wherever it stands."""
    r = history(t)
    both = ("planc: `{0}` is a revision and a path\nhelp: words before `--` are revisions, such as"
            " `planc diff {0} -- FILE`; a path may be written `./{0}`\n")
    r.write("v1", LATE)
    r.write("v2", PLAN)
    r.planc("diff", "v1").expect(2, "", both.format("v1"))
    r.planc("diff", "v1", "a.plan").expect(2, "", both.format("v1"))
    r.planc("diff", "v1", "v2").expect(2, "", both.format("v1"))
    r.planc("diff", "HEAD", "v2").expect(2, "", both.format("v2"))
    told(r.planc("diff", "v1", "v2", "--"), moved())
    told(r.planc("diff", "./v1", "./v2"), "from June 2020 to March 2020")
    told(r.planc("diff", "HEAD", "--", "v2"), "is new")


@test
def words_that_are_none(t):
    """Paths that are no revisions, none at all, and too many."""
    r = history(t)
    r.planc("diff").expect(
        2, "", "planc: diff: what is to be compared?\nhelp: `planc diff main` shows what has changed"
        " since `main`, `planc diff OLD NEW` how two files or folders differ\n")
    assert r.planc("diff", "--", "a.plan").code == 2
    r.planc("diff", "v1", "v2", "main", "--").expect(
        2, "", "planc: diff: only one or two revisions can stand before `--`\n")
    r.planc("diff", "a.plan").expect(
        2, "", "planc: `a.plan` is a path, and no revision\nhelp: name what it is to be compared"
        " with: `planc diff main -- a.plan`, or two files or folders\n")
    r.planc("diff", "v1..v2").expect(
        2, "", "planc: `v1..v2` is two revisions, where one is wanted\n"
        "help: write `planc diff v1 v2` to compare the two\n")
    r.planc("diff", "v3").expect(
        2, "", "planc: there is no revision `v3`\nhelp: did you mean `v1`?\n")
    r.planc("diff", "v1", "v2", "none").expect(
        2, "", "planc: there is no plan in `none`, and was none\n")


@test
def a_plan_that_is_gone(t):
    """It is removed whole, whether the file, its folder, or all is asked for."""
    r = history(t)
    r.write("north/c.plan", PLAN.replace("parks", "ponds"))
    r.write("north/part.plan", 'person eve "Eve Hill"\n')
    r.commit()
    r.git("rm", "-q", "-r", "north")
    gone = "the plan “Parks Action Plan”\n    is gone, with 1 action"
    for words in ((), ("--", "north"), ("--", "north/c.plan"), ("north/c.plan",),
                  ("--", ".", "north", "north/c.plan")):
        done = told(r.planc("diff", "HEAD", *words), gone)
        assert done.out.count("is gone") == 1, done.out
    r.commit()
    told(r.planc("diff", "HEAD~1", "HEAD"), gone)
    told(r.planc("diff", "HEAD~1", "HEAD", "--", "north"), gone)
    r.planc("diff", "HEAD", "--", "north").expect(
        2, "", "planc: there is no plan in `north`, and was none\n")


@test
def a_plan_that_was_moved(t):
    """It is neither gone nor new, from whichever file one asks."""
    r = history(t)
    os.mkdir(os.path.join(r.folder, "north"))
    r.git("mv", "a.plan", "north/a.plan")
    r.write("north/a.plan", LATE.replace("June", "August"))
    for words in ((), ("--", "north"), ("--", "north/a.plan", "a.plan"), ("--", "north", ".")):
        told(r.planc("diff", "HEAD", *words), moved("July", "August"),
             not_words=["is gone", "is new"])
    r.commit()
    told(r.planc("diff", "HEAD~1", "HEAD"), moved("July", "August"), not_words=["is gone"])


@test
def a_bare_repository_without_files(t):
    """Two revisions need no work tree."""
    r = history(t)
    r.git("clone", "-q", "--bare", ".", "../bare.git")
    for words in (("v1", "v2"), ("v1", "v2", "--", "a.plan")):
        told(t.run("diff", *words, folder=t.path("bare.git")), moved())
    done = t.run("diff", "v1", "--", "a.plan", folder=t.path("bare.git"))
    done.expect(2, "", "planc: the repository of `a.plan` has no work tree\n"
                "help: name the folder that is its work tree with `GIT_WORK_TREE`\n")


@test
def plans_that_are_broken(t):
    """One that cannot be understood ends with 1, an old one of a revision with 2; others are told."""
    r = history(t)
    r.write("b.plan", "plan paths {")
    done = r.planc("diff", "v1")
    assert done.code == 1 and moved("March", "July") in done.out, done.out
    assert done.err.startswith("planc: a plan cannot be understood: b.plan:1:12: "), done.err
    r.commit()
    r.write("b.plan", PATHS)
    done = r.planc("diff", "HEAD")
    assert done.code == 2, done.err
    assert done.err.startswith("planc: the old plan cannot be understood: HEAD:b.plan:1:12: ")
    assert r.planc("diff", "--allow-broken-base", "HEAD").code == 0
    t.write("old.plan", "plan paths {")
    done = t.run("diff", "old.plan", "council/b.plan")
    assert done.code == 1 and "a plan cannot be understood: old.plan:1:12: " in done.err, done.err


@test
def standard_input_in_a_diff(t):
    """It is one of two files, or what a file of the revision is compared with."""
    r = history(t)
    told(r.planc("diff", "a.plan", "-", stdin=LATE), "from July 2020 to June 2020")
    told(r.planc("diff", "-", "a.plan", stdin=PLAN), moved("March", "July"))
    told(r.planc("diff", "v1", "--stdin-path", "a.plan", "--", "-", stdin=LATE), moved())
    r.planc("diff", "-", "-", stdin=LATE).expect(
        2, "", "planc: standard input cannot be both versions\n")


@test
def exit_codes(t):
    """With --exit-code a change is 1; what cannot be done outranks it."""
    r = history(t)
    assert r.planc("diff", "--exit-code", "v1").code == 1
    assert r.planc("diff", "--exit-code", "HEAD").code == 0
    assert r.planc("diff", "--exit-code", "v1", "--", ".", "none").code == 2
    quiet = r.planc("diff", "-q", "--exit-code", "v1")
    quiet.expect(1)


@test
def few_processes_for_a_diff(t):
    """At most four, two revisions and words that may be either included."""
    r = history(t)
    r.write("north/a.plan", PLAN.replace("parks", "ponds"))
    for words in (("v1",), ("v1", "v2"), ("v1", "a.plan"), ("v1", "v2", "--", "a.plan"),
                  ("v1", "gone.plan"), ("a.plan", "b.plan")):
        trace = t.path("trace")
        r.planc("diff", *words, env={"GIT_TRACE": trace})
        with open(trace, encoding="utf-8") as file:
            asked = file.read().count("trace: built-in: git ")
        assert 1 <= asked <= 4, (words, asked)
        os.remove(trace)
