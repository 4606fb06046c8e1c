"""Repositories for tests: made by scripts, the same in every place and at every time, whatever the
user's own git is set to."""

import os
import subprocess

import harness

PERSON = {"NAME": "Ada Marsh", "EMAIL": "ada@example.org"}
FIRST_COMMIT = 1514764800  # 1 January 2018, 00:00 UTC; each commit is an hour later

# Nothing of the user's or the machine's configuration counts.
ALONE = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "HOME": "/nonexistent",
         "GIT_CEILING_DIRECTORIES": "/tmp", "GIT_ALLOW_PROTOCOL": "file"}

PLAN = """plan parks "Parks Action Plan" {
  period April 2017 to March 2021 adopted 1 March 2017
}

person ada "Ada Marsh"

action gate "Repair the gate" owner ada due March 2020
"""
# With one finding more.
IDLE = PLAN.replace("\naction", 'person ben "Ben Hill"\n\naction')


def idle(path="a.plan", line=6):
    """What `check` in the format short says of it."""
    return (f"{path}:{line}:8: warning: `ben` is declared, but owns, sponsors and supports nothing,"
            " and holds no post [PL107]\n")


def added(path="a.plan"):
    """What is said of a plan that the revision lacks."""
    return f"{path}:1:6: note: the plan is new, with 1 action [PL751]\n"


def nothing(ref="main"):
    """What is said where both sides are the same."""
    return f"nothing to compare: all is as it was in `{ref}`\n"


def program(name):
    """The path of git as a test finds it."""
    return harness.need(name)


class Repository:
    """A repository in the folder of a test."""

    def __init__(self, bench, name="council", *options):
        self.bench, self.name = bench, name
        self.commits = 0
        self.folder = bench.path(name)
        os.makedirs(self.folder, exist_ok=True)
        self.git("init", "-q", "-b", "main", *options)

    def git(self, *words, **more):
        """What git prints."""
        when = f"{FIRST_COMMIT + 3600 * self.commits} +0000"
        environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", **ALONE, **more}
        for role in ("AUTHOR", "COMMITTER"):
            environment.update({f"GIT_{role}_{key}": value for key, value in PERSON.items()})
            environment[f"GIT_{role}_DATE"] = when
        done = subprocess.run([program("git"), *words], cwd=self.folder, env=environment,
                              capture_output=True, check=False)
        if done.returncode:
            raise harness.Failure(f"$ git {' '.join(words)}\n{done.stderr.decode()}")
        return done.stdout.decode().strip()

    def write(self, name, content):
        """Makes a file of the work tree."""
        self.bench.write(os.path.join(self.name, name), content)

    def commit(self, **files):
        """Commits all that lies there, and these files, `a_plan` for `a.plan`; its id."""
        for name, content in files.items():
            self.write(name.replace("_plan", ".plan"), content)
        self.git("add", "--all")
        self.commits += 1
        self.git("commit", "-q", "--allow-empty", "-m", f"Change {self.commits}")
        return self.git("rev-parse", "HEAD")

    def planc(self, *words, folder="", env=None, **how):
        """Runs planc in the repository."""
        return self.bench.run(*words, folder=os.path.join(self.folder, folder),
                              env={**ALONE, **(env or {})}, **how)

    def new(self, *words, **how):
        """The findings that are new against a revision, a line each."""
        return self.planc("check", "--format", "short", "--new-only", "--against", *words, **how)
