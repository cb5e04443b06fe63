#!/usr/bin/env python3
"""The program's certificates: all accepted by the independent checker, and nothing else is.

usage: certificates_test.py PROGRAM [EXAMPLE...]

Every example of docs/examples on one day, as it is and in half of the other ways of asking. Of every status of each
example one answer stands alone in a certificate; its single-field corruptions are tried, or some (with a fixed seed).
"""
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
from certificate_form import Unfit  # noqa: E402
from corrupt import corruptions, harmless, relabelled  # noqa: E402
from hirepath_verify import check  # noqa: E402
from known_facts import Knowledge  # noqa: E402

ON = "2026-11-21"
ANNOUNCEMENT = str(ROOT / "docs/examples/announcements/biologist.json")
WAYS = [["--view", "hr"], ["--evidence", "verified"], ["--law-on", "2020-06-01"], ["--announcement", ANNOUNCEMENT], ["--redact"],
        ["--redact", "--announcement", ANNOUNCEMENT]]
TRIED = 60  # corruptions of one answer
# Open only because the three values lose a case: whatever one fact is, the answer is the same, and no step can say so.
NOT_PROVED = {"overseas-limited"}
PROGRAM, *NAMES = sys.argv[1:] if __name__ == "__main__" else ["hirepath"]
EXAMPLES = [ROOT / f"docs/examples/{name}.json" for name in NAMES] or sorted((ROOT / "docs/examples").glob("*.json"))


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
            for options in [[], *WAYS[i % 2::2]]:
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
        dice, tried = random.Random(20261121), 0
        for example in EXAMPLES:
            whole = self.certificate(example)
            facts, answers = whole["cases"][0]["facts"], whole["cases"][0]["answers"]
            for status in sorted({one["status"] for one in answers}):
                one = dice.choice([one for one in answers if one["status"] == status])
                alone = {**whole, "cases": [{**whole["cases"][0], "answers": [one]}]}
                self.assertFalse(check(alone, self.knowledge).rejected)
                for what, other in relabelled(alone):
                    if self.accepts(other):
                        with self.subTest(example.name, authority=one["authority"]):
                            self.fail(f"accepted: {what}")
                found = list(corruptions(alone))
                for what, path, corrupted in dice.sample(found, min(TRIED, len(found))):
                    tried += 1
                    if not harmless(path) and self.accepts(corrupted):
                        with self.subTest(example.name, authority=one["authority"]):
                            self.fail(f"accepted: {what}")
            self.assertTrue(facts)
        self.assertGreater(tried, TRIED)

    def accepts(self, certificate):
        try:
            report = check(certificate, self.knowledge)
        except Unfit:
            return False
        return not report.rejected and not report.not_proved


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
