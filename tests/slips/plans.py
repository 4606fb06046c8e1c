"""The plans that slips are tried on, and what the program `variants` says of each variant of one."""

import collections
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
EXAMPLES = os.path.join(HERE, "..", "..", "examples")
PLANS = [
    (os.path.join(HERE, "every-form.plan"), "2018-06-01"),
    (os.path.join(EXAMPLES, "cohesion-2017.plan"), "2017-10-01"),
    (os.path.join(EXAMPLES, "engagement-2018.plan"), "2018-04-01"),
]

Finding = collections.namedtuple("Finding", "line column code fix severity further message said")


class Plan:
    """A plan, and what is said of it as it is."""

    def __init__(self, variants, path, as_of, errors="strict"):
        self.path, self.name = path, os.path.basename(path)
        self.command = (variants, os.path.dirname(path), as_of)
        with open(path, encoding="utf-8", errors=errors, newline="") as source:
            self.text = source.read()
        self.known = self.findings([self.text])[0]

    def findings(self, texts):
        """The findings of each text."""
        return [read_findings(answer) for answer in self.answers("findings", texts)]

    def new_findings(self, texts):
        """The same without those that the plan has as it is."""
        return [new_findings(self.known, found) for found in self.findings(texts)]

    def meanings(self, texts):
        """Each text as JSON without the places in the file; empty if no paper can be built of it."""
        return [re.sub(r',?\s*"location": \{[^}]*\}', "", answer.decode())
                for answer in self.answers("json", texts)]

    def fixed(self, texts, guesses=False):
        """Each text with its safe fixes made once, or with the guesses, too."""
        answers = self.answers("guessed" if guesses else "fixed", texts)
        return [answer.decode(errors="surrogateescape") for answer in answers]

    def answers(self, what, texts):
        """What `variants` answers to each text."""
        return [reader(self.command).ask(what, text) for text in texts]

    def line_of(self, at):
        """The line, from 1, on which the offset stands."""
        return self.text.count("\n", 0, at) + 1


class Reader:
    """A process that reads one text after the other: most of the time of a short plan would be its start."""

    def __init__(self, command):
        self.command, self.errors = command, tempfile.TemporaryFile()
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=self.errors)

    def ask(self, what, text):
        """The answer to a text; without one, all ends."""
        data = text.encode(errors="surrogateescape")
        try:
            self.process.stdin.write(f"{what} {len(data)}\n".encode() + data)
            self.process.stdin.flush()
        except BrokenPipeError:
            pass
        size = self.process.stdout.readline()
        answer = self.process.stdout.read(int(size or 0))
        if not size or len(answer) < int(size):
            self.give_up(text)
        return answer

    def give_up(self, text):
        """Says on which text the process has ended, and how."""
        status = self.process.wait()
        self.errors.seek(0)
        sys.exit(f"planc ended with {status}: {self.errors.read().decode(errors='replace')}\n"
                 f"on this plan:\n{text}")

    def close(self):
        """Lets the process end, which sees then what it has not freed."""
        self.process.communicate()
        if self.process.returncode:
            self.give_up("")


readers = {}


def reader(command):
    """The process for these plans; one lives at a time, and what stands together is asked together."""
    if command not in readers:
        close_reader()
        readers[command] = Reader(command)
    return readers[command]


def close_reader():
    """Ends the one that lives. Whoever asked calls this before saying that all is well: what the last process has
    not freed is told when it ends."""
    for old in readers.values():
        old.close()
    readers.clear()


def read_findings(answer):
    """The findings of an answer; `further` are the lines of one's further places,
    `said` each text of it that people see."""
    found = []
    for line in answer.decode().splitlines():
        place, code, fix, severity, further, *said = line.split("\t")
        row, column = place.split(":")
        found.append(Finding(int(row), int(column), code, fix, severity,
                             [int(number) for number in further.split()], said[0], said))
    return found


def new_findings(before, after):
    """The findings that a slip has brought."""
    left, new = collections.Counter((one.code, one.message) for one in before), []
    for finding in after:
        if left[finding.code, finding.message] > 0:
            left[finding.code, finding.message] -= 1
        else:
            new.append(finding)
    return new


def one_line(findings):
    """How many findings, and the first of them, as a line of a report."""
    first = "; ".join(f"{one.line}:{one.column} {one.code} {one.message}" for one in findings[:5])
    return f"{len(findings)}: {first}" + (" ..." if len(findings) > 5 else "")


def is_in_comment(text, at):
    """True behind a `#` outside the texts of its line."""
    line = text[text.rfind("\n", 0, at) + 1:at]
    return "#" in line and line.count('"') % 2 == 0


def case_plans(variants):
    """The plans of tests/cases that can be read as text."""
    folder = os.path.join(HERE, "..", "cases")
    for name in sorted(os.listdir(folder)):
        path = os.path.join(folder, name)
        if name.endswith(".plan"):
            try:
                yield Plan(variants, path, "2018-01-01")
            except UnicodeDecodeError:
                pass
