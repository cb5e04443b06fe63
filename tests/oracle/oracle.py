#!/usr/bin/env python3
"""The engine against clingo: decided answers must agree, in partial cases at random, on days across versions of the law.

clingo tries every completion of a case (docs/export.md): what is so in all of them is decided. The engine reasons in
Kleene's logic, and may leave open what is decided; how often is counted. Some cases are asked with presumptions or of
verified facts only; of one decided answer of every third the last day is looked at too. Without clingo the exit code is 77.
"""
import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from random import Random

sys.dont_write_bytecode = True

from asp_case import Maker
from critical import Critical
from legal_days import read_day, show

OPEN = ("undecided", "conditional")
SOLVER = ("clingo", "--enum-mode=cautious", "--quiet=1", "--outf=2", "-Wnone", "0")


class Engine:
    def __init__(self, program, knowledge, folder):
        self.program, self.folder = program, folder
        self.more = ["--knowledge", knowledge] if knowledge else []

    def run(self, *words):
        done = subprocess.run([self.program, *words, *self.more], capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(f"oracle: {self.program} {' '.join(words)}: {done.stderr.strip()}")
        return done.stdout

    def answers(self, cases, authorities=()):
        """Of each case, all asked on the same days: authority to its status and the last day with it."""
        path = os.path.join(self.folder, "cases.jsonl")
        with open(path, "w", encoding="utf-8") as file:
            file.writelines(json.dumps(case.file()) + "\n" for case in cases)
        words = cases[0].options() + [word for authority in authorities for word in ("--authority", authority)]
        answers = [{} for _ in cases]
        for line in self.run("screen", path, *words).splitlines():
            row = json.loads(line)
            answers[row["line"] - 1][row["authority"]] = row["status"], row.get("until")
        return answers


class Oracle:
    """What clingo says of a case: authority to what is so in every completion, of each reading."""

    def __init__(self, engine, critical, folder):
        self.engine, self.critical, self.folder = engine, critical, folder
        self.paths = {}

    def rules(self, authorities):
        key = tuple(authorities)
        if key not in self.paths:
            self.paths[key] = os.path.join(self.folder, f"rules-{len(self.paths)}.lp")
            with open(self.paths[key], "w", encoding="utf-8") as file:
                file.write(self.engine.run("rules", "export", "--format", "asp", *key))
        return self.paths[key]

    def ask(self, case, authorities, more=1, most=None):
        done = subprocess.run([*SOLVER, self.rules(authorities), "-"], input=case.counting(self.critical.presumed).program(self.critical, more, most),
                              capture_output=True, text=True)
        out = json.loads(done.stdout)
        if not out["Result"].startswith("SAT") or not out["Call"][-1]["Witnesses"]:
            sys.exit(f"oracle: clingo finds no completion: {out['Result']} {done.stderr}\n{json.dumps(case.file())}")
        found = {}
        for atom in out["Call"][-1]["Witnesses"][-1]["Value"]:
            name, authority, reading = re.fullmatch(r'(\w+)\("([^"]+)"(?:,"?([^"]+)"?)?\)', atom).groups()
            found.setdefault(authority, set()).add((name, reading))
        return found


class Judge:
    def __init__(self, export):
        rules = {one["id"]: one for one in export["rules"]}
        self.readings = {one["id"]: ["own", *(f"{rule}.{i}" for rule in one["rules"] for i in range(len(rules[rule]["conflicts"])))]
                         for one in export["authorities"]}

    def verdict(self, authority, status, facts, given):
        """None where both agree, "wrong", or what the engine left open: "yes", "no" or "conflict"."""
        if ("not_recorded", None) in facts:
            return None if status == "undecided" else "wrong"
        if (status == "not-in-force") != (("not_in_force", None) in facts):
            return "wrong"
        if status == "not-in-force":
            return None
        readings = self.readings[authority]
        yes, no = ({one for one in readings if (name, one) in facts} for name in ("goal", "no_goal"))
        if status == "may-apply":
            sound = len(yes) == len(readings) if given else not no
        elif status == "does-not-apply":
            sound = len(no) == len(readings)
        elif status == "conflict":
            sound = no and len(no) < len(readings)
        elif len(yes) == len(readings) or len(no) == len(readings):
            return "yes" if yes else "no"
        else:
            return "conflict" if no and (yes or status == "conditional") else None
        return None if sound else "wrong"


class Comparison:
    def __init__(self, options, folder):
        self.options, self.until = options, time.monotonic() + options.seconds
        self.engine = Engine(options.hirepath, options.knowledge, folder)
        export = json.loads(self.engine.run("rules", "export", "--format", "json"))
        self.critical, self.judge = Critical(export), Judge(export)
        self.oracle, self.maker = Oracle(self.engine, self.critical, folder), Maker(self.critical, Random(options.seed))
        self.cases, self.statuses, self.incomplete = 0, Counter(), []
        self.ends, self.random = 0, Random(options.seed)
        wanted = options.authorities or list(self.critical.hopes)
        lists = [one for one in wanted if one in self.critical.with_lists]
        wanted = lists + [one for one in wanted if one not in lists]
        self.slices = [wanted[i:i + options.slice] for i in range(0, len(wanted), options.slice)]
        for part in self.slices:
            self.oracle.rules(part)

    def run(self):
        """None, or the case and authority for which a decided answer is wrong."""
        options = self.options
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            while self.cases < options.cases and (self.cases == 0 or time.monotonic() < self.until):
                part, days = self.slices[self.cases // options.a_day % len(self.slices)], self.maker.days()
                batch = [self.maker.case(days, part) for _ in range(min(options.a_day, options.cases - self.cases))]
                found = pool.map(lambda case: self.oracle.ask(case, part, 1, options.days), batch)
                for case, answers, facts in zip(batch, self.engine.answers(batch, part), found):
                    self.cases += 1
                    for authority, (status, _) in answers.items():
                        verdict = self.judge.verdict(authority, status, facts.get(authority, set()), case.position_given())
                        if verdict == "wrong":
                            return case, authority
                        self.statuses[status] += 1
                        if verdict and self.confirmed(case, authority, status, verdict):
                            self.incomplete.append((authority, status, verdict, case))
                    if self.cases % 3 == 0 and (wrong := self.around_the_end(case, answers)):  # each takes six runs
                        return wrong
        return None

    def around_the_end(self, case, answers):
        """None, or where the engine is wrong on the last day of one decided answer, on the day after, and between."""
        ending = [(one, status, until) for one, (status, until) in sorted(answers.items()) if until and status not in OPEN]
        if not ending:
            return None
        authority, status, until = self.random.choice(ending)
        last = read_day(until)
        self.ends += 1
        for day, same in ((case.asked + self.random.randint(0, last - case.asked), True), (last, True), (last + 1, False)):
            there = case.on(day)
            now = self.engine.answers([there], [authority])[0][authority][0]
            if (now == status) != same:
                sys.exit(f"oracle: {authority} is {status} until {until}, but on {show(day)} {now}: {case.when()}\n{json.dumps(case.file())}")
            if self.verdict(there, authority) == "wrong":
                return there, authority
        return None

    def confirmed(self, case, authority, status, verdict):
        """Whether it is so with all days and more elements too; a kind often seen is taken for granted."""
        often = sum(one[:3] == (authority, status, verdict) for one in self.incomplete) >= 5
        return often or self.verdict(case, authority) == verdict

    def verdict(self, case, authority):
        status, _ = self.engine.answers([case], [authority])[0][authority]
        facts = self.oracle.ask(case, [authority], 2).get(authority, set())
        return self.judge.verdict(authority, status, facts, case.position_given())

    def shrunk(self, case, authority, verdict, seconds):
        """The case without what does not matter to this verdict, as far as the time goes."""
        until, kept = time.monotonic() + seconds, 0
        with open(self.oracle.rules([authority]), encoding="utf-8") as file:
            asked = set(re.findall(r'^(?:fact|list)\("([^"]+)"', file.read(), re.MULTILINE))
        case = case.only(lambda name: name in asked)
        while time.monotonic() < until and (less := next(islice(case.without(), kept, None), None)):
            if self.verdict(less, authority) == verdict:
                case = less
            else:
                kept += 1
        return case

    def report(self, seconds):
        total, left = sum(self.statuses.values()), sum(self.statuses[status] for status in OPEN)
        print(f"{self.cases} cases, {total} answers: all decided ones agree, {self.ends} of them up to their last day ({seconds:.0f} s)")
        print("  " + ", ".join(f"{status} {count}" for status, count in self.statuses.most_common()))
        print(f"  {len(self.incomplete)} of {left} open answers are decided ({100 * len(self.incomplete) / max(left, 1):.2f} %)")
        kinds, shown = Counter(one[:3] for one in self.incomplete), set()
        for (authority, status, verdict), count in kinds.most_common():
            print(f"  {count} x {authority}: {status}, but decided {verdict}")
            case = next(one[3] for one in self.incomplete if one[:3] == (authority, status, verdict))
            if len(shown) < self.options.examples and (authority, verdict) not in shown:
                shown.add((authority, verdict))
                small = self.shrunk(case, authority, verdict, 15)
                print(f"    on {small.when()}: {json.dumps(small.file())}")

    def report_wrong(self, case, authority):
        small = self.shrunk(case, authority, "wrong", 60)
        status, _ = self.engine.answers([small], [authority])[0][authority]
        facts = sorted(map(str, self.oracle.ask(small, [authority], 2).get(authority, set())))
        print(f"DISAGREE: {authority} on {small.when()}: the engine says {status}, in every completion {facts}")
        print(json.dumps(small.file()))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--hirepath", default="build/release/cli/hirepath", help="the program")
    parser.add_argument("--knowledge", help="rules from this folder")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cases", type=int, default=2000)
    parser.add_argument("--seconds", type=float, default=200, help="no new cases after that many")
    parser.add_argument("--authorities", nargs="*", default=[], help="only these")
    parser.add_argument("--slice", type=int, default=32, help="authorities that a case is about")
    parser.add_argument("--a-day", type=int, default=10, help="cases of one day")
    parser.add_argument("--days", type=int, default=16, help="how many of each open date are tried at first")
    parser.add_argument("--examples", type=int, default=6, help="how many open answers that are decided to show in full")
    options = parser.parse_args()
    if not shutil.which("clingo"):
        print("skipped: needs clingo (Debian: gringo)")
        return 77
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        comparison = Comparison(options, folder)
        if wrong := comparison.run():
            comparison.report_wrong(*wrong)
            return 1
        comparison.report(time.monotonic() - started)
        return 0


if __name__ == "__main__":
    sys.exit(main())
