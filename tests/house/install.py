#!/usr/bin/python3
"""Proves that `make install` puts everything where a packager expects it, that it works there, and that
`make uninstall` leaves nothing.

usage: install.py BUILD-FOLDER"""

import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
WANTED = {
    "usr/bin/planc": 0o755,
    "usr/share/man/man1/planc.1": 0o644,
    "usr/share/doc/planc/README.md": 0o644,
    "usr/share/doc/planc/language.md": 0o644,
    "usr/share/doc/planc/when-planc-complains.md": 0o644,
    "usr/share/doc/planc/schemas/plan.schema.json": 0o644,
}


def make(*words):
    environment = {name: value for name, value in os.environ.items()
                   if name not in ("MAKEFLAGS", "MFLAGS", "MAKELEVEL", "MAKEOVERRIDES")}
    done = subprocess.run(["make", "-C", ROOT, *words], capture_output=True, text=True,
                          env=environment, check=False)
    if done.returncode:
        sys.exit(f"make {' '.join(words)}:\n{done.stdout}{done.stderr}")


def files(folder):
    return {os.path.relpath(os.path.join(room, name), folder):
            os.stat(os.path.join(room, name)).st_mode & 0o777
            for room, _, names in os.walk(folder) for name in names}


def trials(build, folder):
    """What is wrong, for each trial a line or None."""
    place = [f"O={build}", f"DESTDIR={folder}", "prefix=/usr"]
    make(*place, "install")
    found = files(folder)
    for path, mode in WANTED.items():
        got = found.get(path)
        yield None if got == mode else f"{path}: expected mode {mode:o}, found {got and oct(got)}"
    planc = os.path.join(folder, "usr/bin/planc")
    for words in (["--version"], ["explain", "PL204"], ["schema", "plan"], ["new", "strategy"]):
        done = subprocess.run([planc, *words], capture_output=True, cwd="/", check=False)
        yield None if done.returncode == 0 and done.stdout else f"planc {words} after installation"
    make(*place, "uninstall")
    left = files(folder)
    yield f"left after uninstall: {sorted(left)}" if left else None
    rooms = os.path.join(folder, "usr/share/doc/planc")
    yield f"{rooms} is left after uninstall" if os.path.exists(rooms) else None


def main(build):
    with tempfile.TemporaryDirectory() as folder:
        results = list(trials(build, folder))
    wrong = [line for line in results if line]
    for line in wrong:
        print(line)
    print(f"{len(results) - len(wrong)} passed, {len(wrong)} failed")
    sys.exit(bool(wrong))


if len(sys.argv) != 2:
    sys.exit(__doc__)
main(sys.argv[1])
