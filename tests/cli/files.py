"""What planc makes of files as they come: empty, damaged, missing, in folders, from a pipe."""

import os
import stat

from harness import test

OK = 'plan p "Plan"\nperson ada "Ada Marsh"\naction a "Do it." owner ada due March 2019\n'
CLEAN = "no findings in 1 file (as of 1 May 2018)\n"
ONE_ERROR = "1 error, 0 warnings, 0 notes in 1 file (as of 1 May 2018)\n"


@test
def empty_file_is_content(t):
    """An empty file has nothing wrong in it; no paper can be made of it."""
    t.write("a.plan", "")
    t.run("check", "a.plan").expect(0, CLEAN)
    t.run("build", "a.plan", "--to", "csv").expect(
        1,
        "",
        """\
error[PL034]: this file holds no plan
 --> a.plan:1:1
  |
1 |
  | ^

"""
        + ONE_ERROR
        + "For more about this error, run `planc explain PL034`.\n",
    )
    t.write("b.plan", "\n")
    t.run("check", "b.plan").expect(0, CLEAN)
    t.write("c.plan", "# nothing yet")
    t.run("check", "c.plan").expect(0, CLEAN)


@test
def nul_byte(t):
    """A NUL byte is a finding with its place, and never reaches the terminal."""
    t.show(b'plan p "P\0lan"\n').expect(
        1,
        """\
error[PL008]: control character U+0000
 --> a.plan:1:10
  |
1 | plan p "PU+0000lan"
  |          ^^^^^^
  |
  = help: take it out

"""
        + ONE_ERROR
        + "For more about this error, run `planc explain PL008`.\n",
    )
    # Each such character is one finding, however often it occurs.
    t.check(b"\0\1\0" + OK.encode()).expect_codes(1, "1:1 PL008", "1:2 PL008")
    t.check(b"\0" * (1 << 20)).expect_codes(1, "1:1 PL008")


@test
def other_control_characters(t):
    """Control characters are findings; tabs and line ends are none."""
    t.check(b'plan p "P\x1b[31mlan\x7f"\r\n\tperson\tada "Ada\xc2\x85"\r\n').expect_codes(
        1, "1:10 PL008", "1:18 PL008", "2:17 PL008"
    )


@test
def lines_that_end_in_cr(t):
    """A CR alone is a finding, and its line ends there: what follows is read."""
    t.show(OK.replace("\n", "\r").replace("owner ada", "owner bob")).expect(
        1,
        """\
error[PL008]: control character U+000D
 --> a.plan:1:14
  |
1 | plan p "Plan"U+000Dperson ada "Ada Marsh"U+000Daction a "Do it." owner bob due March 2019
  |              ^^^^^^
  |                                          ------ and here
  |
  = help: end each line with LF, or with CR and LF

error[PL101]: no party `bob` is declared
 --> a.plan:1:62
  |
1 | plan p "Plan"U+000Dperson ada "Ada Marsh"U+000Daction a "Do it." owner bob due March 2019
  |                                                                        ^^^
  |
  = help: the plan names `ada`

2 errors, 0 warnings, 0 notes in 1 file (as of 1 May 2018)
For more about a finding, run `planc explain CODE`, for example `planc explain PL008`.
""",
    )


@test
def utf16(t):
    """A file in UTF-16 is one finding, in either order of its bytes."""
    for codec, mark, line in (
        ("utf-16-le", b"\xff\xfe", r"\xFF\xFEpU+0000lU+0000aU+0000nU+0000"),
        ("utf-16-be", b"\xfe\xff", r"\xFE\xFFU+0000pU+0000lU+0000aU+0000n"),
    ):
        t.show(mark + "plan".encode(codec)).expect(
            1,
            f"""\
error[PL006]: the file is UTF-16, not UTF-8
 --> a.plan:1:1
  |
1 | {line}
  | ^^^^^^^^
  |
  = help: save the file as UTF-8

"""
            + ONE_ERROR
            + "For more about this error, run `planc explain PL006`.\n",
        )
        t.check(mark + (OK * 1000).encode(codec)).expect_codes(1, "1:1 PL006")


@test
def invalid_utf8(t):
    """Bytes of another encoding are one finding a file, which says what the first was meant for."""
    t.show(b'plan p "Caf\xe9"\n# \x93quoted\x94\n').expect(
        1,
        """\
error[PL006]: byte `\\xE9` is not valid UTF-8
 --> a.plan:1:12
  |
1 | plan p "Caf\\xE9"
  |            ^^^^
  |
  = note: 2 more such bytes in this file
  = help: in Windows-1252 it is `é`; save the file as UTF-8

"""
        + ONE_ERROR
        + "For more about this error, run `planc explain PL006`.\n",
    )
    for broken in (b"\xc0\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xff", b"\xe2\x82"):
        t.check(b'plan p "P"\nperson ada "' + broken + b'"\n').expect_codes(1, "2:13 PL006")


@test
def byte_order_mark(t):
    """A byte order mark is a warning, and the first line is read behind it."""
    t.show(b"\xef\xbb\xbf" + OK.encode()).expect(
        0,
        """\
warning[PL007]: the file starts with a byte order mark
 --> a.plan:1:1
  |
1 | U+FEFFplan p "Plan"
  | ^^^^^^
  |
  = help: save the file as UTF-8 without one

0 errors, 1 warning, 0 notes in 1 file (as of 1 May 2018)
1 finding can be fixed with `planc check --fix`.
For more about this warning, run `planc explain PL007`.
""",
    )
    t.check(b"\xef\xbb\xbfaction a owner ada\n").expect_codes(1, "1:1 PL007", "1:11 PL019")


@test
def lines_that_end_in_crlf(t):
    """CRLF is a line end like any other: same places, same words, no CR in an output."""
    text = OK.replace('"Do it."', '"Do it\n    now."').replace("ada due", "bob due")
    unix = t.check(text)
    unix.expect_codes(1, "4:17 PL101")
    dos = t.check(text.replace("\n", "\r\n"))
    dos.expect(1, unix.out)
    t.write("u.plan", OK.replace('"Do it."', '"Do it\n    now."'))
    t.write("folder/u.plan", t.read("u.plan").replace(b"\n", b"\r\n"))
    for form in ("csv", "json", "html"):
        first = t.run("build", "u.plan", "--to", form)
        second = t.run("build", "u.plan", "--to", form, folder=t.path("folder"))
        second.expect(0, first.out)


@test
def last_line_without_an_end(t):
    """The last newline may be missing, whatever the last line holds."""
    t.check(OK.rstrip("\n")).expect(0)
    t.check(OK + "# comment").expect(0)
    t.check(OK + 'person ben "Ben').expect_codes(1, "4:12 PL002")
    t.check(OK + "person").expect_codes(1, "4:7 PL001")
    t.check('plan p "P" {\n    publisher "Us" }').expect(0)


@test
def folder_stands_for_its_plans(t):
    """Every *.plan below a folder, in the order of the bytes of the paths; nothing hidden."""
    for name in ("b.plan", "a/z.plan", "a.plan", "B.plan", "a/deep/er/x.plan", "ä.plan"):
        t.write("f/" + name, "foo\n")
    for name in ("f/notes.txt", "f/.hidden.plan", "f/.git/x.plan", "f/plan", "f/.plan"):
        t.write(name, "foo\n")
    os.mkdir(t.path("f/folder.plan"))
    os.symlink("..", t.path("f/a/round"))
    got = t.run("check", "--format", "short", "f")
    wanted = ["f/B.plan", "f/a.plan", "f/a/deep/er/x.plan", "f/a/z.plan", "f/b.plan", "f/ä.plan"]
    lines = [f"{name}:1:1: error: no statement begins with `foo` [PL004]\n" for name in wanted]
    got.expect(1, "".join(lines))
    t.run("check", "--format", "short", "f/").expect(1, "".join(lines))
    t.run("check", "--format", "short", ".", folder=t.path("f")).expect(
        1, "".join(lines).replace("f/", "")
    )


@test
def folder_without_plans(t):
    """A folder that holds no plan is no success; other files are still checked."""
    os.mkdir(t.path("empty"))
    complaint = "planc: there is no file `*.plan` in the folder `empty`\n"
    t.run("check", "empty").expect(2, "", complaint)
    t.write("a.plan", OK)
    t.run("check", "empty", "a.plan").expect(2, CLEAN, complaint)
    t.run("build", "empty", "--to", "csv").expect(
        2, "", "planc: cannot read `empty`: it is a folder\n"
    )


@test
def pipe_in_a_folder_is_no_plan(t):
    """A named pipe would keep a walk waiting for ever."""
    t.write("f/a.plan", OK)
    os.mkfifo(t.path("f/b.plan"))
    t.run("check", "f").expect(0, CLEAN)


@test
def missing_file(t):
    """A file that is not there is exit 2; the others are checked."""
    missing = "planc: cannot read `none.plan`: No such file or directory\n"
    t.run("check", "none.plan").expect(2, "", missing)
    t.run("build", "none.plan", "--to", "csv").expect(2, "", missing)
    t.write("a.plan", OK)
    t.run("check", "none.plan", "a.plan").expect(2, CLEAN, missing)
    t.run("check", "").expect(2, "", "planc: cannot read ``: No such file or directory\n")
    os.symlink("nowhere", t.path("link.plan"))
    t.run("check", ".").expect(
        2, CLEAN, "planc: cannot read `link.plan`: No such file or directory\n"
    )


@test
def unreadable_file_among_good_ones(t):
    """An unreadable file is exit 2, which outranks the 1 of a finding; the others are checked."""
    t.write("a.plan", OK)
    t.write("b.plan", OK)
    t.write("c.plan", "foo\n")
    os.chmod(t.path("b.plan"), 0)
    denied = "planc: cannot read `b.plan`: Permission denied\n"
    finding = "c.plan:1:1: error: no statement begins with `foo` [PL004]\n"
    options = ("check", "--format", "short")
    t.run(*options, "b.plan", as_nobody=True).expect(2, "", denied)
    t.run(*options, "a.plan", "b.plan", "c.plan", as_nobody=True).expect(2, finding, denied)
    t.run(*options, ".", as_nobody=True).expect(2, finding, denied)
    t.run("build", "b.plan", "--to", "csv", as_nobody=True).expect(2, "", denied)


@test
def unreadable_folder(t):
    """A folder that cannot be looked into is exit 2; its neighbours are checked."""
    t.write("f/a.plan", "foo\n")
    t.write("f/locked/b.plan", OK)
    os.chmod(t.path("f/locked"), 0)
    got = t.run("check", "--format", "short", "f", as_nobody=True)
    os.chmod(t.path("f/locked"), stat.S_IRWXU)
    got.expect(
        2,
        "f/a.plan:1:1: error: no statement begins with `foo` [PL004]\n",
        "planc: cannot read `f/locked`: Permission denied\n",
    )


@test
def line_of_a_mebibyte(t):
    """A line of 1 MiB is read like any other, and a message shows only its part."""
    text = OK.replace("Do it.", "x" * (1 << 20))
    t.check(text).expect_codes(0, "3:10 PL035")
    broken = t.show(text.replace("owner ada", "ownr ada"), "-A", "PL035")
    if broken.code != 1 or len(broken.out) > 2000 or ":1048589" not in broken.out:
        broken.fail("the excerpt of a long line is not cut, or has no place")


@test
def blocks_too_deep(t):
    """Blocks nested deeper than 32 are one error, however many, closed or not."""
    deep = 'theme "T" {\n'
    t.check(deep * 32 + "}\n" * 32, "-A", "PL037").expect(0)
    one = "a.plan:33:11: error: blocks are nested 33 deep (limit 32) [PL033]\n"
    t.check(deep * 33 + "}\n" * 33).expect(1, one)
    t.check(deep * 100000 + "}\n" * 100000).expect(1, one)
    t.check(deep * 100000).expect(1, one)
    t.check(deep * 100000 + "}\n" * 10).expect(1, one)
    t.check('theme "T" {' * 100000).expect(
        1, "a.plan:1:363: error: blocks are nested 33 deep (limit 32) [PL033]\n"
    )
    # What was skipped may declare names, so nobody says that they are missing.
    got = t.check('plan p "P"\n' + deep * 33 + "}\n" * 33 + 'action a "A" owner ada due 2019\n',
                  "-A", "PL110")
    got.expect(1, "a.plan:34:11: error: blocks are nested 33 deep (limit 32) [PL033]\n")


@test
def merge_conflict(t):
    """An unresolved conflict is one finding with both its ends, and nothing is read inside."""
    conflict = "<<<<<<< HEAD\nfoo {\n=======\nbar }\n>>>>>>> topic\n"
    t.show(OK + conflict).expect(
        1,
        """\
error[PL010]: unresolved merge conflict
 --> a.plan:4:1
  |
4 | <<<<<<< HEAD
  | ^^^^^^^
...
8 | >>>>>>> topic
  | ------- it ends here
  |
  = help: keep one of the two sides and take the marked lines out

"""
        + ONE_ERROR
        + "For more about this error, run `planc explain PL010`.\n",
    )
    # Inside a text; with CRLF; twice; in the style of diff3; without an end.
    text = OK + f'pledge P "Promise" {{\n    text "First.\n{conflict}    Last."\n}}\n'
    t.check(text, "-A", "PL115").expect_codes(1, "6:1 PL010")
    t.check((OK + conflict).replace("\n", "\r\n")).expect_codes(1, "4:1 PL010")
    t.check(conflict + OK + conflict).expect_codes(1, "1:1 PL010", "9:1 PL010")
    t.check(OK + conflict.replace("=======", "||||||| base\nx\n=======")).expect_codes(
        1, "4:1 PL010"
    )
    # Without an end nobody knows how far it goes: all that stands below its first line is read.
    t.check(OK + "<<<<<<< HEAD\n" + 'action b "B" owner bob due 2019\n').expect_codes(
        1, "4:1 PL010", "5:20 PL101"
    )
    # What stood in the conflict may have declared a name.
    t.check(
        'plan p "P"\n<<<<<<< a\nperson ada "Ada"\n=======\nperson ada "Ada M"\n>>>>>>> b\n'
        'action a "A" owner ada due 2019\n'
    ).expect_codes(1, "2:1 PL010")
    # Marks that only look like one.
    t.check(OK + '# <<<<<<< HEAD\npledge P "P" {\n    text "a <<<<<<< b"\n}\n', "-A", "PL115").expect(0)


@test
def bidirectional_controls(t):
    """Characters that change the reading order are shown as numbers."""
    t.show('plan p "Pl\u202ean"\n').expect(
        1,
        """\
error[PL009]: invisible U+202E changes the reading order of this line
 --> a.plan:1:11
  |
1 | plan p "PlU+202Ean"
  |           ^^^^^^
  |
  = help: take it out

"""
        + ONE_ERROR
        + "For more about this error, run `planc explain PL009`.\n",
    )
    for sign in "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u2066\u2067\u2068\u2069":
        got = t.check(f'plan p "P"\n# {sign}\n')
        got.expect_codes(1, "2:3 PL009")
        if sign in got.out:
            got.fail("the character itself is printed")


@test
def standard_input(t):
    """`-` is standard input; --stdin-path says what it is called and where its includes lie."""
    t.run("check", "-", stdin=OK).expect(0, CLEAN)
    t.run("check", "--format", "short", "-", stdin="foo\n").expect(
        1, "<stdin>:1:1: error: no statement begins with `foo` [PL004]\n"
    )
    t.run("check", "--format", "short", "--stdin-path", "x/y.plan", "-", stdin="foo\n").expect(
        1, "x/y.plan:1:1: error: no statement begins with `foo` [PL004]\n"
    )
    t.write("folder/part.plan", 'person ada "Ada Marsh"\n')
    plan = OK.replace('person ada "Ada Marsh"', 'include "part.plan"')
    t.run("check", "-", "--stdin-path", "folder/main.plan", stdin=plan).expect(0, CLEAN)
    t.run("check", "-", stdin=plan, folder=t.path("folder")).expect(0, CLEAN)
    t.run("check", "--format", "short", "-", stdin=plan).expect(
        1, "<stdin>:2:9: error: no file `part.plan` beside this one [PL011]\n"
    )
    t.run("build", "-", "--to", "csv", "--stdin-path", "folder/m.plan", stdin=plan).expect(
        0, t.run("build", "-", "--to", "csv", "--stdin-path", "folder/m.plan", stdin=plan).out
    )


@test
def the_same_file_twice(t):
    """A file that is named twice says each thing once."""
    t.write("a.plan", "foo\n")
    t.run("check", "--format", "short", "a.plan", "./a.plan").expect(
        1,
        "a.plan:1:1: error: no statement begins with `foo` [PL004]\n",
    )
    os.symlink("a.plan", t.path("b.plan"))
    t.run("check", "--format", "short", ".", "./b.plan", t.path("a.plan")).expect(
        1, "a.plan:1:1: error: no statement begins with `foo` [PL004]\n")
    counted = t.run("check", "./a.plan", "a.plan")
    if "in 1 file" not in counted.out:
        counted.fail("a file is counted twice")
    t.run("check", "--format", "short", "a.plan", "a.plan").expect(
        1, "a.plan:1:1: error: no statement begins with `foo` [PL004]\n"
    )


@test
def files_from_a_list(t):
    """--files-from names files and folders, one a line, or each ended by NUL; a bad one keeps no other
    from being checked."""
    for name in ("a.plan", "folder/b.plan", "folder/c d.plan", "e\nf.plan"):
        t.write(name, "foo\n")
    line = "{}:1:1: error: no statement begins with `foo` [PL004]\n"
    b, c = line.format("folder/b.plan"), line.format("folder/c d.plan")
    for text in ("a.plan\nfolder\n", "a.plan\r\n\r\nfolder\r\n", "\n\na.plan\nfolder"):
        t.write("list", text)
        got = t.run("check", "--format", "short", "--files-from", "list")
        got.expect(1, line.format("a.plan") + b + c)
        t.run("check", "--format", "short", "--files-from", "-", stdin=text).expect(1, got.out)
    for text in ("folder/c d.plan\0e\nf.plan\0", "folder/c d.plan\0e\nf.plan"):
        got = t.run("check", "-q", "--files-from", "-", stdin=text).expect(1)
        got = t.run("check", "--files-from", "-", stdin=text)
        if "2 errors, 0 warnings, 0 notes in 2 files" not in got.out:
            got.fail(got.out)
    # Beside names in the command line, and several lists.
    t.write("one", "a.plan\n")
    t.write("two", "folder/b.plan\n")
    got = t.run("check", "--format", "short", "--files-from", "one", "--files-from", "two",
                "folder/c d.plan")
    got.expect(1, line.format("a.plan") + b + c)
    none = "planc: cannot read `none.plan`: No such file or directory\n"
    t.write("list", "none.plan\na.plan\n")
    t.run("check", "--format", "short", "--files-from", "list").expect(2, line.format("a.plan"), none)
    t.run("check", "--files-from", "none").expect(
        2, "", "planc: cannot read the list `none`: No such file or directory\n"
    )
    t.run("check", "--files-from", "folder").expect(
        2, "", "planc: cannot read the list `folder`: Is a directory\n"
    )
    for empty in ("", "\n\n", "\0"):
        t.run("check", "--files-from", "-", stdin=empty).expect(
            2, "", "planc: the list `-` names no file\n"
        )
