#!/usr/bin/python3
"""Proves that a finding or an output is one file and one row: in a copy of the project both halves make
it, and either half alone fails the build in the compiler's or the linker's own words.

usage: registers.py"""

import os
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

CHECK = """#include "check.h"

void check_trial_check(const struct model *model, struct diags *diags, const struct item *item)
{
	if (item == model->items)
		report(diags, PL999, item->span, "this is a trial");
}
"""
PLAN = """#include "plan.h"

void emit_trial(const struct model *model, const struct request *request, FILE *out)
{
	(void)request;
	fprintf(out, "%u items\\n", (unsigned)model->count);
}
"""
FINDINGS = """#include "findings.h"

void print_tally(const struct diags *diags, const struct findings_request *request, FILE *out)
{
	(void)request;
	fprintf(out, "%u notes\\n", (unsigned)diags->count[NOTE]);
}
"""

# Register, row, file, its text, its function.
HALVES = [
    ("compiler/diag.def",
     'ITEM_CHECK(PL999, trial_check, WARNING, WARNING, ERROR, "a trial", ANY_KIND, NO_TRAIT)',
     "compiler/checks/trial_check.c", CHECK, "check_trial_check"),
    ("backends/backends.def", 'PLAN_BACKEND(trial, "a trial")',
     "backends/plan/trial.c", PLAN, "emit_trial"),
    ("backends/backends.def", 'FINDINGS_BACKEND(tally, "a tally")',
     "backends/findings/tally.c", FINDINGS, "print_tally"),
]

PLAN_TEXT = 'plan-language 1\nplan a "A" {\n\taction "Open the library." owner x due 2018\n}\nteam x "X"\n'
# What must come of it: the command, the words that it prints.
PROOFS = [
    (["rules"], "PL999  trial-check"),
    (["check", "--format", "short", "a.plan"], "this is a trial [PL999]"),
    (["check", "--format", "tally", "-N", "PL999", "a.plan"], "1 notes"),
    (["build", "--to", "trial", "a.plan"], " items"),
    (["build", "--help"], "trial"),
    (["check", "--help"], "tally"),
]


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def write(path, text):
    """Keeps the time of a file that was there, so that make has no more to do than this trial asks."""
    old = os.stat(path) if os.path.exists(path) else None
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    if old:
        os.utime(path, ns=(old.st_atime_ns, old.st_mtime_ns))


def run(*words):
    environment = {name: value for name, value in os.environ.items()
                   if name not in ("MAKEFLAGS", "MFLAGS", "MAKELEVEL", "MAKEOVERRIDES")}
    environment["LC_ALL"] = "C"
    done = subprocess.run(words, capture_output=True, text=True, env=environment, check=False)
    return done.returncode, done.stdout + done.stderr


def make(target):
    return run("make", "-s", f"-j{os.cpu_count()}", "O=build", "CFLAGS=-O0", target)


def put_rows(halves):
    for register, row, *_ in halves:
        text = read(register)
        kind = row.split("(")[0] + "("
        at = text.rindex("\n" + kind) + 1
        write(register, text[:at] + row + "\n" + text[at:])


def expect(title, output, words, failed):
    """Nothing if the words are there, else what was found instead."""
    return [] if words in output else [f"{title}: no `{words}` in: {output[-600:]}"] + failed


def trials():
    """What is wrong, for each trial a list; runs in a copy of the project."""
    registers = {register: read(register) for register, *_ in HALVES}
    put_rows(HALVES)
    for _, _, path, text, _ in HALVES:
        write(path, text)
    status, output = make("build/planc")
    if status:
        yield [f"a row and a file: the build failed: {output[-2000:]}"]
        return
    write("a.plan", PLAN_TEXT)
    for words, wanted in PROOFS:
        yield expect("planc " + " ".join(words), run("build/planc", *words)[1], wanted, [])

    rows = {register: read(register) for register in registers}
    for register, text in registers.items():
        write(register, text)
    for _, _, path, _, function in HALVES:
        os.utime(path)
        status, output = make("build/" + path[:-2] + ".o")
        yield expect("a file without a row", output if status else "a build that succeeds",
                     f"no previous prototype for '{function}'", [])

    for register, text in rows.items():
        write(register, text)
    for _, _, path, text, function in HALVES:
        os.remove(path)
        status, output = make("build/planc")
        yield expect("a row without a file", output if status else "a build that succeeds",
                     f"undefined reference to `{function}'", [])
        write(path, text)
        make("build/planc")


def main():
    with tempfile.TemporaryDirectory() as copy:
        for name in ("compiler", "backends", "grammar", "docs", "Makefile"):
            path = os.path.join(ROOT, name)
            if os.path.isdir(path):
                shutil.copytree(path, os.path.join(copy, name))
            else:
                shutil.copy2(path, copy)
        os.chdir(copy)
        results = list(trials())
        os.chdir(ROOT)
    for lines in results:
        print("".join(line + "\n" for line in lines), end="")
    failed = sum(bool(lines) for lines in results)
    print(f"{len(results) - failed} passed, {failed} failed")
    sys.exit(bool(failed))


main()
