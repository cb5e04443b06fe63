#!/usr/bin/env python3
"""The checker of certificates: what it accepts, and that it accepts nothing else.

usage: verify_test.py (an argument is passed over)
Expected results are worked out by hand from docs/certificates.md; 5 USC 6103 and the calendar for days.
"""
import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(HERE))
from certificate_form import Unfit  # noqa: E402
from corrupt import corruptions, harmless, relabelled  # noqa: E402
from legal_days import is_workday, moved, read_bounds, read_day, show  # noqa: E402
from verify_certificates import CERTIFICATES  # noqa: E402
from verify_world import answer, case, certificate, commitment, export, of, plain, proof, reason, rule, verdict, yes  # noqa: E402

ON = "2026-11-21"


def days(left, right):
    return {"op": "not-after", "left": left, "right": right}


def fact(name, **more):
    return {"fact": name, **more}


def plus(count, unit, counting="unstated"):
    return {"plus": {"count": count, "unit": unit, "counting": counting}}


def minus(count, unit, counting="unstated"):
    return {"minus": {"count": count, "unit": unit, "counting": counting}}


def extended(**more):
    return {"extended_by": {"list": "person.gaps", "where": yes("counts"), "from": "first", "through": "last"}, **more}


def gap(i, first, last, counts):
    return {f"person.gaps[{i}].{name}": value for name, value in
            (("first", first), ("last", last), ("counts", counts)) if value is not None}


def compare(name, order, **other):
    return {"op": "compare", "fact": name, "order": order, "with": other}


YEAR = {**fact("person.left"), **plus(1, "years"), **extended()}
LEFT = {"person.left": "2020-03-10"}
TODAY = {"action_date": True}
A, B, C = (yes(f"person.{name}") for name in "abc")  # yes, no, unknown


def extended_where(where):
    return {"extended_by": {"list": "person.gaps", "where": where, "from": "first", "through": "last"}}


# Conditions after `where`: whether a gap of ten days counts.
WHERE = [
    (A, True), (B, False), (C, None), (of("not", A), False), (of("not", B), True), (of("not", C), None),
    (of("all", A, yes("counts")), True), (of("all", A, B), False), (of("all", B, C), False), (of("all", A, C), None),
    (of("any", A, B), True), (of("any", B, C), None), (of("any", A, C), True), (of("any", B, B), False),
    (of("none-of", A, C), False), (of("none-of", B, B), True), (of("none-of", B, C), None),
    (of("at-least", A, A, B, count=2), True), (of("at-least", A, B, B, count=2), False), (of("at-least", A, B, C, count=2), None),
    ({"op": "holds", "definition": "fine"}, True), ({"op": "holds", "definition": "a-gap"}, True),
    (of("any-in", yes("good"), list="person.jobs"), None)]
DEFINITIONS = [{"id": "fine", "record": None, "body": A}, {"id": "a-gap", "record": "gap", "body": yes("counts")}]

# (condition, facts, truth): of one test. None: the facts leave it open, and neither yes nor no may be claimed.
TESTS = [
    (yes("person.a"), {"person.a": True}, True),
    (yes("person.a"), {"person.a": False}, False),
    (yes("person.a"), {}, None),
    (yes("person.a"), {"person.a": (True, "contradicted")}, None),
    (yes("person.citizen"), {}, True),  # presumed
    (yes("person.citizen"), {"person.citizen": False}, False),
    (yes("person.citizen"), {"person.citizen": (False, "contradicted")}, True),
    ({"op": "one-of", "fact": "person.color", "values": ["red", "blue"]}, {"person.color": "blue"}, True),
    ({"op": "one-of", "fact": "person.color", "values": ["red", "blue"]}, {"person.color": "green"}, False),
    ({"op": "one-of", "fact": "person.series", "values": ["0110"]}, {"person.series": "0110"}, True),
    ({"op": "number-is", "fact": "person.rating", "number": 30}, {"person.rating": 30}, True),
    ({"op": "number-is", "fact": "person.rating", "number": 30}, {"person.rating": 31}, False),
    (compare("person.rating", "at-least", number=30), {"person.rating": 30}, True),
    (compare("person.rating", "more-than", number=30), {"person.rating": 30}, False),
    (compare("person.rating", "at-most", number=30), {"person.rating": 30}, True),
    (compare("person.rating", "less-than", number=30), {"person.rating": 30}, False),
    (compare("person.rating", "at-least", fact="person.least"), {"person.rating": 9, "person.least": 10}, False),
    (compare("person.rating", "at-least", fact="person.least"), {"person.rating": 9}, None),
    (compare("person.grade", "at-most", grade="GS-11"), {"person.grade": "GS-9"}, True),
    (compare("person.grade", "at-most", grade="GS-11"), {"person.grade": "GG-12"}, False),
    (compare("person.grade", "at-most", grade="GS-11"), {"person.grade": "FP-5"}, None),  # another ladder
    (compare("person.grade", "at-most", grade="FP-5"), {"person.grade": "FP-5"}, True),
    (compare("person.grade", "less-than", grade="FP-5"), {"person.grade": "FP-4"}, None),
    ({"op": "same", "left": fact("person.series"), "right": fact("position.series")},
     {"person.series": "0110", "position.series": "0110"}, True),
    ({"op": "same", "left": fact("person.series"), "right": fact("position.series")},
     {"person.series": "0110", "position.series": "0111"}, False),
    ({"op": "same", "left": fact("person.series"), "right": fact("position.series")}, {"person.series": "0110"}, None),
    ({"op": "same", "left": fact("person.left"), "right": fact("person.born")},
     {"person.left": "2024", "person.born": "2024-05-14"}, None),
    ({"op": "same", "left": fact("person.left"), "right": fact("person.born")}, {"person.left": "2024", "person.born": "2024"}, None),
    ({"op": "same", "left": fact("person.left"), "right": fact("person.born")},
     {"person.left": "2024", "person.born": "2025-05-14"}, False),
    ({"op": "same", "left": fact("person.left"), "right": fact("person.born")},
     {"person.left": "2024-05-14", "person.born": "2024-05-14"}, True),
    # Bounds.
    (days(fact("person.left"), TODAY), {"person.left": ON}, True),
    (days(fact("person.left"), TODAY), {"person.left": "2026-11-22"}, False),
    (days(fact("person.left"), TODAY), {"person.left": "2026-11"}, None),
    (days(fact("person.left"), TODAY), {"person.left": "2026-10"}, True),
    (days(fact("person.left"), TODAY), {"person.left": "2027"}, False),
    (days(fact("person.left"), TODAY), {"person.left": "..2026-11-21"}, True),
    (days(fact("person.left"), TODAY), {"person.left": "2026-11-22.."}, False),
    (days(fact("person.left"), TODAY), {"person.left": "2026-11-21.."}, None),
    (days({"day": "2026-11-22"}, TODAY), {}, False),
    (days(fact("person.left"), {"day": "2024-05-31"}), {"person.left": "2024-05"}, True),
    (days(fact("person.left"), TODAY), {}, None),
    # A day that defaults to the action date.
    (days(fact("action.applied"), {"day": ON}), {}, True),
    (days(fact("action.applied"), {"day": "2026-11-20"}), {}, False),
    (days(fact("action.applied"), {"day": "2026-11-20"}), {"action.applied": "2026-11-20"}, True),
    # Periods; shifts; what is before the day.
    (days(TODAY, {**fact("person.left"), **plus(3, "years")}), {"person.left": "2023-11-21"}, True),
    (days(TODAY, {**fact("person.left"), **plus(3, "years"), "shift": -1}), {"person.left": "2023-11-21"}, False),
    (days(TODAY, {**fact("person.left"), **plus(120, "days")}), {"person.left": "2026-07-24"}, True),
    (days(TODAY, {**fact("person.left"), **plus(120, "days")}), {"person.left": "2026-07-23"}, False),
    (days({**fact("person.left"), **minus(1, "months")}, TODAY), {"person.left": "2026-12-21"}, True),
    (days({**fact("person.left"), **minus(1, "months")}, TODAY), {"person.left": "2026-12-22"}, False),
    (days({**fact("person.left"), "shift": 1}, TODAY), {"person.left": "2026-11-20"}, True),
    (days({**fact("person.left"), "shift": 1}, TODAY), {"person.left": "2026-11-21"}, False),
    # Month ends: 2024-02-29 and a year is 2025-02-28, 2025-03-01, or one of them.
    (days({"day": "2025-02-28"}, {**fact("person.left"), **plus(1, "years", "back")}), {"person.left": "2024-02-29"}, True),
    (days({"day": "2025-03-01"}, {**fact("person.left"), **plus(1, "years", "back")}), {"person.left": "2024-02-29"}, False),
    (days({"day": "2025-03-01"}, {**fact("person.left"), **plus(1, "years", "forward")}), {"person.left": "2024-02-29"}, True),
    (days({"day": "2025-03-01"}, {**fact("person.left"), **plus(1, "years")}), {"person.left": "2024-02-29"}, None),
    (days({"day": "2025-02-28"}, {**fact("person.left"), **plus(1, "years")}), {"person.left": "2024-02-29"}, True),
    (days({"day": "2025-03-02"}, {**fact("person.left"), **plus(1, "years")}), {"person.left": "2024-02-29"}, False),
    # Workdays: 2026-11-26 is Thanksgiving, so three workdays after Monday 23rd is Friday 27th.
    (days({"day": "2026-11-27"}, {**fact("person.left"), **plus(3, "workdays")}), {"person.left": "2026-11-23"}, True),
    (days({"day": "2026-11-28"}, {**fact("person.left"), **plus(3, "workdays")}), {"person.left": "2026-11-23"}, False),
    # Extensions: 2020-03-10 and a year is 2021-03-10.
    (days({"day": "2021-03-20"}, YEAR), {**LEFT, "person.gaps": (1, True), **gap(0, "2020-06-01", "2020-06-10", True)}, True),
    (days({"day": "2021-03-21"}, YEAR), {**LEFT, "person.gaps": (1, True), **gap(0, "2020-06-01", "2020-06-10", True)}, False),
    (days({"day": "2021-03-21"}, YEAR), {**LEFT, "person.gaps": (1, False), **gap(0, "2020-06-01", "2020-06-10", True)}, None),
    (days({"day": "2021-03-20"}, YEAR), {**LEFT, "person.gaps": (1, True), **gap(0, "2020-06-01", "2020-06-10", None)}, None),
    (days({"day": "2021-03-11"}, YEAR), {**LEFT, "person.gaps": (1, True), **gap(0, "2020-06-01", "2020-06-10", False)}, False),
    (days({"day": "2021-03-11"}, YEAR), {**LEFT, "person.gaps": (0, True)}, False),
    (days({"day": "2021-03-11"}, YEAR), LEFT, None),
    (days({"day": "2021-03-10"}, YEAR), LEFT, True),
    (days({"day": "2021-03-25"}, YEAR),  # ten days, and ten of which five are the same: fifteen
     {**LEFT, "person.gaps": (2, True), **gap(0, "2020-06-01", "2020-06-10", True), **gap(1, "2020-06-06", "2020-06-15", True)}, True),
    (days({"day": "2021-03-26"}, YEAR),
     {**LEFT, "person.gaps": (2, True), **gap(0, "2020-06-01", "2020-06-10", True), **gap(1, "2020-06-06", "2020-06-15", True)}, False),
    (days({"day": "2021-03-11"}, YEAR),  # begun before the day, or after the period: of no effect
     {**LEFT, "person.gaps": (2, True), **gap(0, "2020-03-09", "2020-06-10", True), **gap(1, "2021-03-11", "2021-06-15", True)}, False),
    (days({"day": "2021-03-11"}, YEAR),  # begun on the last day
     {**LEFT, "person.gaps": (1, True), **gap(0, "2021-03-10", "2021-03-10", True)}, True),
    *[(days({"day": "2021-03-20"}, {**fact("person.left"), **plus(1, "years"), **extended_where(where)}),
       {**LEFT, "person.gaps": (1, True), **gap(0, "2020-06-01", "2020-06-10", True), "person.a": True, "person.b": False}, truth)
      for where, truth in WHERE],
    (days({"day": "2021-03-12"}, YEAR),  # begun perhaps before
     {**LEFT, "person.gaps": (1, True), **gap(0, "2020-03", "2020-06-10", True)}, None),
]


class Tests(unittest.TestCase):
    def test_each_truth_and_no_other_is_accepted(self):
        for body, facts, truth in TESTS:
            with self.subTest(body=body, facts=facts):
                data = export([rule("x", body)], definitions=DEFINITIONS)
                for word, status in (("yes", "may-apply"), ("no", "does-not-apply")):
                    made = answer(status, (ON, status, [plain(word)]))
                    if status == "may-apply":
                        counted = [name for name, value in facts.items() if value != (False, "contradicted")
                                   and not (isinstance(value, tuple) and not value[1])]
                        made["reason"] = reason(counted, *[(name, {}, None) for name in counted])
                    found = verdict(certificate(data, case(facts, [made])), data)
                    self.assertEqual(not found, truth is (word == "yes"), found)

    def test_the_message_says_where_and_why(self):
        data = export([rule("x", compare("person.rating", "at-least", number=30))])
        made = answer("does-not-apply", (ON, "does-not-apply", [plain("no")]))
        self.assertEqual(verdict(certificate(data, case({"person.rating": 30}, [made])), data), [
            "answers[0] (x), claim of 2026-11-21, step 0: rule:x# says no, but the fact person.rating is 30"])

    def test_a_sensitive_value_is_not_shown(self):
        data = export([rule("x", yes("person.secret"))])
        made = answer("does-not-apply", (ON, "does-not-apply", [plain("no")]))
        self.assertIn("the fact person.secret is another", verdict(certificate(data, case({"person.secret": True}, [made])), data)[0])

    def test_options(self):
        data = export([rule("x", yes("person.a"))])
        made = answer("does-not-apply", (ON, "does-not-apply", [plain("no")]))
        for state, evidence, accepted in (("verified", "verified", True), ("claimed", "verified", False),
                                          ("contradicted", "claimed", False), ("claimed", "claimed", True)):
            found = verdict(certificate(data, case({"person.a": (False, state)}, [made]), evidence=evidence), data)
            self.assertEqual(not found, accepted, (state, evidence, found))
        data = export([rule("x", yes("person.citizen"))])
        made = answer("may-apply", (ON, "may-apply", [plain("yes")]), reason=reason([]))
        self.assertFalse(verdict(certificate(data, case({}, [made])), data))
        self.assertTrue(verdict(certificate(data, case({}, [made]), presume=False), data))


class Days(unittest.TestCase):
    def test_holidays(self):
        closed = ["2026-01-01", "2026-01-19", "2026-02-16", "2026-05-25", "2026-06-19", "2026-07-03", "2026-09-07", "2026-10-12",
                  "2026-11-11", "2026-11-26", "2026-12-25"]
        first, last = read_day("2026-01-01"), read_day("2026-12-31")
        found = [show(day) for day in range(first, last + 1) if (day - 1) % 7 < 5 and not is_workday(day)]
        self.assertEqual(found, closed)
        for day, open_ in (("1985-01-21", True), ("1986-01-20", False), ("2020-06-19", True), ("2021-06-18", False),
                           ("2021-12-31", False), ("2022-12-26", False), ("2023-11-10", False)):
            self.assertIs(is_workday(read_day(day)), open_, day)

    def test_open_ends_stay_open(self):
        for day in (read_day("0001-01-01"), read_day("9999-12-31")):
            for unit in ("days", "workdays", "months", "years"):
                self.assertEqual(moved(day, 5, unit, "unstated"), (day, day))

    def test_what_is_no_day(self):
        for text in ("2025-02-29", "2025-2-01", "20250201", "2025-W01-1", "2025-13", "25", "..", "2024..2023", "2024..2025..", ""):
            self.assertIsNone(read_bounds(text), text)


class Certificates(unittest.TestCase):
    def test_all_are_accepted(self):
        for name, (made, data) in CERTIFICATES.items():
            with self.subTest(name):
                self.assertEqual(verdict(made, data), [])

    def test_every_status_is_there(self):
        statuses = {one["status"] for made, _ in CERTIFICATES.values() for value in made["cases"] for one in value["answers"]}
        self.assertEqual(len(statuses), 6)

    def test_no_corruption_is_accepted(self):
        count = 0
        for name, (made, data) in CERTIFICATES.items():
            for what, path, corrupted in corruptions(made):
                count += 1
                try:
                    accepted = not verdict(corrupted, data)
                except Unfit:
                    accepted = False
                if accepted and not harmless(path):
                    with self.subTest(name):
                        self.fail(f"accepted: {what}")
        self.assertGreater(count, 5000)


    def test_no_proof_does_for_another_status(self):
        for name, (made, data) in CERTIFICATES.items():
            for what, other in relabelled(made):
                with self.subTest(name, what=what):
                    self.assertTrue(verdict(other, data))

    def test_what_could_be_otherwise_is_not_accepted(self):
        good_jobs = of("latest-in", yes("good"), list="person.jobs")
        perhaps = {"person.jobs": (1, True), "person.jobs[0].ended": "2026-11", "person.jobs[0].good": True}
        data = export([rule("x", good_jobs)])
        self.refused(data, case(perhaps, [answer("may-apply", (ON, "may-apply", [proof(
            "yes", "rule:x#0 [0] yes\nrule:x# yes: 0\neffective:x yes: 1\ngoal:x yes: 2")]), reason=reason(
                perhaps, *[(name, {}, None) for name in perhaps]))]), "surely not after")

        def claim(name, status="may-apply", truth="yes", **supposed):
            lines = f"rule:x# {truth}\neffective:x {truth}: 0\ngoal:x {truth}: 1"
            return answer(status, (ON, status, [proof(truth, lines, supposed={name: truth == "yes"} if supposed else {})]),
                          reason=None if supposed or status != "may-apply" else reason([]))
        citizen = export([rule("x", yes("person.citizen"))])
        self.refused(citizen, case({"person.citizen": True}, [claim("person.citizen")]), "its facts alone do not suffice")
        self.refused(citizen, self.redacted({"person.citizen": True}, [claim("person.citizen")]), "person.citizen is not known")
        remote, secret = export([rule("x", yes("position.remote"))]), export([rule("x", yes("person.secret"))])
        self.refused(remote, self.redacted({"position.remote": True}, [claim("position.remote", supposed=1)], position=False),
                     "it may be hidden")
        applied = export([rule("x", days(fact("action.applied"), TODAY))])
        for data, name, value in ((citizen, "person.citizen", False), (applied, "action.applied", "2027")):
            no = proof("no", "rule:x# no\neffective:x no: 0\ngoal:x no: 1", supposed={name: value})
            made = answer("undecided", (ON, "undecided", [proof("yes", "rule:x# yes\neffective:x yes: 0\ngoal:x yes: 1"), no]))
            self.refused(data, case({}, [made]), f"{name} is supposed, but something counts for it already")
        left = export([rule("x", days(fact("person.left"), TODAY))])
        for known, day in (("2026-11", "2026-10-31"), ("2026-11", "2026-11"), ("2026-11-22", ON), ("2026-11-22..", "2026-11-21..")):
            proofs = [proof("yes", "rule:x# yes\neffective:x yes: 0\ngoal:x yes: 1", supposed={"person.left": day}),
                      proof("no", "rule:x# no\neffective:x no: 0\ngoal:x no: 1", supposed={"person.left": "2026-11-30"})]
            made = answer("undecided", (ON, "undecided", proofs))
            self.refused(left, case({"person.left": known}, [made]), "counts for it already")
        two = [proof(truth, f"rule:x# {truth}\neffective:x {truth}: 0\ngoal:x {truth}: 1", supposed={"person.secret": truth == "yes"})
               for truth in ("yes", "no")]
        open_answer = answer("undecided", (ON, "undecided", two))
        self.assertEqual(verdict(certificate(secret, case({"person.a": True}, [open_answer])), secret), [])
        self.assertEqual(verdict(certificate(secret, self.redacted({"person.a": True}, [open_answer])), secret), [])
        self.refused(secret, self.redacted({"person.secret": True}, [open_answer]), "it may be hidden")

    def test_boundaries_are_where_the_status_changes(self):
        data = export([rule("x", yes("person.a"))])

        def claimed(days, **ends):
            made = answer("does-not-apply", *[(day, "does-not-apply", [plain("no")]) for day in days], **ends)
            return case({"person.a": False}, [made])
        self.assertEqual(verdict(certificate(data, claimed([ON])), data), [])
        self.refused(data, claimed([ON, "2026-11-22"], until=ON), "its status cannot be does-not-apply")
        self.refused(data, claimed([ON, "2026-11-24", "2026-11-25"], start="2026-11-25"), "not within its days")
        self.refused(data, claimed([ON, "2026-11-22"]), "its claims are not of the day asked")

    def test_a_reason_names_what_is_known(self):
        data = export([rule("x", of("any", yes("person.a"), yes("person.b")))])
        lines = "rule:x#0 yes\nrule:x# yes: 0\neffective:x yes: 1\ngoal:x yes: 2"
        made = answer("may-apply", (ON, "may-apply", [proof("yes", lines)]), reason=reason(
            ["person.a", "person.b"], ("person.a", {}, None), ("person.b", {}, None)))
        self.refused(data, case({"person.a": True}, [made]), "person.b is not known")

    def test_names_of_hidden_facts_cannot_be_exchanged(self):
        made = self.redacted({"person.a": True}, [])
        data = export([rule("x", yes("person.b"))])
        self.assertEqual(verdict(certificate(data, made), data), [])
        for other in ({**made["facts"][0], "fact": "person.b"}, {"commitment": made["facts"][0]["commitment"]}):
            self.refused(data, {**made, "facts": [other]}, "its hash is another")

    def redacted(self, facts, answers, **more):
        """The case with all its facts hidden."""
        whole = case(facts, answers, **more)
        return {**whole, "facts": [{"commitment": commitment(one)} if one["fact"] == "person.secret" else
                                   {"fact": one["fact"], "commitment": commitment(one)} for one in whole["facts"]]}

    def refused(self, data, made, why):
        found = verdict(certificate(data, made), data)
        self.assertTrue(found)
        for one in found:
            self.assertIn(why, one)


class Program(unittest.TestCase):
    def run_on(self, content, data=None, *arguments):
        with tempfile.TemporaryDirectory() as folder:
            knowledge = Path(folder, "knowledge.json")
            if data is not None:
                knowledge.write_bytes(data)
            return subprocess.run([sys.executable, str(HERE / "hirepath_verify.py"), "-", "--knowledge", str(knowledge), *arguments],
                                  input=content, capture_output=True)

    def test_exit_codes(self):
        made, data = CERTIFICATES["may-apply"]
        whole = json.dumps(made).encode()
        done = self.run_on(whole, data)
        self.assertEqual((done.returncode, done.stdout, done.stderr),
                         (0, b"1 answers, 5 claims accepted, 0 not proved, 0 rejected, 1 of 1 reasons minimal\n", b""))
        self.assertEqual(self.run_on(whole, data, "--quiet").stdout, b"")
        self.assertEqual(json.loads(self.run_on(whole, data, "--format", "json").stdout)["accepted"], 5)
        unproved = json.loads(whole)
        unproved["cases"][0]["answers"][0]["claims"][1]["proofs"] = None
        self.assertEqual(self.run_on(json.dumps(unproved).encode(), data).returncode, 1)
        self.assertEqual(self.run_on(whole, data, "--no-such-option").returncode, 2)
        self.assertEqual(self.run_on(whole, data + b" ").returncode, 3)
        self.assertEqual(self.run_on(whole, b"{}").returncode, 3)
        self.assertEqual(self.run_on(whole, b'{"format": "hirepath-knowledge-1"}').returncode, 3)
        self.assertEqual(self.run_on(whole).returncode, 5)

    def test_what_is_no_certificate(self):
        made, data = CERTIFICATES["may-apply"]
        whole = json.dumps(made).encode()
        for content in (b"", b"null", b"[]", b"{", b"\xff", b'"\\ud800"', b"[" * 100000, b"1e5", b"NaN", b"9" * 5000,
                        whole.replace(b'"on":', b'"on": "2026-11-21", "on":', 1), whole.replace(b'"on":', b'"at": 1, "on":', 1),
                        whole.replace(b'"element": null', b'"element": 0.5', 1), whole.replace(b'"0.1.0"', b'"\\ud800\\n"', 1),
                        whole.replace(b'"by": []', b'"by": [99999999999999999999]', 1), whole.replace(b'"by": []', b'"by": [true]', 1)):
            done = self.run_on(content, data)
            self.assertEqual((done.returncode, done.stdout), (3, b""), content[:80])
            self.assertEqual(done.stderr.count(b"\n"), 1, done.stderr)
            self.assertTrue(done.stderr.startswith(b"hirepath-verify: "), done.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
