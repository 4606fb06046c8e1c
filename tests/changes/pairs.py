"""Pairs of plans beside their goldens: README.md here says how they are written."""

import os
import subprocess
import tempfile

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "pairs")


def output_of(planc, folder):
    """What is said of the change from before.plan to after.plan, by an arbitrary day."""
    run = subprocess.run(
        [planc, "diff", "--as-of", "2018-01-01", "before.plan", "after.plan"], cwd=folder,
        capture_output=True, timeout=60, check=False)
    return run.stdout.decode() + run.stderr.decode()


def names(folder):
    return sorted(name for name in os.listdir(folder) if os.path.isdir(os.path.join(folder, name)))


def golden(folder, name):
    return os.path.join(folder, name, "changes.txt")


def update(planc, folder=HERE):
    """Writes what is said now."""
    for name in names(folder):
        with open(golden(folder, name), "w", encoding="utf-8") as file:
            file.write(output_of(planc, os.path.join(folder, name)))


def compare(planc, folder=HERE):
    """What differs from the goldens, and how many there are."""
    wrong = []
    for name in names(folder):
        got, wanted = output_of(planc, os.path.join(folder, name)), ""
        if os.path.exists(golden(folder, name)):
            with open(golden(folder, name), encoding="utf-8") as file:
                wanted = file.read()
        if got != wanted:
            wrong.append(f"pairs/{name}: expected:\n{wanted}\ngot:\n{got}")
    return wrong, len(names(folder))


def self_test(planc):
    """A golden that is right passes; a wrong and a missing one fail."""
    text = 'plan p "P"\nteam t "T"\naction a "Open the library." owner t due March 2018\n'
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        pair = os.path.join(folder, "slip")
        os.mkdir(pair)
        for name, year in (("before", "2018"), ("after", "2019")):
            with open(os.path.join(pair, name + ".plan"), "w", encoding="utf-8") as file:
                file.write(text.replace("2018", year))
        if len(compare(planc, folder)[0]) != 1:
            wrong.append("self-test: a missing golden passes")
        update(planc, folder)
        if compare(planc, folder)[0]:
            wrong.append("self-test: the right golden fails")
        with open(golden(folder, "slip"), "a", encoding="utf-8") as file:
            file.write("more\n")
        if len(compare(planc, folder)[0]) != 1:
            wrong.append("self-test: a wrong golden passes")
    return wrong, 3
