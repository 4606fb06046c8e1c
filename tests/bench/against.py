"""What it costs to compare a plan with its version in git, beside checking it: on a plan of 300
milestones, the time of `check --against` less that of the git processes that it starts, in times of
`check`. The same git commands are run by a shell of their own, whose start is taken off again."""

import os
import shutil
import statistics
import subprocess
import tempfile

ACTIONS = 150  # with two milestones each
RUNS = 41      # few milliseconds each, so more of them
GOAL = 2.5
AS_OF = "2018-04-01"
GIT = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "LC_ALL": "C",
       "GIT_AUTHOR_NAME": "Ada Marsh", "GIT_AUTHOR_EMAIL": "ada@northmere.example",
       "GIT_COMMITTER_NAME": "Ada Marsh", "GIT_COMMITTER_EMAIL": "ada@northmere.example",
       "GIT_AUTHOR_DATE": "2018-04-01T12:00:00Z", "GIT_COMMITTER_DATE": "2018-04-01T12:00:00Z"}


def git(folder, *words):
    return subprocess.run(["git", "-C", folder, *words], env={**os.environ, **GIT}, check=True,
                          stdout=subprocess.PIPE, text=True).stdout.strip()


def repository(folder, plan):
    """A plan on its main branch, and a change to one deadline in ten on top of it."""
    path = os.path.join(folder, "a.plan")
    shutil.copyfile(plan, path)
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "a.plan")
    git(folder, "commit", "-q", "-m", "Adopted")
    with open(path, encoding="utf-8") as text:
        lines = text.read().split("\n")
    found = [i for i, line in enumerate(lines) if line.strip().startswith("milestone")]
    for i in found[::10]:
        lines[i] = lines[i].replace("2019", "2020")
    with open(path, "w", encoding="utf-8") as text:
        text.write("\n".join(lines))
    return path


def git_script(folder):
    """What planc asks of git: the commits, where they part, then a commit, its tree, the plan."""
    head = git(folder, "rev-parse", "HEAD")
    wanted = os.path.join(folder, ".git", "wanted")
    with open(wanted, "w", encoding="utf-8") as names:
        names.write(f"{head}\n{head}^{{tree}}\n{head}:a.plan\n")
    return (f"cd '{folder}'; git rev-parse --is-shallow-repository --is-inside-work-tree --show-cdup"
            f" main^{{commit}} HEAD^{{commit}}; git merge-base --all {head} {head};"
            f" git cat-file --batch <'{wanted}'; :")


def against_git(build, generate, measure):
    """Prints the ratio, and gives it as a dictionary."""
    planc = os.path.abspath(os.path.join(build, "planc"))
    with tempfile.TemporaryDirectory(prefix="planc-bench-") as folder:
        path = repository(folder, generate(build, ACTIONS, 1))
        check = [planc, "check", "-q", "--as-of", AS_OF, path]
        commands = {"check": check, "against": [*check[:2], "--against", "main", *check[2:]],
                    "git": ["sh", "-c", git_script(folder)], "shell": ["sh", "-c", ":"]}
        taken = {name: [] for name in commands}
        for turn in range(RUNS + 1):
            for name, command in commands.items():
                seconds = measure(build, command)[0]
                if turn > 0:
                    taken[name].append(seconds)
    middle = {name: statistics.median(values) for name, values in taken.items()}
    ratio = (middle["against"] - middle["git"] + middle["shell"]) / middle["check"]
    said = "within" if ratio <= GOAL else "MISSES"
    print(f"check --against, of {2 * ACTIONS} milestones: {ratio:.2f} times check beside git's processes"
          f" ({middle['check'] * 1000:.1f} ms, with all {middle['against'] * 1000:.1f} ms, git"
          f" {(middle['git'] - middle['shell']) * 1000:.1f} ms), {said} the goal of {GOAL}")
    return {"ratio": round(ratio, 3), **{name: round(value, 5) for name, value in middle.items()}}
