"""Where the repository, the work tree and the file lie, and what they are called."""

import os

from harness import test
from repositories import IDLE, PLAN, Repository, idle, nothing


@test
def a_folder_below(t):
    """The path within the repository is found from any folder, inside and outside."""
    r = Repository(t)
    r.write("plans/north/a.plan", PLAN)
    r.commit()
    r.write("plans/north/a.plan", IDLE)
    r.new("main", "a.plan", folder="plans/north").expect(0, idle())
    r.new("main", "../north/a.plan", folder="plans/north").expect(0, idle("../north/a.plan"))
    r.new("main", "north", folder="plans").expect(0, idle("north/a.plan"))
    t.run("check", "--format", "short", "--against", "main", "council/plans/north/a.plan",
          "--new-only").expect(0, idle("council/plans/north/a.plan"))
    whole = t.path("council/plans/north/a.plan")
    r.new("main", whole, folder="/").expect(0, idle(whole))


@test
def a_bare_repository(t):
    """With a work tree named beside it, by the environment, from any folder of that."""
    r = Repository(t)
    r.write("plans/a.plan", PLAN)
    r.commit()
    r.git("clone", "-q", "--bare", ".", "../bare.git")
    t.write("work/plans/a.plan", IDLE)
    for folder, up in (("work", ""), ("work/plans", "../")):
        place = {"GIT_DIR": f"../{up}bare.git", "GIT_WORK_TREE": f"{up or './'}"}
        name = os.path.relpath("work/plans/a.plan", folder)
        t.run("check", "--format", "short", "--against", "main", "--new-only", name, env=place,
              folder=t.path(folder)).expect(0, idle(name))
    t.write("bare.git/a.plan", IDLE)
    t.run("check", "--format", "short", "--against", "main", "a.plan",
          folder=t.path("bare.git")).expect(
        2, idle(), "planc: the repository of `a.plan` has no work tree\n"
        "help: name the folder that is its work tree with `GIT_WORK_TREE`\n")


@test
def a_detached_head(t):
    """HEAD need not be a branch."""
    r = Repository(t)
    r.commit(a_plan=PLAN)
    r.commit(a_plan=IDLE)
    r.git("checkout", "-q", "--detach")
    r.new("main", "a.plan").expect(0, err=nothing())
    r.new("main~1", "a.plan").expect(0, idle())


@test
def ids_of_sha_256(t):
    """A repository may name its objects by the longer hash."""
    r = Repository(t, "council", "--object-format=sha256")
    r.write("plans/a.plan", PLAN + 'include "b.plan"\n')
    r.commit(**{"plans/b_plan": 'person eve "Eve Hill"\n'})
    r.write("plans/a.plan", IDLE + 'include "b.plan"\n')
    assert len(r.git("rev-parse", "main")) == 64
    r.new("main", "plans/a.plan").expect(0, idle("plans/a.plan"))


@test
def a_second_work_tree(t):
    """`git worktree add` makes a work tree whose repository lies elsewhere."""
    r = Repository(t)
    r.commit(a_plan=PLAN)
    r.git("worktree", "add", "-q", "-b", "work", "../second")
    t.write("second/a.plan", IDLE)
    t.run("check", "--format", "short", "--against", "main", "--new-only", "second/a.plan").expect(
        0, idle("second/a.plan"))


@test
def a_submodule(t):
    """A plan in a submodule is compared within the submodule's own repository."""
    part = Repository(t, "part")
    part.commit(a_plan=PLAN)
    part.commit(a_plan=IDLE)
    r = Repository(t)
    r.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", "../part", "part")
    r.commit(b_plan=PLAN.replace("parks", "paths"))
    r.new("HEAD~1", "part/a.plan").expect(0, idle("part/a.plan"))
    r.new("HEAD~1", "a.plan", folder="part").expect(0, idle())
    r.new("main", "b.plan", "part/a.plan").expect(
        2, idle("part/a.plan"),
        "planc: `part/a.plan` lies in another repository than the plans before it\n"
        "help: one run compares the plans of one repository; a submodule is one of its own\n")
    r.write("c.plan", PLAN.replace("parks", "ponds") + 'include "part/a.plan"\n')
    r.commit()
    old = r.planc("check", "--against", "HEAD", "c.plan", "--format", "short")
    assert "HEAD:c.plan:8:9: cannot read `part/a.plan`: it lies in a submodule" in old.err, old.err


@test
def two_repositories(t):
    """One run compares the plans of one repository."""
    r = Repository(t)
    r.commit(a_plan=PLAN)
    Repository(t, "other").commit(a_plan=PLAN.replace("parks", "paths"))
    t.run("check", "--format", "short", "--against", "main", "council/a.plan",
          "other/a.plan").expect(
        2, "", f"planc: `other/a.plan` lies outside the repository in `{t.path('council')}`\n"
        "help: one run compares the plans of one repository\n")


@test
def odd_names(t):
    """Blanks, a hyphen in front, letters with accents, colons, quotes, line ends and odd bytes."""
    r = Repository(t)
    names = ["with two  blanks.plan", "-q.plan", "--against.plan", "Übersicht für Zoë.plan",
             "a:b.plan", "*.plan", "[a].plan", 'quo"te.plan', ":(top)a.plan", "back\\slash.plan",
             "two\nlines.plan", b"\xff\xfe.plan".decode("utf-8", "surrogateescape"),
             "-r/main:/a.plan", "HEAD"]
    for number, name in enumerate(names):
        r.write(name, PLAN.replace("parks", f"parks{number}"))
    r.commit()
    for number, name in enumerate(names):
        r.write(name, IDLE.replace("parks", f"parks{number}"))
    done = r.new("main", "--", *names)
    assert done.code == 0 and not done.err, done.err
    assert done.out.count("[PL107]") == len(names), done.out
    r.commit()
    r.new("main", "--", *names).expect(0, err=nothing())


@test
def a_revision_like_an_option(t):
    """A branch may be called as an option is; only git's own commands refuse to make one."""
    r = Repository(t)
    r.commit(a_plan=PLAN)
    for name in ("--help", "--all", "-q", "--git-dir", "--upload-pack=x", "--", "a.plan"):
        r.git("update-ref", f"refs/heads/{name}", "HEAD")
    r.commit(a_plan=IDLE)
    for name in ("--help", "--all", "-q", "--git-dir", "--upload-pack=x", "--", "a.plan"):
        r.new(name, "a.plan").expect(0, idle())
    r.new("--branches", "a.plan").expect(
        2, idle(), "planc: there is no revision `--branches`\n"
        "help: `git branch --all` and `git tag` list the names that there are\n")


@test
def a_revision_with_odd_letters(t):
    """Messages and paths have the revision's name as it is, but for what a terminal would obey."""
    r = Repository(t)
    r.commit(a_plan="plan parks {")
    r.git("branch", "Ä/é")
    r.write("a.plan", PLAN)
    done = r.planc("check", "--against", "Ä/é", "a.plan")
    assert "understood: Ä/é:a.plan:1:12: " in done.err, done.err
    done = r.planc("check", "--against", "\x1b[31m", "a.plan", "--format", "json")
    assert "\x1b" not in done.err + done.out and "U+001B" in done.err, done.err


@test
def links(t):
    """A link in the revision leads where it would on the disk, and never out of the root."""
    r = Repository(t)
    r.write("plans/parks.plan", PLAN)
    r.write("shared/gate.plan", 'action "Mend the the gate" owner ada due March 2020\n')
    for name, target in (("now.plan", "plans/parks.plan"), ("plans/all", "../shared"),
                         ("here", "plans/../plans"), ("plans/round", "round"),
                         ("plans/out.plan", "../../outside.plan"),
                         ("plans/far.plan", "/etc/passwd")):
        os.symlink(target, os.path.join(r.folder, name))
    r.write("plans/b.plan", PLAN + 'include "all/gate.plan"\n')
    r.commit()
    t.write("outside.plan", "")
    for link in ("now.plan", "plans/all", "plans/round", "plans/out.plan", "plans/far.plan"):
        os.remove(r.bench.path(f"council/{link}"))
    r.write("now.plan", IDLE)
    r.write("plans/all/gate.plan", 'action "Mend the gate" owner ada due March 2020\n')
    r.new("main", "now.plan").expect(0, idle("now.plan"))
    r.new("main", "here/parks.plan").expect(0, err=nothing())
    r.new("main", "--root", ".", "-A", "PL742", "plans/b.plan").expect(0)
    broken = "planc: the old plan cannot be understood: main:plans/b.plan:8:9: "
    done = r.new("main", "plans/b.plan")
    assert done.err.startswith(
        broken + "this path leaves the root folder `plans/` [PL018]\n"), done.err
    for name in ("round", "out", "far"):
        r.write(f"plans/{name}.plan", PLAN)
    done = r.new("main", "--root", ".", "plans/out.plan")
    assert "main:plans/out.plan`: it is a link that leaves the repository" in done.err, done.err
    done = r.new("main", "plans/far.plan")
    assert "main:plans/far.plan`: it is a link that leaves the repository" in done.err, done.err


@test
def links_of_includes(t):
    """An include of the revision leaves the root by no link, whether that leads up, or nowhere."""
    r = Repository(t)
    lines = ""
    for name, target in (("up", "../../x.plan"), ("far", "/etc/passwd"), ("round", "round.plan"),
                         ("none", "none")):
        os.makedirs(os.path.join(r.folder, "plans"), exist_ok=True)
        os.symlink(target, os.path.join(r.folder, f"plans/{name}.plan"))
        lines += f'include "{name}.plan"\n'
    for line in lines.splitlines():
        r.write("plans/b.plan", PLAN + line + "\n")
        r.commit()
    r.write("plans/b.plan", PLAN)
    told = {3: "this path leaves the root folder `plans/` [PL018]",
            2: "this path leaves the root folder `plans/` [PL018]",
            1: "cannot read `round.plan`: it is a link that leads to no end [PL011]",
            0: "no file `none.plan` beside this one [PL011]"}
    for back, words in told.items():
        done = r.new(f"HEAD~{back}" if back else "HEAD", "plans/b.plan")
        assert f"plans/b.plan:8:9: {words}\n" in done.err, (back, done.err)


@test
def a_wider_root(t):
    """--root holds in the revision as on the disk: the same folder, and no wider than the repository."""
    r = Repository(t)
    r.write("shared/gate.plan", "")
    r.write("plans/b.plan", PLAN + 'include "../shared/gate.plan"\n')
    r.commit()
    r.write("plans/b.plan", IDLE + 'include "../shared/gate.plan"\n')
    for root in (".", "..", "/"):
        r.new("main", "--root", root, "plans/b.plan").expect(0, idle("plans/b.plan"))
    assert "[PL018]" in r.new("main", "--root", "plans", "plans/b.plan").err
