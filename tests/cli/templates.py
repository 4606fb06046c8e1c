"""`planc new`: plans to start from."""

import os
import re

from harness import Failure, test

# What `check` says of a new plan: all of it names a line in which something is still to be filled in.
FINDINGS = {
    "corporate": (
        "7:17 PL505", "8:16 PL505", "41:23 PL204", "47:54 PL221", "50:50 PL505", "55:16 PL301",
        "59:60 PL222",
    ),
    "framework": ("7:17 PL505", "8:16 PL505", "48:23 PL301", "49:60 PL222", "60:25 PL505", "62:23 PL204"),
    "recommendations": (
        "9:23 PL505", "10:16 PL505", "41:9 PL222", "45:8 PL301", "52:8 PL204", "54:15 PL505",
    ),
    "scrutiny": ("7:16 PL505", "8:16 PL505", "39:12 PL301", "40:68 PL222", "44:15 PL505", "45:12 PL204"),
    "strategy": ("7:16 PL505", "8:16 PL505", "43:44 PL222", "49:16 PL301", "51:16 PL204"),
}
# A day in each part of the year, and the year in which a plan of that day begins.
DAYS = (("2018-05-01", 2019), ("2019-03-31", 2019), ("2019-04-01", 2019), ("2019-04-02", 2020),
        ("2098-12-31", 2099))
# Behind a line in which something is missing, its comment says what to write.
HINT = re.compile(r"^( *[^#\s][^#\n]*?)( \{)? #[^`\n]*`((?:due|owner) [^`]*)`.*$", re.M)


def filled_in(plan):
    """The plan as an officer leaves it who does what its comments say."""

    def fill(match):
        line, brace, words = match[1], match[2] or "", match[3]
        for open_end in ("due tbc", "due ongoing"):
            if line.endswith(open_end):
                return line.removesuffix(open_end) + words + brace
        return f"{line} {words}{brace}"

    plan = re.sub(r"^    rule .*\n", "", plan, flags=re.M)
    return HINT.sub(fill, plan.replace("XX", "Northmere"))


@test
def templates_are_listed(t):
    """Without a name, all templates are listed, each with a line of its own that fits the screen."""
    got = t.run("new")
    rows = re.findall(r"^  (\S+) +(\S.*)$", got.out, re.M)
    if [name for name, _ in rows] != sorted(FINDINGS):
        got.fail("not every template is listed, or one has no test")
    lines = got.out.splitlines()
    if any(len(line) > 100 for line in lines) or lines[0] != "templates:":
        got.fail("a line is too long, or the heading is missing")
    got.expect(0, got.out)
    listed = got.out[: got.out.index("\n\n") + 1]
    for word, like in (("stratgy", "; did you mean `strategy`?"), ("Corporate", "; did you mean `corporate`?"),
                       ("zebra", ""), ("", ""), ("../templates/strategy", "")):
        t.run("new", word).expect(2, "", f"planc: there is no template `{word}`{like}\n\n{listed}")


@test
def new_plans_say_what_to_fill_in(t):
    """A new plan has only findings that say what to fill in, no error, and all its papers."""
    for name, findings in FINDINGS.items():
        made = t.run("new", name)
        made.expect(0, made.out)
        t.run("new", name, "-o", "new.plan").expect(
            0, "", "`planc check new.plan` says what to fill in\n"
        )
        if t.read("new.plan") != made.raw:
            made.fail("a file gets other bytes than standard output")
        got = t.run("check", "--format", "short", "new.plan")
        if re.search(r"^new.plan:\d+:\d+: (?!warning)", got.out, re.M):
            got.fail("more than a warning")
        got.expect_codes(0, *findings)
        for form in ("csv", "json", "html"):
            if t.run("build", "-q", "new.plan", "--to", form, "-o", "paper").expect(0) and not t.read("paper"):
                got.fail(f"no {form}")
        # What only --strict asks for, as a note, is left to the writer.
        t.check(filled_in(made.out), "--strict", "-A", "PL302", "-A", "PL501", "-A",
                "PL502").expect(0)
        os.remove(t.path("new.plan"))


@test
def new_plans_begin_after_today(t):
    """The plan begins on the next 1 April, all its years go with it, and nothing is late on that day."""
    for name, findings in FINDINGS.items():
        for day, year in DAYS:
            got = t.run("new", name, "--as-of", day)
            years = {int(number) for number in re.findall(r"\b\d{4}\b", got.out)}
            if min(years) != year or max(years) > year + 3:
                got.fail(f"years {years}, not from {year} on")
            for first, last in re.findall(r"\b(\d{4})/(\d+)\b", got.out):
                if last != f"{(int(first) + 1) % 100:02}":
                    got.fail(f"the year {first}/{last}")
            t.check(got.out, "--as-of", day).expect_codes(0, *findings)
        got = t.run("new", name, env={"SOURCE_DATE_EPOCH": "1554076800"})  # 1 April 2019
        got.expect(0, t.run("new", name, "--as-of", "1 April 2019").out)
    t.run("new", "strategy", "--as-of", "soon").expect(
        2, "", "planc: `soon` is not a day; write it like `31 May 2018` or `2018-05-31`\n"
    )


@test
def new_plans_overwrite_nothing(t):
    """A file that is there, or a link to none, stays as it was."""
    t.write("old.plan", "mine")
    os.symlink("nowhere", t.path("link.plan"))
    os.mkdir(t.path("folder"))
    for name in ("old.plan", "link.plan"):
        t.run("new", "strategy", "-o", name).expect(
            2, "", f"planc: `{name}` is there already, and was left as it is; choose another name\n"
        )
    t.run("new", "strategy", "-o", "folder").expect(
        2, "", "planc: cannot write `folder`: Is a directory\n"
    )
    t.run("new", "strategy", "-o", "none/a.plan").expect(
        2, "", "planc: cannot write `none/a.plan`: No such file or directory\n"
    )
    t.run("new", "strategy", "-o", "/dev/full").expect(
        2, "", "planc: cannot write `/dev/full`: No space left on device\n"
    )
    if t.files() != ["link.plan", "old.plan"] or t.read("old.plan") != b"mine":
        raise Failure(f"something was overwritten or left behind: {t.files()}")
    t.run("new", "strategy", "-o", "-").expect(0, t.run("new", "strategy").out)


@test
def new_plans_into_nothing(t):
    """A full disk or a closed pipe is exit 2, for the list and for a plan."""
    for args in (["new"], ["new", "strategy"], ["new", "--help"]):
        with open("/dev/full", "wb") as full:
            t.run(*args, stdout=full).expect(
                2, "", "planc: cannot write standard output: No space left on device\n"
            )
        reader, writer = os.pipe()
        os.close(reader)
        with os.fdopen(writer, "wb") as pipe:
            t.run(*args, stdout=pipe).expect(
                2, "", "planc: cannot write standard output: Broken pipe\n"
            )
