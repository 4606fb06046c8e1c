"""Reports: which items they show, in which order, in all three formats; and reports that cannot be."""

import json
import re

from harness import Failure, test

PLAN = """plan parks "Parks Action Plan" {
    period April 2027 to March 2030
    where status is not cancelled
}
directorate place "Place Directorate"
team parks "Parks Team" in place
team libraries "Library Service"
person ada "Ada Marsh" role "Head of Parks" in parks
person zoe "Zoe Bell" in libraries
post warden "Park Warden" held by ada
goal green "A green borough"

pledge 1 "Safe" {
    supports green
    action 1.1 "Mend the paths." owner ada due June 2028 status delayed tag winter {
        milestone "Survey." due April 2028
        milestone "Contract." due May 2028 status complete on 1 May 2028
    }
    action 1.2 "Light the paths." owner zoe due March 2029 status on track {
        milestone "Lamps." due October 2028
        milestone "Poles." due February 2029
    }
    action 1.10 "Lock the gates." owner parks due May 2028 status cancelled
    measure "Lamps" target 64 by March 2029
}
pledge 2 "Clean" {
    action 2.1 "Sweep." owner warden due May 2028 progress 60%
    action 2.2 "Paint." owner libraries due tbc by May 2029 budget £1,500
}

report late "What is late" {
    text "For the board."
    note "As the officers say."
    columns action, pledge, owner (role), due
    where overdue or status is delayed
    where status is not cancelled
    sort by owner, due
}
report lines "Milestones below actions" {
    columns action, owner
    columns milestone "Step", due "By"
    group by pledge
    where supports is green
    where status is not cancelled
}
report none "Nothing" { where tag is summer }
report since "Since" { where changed since "v1" }
report wrong "Wrong" { columns action, deadline }
"""
TODAY = ("--as-of", "2028-12-01", "-q")


def bench(t):
    t.write("a.plan", PLAN)


def paths(t, condition):
    """The paths of what a condition shows, with a mark on what is there only for others."""
    t.write("b.plan", PLAN + f"report x \"X\" {{ where {condition} }}\n")
    got = t.run("build", "b.plan", "-r", "x", "--to", "json", *TODAY)
    if got.code or got.err:
        got.fail("no report")
    found = []

    def walk(items):
        for item in items:
            found.append(item["path"] + ("?" if "context" in item else ""))
            walk(item.get("measures", []))
            walk(item.get("children", []))

    walk(json.loads(got.out)["items"])
    return " ".join(found)


@test
def report_as_table(t):
    """The committee's table: sorted by owner, then date; a row below a row stands beside it."""
    bench(t)
    t.run("build", "a.plan", "-r", "late", "--to", "csv", *TODAY).expect(0, (
        "Action,Pledge,Owner,Deadline\r\n"
        "1.1 Mend the paths. • Survey. (April 2028) • Contract. (May 2028),1 Safe,"
        "Ada Marsh (Head of Parks),June 2028\r\n"
        "2.1 Sweep.,2 Clean,Park Warden,May 2028\r\n"
        "1.2 Light the paths. • Lamps. (October 2028),1 Safe,Zoe Bell,March 2029\r\n"))
    t.run("build", "a.plan", "-r", "lines", "--to", "csv", *TODAY).expect(0, (
        "Pledge,Action,Owner,Step,By\r\n"
        "1 Safe,1.1 Mend the paths.,Ada Marsh,Survey.,April 2028\r\n"
        "1 Safe,1.1 Mend the paths.,Ada Marsh,Contract.,May 2028\r\n"
        "1 Safe,1.2 Light the paths.,Zoe Bell,Lamps.,October 2028\r\n"
        "1 Safe,1.2 Light the paths.,Zoe Bell,Poles.,February 2029\r\n"))
    t.run("build", "a.plan", "-r", "late", "--to", "csv", "-o", "late.csv", *TODAY).expect(0)
    titles = re.findall(r'"titles": "(.*)"', t.read("late.csv-metadata.json").decode())
    if titles != ["Action", "Pledge", "Owner", "Deadline"]:
        raise Failure(f"the description names {titles}")


@test
def report_as_page(t):
    """The page has the report's title, text, note, and says in words what it shows."""
    bench(t)
    got = t.run("build", "a.plan", "-r", "late", "--to", "html", *TODAY)
    for words in ("<h1>What is late</h1>", "Parks Action Plan</p>", "For the board.",
                  "As the officers say.", "Shows 3 of 5 actions and 3 of 4 milestones: overdue on ",
                  "or status is delayed; status is not cancelled.",
                  "1 action is shown only for what stands in it."):
        if words not in got.out:
            got.fail(f"no `{words}`")
    for words in ("Lock the gates", "<h2 id=\"i-", "Poles."):
        if words in got.out:
            got.fail(f"`{words}` is there")
    got = t.run("build", "a.plan", "-r", "none", "--to", "html", *TODAY)
    if "Nothing in the plan matches: tagged summer." not in got.out:
        got.fail("does not say that nothing matches")
    plain = t.run("build", "a.plan", "--to", "html", *TODAY).out
    if t.run("build", "a.plan", "-r", "plan", "--to", "html", *TODAY).out != plain:
        raise Failure("`-r plan` is not the plan's own page")
    if "Lock the gates" in plain or "Shows 4 of 5 actions" not in plain:
        raise Failure("the `where` of the header does not hold")


@test
def conditions(t):
    """What each condition lets through; `?` is there only for what stands in it."""
    first, light, second = "1/1.1 1/1.1/(1) 1/1.1/(2)", "1/1.2 1/1.2/(1) 1/1.2/(2)", "2?"
    for condition, shown in (
        ("owner is ada", f"1? {first} 2? 2/2.1"),
        ("owner in place", f"1? {first} 1/1.10 2? 2/2.1"),
        ("owner is zoe or libraries", f"1? {light} 2? 2/2.2"),
        ("not owner in place and not supports is green", "2? 2/2.2"),
        ("supports is green", f"1? 1/(4) {first} {light} 1/1.10"),
        ("pledge is 2", f"{second} 2/2.1 2/2.2"),
        ("due before May 2028", "1? 1/1.1? 1/1.1/(1)"),
        ("due in 2029", "1? 1/1.2 1/1.2/(1) 1/1.2/(2) 2? 2/2.2"),
        ("due after March 2029", "2? 2/2.2"),
        ("status is delayed, cancelled", f"1? {first} 1/1.10"),
        ("status is complete", "1? 1/1.1? 1/1.1/(2)"),
        ("undated", "2? 2/2.2"),
        ("soon", "1? 1/1.2? 1/1.2/(2)"),
        ("progress is 60%", "2? 2/2.1"),
        ("budget is £1,500", "2? 2/2.2"),
        ("tag is Winter", f"1? {first}"),
        ("number is 1.10", "1? 1/1.10"),
        ("path in 1.1 and kind is milestone", "1? 1/1.1? 1/1.1/(1) 1/1.1/(2)"),
        ("(status is delayed or undated) and not pledge is 2", f"1? {first}"),
        ("kind is measure", "1? 1/(4)"),
    ):
        found = paths(t, condition)
        if found != shown:
            raise Failure(f"{condition}\nshows {found}\ninstead {shown}")


@test
def order(t):
    """Numbers by value; what has no value is last, also in the descending order."""
    for keys, shown in (("number", "1.1 1.2 1.10 2.1 2.2"), ("progress descending", "2.1 1.1"),
                        ("due descending, number", "2.2 1.2 1.1 1.10 2.1"),
                        ("owner", "1.1 2.2 2.1 1.10 1.2")):
        t.write("b.plan", PLAN + f"report x \"X\" {{\n    columns number, action\n    sort by {keys}\n}}\n")
        got = t.run("build", "b.plan", "-r", "x", "--to", "csv", *TODAY)
        found = " ".join(line.split(",")[0] for line in got.out.splitlines()[1:])
        if not found.startswith(shown):
            got.fail(f"sort by {keys}: {found}")


@test
def reports_that_cannot_be(t):
    """An unknown name lists the reports; what a report lacks is said, and holds up no other."""
    bench(t)
    got = t.run("build", "a.plan", "-r", "lates", "--to", "html", *TODAY)
    if got.code != 2 or "did you mean `late`?" not in got.err or "\n  plan  " not in got.err:
        got.fail("no list of reports")
    got = t.run("build", "a.plan", "-r", "since", "--to", "html", *TODAY)
    if got.code != 2 or "`planc diff`" not in got.err:
        got.fail("does not say what it needs")
    got = t.run("build", "a.plan", "-r", "wrong", "--to", "csv", *TODAY)
    if got.code != 1 or got.out:
        got.fail("a report with a finding was built")
    got = t.run("build", "a.plan", "-r", "late", "--to", "csv", "--columns", "path", *TODAY)
    if got.code != 2 or "a report has columns of its own" not in got.err:
        got.fail("`--columns` and `-r` were taken together")
