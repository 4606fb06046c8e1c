"""What the tests of the command line share: a folder to work in, planc to run, and exact words."""

import difflib
import os
import shutil
import stat
import subprocess
import tempfile

TIMEOUT = 300  # seconds: work that grows with the square does not end in them, and a busy machine does
NOBODY = 65534
TODAY = "1525132800"  # 1 May 2018, 00:00 UTC


class Failure(Exception):
    """What was expected, and what came instead."""


class Settings:
    """What run.py was asked to do, set once."""

    planc = None
    valgrind = False


tests = []


def test(function):
    """Makes a function a test; its docstring says what must hold."""
    tests.append(function)
    return function


def slow(function):
    """A test that is of no use, or takes too long, where planc is slow: under a sanitizer or valgrind."""
    function.slow = True
    return function


def need(tool):
    """The path of a program that a test cannot do without."""
    path = shutil.which(tool)
    if not path:
        raise Failure(f"`{tool}` is needed and is not installed")
    return path


def show_difference(what, wanted, got):
    """The two texts, as lines that differ."""
    lines = difflib.unified_diff(
        wanted.splitlines(keepends=True), got.splitlines(keepends=True), "expected", "printed"
    )
    text = "".join(line if line.endswith("\n") else line + "⏎\n" for line in lines)
    return f"{what} differs:\n{text[:6000]}"


class Result:
    """What one run of planc came to."""

    def __init__(self, command, code, out, err):
        self.command = command
        self.code = code
        self.raw = out
        self.out = out.decode("utf-8", "backslashreplace")
        self.err = err.decode("utf-8", "backslashreplace")

    def fail(self, why):
        """Ends the test."""
        command = " ".join(self.command)
        raise Failure(f"$ {command}\n{why}")

    def expect(self, code, out="", err=""):
        """Exactly this exit code and these words; returns itself."""
        if self.err != err:
            self.fail(show_difference("standard error", err, self.err))
        if self.out != out:
            self.fail(show_difference("standard output", out, self.out))
        if self.code != code:
            self.fail(f"exit code {self.code} instead of {code}")
        return self

    def expect_codes(self, code, *findings):
        """Exactly these findings of the short format, each as "line:column CODE"."""
        got = []
        for line in self.out.splitlines():
            _, row, column, rest = line.split(":", 3)
            got.append(f"{row}:{column} {rest[rest.rindex('[') + 1:-1]}")
        if got != list(findings) or self.code != code or self.err:
            wanted = "\n".join(findings)
            self.fail(
                show_difference("findings", wanted, "\n".join(got))
                + f"exit code {self.code}\n{self.out[:4000]}{self.err[:4000]}"
            )
        return self


class Bench:
    """A test's own folder, which is thrown away behind it."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="planc-")
        os.chmod(self.folder, 0o755)

    def close(self):
        """Takes the folder away, whatever rights its files were left with."""
        for path, folders, _ in os.walk(self.folder):
            for name in folders:
                where = os.path.join(path, name)
                if not os.path.islink(where):
                    os.chmod(where, stat.S_IRWXU)
        shutil.rmtree(self.folder)

    def path(self, name):
        """Where a file of the test lies."""
        return os.path.join(self.folder, name)

    def write(self, name, content):
        """Makes a file, and the folders that it lies in; returns its name."""
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        if isinstance(content, str):
            content = content.encode()
        with open(self.path(name), "wb") as file:
            file.write(content)
        return name

    def read(self, name):
        """What a file of the test holds."""
        with open(self.path(name), "rb") as file:
            return file.read()

    def files(self):
        """All files below the folder, sorted."""
        found = []
        for path, _, names in os.walk(self.folder):
            found += [os.path.relpath(os.path.join(path, name), self.folder) for name in names]
        return sorted(found)

    def environment(self, **more):
        """Little, and always the same: nothing of the caller's shell decides a test. A value of
        None takes a variable out."""
        variables = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "SOURCE_DATE_EPOCH": TODAY}
        for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS"):
            if name in os.environ:
                variables[name] = os.environ[name]
        variables.update(more)
        return {name: value for name, value in variables.items() if value is not None}

    def run(self, *args, stdin=b"", env=None, folder=None, as_nobody=False, stdout=None):
        """Runs planc and waits for it."""
        program = [Settings.planc]
        if as_nobody and os.geteuid() == 0:
            # The program may lie where nobody else can go.
            copy = self.path("planc-for-nobody")
            shutil.copy(Settings.planc, copy)
            os.chmod(copy, 0o755)
            program = [need("setpriv"), f"--reuid={NOBODY}", f"--regid={NOBODY}"]
            program += ["--clear-groups", copy]
        elif Settings.valgrind:
            program = [need("valgrind"), "-q", "--error-exitcode=99", "--leak-check=full"]
            program += [Settings.planc]
        if isinstance(stdin, str):
            stdin = stdin.encode()
        timeout = TIMEOUT * (5 if Settings.valgrind else 1)
        command = program + list(args)
        try:
            done = subprocess.run(
                command,
                input=stdin,
                stdout=stdout if stdout is not None else subprocess.PIPE,
                stderr=subprocess.PIPE,
                cwd=folder or self.folder,
                env=self.environment(**(env or {})),
                timeout=timeout,
                check=False,
            )
        except subprocess.TimeoutExpired as slowness:
            raise Failure(f"$ {' '.join(command)}\nstill at work after {timeout} s") from slowness
        shown = ["planc"] + [arg if len(arg) < 200 else arg[:200] + "…" for arg in args]
        return Result(shown, done.returncode, done.stdout or b"", done.stderr)

    def check(self, content, *options, name="a.plan", **how):
        """Writes one plan and checks it, a line for each finding."""
        self.write(name, content)
        return self.run("check", "--format", "short", *options, name, **how)

    def show(self, content, *options, name="a.plan", **how):
        """Writes one plan and checks it, findings as people see them."""
        self.write(name, content)
        return self.run("check", *options, name, **how)
