#!/usr/bin/python3
"""Proves, from the symbols of the objects: no two files call each other in a circle; the library does
not print, exit, or look at clock, environment and locale; it has no variable that can change.

usage: symbols.py BUILD-FOLDER"""

import os
import re
import subprocess
import sys
import tempfile

# Functions and streams of libc that only these objects may use. The generated scanner names two
# streams that it never reads: flex's skeleton sets its buffer's file where nobody gave one.
ONLY = {
    "stdin": ["plan.lex.o"],
    "stdout": ["plan.lex.o"],
    "abort": ["compiler/arena.o"],
    "calloc": ["compiler/arena.o"],
    "madvise": ["compiler/arena.o"],
    # bison's stack, once it outgrows its first 200 places; room probed for libcmark's parser, whose own
    # allocator ends the program.
    "malloc": ["plan.tab.o", "backends/plan/markup.o"],
    "free": ["compiler/arena.o", "plan.tab.o", "backends/plan/markup.o"],
    "open": ["compiler/source.o"],
    "read": ["compiler/source.o"],
    "close": ["compiler/source.o"],
    "fstat": ["compiler/source.o"],
    "stat": ["compiler/load.o"],
    "realpath": ["compiler/source.o", "compiler/load.o"],
    "strerror": ["compiler/source.o", "compiler/load.o"],
    # What gcc's library knows of the processor.
    "__cpu_model": ["compiler/cpu.o"],
    "__cpu_indicator_init": ["compiler/cpu.o"],
}
# A backend writes to the stream that it is given; nothing else writes.
WRITERS = """fprintf vfprintf fputc fputs fwrite putc fputc_unlocked putc_unlocked fwrite_unlocked
    __overflow""".split()
# Whatever the library uses of libc beside these is a finding.
HARMLESS = """memchr memcmp memcpy memmove memset qsort snprintf vsnprintf strchr strcmp strcspn strlen
    strncmp strstr strrchr strspn strpbrk _GLOBAL_OFFSET_TABLE_ __errno_location __stack_chk_fail
    __assert_fail""".split()
LIBRARIES = ("cmark_", "utf8proc_")
CONSTANT = re.compile(r"\.(rodata|data\.rel\.ro|text|eh_frame|note)")


def tool(*words):
    return subprocess.run(words, capture_output=True, text=True, check=True,
                          env={**os.environ, "LC_ALL": "C"}).stdout


def objects(folder):
    """The objects of the program: the two rooms and what is generated."""
    found = [os.path.join(room, name)
             for top in ("compiler", "backends")
             for room, _, names in os.walk(os.path.join(folder, top))
             for name in names if name.endswith(".o")]
    found += [os.path.join(folder, name) for name in os.listdir(folder) if name.endswith(".o")]
    return sorted(os.path.relpath(path, folder) for path in found)


def listed(folder, paths, *options):
    """What nm says of each object, a line for each symbol; one nm reads them all, as most of its time is its start."""
    lines = {path: [] for path in paths}
    for line in tool("nm", "-A", *options, *(os.path.join(folder, path) for path in paths)).splitlines():
        place, _, said = line.partition(":")
        if said.strip():
            lines[os.path.relpath(place, folder)].append(said)
    return lines


def symbols(folder):
    """Of each object: the symbols that it defines for others, those that it wants."""
    table = {}
    for path, lines in listed(folder, objects(folder), "-P").items():
        rows = [line.split() for line in lines]
        table[path] = ({row[0] for row in rows if row[1].isupper() and row[1] != "U"},
                       {row[0] for row in rows if row[1] == "U"})
    return table


def calls(table):
    """Which object uses which, and by what names."""
    home = {name: path for path, (defined, _) in table.items() for name in defined}
    uses = {path: {} for path in table}
    for path, (_, wanted) in table.items():
        for name in sorted(wanted & set(home)):
            uses[path].setdefault(home[name], []).append(name)
    return uses


def reach(uses, start):
    found, queue = set(), [start]
    for path in queue:
        new = set(uses[path]) - found
        found |= new
        queue += sorted(new)
    return found


def circles(uses):
    """Each group of objects that reach each other, as lines of words."""
    reached = {path: reach(uses, path) for path in uses}
    lines, seen = [], set()
    for path in sorted(uses):
        group = sorted(other for other in reached[path] if path in reached[other])
        if not group or path in seen:
            continue
        seen |= set(group)
        lines.append("these call each other in a circle: " + ", ".join(group))
        lines += [f"    {a} calls {b}: {', '.join(uses[a][b][:4])}"
                  for a in group for b in group if b in uses[a]]
    return lines


def forbidden(table):
    home = set().union(*(defined for defined, _ in table.values()))
    lines = []
    for path, (_, wanted) in table.items():
        for name in sorted(wanted - home):
            if name in HARMLESS or name.startswith(LIBRARIES) or path in ONLY.get(name, []):
                continue
            if name in WRITERS and path.startswith("backends/"):
                continue
            lines.append(f"{path} may not use {name}")
    return lines


def variables(folder, table):
    lines = []
    for path, rows in listed(folder, table, "-f", "sysv").items():
        for row in rows:
            cells = [cell.strip() for cell in row.split("|")]
            if len(cells) == 7 and cells[3] in ("OBJECT", "TLS") and not CONSTANT.match(cells[6]):
                lines.append(f"{path} has the variable {cells[0]} in {cells[6]}")
    return lines


BAD = """
#include <stdio.h>
int count;
static int seen;
int there(int);
int here(int n) { printf("%d", n); seen++; return there(n); }
"""
BACK = "int here(int); int there(int n) { return n ? here(n - 1) : 0; }"


def self_test():
    """Two small files that do all that is forbidden."""
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(os.path.join(folder, "compiler"))
        for stem, text in (("bad", BAD), ("back", BACK)):
            source = os.path.join(folder, stem + ".c")
            with open(source, "w", encoding="utf-8") as file:
                file.write(text)
            tool("gcc", "-c", "-o", os.path.join(folder, "compiler", stem + ".o"), source)
        table = symbols(folder)
        got = [circles(calls(table))[:1], forbidden(table), sorted(variables(folder, table))]
    wanted = [["these call each other in a circle: compiler/back.o, compiler/bad.o"],
              ["compiler/bad.o may not use printf"],
              ["compiler/bad.o has the variable count in .bss",
               "compiler/bad.o has the variable seen in .bss"]]
    return [f"self-test: expected {want}, got {have}"
            for want, have in zip(wanted, got) if want != have]


def main(folder):
    whole = symbols(folder)
    library = {path: both for path, both in whole.items()
               if not path.startswith(("compiler/commands/", "compiler/main."))}
    if not library or "plan.lex.o" not in library:
        sys.exit(f"symbols.py: there is no library in {folder}")
    results = [circles(calls(whole)), forbidden(library), variables(folder, library), self_test()]
    for lines in results:
        print("".join(line + "\n" for line in lines), end="")
    failed = sum(bool(lines) for lines in results)
    print(f"{len(results) - failed} passed, {failed} failed")
    sys.exit(bool(failed))


if len(sys.argv) != 2:
    sys.exit(__doc__)
main(sys.argv[1])
