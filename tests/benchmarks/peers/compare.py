#!/usr/bin/env python3
"""hirepath beside other engines: the same 20 authorities' rules, the same applicants, one run (README.md).

Every engine has to give hirepath's answers for every applicant before anything is measured. An engine that is not here
is said to be left out. Times are CPU microseconds an applicant, of all threads of its process.
"""
import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from closed_world import Rules, read_day
from expressions import Cpp, Prolog, Python, Zen
from known_facts import Knowledge
from logic import Clingo
from patterns import Clips
from people import ACTIVITIES, People, write

HERE = Path(__file__).resolve().parent
FEW = {"clingo": 500, "zen": 1000}  # applicants of those that are slow


def lines(path, count=None):
    with open(path, encoding="utf-8") as file:
        return [line for line, _ in zip(file, range(count or 1 << 60))]


def run(*words):
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"peers: {words[0]} ended with {done.returncode}: {done.stderr[-2000:]}")
    return done.stdout


class Peers:
    def __init__(self, options, rules, folder):
        self.options, self.folder = options, folder
        (folder / "rules.py").write_text(Python(rules).program())
        (folder / "rules.pl").write_text(Prolog(rules).program())
        (folder / "rules.json").write_text(Zen(rules).program())
        (folder / "rules.clp").write_text(Clips(rules).program())
        (folder / "rules.lp").write_text(Clingo(rules).program())
        (folder / "facts.lp").write_text("#show.\n")
        cpp = Cpp(rules)
        (folder / "rules.hpp").write_text(cpp.program())
        flat = [json.loads(line) for line in lines(folder / "slots.jsonl")]
        prolog, clingo, clips = Prolog(rules), Clingo(rules), Clips(rules)
        (folder / "applicants.pl").write_text("".join(map(prolog.applicant, flat)))
        (folder / "applicants.clips").write_text("".join(json.dumps(clips.applicant(one)) + "\n" for one in flat))
        (folder / "applicants.txt").write_text("".join(map(cpp.applicant, flat)))
        few = flat[:FEW["clingo"]]
        self.few = len(few)
        (folder / "applicants.lp").write_text("".join(map(clingo.applicant, few, range(len(few)))))
        (folder / "few.jsonl").write_text("".join(lines(folder / "slots.jsonl", FEW["zen"])))

    def here(self):
        """Names of the engines that can be run; left_out says which cannot."""
        programs = {"clips": self.options.programs / "peer_clips", "prolog": shutil.which("swipl"), "clingo": shutil.which("clingo"),
                    "zen": self.options.zen and shutil.which("node") and self.options.zen / "node_modules/@gorules/zen-engine"}
        found, self.left_out = ["hirepath", "c++", "python"], []
        run("g++", "-std=c++20", "-O2", f"-I{self.folder}", HERE / "cpp_host.cpp", "-o", self.folder / "cpp_host")
        for name, program in programs.items():
            if program and Path(program).exists():
                found.append(name)
            else:
                self.left_out.append(f"LEFT OUT: {name} is not installed here (tests/benchmarks/README.md says what it needs)")
        return found

    def measure(self, name):
        """Microseconds: {"total": ..., "evaluation": ...}. Answers are written to NAME.txt."""
        folder, out = self.folder, self.folder / f"{name}.txt"
        if name == "clingo":
            return self.clingo(out)
        return json.loads(run(*{
            "hirepath": [self.options.programs / "peer_hirepath", folder / "applicants.jsonl", out],
            "clips": [self.options.programs / "peer_clips", folder / "rules.clp", folder / "applicants.clips", out],
            "c++": [folder / "cpp_host", folder / "applicants.txt", out],
            "python": [sys.executable, HERE / "python_host.py", folder / "rules.py", folder / "slots.jsonl", out],
            "prolog": ["swipl", "-O", HERE / "prolog_host.pl", "--", folder / "rules.pl", folder / "applicants.pl", out],
            "zen": ["node", HERE / "zen_host.mjs", f"{self.options.zen.resolve()}/", folder / "rules.json", folder / "few.jsonl", out],
        }[name]))

    def clingo(self, out):
        """All applicants in one grounding. Evaluation is what is left without reading the facts: each the least of three."""
        def timed(*words):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            with open(out.with_suffix(".atoms"), "w") as written:
                subprocess.run(["clingo", *words, self.folder / "applicants.lp", "-Wnone", "--outf=1"], stdout=written)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            return (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime) * 1e6 / self.few

        pairs = [(timed(self.folder / "facts.lp"), timed(self.folder / "rules.lp")) for _ in range(3)]
        reading, total = map(min, zip(*pairs))
        rows = [["0"] * 20 for _ in range(self.few)]
        for atom in out.with_suffix(".atoms").read_text().split():
            if atom.startswith("applies("):
                person, goal = atom.removeprefix("applies(").rstrip(").").split(",")
                rows[int(person)][int(goal)] = "1"
        out.write_text("".join("".join(row) + "\n" for row in rows))
        return {"total": total, "evaluation": total - reading}

    def check(self, names):
        wanted = lines(self.folder / "hirepath.txt")
        for name in names:
            given = lines(self.folder / f"{name}.txt")
            for number, (ours, theirs) in enumerate(zip(wanted, given)):
                if ours != theirs:
                    sys.exit(f"peers: {name} answers {theirs.strip()} for applicant {number}, hirepath {ours.strip()}\n"
                             + lines(self.folder / "applicants.jsonl")[number])
            if len(given) != min(len(wanted), FEW.get(name, len(wanted))):
                sys.exit(f"peers: {name} answered {len(given)} applicants")
            print(f"{name}: the same {len(given) * 20} answers", flush=True)


def table(rounds, names):
    """Medians; ratios are medians of each round's own, since the machine's speed changes from minute to minute."""
    def column(name, part, of):
        return [of(one[name][part], one["hirepath"][part]) for one in rounds]

    found = {name: [cell for part in ("total", "evaluation") for cell in (
        median(column(name, part, lambda own, _: own)), min(column(name, part, lambda own, _: own)),
        median(column(name, part, lambda own, ours: own / ours)))] for name in names}
    print(f"\n{'CPU us an applicant':20}{'all':>10}{'(least)':>10}{'x hirepath':>12}{'evaluation':>13}{'(least)':>10}{'x hirepath':>12}")
    for name, (total, least, ratio, evaluation, lowest, times) in sorted(found.items(), key=lambda one: one[1][5]):
        print(f"{name:20}{total:>10.2f}{least:>10.2f}{ratio:>12.2f}{evaluation:>13.3f}{lowest:>10.3f}{times:>12.1f}")
    if "clips" in names:
        print(f"evaluation: {found['clips'][5]:.0f} times CLIPS; the aim is at least 200")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--hirepath", default="build/bench/cli/hirepath", help="the program")
    parser.add_argument("--programs", type=Path, default=Path("build/bench/tests/benchmarks"), help="where peer_clips and peer_hirepath are")
    parser.add_argument("--zen", type=Path, default=Path("build/peer-tools"), help="where npm installed @gorules/zen-engine")
    parser.add_argument("--applicants", type=int, default=4096)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--seed", type=int, default=20261121)
    parser.add_argument("--activities", type=float, default=ACTIVITIES, help="the share of applicants with what lengthens a time limit")
    parser.add_argument("--keep", type=Path, help="a folder for rules, applicants and answers")
    options = parser.parse_args()
    export = run(options.hirepath, "rules", "export", "--format", "json").encode()
    rules = Rules(Knowledge(export), read_day("2026-11-21"))
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(exist_ok=True)
        write(People(rules, json.loads(export), options.seed, options.activities), options.applicants, folder)
        peers = Peers(options, rules, folder)
        names = peers.here()
        print("\n".join(peers.left_out), flush=True)
        for name in names:
            peers.measure(name)
        peers.check(names[1:])
        answers = lines(folder / "hirepath.txt")
        print(f"{len(answers)} applicants, {sum(line.count('1') for line in answers) / len(answers):.2f} of 20 authorities fit one on average; "
              f"{os.path.getsize(folder / 'applicants.jsonl') // len(answers)} bytes a line; {options.rounds} rounds", flush=True)
        table([{name: peers.measure(name) for name in names} for _ in range(options.rounds)], names)
        print("\n".join(peers.left_out))
        fits = [sum(line[i] == "1" for line in answers) for i in range(20)]
        if min(fits) == 0:
            sys.exit(f"peers: an authority fits nobody: {dict(zip(rules.goals, fits))}")


if __name__ == "__main__":
    main()
