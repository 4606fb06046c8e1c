"""What git does with the drivers for merges and differences."""

import subprocess

from council import Council, PLAN, changed, expect
from harness import Failure, test
from repositories import ALONE


def two_branches(t, ours, theirs):
    """A branch and main, each with a change."""
    council = Council(t)
    council.git("switch", "-q", "-c", "branch")
    council.commit(parks_plan=theirs)
    council.git("switch", "-q", "main")
    council.commit(parks_plan=ours)
    return council


@test
def clean_merge(t):
    """Two clauses of one action, side by side, are no conflict."""
    council = two_branches(t, changed(("owner ada", "owner ben")),
                           changed(("due March 2020", "due May 2020")))
    council.git("merge", "-q", "branch")
    expect("merged", council.read("parks.plan"),
           changed(("owner ada", "owner ben"), ("due March 2020", "due May 2020")))


@test
def conflict(t):
    """One clause on both sides stops the merge, with markers round its line."""
    council = two_branches(t, changed(("due March 2020", "due June 2020")),
                           changed(("due March 2020", "due May 2020"), ("owner ada", "owner ben")))
    try:
        council.git("merge", "-q", "branch")
        raise Failure("a conflict was merged")
    except Failure as failure:
        if "git merge" not in str(failure):
            raise
    lines = ("<<<<<<< ours\n        due June 2020\n=======\n        due May 2020\n"
             ">>>>>>> theirs\n")
    expect("merged", council.read("parks.plan"),
           changed(("owner ada", "owner ben"), ("        due March 2020\n", lines)))
    expect("status", council.git("status", "--short"), "UU parks.plan")


@test
def marker_size(t):
    """Git says how long markers are."""
    council = two_branches(t, changed(("due March 2020", "due June 2020")),
                           changed(("due March 2020", "due May 2020")))
    council.write(".git/info/attributes", "*.plan merge=plan conflict-marker-size=12\n")
    try:
        council.git("merge", "-q", "branch")
    except Failure:
        pass
    if "\n" + "<" * 12 + " ours\n" not in council.read("parks.plan"):
        raise Failure(council.read("parks.plan"))


@test
def rebase(t):
    """A rebase merges by clause, too."""
    council = two_branches(t, changed(("owner ada", "owner ben")),
                           changed(("due March 2020", "due May 2020")))
    council.git("rebase", "-q", "main", "branch")
    expect("rebased", council.read("parks.plan"),
           changed(("owner ada", "owner ben"), ("due March 2020", "due May 2020")))


def told(council, *words):
    """What the driver says in `git diff`."""
    return council.git("-c", "diff.plan.command=planc git-diff-driver", "diff", *words)


@test
def difference(t):
    """Changed, added, deleted and renamed plans are told in words."""
    council = Council(t)
    council.write("parks.plan", changed(("due March 2020", "due May 2020")))
    text = told(council)
    if not text.startswith("parks.plan\n") or "May 2020" not in text or "@@" in text:
        raise Failure(text)
    council.write("new.plan", PLAN.replace("parks", "paths"))
    council.git("add", "new.plan")
    text = told(council, "--cached")
    if "new.plan\n" not in text or "is new, with 2 actions" not in text:
        raise Failure(text)
    council.git("rm", "-q", "-f", "new.plan")
    council.commit()
    council.git("mv", "parks.plan", "all parks.plan")
    text = told(council, "--cached", "-M")
    if not text.startswith("parks.plan → all parks.plan\n"):
        raise Failure(text)
    council.git("rm", "-q", "-f", "all parks.plan")
    text = told(council, "--cached")
    if "parks.plan\n" not in text or "@@" in text:
        raise Failure(text)


@test
def broken_difference(t):
    """Of a plan that cannot be understood the lines are told, and why; git goes on."""
    council = Council(t)
    council.write("parks.plan", changed(("owner ada", "owner ada because (")))
    council.write("z.plan", "")
    text = told(council)
    if "cannot be understood: parks.plan:11" not in text or "\n+        owner ada because (" not in text:
        raise Failure(text)


@test
def parts_of_a_plan(t):
    """Includes are those of the work tree, and a part is told by its lines."""
    council = Council(t)
    council.commit(**{"whole_plan": 'plan w "Whole"\ninclude "parts/one.plan"\n'
                                    'person ada "Ada Marsh"\n',
                      "parts/one_plan": 'action a "Do it" owner ada due 2020\n'})
    council.write("whole.plan", council.read("whole.plan").replace('"Whole"', '"The whole"'))
    text = told(council)
    if "The whole" not in text or "@@" in text:
        raise Failure(text)
    council.write("parts/one.plan", council.read("parts/one.plan").replace("2020", "2021"))
    text = told(council, "--", "parts/one.plan")
    if '+action a "Do it" owner ada due 2021' not in text:
        raise Failure(text)


@test
def never_fails(t):
    """Whatever it is called with, git must not stop."""
    council = Council(t)
    zeros = "0" * 40
    for words in ((), ("x",), ("a",) * 3, ("a.plan", "gone", zeros, "100644", "gone", zeros, "100644"),
                  ("a.plan", "/dev/null", ".", ".", "/dev/null", ".", "."),
                  ("-x.plan", "parks.plan", zeros, "100644", "parks.plan", zeros, "100644"),
                  ("--help",)):
        done = subprocess.run([council.bench.path("bin/planc"), "git-diff-driver", *words],
                              cwd=council.folder, env={"PATH": council.path(), **ALONE},
                              capture_output=True, check=False)
        if done.returncode or done.stderr or not done.stdout:
            raise Failure(f"{words}: {done}")
