#!/usr/bin/python3
"""Measures planc against the bare scanner, in one run, on plans of several sizes.

usage: run.py BUILD [--actions N,N,…] [--runs N] [--seed N]

BUILD holds planc, bench/bare and bench/generate. Subject and baseline run in turn (A B A B …), and
what is compared is the processor time (user and system) of whole processes: its median, with the
least and the most beside it, since machines are noisy. The growth exponent is the slope of the line
through the logarithms of size and time. Everything goes to BUILD/bench.json as well. Goals that are
missed are marked; nothing fails because a machine is slow.
"""

import argparse
import json
import math
import os
import statistics
import subprocess
import sys

CHECK_GOAL = 2.0
GROWTH_GOAL = 1.05
AS_OF = "2018-06-01"


def measure(command):
    """Seconds of the processor and KiB of memory that a command takes."""
    with open(os.devnull, "wb") as nowhere:
        child = subprocess.Popen(command, stdout=nowhere, stderr=nowhere)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)} ended with {child.returncode}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def measure_all(commands, runs):
    """{name: (seconds, memory)} lists, each command in turn; the first round only warms up."""
    taken = {name: ([], []) for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            seconds, memory = measure(command)
            if turn > 0:
                taken[name][0].append(seconds)
                taken[name][1].append(memory)
    return taken


def generate(build, actions, seed):
    path = os.path.join(build, "bench", f"{actions}-{seed}.plan")
    if not os.path.exists(path):
        with open(path + ".part", "wb") as plan:
            subprocess.run([os.path.join(build, "bench", "generate"), str(actions), str(seed)],
                           stdout=plan, check=True)
        os.rename(path + ".part", path)
    return path


def slope(points):
    """Of the line through (log x, log y), by least squares."""
    logs = [(math.log(x), math.log(y)) for x, y in points]
    mean_x = statistics.fmean(x for x, _ in logs)
    mean_y = statistics.fmean(y for _, y in logs)
    above = sum((x - mean_x) * (y - mean_y) for x, y in logs)
    return above / sum((x - mean_x) ** 2 for x, _ in logs)


def commands_for(build, plan):
    planc = os.path.join(build, "planc")
    commands = {
        "scanner": [os.path.join(build, "bench", "bare"), plan],
        "check": [planc, "check", "-q", "--as-of", AS_OF, plan],
    }
    for name in ("csv", "json", "html"):
        commands[name] = [planc, "build", "-q", "--as-of", AS_OF, plan, "--to", name]
    return commands


def row_of(name, actions, size, seconds, memory, scanner):
    median = statistics.median(seconds)
    return {
        "what": name, "actions": actions, "bytes": size, "seconds": round(median, 4),
        "least": round(min(seconds), 4), "most": round(max(seconds), 4),
        "ratio": round(median / statistics.median(scanner), 3),
        "memory_ratio": round(statistics.median(memory) * 1024 / size, 2),
    }


def verdict(value, goal):
    return "within" if value <= goal else "MISSES"


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build")
    parser.add_argument("--actions", default="10000,50000,100000,200000")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    rows, growth = [], {}
    print(f"{'what':8} {'actions':>8} {'seconds':>8} {'least':>8} {'most':>8} {'ratio':>6} "
          f"{'memory':>7}")
    for actions in (int(number) for number in asked.actions.split(",")):
        plan = generate(asked.build, actions, asked.seed)
        taken = measure_all(commands_for(asked.build, plan), asked.runs)
        for name, (seconds, memory) in taken.items():
            row = row_of(name, actions, os.path.getsize(plan), seconds, memory,
                         taken["scanner"][0])
            rows.append(row)
            print(f"{name:8} {actions:8} {row['seconds']:8.3f} {row['least']:8.3f} "
                  f"{row['most']:8.3f} {row['ratio']:6.2f} {row['memory_ratio']:7.2f}")
    for name in ("check", "csv", "json", "html"):
        points = [(row["actions"], row["seconds"]) for row in rows if row["what"] == name]
        if len(points) > 1:
            growth[name] = round(slope(points), 3)
    largest = [row for row in rows if row["what"] == "check"][-1]
    print(f"check takes {largest['ratio']:.2f} times the scanner: "
          f"{verdict(largest['ratio'], CHECK_GOAL)} the goal of {CHECK_GOAL}")
    for name, exponent in growth.items():
        print(f"{name} grows with exponent {exponent:.3f}: "
              f"{verdict(exponent, GROWTH_GOAL)} the goal of {GROWTH_GOAL}")
    with open(os.path.join(asked.build, "bench.json"), "w", encoding="utf-8") as out:
        json.dump({"rows": rows, "growth": growth}, out, indent=1)


main()
