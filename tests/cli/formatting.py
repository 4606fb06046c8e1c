"""`planc fmt`, and `check` with the rule that asks for its layout."""

import os
import stat
import subprocess

from harness import need, show_difference, test

ODD = '''plan  parks "Parks" {
  period 2018/19
}
PERSON ada "Ada Marsh"
action a "Mend it." OWNER ada   due 31st March 2019\t
'''
LAID = '''plan parks "Parks" {
    period 2018/19
}
person ada "Ada Marsh"
action a "Mend it." owner ada due 31 March 2019
'''
BROKEN = 'action a "Mend it." owner due March 2019\n'
TOLD = '''error[PL001]: expected a name, found the keyword `due`
 --> {}:1:27
  |
1 | action a "Mend it." owner due March 2019
  |                           ^^^
  |
  = note: while reading action `a`
  = help: for example `owner ada` or `owner ada, ben`

1 error, 0 warnings, 0 notes in 1 file (as of 1 May 2018)
For more about this error, run `planc explain PL001`.
1 file was not formatted: planc has to understand what it lays out
'''
PATCH = '''--- a/{0}
+++ b/{0}
@@ -1,5 +1,5 @@
-plan  parks "Parks" {{
-  period 2018/19
+plan parks "Parks" {{
+    period 2018/19
 }}
-PERSON ada "Ada Marsh"
-action a "Mend it." OWNER ada   due 31st March 2019\t
+person ada "Ada Marsh"
+action a "Mend it." owner ada due 31 March 2019
'''


def expect_text(t, name, text):
    """The file holds exactly this."""
    if t.read(name) != text.encode():
        t.run("--version").fail(show_difference(name, text, t.read(name).decode()))


@test
def to_standard_output(t):
    """Without an option the text is printed, of several files in turn, and no file changes."""
    t.write("a.plan", ODD)
    t.write("b.plan", LAID)
    t.run("fmt", "a.plan").expect(0, LAID)
    t.run("fmt", "a.plan", "b.plan").expect(0, LAID + LAID)
    t.run("fmt", "-", stdin=ODD.encode()).expect(0, LAID)
    t.run("fmt", "-", stdin=b"").expect(0)
    expect_text(t, "a.plan", ODD)


@test
def in_place(t):
    """`-w` changes the files that need it and no other; folders and lists stand for their files; a file
    that is named twice is changed once."""
    t.write("plans/a.plan", ODD)
    t.write("plans/b.plan", LAID)
    os.symlink("a.plan", t.path("plans/link.plan"))
    os.chmod(t.path("plans/a.plan"), 0o640)
    os.utime(t.path("plans/b.plan"), (1, 1))
    t.run("fmt", "-w", "plans").expect(0, "", "formatted 1 file\n")
    expect_text(t, "plans/a.plan", LAID)
    if not os.path.islink(t.path("plans/link.plan")):
        t.run("--version").fail("the link was replaced")
    if stat.S_IMODE(os.stat(t.path("plans/a.plan")).st_mode) != 0o640:
        t.run("--version").fail("the file has other rights")
    if os.stat(t.path("plans/b.plan")).st_mtime != 1:
        t.run("--version").fail("a file that was as it should be was written")
    t.run("fmt", "--write", "plans").expect(0, "", "nothing to format\n")
    t.write("c.plan", ODD)
    t.write("list", "c.plan\nc.plan\n")
    t.run("fmt", "-w", "-q", "--files-from", "list", "c.plan").expect(0)
    expect_text(t, "c.plan", LAID)
    if t.files() != ["c.plan", "list", "plans/a.plan", "plans/b.plan", "plans/link.plan"]:
        t.run("--version").fail(f"left behind: {t.files()}")


@test
def names_of_files(t):
    """`--check` prints the names of files that would change, and says so by its exit code."""
    t.write("a.plan", ODD)
    t.write("b.plan", LAID)
    t.run("fmt", "--check", "b.plan", "a.plan").expect(1, "a.plan\n", "would format 1 file\n")
    t.run("fmt", "--check", "-q", "a.plan").expect(1)
    t.run("fmt", "--check", "b.plan").expect(0, "", "nothing to format\n")
    t.run("fmt", "--check", "--stdin-path", "in.plan", "-", stdin=ODD.encode()).expect(
        1, "in.plan\n", "would format 1 file\n")
    expect_text(t, "a.plan", ODD)


@test
def patch(t):
    """`--diff` prints what git can apply, and nothing for a file that stays the same."""
    t.write("a.plan", ODD)
    t.write("b.plan", LAID)
    got = t.run("fmt", "--diff", "a.plan", "b.plan").expect(0, PATCH.format("a.plan"))
    t.run("fmt", "--diff", "--check", "a.plan").expect(1, got.out, "would format 1 file\n")
    t.run("fmt", "--diff", "--stdin-path", "in.plan", "-", stdin=ODD.encode()).expect(
        0, PATCH.format("in.plan"))
    subprocess.run([need("git"), "apply", "-"], input=got.raw, cwd=t.folder, check=True)
    expect_text(t, "a.plan", LAID)


@test
def errors_of_syntax(t):
    """A file with errors of syntax is left alone, and they are told; the other files are formatted."""
    t.write("a.plan", BROKEN)
    t.write("b.plan", ODD)
    t.run("fmt", "a.plan").expect(1, "", TOLD.format("a.plan"))
    t.run("fmt", "-w", "a.plan", "b.plan").expect(
        1, "", TOLD.format("a.plan") + "formatted 1 file\n")
    expect_text(t, "a.plan", BROKEN)
    expect_text(t, "b.plan", LAID)
    t.run("fmt", "-q", "--check", "a.plan").expect(1)
    # What is wrong with lines and blocks counts, too; what an unknown name means does not.
    t.write("late.plan", ODD + 'measure "Trees"\n  actual 60% in March 2018\n')
    got = t.run("fmt", "-w", "late.plan")
    if got.code != 1 or "[PL028]" not in got.err:
        got.fail("a clause behind its item was not refused")
    t.write("names.plan", ODD.replace("OWNER ada", "OWNER bob"))
    t.run("fmt", "names.plan").expect(0, LAID.replace("owner ada", "owner bob"))
    t.write("part.plan", 'include "nowhere.plan"\n' + ODD)
    t.run("fmt", "part.plan").expect(0, 'include "nowhere.plan"\n' + LAID)


@test
def what_cannot_be_done(t):
    """Exit 2: options that do not go together, files that are not there or cannot be changed."""
    t.write("a.plan", ODD)
    for options in ("-w", "--check"), ("-w", "--diff"):
        t.run("fmt", *options, "a.plan").expect(
            2, "", "planc: fmt: `--write` changes the files, `--check` and `--diff` do not\n")
    t.run("fmt").expect(
        2, "", "planc: fmt: which plan? Name a file, a folder, or `-` for standard input\n")
    t.run("fmt", "-w", "a.plan", "-", stdin=ODD.encode()).expect(
        2, "", "planc: fmt: standard input is not a file that can be changed; name the file itself\n")
    expect_text(t, "a.plan", ODD)
    t.run("fmt", "--check", "none.plan", "a.plan").expect(
        2, "a.plan\n",
        "planc: cannot read `none.plan`: No such file or directory\nwould format 1 file\n")
    os.chmod(t.path("a.plan"), 0o444)
    t.run("fmt", "-w", "a.plan").expect(
        2, "", "planc: will not change `a.plan`: it is read-only\nplanc: no file was changed\n")
    expect_text(t, "a.plan", ODD)


@test
def bytes_of_files(t):
    """Line ends become LF, the last one comes; a byte order mark stays, which is not layout's to take."""
    t.write("a.plan", "\ufeff" + LAID.replace("\n", "\r\n")[:-2])
    t.run("fmt", "a.plan").expect(0, "\ufeff" + LAID)


@test
def fix_of_the_rule(t):
    """`check --fix` with PL015 on lays files out, parts too; a file with errors is silent about it."""
    t.write("a.plan", 'include "part.plan"\n' + ODD)
    t.write("part.plan", 'team  parks "Parks Team" # planc: allow PL107 -- later\n')
    t.run("check", "--format", "short", "a.plan").expect_codes(0)
    t.run("check", "--format", "short", "-W", "PL015", "a.plan").expect_codes(
        0, "2:1 PL015", "1:1 PL015")
    got = t.run("check", "-W", "not-formatted", "--fix", "a.plan")
    got.expect(0, got.out, "fixed 2 findings in 2 files\n")
    expect_text(t, "a.plan", 'include "part.plan"\n' + LAID)
    expect_text(t, "part.plan", 'team parks "Parks Team" # planc: allow PL107 -- later\n')
    t.write("b.plan", ODD + BROKEN)
    t.run("check", "--format", "short", "-W", "PL015", "b.plan").expect_codes(1, "6:27 PL001")
    t.write("c.plan", "# planc: allow-file PL015 -- by hand\n" + ODD)
    t.run("check", "--format", "short", "-W", "PL015", "c.plan").expect_codes(0)
    t.write("d.plan", LAID[:-1])
    t.run("check", "--fix", "-q", "-W", "PL015", "d.plan")
    expect_text(t, "d.plan", LAID)


@test
def former_names_of_rules(t):
    """A name that a rule had once works where the present one does, and planc says what it is now."""
    t.write("a.plan", LAID + 'team parks "Parks Team"\n')
    t.run("check", "--format", "short", "a.plan").expect_codes(0, "6:6 PL107")
    t.run("check", "--format", "short", "-A", "unused-owner", "a.plan").expect(
        0, "", "planc: the rule `unused-owner` is now `unused-party`\n")
    page = t.run("explain", "unused-party")
    t.run("explain", "Unused_Owner").expect(
        0, "The rule `Unused_Owner` is now `unused-party`.\n\n" + page.out)
