"""How planc asks git: few processes, no write, no network, and nothing of the user's settings."""

import hashlib
import os
import re
import signal
import subprocess
import time

import harness
from harness import test
from repositories import ALONE, IDLE, PLAN, Repository, idle

COMMAND = re.compile(r"(?:built-in|run_command|exec): (.*)")


def commands(trace):
    """The git commands of a GIT_TRACE, without their arguments."""
    with open(trace, encoding="utf-8") as file:
        found = [match.group(1).split() for match in map(COMMAND.search, file) if match]
    return [words[1] if words[0] == "git" else words[0] for words in found]


def snapshot(folder):
    """What lies in a folder, with every file's bytes, rights and times of change."""
    found = {}
    for path, folders, names in os.walk(folder):
        for name in folders + names:
            where = os.path.join(path, name)
            about = os.lstat(where)
            digest = ""
            if os.path.isfile(where):
                with open(where, "rb") as file:
                    digest = hashlib.sha256(file.read()).hexdigest()
            found[where] = (about.st_mode, about.st_mtime_ns, about.st_size, digest)
    return found


def many(t):
    """A repository of many plans in many folders, all of which have changed, one moved."""
    r = Repository(t)
    for number in range(40):
        r.write(f"plans/{number % 7}/p{number}.plan",
                PLAN.replace("parks", f"parks{number}") + 'include "part.plan"\n')
        r.write(f"plans/{number % 7}/part.plan", "")
    r.commit()
    r.git("checkout", "-q", "-b", "work")
    for number in range(40):
        r.write(f"plans/{number % 7}/p{number}.plan",
                IDLE.replace("parks", f"parks{number}") + 'include "part.plan"\n')
    r.commit()
    r.git("mv", "plans/0/p0.plan", "plans/1/moved.plan")
    return r


@test
def few_processes(t):
    """Three for a whole run, however many plans, folders and includes there are; none writes."""
    r = many(t)
    before = snapshot(r.folder)
    done = r.new("main", "plans", env={"GIT_TRACE": t.path("trace")})
    assert done.out.count("[PL107]") == 40 and not done.err, done.out + done.err
    found = sorted(commands(t.path("trace")))
    assert found == ["cat-file", "merge-base", "rev-parse"], found
    os.remove(t.path("trace"))
    r.new("mian", "plans", env={"GIT_TRACE": t.path("trace")})
    found = commands(t.path("trace"))
    assert found == ["rev-parse", "for-each-ref"], found
    assert snapshot(r.folder) == before


@test
def files_that_nobody_may_write(t):
    """A repository that may only be read is enough."""
    r = many(t)
    subprocess.run(["chmod", "-R", "a-w", r.folder], check=True)
    done = r.new("main", "plans", as_nobody=True,
                 env={"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "safe.directory",
                      "GIT_CONFIG_VALUE_0": "*"})
    assert done.out.count("[PL107]") == 40 and not done.err, done.out + done.err


@test
def a_repository_of_somebody_else(t):
    """Git trusts no repository of another user; its own words say what to do."""
    if os.geteuid() != 0:
        return
    r = many(t)
    done = r.new("main", "plans/2/p2.plan", as_nobody=True)
    assert done.code == 2, done.err
    assert done.err.startswith("planc: git failed: detected dubious ownership in repository at"), \
        done.err


@test
def a_partial_clone(t):
    """What a partial clone lacks is not fetched, though its remote is there to ask."""
    r = Repository(t)
    r.commit(a_plan=PLAN)
    r.git("config", "uploadpack.allowFilter", "true")
    r.git("config", "uploadpack.allowAnySHA1InWant", "true")
    r.git("clone", "-q", "--filter=blob:none", "--no-checkout", f"file://{r.folder}", "../partial")
    t.write("partial/a.plan", IDLE)
    before = snapshot(t.path("partial"))
    done = t.run("check", "--format", "short", "--against", "origin/main", "a.plan",
                 folder=t.path("partial"), env={**ALONE, "GIT_TRACE_PACKET": t.path("packets")})
    assert done.code == 2 and "cannot read `origin/main:a.plan`: " in done.err, done.err
    assert snapshot(t.path("partial")) == before
    assert not os.path.exists(t.path("packets"))


@test
def the_users_settings(t):
    """Aliases, pagers, colours, languages, hooks and odd paths of the user make no difference."""
    r = Repository(t)
    r.commit(a_plan=PLAN)
    r.write("a.plan", IDLE)
    t.write("config", "[alias]\n rev-parse = !false\n cat-file = !false\n[core]\n quotePath = true\n"
            " pager = false\n abbrev = 4\n[color]\n ui = always\n[pager]\n rev-parse = true\n"
            "[log]\n showSignature = true\n[advice]\n detachedHead = true\n")
    settings = {"GIT_CONFIG_GLOBAL": t.path("config"), "LC_ALL": "de_DE.UTF-8", "LANGUAGE": "de",
                "GIT_PAGER": "false", "GIT_LITERAL_PATHSPECS": "1", "GIT_PREFIX": "plans/",
                "GIT_INDEX_FILE": "/nonexistent", "GIT_EXTERNAL_DIFF": "false",
                "GIT_TRACE": "1", "GIT_ALLOW_PROTOCOL": "https"}
    r.new("main", "a.plan", env=settings).expect(0, idle())
    r.new("mian", "a.plan", env=settings).expect(
        2, idle(), "planc: there is no revision `mian`\nhelp: did you mean `main`?\n")


@test
def in_a_hook(t):
    """Git runs hooks with its own folder in the environment, counted from the top."""
    r = Repository(t)
    r.write("plans/a.plan", PLAN)
    r.commit()
    r.write("plans/a.plan", IDLE)
    r.new("main", "plans/a.plan", env={"GIT_DIR": ".git", "GIT_INDEX_FILE": ".git/index"}).expect(
        0, idle("plans/a.plan"))


@test
def closed_streams(t):
    """Git is asked all the same without standard streams, or where nobody waits for children."""
    r = Repository(t)
    r.commit(a_plan=PLAN)
    r.write("a.plan", IDLE)
    words = [harness.Settings.planc, "check", "--format", "short", "--new-only", "--against", "main",
             "a.plan"]

    def expect(command, **how):
        done = subprocess.run(command, cwd=r.folder, env={**t.environment(), **ALONE},
                              capture_output=True, check=False, **how)
        assert done.returncode == 0 and done.stdout.decode() == idle(), (command, done)
    for closed in ("<&-", "2>&-", "<&- 2>&-"):
        expect(["sh", "-c", f'exec "$@" {closed}', "sh", *words])
    expect(words, preexec_fn=lambda: signal.signal(signal.SIGCHLD, signal.SIG_IGN))


@test
def many_plans_take_linear_time(t):
    """Two thousand plans in one folder, all moved to another, are matched within seconds."""
    r = Repository(t)
    for number in range(2000):
        r.write(f"old/p{number}.plan", PLAN.replace("parks", f"parks{number}"))
    r.commit()
    r.git("mv", "old", "new")
    began = time.monotonic()
    r.new("main", "new").expect(0, err="nothing to compare: all is as it was in `main`\n")
    assert time.monotonic() - began < 60, time.monotonic() - began
