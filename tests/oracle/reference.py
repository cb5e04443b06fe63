#!/usr/bin/env python3
"""What the status of each authority is, from the export alone: one case, one day, every condition judged anew.

usage: reference.py PROGRAM [--days N] [--random N] [--seed N] [EXAMPLE...]
Compares its statuses with those of `PROGRAM check`: for the examples on N (6) of the days around the answers'
boundaries, as claimed and as verified, and for N (20) random partial cases on one day each; a random case that differs
is shrunk. Slow and plain on purpose: no timeline, no shared gates. Days, tests and facts are the certificate checker's.
"""
import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections import namedtuple
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(HERE))
from asp_case import Maker  # noqa: E402
from critical import Critical  # noqa: E402
from known_facts import Knowledge, World, in_force, read_value  # noqa: E402
from legal_days import read_day, show  # noqa: E402

Can = namedtuple("Can", "yes no")  # what can come of a condition in a plane; both where somebody can still settle it
KNOWN, JOB, DECISION = range(3)  # as things are; whatever the job; and whatever those decide who have to


def all_of(parts):
    parts = list(parts)
    return Can(all(part.yes for part in parts), any(part.no for part in parts))


def swapped(of):
    return Can(of.no, of.yes)


def any_of(parts):
    return swapped(all_of(map(swapped, parts)))


class CaseFile:
    """A case file as the World of known_facts.py wants it."""

    def __init__(self, knowledge, root, evidence="claimed", presume=True, law_on=None):
        self.knowledge, self.presume, self.law_on = knowledge, presume, law_on
        self.left_out = {subject for subject in ("position", "agency") if not root.get(subject)}
        self.known, self.lists, self.verified_only = {}, {}, evidence == "verified"
        for name, declaration in knowledge.facts.items():
            place = root
            *parents, last = name.split(".")
            for part in parents:
                place = place.get(part, {})
            value = place.get(last)
            if declaration["type"]["kind"] != "list":
                self.take(name, declaration, value)
            elif value is not None:
                self.lists[name] = (len(value), place.get(last + "_complete", False))
                for i, element in enumerate(value):
                    for field, one in element.items():
                        self.take(f"{name}[{i}].{field}", knowledge.fields[declaration["type"]["record"], field], one)

    def take(self, name, declaration, value):
        state = "claimed"
        if isinstance(value, dict) and "value" in value:
            value, state = value["value"], value.get("state", "claimed")
        if isinstance(value, dict):
            value = f"{value.get('from') or ''}..{value.get('to') or ''}"
        if value is not None and state != "contradicted" and (state == "verified" or not self.verified_only):
            if declaration["type"]["kind"] == "grade":
                plan, level = value.upper().split("-")
                value = f"{plan}-{int(level)}"
            self.known[name] = read_value(declaration, value)

    def is_hidden(self, name):
        return False


class Reference:
    def __init__(self, case, on):
        self.case, self.knowledge, self.on = case, case.knowledge, on
        self.law = case.law_on or on
        self.world = World(case, case.known, case.lists)

    def facts_read(self, of, hand):
        for ref in (of, of.get("with"), of.get("left"), of.get("right")):
            if isinstance(ref, dict) and ref.keys() & {"fact", "field"}:
                yield self.world.name(ref, hand)

    def test(self, of, hand, plane):
        truth = self.world.test(of, hand, self.on)
        if truth is not None or plane == KNOWN:
            return Can(truth is True, truth is False)
        open_facts = [name for name in self.facts_read(of, hand) if self.world.value(name) is None]
        settled = [self.settled_by_others(name, plane) for name in open_facts]
        return Can(True, True) if settled and all(settled) else Can(False, False)

    def settled_by_others(self, name, plane):
        declaration, of, _ = self.knowledge.declared(name)
        if of is None and name.split(".")[0] in self.case.left_out:
            return True
        return plane == DECISION and bool(declaration.get("decided_by"))

    def judge(self, of, hand, plane):
        op = of["op"]
        if op == "holds":
            define = self.knowledge.definitions[of["definition"]]
            return self.judge(define["body"], hand if define["record"] else None, plane)
        if op in ("any-in", "every-in", "latest-in"):
            return self.listed(of, plane)
        if "of" not in of:
            return self.test(of, hand, plane)
        parts = [self.judge(part, hand, plane) for part in of["of"]]
        if op == "at-least":
            return Can(sum(part.yes for part in parts) >= of["count"], sum(part.no for part in parts) > len(parts) - of["count"])
        return {"all": all_of, "any": any_of, "none-of": lambda them: swapped(any_of(them)), "not": lambda them: swapped(them[0])}[op](parts)

    def listed(self, of, plane):
        elements, complete = self.case.lists.get(of["list"], (0, False))
        numbers, surely = range(elements), True
        if of["op"] == "latest-in":
            if not complete:
                return Can(False, False)
            surely, numbers = self.world.latest(of["list"], self.on)
        parts = [self.judge(of["of"][0], (of["list"], i), plane) for i in numbers]
        if of["op"] == "latest-in":  # where none is, it is no
            return Can(surely and all(part.yes for part in parts), all(part.no for part in parts))
        if not complete:
            parts.append(Can(False, False))
        return (any_of if of["op"] == "any-in" else all_of)(parts)

    def effective(self, name, reading, plane):
        rule = self.knowledge.rules[name]
        if not in_force(rule, self.law):
            return Can(False, True)
        found = self.judge(rule["body"], None, plane)
        if reading and reading.rpartition(".")[0] == name and in_force(self.knowledge.readings[reading], self.law):
            other = self.knowledge.readings[reading]
            accepts, condition = other["accepts"], other["condition"]
            judged = self.judge(condition, None, plane) if condition else Can(accepts, not accepts)
            found = (any_of if accepts else all_of)([found, judged])
        return all_of([found, *(swapped(self.effective(one, reading, plane)) for one in self.knowledge.overriders[name])])

    def level(self, authority, reading):
        """may-apply, conditional, no, or None, under one reading."""
        known, job, decision = (any_of(self.effective(rule, reading, plane) for rule in self.knowledge.permitting(authority))
                                for plane in (KNOWN, JOB, DECISION))
        return "no" if known.no else "yes" if job.yes else "conditional" if decision.yes else None

    def status(self, authority):
        if not self.knowledge.recorded(authority, self.law):
            return "undecided"
        rules = self.knowledge.authorities[authority]["rules"]
        if not any(in_force(self.knowledge.rules[rule], self.law) for rule in self.knowledge.permitting(authority)):
            return "not-in-force"
        own = self.level(authority, None)
        others = [self.level(authority, one) for one in self.knowledge.readings if one.rpartition(".")[0] in rules]
        fits = ("yes", "conditional")
        if any((own in fits and other == "no") or (own == "no" and other in fits) for other in others):
            return "conflict"
        every = {own, *others}
        if every == {"yes"}:
            return "may-apply"
        if every == {"no"}:
            return "does-not-apply"
        return "conditional" if every <= set(fits) else "undecided"


class Comparison:
    """Of the program's statuses with the reference's."""

    def __init__(self, program):
        self.program, self.compared, self.different = program, 0, 0
        self.export = self.run("rules", "export", "--format", "json")
        self.knowledge = Knowledge(self.export)

    def run(self, *words):
        return subprocess.run([self.program, *words], capture_output=True, check=True).stdout

    def differences(self, file, case, evidence, view, day, law=None):
        """Where they differ on this day."""
        words = ["check", str(file), "--evidence", evidence, "--view", view, "--format", "json", "--on", day]
        reference = Reference(CaseFile(self.knowledge, case, evidence, view == "applicant", law and read_day(law)), read_day(day))
        answers = json.loads(self.run(*words, *(["--law-on", law] if law else [])))["answers"]
        self.compared += len(answers)
        pairs = [(one["authority"], one["status"], reference.status(one["authority"])) for one in answers]
        return [f"{evidence} {view} {day} {law or ''} {name}: {status}, the reference says {expected}"
                for name, status, expected in pairs if status != expected]

    def report(self, what, found):
        self.different += len(found)
        for one in found:
            print(f"{what} {one}")

    def example(self, file, days, dice):
        case = json.loads(file.read_text())
        for evidence, view in (("claimed", "applicant"), ("verified", "hr")):
            words = ["check", str(file), "--evidence", evidence, "--view", view, "--format", "json", "--on", "2026-11-21"]
            answers = json.loads(self.run(*words))["answers"]
            around = {read_day(one[side]) + step for one in answers for side in ("from", "until") if one[side] for step in (-1, 0, 1)}
            for day in ["2026-11-21", *map(show, dice.sample(sorted(around), min(days, len(around))))]:
                self.report(file.name, self.differences(file, case, evidence, view, day))

    def random(self, folder, count, dice):
        file = Path(folder, "case.json")
        maker = Maker(Critical(json.loads(self.export)), dice)
        names = sorted(self.knowledge.authorities)

        def wrong(case):
            file.write_text(json.dumps(case.file()))
            return self.differences(file, case.file(), "claimed", "applicant" if presume else "hr", show(case.asked),
                                    case.law and show(case.law))

        for number in range(count):
            presume = dice.random() < 0.5
            case = maker.case((*maker.days()[:2], None), names)
            if not wrong(case):
                continue
            smaller = True
            while smaller:  # one fact less, as long as something differs
                smaller = next((less for less in case.without() if wrong(less)), None)
                case = smaller or case
            self.report(f"random case {number}: {json.dumps(case.file())}", wrong(case))


def main():
    words = argparse.ArgumentParser()
    words.add_argument("program")
    words.add_argument("examples", nargs="*")
    words.add_argument("--days", type=int, default=6)
    words.add_argument("--random", type=int, default=20)
    words.add_argument("--seed", type=int, default=20261121)
    how = words.parse_args()
    dice = random.Random(how.seed)
    comparison = Comparison(how.program)
    examples = HERE.parents[1] / "docs/examples"
    for file in [examples / f"{name}.json" for name in how.examples] or sorted(examples.glob("*.json")):
        comparison.example(file, how.days, dice)
    with tempfile.TemporaryDirectory() as folder:
        comparison.random(folder, how.random, dice)
    print(f"{comparison.compared} statuses compared, {comparison.different} differ (seed {how.seed})")
    return 1 if comparison.different or not comparison.compared else 0


if __name__ == "__main__":
    sys.exit(main())
