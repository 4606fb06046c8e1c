"""Papers in a language, and papers for one owner."""

import csv
import io
import json

from harness import Failure, test

PLAN = """plan p "Parks Plan"
    cy "Cynllun Parciau" {
    languages en, cy
    period April 2018 to March 2020
}
person ada "Ada Marsh"
person ben "Ben Lowe"
post head "Head of Parks" held by ada
team parks "Park Rangers"
    cy "Wardeniaid y Parciau"
team other "Rangers"
team same "rangers"
team hidden "Hidden Team"
pledge 1 "Every park is safe."
    cy "Mae pob parc yn ddiogel." {
    owner ada
    action 1 "Light the path." due May 2018
    action 2 "Mend the fence." owner ben due June 2018 {
        milestone "Order the wood." owner ada due March 2019 written "early spring"
        milestone "Hire a joiner." due May 2018
    }
}
pledge 2 "There is room for nature." {
    action 1 "Dig a pond." owner parks due October 2018
    action 2 "Plant a hedge." owner head due March 2019
    action 3 "Sell the land." owner ada, hidden due March 2019 exempt "paragraph 3"
    action 4 "Sell the lake." owner hidden due March 2019 exempt "paragraph 4"
}
report late "Late" {
    where overdue
}
"""
OPTIONS = ("-q", "--as-of", "2019-01-01")


def build(t, form, *options):
    t.write("a.plan", PLAN)
    result = t.run("build", "a.plan", "--to", form, *OPTIONS, *options)
    if result.code != 0:
        result.fail(result.err)
    return result.out


def titles(t, *options):
    """The titles of the rows of the CSV."""
    table = build(t, "csv", "--columns", "title", *options)
    return [row[0] for row in csv.reader(io.StringIO(table))][1:]


def same(got, wanted):
    if got != wanted:
        raise Failure(f"{got}\ninstead of\n{wanted}")


def holds(page, *parts):
    for part in parts:
        if part not in page:
            raise Failure(f"no {part!r} in:\n{page[page.index('<body>'):]}")


@test
def language_of_a_paper(t):
    """Our words, months and the plan's texts are in it; what is not says so."""
    page = build(t, "html", "--lang", "cy")
    holds(page, '<html lang="cy">', "<h1>Cynllun Parciau</h1>", "<h2 id=\"summary\">Crynodeb</h2>",
          "Ebrill 2018 – Mawrth 2020", "Mae pob parc yn ddiogel.",
          '<span lang="en">Light the path.</span>', ">Mai 2018</time>",
          '<time datetime="2019-03"><span lang="en">early spring</span></time>',
          "Dyddiad cau", "Wardeniaid y Parciau", ">Ada Marsh<")
    english = build(t, "html", "--lang", "en")
    same(english, build(t, "html"))
    if "lang=" in english[english.index("<body>"):]:
        raise Failure("the English page calls something foreign")


@test
def plan_in_another_language(t):
    """A plan's first language is the paper's; where we have no words in it, they are English."""
    plan = 'plan p "Cynllun" {\n    languages cy\n}\naction a "Cloddio." due March 2019\n'
    t.write("cy.plan", plan)
    page = t.run("build", "cy.plan", "--to", "html", *OPTIONS).out
    holds(page, '<html lang="cy">', ">Mawrth 2019</time>", "<h1>Cynllun</h1>")
    t.write("fr.plan", plan.replace("cy", "fr"))
    page = t.run("build", "fr.plan", "--to", "html", *OPTIONS).out
    holds(page, '<html lang="en">', '<title lang="fr">', '<h1><span lang="fr">Cynllun</span></h1>',
          "Summary", ">March 2019</time>")


@test
def unknown_language(t):
    """Exit 2, and the languages that there are."""
    t.write("a.plan", PLAN)
    t.run("build", "a.plan", "--to", "html", "--lang", "fr").expect(
        2, "", "planc: the plan has no language `fr`; it has:\n  en\n  cy\n")
    t.write("b.plan", PLAN.replace("    languages en, cy\n", "").replace("    cy", "    # cy").replace(
        'Plan"\n    # cy "Cynllun Parciau" {', 'Plan" {').replace(
        'safe."\n    # cy "Mae pob parc yn ddiogel." {', 'safe." {'))
    t.run("build", "b.plan", "--to", "html", "--lang", "cy").expect(
        2, "", "planc: the plan has no language `cy`; it has:\n"
        "  en, as it does not say `languages`\n")
    if t.run("build", "b.plan", "--to", "html", "--lang", "en").code != 0:
        raise Failure("a plan without `languages` is not in English")


@test
def paper_for_an_owner(t):
    """What it owns, by inheritance and by its posts too, in all formats; counts follow."""
    wanted = ["Light the path.", "Order the wood.", "Plant a hedge."]
    rows = titles(t, "--for", "ada")
    same([row for row in rows if not row.startswith("Every")], wanted)
    same(titles(t, "--for", "ada marsh"), rows)
    same(titles(t, "--for", "Wardeniaid y Parciau"), ["Dig a pond."])
    plan = json.loads(build(t, "json", "--for", "ada"))
    same(plan["for"], "ada")
    same(plan["withheld"]["count"], 1)
    same([item["title"] for item in plan["items"]],
         ["Every park is safe.", "There is room for nature."])
    same([item["title"] for item in plan["items"][0]["children"]],
         ["Light the path.", "Mend the fence."])
    same([item["title"] for item in plan["items"][0]["children"][1]["children"]],
         ["Order the wood."])
    page = build(t, "html", "--for", "ada")
    holds(page, "<title>Parks Plan – Ada Marsh</title>", "<strong>Ada Marsh</strong>",
          "2 actions and 1 milestone in 2 pledges", '<div class="figure bad"><dt>Overdue</dt><dd>1</dd>',
          "1 item is left out of this public version under paragraph 3.")
    holds(build(t, "html"), 'id="deadlines"', 'id="timeline"', 'id="owners"')
    for gone in ("Hire a joiner.", "Dig a pond.", "paragraph 4", "Sell the", 'id="deadlines"',
                 'id="timeline"', 'id="owners"'):
        if gone in page:
            raise Failure(f"{gone!r} is in the paper for ada")


@test
def paper_for_an_owner_with_conditions(t):
    """A report for an owner shows what both let through."""
    page = build(t, "html", "--for", "ada", "-r", "late")
    holds(page, "Light the path.")
    for gone in ("Order the wood.", "Plant a hedge.", "Hire a joiner."):
        if gone in page:
            raise Failure(f"{gone!r} is in the report for ada")


@test
def unknown_owner(t):
    """Exit 2, and what may be meant; a title that several have; a party that is left out."""
    t.write("a.plan", PLAN)
    t.run("build", "a.plan", "--to", "csv", "--for", "adda").expect(
        2, "", "planc: the plan has no party `adda`; did you mean one of these?\n  ada\n")
    t.run("build", "a.plan", "--to", "csv", "--for", "nobody at all").expect(
        2, "", "planc: the plan has no party `nobody at all`\n")
    t.run("build", "a.plan", "--to", "csv", "--for", "Rangers").expect(
        2, "", "planc: several parties are called `Rangers`; say which by its name:\n  other\n  same\n")
    t.run("build", "a.plan", "--to", "csv", "--for", "hidden").expect(
        2, "", "planc: only exempt items name `hidden`, and a public paper leaves these out;"
        " `--full` prints them\n")
    same(titles(t, "--for", "hidden", "--full"), ["Sell the land.", "Sell the lake."])


LANE = '''plan lane "Lane Plan" {
    languages cy
    period 2018 to 2020
    report late "Late" {
        where overdue
    }
}
person elan "Élan
    Évans"
person ben "Ben **Bold**"
person zoe "Zoë Hill"
action gate "Mend the gate." owner elan due 2020 {
    response agree "Iawn."
}
action wall "Build the wall." owner ben sponsor zoe due May 2018 written "soon" {
    milestone "Order bricks." owner elan due 2019
}
'''


@test
def owners_are_found_as_people_type_them(t):
    """Without accents, line ends and marks; of who owns nothing there is no paper."""
    t.write("lane.plan", LANE)
    command = ["build", "-q", "--as-of", "2018-09-01", "lane.plan", "--lang", "cy"]
    for words, name in (("elan evans", "Élan Évans"), ("Ben Bold", "Ben <strong>Bold</strong>")):
        holds(t.run(*command, "--to", "html", "--for", words).out, f"<strong>{name}</strong>")
    t.run(*command, "--to", "html", "--for", "zoe").expect(
        2, "", "planc: no item of the plan is owned by `zoe`\n")
    holds(t.run(*command, "--to", "html", "--for", "elan").out, "ynddynt: 1.")
    holds(t.run(*command, "--to", "html", "--for", "elan", "-r", "late").out,
          "Nid oes dim y maent yn gyfrifol amdano yn cyfateb i’r amodau")


@test
def data_have_no_language(t):
    """What a program reads is the same in every paper: the words of a response as of a status."""
    t.write("lane.plan", LANE)
    holds(t.run("build", "-q", "lane.plan", "--to", "csv", "--columns", "title,response").out,
          "Agreed: Iawn.")


@test
def a_deadline_in_other_words_can_be_moved(t):
    """The help is what can be typed, not what the paper prints."""
    t.write("lane.plan", LANE)
    holds(t.run("check", "--as-of", "2018-09-01", "lane.plan").out, 'was May 2018 because "…"')
