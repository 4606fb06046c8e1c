"""What is exempt is in no public paper: whatever it says, and whatever only it names."""

import json
import re

from harness import Failure, test

PAPERS = ("csv", "csvw", "json", "html")

# Every word that begins with `zq` is in an exempt item, or in what nothing else names; each is there
# once, so that a word that is found says which line has leaked.
PLAN = r"""
plan p "Parks Plan" {
    period 2018/19 to 2019/20
    languages en, cy
    footnote * "Shown footnote."
    footnote ** "zqfootnote"
    distinct ada, zqdistinct
    columns action, owner (role), sponsor, with, due, status, update, response, so that, supports, after, see, tag, budget, evidence, footnote, note, text
}
person ada "Ada Marsh" role "Head of Parks" in parks
team parks "Park Rangers"
person zqdistinct "zqowner" role "zqrole" in zqplace email "zqmail@northmere.example"
directorate zqplace "zqdirectorate"
post zqpost "zqsponsor" held by zqholder
person zqholder "zqheldby" aka "zqaka"
body zqbody "zqpartner"
person zqby "zqwriter"
goal green "A greener borough"
goal zqgoal "zqgoaltitle"
phase first "First year" from April 2018 until March 2019
phase second "Second year" from April 2019 until June 2019
event opening "The opening" on 1 June 2018
event closing "The closing" on 1 June 2019
report mine "Report of Ada Marsh" {
    columns action, owner
    where owner is ada, zqdistinct
    where supports is green, zqgoal
}
pledge 1 "Parks" {
    action a "Mend the paths." {
        owner ada
        supports green
        due first
        after zqnamed
        see zqnamed, zqpledge
        footnote *
        milestone "zqmilestone" exempt "Paragraph 1"
        measure "zqmeasure" target 3 by March 2019 exempt "Paragraph 1"
        milestone "Mend the first." due 1 month after zqnamed
    }
    action b "Close the gate." owner ada due opening status merged into zqnamed
    action zqnamed "zqtitle" {
        cy "zqcymraeg"
        text "zqtext"
        note "zqnote"
        owner zqdistinct written "zqwritten"
        sponsor zqpost
        with zqbody
        start 1 May 2018
        due May 2018 written "zqdue"
        was April 2018 because "zqbecause" agreed "zqagreed" on 2 May 2018
        status at risk because "zqrisk"
        progress 60%
        rag amber
        update 3 May 2018 by zqby "zqupdate"
        so that "zqoutcome"
        response disagree "zqresponse"
        supports zqgoal
        tag zqtag
        field kiosk "zqfield"
        budget £3m "zqbudget"
        evidence "https://zqaddress.example/"
        footnote **
        formerly zqformerly
        exempt "Paragraph 3"
        call milestone "zqcall"
        milestone "zqchild" due second {
            owner parks written "zqchildowner"
        }
        milestone "zqlate" due closing
        measure "zqchildmeasure" baseline "zqbaseline" actual "zqactual" in May 2018
    }
}
pledge zqpledge "zqcontainer" {
    exempt "Paragraph 3"
    objective "zqobjective" due May 2018 owner ada {
        action "zqdeep" owner zqdistinct due April 2018
    }
}
"""
SECRET = re.compile(rb"zq\w+", re.I)
# Letters by chance, of which some may be those.
HASH = re.compile(rb"'sha256-[\w+/=]+'")


def words(raw):
    return sorted({word.decode() for word in SECRET.findall(HASH.sub(b"", raw))})


def papers(t, *options):
    """Each paper in each form that it can have: to a file, with what stands beside it, and printed."""
    for form in PAPERS:
        for more in ((), ("--lang", "cy"), ("-q",)):
            run = t.run("build", "--as-of", "2019-07-01", "p.plan", "--to", form, *options, *more)
            if run.code:
                run.fail("no paper was made")
            yield f"{form} {more}", run.raw + run.err.encode()
        before = set(t.files())
        t.run("build", "-q", "--as-of", "2019-07-01", "p.plan", "--to", form, *options,
              "-o", f"paper.{form}")
        for name in sorted(set(t.files()) - before):
            with open(t.path(name), "rb") as file:
                yield name, file.read()


@test
def public_papers_withhold(t):
    """No byte of a public paper, nor of what build says beside it, is of what is withheld."""
    t.write("p.plan", PLAN)
    for options in ((), ("--public",)):
        for name, raw in papers(t, *options):
            if words(raw):
                raise Failure(f"{name} {options} lets out {words(raw)}")
            if b"Mend the paths" not in raw and "csvw" not in name and "metadata" not in name:
                raise Failure(f"{name} {options} lacks what is not exempt")


@test
def full_papers_do_not(t):
    """With --full the same words are there: in JSON every one, so that the test above looks for the
    right ones."""
    t.write("p.plan", PLAN)
    secrets = set(words(PLAN.encode()))
    found = dict(papers(t, "--full"))
    missing = secrets - set(words(found["json ()"]))
    if missing:
        raise Failure(f"the JSON lacks {sorted(missing)}")
    for form, few in (("csv", 12), ("html", 30)):
        if len(words(found[f"{form} ()"])) < few:
            raise Failure(f"the {form} has no more than {words(found[f'{form} ()'])}")


@test
def withheld_is_counted(t):
    """The papers say how many items are left out, and under which paragraphs."""
    t.write("p.plan", PLAN)
    found = dict(papers(t))
    withheld = json.loads(found["json ('-q',)"])["withheld"]
    if withheld != {"count": 9, "reasons": ["Paragraph 1", "Paragraph 3"]}:
        raise Failure(f"the JSON says {withheld}")
    said = b"9 items are left out of this public version under Paragraph 1, Paragraph 3."
    if said not in found["html ()"]:
        raise Failure("the page does not say what is left out")
    for name in ("csvw ()", "paper.csv-metadata.json"):
        if b'"rdf:value": 9' not in found[name] or b"Paragraph 3" not in found[name]:
            raise Failure(f"{name} does not say what is left out")
    if b"9 exempt items were left out" not in found["csv ()"]:
        raise Failure("build does not say what is left out")
