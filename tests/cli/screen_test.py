#!/usr/bin/env python3
"""Screening: the same answers as `check`, every line counted, the same bytes however it is run.

screen_test.py PROGRAM    exit 1 with what went wrong
"""

import csv
import json
import os
import pty
import random
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

sys.dont_write_bytecode = True  # the tree stays as it was

import applicants

PROGRAM = ""
ROOT = Path(__file__).resolve().parents[2]
SMALL = str(ROOT / "tests/cases/kb")
JOB = str(ROOT / "docs/examples/announcements/biologist.json")
ON = "2026-11-21"
PATIENCE = 300


def hirepath(*words, expect=0, **how):
    result = subprocess.run([PROGRAM, *map(str, words)], capture_output=True, text=True, timeout=PATIENCE, check=False, **how)
    assert result.returncode == expect, (words, result.returncode, result.stderr)
    return result


def rows_of(text):
    return [json.loads(line) for line in text.splitlines()]


class Screening(unittest.TestCase):
    def setUp(self):
        self.holder = tempfile.TemporaryDirectory()
        self.folder = Path(self.holder.name)
        self.random = random.Random(20261121)
        self.schema = json.loads(hirepath("schema", "--knowledge", SMALL).stdout)

    def tearDown(self):
        self.holder.cleanup()

    def write(self, name, lines, end="\n"):
        path = self.folder / name
        path.write_bytes(("\n".join(lines) + end).encode("utf-8") if not isinstance(lines, bytes) else lines)
        return path

    def small(self, *words, expect=0):
        return hirepath("screen", *words, "--knowledge", SMALL, "--on", ON, expect=expect)

    def mixed(self, count):
        """Good lines with bad and empty ones between them."""
        lines = applicants.lines(self.schema, self.random, count, subjects=("person", "position", "agency", "action"))
        for at in range(0, count, 7):
            lines[at] = self.random.choice(["", "{", '{"person": {"rating": 500}}', "[]", '{"persona": {}}', "  "])
        return lines


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
        result = subprocess.run([PROGRAM, "screen", "-", "--knowledge", SMALL, "--on", ON], input='{"id": "in"}\n', capture_output=True,
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
        process = subprocess.Popen([PROGRAM, "screen", "-", "--knowledge", SMALL, "--on", ON, "-o", "/dev/null"], stdin=subprocess.PIPE,
                                   stderr=terminal, env={**os.environ, "TERM": "xterm"})
        os.close(terminal)
        for _ in range(2):  # nothing is shown in the first second
            process.stdin.write(b"{}\n" * 2000)
            process.stdin.flush()
            time.sleep(1.2)
        process.stdin.close()
        self.assertEqual(process.wait(PATIENCE), 0)
        said = os.read(master, 65536).decode()
        os.close(master)
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


class Interrupted(Screening):
    def started(self, *words):
        return subprocess.Popen([PROGRAM, "screen", *map(str, words), "--knowledge", SMALL, "--on", ON], stdout=subprocess.DEVNULL,
                                stderr=subprocess.DEVNULL)

    def killed_at_a_checkpoint(self, path, out, bad, *words):
        """Starts a run and kills it once it has left a new checkpoint; False when it came to its end before."""
        checkpoint = Path(f"{out}.checkpoint")
        before = checkpoint.read_bytes() if checkpoint.exists() else b""
        process = self.started(path, "-o", out, "--rejects", bad, "--allow-rejects", "--threads", 1, *words)
        while process.poll() is None:
            try:
                if checkpoint.read_bytes() != before:
                    break
            except FileNotFoundError:
                pass
            time.sleep(0.001)
        process.send_signal(signal.SIGKILL)
        process.wait()
        return checkpoint.exists()

    def test_whole_or_not_at_all_and_resumed(self):
        path = self.write("a.jsonl", self.mixed(2000) * 50)  # 100,000 lines
        whole, bad = self.folder / "whole.jsonl", self.folder / "whole-bad.jsonl"
        self.small(path, "-o", whole, "--rejects", bad, "--allow-rejects")
        out, rejects = self.folder / "out.jsonl", self.folder / "bad.jsonl"
        for _ in range(20):  # a busy machine may miss the moment
            if self.killed_at_a_checkpoint(path, out, rejects):
                break
            out.unlink()
        else:
            self.fail("no run was interrupted")
        self.assertFalse(out.exists())
        words = [path, "-o", out, "--rejects", rejects, "--allow-rejects", "--resume"]
        # Anything that differs: refused, and what is there stays.
        self.small(*words, "--only", "may-apply", expect=3)
        self.small(*words, "--view", "applicant", expect=3)
        line = path.read_bytes()
        path.write_bytes(line.replace(b"{", b"[", 1))
        self.small(*words, expect=3)
        path.write_bytes(line + b"\n")
        self.small(*words, expect=3)
        path.write_bytes(line)
        if self.killed_at_a_checkpoint(path, out, rejects, "--resume"):  # once more, further on
            self.assertFalse(out.exists())
            said = self.small(*words)
            self.assertIn("going on after line", said.stderr)
            self.assertIn("100000 lines", said.stderr)
        self.assertEqual(out.read_bytes(), whole.read_bytes())
        self.assertEqual(rejects.read_bytes(), bad.read_bytes())
        left = sorted(entry.name for entry in self.folder.iterdir())
        self.assertEqual(left, ["a.jsonl", "bad.jsonl", "out.jsonl", "whole-bad.jsonl", "whole.jsonl"])
        # Nothing to go on with: from the beginning.
        self.small(*words)
        self.assertEqual(out.read_bytes(), whole.read_bytes())

    def test_memory_does_not_grow_with_the_input(self):
        used = []
        for times in (20, 200):
            path = self.write("a.jsonl", self.mixed(1000) * times)
            process = self.started(path, "-o", self.folder / "out.jsonl", "--allow-rejects")
            most = 0  # KiB, of this program alone
            while process.poll() is None:
                try:
                    status = Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8")
                except OSError:
                    break
                most = max([most, *(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))])
                time.sleep(0.002)
            self.assertEqual(process.wait(), 0)
            used.append(most)
        self.assertLess(used[1], used[0] + 8192, used)  # the larger file has 30 MiB more


class Shards(Screening):
    def shard(self, path, parts, index, of, *words):
        return subprocess.Popen([PROGRAM, "screen", path, "--shard", f"{index}/{of}", "-o", parts, "--knowledge", SMALL, "--on", ON,
                                 "--allow-rejects", *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def in_disorder(self, path, parts, of, *words):
        """Each shard at least once, some twice and some killed before, in random order."""
        todo = [(index, False) for index in range(of)]
        todo += [(self.random.randrange(of), self.random.random() < 0.6) for _ in range(min(of, 20))]
        self.random.shuffle(todo)
        todo += [(index, False) for index, killed in todo if killed]  # a part that was killed is run again
        for index, killed in todo:
            process = self.shard(path, parts, index, of, *words)
            if killed:
                time.sleep(self.random.random() * 0.02)
                process.kill()
                process.wait()
            else:
                self.assertEqual(process.wait(), 0)

    def merged(self, path, of, *words, ending="jsonl"):
        parts, out, bad = self.folder / f"parts-{of}", self.folder / f"out.{ending}", self.folder / "bad.jsonl"
        self.in_disorder(path, parts, of, *words)
        said = hirepath("screen-merge", parts, "-o", out, "--rejects", bad, "--allow-rejects")
        hirepath("screen-merge", parts, "-o", out, expect=3 if bad.read_bytes() else 0)
        self.assertEqual(hirepath("screen-merge", parts, "--allow-rejects").stdout.encode(), out.read_bytes())
        return out.read_bytes(), bad.read_bytes(), said.stderr

    def single(self, path, *words, ending="jsonl"):
        out, bad = self.folder / f"single.{ending}", self.folder / "single-bad.jsonl"
        said = self.small(path, "-o", out, "--rejects", bad, "--allow-rejects", *words)
        return out.read_bytes(), bad.read_bytes(), said.stderr

    def test_the_merged_bytes_are_those_of_one_run(self):
        path = self.write("a.jsonl", self.mixed(400), end="")
        for of in (1, 2, 7, 100):
            self.assertEqual(self.merged(path, of), self.single(path))

    def test_odd_inputs(self):
        long = '{"id": "' + "x" * 100 + '"}'
        for name, lines in {"empty": "", "one": long, "ended": long + "\n", "few": "{}\n\n{}", "long": "{}\n" + long + "\n{}\n", "blank": "\n" * 9}.items():
            path = self.write(f"{name}.jsonl", lines.encode())
            for of in (2, 11):
                parts = self.folder / f"{name}-{of}"
                for index in range(of):
                    self.assertEqual(self.shard(path, parts, index, of).wait(), 0)
                said = hirepath("screen-merge", parts)
                self.assertEqual(said.stdout.encode(), self.single(path)[0], (name, of))

    def test_csv(self):
        path = self.write("a.csv", ["id,person.citizen,person.rating", *(f"{n},{n % 3 and 'yes'},{n % 120}" for n in range(200))])
        for of in (2, 7):
            self.assertEqual(self.merged(path, of, "--format", "csv", ending="csv"), self.single(path, ending="csv"))

    def test_anything_else_is_refused(self):
        path = self.write("a.jsonl", self.mixed(60))
        parts = self.folder / "parts"
        hirepath("screen-merge", self.folder, expect=3)
        hirepath("screen-merge", self.folder / "none", expect=5)
        for index in range(3):
            self.shard(path, parts, index, 3).wait()
        out = self.folder / "out.jsonl"

        def refused(why):
            self.assertRegex(hirepath("screen-merge", parts, "-o", out, expect=3).stderr, why)
            self.assertEqual(hirepath("screen-merge", parts, expect=3).stdout, "")
            self.assertFalse(out.exists())
            self.assertFalse(Path(f"{out}.partial").exists())

        done, part = parts / "part-1-of-3.done", parts / "part-1-of-3.jsonl"
        kept, rows = done.read_bytes(), part.read_bytes()
        done.unlink()
        refused("part-1-of-3: it is not there")
        done.write_bytes(kept[:100])
        refused("no record of a part")
        done.write_bytes(kept.replace(b'"read": ', b'"read": 1'))
        refused("counts do not add up")
        done.write_bytes(kept)
        part.write_bytes(rows[:-1])
        refused("run the shard again")
        part.write_bytes(rows.replace(b"may-apply", b"may-appli", 1) if b"may-apply" in rows else rows + b" ")
        refused("run the shard again")
        part.write_bytes(rows)
        self.shard(path, parts, 1, 3, "--view", "applicant").wait()
        refused("other options")
        hirepath("screen", path, "--shard", "1/3", "-o", parts, "--knowledge", SMALL, "--on", "2026-11-22", "--allow-rejects")
        refused("another day")
        self.shard(path, parts, 1, 3).wait()
        self.shard(path, parts, 1, 4).wait()
        refused("one of")
        (parts / "part-1-of-4.done").unlink()
        text = path.read_bytes()
        path.write_bytes(text.replace(b"true", b"null"))
        self.shard(path, parts, 1, 3).wait()
        refused("another one")
        path.write_bytes(text)
        self.shard(path, parts, 1, 3).wait()
        hirepath("screen-merge", parts, "-o", out, "--allow-rejects")
        self.assertEqual(out.read_bytes(), self.single(path)[0])


if __name__ == "__main__":
    PROGRAM = str(Path(sys.argv.pop(1)).resolve())
    unittest.main()
