"""What planc says of a plan that is not as it should be: the words, the place, and nothing twice."""

from harness import test

FOOTER = "For more about a finding, run `planc explain CODE`, for example `planc explain {}`.\n"
ONLY = "For more about this {}, run `planc explain {}`.\n"
ADA = 'person ada "Ada Marsh"\n'


@test
def five_broken_lines(t):
    """Five broken lines are five findings, each with what was expected; the rest is still checked."""
    t.show(
        """\
plan equality "Equality Action Plan" {
    period 2018/19 to 2020/21
    slips need aproval
}
person ada "Ada Marsh"
pledge P1 "Fair access for all." {
    action sites "Agree the sites." owner ada due 30 September
    action 2 Write the plan" owner ada due March 2019
    action staff "Train all staff." owner ada deu March 2019
    action survey "Survey residents." {
        owner due March 2019
        due June 2019
    }
    action review "Review the fees." owner ada due 31 February 2020
}
action close "Close the fund." owner ben due March 2020 after sites, staff, 2, sight
"""
    ).expect(
        1,
        """\
error[PL001]: expected `reason` or `approval`, found `aproval`
 --> a.plan:3:16
  |
3 |     slips need aproval
  |                ^^^^^^^
  |
  = note: while reading plan `equality`

error[PL025]: `30 September` has no year
 --> a.plan:7:51
  |
7 |     action sites "Agree the sites." owner ada due 30 September
  |                                                   ^^^^^^^^^^^^
  |
  = help: for example `30 September 2018`

error[PL019]: expected a title in quotes, found `Write`
 --> a.plan:8:14
  |
8 |     action 2 Write the plan" owner ada due March 2019
  |              ^^^^^
  |
  = help: write `action 2 "Write the plan" owner ada due March 2019`

error[PL004]: an action has no clause `deu`
 --> a.plan:9:47
  |
9 |     action staff "Train all staff." owner ada deu March 2019
  |                                               ^^^
  |
  = help: did you mean `due`?

error[PL001]: expected a name, found the keyword `due`
  --> a.plan:11:15
   |
11 |         owner due March 2019
   |               ^^^
   |
   = note: while reading action `survey`
   = help: for example `owner ada` or `owner ada, ben`

error[PL201]: there is no 31 February 2020: February 2020 has 29 days
  --> a.plan:14:52
   |
14 |     action review "Review the fees." owner ada due 31 February 2020
   |                                                    ^^^^^^^^^^^^^^^^

error[PL101]: no party `ben` is declared
  --> a.plan:16:38
   |
16 | action close "Close the fund." owner ben due March 2020 after sites, staff, 2, sight
   |                                      ^^^
   |
   = help: the plan names `ada`

error[PL102]: no item `sight` in this plan
  --> a.plan:16:80
   |
16 | action close "Close the fund." owner ben due March 2020 after sites, staff, 2, sight
   |                                                                                ^^^^^
   |
   = help: the plan names `P1`, `sites`, `2`, `staff`, `survey`, `review`, `close`

8 errors, 0 warnings, 0 notes in 1 file (as of 1 May 2018)
"""
        + FOOTER.format("PL001"),
    )


@test
def undeclared_name_is_one_finding(t):
    """An undeclared name is one finding at its first use, with 8 further places and a count (A7)."""
    action = 'action a{0} "Do it {0}." owner bob due March 2019\n'
    t.show('plan p "Plan"\n' + "".join(action.format(i) for i in range(1, 13))).expect(
        1,
        """\
error[PL101]: no party `bob` is declared
  --> a.plan:2:29
   |
 2 | action a1 "Do it 1." owner bob due March 2019
   |                            ^^^
 3 | action a2 "Do it 2." owner bob due March 2019
   |                            --- and `bob` here
""".replace(":2:29", ":2:28")
        + "".join(
            f"{i + 1:2} | " + action.format(i) + "   | " + " " * 27 + "--- and `bob` here\n"
            for i in range(3, 10)
        )
        + """\
   |
   = note: and 3 more places
   = help: the plan names no party yet

1 error, 0 warnings, 0 notes in 1 file (as of 1 May 2018)
"""
        + ONLY.format("error", "PL101"),
    )


@test
def names_that_are_meant(t):
    """Near names of the right kind are offered, at most four, each with its place (A7)."""
    parties = "".join(f'person adam{i} "Adam {i}"\n' for i in range(6))
    goals = 'goal adma "Goal"\nphase damo "Phase"\n'
    plan = 'plan p "Plan"\n' + parties + goals
    for typed, offered in (
        ("adam9", ["`adam0`, `adam1`, `adam2` or `adam3`"]),
        ("ADAM0", ["`adam0`, `adam1`, `adam2` or `adam3`"]),  # the likest first
        ("adma0", ["`adam0`"]),  # two letters swapped
        ("dam0", ["`adam0`"]),
        ("adamm0", ["`adam0`, `adam1`, `adam2` or `adam3`"]),
    ):
        got = t.show(plan + f'action a "A" owner {typed} due March 2019\n')
        line = f"   = help: did you mean {offered[0]}?\n"
        if line not in got.out or got.out.count("is declared here") != offered[0].count("`") // 2:
            got.fail(f"does not offer {offered[0]}\n{got.out}")
    got = t.show('plan p "Plan"\n' + ADA + 'action a "A" owner x due March 2019\n')
    if "did you mean" in got.out or "help: the plan names `ada`" not in got.out:
        got.fail("guesses a name that is nothing like it")
    got = t.show(plan + "".join(f'team t{i} "T"\n' for i in range(4))
                 + 'action a "A" owner zzz due March 2019\n')
    if "help: the plan names 10, from line 2 on" not in got.out:
        got.fail(got.out)


@test
def names_of_another_kind(t):
    """A name that stands for something else is of the wrong kind, not unknown."""
    t.check(
        'plan p "Plan"\n' + ADA + 'goal g "Goal"\nphase f "Phase" until 2019\n'
        'action a "A" owner g due March 2019 after ada supports a\n'
        'action b "B" owner ada due March 2019 after g supports f see f\n'
    ).expect(
        1,
        "a.plan:5:20: error: `g` is a goal, but a party is needed [PL103]\n"
        "a.plan:5:43: error: `ada` is a person, but an item is needed [PL103]\n"
        "a.plan:5:56: error: `a` is an action, but a goal is needed [PL103]\n"
        "a.plan:6:45: error: `g` is a goal, but an item is needed [PL103]\n"
        "a.plan:6:56: error: `f` is a phase, but a goal is needed [PL103]\n"
        "a.plan:6:62: error: `f` is a phase, but an item is needed [PL103]\n",
    )


@test
def findings_are_sorted(t):
    """By path, line, column, code, message: syntax and meaning together, none twice (A1)."""
    t.write("b.plan", "foo\n")
    t.write("B.plan", 'plan p "P"\naction a "A"\nbar\nperson a "A" in b\n')
    t.write("a/c.plan", "foo\n")
    wanted = (
        "B.plan:2:8: warning: action `a` has no deadline [PL204]\n"
        "B.plan:2:8: warning: action `a` has no owner, and inherits none [PL301]\n"
        "B.plan:3:1: error: no statement begins with `bar` [PL004]\n"
        "B.plan:4:17: error: no party `b` is declared [PL101]\n"
        "a/c.plan:1:1: error: no statement begins with `foo` [PL004]\n"
        "b.plan:1:1: error: no statement begins with `foo` [PL004]\n"
    )
    for names in (["b.plan", "B.plan", "a"], ["a/c.plan", "b.plan", "B.plan"], [".", "b.plan"]):
        t.run("check", "--format", "short", *names).expect(1, wanted)


@test
def one_error_a_line(t):
    """A line has at most one syntax error, whatever else it holds; the next line is read afresh."""
    t.check(
        'plan p "Plan"\n' + ADA
        + 'action a "A" ; owner ; due ; ownr\n'
        'action b "B" owner ada due 2019 written "x" written "y" on\n'
        "foo bar ; baz { }\n"
        'action c "C owner ada due March 2019 ownr\n'
        'action d "D" owner ada due 2019\n'
    ).expect_codes(1, "3:14 PL001", "4:53 PL005", "5:1 PL004", "6:10 PL002")


@test
def damage_does_not_spread(t):
    """Nothing is said that only a damaged line has caused."""
    plan = 'plan p "Plan"\n' + ADA
    # A party, and an item, that a broken line declares.
    t.check(plan + 'person ben "Ben" foo\naction a "A" owner ben due 2019\n').expect_codes(
        1, "3:18 PL004"
    )
    t.check(
        plan + 'action b B" owner ada due 2019\naction a "A" owner ada due 2019 after b\n'
    ).expect_codes(1, "3:10 PL019")
    # Clauses that a broken line lost are not missed; those of its block are read.
    t.check(plan + 'action a "A" foo {\n    owner ben\n}\n').expect_codes(
        1, "3:14 PL004", "4:11 PL101"
    )
    # A text that is not closed ends with its line.
    t.check(
        plan + 'action a "A {\n    owner ada\n    due 2019\n}\naction b "B" owner ada due 2019\n'
    ).expect_codes(1, "3:10 PL002")
    t.check(
        plan + 'pledge P "P" {\n    text "First line\n        and a second,\n        and a third.\n'
        '    action a "A" owner ada due 2019\n}\n'
    ).expect_codes(1, "4:10 PL002")
    # A brace with a line to itself.
    t.check(plan + 'action a "A"\n{\n    owner ada\n    due 2019\n}\n').expect_codes(0, "4:1 PL022")


@test
def braces_that_do_not_balance(t):
    """A brace that is missing or too many is one error, at the block that lacks it."""
    plan = 'plan p "Plan"\n' + ADA
    a = '    action a "A" owner ada due 2019 {\n        milestone m "M" due 2018\n    }\n'
    b = '    action b "B" owner ada due 2019\n'
    pledge = 'pledge P "P" {\n'
    t.check(plan + pledge + a + b + "}\n").expect(0)
    t.check(plan + pledge + a + b).expect_codes(1, "3:14 PL003")
    t.check(plan + pledge + a.replace("    }\n", "") + b + "}\n").expect_codes(1, "4:37 PL003")
    t.check(plan + pledge.replace(" {", "") + a + b + "}\n").expect_codes(1, "3:13 PL003")
    t.check(plan + pledge + a + "    }\n" + b + "}\n").expect_codes(1, "7:5 PL003")
    t.check(plan + pledge + a + b + "}\n}\n").expect_codes(1, "9:1 PL003")
    t.check(plan + pledge + a + b + pledge.replace("P", "Q") + b.replace("B", "C")
            + "}\n").expect_codes(1, "3:14 PL003")
    # Valid files never depend on indentation.
    t.check(plan + "                pledge P \"P\" {\n" + b.strip() + "\n        }\n").expect(0)
    t.check(plan + pledge.strip() + a.strip().replace("\n", " ") + "\n} \n", "-W", "PL001")


@test
def carets(t):
    """Carets stand right under what they mean, whatever stands before it (A2)."""
    plan = 'plan p "Plan"\n' + ADA
    for words, columns, width in (
        ("£1 and – ● and é", 16, 16),
        ("e\u0301a\u0308o\u0302 combined", 15, 12),
        ("Управление", 10, 10),
        ("漢字カナ", 4, 8),
        ("ｆｕｌｌ", 4, 8),
        ("עברית العربية", 13, 13),
        ("\U0001f600", 1, 2),
        ("A\u0300\u0301\u0302B", 5, 2),
    ):
        line = f'action a "{words}" owner bob due 2019'
        t.show(plan + line + "\n", "-A", "PL603", "-A", "PL606").expect(
            1,
            f"""\
error[PL101]: no party `bob` is declared
 --> a.plan:3:{19 + columns}
  |
3 | {line}
  | {" " * (18 + width)}^^^
  |
  = help: the plan names `ada`

1 error, 0 warnings, 0 notes in 1 file (as of 1 May 2018)
"""
            + ONLY.format("error", "PL101"),
        )
    t.show(plan + '\taction\ta\t"tabs"\towner bob\tdue 2019\n').expect(
        1,
        """\
error[PL101]: no party `bob` is declared
 --> a.plan:3:24
  |
3 |     action  a   "tabs"  owner bob   due 2019
  |                               ^^^
  |
  = help: the plan names `ada`

1 error, 0 warnings, 0 notes in 1 file (as of 1 May 2018)
"""
        + ONLY.format("error", "PL101"),
    )
    # Two places in one line, and in two; the end of a line; a text over several lines.
    t.show('plan p "Plan"\n' + ADA + ADA).expect(
        1,
        """\
error[PL104]: `ada` is declared twice among the parties of the plan
 --> a.plan:3:8
  |
2 | person ada "Ada Marsh"
  |        --- first declared here
3 | person ada "Ada Marsh"
  |        ^^^
  |
  = help: give one of them another name, or take out what stands there twice

1 error, 0 warnings, 0 notes in 1 file (as of 1 May 2018)
"""
        + ONLY.format("error", "PL104"),
    )
    t.show(plan + 'action a "£ – ●" due   # when?\n').expect(
        1,
        """\
error[PL001]: expected a date such as `March 2019`, found the end of the line
 --> a.plan:3:21
  |
3 | action a "£ – ●" due   # when?
  |                     ^
  |
  = note: while reading action `a`
  = help: for example `due 31 March 2019`, `due March 2019` or `due Years 2 and 3`

1 error, 0 warnings, 0 notes in 1 file (as of 1 May 2018)
"""
        + ONLY.format("error", "PL001"),
    )


@test
def blanks_of_every_width(t):
    """No-break, thin and ideographic spaces are blanks, behind a text too; a no-break one is noted."""
    for blank in "\u2000\u2009\u200a\u202f\u3000\t":
        t.check(f'plan p "Plan"\n{ADA}action a "A"{blank}owner{blank}ada{blank}due 2019\n').expect(0)
    line = 'action a "A"\u00a0owner\u00a0ada\u00a0due 2019\n'
    t.check(f'plan p "Plan"\n{ADA}{line}').expect_codes(0, "3:13 PL604")


@test
def names_that_differ_in_capitals(t):
    """Siblings are not told apart by capital letters alone; cousins may be."""
    t.check(
        'plan p "Plan"\n' + ADA + 'person ADA "Ada"\n'
        'action aB "A" owner ada due 2019\naction Ab "B" owner ada due 2019\n'
        'pledge P "P" {\n    action ab "C" owner ada due 2019\n}\n'
        'goal g "G"\ngoal G "H"\nphase x1 "X" until 2019\nevent X1 "Y"\n', "-A", "PL116"
    ).expect(
        1,
        "a.plan:3:8: error: `ADA` and `ada` differ only in capital letters [PL104]\n"
        "a.plan:5:8: error: `Ab` and `aB` differ only in capital letters [PL104]\n"
        "a.plan:10:6: error: `G` and `g` differ only in capital letters [PL104]\n"
        "a.plan:12:7: error: `X1` and `x1` differ only in capital letters [PL104]\n",
    )


@test
def phases_that_a_deadline_could_not_name(t):
    """A phase or event is not called like a date, a number or a keyword (PL119)."""
    for name in ("2018", "1st", "2018-03", "2018-03-31", "1.2", "7"):
        t.check(f'plan p "Plan"\nphase {name} "X" until 2019\n').expect(
            1, f"a.plan:2:7: error: a phase cannot be called `{name}`: it is a date [PL119]\n"
        )
    t.check('plan p "Plan"\nevent may "X"\n').expect(
        1, "a.plan:2:7: error: an event cannot be called `may`: it is a date [PL119]\n"
    )
    t.check('plan p "Plan"\nevent due "X"\n').expect(
        1, "a.plan:2:7: error: an event cannot be called `due`: it is a keyword [PL119]\n"
    )
    for name in ("year-1", "1a", "a1", "Mar-18", "R2"):
        t.check(f'plan p "Plan"\nphase {name} "X" from 2018 until 2019\n').expect(0)


@test
def parties_in_circles(t):
    """Nothing is in itself, be it through others."""
    t.show(
        'plan p "Plan"\nteam a "A" in b\nteam b "B" in c\nteam c "C" in a\n'
        'team d "D" in d\nteam e "E" in a\n'
    ).expect(
        1,
        """\
error[PL103]: `a` is in itself
 --> a.plan:2:6
  |
2 | team a "A" in b
  |      ^
3 | team b "B" in c
  |      - by way of this
4 | team c "C" in a
  |      - by way of this

error[PL103]: `d` is in itself
 --> a.plan:5:6
  |
5 | team d "D" in d
  |      ^

2 errors, 0 warnings, 0 notes in 1 file (as of 1 May 2018)
"""
        + ONLY.format("error", "PL103"),
    )


@test
def versions_of_the_language(t):
    """`plan-language 1` above all else; a higher number is one finding, a lower one is none of ours."""
    plan = 'plan p "Plan"\n' + ADA
    t.check("# first\n\nplan-language 1\n" + plan).expect(0)
    t.check(plan + "plan-language 1\n").expect(
        1, "a.plan:3:1: error: `plan-language` stands above everything else [PL001]\n"
    )
    for number in ("2", "99999999999999999999"):
        t.check(f"plan-language {number}\n{plan}frobnicate all\naction a A owner ada\n").expect(
            1,
            f"a.plan:1:15: error: this file needs version {number} of the language;"
            " this planc knows version 1 [PL017]\n",
        )
    t.check("plan-language 0\n" + plan).expect(
        1, "a.plan:1:15: error: there is no version 0 of the language [PL001]\n"
    )
    t.check("plan-language one\n" + plan).expect(
        1, "a.plan:1:15: error: expected a number, found `one` [PL001]\n"
    )


@test
def languages(t):
    """A language is two small letters, and is declared before it is used."""
    t.check('plan p "Plan" {\n    languages en, english, EN\n}\n').expect(
        1,
        "a.plan:2:19: error: expected a language of two small letters such as `cy`,"
        " found `english` [PL001]\n"
        "a.plan:2:28: error: expected a language of two small letters such as `cy`,"
        " found `EN` [PL001]\n",
    )
    text = 'plan p "Plan" {\n    cy "Cynllun"\n    note "N"\n    cy "Nodyn"\n}\n'
    t.check(text).expect(1, "a.plan:2:8: error: no language `cy` in `languages` [PL102]\n")
    t.check(text.replace("    note", "    languages en, cy\n    note")).expect(0)
