#!/usr/bin/env python3
"""The interview: line by line through a pipe, and on a full screen as a person at a terminal sees it.

ask_test.py PROGRAM    runs it, on a pseudo-terminal where it needs one; exit 1 with what went wrong
"""

import json
import os
import random
import re
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


def write_rules(folder):
    """Rules with one checklist of seven rare things, of which nothing is known."""
    text = 'edition 1.0 "Rare things"\n\nrecord stay "a stay"\n  abroad : yes/no\n    ask "Was it abroad?"\n\ntopic "Programs"\n'
    facts = [(f"program-{name}", "yes/no", f"Were you in program {name}?", f"person.program-{name}") for name in "abcde"]
    facts += [("role", "choice (none, chief, deputy)", "Which role did you have?", "person.role is chief"),
              ("stays", "list of stay", "Have you been away?", "in any of person.stays, abroad")]
    for name, kind, words, condition in facts:
        text += f'fact person.{name} : {kind}\n  ask "{words}"\n  help "The letter about {name}."\n  about 1 in 100\n'
        text += f'authority by-{name} "By {name}"\n  kind appointing authority\n  service excepted [1 USC 1]\n'
        text += f"rule by-{name}\n  the person may be appointed under by-{name} if {condition} [1 USC 1]\n"
    rules = Path(folder) / "rules"
    rules.mkdir()
    (rules / "programs.rules").write_text(text, encoding="utf-8")
    return str(rules)


NO_TO_ALL = {**{f"program_{name}": False for name in "abcde"}, "role": "none", "stays": [], "stays_complete": True}


class Checklist(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.case = str(Path(self.folder.name) / "case.json")
        self.rules = write_rules(self.folder.name)
        # The number of each item, as it stands on the page.
        said = self.talk("#")
        self.number = {name: re.search(rf"(?m)^  (\d) {words}", said).group(1) for name, words in [
            *((name, f"Were you in program {name}") for name in "abcde"), ("role", "Which role"), ("stays", "Have you been")]}

    def tearDown(self):
        self.folder.cleanup()

    def talk(self, *lines):
        Path(self.case).unlink(missing_ok=True)
        return talk(lines, self.case, "--knowledge", self.rules)

    def marks(self, text):
        """The line with the numbers of the items that it names."""
        return re.sub(r"\b([a-e]|role|stays)\b", lambda name: self.number[name.group()], text)

    def saved(self):
        return json.loads(Path(self.case).read_text(encoding="utf-8"))["person"]

    def test_what_is_marked_is_yes_and_the_others_no(self):
        for line in ("a c", "c,a", "a, c", "a and c"):
            with self.subTest(line=line):
                said = self.talk(self.marks(line))
                self.assertIn("Yes: Were you in program a?", said)
                self.assertIn("Yes: Were you in program c?", said)
                self.assertIn("No to the other 5.", said)
                self.assertEqual(self.saved(), NO_TO_ALL | {"program_a": True, "program_c": True})

    def test_none(self):
        for line in ("none", "no", "None of these"):
            with self.subTest(line=line):
                self.assertIn("None of these: no to all 7.", self.talk(line))
                self.assertEqual(self.saved(), NO_TO_ALL)

    def test_not_sure(self):
        for line in ("a, not sure b d", "a b? d?", "b? a, not sure d"):
            with self.subTest(line=line):
                said = self.talk(self.marks(line))
                self.assertRegex(said, r"(?m)^Yes: Were you in program a\?$")
                self.assertRegex(said, r"(?m)^Not sure: Were you in program b\?$")
                self.assertEqual(self.saved(), NO_TO_ALL | {"program_a": True, "program_b": None, "program_d": None})
        self.talk(self.marks("none, not sure e"))
        self.assertEqual(self.saved(), NO_TO_ALL | {"program_e": None})
        self.talk("dk")
        self.assertEqual(self.saved(), {name: None for name in NO_TO_ALL if not name.startswith("stays")})

    def test_what_does_not_fit_changes_nothing(self):
        for line in ("8", "0", "1 9", "yes", "1 1?", "none 2", "1 none", "not sure", "1-3", ",", "1, not 2", "9" * 20):
            with self.subTest(line=line):
                said = self.talk(line)
                self.assertIn(f"'{line}' does not fit. Expected: the numbers, from 1 to 7", said)
                self.assertFalse(Path(self.case).exists())
        self.talk("8", "none")
        self.assertEqual(self.saved(), NO_TO_ALL)

    def test_a_marked_choice_is_asked_and_a_marked_list_begun(self):
        said = self.talk(self.marks("role stays"))
        self.assertIn("Yes, and asked next: Which role did you have?", said)
        self.assertIn("Yes, and listed next: Have you been away?", said)
        expected = {name: value for name, value in NO_TO_ALL.items() if name.startswith("program")}
        self.assertEqual(self.saved(), expected | {"stays": [{}]})
        self.talk(self.marks("role stays"), "person.role = chief", "person.stays[0].abroad = yes")
        self.assertEqual(self.saved(), expected | {"stays": [{"abroad": True}], "role": "chief"})

    def test_answers_by_name_leave_the_rest_of_the_list(self):
        said = self.talk("person.program-b = yes", "person.role = deputy", "none")
        self.assertIn("None of these: no to all 5.", said)
        self.assertEqual(said.count("Mark all that are"), 3)  # each time without what is answered
        self.assertEqual(said.count("Were you in program b?"), 1)
        self.assertEqual(self.saved(), NO_TO_ALL | {"program_b": True, "role": "deputy"})

    def test_back_is_one_step(self):
        for line in ("none", "1 3? 5 6", "dk"):
            with self.subTest(line=line):
                said = self.talk("person.program-e = yes", line, "back")
                self.assertEqual(said.count("Mark all that are"), 3)
                self.assertEqual(self.saved(), {"program_e": True})
                said = self.talk("person.program-e = yes", line, "back", "back", "back")
                self.assertEqual(said.count("no earlier answer"), 1)

    def test_help_says_all_there_is_about_each(self):
        said = self.talk("?")
        for name in NO_TO_ALL.keys() - {"stays_complete"}:
            self.assertEqual(said.count(f"The letter about {name.replace('_', '-')}."), 1)
            self.assertEqual(said.count(f"name: person.{name}\n"), 1)


class ChecklistOnTheFullScreen(unittest.TestCase):
    setUp, tearDown, talk, saved = Checklist.setUp, Checklist.tearDown, Checklist.talk, Checklist.saved

    def start(self, **how):
        person = Person(PROGRAM, "ask", self.case, "--on", "2026-11-21", "--knowledge", self.rules, **how)
        self.addCleanup(person.leaves)
        return person

    def test_marks_help_and_back(self):
        person = self.start()
        person.sees("Mark all that are", r">.\[ \] 1", r"\[ \] 7", "Answer: none of these; Enter says so")
        person.types(self.number["a"])
        person.sees(r">.\[x\] . Were you in program a", "Answer: .; Enter says so")
        person.types(self.number["d"] + self.number["b"] + "?")
        person.sees(r">.\[\?\] . Were you in program b", r"\[x\] . Were you in program d")
        person.types(self.number["c"] + " ")  # twice: taken away
        person.sees(r">.\[ \] . Were you in program c", "not sure " + self.number["b"])
        person.types(F1)
        person.sees("The letter about program-c.")
        self.assertNotIn("The letter about program-d.", person.screen.text())
        self.assertFalse(Path(self.case).exists())
        person.types(ESCAPE)
        person.sees("Answer: . ., not sure .; Enter")
        person.types(ENTER)
        person.sees("7 answered", "Nothing that is still open")
        self.assertEqual(self.saved(), NO_TO_ALL | {"program_a": True, "program_b": None, "program_d": True})
        person.types(ESCAPE)
        person.sees("0 answered", "Answer: none of these")
        person.types("person.program_e = yes" + ENTER)
        person.sees("1 answered", r"\[ \] 6")
        person.types(ENTER)
        person.sees("7 answered")
        self.assertEqual(self.saved(), NO_TO_ALL | {"program_e": True})
        person.types(F10)
        self.assertEqual(person.ends(), 0)

    def test_nothing_is_answered_before_all_have_stood_on_the_screen(self):
        person = self.start(rows=12, columns=60)
        person.sees("Programs", r">.\[ \] 1")
        self.assertNotRegex(person.screen.text(), r"\[ \] 7")
        person.types(ENTER)
        person.sees("There are more of them")
        self.assertFalse(Path(self.case).exists())
        person.types(DOWN * 8)
        person.sees("> I do not know any of these|> Skip")
        person.types(self.number["b"])
        person.sees("Answer: .; Enter says so")
        person.types(ENTER)
        person.sees("7 answered")
        self.assertEqual(self.saved(), NO_TO_ALL | {"program_b": True})
        person.types(F10)
        self.assertEqual(person.ends(), 0)


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
        # The second choice, "I do not know" where the answer is typed, none of a checklist: whatever is asked, it is an
        # answer to one question or more.
        counts = ["1 answered"]
        for _ in range(2):
            person.types(DOWN + ENTER)
            person.sees(rf"(?<!\d)(?!{counts[-1]})\d+ answered")
            counts.append(re.search(r"\d+ answered", person.screen.text()).group())
        all_of_them = self.saved()
        person.resize(40, 130)
        wide = person.sees(counts[2], r"\| +So far:", "F10 Quit")
        self.assertTrue(wide.splitlines()[-1].startswith(" F1 Help"), wide)
        person.resize(24, 80)
        person.sees(counts[2], "F10 Quit")
        person.types(ESCAPE)
        person.sees(counts[1])
        self.assertNotEqual(self.saved(), all_of_them)
        person.types(F2)
        person.sees("What was answered", "Are you a citizen")
        person.types(ESCAPE)
        person.types(F1)
        person.sees("Help", "what can be typed|why:")
        person.types(F3)
        person.sees("Results so far")
        person.types(ESCAPE)
        person.sees(counts[1], "Answer:")
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
