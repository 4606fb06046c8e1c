"""A repository of plans that has the settings of docs/ci/git."""

import os

import harness
from repositories import Repository

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
DOCS = os.path.join(TOP, "docs", "ci")

PLAN = """plan parks "Parks Action Plan" {
    period April 2017 to March 2021
    adopted 1 March 2017
}

person ada "Ada Marsh"
person ben "Ben Hill"

pledge 1 "Better parks" {
    action gate "Repair the gate" {
        owner ada
        due March 2020
    }

    action strategy "Write the strategy" {
        text "It says which park is mended first, and
            what that costs."
        owner ben
        due June 2020
    }
}
"""


def changed(*pairs, plan=PLAN):
    """The plan with these words in place of those."""
    for old, new in pairs:
        if old not in plan:
            raise harness.Failure(f"no `{old}` in the plan")
        plan = plan.replace(old, new, 1)
    return plan


class Council(Repository):
    """planc is on the path, and the settings are those that the documentation gives."""

    def __init__(self, bench, plan=PLAN):
        super().__init__(bench)
        os.makedirs(bench.path("bin"))
        os.symlink(harness.Settings.planc, bench.path("bin/planc"))
        with open(os.path.join(DOCS, "git", "gitattributes"), encoding="utf-8") as file:
            self.write(".gitattributes", file.read())
        self.git("config", "--local", "include.path", os.path.join(DOCS, "git", "planc.gitconfig"))
        self.commit(parks_plan=plan)

    def path(self):
        """The program's own folder comes first."""
        return self.bench.path("bin") + ":/usr/bin:/bin"

    def git(self, *words, **more):
        more.setdefault("PATH", self.path())
        more.setdefault("SOURCE_DATE_EPOCH", harness.TODAY)
        return super().git(*words, **more)

    def read(self, name):
        """What a file of the work tree holds."""
        with open(os.path.join(self.folder, name), encoding="utf-8") as file:
            return file.read()


def expect(what, got, wanted):
    """Ends the test if two texts differ."""
    if got != wanted:
        raise harness.Failure(harness.show_difference(what, wanted, got))
