"""Hunks, words and histories as git shows them with the settings."""

from council import Council, PLAN, changed, expect
from harness import Failure, test


@test
def hunk_headers(t):
    """Above a change stands the action that it is in, and never the words of a text."""
    council = Council(t)
    council.write("parks.plan", changed(("June 2020", "July 2020"), ("what that", "what it")))
    got = council.git("diff", "-U0")
    heads = [line.split("@@")[2] for line in got.splitlines() if line.startswith("@@")]
    expect("headers", "\n".join(heads), '\n'.join([' action strategy "Write the strategy" {'] * 2))


@test
def words_by_date(t):
    """A date that moved is one word."""
    council = Council(t)
    council.write("parks.plan", changed(("due March 2020", "due 3 April 2021")))
    got = council.git("diff", "--word-diff", "-U0").splitlines()[-1]
    expect("words", got.strip(), "due [-March 2020-]{+3 April 2021+}")


@test
def one_action_through_time(t):
    """`git log -L` follows an action by its name."""
    council = Council(t)
    council.commit(parks_plan=changed(("June 2020", "July 2020")))
    council.commit(parks_plan=changed(("June 2020", "July 2020"), ("March 2020", "May 2020")))
    got = council.git("log", "-L", ":strategy:parks.plan", "--format=%s")
    if "July 2020" not in got or "May 2020" in got or "Change 3" in got:
        raise Failure(got)


@test
def plan_diff(t):
    """The aliases tell changes in words, in a folder below the top, too."""
    council = Council(t, PLAN)
    council.commit(**{"plans/libraries_plan": PLAN})
    council.write("plans/libraries.plan", changed(("owner ben", "owner ada")))
    for words, folder in (("plans/libraries.plan", "."), ("libraries.plan", "plans")):
        got = council.git("-C", folder, "plan-diff", "--", words)
        if "Ada Marsh" not in got or "@@" in got or not got.startswith("plans/libraries.plan\n"):
            raise Failure(got)
    council.commit()
    got = council.git("plan-log", "-1")
    if "Ada Marsh" not in got or "@@" in got:
        raise Failure(got)
