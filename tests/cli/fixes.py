"""`check --fix`: files are changed as the fixes say and in nothing else, all or none of them."""

import fcntl
import json
import os
import signal
import stat
import subprocess
import time

from harness import NOBODY, Failure, Result, Settings, need, show_difference, test

HEAD = 'plan p "Plan" {\n\tperiod 2018/19\n}\nperson ada "Ada Marsh"\n'
SLIPS = HEAD + '# keep: this\naction a “Mend it.” owner: ada due March 19 # and this\n'
MENDED = HEAD + '# keep: this\naction a "Mend it." owner ada due March 2019 # and this\n'
CLEAN = "no findings in 1 file (as of 1 May 2018)\n"
FIXED = "fixed 3 findings in 1 file\n"


def expect_bytes(t, name, wanted):
    """A file must hold exactly this."""
    if isinstance(wanted, str):
        wanted = wanted.encode()
    got = t.read(name)
    if got != wanted:
        raise Failure(show_difference(name, repr(wanted), repr(got)))


def expect_files(t, *names):
    """Nothing is left beside the files of the test."""
    left = [name for name in t.files() if name != "planc-for-nobody"]
    if left != sorted(names):
        raise Failure(f"the folder holds {left}, expected {sorted(names)}")


def expect_fixable(result, line):
    """What findings say of fixes stands below their counts."""
    if result.out.splitlines()[-2:-1] != [line]:
        result.fail(show_difference("the last line but one", line, result.out))


def git(t, *args, stdin=b"", folder=None):
    """Runs git in the folder of the test, by nobody's settings."""
    env = t.environment(GIT_CONFIG_NOSYSTEM="1", HOME=t.folder)
    run = subprocess.run([need("git"), *args], input=stdin, cwd=folder or t.folder, env=env,
                         capture_output=True, check=False)
    if run.returncode:
        raise Failure(f"git {args} ended with {run.returncode}: {run.stderr.decode()}")


@test
def fix_in_place(t):
    """Safe fixes are made, comments stay, and a second run finds nothing to do."""
    t.write("a.plan", SLIPS)
    expect_fixable(t.run("check", "a.plan"), "3 findings can be fixed with `planc check --fix`.")
    t.run("check", "--fix", "a.plan").expect(0, CLEAN, FIXED)
    expect_bytes(t, "a.plan", MENDED)
    before = os.stat(t.path("a.plan"))
    t.run("check", "--fix", "a.plan").expect(0, CLEAN, "nothing to fix\n")
    if os.stat(t.path("a.plan")) != before:
        raise Failure("a file without a fix was written again")
    expect_files(t, "a.plan")
    t.write("a.plan", SLIPS)
    t.run("check", "-q", "--fix", "a.plan").expect(0)
    expect_bytes(t, "a.plan", MENDED)


@test
def what_is_left(t):
    """The findings are those that are left, and so is the exit code; a fix may bring out another."""
    t.write("a.plan", HEAD + "action a 'A' {\n\tlead: Ada Marsh\n\tdue 31/02/2019\n}\n")
    t.run("check", "--fix", "--format", "short", "a.plan").expect(
        1,
        "a.plan:7:6: error: `31/02/2019` has a number for its month [PL024]\n",
        "fixed 3 findings in 1 file\n",
    )
    expect_bytes(t, "a.plan", HEAD + 'action a "A" {\n\towner ada\n\tdue 31/02/2019\n}\n')


@test
def guesses_only_if_asked(t):
    """A guess is made with --unsafe-fixes, which makes the safe fixes, too."""
    plan = HEAD + 'action a "A" owner: ada due 03/05/2018\n'
    t.write("a.plan", plan)
    expect_fixable(
        t.run("check", "a.plan"),
        "1 finding can be fixed with `planc check --fix`, 1 more with `--unsafe-fixes`.",
    )
    got = t.run("check", "--fix", "a.plan")
    got.expect(1, got.out, "fixed 1 finding in 1 file\n")
    expect_fixable(got, "1 finding can be fixed with `planc check --unsafe-fixes`, which guesses.")
    expect_bytes(t, "a.plan", plan.replace(":", ""))
    t.write("a.plan", plan)
    t.run("check", "--unsafe-fixes", "a.plan").expect(0, CLEAN, "fixed 2 findings in 1 file\n")
    expect_bytes(t, "a.plan", HEAD + 'action a "A" owner ada due 3 May 2018\n')


@test
def every_full_name(t):
    """However often a party is named as it is printed, each place gets its short name."""
    actions = "".join(f'action a{i} "Mend {i}." owner {{}} due May 2018\n' for i in range(40))
    t.write("a.plan", HEAD + actions.format(*["Ada Marsh"] * 40))
    t.run("check", "-q", "--fix", "a.plan")
    expect_bytes(t, "a.plan", HEAD + actions.format(*["ada"] * 40))


@test
def no_fix_without_a_change(t):
    """What a guess would only repeat is no fix, and no round is spent on it."""
    t.write("a.plan", HEAD + 'action a "Mend it." owner J. O\'Hara due c. May 2018\n')
    got = t.run("check", "--unsafe-fixes", "a.plan")
    if got.err != "nothing to fix\n" or "can be fixed" in got.out:
        got.fail("a fix without a change")


@test
def rules_that_are_off(t):
    """What is not reported is not fixed."""
    t.write("a.plan", SLIPS)
    t.run("check", "--fix", "-A", "PL022", "-A", "PL206", "a.plan").expect(
        0, CLEAN, "fixed 1 finding in 1 file\n")
    expect_bytes(t, "a.plan", SLIPS.replace("“", '"').replace("”", '"'))


@test
def suppressed_findings(t):
    """What a comment lets pass stays as it is, and is not counted as something to mend."""
    plan = SLIPS.replace("# keep: this", "# planc: allow PL022, PL206 -- as printed")
    t.write("a.plan", plan)
    expect_fixable(t.run("check", "a.plan"), "1 finding can be fixed with `planc check --fix`.")
    got = t.run("check", "--unsafe-fixes", "a.plan")
    got.expect(0, got.out, "fixed 1 finding in 1 file\n")
    expect_bytes(t, "a.plan", plan.replace("“", '"').replace("”", '"'))


@test
def list_of_files(t):
    """A list may name what cannot be changed; then nothing is."""
    t.write("a.plan", SLIPS)
    t.write("list", "a.plan\n/dev/null\n")
    t.run("check", "--fix", "--files-from", "list").expect(
        2, "", "planc: check: /dev/null is not a file that can be changed; name the file itself\n")
    expect_bytes(t, "a.plan", SLIPS)


@test
def last_line_and_line_ends(t):
    """A line end that was not there does not come, and CR LF stays."""
    for plan, mended in [(SLIPS[:-1], MENDED[:-1]),
                         (SLIPS.replace("\n", "\r\n"), MENDED.replace("\n", "\r\n")),
                         (SLIPS.replace("\n", "\r\n")[:-2], MENDED.replace("\n", "\r\n")[:-2])]:
        t.write("a.plan", plan)
        t.run("check", "--fix", "a.plan").expect(0, CLEAN, FIXED)
        expect_bytes(t, "a.plan", mended)


@test
def rights_and_links(t):
    """The file keeps its rights; a link stays one, and what it leads to is fixed."""
    t.write("store/a.plan", SLIPS)
    os.chmod(t.path("store/a.plan"), 0o640)
    os.symlink("store/a.plan", t.path("link.plan"))
    t.run("check", "--fix", "link.plan").expect(0, CLEAN, FIXED)
    if not os.path.islink(t.path("link.plan")):
        raise Failure("the link was replaced")
    if stat.S_IMODE(os.stat(t.path("store/a.plan")).st_mode) != 0o640:
        raise Failure("the rights of the file changed")
    expect_bytes(t, "store/a.plan", MENDED)
    expect_files(t, "link.plan", "store/a.plan")


@test
def named_twice(t):
    """A file that is named twice, by two names, and in a folder is fixed once."""
    t.write("plans/a.plan", SLIPS)
    t.write("plans/b.plan", SLIPS)
    os.symlink("a.plan", t.path("plans/c.plan"))
    got = t.run("check", "--fix", "plans", "plans/a.plan", "./plans/a.plan", "plans/c.plan")
    got.expect(0, got.out, "fixed 6 findings in 2 files\n")
    expect_bytes(t, "plans/a.plan", MENDED)
    expect_bytes(t, "plans/b.plan", MENDED)


@test
def included_files(t):
    """A part is fixed with the plans that include it, once, and nothing outside the root is."""
    part = 'action {} “Mend it.” owner: ada due March 19\n'
    mended = 'action {} "Mend it." owner ada due March 2019\n'
    head = HEAD + 'include "parts/part.plan"\n'
    for name in "a.plan", "b.plan":
        t.write(name, head)
    t.write("parts/part.plan", part.format("a"))
    t.run("check", "--fix", "a.plan", "b.plan").expect(
        0, "no findings in 2 files (as of 1 May 2018)\n", FIXED)
    expect_bytes(t, "parts/part.plan", mended.format("a"))
    expect_bytes(t, "a.plan", head)
    outside = part.format("b")
    t.write("outside.plan", outside)
    t.write("inside/a.plan", SLIPS + 'include "../outside.plan"\n')
    got = t.run("check", "--fix", "inside/a.plan")
    got.expect(1, got.out, FIXED)
    expect_bytes(t, "outside.plan", outside)
    expect_bytes(t, "inside/a.plan", MENDED + 'include "../outside.plan"\n')


@test
def plans_that_disagree(t):
    """Where two plans read a shared part in two ways, it stays as it is."""
    part = 'action a "A" owner ada due March 19\n'
    t.write("part.plan", part)
    t.write("a.plan", HEAD + 'include "part.plan"\n')
    t.write("b.plan", HEAD.replace("2018/19", "1918/19") + 'include "part.plan"\n')
    got = t.run("check", "--fix", "a.plan", "b.plan")
    got.expect(got.code, got.out, "nothing to fix\n")
    expect_bytes(t, "part.plan", part)


@test
def what_cannot_be_changed(t):
    """Standard input, pipes, and files that are not there: exit 2, and nothing is changed."""
    for name in "-", "/dev/stdin":
        what = "standard input" if name == "-" else name
        for option in "--fix", "--diff", "--unsafe-fixes":
            t.run("check", option, name, stdin=SLIPS).expect(
                2, "", f"planc: check: {what} is not a file that can be changed;"
                " name the file itself\n")
    t.write("a.plan", SLIPS)
    got = t.run("check", "--fix", "a.plan", "none.plan")
    got.expect(2, got.out, "planc: cannot read `none.plan`: No such file or directory\n")
    expect_bytes(t, "a.plan", SLIPS)


@test
def read_only_file(t):
    """A file that nobody may write is left alone, and so are the others of the run."""
    t.write("a.plan", SLIPS)
    t.write("b.plan", SLIPS)
    os.chmod(t.path("b.plan"), 0o444)
    t.run("check", "--fix", "a.plan", "b.plan").expect(
        2, "", "planc: will not change `b.plan`: it is read-only\nplanc: no file was changed\n")
    expect_bytes(t, "a.plan", SLIPS)
    expect_bytes(t, "b.plan", SLIPS)
    expect_files(t, "a.plan", "b.plan")


@test
def another_ones_file(t):
    """In a folder that all may write to, but where each keeps what is his, nothing is half done."""
    if os.geteuid() != 0:
        return  # who is not root cannot give a file away
    t.write("plans/a.plan", SLIPS)
    t.write("plans/b.plan", SLIPS)
    os.chown(t.path("plans/a.plan"), NOBODY, NOBODY)
    os.chmod(t.path("plans/b.plan"), 0o666)
    os.chmod(t.path("plans"), 0o1777)
    t.run("check", "--fix", "plans", as_nobody=True).expect(
        2, "", "planc: will not change `plans/b.plan`: only its owner may replace it there\n"
        "planc: no file was changed\n")
    expect_bytes(t, "plans/a.plan", SLIPS)


@test
def not_fixed_and_told(t):
    """Programs have an answer, too, if nothing could be fixed: of the files as they are."""
    t.write("a.plan", SLIPS)
    os.chmod(t.path("a.plan"), 0o444)
    complaint = "planc: will not change `a.plan`: it is read-only\nplanc: no file was changed\n"
    fixed = t.run("check", "--fix", "--format", "json", "--format", "sarif=found.sarif", "a.plan")
    found = json.loads(fixed.out)
    if (fixed.code, fixed.err) != (2, complaint) or not found["error"]:
        fixed.fail("the exit code, the complaint or the error in the JSON is another")
    if len(found["diagnostics"]) != 3 or b"PL605" not in t.read("found.sarif"):
        fixed.fail("the findings are not those of the file")
    other = t.run("check", "--fix", "--format", "json", "-", stdin=SLIPS)
    if other.code != 2 or not json.loads(other.out)["error"]:
        other.fail("nothing to read for programs")


@test
def read_only_folder(t):
    """In a folder that cannot be written nothing changes, and the reason is told."""
    t.write("plans/a.plan", SLIPS)
    os.chmod(t.path("plans/a.plan"), 0o666)
    os.chmod(t.path("plans"), 0o555)
    where = os.path.realpath(t.path("plans/a.plan"))
    t.run("check", "--fix", "plans/a.plan", as_nobody=True).expect(
        2, "", f"planc: cannot write `{where}`: Permission denied\nplanc: no file was changed\n")
    expect_bytes(t, "plans/a.plan", SLIPS)
    expect_files(t, "plans/a.plan")


@test
def full_disk(t):
    """A file that cannot be written to its end is not written at all."""
    plan = SLIPS + "# " + 4096 * "x" + "\n"
    t.write("a.plan", SLIPS)
    t.write("b.plan", plan)
    where = os.path.realpath(t.path("b.plan"))
    limit = f"ulimit -f 1; exec {Settings.planc} check --fix a.plan b.plan"
    run = subprocess.run(["/bin/bash", "-c", limit], cwd=t.folder, env=t.environment(),
                         capture_output=True, check=False)
    got = Result(["planc", "check"], run.returncode, run.stdout, run.stderr)
    got.expect(2, "", f"planc: cannot write `{where}`: File too large\nplanc: no file was changed\n")
    expect_bytes(t, "a.plan", SLIPS)
    expect_bytes(t, "b.plan", plan)
    expect_files(t, "a.plan", "b.plan")


@test
def changed_meanwhile(t):
    """What somebody writes while planc reads is not lost."""
    other = SLIPS.replace("Mend", "Send")
    t.write("a.plan", SLIPS)
    t.write("b.plan", SLIPS)
    asked = []
    signal.signal(signal.SIGIO, lambda *_: asked.append(True))
    # Whoever opens the second plan has to wait: the first has been read by then.
    lease = os.open(t.path("b.plan"), os.O_RDWR)
    fcntl.fcntl(lease, fcntl.F_SETLEASE, fcntl.F_WRLCK)
    with subprocess.Popen([Settings.planc, "check", "--fix", "a.plan", "b.plan"], cwd=t.folder,
                          env=t.environment(), stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE) as run:
        while not asked and run.poll() is None:
            time.sleep(0.01)
        t.write("a.plan", other)
        os.close(lease)
        out, err = run.communicate()
    Result(["planc", "check"], run.returncode, out, err).expect(
        2, "", "planc: will not change `a.plan`: it was changed meanwhile\n"
        "planc: no file was changed\n")
    expect_bytes(t, "a.plan", other)
    expect_bytes(t, "b.plan", SLIPS)
    expect_files(t, "a.plan", "b.plan")


NAMES = ["a.plan", "two words.plan", "pärks.plan", 'a "b" \\c.plan', "tab\there.plan",
         "sub folder/ñ.plan"]


@test
def patch_that_git_takes(t):
    """--diff changes nothing, and git makes the same of its patch as --fix does."""
    long = HEAD + "".join(f'action a{i} "A" owner{":" if i % 9 < 2 else ""} ada due 2018/19\n'
                          for i in range(60))
    texts = [SLIPS, SLIPS[:-1], SLIPS.replace("\n", "\r\n"), MENDED, long,
             HEAD + 'action a "A"\n{\n\towner ada;\n}\n' + SLIPS[len(HEAD):]]
    for name, text in zip(NAMES, texts):
        t.write(name, text)
    git(t, "init", "-q")
    patch = t.run("check", "--fix", "--diff", ".")
    patch.expect(patch.code, patch.out, patch.err)
    for name, text in zip(NAMES, texts):
        expect_bytes(t, name, text)
    fixed = t.run("check", "--fix", ".")
    fixed.expect(patch.code, fixed.out, patch.err.replace("would fix", "fixed"))
    mended = {name: t.read(name) for name in NAMES}
    for name, text in zip(NAMES, texts):
        t.write(name, text)
    git(t, "apply", "--whitespace=nowarn", stdin=patch.raw)
    for name in NAMES:
        expect_bytes(t, name, mended[name])
    again = t.run("check", "--diff", ".")
    again.expect(patch.code, "", "nothing to fix\n")


@test
def patch_in_a_folder_of_a_repository(t):
    """A patch is applied where it was made: git counts other paths from the top of the repository."""
    t.write("plans/a b.plan", SLIPS)
    git(t, "init", "--quiet")
    for folder, name in (t.path("plans"), "a b.plan"), (None, "plans/a b.plan"):
        patch = t.run("check", "--diff", name, folder=folder)
        git(t, "apply", "--whitespace=nowarn", stdin=patch.raw, folder=folder)
        if t.read("plans/a b.plan") == SLIPS.encode():
            raise Failure(f"the patch of `{name}` was not applied")
        t.write("plans/a b.plan", SLIPS)


@test
def patch_alone(t):
    """Standard output has the patch and nothing else; findings go to the files that are asked for."""
    t.write("a.plan", HEAD + "action a “A” owner ada due March 2018 # why\n")
    t.run("check", "--diff", "--format", "short", "--format", "short=found.txt", "a.plan").expect(
        0,
        """\
--- a/a.plan
+++ b/a.plan
@@ -2,4 +2,4 @@
 \tperiod 2018/19
 }
 person ada "Ada Marsh"
-action a “A” owner ada due March 2018 # why
+action a "A" owner ada due March 2018 # why
""",
        "would fix 1 finding in 1 file\n",
    )
    if b"[PL202]" not in t.read("found.txt") or b"[PL605]" in t.read("found.txt"):
        raise Failure("the report is not of what would be left")


@test
def patch_from_a_folder_above(t):
    """Paths of a patch begin in the folder where planc runs, whatever it was told."""
    t.write("plans/a.plan", SLIPS)
    os.symlink("plans/a.plan", t.path("link.plan"))
    for name in "plans/a.plan", t.path("plans/a.plan"), "./plans/../link.plan":
        got = t.run("check", "--diff", name)
        if got.out.splitlines()[:1] != ["--- a/plans/a.plan"]:
            got.fail(got.out)
