#!/usr/bin/env python3
"""Screening: the same answers as `check`, every line counted, the same bytes however it is run.

screen_test.py PROGRAM    exit 1 with what went wrong
"""

import csv
import json
import os
import pty
import subprocess
import sys
import time
from pathlib import Path

sys.dont_write_bytecode = True  # the tree stays as it was

import applicants
import screening
from screening import JOB, ON, PATIENCE, ROOT, SMALL, Screening, hirepath, rows_of
from terminal import rest_of


class Answers(Screening):
    def compare(self, count, *options, announcement=None):
        schema = json.loads(hirepath("schema").stdout)
        lines = applicants.lines(schema, self.random, count, share=0.25,
                                 subjects=("person", "action") if announcement else ("person", "position", "agency", "action"))
        cases = [json.loads(line) for line in lines]
        for case in cases:
            case.pop("id", None)
        files = [self.write(f"case-{number:04}.json", [json.dumps(case)]) for number, case in enumerate(cases)]
        about = ["--on", ON, *options] + (["--announcement", announcement] if announcement else [])
        rows = rows_of(hirepath("screen", self.write("all.jsonl", lines), *about).stdout)
        blocks = json.loads(hirepath("check", *files, *about, "--view", "hr", "--format", "json").stdout)
        blocks = blocks if isinstance(blocks, list) else [blocks]
        self.assertEqual(len(blocks), count)
        found = {}
        for row in rows:
            found.setdefault((row["line"], row["authority"]), []).append(row)
        compared = set()
        for number, block in enumerate(blocks, 1):
            for answer in block["answers"]:
                mine = found.pop((number, answer["authority"]))
                if answer.get("grades"):
                    self.assertEqual({row["grade"].removeprefix("GS-"): row["status"] for row in mine}, answer["grades"])
                else:
                    self.assertEqual((mine[0]["status"], mine[0].get("until")), (answer["status"], answer["until"]),
                                     (lines[number - 1], answer["authority"]))
                compared.update(row["status"] for row in mine)
        self.assertFalse(found)
        self.assertGreaterEqual(len(compared), 4, compared)

    def test_as_check_says(self):
        self.compare(100)

    def test_as_check_says_of_an_announcement(self):
        self.compare(40, announcement=JOB)

    def test_as_check_says_of_what_is_verified(self):
        self.compare(30, "--evidence", "verified")

    def test_as_check_says_under_the_law_of_another_day(self):
        self.compare(20, "--law-on", "2019-05-01")

    def test_the_example(self):
        out, bad = self.folder / "out.jsonl", self.folder / "bad.jsonl"
        case = json.dumps({"id": "A-1", **json.loads((ROOT / "docs/examples/veteran.json").read_text(encoding="utf-8"))})
        said = hirepath("screen", self.write("a.jsonl", [case]), "--announcement", JOB, "--on", ON, "-o", out, "--rejects", bad,
                        "--authority", "vra", "--summary")
        rows = rows_of(out.read_text(encoding="utf-8"))
        self.assertEqual([list(row)[:6] for row in rows], [["id", "line", "announcement", "authority", "grade", "status"]] * len(rows))
        self.assertEqual({row["id"] for row in rows}, {"A-1"})
        self.assertGreater(len({row["grade"] for row in rows}), 1)
        self.assertEqual(bad.read_bytes(), b"")
        self.assertIn("1 answered, 0 rejected", said.stderr)
        self.assertEqual(sum(map(int, said.stdout.splitlines()[1].split()[1:])), len(rows))
        self.assertEqual(oct(out.stat().st_mode & 0o777), "0o600")

    def test_only_some_statuses(self):
        path = self.write("a.jsonl", self.mixed(50))
        everything = rows_of(self.small(path, "--allow-rejects").stdout)
        some = rows_of(self.small(path, "--allow-rejects", "--only", "may-apply,does-not-apply").stdout)
        self.assertEqual(some, [row for row in everything if row["status"] in ("may-apply", "does-not-apply")])
        self.assertLess(0, len(some))
        self.assertLess(len(some), len(everything))

    def test_strict_unless_for_the_applicant(self):
        rules = (ROOT / "tests/cases/kb/small.rules").read_text(encoding="utf-8")
        asked = '  ask "Are you a citizen?"'
        self.write("kb.rules", [rules.replace(asked, asked + "\n  presume yes [1 USC 1]")])
        cases = [case for case in map(json.loads, applicants.lines(self.schema, self.random, 60, share=0.8)) if "citizen" not in case["person"]]
        path = self.write("a.jsonl", map(json.dumps, cases))
        strict, presumed, hr = (rows_of(hirepath("screen", path, "--on", ON, "--knowledge", self.folder, *view).stdout)
                                for view in ((), ("--view", "applicant"), ("--view", "hr")))
        self.assertEqual(strict, hr)
        self.assertTrue(any(row.get("missing") == "person.citizen" for row in strict))
        self.assertFalse(any(row.get("missing") == "person.citizen" for row in presumed))

    def test_explained_in_full(self):
        path = self.write("a.jsonl", ['{"id": "x:1", "person": {"citizen": true}}', '{"id": 7}'])
        pages = self.folder / "pages.txt"
        said = self.small(path, "--explain", "x:1", "--explain", "nobody", "--explain-file", pages)
        self.assertIn("line 1 (x:1)", pages.read_text(encoding="utf-8"))
        self.assertIn("--explain nobody", said.stderr)


class Lines(Screening):
    def test_bad_lines_of_every_kind(self):
        secret = "Zanzibar"
        bad = {
            b"{": "HP501", b"nonsense": "HP501", b'{"id": 1} {"id": 2}': "HP501", b'{"person": {"citizen": tru}}': "HP501",
            b'{"id": "\xff"}': "HP502", b"[" * 100 + b"]" * 100: "HP504", b'{"id": 1, "id": 2}': "HP505",
            b'{"person": {"citizen": true, "citizen": true}}': "HP505", b'{"person": {}, "person": {}}': "HP505",
            b'{"persona": {}}': "HP506", b'{"person": {"citizn": true}}': "HP506", b"7": "HP507", b"[]": "HP507", b"null": "HP507",
            b'{"person": 3}': "HP507", b'{"person": {"citizen": "' + secret.encode() + b'"}}': "HP507",
            b'{"person": {"rating": 101}}': "HP508", b'{"person": {"rating": 1.5}}': "HP507",
            b'{"person": {"orders_date": "2025-02-29"}}': "HP509",
            b'{"person": {"orders_date": {"from": "2025", "to": "2024"}}}': "HP510",
            b'{"position": {"service": "' + secret.encode() + b'"}}': "HP511",
            b'{"person": {"citizen": {"value": true, "evidence": "' + secret.encode() + b'"}}}': "HP513",
            b'{"person": {"citizen": {"value": true, "state": "verified"}}}': "HP514",
            b'{"person": {"service_periods_complete": true}}': "HP517",
            b'{"id": true}': "HP522", b'{"id": ""}': "HP522", b'{"id": 1.5}': "HP522",
            b'{"id": "' + b"x" * (1 << 20) + b'"}': "HP523", b'{"id": "' + b"x" * 300 + b'"}': "HP522",
        }
        good = b'{"id": 5, "person": {"orders_date": {"from": "2024", "to": "2025"}}}'
        path = self.write("a.jsonl", b"\xef\xbb\xbf" + b"".join(line + b"\r\n" + good + b"\n \t\n" for line in bad) + good)
        rejects = self.folder / "bad.jsonl"
        said = self.small(path, "--rejects", rejects, expect=3)
        found = rows_of(rejects.read_text(encoding="utf-8"))
        self.assertEqual([(one["line"], one["code"]) for one in found], [(3 * i + 1, code) for i, code in enumerate(bad.values())])
        self.assertNotIn(secret, rejects.read_text(encoding="utf-8") + said.stderr)
        self.assertTrue(all(one["reason"] for one in found))
        self.assertEqual(len({row["line"] for row in rows_of(said.stdout)}), len(bad) + 1)
        self.assertIn(f"{3 * len(bad) + 1} lines: {len(bad) + 1} answered, {len(bad)} rejected, {len(bad)} empty", said.stderr)
        self.small(path, "--rejects", rejects, "--allow-rejects")
        self.small(path, "--rejects", rejects, "--rejects-with-lines", "--allow-rejects")
        self.assertIn(secret, rejects.read_text(encoding="utf-8"))

    def test_the_counts_add_up_and_the_last_line_needs_no_end(self):
        for end in ("", "\n", "\n\n\n", "\r\n"):
            lines = self.mixed(100)
            said = self.small(self.write("a.jsonl", lines, end), "--allow-rejects").stderr
            words = [int(word) for word in said.replace(":", " ").replace(",", " ").replace(";", " ").split() if word.isdigit()][-5:]
            self.assertEqual(words[0], words[1] + words[2] + words[3], said)
            self.assertGreaterEqual(words[0], 100)

    def test_nothing_and_standard_input(self):
        self.assertEqual(self.small(self.write("a.jsonl", [], "")).stdout, "")
        result = subprocess.run([screening.PROGRAM, "screen", "-", "--knowledge", SMALL, "--on", ON], input='{"id": "in"}\n', capture_output=True,
                                text=True, timeout=PATIENCE, check=True)
        self.assertEqual({row["id"] for row in rows_of(result.stdout)}, {"in"})

    def test_the_same_bytes_on_any_number_of_threads(self):
        path = self.write("a.jsonl", self.mixed(3000))
        results = set()
        for threads in (1, 2, 4, 1):
            out, bad = self.folder / "o.jsonl", self.folder / "b.jsonl"
            self.small(path, "-o", out, "--rejects", bad, "--allow-rejects", "--threads", threads)
            results.add((out.read_bytes(), bad.read_bytes()))
        self.assertEqual(len(results), 1)

    def test_wrong_usage(self):
        path = self.write("a.jsonl", ["{}"])
        for words in (["--resume"], ["--shard", "0/2"], ["--shard", "2/2", "-o", "x"], ["--shard", "0/0", "-o", "x"], ["--only", "maybe"],
                      ["--map", "m.json"], ["--rejects-with-lines"], ["--authority", "vrra"]):
            self.small(path, *words, expect=2)
        self.small(path, "-o", path, expect=2)
        self.small(path, "--rejects", path, expect=2)
        self.small(self.folder, expect=5)
        self.small(self.folder / "none.jsonl", expect=5)

    def test_a_bar_on_a_terminal_only(self):
        master, terminal = pty.openpty()
        process = subprocess.Popen([screening.PROGRAM, "screen", "-", "--knowledge", SMALL, "--on", ON, "-o", "/dev/null"], stdin=subprocess.PIPE,
                                   stderr=terminal, env={**os.environ, "TERM": "xterm"})
        for _ in range(2):  # nothing is shown in the first second
            process.stdin.write(b"{}\n" * 2000)
            process.stdin.flush()
            time.sleep(1.2)
        process.stdin.close()
        self.assertEqual(process.wait(PATIENCE), 0)
        said = rest_of(master, terminal)
        os.close(master)
        os.close(terminal)
        self.assertRegex(said, r"\r[\d,]+ lines, [\d,]+/s")
        self.assertRegex(said, r"\r\x1b\[K[^\r]*4000 lines: 4000 answered")
        self.assertFalse(Path("/dev/null.checkpoint").exists())
        self.assertNotIn("/s", self.small(self.write("a.jsonl", ["{}"])).stderr)


class Csv(Screening):
    def test_as_the_same_cases_in_json(self):
        header = ["id", "person.citizen", "person.rating", "person.orders_date", "position.grade", "position.service",
                  "person.service_periods[0].released", "person.service_periods[1].released", "person.service_periods_complete"]
        rows, lines = [], []
        for number in range(300):
            case = {"id": f'no "{number}", or so'}
            cells = [case["id"]]
            person, position = {}, {}
            for subject, name, values in ((person, "citizen", [(True, "yes"), (False, "no")]), (person, "rating", [(n, str(n)) for n in range(0, 101, 10)]),
                                          (person, "orders_date", [("2024-05-14", "2024-05-14"), ("2024", "2024")]),
                                          (position, "grade", [("GS-9", "GS-9"), ("GS-12", "GS-12")]),
                                          (position, "service", [("competitive", "competitive")])):
                value, cell = self.random.choice([*values, (None, "?"), (..., "")])
                if value is not ...:
                    subject[name] = value
                cells.append(cell)
            periods = [self.random.choice(["", "", "2020-01-01", "2023-05"]) for _ in range(2)]
            complete = self.random.choice(["", "yes", "no"])
            cells += [*periods, complete]
            if any(periods) or complete == "yes":
                person["service_periods"] = [{"released": period} for period in periods if period]
            if complete == "yes":
                person["service_periods_complete"] = True
            lines.append(json.dumps({**case, "person": person, "position": position}))
            rows.append(cells)
        path = self.folder / "a.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file, lineterminator="\r\n").writerows([header, *rows])
        from_csv = self.small(path).stdout
        from_json = self.small(self.write("a.jsonl", ["", *lines])).stdout  # an empty line, so that the numbers are the same
        self.assertEqual(from_csv, from_json)
        out = self.folder / "out.csv"
        self.small(path, "-o", out)
        with out.open(newline="", encoding="utf-8") as file:
            table = list(csv.DictReader(file))
        self.assertEqual([{key: str(value) for key, value in row.items()} for row in rows_of(from_json)],
                         [{key: value for key, value in row.items() if value} for row in table])

    def test_other_headers_by_a_map(self):
        path = self.write("a.csv", ["Nr,Citizen?,Remarks,person.rating", "1,Y,\"a, b\",30", "2,N,,", "3,X,,10"])
        table = self.write("map.json", [json.dumps({"Nr": "id", "Citizen?": {"fact": "person.citizen", "values": {"Y": "yes", "N": "no"}}})])
        bad = self.folder / "bad.jsonl"
        said = self.small(path, "--map", table, "--rejects", bad, expect=3)
        self.assertIn("passed over: Remarks", said.stderr)
        plain = self.write("a.jsonl", ["", '{"id": "1", "person": {"citizen": true, "rating": 30}}', '{"id": "2", "person": {"citizen": false}}'])
        self.assertEqual(said.stdout, self.small(plain).stdout)
        self.assertEqual([(one["line"], one["code"], one["pointer"]) for one in rows_of(bad.read_text(encoding="utf-8"))], [(4, "HP507", "Citizen?")])

    def test_bad_headers_maps_and_lines(self):
        good = self.write("a.csv", ["id,person.citizen", "1,yes"])
        self.small(good)
        for header in ("id,person.citizn", "id,id", "", '"id', "person.service_periods[x].released", "person.service_periods"):
            said = self.small(self.write("b.csv", [header, "1,yes"]), expect=3).stderr
            self.assertIn("HP5", said)
        self.assertIn("did you mean 'person.citizen'", self.small(self.write("b.csv", ["id,person.citizn"]), expect=3).stderr)
        for table in ("[]", '{"nr": "id"}', '{"id": "person.citizn"}', '{"id": 3}', '{"person.citizen": {"fact": "person.citizen", "values": {"Y": "maybe"}}}',
                      '{"id": {"fact": "id", "other": {}}}', "{"):
            self.small(good, "--map", self.write("m.json", [table]), expect=3)
        bad = self.folder / "bad.jsonl"
        self.small(self.write("c.csv", b'id,person.citizen\n1\n1,yes,no\n1,"yes\n1,y"es\n\xff,yes\n1,maybe\n1,"ye""s"\n"1","yes"\n'), "--rejects", bad, expect=3)
        self.assertEqual([(one["line"], one["code"]) for one in rows_of(bad.read_text(encoding="utf-8"))],
                         [(2, "HP524"), (3, "HP524"), (4, "HP524"), (5, "HP524"), (6, "HP502"), (7, "HP507"), (8, "HP507")])


if __name__ == "__main__":
    screening.main()
