"""The same plan gives the same bytes: in every locale, time zone and folder, in any order."""

import hashlib
import locale
import os
import shutil

from harness import Failure, test

EXAMPLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "examples")
PAPERS = ("csv", "csvw", "json", "html")
REPORTS = ("text", "short")
LAST_SECOND = "1525132799"  # 30 April 2018, 23:59:59 UTC: another day in half of the world
ZONES = ("Pacific/Kiritimati", "America/Los_Angeles", "UTC", None)
TURKISH = "tr_TR.UTF-8"

# What sorts, folds and prints otherwise in Turkish or under another zone.
ODD = """\
plan p "İşĞ Plan" {
    period 2017/18 to 2019/20
    call owner "Sorumlu"
}
person IDA "Ida İnce" role "Iı"
person ali "Ali"
goal g "Goal"
pledge I1 "First" {
    action I "Title" owner IDA due March 2018 supports g budget £1.5m progress 12%
    action title "TITLE" owner ali, IDA due written "Fridaı" {
        update 31 March 2018 "Done: 1,234.5"
    }
}
measure m "Homes" baseline 1,200.5 in 2012 target 1,500 by March 2013
"""


def plans(t):
    """The examples and a plan of our own, in the test's folder."""
    shutil.copytree(EXAMPLES, t.path("plans"))
    t.write("plans/odd.plan", ODD)
    t.write("plans/broken.plan", ODD.replace("due March 2018", "due 31 February 2018"))
    return sorted(name for name in t.files() if name.endswith(".plan"))


def everything(t, names, env=None, folder=None):
    """Every output of every plan, as one mark for each."""
    marks = {}
    for name in names:
        for form in PAPERS:
            got = t.run("build", "--to", form, name, env=env, folder=folder)
            marks[name, form] = (got.code, hashlib.sha256(got.raw).hexdigest(), got.err)
    for form in REPORTS:
        got = t.run("check", "--format", form, *names, env=env, folder=folder)
        marks["all", form] = (got.code, hashlib.sha256(got.raw).hexdigest(), got.err)
    return marks


def expect_same(what, wanted, got):
    """Two sets of outputs must be equal."""
    for key, mark in wanted.items():
        if got[key] != mark:
            raise Failure(f"{what}: {key} differs: {got[key]} instead of {mark}")


@test
def same_in_every_locale(t):
    """LC_ALL and LANG change nothing; the Turkish locale must be there to say so."""
    try:
        before = locale.setlocale(locale.LC_ALL)
        locale.setlocale(locale.LC_ALL, TURKISH)
        point = locale.localeconv()["decimal_point"]
        locale.setlocale(locale.LC_ALL, before)
    except locale.Error as error:
        raise Failure(f"the locale {TURKISH} is needed (package locales-all)") from error
    if point != ",":
        raise Failure(f"the locale {TURKISH} is not itself: it writes 1{point}5")
    names = plans(t)
    wanted = everything(t, names, {"LC_ALL": "C"})
    for name in (TURKISH, "C.UTF-8", "de_DE.UTF-8", "ja_JP.UTF-8"):
        expect_same(name, wanted, everything(t, names, {"LC_ALL": name}))
    expect_same("LANG", wanted, everything(t, names, {"LC_ALL": None, "LANG": TURKISH}))


@test
def same_in_every_time_zone(t):
    """The day is that of UTC, wherever the clock hangs."""
    for zone in ZONES:
        if zone and not os.path.exists("/usr/share/zoneinfo/" + zone):
            raise Failure(f"the time zone {zone} is needed (package tzdata)")
    names = plans(t)
    wanted = None
    for zone in ZONES:
        marks = everything(t, names, {"TZ": zone, "SOURCE_DATE_EPOCH": LAST_SECOND})
        wanted = wanted or marks
        expect_same(f"TZ={zone}", wanted, marks)
    got = t.run("check", "-A", "PL217", names[0], env={
        "TZ": ZONES[0], "SOURCE_DATE_EPOCH": LAST_SECOND})
    if "(as of 30 April 2018)" not in got.out:
        got.fail(got.out)


@test
def same_in_two_folders(t):
    """Where the files lie is nowhere in an output."""
    names = plans(t)
    wanted = everything(t, names)
    os.makedirs(t.path("somewhere else/of ours"))
    shutil.copytree(t.path("plans"), t.path("somewhere else/of ours/plans"))
    expect_same("another folder", wanted,
                everything(t, names, folder=t.path("somewhere else/of ours")))
    for name in names:
        for form in PAPERS:
            got = t.run("build", "--to", form, name)
            if t.folder in got.out or os.path.basename(t.folder) in got.out:
                got.fail("the folder is in the output")


@test
def same_in_any_order(t):
    """The order of the arguments changes nothing, nor does a file that is named twice."""
    names = plans(t)
    for form in REPORTS:
        wanted = t.run("check", "--format", form, *names)
        for order in (names[::-1], names[1:] + names[:1], names[::2] + names[1::2]):
            t.run("check", "--format", form, *order).expect(wanted.code, wanted.out)
    short = t.run("check", "--format", "short", *names)
    t.run("check", "--format", "short", *names, *names).expect(short.code, short.out)
    t.run("check", "--format", "short", "plans").expect(short.code, short.out)


@test
def same_in_every_run(t):
    """Nothing of one run, such as where its memory lies, is in an output."""
    names = plans(t)
    wanted = everything(t, names)
    for _ in range(3):
        expect_same("another run", wanted, everything(t, names))


@test
def same_to_a_file(t):
    """-o and standard output get the same bytes."""
    for name in plans(t):
        for form in ("csv", "json", "html"):
            got = t.run("build", "-q", "--to", form, name)
            if got.code:
                continue
            t.run("build", "-q", "--to", form, name, "-o", "out").expect(0)
            if t.read("out") != got.raw:
                got.fail("the file differs")
