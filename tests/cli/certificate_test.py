#!/usr/bin/env python3
"""Certificates as people get them: written beside the answer, accepted by two checkers, refused when changed.

certificate_test.py PROGRAM CHECKER KNOWLEDGE.json
"""

import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "docs/examples"
PROGRAM, CHECKER, KNOWLEDGE = "", "", ""


def run(*words, expect=0):
    result = subprocess.run([*map(str, words)], capture_output=True, text=True, timeout=300, check=False)
    assert result.returncode == expect, (words, result.returncode, result.stdout[-2000:], result.stderr[-2000:])
    return result


class Certificates(unittest.TestCase):
    def setUp(self):
        self.holder = tempfile.TemporaryDirectory()
        self.file = Path(self.holder.name) / "certificate.json"

    def tearDown(self):
        self.holder.cleanup()

    def write(self, *words):
        result = run(PROGRAM, *words, "--on", "2026-11-21", "--certificate", self.file)
        return result, json.loads(self.file.read_text())

    def checked(self, expect=0):
        run(PROGRAM, "verify", self.file, expect=expect)
        run(sys.executable, CHECKER, self.file, "--knowledge", KNOWLEDGE, expect=expect)

    def test_it_is_written_beside_the_answer(self):
        alone = run(PROGRAM, "explain", EXAMPLES / "veteran.json", "vra", "--on", "2026-11-21")
        result, certificate = self.write("explain", EXAMPLES / "veteran.json", "vra")
        self.assertEqual(result.stdout, alone.stdout)
        self.assertEqual([one["authority"] for one in certificate["cases"][0]["answers"]], ["vra"])
        self.assertEqual([path.name for path in self.file.parent.iterdir()], [self.file.name])
        self.checked()

    def test_the_same_question_gives_the_same_bytes(self):
        self.write("check", EXAMPLES / "student.json", "--authority", "veoa", "--authority", "vra")
        first = self.file.read_bytes()
        self.write("check", EXAMPLES / "student.json", "--authority", "veoa", "--authority", "vra")
        self.assertEqual(self.file.read_bytes(), first)

    def test_an_announcement_gives_a_case_for_each_grade(self):
        _, certificate = self.write("check", EXAMPLES / "veteran.json", "--announcement",
                                    EXAMPLES / "announcements/biologist.json", "--authority", "vra")
        jobs = [case["job"] for case in certificate["cases"]]
        self.assertGreater(len(jobs), 1)
        self.assertEqual(len(set(jobs)), len(jobs))
        for case in certificate["cases"]:
            grade = next(fact for fact in case["facts"] if fact["fact"] == "position.grade")
            self.assertEqual((case["job"].split()[-1], "verified"), (grade["value"], grade["state"]))
        self.checked()

    def test_what_no_proof_uses_is_hidden(self):
        case = json.loads((EXAMPLES / "veteran.json").read_text())
        _, certificate = self.write("explain", EXAMPLES / "veteran.json", "vra", "--redact")
        facts = certificate["cases"][0]["facts"]
        hidden = [fact for fact in facts if "commitment" in fact]
        self.assertTrue(any("fact" not in fact for fact in hidden))
        self.assertEqual(len({fact["salt"] for fact in facts if "salt" in fact}), len(facts) - len(hidden))
        self.assertIn("disability_rating", case["person"])
        self.assertNotIn("disability_rating", self.file.read_text())
        self.checked()

    def test_a_changed_one_is_refused(self):
        def change(how):
            _, certificate = self.write("explain", EXAMPLES / "veteran.json", "vra")
            how(certificate, certificate["cases"][0]["answers"][0])
            self.file.write_text(json.dumps(certificate))

        def steps(answer):
            return answer["claims"][0]["proofs"][0]["steps"]

        for how in (lambda whole, answer: answer.update(status="may-apply"),
                    lambda whole, answer: whole["cases"][0].update(hash="sha256:" + "0" * 64),
                    lambda whole, answer: whole["cases"][0]["facts"][0].update(value=False),
                    lambda whole, answer: answer["claims"][0].update(proofs=None),
                    lambda whole, answer: answer["claims"].pop(),
                    lambda whole, answer: steps(answer).pop(),
                    lambda whole, answer: steps(answer)[-1]["by"].clear(),
                    lambda whole, answer: steps(answer)[0].update(truth="no" if steps(answer)[0]["truth"] == "yes" else "yes")):
            change(how)
            self.checked(expect=1)

    def test_what_is_none_is_said_to_be_none(self):
        self.file.write_text("{}")
        self.checked(expect=3)
        _, certificate = self.write("explain", EXAMPLES / "veteran.json", "vra")
        self.file.write_text(json.dumps({**certificate, "more": 1}))
        self.checked(expect=3)
        certificate["knowledge"]["export"] = "sha256:" + "0" * 64
        self.file.write_text(json.dumps(certificate))
        self.checked(expect=3)

    def test_wrong_usage(self):
        run(PROGRAM, "check", EXAMPLES / "veteran.json", "--redact", expect=2)
        run(PROGRAM, "check", EXAMPLES / "veteran.json", EXAMPLES / "student.json", "--certificate", self.file, expect=2)
        run(PROGRAM, "check", EXAMPLES / "veteran.json", "--certificate", self.file.parent / "none" / "c.json", expect=5)
        self.assertFalse(self.file.exists())


if __name__ == "__main__":
    PROGRAM, CHECKER, KNOWLEDGE = sys.argv[1:4]
    unittest.main(argv=sys.argv[:1])
