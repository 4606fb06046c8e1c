"""Commands, options, severities and exit codes."""

import os
import re
import signal
import subprocess

from harness import Failure, Settings, slow, test

OK = 'plan p "Plan"\nperson ada "Ada Marsh"\naction a "Do it." owner ada due March 2019\n'
LATE = OK.replace("March 2019", "March 2018")
BARE = 'plan p "Plan"\naction a "Do it." due March 2019\n'  # PL301, a warning in a draft
CLEAN = "no findings in 1 file (as of 1 May 2018)\n"
HELP = """\
usage: planc COMMAND [OPTIONS] FILE…

  check            report everything that is wrong with plans
  build            make a paper of a plan
  fmt              lay plans out in the one usual way
  diff             tell what changed between two versions of a plan
  new              begin a plan from a template
  explain          show the page of a finding
  rules            list all findings
  schema           print the JSON Schema of an output
  merge-driver     merge two versions of a plan, as git asks
  git-diff-driver  tell what changed in a plan, as git asks

`planc COMMAND --help` shows the options of a command.
"""
COMMON = [
    "--allow", "--as-of", "--color", "--error", "--help", "--hyperlinks", "--note", "--quiet", "--root",
    "--stdin-path", "--strict", "--warning",
]
OPTIONS = {
    "check": COMMON + ["--against", "--against-tip", "--allow-broken-base", "--diff", "--fail-on",
                       "--files-from", "--fix", "--format", "--max-findings", "--new-only",
                       "--no-suppress", "--statistics", "--unsafe-fixes"],
    "diff": COMMON + ["--against-tip", "--allow-broken-base", "--exit-code", "--format", "--full",
                      "--output", "--public"],
    "build": COMMON
    + ["--against", "--against-tip", "--allow-broken-base", "--bom", "--columns", "--for", "--full",
       "--lang", "--output", "--public", "--raw", "--report", "--to"],
    "fmt": ["--check", "--color", "--diff", "--files-from", "--help", "--hyperlinks", "--quiet",
            "--stdin-path", "--write"],
    "new": ["--as-of", "--help", "--output"],
    "explain": ["--help"],
    "rules": ["--format", "--help"],
    "schema": ["--help"],
    "merge-driver": ["--help"],
    "git-diff-driver": ["--help"],
}


@test
def help_and_version(t):
    """Asked for, help goes to standard output; unasked, to standard error with exit 2."""
    t.run("--help").expect(0, HELP)
    t.run("help").expect(0, HELP)
    version = t.run("--version")
    if not re.fullmatch(r"planc \d+\.\d+\.\d+\n", version.out):
        version.fail("no version")
    version.expect(0, version.out)
    t.run().expect(2, "", HELP)
    t.run("nonsense").expect(2, "", "planc: there is no command `nonsense`\n" + HELP)
    t.run("-q").expect(2, "", "planc: there is no command `-q`\n" + HELP)
    t.run("").expect(2, "", "planc: there is no command ``\n" + HELP)


@test
def help_of_each_command(t):
    """Every command says how it is used and lists its options, none over 100 columns."""
    commands = re.findall(r"^  ([\w-]+) ", HELP, re.M)
    if sorted(commands) != sorted(OPTIONS):
        raise Failure(f"a command has no test: {commands}")
    for command in commands:
        got = t.run(command, "--help")
        options = re.findall(r"^  (?:-\w,|   ) (--[\w-]+)", got.out, re.M)
        if sorted(options) != sorted(OPTIONS[command]):
            got.fail(f"options {sorted(options)}\ninstead of {sorted(OPTIONS[command])}")
        if not got.out.startswith(f"usage: planc {command}"):
            got.fail("no usage")
        if any(len(line) > 100 or line != line.rstrip() for line in got.out.splitlines()):
            got.fail("a line is too long or ends in a blank")
        got.expect(0, got.out)


@test
def options_that_are_none(t):
    """What is wrong with an option is said in the words that were typed."""
    t.write("a.plan", OK)
    for args, words in (
        (["--frmat", "short"], "there is no option `--frmat`"),
        (["--frmat=short"], "there is no option `--frmat=short`"),
        (["-X"], "there is no option `-X`"),
        (["-Xq"], "there is no option `-X`"),
        (["-qX"], "there is no option `-X`"),
        (["-h"], "there is no option `-h`"),
        (["--strict=yes"], "option `--strict` takes no value"),
        (["--as-of"], "option `--as-of` needs a value"),
        (["-q", "-E"], "option `-E` needs a value"),
        (["-qE"], "option `-E` needs a value"),
    ):
        t.run("check", "a.plan", *args).expect(
            2, "", f"planc: check: {words}\n`planc check --help` shows the options\n"
        )
    t.run("rules", "--frmat").expect(
        2,
        "",
        "planc: rules: there is no option `--frmat`\n`planc rules --help` shows the options\n",
    )
    t.run("check", "--", "a.plan").expect(0, CLEAN)
    t.run("check", "--", "--strict").expect(
        2, "", "planc: cannot read `--strict`: No such file or directory\n"
    )


SCHEMAS = "\nschemas:\n  changes\n  findings\n  plan"


@test
def arguments_that_are_missing(t):
    """Without a file, or a format, the complaint says what to write."""
    t.write("a.plan", OK)
    for args, words in (
        (["check"], "check: which plan? Name a file, a folder, or `-` for standard input"),
        (["check", "--strict"], "check: which plan? Name a file, a folder, or `-` for standard input"),
        (["build", "--to", "csv"], "build: which plan? Name a file, or `-` for standard input"),
        (["build"], "build: which plan? Name a file, or `-` for standard input"),
        (["build", "a.plan", "a.plan", "--to", "csv"], "build: one plan at a time"),
        (["build", "a.plan", "--to", "html", "--bom"], "`--bom` is for `--to csv`"),
        (["build", "a.plan", "--to", "json", "--raw"], "`--raw` is for `--to csv`"),
        (["build", "a.plan", "--to", "json", "--columns", "path"], "`--columns` is for `--to csv`"),
        (["build", "a.plan"], "build: to what? For example `planc build a.plan --to html`"),
        (["new", "-o", "x"], "new: a plan of which kind? For example `planc new strategy -o x`"),
        (["new", "corporate", "x"], "new: one template; to write a file: `planc new corporate -o x`"),
        (["explain"], "explain: which finding? For example `planc explain PL204`"),
        (["explain", "PL999"], "there is no finding `PL999`; `planc rules` lists them"),
        (["explain", "over-due"], "there is no finding `over-due`; did you mean `overdue`?"),
        (["explain", "PL204", "PL205"], "explain: which finding? For example `planc explain PL204`"),
        (["schema"], "schema: of which output? For example `planc schema plan`" + SCHEMAS),
        (["schema", "x"], "there is no schema `x`" + SCHEMAS),
        (["schema", "../schemas/plan"], "there is no schema `../schemas/plan`" + SCHEMAS),
        (["explain", "999"], "there is no finding `999`; `planc rules` lists them"),
        (["rules", "x"], "rules: takes no arguments; `planc explain x` shows one finding"),
    ):
        t.run(*args).expect(2, "", f"planc: {words}\n")


@test
def file_for_a_command(t):
    """A plan where the command should stand is asked what to do with; a code needs no letters."""
    words = "planc: what to do with `a.plan`? For example `planc check a.plan`\n"
    t.run("a.plan").expect(2, "", words + t.run("--help").out)
    t.run("explain", "203").expect(0, t.run("explain", "PL203").out)


@test
def formats_that_are_none(t):
    """An unknown format is answered with those that there are."""
    t.write("a.plan", OK)
    findings = (
        "planc: there is no format `x`\n\nformats:\n"
        "  text       findings with their place in the plan, for people\n"
        "  short      one line a finding: path:line:col: severity: message [CODE]\n"
        "  json       everything about each finding, RFC 8259\n"
        "  sarif      SARIF 2.1.0, for code scanning\n"
        "  github     annotations and step summary of GitHub Actions\n"
        "  gitlab     GitLab Code Quality\n"
        "  checkstyle Checkstyle XML\n"
        "  junit      JUnit XML\n"
        "  rdjsonl    a line of JSON a finding, for reviewdog\n"
    )
    t.run("check", "--format", "x", "a.plan").expect(2, "", findings)
    t.run("check", "--format", "x=out", "a.plan").expect(2, "", findings)
    t.run("check", "--format", "shor", "a.plan").expect(2, "", findings.replace("`x`", "`shor`"))
    t.run("build", "a.plan", "--to", "x").expect(
        2,
        "",
        "planc: there is no format `x`\n\nformats:\n"
        "  csv      one row per item, RFC 4180\n"
        "  csvw     what the columns of the CSV mean, CSV on the Web metadata\n"
        "  json     the whole plan, lossless, RFC 8259\n"
        "  html     a page for the committee, to read and print\n",
    )
    t.run("check", *["--format=short"] * 17, "a.plan").expect(
        2, "", "planc: at most 16 formats in one run\n"
    )


@test
def values_that_are_none(t):
    """Each option says what it takes."""
    t.write("a.plan", OK)
    for args, words in (
        (["--fail-on", "all"], "`--fail-on` is error, warning, note or never, not `all`"),
        (["--max-findings", "-1"], "`--max-findings` takes a number, not `-1`"),
        (["--max-findings", "5x"], "`--max-findings` takes a number, not `5x`"),
        (["--max-findings", ""], "`--max-findings` takes a number, not ``"),
        (["--max-findings", "9" * 30], "`--max-findings` takes a number, not `" + "9" * 30 + "`"),
        (["--color", "red"], "`--color` is auto, always or never, not `red`"),
        (["--hyperlinks", "on"], "`--hyperlinks` is auto, always or never, not `on`"),
        (["-E", "PL999"], "there is no finding `PL999`; `planc rules` lists them"),
        (["-N", "mising-owner"], "there is no finding `mising-owner`; did you mean `missing-owner`?"),
        (["-A", ""], "there is no finding ``; `planc rules` lists them"),
        (["--root", "a.plan"], "`--root` names a folder, and there is none called `a.plan`"),
    ):
        t.run("check", *args, "a.plan").expect(2, "", f"planc: {words}\n")


@test
def as_of(t):
    """The day that counts as today, in any form of the language that is one day."""
    t.write("a.plan", OK)
    for day in ("2018-05-31", "31 May 2018", "31st May 2018", "31 may 2018", " 31  MAY 2018 "):
        t.run("check", "--as-of", day, "a.plan").expect(
            0, "no findings in 1 file (as of 31 May 2018)\n"
        )
    for day in (
        "May 2018", "2018", "2018-02-29", "31 April 2018", "31/05/2018", "31 May 18", "today", "",
        "Q3 2018/19", "31 May 2018 slips never", "31 May 2018\n", "31 May 2018 # x", '"', "2018/19",
        "royal-assent", "0000-01-01", "10000-01-01", "end of May 2018 to June 2018", "Year 2",
    ):
        t.run("check", "--as-of", day, "a.plan").expect(
            2,
            "",
            f"planc: `{day}` is not a day; write it like `31 May 2018` or `2018-05-31`\n".replace(
                "\n`", " `"
            ),
        )
    # Late the day after the last day, and not on it.
    t.run("check", "-q", "--fail-on", "warning", "--as-of", "31 March 2019", "a.plan").expect(0)
    t.run("check", "-q", "--fail-on", "warning", "--as-of", "1 April 2019", "a.plan").expect(1)


@test
def clock(t):
    """SOURCE_DATE_EPOCH stands for the clock, --as-of for both; seconds end at midnight UTC."""
    t.write("a.plan", OK)
    for seconds, day in (
        ("0", "1 January 1970"),
        ("1525132799", "30 April 2018"),
        ("1525132800", "1 May 2018"),
        ("1525219199", "1 May 2018"),
        ("253402300799", "31 December 9999"),
    ):
        got = t.run("check", "a.plan", env={"SOURCE_DATE_EPOCH": seconds})
        if f"(as of {day})" not in got.out or got.err:
            got.fail(f"is not as of {day}\n{got.out}{got.err}")
        t.run("check", "--as-of", "1 May 2018", "a.plan",
              env={"SOURCE_DATE_EPOCH": seconds}).expect(0, CLEAN)
    for seconds in ("x", "-1", "1.5", "253402300800", "9" * 40, "5 "):
        got = t.run("check", "-q", "a.plan", env={"SOURCE_DATE_EPOCH": seconds})
        got.expect(
            0, "", "planc: SOURCE_DATE_EPOCH is not a number of seconds, and was not used\n"
        )
    for unset in (None, ""):
        got = t.run("check", "-q", "a.plan", env={"SOURCE_DATE_EPOCH": unset})
        got.expect(0)


@test
def no_time_bombs(t):
    """What was clean in 2018 fails no build in 2030, unless it is asked to (A11)."""
    for adopted in ("", " {\n    adopted 1 March 2018\n}"):
        t.write("a.plan", OK.replace('"Plan"', '"Plan"' + adopted))
        for year in (2018, 2030):
            t.run("check", "-q", "--as-of", f"1 May {year}", "a.plan").expect(0)
            t.run("build", "-q", "--as-of", f"1 May {year}", "a.plan", "--to", "csv").expect(
                0, t.run("build", "-q", "--as-of", f"1 May {year}", "a.plan", "--to", "csv").out
            )
        t.run("check", "-q", "--strict", "--as-of", "1 May 2030", "a.plan").expect(1)


@slow
@test
def no_time_bombs_in_examples(t):
    """The exit code of check on real plans is the same in 2018 and in 2030; --strict may differ (A11)."""
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "examples")
    plans = sorted(name for name in os.listdir(folder) if name.endswith(".plan"))
    if len(plans) < 5:
        raise Failure(f"the examples are not all there: {plans}")
    texts = {}
    for seconds in ("1527811200", "1906502400"):  # 1 June 2018, 1 June 2030
        for name in plans:
            got = t.run("check", name, folder=folder, env={"SOURCE_DATE_EPOCH": seconds})
            texts.setdefault(name, []).append((got.code, got.out))
    for name, (first, second) in texts.items():
        if first[0] != second[0]:
            raise Failure(f"{name}: exit code {first[0]} in 2018, {second[0]} in 2030")
        if not first[1].split("(as of ")[1].startswith("1 June 2018)"):
            raise Failure(f"{name}: the date that was used is not told")
    if all(first[1].replace("2018)", "2030)") == second[1] for first, second in texts.values()):
        raise Failure("nothing depends on the day, so nothing was tested")


@test
def exit_codes(t):
    """0 for none, 1 for a finding at or above --fail-on, 2 for what could not be done."""
    t.write("clean.plan", OK)
    t.write("warning.plan", LATE)
    t.write("error.plan", OK + "foo\n")
    t.write(
        "note.plan",
        OK.replace(" due", " status in progress due")
        + 'action b "B" owner ada due March 2019 status on track {\n'
        '    milestone "M" due March 2018 status complete on March 2018\n}\n',
    )
    table = {
        "clean": {"error": 0, "warning": 0, "note": 0, "never": 0},
        "note": {"error": 0, "warning": 0, "note": 1, "never": 0},
        "warning": {"error": 0, "warning": 1, "note": 1, "never": 0},
        "error": {"error": 1, "warning": 1, "note": 1, "never": 0},
    }
    for name, row in table.items():
        for severity, code in row.items():
            t.run("check", "-q", "--fail-on", severity, name + ".plan").expect(code)
            got = t.run("check", "-q", "--fail-on", severity, name + ".plan", "none.plan")
            got.expect(2, "", "planc: cannot read `none.plan`: No such file or directory\n")
        t.run("check", "-q", name + ".plan").expect(row["error"])
    t.run("check", "-q", ".").expect(1)


@test
def severities(t):
    """The profile, the plan's `rule` lines, then -E -W -N -A: the later wins."""
    def found(plan, *options):
        got = t.check(plan, *options)
        return re.findall(r": (\w+): .* \[PL301\]$", got.out, re.M), got.code

    def header(line):
        return BARE.replace('"Plan"', f'"Plan" {{\n    {line}\n}}')

    for plan, options, severity in (
        (BARE, (), "warning"),
        (header("adopted 1 March 2018"), (), "error"),
        (BARE, ("--strict",), "error"),
        (header("rule PL301 note"), (), "note"),
        (header("rule missing-owner note"), (), "note"),
        (header("rule pl301 NOTE"), (), "note"),
        (header("rule PL301 note"), ("--strict",), "note"),
        (header("rule PL301 off"), ("--strict",), None),
        (header("rule PL301 error"), (), "error"),
        (header("rule PL301 error"), ("-W", "PL301"), "warning"),
        (header("rule PL301 off"), ("-E", "PL301"), "error"),
        (header("rule PL301 off"), ("--error", "missing-owner"), "error"),
        (header("rule PL301 off"), ("-EPL301",), "error"),
        (BARE, ("-A", "PL301"), None),
        (BARE, ("--strict", "-A", "PL301"), None),
        (BARE, ("-N", "PL301"), "note"),
        (BARE, ("-A", "PL301", "-W", "PL301"), "warning"),
        (BARE, ("-E", "PL301", "-N", "PL301"), "note"),
    ):
        got, code = found(plan, *options)
        if got != ([severity] if severity else []) or code != (severity == "error"):
            raise Failure(f"{options}: {got}, exit code {code}, instead of {severity}\n{plan}")
    # --strict makes an error of every warning, and nothing milder than it was.
    grave = ["off", "note", "warning", "error"]
    rows = re.findall(r"^(PL\d+) +\S+ +(\w+) +(\w+) +(\w+) ", t.run("rules").out, re.M)
    for code, *words in rows:
        draft, agreed, strict = (grave.index(word) for word in words)
        if not draft <= agreed <= strict or 2 in (draft, agreed) and strict != 3:
            raise Failure(f"{code}: {words}")
    # An included file sets nothing: a plan's own header does.
    t.write("part.plan", "rule PL301 off\n")
    got = t.check(BARE + 'include "part.plan"\n')
    if "[PL030]" not in got.out or "a.plan:2:8: warning: action `a` has no owner" not in got.out:
        got.fail(got.out)
    # The last of two `rule` lines wins, and one plan's lines hold for it alone.
    t.write("one.plan", header("rule PL301 off"))
    t.write("two.plan", BARE)
    t.run("check", "--format", "short", "one.plan", "two.plan").expect(
        0, "two.plan:2:8: warning: action `a` has no owner, and inherits none [PL301]\n"
    )
    # What keeps a plan from being understood cannot be talked away.
    for code, plan in (("PL004", OK + "foo\n"), ("PL101", BARE + 'action b "B" owner x due 2019\n')):
        for option in "WNA":
            got = t.check(plan, "-" + option, code)
            if code not in got.out:
                got.fail("the finding is gone")
            t.run("build", "-q", "-" + option, code, "a.plan", "--to", "csv").expect(1)


@test
def suppressed(t):
    """What a comment lets pass is counted, not shown, and fails nothing, unless --no-suppress."""
    allowed = BARE.replace("action", "# planc: allow PL301 -- the members agree it in May\naction")
    t.write("a.plan", allowed)
    t.run("check", "-E", "PL301", "a.plan").expect(
        0, "no findings, 1 suppressed in 1 file (as of 1 May 2018)\n"
    )
    t.run("check", "-E", "PL301", "--format", "short", "a.plan").expect(0)
    t.run("check", "-q", "--fail-on", "note", "-E", "PL301", "a.plan").expect(0)
    words = "a.plan:3:8: {}: action `a` has no owner, and inherits none [PL301]\n"
    t.run("check", "--format", "short", "--no-suppress", "a.plan").expect(0, words.format("warning"))
    t.run("check", "--format", "short", "--no-suppress", "-E", "PL301", "a.plan").expect(
        1, words.format("error")
    )
    t.run("check", "--format", "short", "-A", "PL301", "a.plan").expect(0)
    t.run("build", "a.plan", "--to", "csv").expect(0, t.run("build", "-q", "a.plan", "--to", "csv").out)
    # Another finding stands beside it.
    t.write("a.plan", allowed + "person bob \"Bob\"\naction b \"B\" owner bob\n")
    got = t.run("check", "a.plan")
    if "0 errors, 1 warning, 0 notes, 1 suppressed in 1 file" not in got.out:
        got.fail(got.out)
    if "For more about this warning, run `planc explain PL204`." not in got.out:
        got.fail(got.out)


@test
def suppressed_in_one_of_two_plans(t):
    """What one plan lets pass in a part is reported for the other; a part's own comments hold in both,
    and are never called unused."""
    t.write("part.plan", "# planc: allow-file PL022 -- made by a program\naction: a \"A\" due March 2019\n")
    t.write("one.plan", '# planc: allow PL301 -- in May\nplan p "P"\ninclude "part.plan"\n')
    t.write("two.plan", 'plan p "P"\ninclude "part.plan"\n')
    t.run("check", "--format", "short", "one.plan").expect(0)
    for order in (("one.plan", "two.plan"), ("two.plan", "one.plan")):
        t.run("check", "--format", "short", *order).expect(
            0, "part.plan:2:9: warning: action `a` has no owner, and inherits none [PL301]\n"
        )
    t.write("part.plan", "# planc: allow-file PL115 -- none\naction a \"A\" due March 2019\n")
    t.run("check", "--format", "short", "one.plan").expect(0)


@test
def at_most_so_many_findings(t):
    """--max-findings cuts the list and not the counts; people get 1,000 by default, programs all."""
    line = "a.plan:{}:1: error: no statement begins with `foo` [PL004]\n"
    t.write("a.plan", "foo\n" * 1500)
    short = t.run("check", "--format", "short", "--max-findings", "0", "a.plan")
    short.expect(1, "".join(line.format(i + 1) for i in range(1500)))
    got = t.run("check", "--format", "short", "--max-findings", "2", "a.plan")
    got.expect(1, line.format(1) + line.format(2))
    got = t.run("check", "--format", "short", "a.plan")
    got.expect(1, short.out)
    got = t.run("check", "a.plan")
    if got.out.count("error[PL004]") != 1000 or "note[PL902]: 1,000 findings shown; 500 more" not in got.out:
        got.fail(got.out[-400:])
    t.run("check", "--max-findings", "1", "a.plan").expect(
        1,
        """\
error[PL004]: no statement begins with `foo`
 --> a.plan:1:1
  |
1 | foo
  | ^^^

note[PL902]: 1 finding shown; 1,499 more
  = help: `--max-findings 0` shows all, `--max-findings 20` the first 20

1,500 errors, 0 warnings, 0 notes in 1 file (as of 1 May 2018)
For more about this error, run `planc explain PL004`.
""",
    )


@slow
@test
def internal_error(t):
    """A fault of planc is exit 3 with a request for a report. The fault here is a signal from outside."""
    # A sanitizer tells the others itself.
    ours = "ASAN_OPTIONS" not in t.environment()
    for number in (signal.SIGABRT, *((signal.SIGSEGV, signal.SIGFPE) if ours else ())):
        with subprocess.Popen(
            [Settings.planc, "check", "-"], cwd=t.folder, env=t.environment(),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        ) as process:
            # It reads, so it has set everything up.
            process.stdin.write(b"#" * (1 << 20))
            process.stdin.flush()
            process.send_signal(number)
            out, err = process.communicate(timeout=60)
        if (process.returncode, out) != (3, b"") or b"error[PL901]: internal error" not in err:
            raise Failure(f"{number}: exit code {process.returncode}\n{out}{err}")


@test
def quiet(t):
    """-q says nothing of findings; what could not be done is still said."""
    t.write("a.plan", OK + "foo\n")
    t.run("check", "-q", "a.plan").expect(1)
    t.run("check", "--quiet", "a.plan", "none").expect(
        2, "", "planc: cannot read `none`: No such file or directory\n"
    )


@test
def explain_and_rules(t):
    """Every rule is listed once, in order, and has its page by code and by name."""
    rules = t.run("rules")
    rows = [line.split()[:2] for line in rules.out.splitlines()[1:]]
    rules.expect(0, rules.out)
    if [code for code, _ in rows] != sorted({code for code, _ in rows}) or len(rows) < 50:
        rules.fail("the rules are not all there, or not in order")
    for code, name in rows:
        page = t.run("explain", code)
        if not page.out.startswith(f"# {code} {name}\n") or page.code or page.err:
            page.fail("has no page")
        for other in (name, code.lower(), name.upper()):
            t.run("explain", other).expect(0, page.out)


@slow
@test
def schema(t):
    """The schema of the JSON output is printed, and is JSON."""
    got = t.run("schema", "plan")
    got.expect(0, got.out)
    if not got.out.startswith("{") or '"$schema"' not in got.out:
        got.fail("is no schema")
