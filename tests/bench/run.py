#!/usr/bin/python3
"""Measures planc against the bare scanner, in one run, on plans of several sizes.

usage: run.py BUILD [--actions N,N,…] [--runs N] [--seed N] [--what NAME,NAME,…]

BUILD holds planc and bench/. Subject and baseline run in turn, on the plans of all sizes (a machine
that slows down does so for all), and each twice in a row, of which the faster counts: where the
system is a guest of another, its host takes back memory every few seconds that lies unused, and
handing it out anew is booked on whoever asks for it then. Mostly one of the two finds what another
run left; the ratio of the slower ones stands beside it. What is compared is the processor's time of
whole processes (user and system together, since systems split it by guesswork): its median, the
spread of the middle half of the runs beside it, and the median of the ratios to the scanner, turn
by turn, with the least and the most, since machines are noisy; and the ratio of the fastest runs of both,
which neighbours disturb least. The growth exponent is the slope of
the line through the logarithms of actions and of time, or of memory. Everything goes to
BUILD/bench.json as well. What `check --against` costs beside git is measured on a plan of the usual
size (against.py). Goals that are missed are marked; nothing fails because a machine is slow.
"""

import argparse
import json
import math
import os
import statistics
import subprocess
import sys

from against import against_git

CHECK_GOAL = 2.0
GROWTH_GOAL = 1.05
AS_OF = "2018-04-01"  # nothing in the plan is overdue
CHECKS = ("check", "strict")  # the rules of a draft, and all of them with what they find
FORMATS = ("csv", "json", "html")


def measure(build, command):
    """Seconds of the processor, those of them in the system, and bytes of memory, of a command."""
    done = subprocess.run([os.path.join(build, "bench", "measure"), *command],
                          stdout=subprocess.PIPE, text=True, check=True)
    user, system, kib = done.stdout.split()
    return float(user) + float(system), float(system), int(kib) * 1024


def measure_all(build, commands, runs):
    """{key: [(seconds, system, memory)]}, each command in turn: the faster of two runs, the slower."""
    faster, slower = ({key: [] for key in commands} for _ in range(2))
    for turn in range(runs):
        print(f"turn {turn + 1} of {runs}", file=sys.stderr)
        for key, command in commands.items():
            one, other = sorted(measure(build, command) for _ in range(2))
            faster[key].append(one)
            slower[key].append(other)
    return faster, slower


def generate(build, actions, seed):
    path = os.path.join(build, "bench", f"{actions}-{seed}.plan")
    generator = os.path.join(build, "bench", "generate")
    if not os.path.exists(path) or os.path.getmtime(path) < os.path.getmtime(generator):
        with open(path + ".part", "wb") as plan:
            subprocess.run([generator, str(actions), str(seed)], stdout=plan, check=True)
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
        "strict": [planc, "check", "-q", "--strict", "--fail-on", "never", "--as-of", AS_OF, plan],
    }
    for name in FORMATS:
        commands[name] = [planc, "build", "-q", "--as-of", AS_OF, plan, "--to", name]
    return commands


def spread(values):
    """Half of what the middle half of the values spans, as a share of their median."""
    if len(values) < 2:
        return 0.0
    low, middle, high = statistics.quantiles(values, n=4)
    return (high - low) / 2 / middle


def ratios_of(key, taken):
    actions, _ = key
    return [one[0] / base[0] for one, base in zip(taken[key], taken[actions, "scanner"])]


def best_ratio(key, taken):
    """Of the fastest run to the scanner's fastest: both had the machine to themselves, or nearly."""
    actions, _ = key
    return min(one[0] for one in taken[key]) / min(base[0] for base in taken[actions, "scanner"])


def row_of(key, size, faster, slower):
    actions, name = key
    taken = faster[key]
    seconds = [one[0] for one in taken]
    memory = statistics.median(one[2] for one in taken)
    ratios = ratios_of(key, faster)
    return {
        "what": name, "actions": actions, "bytes": size,
        "seconds": round(statistics.median(seconds), 4), "spread": round(spread(seconds), 3),
        "system": round(statistics.median(one[1] for one in taken), 4),
        "ratio": round(statistics.median(ratios), 3),
        "ratio_least": round(min(ratios), 3), "ratio_most": round(max(ratios), 3),
        "ratio_best": round(best_ratio(key, faster), 3),
        "ratio_slower": round(statistics.median(ratios_of(key, slower)), 3),
        "memory": memory, "memory_ratio": round(memory / size, 2),
    }


def print_row(row):
    print(f"{row['what']:8} {row['actions']:8} {row['seconds']:8.3f} {row['spread']:6.0%} "
          f"{row['system']:7.3f} {row['ratio']:7.2f} "
          f"{row['ratio_least']:6.2f} – {row['ratio_most']:<6.2f} {row['ratio_best']:6.2f} "
          f"{row['ratio_slower']:7.2f} "
          f"{row['memory_ratio']:7.2f}")


def growth_of(rows, name):
    of_name = [row for row in rows if row["what"] == name]
    return {what: round(slope([(row["actions"], row[what]) for row in of_name]), 3)
            for what in ("seconds", "memory")}


def verdict(value, goal):
    return f"{'within' if value <= goal else 'MISSES'} the goal of {goal}"


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build")
    parser.add_argument("--actions", default="10000,50000,100000,200000")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--what", default=",".join((*CHECKS, *FORMATS)))
    asked = parser.parse_args()
    sizes = [int(number) for number in asked.actions.split(",")]
    what = asked.what.split(",")
    plans = {actions: generate(asked.build, actions, asked.seed) for actions in sizes}
    commands = {(actions, name): command for actions in sizes
                for name, command in commands_for(asked.build, plans[actions]).items()
                if name in ("scanner", *what)}
    faster, slower = measure_all(asked.build, commands, asked.runs)
    rows = []
    print(f"{'what':8} {'actions':>8} {'seconds':>8} {'spread':>6} {'system':>7} {'ratio':>7} "
          f"{'least – most':>15} {'best':>6} {'slower':>7} {'memory':>7}")
    for key in commands:
        rows.append(row_of(key, os.path.getsize(plans[key[0]]), faster, slower))
        print_row(rows[-1])
    print("ratio: to the scanner's time, best: of the fastest runs of all turns, slower: of the slower"
          " of two runs; memory: to the bytes of the plan")
    for name in filter(what.__contains__, CHECKS):
        of_name = [row for row in rows if row["what"] == name]
        ratios = ", ".join(f"{row['ratio']:.2f} ({row['actions']} actions)" for row in of_name)
        most = max(row["ratio"] for row in of_name)
        print(f"{name} takes, of the scanner's time: {ratios}: {verdict(most, CHECK_GOAL)}")
    against = against_git(asked.build, generate, measure)
    growth = {}
    if len(sizes) > 1:
        growth = {name: growth_of(rows, name) for name in ("scanner", *what)}
    for name, exponents in growth.items():
        for what, exponent in exponents.items():
            said = verdict(exponent, GROWTH_GOAL) if name != "scanner" else "for comparison"
            print(f"{name}: {'time' if what == 'seconds' else what} grows with exponent {exponent:.3f}, {said}")
    with open(os.path.join(asked.build, "bench.json"), "w", encoding="utf-8") as out:
        json.dump({"rows": rows, "growth": growth, "against": against}, out, indent=1)


main()
