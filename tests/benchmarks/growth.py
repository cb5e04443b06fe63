#!/usr/bin/env python3
"""How screening grows: with the rules (rules_growth.cpp), with the applicants, with the announcements.

The program itself, `hirepath screen --only may-apply --summary -o /dev/null`: seconds of CPU and of the clock, memory at
its peak; medians of interleaved rounds. The last two lines of applicants need --most 1000000 and some minutes.
"""
import argparse
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

sys.dont_write_bytecode = True
HERE = Path(__file__).resolve().parent
APPLICANTS = (1_000, 10_000, 100_000, 300_000, 1_000_000)
ANNOUNCEMENTS = (1, 10, 100, 1_000)
FEW = 1_000  # applicants where announcements grow


def run(words):
    """CPU seconds, seconds, MiB."""
    start = perf_counter()
    child = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    passed = perf_counter() - start
    if status:
        sys.exit(f"growth: {' '.join(words[:3])} ... failed")
    return used.ru_utime + used.ru_stime, passed, used.ru_maxrss / 1024


def made(what, count, options):
    """Applicants as one file, announcements as a folder; made once."""
    path = options.folder / (f"{count}.jsonl" if what == "applicants" else f"announcements-{count}")
    if not path.exists():
        part = path.with_suffix(".part")
        subprocess.run([sys.executable, HERE / "crowd.py", what, str(count), part, "--hirepath", options.hirepath], check=True)
        part.rename(path)
    return path


def table(title, cases, options):
    """`cases`: (label, how many questions, applicants, announcements)."""
    measured = {}
    for _ in range(options.rounds):
        for label, questions, applicants, announcements in cases:
            for threads in ("1", "2"):
                words = [options.hirepath, "screen", str(applicants), "--on", "2026-11-21", "--only", "may-apply", "--summary",
                         "-o", "/dev/null", "--threads", threads]
                for one in announcements:
                    words += ["--announcement", str(one)]
                measured.setdefault((label, questions, threads), []).append(run(words))
    print(f"\n{title:>24} {'threads':>8} {'CPU s':>8} {'s':>8} {'MiB':>6} {'CPU us a question':>18}")
    for (label, questions, threads), runs in measured.items():
        cpu, passed, memory = (median(column) for column in zip(*runs))
        print(f"{label:>24,} {threads:>8} {cpu:8.2f} {passed:8.2f} {memory:6.0f} {cpu * 1e6 / questions:18.3f}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--hirepath", default="build/bench/cli/hirepath", help="the program")
    parser.add_argument("--programs", type=Path, default=Path("build/bench/tests/benchmarks"), help="where rules_growth is")
    parser.add_argument("--folder", type=Path, default=Path("build/bench/crowd"), help="where applicants are kept")
    parser.add_argument("--most", type=int, default=100_000, help="applicants")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    subprocess.run([options.programs / "rules_growth", made("applicants", 10_000, options)], check=True)
    jobs = sorted(made("announcements", ANNOUNCEMENTS[-1], options).iterdir())
    table("applicants, 1 job", [(count, count, made("applicants", count, options), jobs[:1])
                                for count in APPLICANTS if count <= options.most], options)
    table(f"jobs, {FEW:,} applicants", [(count, count * FEW, made("applicants", FEW, options), jobs[:count])
                                        for count in ANNOUNCEMENTS], options)


if __name__ == "__main__":
    main()
