"""Where planc writes: whole files or none, full disks, closed pipes, links, terminals."""

import os
import pty
import select
import signal
import socket
import stat
import subprocess
import urllib.parse

from harness import Failure, Settings, need, slow, test

OK = 'plan p "Plan"\nperson ada "Ada Marsh"\naction a "Do it." owner ada due March 2019\n'
LATE = OK.replace("March 2019", "March 2018")
BROKEN = OK + "foo\n"
FULL = "No space left on device"


def children(count):
    """A plan that makes more output than a buffer holds."""
    lines = [f'action a{i} "Do it {i}." owner ada due March 2018\n' for i in range(count)]
    return OK + "".join(lines).replace("a0 ", "b ")


@test
def full_disk_on_standard_output(t):
    """A full disk is exit 2, never a short output with exit 0."""
    t.write("a.plan", LATE)
    t.write("many.plan", children(2000))
    complaint = f"planc: cannot write standard output: {FULL}\n"
    with open("/dev/full", "wb") as full:
        for name in ("a.plan", "many.plan"):
            t.run("check", name, stdout=full).expect(2, "", complaint)
            t.run("check", "--format", "short", name, stdout=full).expect(2, "", complaint)
            for form in ("csv", "csvw", "json", "html"):
                t.run("build", name, "--to", form, "-q", stdout=full).expect(2, "", complaint)
        t.run("--help", stdout=full).expect(2, "", complaint)
        t.run("--version", stdout=full).expect(2, "", complaint)
        t.run("rules", stdout=full).expect(2, "", complaint)
        t.run("explain", "PL204", stdout=full).expect(2, "", complaint)
        t.run("schema", "plan", stdout=full).expect(2, "", complaint)
        t.run("check", "--help", stdout=full).expect(2, "", complaint)
        t.run("check", "-q", "a.plan", stdout=full).expect(0)


@test
def full_disk_on_a_file(t):
    """The same for a file that an option names; nothing is left beside it."""
    t.write("a.plan", LATE)
    complaint = f"planc: cannot write `/dev/full`: {FULL}\n"
    t.run("build", "a.plan", "--to", "csv", "-o", "/dev/full").expect(2, "", complaint)
    t.run("build", "a.plan", "--to", "html", "-o", "/dev/full").expect(2, "", complaint)
    t.run("check", "--format", "short=/dev/full", "a.plan").expect(2, "", complaint)
    t.write("many.plan", children(2000))
    t.run("build", "many.plan", "--to", "json", "-o", "/dev/full").expect(2, "", complaint)
    if t.files() != ["a.plan", "many.plan"] or os.path.exists("/dev/full-metadata.json"):
        raise Failure(f"files are left behind: {t.files()}")


@test
def closed_pipe(t):
    """A reader that goes away is exit 2, with or without much to say."""
    t.write("a.plan", LATE)
    t.write("many.plan", children(5000))
    for name in ("a.plan", "many.plan"):
        for args in (("check", name), ("build", name, "--to", "json", "-q")):
            reader, writer = os.pipe()
            os.close(reader)
            with os.fdopen(writer, "wb") as pipe:
                t.run(*args, stdout=pipe).expect(
                    2, "", "planc: cannot write standard output: Broken pipe\n"
                )


@test
def closed_standard_output(t):
    """Without a standard output there is nowhere to write, and that is said."""
    t.write("a.plan", LATE)
    shell = subprocess.run(
        [need("sh"), "-c", '"$0" check a.plan >&-', Settings.planc],
        cwd=t.folder, env=t.environment(), capture_output=True, check=False,
    )
    wanted = b"planc: cannot write standard output: Bad file descriptor\n"
    if (shell.returncode, shell.stderr) != (2, wanted):
        raise Failure(f"exit code {shell.returncode}: {shell.stderr!r}")


@test
def output_file(t):
    """-o writes what standard output would get, and nothing else appears in the folder."""
    t.write("a.plan", OK)
    for form, suffix in (("json", []), ("html", []), ("csvw", []), ("csv", ["-metadata.json"])):
        t.run("build", "a.plan", "--to", form, "-o", "out").expect(0)
        if form != "csvw":  # which names its table
            t.run("build", "a.plan", "--to", form).expect(0, t.read("out").decode())
            t.run("build", "a.plan", "--to", form, "-o", "-").expect(0, t.read("out").decode())
        wanted = sorted(["a.plan", "out"] + ["out" + end for end in suffix])
        if t.files() != wanted:
            raise Failure(f"{form}: {t.files()}")
    t.run("build", "a.plan", "--to", "csv", "-o", "/dev/null").expect(0)
    if os.path.exists("/dev/null-metadata.json"):
        raise Failure("a companion is written beside a device")
    t.run("build", "a.plan", "--to", "csv", "-o", "none/out").expect(
        2, "", "planc: cannot write `none/out`: No such file or directory\n"
    )
    t.run("build", "a.plan", "--to", "csv", "-o", "").expect(
        2, "", "planc: cannot write ``: No such file or directory\n"
    )
    os.mkdir(t.path("folder"))
    t.run("build", "a.plan", "--to", "csv", "-o", "folder").expect(
        2, "", "planc: cannot write `folder`: Is a directory\n"
    )


@test
def output_is_whole_or_not_there(t):
    """A build that fails leaves the old file as it was."""
    t.write("a.plan", BROKEN)
    t.write("out.csv", "old")
    for _ in range(2):
        got = t.run("build", "a.plan", "--to", "csv", "-o", "out.csv")
        if got.code != 1 or got.out or t.read("out.csv") != b"old":
            got.fail("the old file is gone")
        t.write("a.plan", "")
    t.write("a.plan", OK)
    t.run("build", "a.plan", "--to", "csv", "--lang", "cy", "-o", "out.csv").expect(
        2, "", "planc: the plan has no language `cy`; it has:\n"
        "  en, as it does not say `languages`\n"
    )
    if t.read("out.csv") != b"old" or t.files() != ["a.plan", "out.csv"]:
        raise Failure(f"the old file is gone, or others came: {t.files()}")


def ended_while_writing(t, signal_number, *args):
    """Runs planc and sends it a signal as soon as a file lies beside its place; what ended it."""
    with subprocess.Popen([Settings.planc, *args], cwd=t.folder, env=t.environment(), stdin=subprocess.DEVNULL,
                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as planc:
        while planc.poll() is None:
            if any(name.endswith(".part") for name in os.listdir(t.folder)):
                planc.send_signal(signal_number)
                break
        return planc.wait()


@slow
@test
def ended_while_it_writes(t):
    """Who ends planc while it writes finds the files whole, all of them, and nothing beside them."""
    t.write("a.plan", children(4000))
    whole = t.run("build", "a.plan", "--to", "html", "-q").raw
    names = [f"b{number:02}.plan" for number in range(40)]
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        for name in names:
            t.write(name, OK.replace("owner", "owner:") + "# a comment\n" * 20000)
        for args in (["build", "a.plan", "--to", "html", "-q", "-o", "a.html"], ["check", "-q", "--fix", *names]):
            status = ended_while_writing(t, number, *args)
            if status not in (0, -number):
                raise Failure(f"{args[0]} ended with {status} after signal {number}")
        if t.files() != ["a.html", "a.plan", *names]:
            raise Failure(f"files are left behind: {t.files()}")
        if t.read("a.html") != whole:
            raise Failure("the page is not whole")
        if any(b"owner:" in t.read(name) for name in names):
            raise Failure("some files are fixed, others not")
        os.remove(t.path("a.html"))


@test
def output_in_a_folder_without_rights(t):
    """Where no file can be made, the complaint names the file that was asked for."""
    t.write("a.plan", OK)
    os.chmod(t.path("a.plan"), 0o644)
    os.mkdir(t.path("locked"))
    os.chmod(t.path("locked"), 0o555)
    t.run("build", "a.plan", "--to", "csv", "-o", "locked/out", as_nobody=True).expect(
        2, "", "planc: cannot write `locked/out`: Permission denied\n"
    )


@test
def output_to_a_link(t):
    """A link is written through: it stays, and what it leads to is new."""
    t.write("a.plan", OK)
    t.write("there/real.json", "old")
    os.symlink("there/real.json", t.path("link.json"))
    t.run("build", "a.plan", "--to", "json", "-o", "link.json").expect(0)
    if not os.path.islink(t.path("link.json")) or t.read("there/real.json")[:1] != b"{":
        raise Failure("the link was replaced")


@test
def rights_of_an_output(t):
    """A new file gets the rights that the shell would give it; an old one keeps its own."""
    t.write("a.plan", OK)
    t.write("old.json", "old")
    os.chmod(t.path("old.json"), 0o640)
    before = os.umask(0o027)
    try:
        t.run("build", "a.plan", "--to", "json", "-o", "new.json").expect(0)
        os.umask(0o022)
        t.run("build", "a.plan", "--to", "json", "-o", "old.json").expect(0)
    finally:
        os.umask(before)
    for name in ("new.json", "old.json"):
        mode = stat.S_IMODE(os.stat(t.path(name)).st_mode)
        if mode != 0o640:
            raise Failure(f"{name} has the mode {mode:o}")


@test
def output_over_the_plan(t):
    """No output takes the place of a file that was read."""
    t.write("a.plan", OK.replace('person ada "Ada Marsh"', 'include "ada.plan"'))
    t.write("ada.plan", 'person ada "Ada Marsh"\n')
    os.symlink("a.plan", t.path("link"))
    for name in ("a.plan", "./a.plan", "ada.plan", "link"):
        complaint = f"planc: will not write `{name}`: the plan itself is in it\n"
        t.run("build", "a.plan", "--to", "csv", "-o", name).expect(2, "", complaint)
        t.run("check", "a.plan", "--format", "short=" + name).expect(2, "", complaint)
    t.run("check", "a.plan").expect(0, "no findings in 1 file (as of 1 May 2018)\n")


@test
def reports_in_files(t):
    """Several formats in one run, each where it was asked for; -q silences only the screen."""
    t.write("a.plan", LATE)
    short = (
        "a.plan:3:33: warning: action `a` is due March 2018,"
        " 31 days before 1 May 2018, and not complete [PL217]\n"
    )
    got = t.run("check", "--format", "short=one", "--format", "text=two", "--format", "short",
                "a.plan")
    got.expect(0, short)
    if t.read("one").decode() != short or b"warning[PL217]" not in t.read("two"):
        raise Failure("a report is not in its file")
    t.run("check", "-q", "--format", "short=three", "--format", "short", "a.plan").expect(0)
    if t.read("three").decode() != short:
        raise Failure("-q kept a report out of its file")


def on_terminal(t, *args, both=False, env=None):
    """What planc writes to a terminal as its standard output, or to both outputs."""
    leader, follower = pty.openpty()
    variables = t.environment(**{"TERM": "xterm", **(env or {})})
    with subprocess.Popen(
        [Settings.planc, *args], stdout=follower, cwd=t.folder, env=variables,
        stderr=follower if both else subprocess.DEVNULL,
    ) as process:
        os.close(follower)
        got = b""
        while select.select([leader], [], [], 60)[0]:
            try:
                piece = os.read(leader, 65536)
            except OSError:  # the terminal is closed
                break
            if not piece:
                break
            got += piece
        process.wait(60)
    os.close(leader)
    return got


@slow
@test
def colour_only_on_a_terminal(t):
    """--color, NO_COLOR, FORCE_COLOR or CLICOLOR_FORCE, TERM=dumb, the stream: in this order."""
    t.write("a.plan", BROKEN)
    escape = b"\x1b["
    for env, args, wanted in (
        ({}, (), True),
        ({"NO_COLOR": "1"}, (), False),
        ({"NO_COLOR": ""}, (), True),
        ({"TERM": "dumb"}, (), False),
        ({"TERM": None}, (), True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, (), False),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, (), True),
        ({"TERM": "dumb", "CLICOLOR_FORCE": "1"}, (), True),
        ({"NO_COLOR": "1"}, ("--color", "always"), True),
        ({}, ("--color", "never"), False),
        ({"FORCE_COLOR": "1"}, ("--color", "never"), False),
        ({"NO_COLOR": "1"}, ("--color", "auto"), False),
        ({}, ("--format", "short"), False),
        ({}, ("--format", "short", "--color", "always"), False),
    ):
        got = on_terminal(t, "check", *args, "a.plan", env=env)
        if (escape in got) != wanted or b"PL004" not in got:
            raise Failure(f"on a terminal, {env} {args}: {got!r}")
    for env, args, wanted in (
        ({}, (), False),
        ({"FORCE_COLOR": "1"}, (), True),
        ({"CLICOLOR_FORCE": "1"}, (), True),
        ({"FORCE_COLOR": ""}, (), False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, (), False),
        ({}, ("--color", "always"), True),
        ({}, ("--color", "auto"), False),
    ):
        got = t.run("check", *args, "a.plan", env=env)
        if (escape in got.raw) != wanted:
            got.fail(f"into a pipe, {env}")
    # The findings of a build go to standard error: that stream decides, not the other.
    if escape not in on_terminal(t, "build", "a.plan", "--to", "csv", both=True):
        raise Failure("the findings of a build have no colour on a terminal")
    got = t.run("build", "a.plan", "--to", "csv", stdout=subprocess.PIPE)
    if "\x1b" in got.err:
        got.fail("an escape byte goes into a pipe")
    # A file that an option names is no terminal, whatever standard output is.
    on_terminal(t, "check", "--format", "text=report", "a.plan")
    if escape in t.read("report"):
        raise Failure("an escape byte is in a file")
    # Without its colours the text is the same.
    plain = t.run("check", "a.plan").raw
    coloured = t.run("check", "--color", "always", "a.plan").raw
    for code in set(coloured.split(escape)[1:]):
        coloured = coloured.replace(escape + code[: code.index(b"m") + 1], b"")
    if coloured != plain:
        raise Failure("colour changes more than colours")


@slow
@test
def links_only_on_a_terminal(t):
    """--hyperlinks, then whether the stream is a terminal that is not dumb; colours do not matter. The
    link is a file URI with the name of this machine."""
    t.write("a b%é.plan", BROKEN)
    host = socket.gethostname()
    path = urllib.parse.quote(os.path.realpath(t.path("a b%é.plan")))
    link = f"\x1b]8;;file://{host}{path}\x1b\\a b%é.plan:4:1\x1b]8;;\x1b\\".encode()
    for env, args, wanted in (
        ({}, (), True),
        ({"NO_COLOR": "1"}, (), True),
        ({"TERM": "dumb"}, (), False),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, (), False),
        ({}, ("--color", "never"), True),
        ({}, ("--hyperlinks", "auto"), True),
        ({}, ("--hyperlinks", "never"), False),
        ({"TERM": "dumb"}, ("--hyperlinks", "always"), True),
        ({}, ("--format", "short"), False),
        ({}, ("--format", "short", "--hyperlinks", "always"), False),
    ):
        got = on_terminal(t, "check", *args, "a b%é.plan", env=env)
        if (link in got) != wanted or (b"\x1b]8" in got) != wanted or b"PL004" not in got:
            raise Failure(f"on a terminal, {env} {args}: {got!r}")
    for env, args, wanted in (
        ({}, (), False),
        ({"FORCE_COLOR": "1"}, (), False),
        ({}, ("--color", "always"), False),
        ({}, ("--hyperlinks", "always"), True),
        ({}, ("--hyperlinks", "auto"), False),
    ):
        got = t.run("check", *args, "a b%é.plan", env=env)
        if (link in got.raw) != wanted or (b"\x1b]8" in got.raw) != wanted:
            got.fail(f"into a pipe, {env}")
    on_terminal(t, "check", "--hyperlinks", "always", "--format", "text=report", "a b%é.plan")
    if b"\x1b" in t.read("report"):
        raise Failure("an escape byte is in a file")
    if link not in on_terminal(t, "build", "a b%é.plan", "--to", "csv", both=True):
        raise Failure("the findings of a build have no links on a terminal")
    # What was read from standard input lies in no file.
    got = t.run("check", "--hyperlinks", "always", "-", stdin=BROKEN)
    if b"\x1b" in got.raw:
        got.fail("a link to nothing")


@test
def findings_that_stop_a_paper(t):
    """A plan that cannot be understood builds nothing; every other finding is only counted."""
    t.write("a.plan", BROKEN)
    t.run("build", "a.plan", "--to", "csv").expect(
        1,
        "",
        """\
error[PL004]: no statement begins with `foo`
 --> a.plan:4:1
  |
4 | foo
  | ^^^

1 error, 0 warnings, 0 notes in 1 file (as of 1 May 2018)
For more about this error, run `planc explain PL004`.
""",
    )
    t.run("build", "a.plan", "--to", "csv", "-q").expect(1)
    t.write("a.plan", LATE)
    got = t.run("build", "a.plan", "--to", "csv")
    got.expect(
        0, got.out, "0 errors, 1 warning, 0 notes; `planc check a.plan` shows them\n"
    )
    if got.out.count("\n") != 2:
        got.fail("no row is printed")
    got = t.run("build", "--strict", "a.plan", "--to", "csv")
    got.expect(
        0, got.out, "1 error, 0 warnings, 2 notes; `planc check --strict a.plan` shows them\n"
    )
    got = t.run("build", "-W", "PL301", "--color=never", "--as-of=1 June 2018", "a.plan", "--to=csv")
    command = "planc check --warning PL301 --as-of '1 June 2018' a.plan"
    if f"`{command}` shows them" not in got.err:
        got.fail("the options by which it was judged are not named")
    t.run("build", "a.plan", "--to", "csv", "-q").expect(0, got.out)
