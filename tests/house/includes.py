#!/usr/bin/python3
"""Proves that no file includes what its layer may not see, and that no headers include each other in
a circle. docs/architecture.md says why the layers are as they are.

usage: includes.py [ROOT]"""

import fnmatch
import glob
import os
import re
import shutil
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))

GROUND = ("arena.h cpu.h plain.h text.h source.h word.h meant.h status_synonyms.def statuses.def"
          " date.h look_alike.h look_alikes.def dedent.h")
MODEL = ("terms.h deadline.h report.h model.h lateness.h contents.h waits.h item_places.h milestones.h"
         " numbering.h wording.h likeness.h party_twins.h")
WRITERS = "json_writer.h sink.h scan.h csv_writer.h html_writer.h markdown_writer.h"
ROWS_OF_THE_LANGUAGE = "vocabulary.def clause_letters.def when_kinds.def fields.def calendar_words.def"

# One row a layer: its files; what they may include; what must not reach them through others, either.
LAYERS = [
    ("compiler/arena.* compiler/cpu.* compiler/plain.* compiler/text.* compiler/source.*"
     " compiler/word.* compiler/date.* compiler/meant.* compiler/look_alike.*"
     " compiler/dedent.*",
     GROUND, "ast.h model.h diag.h"),
    ("compiler/diag.* compiler/fix.* compiler/example.* compiler/confusable.*",
     GROUND + " diag.h fix.h example.h confusable.h diag.def", "ast.h model.h"),
    ("compiler/ast.h",
     GROUND + " vocabulary.def", "model.h"),
    ("compiler/phrases.* compiler/glance.* compiler/title_key.*",
     GROUND + " phrases.h phrases.def glance.h title_key.h", "ast.h model.h diag.h"),
    ("compiler/terms.* compiler/deadline.* compiler/report.* compiler/model.* compiler/lateness.*"
     " compiler/contents.* compiler/waits.*"
     " compiler/item_places.* compiler/milestones.* compiler/numbering.* compiler/wording.*"
     " compiler/likeness.* compiler/party_twins.*",
     " ".join([GROUND, "phrases.h", MODEL, ROWS_OF_THE_LANGUAGE]), "ast.h diag.h"),
    ("grammar/* compiler/parse.* compiler/parser.* compiler/trial.* compiler/tree*.* compiler/quote.c"
     " compiler/braces.c compiler/marks.c compiler/date_marks.c compiler/date_errors.c compiler/date_repair.c"
     " compiler/syntax_error.c compiler/habit*.* compiler/load.* compiler/encoding.*",
     GROUND + " glance.h title_key.h ast.h diag.h example.h confusable.h parse.h parser.h trial.h tree.h load.h encoding.h"
     " plan.tab.h habits.h vocabulary.def calendar_words.def synonyms.def latin_letters.def", "model.h"),
    ("compiler/allowance.* compiler/suppress.*",
     GROUND + " ast.h diag.h allowance.h suppress.h", "model.h"),
    ("compiler/canonical*.* compiler/layout.*",
     GROUND + " ast.h diag.h parse.h plan.tab.h canonical.h canonical_parts.h"
     " canonical_writer.h layout.h", "model.h"),
    ("compiler/resolve.h compiler/resolve/*",
     " ".join([GROUND, MODEL, ROWS_OF_THE_LANGUAGE,
               "ast.h diag.h phrases.h example.h confusable.h trial.h resolve.h resolve/*"]), ""),
    ("compiler/check.* compiler/checks/* compiler/titles.* compiler/traits.*",
     " ".join([GROUND, MODEL, "phrases.h glance.h diag.h example.h diag.def check.h titles.h traits.h"]), "ast.h"),
    ("compiler/changes/*",
     " ".join([GROUND, MODEL, "phrases.h diag.h diag.def fingerprint.h titles.h changes/*"]), "ast.h"),
    ("compiler/merge/*",
     GROUND + " ast.h diag.h encoding.h parse.h vocabulary.def changes/alike.h merge/*", "model.h"),
    ("compiler/fingerprint.*",
     " ".join([GROUND, MODEL, "diag.h fingerprint.h"]), "ast.h"),
    ("backends/json_writer.* backends/sink.* backends/scan.h backends/csv_writer.*"
     " backends/html_writer.* backends/markdown_writer.*",
     " ".join([GROUND, WRITERS, "pages.h paper_hash.h"]), "ast.h model.h diag.h"),
    ("backends/baseline.h", GROUND, "ast.h model.h diag.h"),
    ("backends/plan.* backends/plan/*",
     " ".join([GROUND, MODEL, ROWS_OF_THE_LANGUAGE, WRITERS, "plan.h backends.def plan/*",
               "pages.h"]),
     "ast.h diag.h"),
    ("backends/findings.* backends/findings/*",
     " ".join([GROUND, WRITERS, "diag.h fingerprint.h findings.h baseline.h backends.def findings/*"
               " backends/changes/records.h pages.h"]),
     "ast.h model.h"),
    ("backends/changes.* backends/packs.* backends/changes/*",
     " ".join([GROUND, WRITERS, "diag.h fingerprint.h changes.h packs.h changes/change.h changes/changes.def"
               " changes/pack.h changes/pack.def"
               " baseline.h backends.def backends/changes/* findings/visible.h plan/markup.h"]),
     "ast.h model.h"),
    ("compiler/pages.h", "", ""),
    ("compiler/main.c compiler/commands/*",
     "arena.h canonical.h check.h example.h fingerprint.h layout.h load.h word.h suppress.h parse.h"
     " resolve.h findings.h plan.h"
     " pages.h commands/* fix.h text.h plan/csv.h plan/words.h plan/select.h plan/withheld.h likeness.h findings/visible.h"
     " findings/finding.h json_writer.h"
     " changes.h packs.h merge/merge.h changes/compare.h changes/judge.h changes/match.h changes/change.h", ""),
]

SOURCES = ["compiler/*.[ch]", "compiler/*/*.[ch]", "backends/*.[ch]", "backends/*/*.[ch]",
           "grammar/*"]


def read_includes(root):
    """What each file includes, as paths under the root; generated headers keep their names."""
    files = sorted(os.path.relpath(path, root) for pattern in SOURCES + ["*/*.def", "*/*/*.def"]
                   for path in glob.glob(os.path.join(root, pattern)))
    found = {}
    for path in files:
        with open(os.path.join(root, path), encoding="utf-8") as file:
            names = re.findall(r'^\s*#\s*include\s+"([^"]+)"', file.read(), flags=re.M)
        places = [os.path.dirname(path), "compiler", "backends"]
        found[path] = []
        for name in names:
            paths = [os.path.normpath(os.path.join(place, name)) for place in places]
            found[path].append(next((p for p in paths if p in files), name))
    return found


def matches(path, patterns):
    """A pattern without a folder means a file of that name directly in its room."""
    for pattern in patterns.split():
        names = [pattern] if pattern.startswith(("compiler/", "backends/", "grammar/")) else [
            pattern, "compiler/" + pattern, "backends/" + pattern]
        if any(fnmatch.fnmatchcase(path, name) for name in names):
            return True
    return False


def ways(start, includes):
    """Every file that reaches `start`, with the file through which it comes."""
    through, queue = {}, [start]
    for path in queue:
        for name in includes.get(path, []):
            if name not in through:
                through[name] = path
                queue.append(name)
    return through


def judge(path, includes):
    rows = [row for row in LAYERS if matches(path, row[0])]
    if len(rows) != 1:
        return [f"{path} is in {len(rows)} layers: it needs one row in tests/house/includes.py"]
    _, allowed, never = rows[0]
    wrong = [f"{path} may not include {os.path.basename(name)}"
             for name in includes[path] if not matches(name, allowed)]
    wrong += [f"{path} may not include {os.path.basename(name)}, which comes with {through}"
              for name, through in ways(path, includes).items()
              if never and through != path and matches(name, never)]
    if path in ways(path, includes):
        wrong.append(f"{path} includes itself, through {ways(path, includes)[path]}")
    return wrong


def run(root):
    includes = read_includes(root)
    files = [path for path in includes if not path.endswith(".def")]
    results = [judge(path, includes) for path in files]
    return sum(not wrong for wrong in results), [line for wrong in results for line in wrong]


# What must be refused: the file, the line put into it, the message.
TRIALS = [
    ("backends/plan/csv.c", "diag.h", "backends/plan/csv.c may not include diag.h"),
    ("backends/sink.h", "diag.h",
     "backends/plan/csv.c may not include diag.h, which comes with backends/sink.h"),
    ("compiler/checks/overdue.c", "ast.h", "compiler/checks/overdue.c may not include ast.h"),
    ("compiler/text.h", "source.h", "compiler/text.h includes itself, through compiler/source.h"),
    ("compiler/nowhere.c", "text.h",
     "compiler/nowhere.c is in 0 layers: it needs one row in tests/house/includes.py"),
]


def try_out(root, path, header, message):
    """What is wrong with the rule itself: None if it refuses the line in these words."""
    with tempfile.TemporaryDirectory() as copy:
        for room in ("compiler", "backends", "grammar"):
            shutil.copytree(os.path.join(root, room), os.path.join(copy, room))
        with open(os.path.join(copy, path), "a", encoding="utf-8") as file:
            file.write(f'#include "{header}"\n')
        lines = run(copy)[1]
    return None if message in lines else f"trial: no `{message}` but {lines}"


def main():
    root = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.dirname(HERE))
    passed, wrong = run(root)
    trials = [try_out(root, *trial) for trial in TRIALS]
    passed += trials.count(None)
    wrong += [trial for trial in trials if trial]
    for line in wrong:
        print(line)
    print(f"{passed} passed, {len(wrong)} failed")
    sys.exit(bool(wrong))


main()
