#!/usr/bin/env python3
"""The interview: line by line through a pipe, and on a full screen as a person at a terminal sees it.

ask_test.py PROGRAM    runs it, on a pseudo-terminal where it needs one; exit 1 with what went wrong
"""

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True  # the tree stays as it was

from terminal import DOWN, ENTER, ESCAPE, F1, F2, F3, F10, LEFT_FULL_SCREEN, PATIENCE, Person

PROGRAM = ""
ROOT = Path(__file__).resolve().parents[2]


def talk(lines, *words):
    """What the program prints when these lines are typed."""
    result = subprocess.run([PROGRAM, "ask", "--plain", "--on", "2026-11-21", *words], input="\n".join(lines) + "\n",
                            capture_output=True, text=True, cwd=ROOT, timeout=PATIENCE, check=False)
    assert result.returncode == 0 and not result.stderr, result
    return result.stdout


class Lines(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.case = str(Path(self.folder.name) / "case.json")
        example = (ROOT / "docs/examples/interview-answers.txt").read_text(encoding="utf-8").splitlines()
        self.answers = [line for line in example if "=" in line and not line.startswith("#")]
        self.random = random.Random(20261121)

    def tearDown(self):
        self.folder.cleanup()

    def saved(self):
        return json.loads(Path(self.case).read_text(encoding="utf-8"))

    def test_every_answer_of_the_example_is_taken(self):
        said = talk(self.answers, self.case)
        self.assertNotRegex(said, "does not fit|no fact called|Expected:")
        self.assertIn("(vra)", said[said.index("conditional ("):])
        kept = self.saved()["person"]
        for line in self.answers:
            name = line.split(" = ")[0].removeprefix("person.").split("[")[0]
            self.assertIn(name, kept)
        self.assertEqual(kept["service_periods"][0]["released"], "2024-05-14")
        self.assertEqual(kept["federal_jobs"], [])
        self.assertEqual(kept["va_notice_date"], "2024-08")

    def test_the_order_of_the_answers_does_not_matter(self):
        talk(self.answers, self.case)
        expected = self.saved()
        for _ in range(5):
            Path(self.case).unlink()
            self.random.shuffle(self.answers)
            # A list is complete when all its entries are there.
            self.answers.sort(key=lambda line: "_complete" in line)
            talk(self.answers, self.case)
            self.assertEqual(self.saved(), expected)

    def test_another_day_goes_on_where_this_one_ended(self):
        talk(self.answers, self.case)
        expected = self.saved()
        for stop in (1, 7, len(self.answers) - 1):
            Path(self.case).unlink()
            talk([*self.answers[:stop], "quit"], self.case)
            talk(["dk", "back", *self.answers[stop:]], self.case)
            self.assertEqual(self.saved(), expected)

    def test_back_takes_back_whatever_was_answered(self):
        talk(self.answers[:8], self.case)
        before = self.saved()
        for _ in range(10):
            steps = self.random.choices(["1", "2", "dk", "skip", "person.purple_heart = yes"], k=6)
            said = talk([*steps, *["back"] * 6, "back"], self.case)
            self.assertIn("There is no earlier answer of this sitting", said)
            self.assertEqual(self.saved(), before, steps)

    def test_values_in_the_forms_that_people_type(self):
        forms = {
            "person.va_notice_date": {
                "2024-05-14": "2024-05-14", "5/14/2024": "2024-05-14", "05-14-2024": "2024-05-14", "14/5/2024": "2024-05-14",
                "4/5/2024": "2024-04-05", "May 14, 2024": "2024-05-14", "14 may 2024": "2024-05-14", "Sept 3rd 2024": "2024-09-03",
                "2024/5/14": "2024-05-14", "5/2024": "2024-05", "May 2024": "2024-05", "2024": "2024",
                "2019..2021": {"from": "2019-01-01", "to": "2021-12-31"}, "2024-05-14..": {"from": "2024-05-14", "to": None},
                "2/30/2024": None, "5/14/24": None, "soon": None, "14/14/2024": None, "May May 2024": None},
            "person.disability_rating": {"30": 30, "30%": 30, "30 percent": 30, "0": 0, "101": None, "thirty": None, "-1": None},
            "person.us_citizen": {"yes": True, "Y": True, "1": True, "true": True, "NO": False, "2": False, "3": None, "maybe": None},
            "position.grade": {"GS-9": "GS-9", "9": "GS-9", "gs 09": "GS-9", "gs9": "GS-9", "WG-5": "WG-5", "G": None},
            "position.series": {"0110": "0110", "110": "0110", "2210": "2210", "a b": None},
            "position.service": {"competitive": "competitive", "Senior Executive": "senior-executive", "2": "excepted", "exc": "excepted",
                                 "e": "excepted", "4": None, "exepted": None},
        }
        for name, each in forms.items():
            subject, fact = name.split(".")
            for typed, expected in each.items():
                with self.subTest(name=name, typed=typed):
                    Path(self.case).unlink(missing_ok=True)
                    said = talk([f"{name} = {typed}"], self.case)
                    if expected is None:
                        self.assertIn("not fit", said)
                        self.assertFalse(Path(self.case).exists())
                    else:
                        self.assertEqual(self.saved(), {subject: {fact: expected}})
        self.assertIn("Did you mean excepted?", talk(["position.service = exepted"]))
        self.assertIn("Read as April 5, 2024.", talk(["person.va_notice_date = 4/5/2024"]))
        self.assertIn("some day in May 2024", talk(["person.va_notice_date = 5/2024", "list"]))

    def test_an_answer_names_its_paper(self):
        said = talk(["person.purple_heart = yes by DD214", "person.disability_rating = 30 by va-leter"], self.case)
        self.assertIn("No document is called 'va-leter'. Did you mean 'va-letter'?", said)
        fact = {"value": True, "evidence": "dd214", "state": "claimed"}
        self.assertEqual(self.saved(), {"person": {"purple_heart": fact}})
        talk(["person.purple_heart = yes by dd214"], self.case, "--view", "hr")
        self.assertEqual(self.saved(), {"person": {"purple_heart": {**fact, "state": "verified"}}})
        talk(["person.purple_heart = yes"], self.case)  # the same answer keeps its evidence
        self.assertEqual(self.saved()["person"]["purple_heart"]["evidence"], "dd214")

    def test_sensitive_answers_are_shown_only_when_asked_for(self):
        typed = ["person.disability_rating = 70", "person.disability_rating = 170", "list", "results"]
        self.assertNotRegex(talk(typed), r"\b1?70\b")
        self.assertRegex(talk([*typed, "list all"]), r"\b70\b")

    def test_what_the_announcement_says_stays_out_of_the_case(self):
        talk(["person.us_citizen = yes"], self.case, "--announcement", "docs/examples/announcements/biologist.json")
        self.assertEqual(self.saved(), {"person": {"us_citizen": True}})


class FullScreen(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.case = str(Path(self.folder.name) / "case.json")
        self.people = []

    def tearDown(self):
        for person in self.people:
            person.leaves()
        self.folder.cleanup()

    def start(self, *words, **how):
        self.people.append(Person(PROGRAM, "ask", *words, "--on", "2026-11-21", **how))
        return self.people[-1]

    def saved(self):
        return json.loads(Path(self.case).read_text(encoding="utf-8"))

    def test_answers_back_resize_and_quit(self):
        person = self.start(self.case)
        person.sees("0 answered", "F1 Help", "I do not know", "So far:")
        person.types("person.us_citizen = yes" + ENTER)
        person.sees("1 answered")
        self.assertEqual(self.saved(), {"person": {"us_citizen": True}})
        # The second choice, or "I do not know" where the answer is typed: whatever is asked, it is an answer.
        person.types(DOWN + ENTER)
        person.sees("2 answered")
        person.types(DOWN + ENTER)
        person.sees("3 answered")
        three = self.saved()
        person.resize(40, 130)
        wide = person.sees("3 answered", r"\| +So far:", "F10 Quit")
        self.assertTrue(wide.splitlines()[-1].startswith(" F1 Help"), wide)
        person.resize(24, 80)
        person.sees("3 answered", "F10 Quit")
        person.types(ESCAPE)
        person.sees("2 answered")
        self.assertNotEqual(self.saved(), three)
        person.types(F2)
        person.sees("What was answered", "Are you a citizen")
        person.types(ESCAPE)
        person.types(F1)
        person.sees("Help", "what can be typed|why:")
        person.types(F3)
        person.sees("Results so far")
        person.types(ESCAPE)
        person.sees("2 answered", "Answer:")
        person.types(F10)
        self.assertEqual(person.ends(), 0)
        self.assertTrue(person.terminal_is_as_before())
        last = person.everything[person.everything.rindex(LEFT_FULL_SCREEN):]
        self.assertIn("saved in", last)
        self.assertIn("asked for: 2026-11-21", last)
        self.assertTrue(self.saved()["person"]["us_citizen"])

    def test_goes_on_from_the_file(self):
        Path(self.case).write_text('{"person": {"us_citizen": true, "purple_heart": null}}', encoding="utf-8")
        person = self.start(self.case)
        person.sees("2 answered", "Going on with")
        person.types("edit 1" + ENTER)
        person.sees("Are you a citizen", "changing an answer", "now: yes")
        person.types("n" + ENTER)
        person.sees("2 answered")
        person.types("quit" + ENTER)
        self.assertEqual(person.ends(), 0)
        self.assertEqual(self.saved(), {"person": {"us_citizen": False, "purple_heart": None}})

    def test_says_what_was_expected(self):
        person = self.start(self.case)
        person.sees("0 answered")
        person.types("person.us_citizen = perhaps" + ENTER)
        person.sees("'perhaps' does not fit", "Expected: yes or no")
        self.assertFalse(Path(self.case).exists())
        person.types(ESCAPE + F10)
        self.assertEqual(person.ends(), 0)

    def test_a_signal_gives_the_terminal_back(self):
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            with self.subTest(signal=number):
                Path(self.case).unlink(missing_ok=True)
                person = self.start(self.case)
                person.sees("0 answered")
                person.types("person.us_citizen = yes" + ENTER)
                person.sees("1 answered")
                os.kill(person.process, number)
                status = person.ends()
                self.assertTrue(os.WIFSIGNALED(status) and os.WTERMSIG(status) == number, status)
                self.assertTrue(person.terminal_is_as_before())
                self.assertEqual(self.saved(), {"person": {"us_citizen": True}})

    def test_a_small_window_says_so_and_recovers(self):
        person = self.start(self.case, rows=8, columns=30)
        person.sees("Please make the window")
        person.resize(24, 80)
        person.sees("0 answered", "Answer:")
        person.types(F10)
        self.assertEqual(person.ends(), 0)

    def test_lines_where_the_terminal_has_no_screen_or_lines_are_asked_for(self):
        for words, environment in ((["--plain"], {}), ([], {"TERM": "dumb"})):
            with self.subTest(words=words, environment=environment):
                person = self.start(*words, environment=environment, rows=200)
                person.sees("asks only what can still", "(?m)^>$")
                self.assertNotIn("\x1b", person.everything)
                person.types("quit\n")
                self.assertEqual(person.ends(), 0)


if __name__ == "__main__":
    PROGRAM = str(Path(sys.argv.pop(1)).resolve())
    unittest.main()
