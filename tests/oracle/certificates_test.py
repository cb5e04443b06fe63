#!/usr/bin/env python3
"""The program's certificates: all accepted by the independent checker, and nothing else is.

usage: certificates_test.py PROGRAM [--tried N] [--ways N] [--seed N] [EXAMPLE...]

Every example of docs/examples on one day, as it is and in N (1) other ways of asking. Of every status of each example
one answer stands alone in a certificate; of its single-field corruptions N (40) are tried, or all (0).
"""
import argparse
import json
import random
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.dont_write_bytecode = True
sys.path.insert(0, str(HERE))
from corrupt import corruptions, harmless, relabelled  # noqa: E402
from hirepath_verify import check  # noqa: E402
from known_facts import Knowledge  # noqa: E402
from remembering import Checker, accepts  # noqa: E402

ON = "2026-11-21"
ANNOUNCEMENT = str(ROOT / "docs/examples/announcements/biologist.json")
WAYS = [["--view", "hr"], ["--evidence", "verified"], ["--law-on", "2020-06-01"], ["--announcement", ANNOUNCEMENT], ["--redact"],
        ["--redact", "--announcement", ANNOUNCEMENT]]
# Open only because the three values lose a case: whatever one fact is, the answer is the same, and no step can say so.
NOT_PROVED = {"overseas-limited"}


class ProgramsCertificates(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        done = subprocess.run([PROGRAM, "rules", "export", "--format", "json"], capture_output=True, check=True)
        cls.knowledge = Knowledge(done.stdout)

    def certificate(self, example, *options):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "c.json")
            done = subprocess.run([PROGRAM, "check", str(example), "--on", ON, "--certificate", str(file), *options],
                                  capture_output=True, text=True)
            self.assertTrue(file.is_file(), f"{example.name} {options}: {done.stderr}")
            return json.loads(file.read_bytes())

    def test_all_are_accepted(self):
        for i, example in enumerate(EXAMPLES):
            for options in [[], *(WAYS[(i + j) % len(WAYS)] for j in range(HOW.ways))]:
                with self.subTest(example.name, options=options):
                    report = check(self.certificate(example, *options), self.knowledge)
                    self.assertEqual(report.rejected, [])
                    if "--redact" not in options:  # what rests on the absence of a hidden fact cannot be proved
                        lost = [one for one in report.not_proved if not any(f"({name})" in one for name in NOT_PROVED)]
                        self.assertEqual(lost, [])
                    self.assertGreaterEqual(report.answers, len(self.knowledge.authorities))

    def test_the_answers_are_those_of_the_program(self):
        for example in EXAMPLES:
            with self.subTest(example.name):
                done = subprocess.run([PROGRAM, "check", str(example), "--on", ON, "--format", "json"], capture_output=True)
                said, proved = ({one["authority"]: (one["status"], one["from"], one["until"]) for one in answers}
                                for answers in (json.loads(done.stdout)["answers"], self.certificate(example)["cases"][0]["answers"]))
                self.assertEqual(proved, said)

    def test_no_corruption_is_accepted(self):
        dice, tried = random.Random(HOW.seed), 0
        for example in EXAMPLES:
            whole = self.certificate(example)
            facts, answers = whole["cases"][0]["facts"], whole["cases"][0]["answers"]
            for status in sorted({one["status"] for one in answers}):
                one = dice.choice([one for one in answers if one["status"] == status])
                alone = {**whole, "cases": [{**whole["cases"][0], "answers": [one]}]}
                checker = Checker(alone, self.knowledge)
                self.assertFalse(check(alone, self.knowledge).rejected)
                self.assertEqual(checker.accepts(alone), accepts(alone, self.knowledge))
                for what, other in relabelled(alone):
                    if checker.accepts(other):
                        with self.subTest(example.name, authority=one["authority"]):
                            self.fail(f"accepted: {what}")
                found = list(corruptions(alone))
                for what, path, corrupted in dice.sample(found, min(HOW.tried, len(found))) if HOW.tried else found:
                    tried += 1
                    accepted = checker.accepts(corrupted)
                    with self.subTest(example.name, authority=one["authority"], what=what):
                        self.assertFalse(accepted and not harmless(path), "accepted")
                        if dice.random() < 0.02:  # nothing is remembered wrongly
                            self.assertEqual(accepted, accepts(corrupted, self.knowledge))
            self.assertTrue(facts)
        print(f"{tried} corruptions were tried, seed {HOW.seed}")
        self.assertGreater(tried, HOW.tried)


if __name__ == "__main__":
    words = argparse.ArgumentParser()
    words.add_argument("program")
    words.add_argument("examples", nargs="*")
    words.add_argument("--tried", type=int, default=40)
    words.add_argument("--ways", type=int, default=1)
    words.add_argument("--seed", type=int, default=20261121)
    HOW = words.parse_args()
    PROGRAM = HOW.program
    EXAMPLES = [ROOT / f"docs/examples/{name}.json" for name in HOW.examples] or sorted((ROOT / "docs/examples").glob("*.json"))
    unittest.main(argv=sys.argv[:1])
