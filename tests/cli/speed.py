"""Plans that only a hostile writer, or a program, would write: each ends, and within the time that
the harness gives to any test. What takes the square of its length would take hours."""

from harness import Failure, slow, test

MANY = 100000
ADA = 'person ada "Ada Marsh"\n'
PLAN = 'plan p "Plan"\n' + ADA


def actions(count, rest, title="Do {}."):
    """Lines of actions a0, a1, …; in `rest` stands what else they say, {} for their number."""
    return "".join(
        f'action a{i} "{title.format(i)}" ' + rest.format(i, i + 1) + "\n" for i in range(count)
    )


def expect_first(got, count, first, code=1):
    """So many findings, and this is how the first begins."""
    lines = got.out.splitlines()
    if len(lines) != count or got.code != code or (lines and not lines[0].startswith(first)):
        got.fail(f"{len(lines)} findings, exit code {got.code}, {lines[:1]} instead of {count}")


@slow
@test
def one_wrong_name_everywhere(t):
    """One name, wrong 100,000 times, is one finding."""
    got = t.show(PLAN + actions(MANY, "owner bob due 2019"))
    if got.out.count("error[") != 1 or "note: and 99,991 more places" not in got.out:
        got.fail(got.out[:2000])


@slow
@test
def wrong_names_everywhere(t):
    """100,000 names, each wrong once."""
    got = t.check(PLAN + actions(MANY, "owner bob{} due 2019"))
    expect_first(got, MANY, "a.plan:3:25: error: no party `bob0` is declared")


@slow
@test
def findings_without_end(t):
    """100,000 lines that mean nothing; lines of open texts; a line of marks."""
    expect_first(t.check("foo bar baz\n" * MANY), MANY, "a.plan:1:1: error")
    expect_first(t.check('x "\n' * MANY), MANY, "a.plan:1:1: error")
    expect_first(t.check("owner owner owner\n" * MANY), MANY, "a.plan:1:18: error")
    expect_first(t.check(PLAN + ";" * (10 * MANY) + "\n"), 1, "a.plan:3:1: error")
    got = t.show("foo bar baz\n" * MANY)
    if "note[PL902]: 1,000 findings shown; 99,000 more" not in got.out:
        got.fail(got.out[-300:])


@slow
@test
def deadlines_in_a_chain(t):
    """100,000 deadlines, each counted from the next; the same as a circle."""
    chain = PLAN + actions(MANY, "owner ada due 1 day after a{1}")
    last = f'action a{MANY} "The end." owner ada due 1 May 2019\n'
    t.check(chain + last).expect(0)
    got = t.check(chain + last.replace("1 May 2019", "1 day after a0"))
    expect_first(got, 1, "a.plan:3:")
    got = t.run("build", "--to", "csv", "-q", "a.plan")
    if got.out.count("\n") != MANY + 2:
        got.fail("not every action has its row")


@slow
@test
def deadlines_of_one_item(t):
    """100,000 earlier deadlines of one action, each counted from another one; the same in one list."""
    others = actions(MANY, "owner ada due 2019")
    was = "".join(f"    was 1 day after a{i}\n" for i in range(MANY))
    head = 'action z "Z" owner ada due 2019 '
    t.check(PLAN + head + "{\n" + was + "}\n" + others, "-A", "PL226", "-A", "PL228").expect(0)
    due = ", ".join(f"1 day after a{i}" for i in range(MANY))
    t.check(PLAN + 'action z "Z" owner ada due ' + due + "\n" + others).expect(0)


@slow
@test
def children_of_one_container(t):
    """100,000 actions in one pledge, also if their titles begin and end alike; 100,000 milestones in one
    action."""
    for title in ("Do {}.", "Of all the works of the town, do the {}th in the course of the year"):
        t.check(PLAN + 'pledge P "P" {\n' + actions(MANY, "owner ada due 2019", title) + "}\n").expect(0)
    milestones = actions(MANY, "due 2019 after a{1}").replace("action", "milestone")
    end = f'milestone a{MANY} "End" due 2019\n'
    t.check(PLAN + 'action a "A" owner ada due 2019 {\n' + milestones + end + "}\n").expect(0)


@slow
@test
def clauses_of_one_block(t):
    """100,000 clauses of each kind that may be given often, and of one that may not."""
    names = ", ".join(["ada"] * MANY)
    for lines in (
        'note "n"\n' * MANY + "progress 5%\n" * 2,
        "update 1 May 2018 \"u\"\n" * MANY,
        f'owner written "x"\nowner {names}\n',
        "".join(f'field f{i} "x"\n' for i in range(MANY)),
        "".join(f'due 2019 for "s{i}"\n' for i in range(MANY)),
        "see b\n" * MANY,
    ):
        got = t.check(PLAN + 'action b "B" owner ada due 2019\naction a "A" {\n' + lines + "}\n",
                      "-A", "PL301", "-A", "PL204", "-A", "PL113")
        if "progress" in lines:
            expect_first(got, 1, f"a.plan:{MANY + 6}:1: error: `progress` is given twice")
        else:
            got.expect(0)
    got = t.check(PLAN + 'action a "A" owner ada due 2019 {\n' + 'note "n"\n' * MANY
                  + "progress 5%\n" * MANY + "}\n")
    expect_first(got, MANY - 1, f"a.plan:{MANY + 5}:1: error: `progress` is given twice")
    notes = 'note "n"\n' * MANY
    t.check(PLAN + 'pledge P "P" {\ndue 2019\n' + notes + actions(MANY, "owner ada") + "}\n").expect(0)
    aka = 'aka "x"\n' * MANY
    t.check('plan p "P"\nperson a "A" {\n' + aka + '}\npost b "B" {\n'
            + "held by a\n" * MANY + "}\n").expect(0)


@slow
@test
def papers_without_end(t):
    """100,000 reports, columns that nobody knows, conditions within conditions."""
    t.check(PLAN + "".join(f'report r{i} "R"\n' for i in range(MANY))).expect(0)
    columns = ", ".join(f"x{i}" for i in range(MANY))
    got = t.check(f'plan p "P" {{\n    columns {columns}\n}}\n{ADA}'
                  + actions(MANY, "owner ada due 2019"))
    expect_first(got, MANY, "a.plan:2:13: error: no field `x0`")
    report = PLAN + 'report r "R" {{\n    where {}\n}}\naction a "A" owner ada due 2019\n'
    for condition in ("(" * MANY + "overdue" + ")" * MANY, "not " * MANY + "overdue",
                      "overdue and " * MANY + "overdue", "overdue or " * MANY + "overdue"):
        got = t.check(report.format(condition))
        if got.out.count("\n") != 1 or "[PL033]" not in got.out or got.code != 1:
            got.fail(got.out[:1000])


@slow
@test
def braces_on_one_line(t):
    """100,000 blocks on one line, and 100,000 braces too many."""
    t.check(PLAN + 'theme{action "A" owner ada due 2019}' * MANY, "-A", "PL109", "-A",
            "PL110").expect(0)
    expect_first(t.check(PLAN + "}" * MANY + "\n"), 1, "a.plan:3:1: error: no block is open here")
    expect_first(t.check(PLAN + "}\n" * MANY), MANY, "a.plan:3:1: error: no block is open here")


@slow
@test
def names_of_great_length(t):
    """Names of 100,000 letters are compared as fast as any."""
    got = t.check(PLAN + f'person {"a" * MANY} "A"\naction a "A" owner {"a" * (MANY - 9)}b due 2019\n')
    expect_first(got, 1, "a.plan:4:20: error: no party `aaaa")
    got = t.check(PLAN + f'action a "A" status {"a" * MANY} owner ada due 2019\n')
    expect_first(got, 1, "a.plan:3:21: error: no status `aaaa")


@slow
@test
def names_declared_without_end(t):
    """100,000 items of one name; the same name in 100,000 pledges, asked for from outside."""
    got = t.check(PLAN + 'action a "A" owner ada due 2019\n' * MANY, "-A", "PL109")
    expect_first(got, MANY - 1, "a.plan:4:8: error: `a` is declared twice in the plan")
    pledges = "".join(
        f'pledge p{i} "P{i}" {{\naction a "A" owner ada due 2019\n}}\n' for i in range(MANY)
    )
    got = t.check(PLAN + pledges + 'action z "Z" owner ada due 2019 {\n' + "after a\n" * MANY + "}\n",
                  "-A", "PL110")
    expect_first(got, 1, f"a.plan:{3 * MANY + 4}:7: error: 100000 items are called `a`")
    parties = "".join(f'team t{i} "T{i}" in t{(i + 1) % MANY}\n' for i in range(MANY))
    expect_first(t.check(PLAN + parties), 1, "a.plan:3:6: error: `t0` is in itself")


@slow
@test
def includes_without_end(t):
    """A chain of 1,000 includes, and 10,000 includes of one file."""
    for i in range(1000):
        t.write(f"p{i}.plan", f'include "p{i + 1}.plan"\n')
    t.write("p1000.plan", ADA)
    t.check('plan p "P"\ninclude "p0.plan"\naction a "A" owner ada due 2019\n').expect(0)
    t.write("p1000.plan", 'include "p0.plan"\n')
    expect_first(t.check('plan p "P"\ninclude "p0.plan"\n'), 1, "p1000.plan:1:9: error: `p0.plan`")
    t.write("ada.plan", ADA)
    t.check('plan p "P"\n' + 'include "ada.plan"\n' * 10000).expect(0)


@slow
@test
def quotes_without_end(t):
    """1 MB of lines of `\\"`: whether a text ends is not asked anew of each line."""
    got = t.check('\\"\n' * (3 * MANY))
    expect_first(got, 3 * MANY, "a.plan:1:1: error")
    # A million texts on one line: where the line ends is not asked anew of each text.
    got = t.check(PLAN + 'action a "A" owner ada due 2019 evidence ' + '"a",' * (10 * MANY) + '"a"\n')
    got.expect(0)
    got = t.check(PLAN + 'note "' + "\\" * 1000001 + '" x\n')
    if got.code != 1 or got.out.count("\n") > 2:
        raise Failure(got.out[:500])


@slow
@test
def one_line_of_odd_words(t):
    """A megabyte behind a word that is explained by what stands behind it: a name with an accent, words
    in a date's place, marks that are not needed."""
    head = PLAN + 'action a "A" '
    for line in (
        "owner é" + "a" * (3 * MANY),
        "due 1st " + "x " * (3 * MANY),
        "due when " + "x " * (3 * MANY),
        "see " + ": " * (3 * MANY),
    ):
        got = t.check(head + line + "\n")
        if got.code != 1:
            got.fail(f"exit code {got.code} for {line[:20]}")
