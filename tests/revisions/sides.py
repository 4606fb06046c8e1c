"""Which version of a plan is the old side."""

import json
import os

import harness
from harness import test
from repositories import IDLE, PLAN, Repository, added, idle, nothing


@test
def what_was_there_is_not_new(t):
    """--new-only leaves out what the plan had in the revision, wherever its line is now."""
    r = Repository(t)
    r.commit(a_plan=IDLE)
    r.git("checkout", "-q", "-b", "work")
    r.write("a.plan", "# A line above all.\n" + IDLE)
    r.new("main", "a.plan").expect(0)
    r.write("a.plan", IDLE + 'person eve "Eve Hill"\n')
    r.new("main", "a.plan").expect(0, idle(line=9).replace("ben", "eve"))


@test
def what_an_edit_elsewhere_brings_out_is_new(t):
    """A declaration whose last use is taken away is reported, though nobody touched its line."""
    r = Repository(t)
    r.commit(a_plan=IDLE.replace("owner ada", "owner ada, ben"))
    r.commit(a_plan=IDLE)
    owner = ("a.plan:8:31: warning: action `gate` is now owned by Ada Marsh, it was Ada Marsh and"
             " Ben Hill [PL721]\n")
    r.new("HEAD~1", "a.plan", "--against-tip").expect(0, idle() + owner)


@test
def a_renamed_item_has_no_new_findings(t):
    """Its findings point at its name, which is another now; the item is the same."""
    r = Repository(t)
    r.commit(a_plan=PLAN + 'action stile "Mend the stile" owner ada\n')
    r.write("a.plan", PLAN + 'action steps "Mend the stile" owner ada formerly stile\n')
    r.planc("check", "--format", "short", "a.plan").expect(
        1, "a.plan:8:8: error: action `steps` has no deadline [PL204]\n")
    r.new("HEAD", "a.plan").expect(0)


@test
def equal_ones_are_counted(t):
    """Of two findings that are the same but for their place, one is new where one was before."""
    r = Repository(t)
    wall = '  note "Mend the the wall"\n'
    one = PLAN + 'action "Mend it" owner ada due March 2020 {\n' + wall + "}\n"
    r.commit(a_plan=one)
    r.write("a.plan", one.replace(wall, wall * 3))
    twice = "a.plan:{}:18: note: `the` stands here twice [PL609]\n"
    r.planc("check", "--format", "short", "a.plan").expect(
        0, twice.format(9) + twice.format(10) + twice.format(11))
    r.new("HEAD", "a.plan").expect(0, twice.format(10) + twice.format(11))


@test
def what_is_new_stands_first(t):
    """GitHub shows ten annotations of a severity: those of the change are among them."""
    r = Repository(t)
    old = PLAN + "".join(f'action a{i} "Mend {i}." owner ada\n' for i in range(12))
    r.commit(a_plan=old)
    r.write("a.plan", old + 'action z "Mend the stile." owner ada\n')
    github = ("check", "--format", "github", "a.plan")
    lines = r.planc(*github, env={"GITHUB_STEP_SUMMARY": t.path("s.md")}, folder="").out.splitlines()
    if "`z`" not in lines[12]:
        raise harness.Failure(f"without a revision the order is another: {lines}")
    os.remove(t.path("s.md"))
    lines = r.planc(*github, "--against", "HEAD", env={"GITHUB_STEP_SUMMARY": t.path("s.md")}).out.splitlines()
    if "`z`" not in lines[0] or "`a0`" not in lines[1] or len(lines) != 15:
        raise harness.Failure(f"what is new is not first: {lines}")
    entries = [line for line in t.read("s.md").decode().splitlines() if line.startswith("- ")]
    if "`z`" not in entries[0] or len(entries) != 14:
        raise harness.Failure(f"what is new is not first in the summary: {entries}")


@test
def what_was_suppressed_may_be_new(t):
    """A finding whose allowance was taken away was not reported before."""
    r = Repository(t)
    allowed = IDLE.replace("person ben", "# planc: allow PL107 -- he begins in May\nperson ben")
    r.commit(a_plan=allowed)
    r.commit(a_plan=IDLE)
    r.new("HEAD~1", "a.plan").expect(0, idle())
    r.write("a.plan", allowed)
    r.new("HEAD", "a.plan").expect(0)


@test
def a_branch_behind_main(t):
    """What came into main since the branch left it is neither lost nor found on the branch."""
    r = Repository(t)
    r.commit(a_plan=IDLE)
    r.git("branch", "work")
    tip = r.commit(a_plan=PLAN, new_plan=PLAN)
    r.git("checkout", "-q", "work")
    base = r.git("rev-parse", "HEAD")
    r.new("main", "a.plan").expect(0, err=nothing())
    r.new("main", "--against-tip", "a.plan").expect(0, idle())
    against = json.loads(r.planc("check", "--against", "main", "--format", "json", "a.plan").out)
    wanted = {"ref": "main", "resolved": tip, "merge_base": base}
    assert against["against"] == wanted, against["against"]
    tipped = json.loads(r.planc("check", "--against", "main", "--against-tip", "--format", "json",
                                "a.plan").out)
    assert tipped["against"] == {"ref": "main", "resolved": tip}, tipped["against"]
    alone = json.loads(r.planc("check", "--format", "json", "a.plan").out)
    assert "against" not in alone


@test
def a_criss_cross_merge(t):
    """Of several merge bases git's first is the old side, and is named."""
    r = Repository(t)
    r.commit(a_plan=PLAN)
    r.git("checkout", "-q", "-b", "work")
    left = r.commit(b_plan=PLAN.replace("parks", "paths"))
    r.git("checkout", "-q", "main")
    right = r.commit(a_plan=IDLE)
    r.git("merge", "-q", "-m", "One way", left)
    r.git("checkout", "-q", "work")
    r.git("merge", "-q", "-m", "The other way", right)
    r.commit(c_plan=PLAN.replace("parks", "ponds"))
    bases = r.git("merge-base", "--all", "main", "work").split()
    assert sorted(bases) == sorted([left, right])
    done = r.planc("check", "--against", "main", "--format", "json", "a.plan")
    assert json.loads(done.out)["against"]["merge_base"] == bases[0]
    assert done.err == (f"compared with {bases[0][:12]}, git's first of the 2 merge bases;"
                        " `--against-tip` needs none\n" + (nothing() if bases[0] == right else ""))
    r.new("main", "a.plan").expect(0, "" if bases[0] == right else idle(), done.err)


@test
def a_plan_that_is_new(t):
    """A path that the revision lacks is a plan added whole."""
    r = Repository(t)
    r.commit(a_plan=PLAN)
    r.write("b.plan", IDLE.replace("plan parks", "plan paths"))
    r.new("main", "b.plan").expect(0, added("b.plan") + idle("b.plan"))


@test
def a_plan_in_another_file(t):
    """A file that was moved is known again by its plan's name, committed or not, in any folder."""
    r = Repository(t)
    r.commit(a_plan=IDLE)
    r.write("2018/parks.plan", IDLE)
    r.new("main", "2018/parks.plan").expect(0, added("2018/parks.plan") + idle("2018/parks.plan"))
    r.git("rm", "-q", "a.plan")
    r.new("main", "2018/parks.plan").expect(0, err=nothing())
    r.write("2018/parks.plan", IDLE.replace("Parks Action Plan", "Parks and Gardens"))
    retitled = ("2018/parks.plan:1:12: warning: the plan now reads “Parks and Gardens”, it was “Parks"
                " Action Plan” [PL742]\n")
    r.new("main", "2018/parks.plan").expect(0, retitled)
    r.new("main", ".").expect(0, retitled)
    r.commit()
    r.new("HEAD~1", "2018/parks.plan").expect(0, retitled)


@test
def plans_of_one_name_in_other_files(t):
    """Where several plans that are gone have the name, the title tells; where it cannot, none is it."""
    r = Repository(t)
    r.commit(a_plan=IDLE, b_plan=PLAN.replace("Parks Action", "Ponds Action"))
    r.git("rm", "-q", "a.plan", "b.plan")
    r.write("c.plan", IDLE)
    r.new("main", "c.plan").expect(0, err=nothing())
    r.write("c.plan", IDLE.replace("Parks Action", "Lakes Action"))
    r.new("main", "c.plan").expect(0, added("c.plan") + idle("c.plan"))


@test
def one_plan_is_not_the_old_side_of_two(t):
    """The first file that a plan was moved to is the one; a copy of it is added whole."""
    r = Repository(t)
    r.commit(a_plan=IDLE)
    r.git("rm", "-q", "a.plan")
    r.write("b.plan", IDLE)
    r.write("c.plan", IDLE)
    r.new("main", "b.plan", "c.plan").expect(0, added("c.plan") + idle("c.plan"))


@test
def a_plan_without_a_name(t):
    """It is known again by its title."""
    r = Repository(t)
    r.commit(a_plan=IDLE.replace("plan parks", "plan"))
    r.git("mv", "a.plan", "b.plan")
    r.new("main", "b.plan").expect(0, err=nothing())
    r.write("b.plan", IDLE.replace("plan parks", "plan").replace("Parks A", "A"))
    r.new("main", "b.plan").expect(0, added("b.plan") + idle("b.plan"))


@test
def includes_of_the_revision(t):
    """What the old plan includes is read from the revision, too, and not from the disk."""
    r = Repository(t)
    r.write("plans/people/all.plan", 'include "../more/gate.plan"\n')
    gate = 'action "Mend the the gate" owner ada due March 2020\n'
    r.write("plans/more/gate.plan", gate)
    r.write("plans/a.plan", PLAN + 'include "people/all.plan"\n')
    r.commit()
    r.write("plans/more/gate.plan", gate + gate.replace("gate", "wall"))
    new = ("plans/more/gate.plan:2:8: note: action `(3)` is new [PL751]\n"
           "plans/more/gate.plan:2:18: note: `the` stands here twice [PL609]\n")
    r.new("main", "plans/a.plan").expect(0, new)
    r.new("main", "a.plan", folder="plans").expect(0, new.replace("plans/", ""))
    r.git("rm", "-q", "-r", "-f", "plans/people", "plans/more")
    missing = r.new("main", "plans/a.plan")
    assert "plans/a.plan:8:9: error: no file `people/all.plan` beside this one" in missing.out


@test
def several_plans(t):
    """Each plan of a run has its own old side: what one had is still new in another."""
    r = Repository(t)
    r.commit(a_plan=IDLE, b_plan=PLAN)
    r.commit(b_plan=IDLE)
    r.new("HEAD~1", "a.plan", "b.plan").expect(0, idle("b.plan"))


@test
def names_of_revisions(t):
    """Whatever git understands is a revision: tags, ids, steps back, words of a message."""
    r = Repository(t)
    first = r.commit(a_plan=IDLE)
    r.git("tag", "-a", "-m", "As agreed", "v1")
    r.commit(a_plan=PLAN)
    r.commit(a_plan=IDLE)
    for ref in ("v1", first, first[:8], "HEAD~2", "main^^", ":/Change 1", "HEAD^{/Change 1}",
                "HEAD^{/C..nge 1}", "main@{2}"):
        r.new(ref, "a.plan", "--against-tip").expect(0, err=nothing(ref))
    r.new("HEAD~1", "a.plan").expect(0, idle())


@test
def nothing_to_compare(t):
    """Where no text differs, that is said, and not under -q."""
    r = Repository(t)
    r.commit(a_plan=IDLE)
    r.planc("check", "--format", "short", "--against", "HEAD", "a.plan").expect(
        0, idle(), nothing("HEAD"))
    r.planc("check", "-q", "--against", "HEAD", "a.plan").expect(0)


@test
def standard_input(t):
    """Text from an editor is compared with the file that --stdin-path names."""
    r = Repository(t)
    r.commit(a_plan=IDLE)
    new = IDLE + 'person eve "Eve Hill"\n'
    r.new("main", "--stdin-path", "a.plan", "-", stdin=new).expect(
        0, idle(line=9).replace("ben", "eve"))
    r.new("main", "-", stdin=new).expect(
        2, idle("<stdin>") + idle("<stdin>", 9).replace("ben", "eve"),
        "planc: standard input has no place in the revision\n"
        "help: say which file it is: `--stdin-path plans/parks.plan`\n")


@test
def fixing_what_is_new(t):
    """Rounds of fixes compare with the same old side, and leave alone what was there before."""
    r = Repository(t)
    old = PLAN.replace("due March 2020", "due March 2020.")
    r.commit(a_plan=old)
    more = 'action "Mend the fence" owner ada due March 2020.\n'
    r.write("a.plan", old + more)
    r.new("main", "--fix", "-A", "PL751", "a.plan").expect(0, err="fixed 1 finding in 1 file\n")
    assert t.read("council/a.plan").decode() == old + more.replace(".", "")


@test
def a_plan_that_is_gone_from_a_folder(t):
    """Where a folder is checked, it stands for the plans that it had, too; a moved one is not gone."""
    r = Repository(t)
    r.write("plans/b.plan", PLAN.replace("parks", "paths").replace("Parks", "Paths"))
    r.write("plans/c.plan", PLAN.replace("parks", "ponds"))
    r.write("plans/d.plan", PLAN.replace("parks", "lakes").replace("due", "status complete due"))
    r.commit(**{"plans/a_plan": PLAN})
    r.git("rm", "-q", "plans/b.plan", "plans/d.plan")
    r.git("mv", "plans/c.plan", "e.plan")
    gone = "main:plans/{}.plan:1:6: {}: the plan is gone, with 1 action [PL713]\n"
    all_gone = gone.format("b", "error") + gone.format("d", "note")
    r.new("main", "plans", "e.plan").expect(1, all_gone)
    r.new("main", ".").expect(1, all_gone)
    r.new("main", "plans", ".", "plans/a.plan", "e.plan").expect(1, all_gone)
    r.new("main", "plans/a.plan").expect(0, err=nothing())
    fixed = r.new("main", ".", "--fix")
    assert fixed.code == 1 and fixed.out == all_gone, fixed.out
    suites = r.new("main", ".", "--format", "junit").out
    assert suites.count("<testsuite ") == 4 and "main:plans/c.plan" not in suites, suites
