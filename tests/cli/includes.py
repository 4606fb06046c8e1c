"""Files that other files include: where they may lie, in what order they are read, and circles."""

import os

from harness import test

CLEAN = "no findings in 1 file (as of 1 May 2018)\n"
ADA = 'person ada "Ada Marsh"\n'
ACTION = 'action a "Do it." owner ada due March 2019\n'


def plan(*includes):
    """A plan whose one action needs what the includes declare."""
    lines = "".join(f'include "{name}"\n' for name in includes)
    return 'plan p "Plan"\n' + lines + ACTION


@test
def include_in_a_folder(t):
    """An include is counted from the file that includes it, not from where planc runs."""
    t.write("plans/main.plan", plan("shared/parties.plan"))
    t.write("plans/shared/parties.plan", 'include "more/ada.plan"\n')
    t.write("plans/shared/more/ada.plan", ADA)
    t.run("check", "plans/main.plan").expect(0, CLEAN)
    t.run("check", "main.plan", folder=t.path("plans")).expect(0, CLEAN)
    t.run("check", t.path("plans/main.plan")).expect(0, CLEAN)
    t.write("plans/shared/more/ada.plan", "foo\n")
    t.run("check", "--format", "short", "plans/main.plan").expect(
        1,
        "plans/main.plan:3:25: error: no party `ada` is declared [PL101]\n"
        "plans/shared/more/ada.plan:1:1: error: no statement begins with `foo` [PL004]\n",
    )


@test
def include_that_leaves_the_root(t):
    """`..` past the root and an absolute path are refused, whether a file lies there or not."""
    t.write("ada.plan", ADA)
    t.write("plans/main.plan", plan("../ada.plan"))
    t.run("check", "plans/main.plan").expect(
        1,
        """\
error[PL018]: this path leaves the root folder `plans/`
 --> plans/main.plan:2:9
  |
2 | include "../ada.plan"
  |         ^^^^^^^^^^^^^
  |
  = help: keep included files below that folder, or name a wider one with `--root`

1 error, 0 warnings, 0 notes in 1 file (as of 1 May 2018)
For more about this error, run `planc explain PL018`.
""",
    )
    for path in ("../none.plan", "sub/../../ada.plan", t.path("ada.plan"), "/etc/passwd", ".."):
        t.write("plans/main.plan", plan(path))
        t.run("check", "--format", "short", "plans/main.plan").expect(
            1,
            "plans/main.plan:2:9: error: this path leaves the root folder `plans/` [PL018]\n",
        )
    # A wider root lets it in; a narrower one keeps out what lies beside the file.
    t.write("plans/main.plan", plan("../ada.plan"))
    t.run("check", "--root", ".", "plans/main.plan").expect(0, CLEAN)
    t.run("check", "--root", "..", "main.plan", folder=t.path("plans")).expect(0, CLEAN)
    os.mkdir(t.path("plans/sub"))
    t.write("plans/main.plan", plan("ada.plan"))
    t.write("plans/ada.plan", ADA)
    t.run("check", "--format", "short", "--root", "plans/sub", "plans/main.plan").expect(
        1, "plans/main.plan:2:9: error: this path leaves the root folder `sub/` [PL018]\n"
    )
    t.run("check", "--root", "none", "plans/main.plan").expect(
        2, "", "planc: `--root` names a folder, and there is none called `none`\n"
    )
    # A folder whose name merely begins like the root's is another folder.
    t.write("plans-2/ada.plan", ADA)
    t.write("plans/main.plan", plan("../plans-2/ada.plan"))
    t.run("check", "plans/main.plan").expect(
        1,
        """\
error[PL018]: this path leaves the root folder `plans/`
 --> plans/main.plan:2:9
  |
2 | include "../plans-2/ada.plan"
  |         ^^^^^^^^^^^^^^^^^^^^^
  |
  = help: keep included files below that folder, or name a wider one with `--root`

1 error, 0 warnings, 0 notes in 1 file (as of 1 May 2018)
For more about this error, run `planc explain PL018`.
""",
    )


@test
def link_that_leaves_the_root(t):
    """A link is what it leads to: out of the root it is refused, inside it is not."""
    t.write("ada.plan", ADA)
    t.write("plans/real.plan", ADA)
    os.symlink("../ada.plan", t.path("plans/out.plan"))
    os.symlink("real.plan", t.path("plans/in.plan"))
    os.symlink("..", t.path("plans/up"))
    for name in ("out.plan", "up/ada.plan"):
        t.write("plans/main.plan", plan(name))
        t.run("check", "--format", "short", "plans/main.plan").expect(
            1,
            "plans/main.plan:2:9: error: this path leaves the root folder `plans/` [PL018]\n",
        )
    t.write("plans/main.plan", plan("in.plan"))
    t.run("check", "plans/main.plan").expect(0, CLEAN)
    # The main file may be a link itself: its includes lie beside the real file.
    os.symlink("plans/main.plan", t.path("link.plan"))
    t.run("check", "link.plan").expect(0, CLEAN)


@test
def include_cycle(t):
    """Files that include each other are one finding, which shows the whole chain."""
    t.write("main.plan", plan("a.plan"))
    t.write("a.plan", ADA + 'include "sub/b.plan"\n')
    t.write("sub/b.plan", 'include "../a.plan"\n')
    t.run("check", "main.plan").expect(
        1,
        """\
error[PL012]: `../a.plan` is included again while it is being read
 --> sub/b.plan:1:9
  |
1 | include "../a.plan"
  |         ^^^^^^^^^^^
  |
 ::: a.plan:2:1
  |
2 | include "sub/b.plan"
  | -------------------- this includes `sub/b.plan`
  |
  = help: take one of these lines out

1 error, 0 warnings, 0 notes in 1 file (as of 1 May 2018)
For more about this error, run `planc explain PL012`.
""",
    )
    t.write("self.plan", plan("self.plan") + ADA)
    t.run("check", "--format", "short", "self.plan").expect(
        1,
        "self.plan:2:9: error: `self.plan` is included again while it is being read [PL012]\n",
    )


@test
def missing_include(t):
    """What an include names must be there; the names that it may declare are not asked for."""
    t.write("main.plan", plan("none.plan"))
    t.run("check", "main.plan").expect(
        1,
        """\
error[PL011]: no file `none.plan` beside this one
 --> main.plan:2:9
  |
2 | include "none.plan"
  |         ^^^^^^^^^^^
  |
  = help: the path is counted from the folder of the file that includes it

1 error, 0 warnings, 0 notes in 1 file (as of 1 May 2018)
For more about this error, run `planc explain PL011`.
""",
    )
    os.mkdir(t.path("folder"))
    t.write("locked.plan", ADA)
    os.chmod(t.path("locked.plan"), 0)
    for name, words in (
        ("", "an include names no file"),
        ("folder", "cannot read `folder`: it is a folder"),
        ("main.plan/x", "cannot read `main.plan/x`: Not a directory"),
        ("locked.plan", "cannot read `locked.plan`: Permission denied"),
    ):
        t.write("main.plan", plan(name))
        t.run("check", "--format", "short", "main.plan", as_nobody=True).expect(
            1, f"main.plan:2:9: error: {words} [PL011]\n"
        )


@test
def include_of_a_pipe_is_refused(t):
    """A named pipe that is included would keep planc waiting for ever."""
    os.mkfifo(t.path("pipe.plan"))
    t.write("main.plan", plan("pipe.plan"))
    t.run("check", "--format", "short", "main.plan").expect(
        1, "main.plan:2:9: error: cannot read `pipe.plan`: it is no file [PL011]\n"
    )


@test
def include_twice(t):
    """A file is read once, however often and by whatever path it is included."""
    t.write("ada.plan", ADA)
    t.write("more.plan", 'include "ada.plan"\n')
    os.symlink("ada.plan", t.path("link.plan"))
    t.write("main.plan", plan("ada.plan", "more.plan", "./ada.plan", "link.plan", "ada.plan"))
    t.run("check", "main.plan").expect(0, CLEAN)


@test
def one_plan_a_file(t):
    """An included file holds no plan, and no file holds two."""
    t.write("main.plan", plan("part.plan"))
    t.write("part.plan", 'plan q "Other"\n' + ADA)
    t.run("check", "main.plan").expect(
        1,
        """\
error[PL034]: an included file holds a plan
 --> part.plan:1:1
  |
1 | plan q "Other"
  | ^^^^
  |
 ::: main.plan:2:1
  |
2 | include "part.plan"
  | ------------------- included here
  |
  = help: take the parties out into a file of their own

1 error, 0 warnings, 0 notes in 1 file (as of 1 May 2018)
For more about this error, run `planc explain PL034`.
""",
    )
    t.write("two.plan", plan() + ADA + 'plan q "Other" {\n}\nplan r "Third"\n')
    t.run("check", "two.plan").expect(
        1,
        """\
error[PL034]: this is a second plan
 --> two.plan:4:1
  |
1 | plan p "Plan"
  | ---- the first is here
...
4 | plan q "Other" {
  | ^^^^
  |
  = help: a file holds one plan; make another file for the other

error[PL034]: this is a second plan
 --> two.plan:6:1
  |
1 | plan p "Plan"
  | ---- the first is here
...
6 | plan r "Third"
  | ^^^^
  |
  = help: a file holds one plan; make another file for the other

2 errors, 0 warnings, 0 notes in 1 file (as of 1 May 2018)
For more about this error, run `planc explain PL034`.
""",
    )


@test
def part_by_itself(t):
    """A part gets the findings of its syntax; what its names mean is told by each plan with it."""
    part = (
        'person ben "Ben" in parks\n'
        'pledge P "Promise" {\n'
        '    action a "A" owner ada due 31 February 2019 after zzz\n'
        '    action b "B" ownr ada\n'
        "}\n"
    )
    t.write("part.plan", part)
    t.run("check", "--format", "short", "part.plan").expect(
        1, "part.plan:4:18: error: an action has no clause `ownr` [PL004]\n"
    )
    t.run("build", "part.plan", "--to", "json", "-q").expect(1)
    t.write("one.plan", 'plan p "One"\ninclude "part.plan"\n')
    t.write("two.plan", 'plan q "Two"\ninclude "part.plan"\nteam parks "Parks"\n')
    every = t.run("check", "--format", "short", ".")
    every.expect(
        1,
        "part.plan:1:21: error: no party `parks` is declared [PL101]\n"
        "part.plan:3:32: error: there is no 31 February 2019: February 2019 has 28 days [PL201]\n"
        "part.plan:3:55: error: no item `zzz` in this plan [PL102]\n"
        "part.plan:4:18: error: an action has no clause `ownr` [PL004]\n",
    )
    t.run("check", "--format", "short", "two.plan", "part.plan", "one.plan").expect(1, every.out)


@test
def include_stands_outside_every_block(t):
    """Inside a block an include is an error, and is not read; what it may declare is not asked for."""
    t.write("ada.plan", ADA)
    t.write("main.plan", 'plan p "Plan" {\n    include "ada.plan"\n}\n'
            'action a "A" owner ada due 2019\n')
    t.run("check", "--format", "short", "main.plan").expect(
        1, "main.plan:2:5: error: `include` stands in a block [PL029]\n"
    )


@test
def clauses_of_an_include_belong_nowhere(t):
    """A file that is included sets nothing of the plan."""
    t.write("part.plan", ADA + 'rule PL204 off\npublisher "Us"\n')
    t.write("main.plan", plan("part.plan"))
    t.run("check", "--format", "short", "main.plan").expect(
        1, "part.plan:2:1: error: `rule` stands outside every block [PL030]\n"
    )


@test
def paths_with_odd_characters(t):
    """Blanks, colons and letters beyond ASCII are part of a path; escapes never come out raw."""
    t.write("a b/c: d.plan", plan("é–x.plan"))
    t.write("a b/é–x.plan", "foo\n")
    t.run("check", "--format", "short", "a b").expect(
        1,
        "a b/c: d.plan:3:25: error: no party `ada` is declared [PL101]\n"
        "a b/é–x.plan:1:1: error: no statement begins with `foo` [PL004]\n",
    )
    t.write("e\x1b[31m.plan", "foo\n")
    got = t.run("check", ".", "none\x1b[31m")
    if "\x1b" in got.out + got.err:
        got.fail("an escape byte is printed")
