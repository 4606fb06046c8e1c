#!/usr/bin/python3
"""Proves the README: its commands print what it says that they print, and it has exactly two commands to
set up with, which are the ones that .ci/run takes from it.

usage: readme.py [--update] PLANC
With --update what the commands print is written into the README."""

import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FENCE = re.compile(r"^```([^\n]*)\n(.*?)^```$", re.M | re.S)


def answer(planc, folder, command):
    """What a person would see: what the command prints, in the order of the terminal."""
    path = os.path.dirname(planc) + os.pathsep + os.environ["PATH"]
    return subprocess.run(["sh", "-c", command], cwd=folder, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, env={**os.environ, "PATH": path}, check=False,
                          timeout=60).stdout.decode().replace("\r\n", "\n")


def played(planc, text):
    """The README with each command's answer as it really is."""
    with tempfile.TemporaryDirectory() as folder:
        def play(match):
            words, body = match[1].split(), match[2]
            for word in words:
                if word.startswith("file="):
                    with open(os.path.join(folder, word[5:]), "w", encoding="utf-8") as file:
                        file.write(body)
            if words != ["console"]:
                return match[0]
            commands = re.findall(r"^\$ (.*)$", body, re.M)
            lines = [f"$ {command}\n{answer(planc, folder, command)}" for command in commands]
            return "```console\n" + "".join(lines) + "```"
        return FENCE.sub(play, text)


def main(update, planc):
    path = os.path.join(ROOT, "README.md")
    with open(path, encoding="utf-8") as file:
        text = file.read()
    real = played(os.path.abspath(planc), text)
    if update:
        with open(path, "w", encoding="utf-8") as file:
            file.write(real)
        return
    wrong = []
    for written, found in zip(FENCE.findall(text), FENCE.findall(real)):
        if written != found:
            wrong.append(f"README.md says:\n{written[1]}but it is:\n{found[1]}")
    setups = [body for words, body in FENCE.findall(text) if words == "sh"]
    if len(setups) != 2 or any(body.count("\n") != 1 for body in setups):
        wrong.append(f"README.md has not two commands of one line: {setups}")
    for line in wrong:
        print(line)
    print(f"{len(FENCE.findall(text)) + 1 - len(wrong)} passed, {len(wrong)} failed")
    sys.exit(bool(wrong))


if len(sys.argv) not in (2, 3) or (len(sys.argv) == 3 and sys.argv[1] != "--update"):
    sys.exit(__doc__)
main(len(sys.argv) == 3, sys.argv[-1])
