#!/usr/bin/env python3
"""The audit record: each answer once, chained, reproduced byte for byte; no line lost, none half-written accepted.

record_test.py PROGRAM    exit 1 with what went wrong
"""

import hashlib
import json
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

sys.dont_write_bytecode = True  # the tree stays as it was

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "docs/examples"
VETERAN, SPOUSE = EXAMPLES / "veteran.json", EXAMPLES / "military-spouse.json"
ANNOUNCEMENT = EXAMPLES / "announcements/biologist.json"
ON = "2026-11-21"
PROGRAM = ""


def hirepath(*words, **options):
    return subprocess.run([PROGRAM, *map(str, words)], capture_output=True, text=True, **options)


class Record(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)
        self.record = self.folder / "record.jsonl"

    def answer(self, *words, expect=0, **options):
        ran = hirepath(*words, "--on", ON, "--record", self.record, **options)
        self.assertEqual(ran.returncode, expect, ran.stderr)
        return ran

    def replay(self, *words, expect=0):
        ran = hirepath("replay", self.record, *words)
        self.assertEqual(ran.returncode, expect, ran.stdout + ran.stderr)
        return ran.stdout

    def some(self):
        """Lines of several kinds."""
        whole = "--record-facts"
        self.answer("check", VETERAN, whole, "--authority", "vra")
        self.answer("explain", SPOUSE, "vra", whole, "--view", "hr")
        self.answer("explain", VETERAN, "vra", whole, "--what-if", "position.grade=GS-12", "--announcement", ANNOUNCEMENT)
        self.answer("check", VETERAN, SPOUSE, whole, "--evidence", "verified", "--law-on", "2020-01-01", "--authority", "vra", "--authority", "veoa")
        return self.record.read_bytes().splitlines(keepends=True)

    def test_the_answer_is_the_same_with_a_record(self):
        plain = hirepath("explain", VETERAN, "vra", "--on", ON)
        self.assertEqual(self.answer("explain", VETERAN, "vra").stdout, plain.stdout)

    def test_lines_are_reproduced(self):
        lines = self.some()
        self.assertEqual(len(lines), 4)
        said = self.replay()
        self.assertIn("4 lines, 4 reproduced byte for byte\n", said)
        self.assertEqual(said, self.replay("--head", json.loads(lines[-1])["hash"]))
        # Worked out here: the hash is that of the words before it, and the line before is named.
        previous = ""
        for number, line in enumerate(lines, 1):
            read = json.loads(line)
            body = line[: line.rindex(b',"hash":"')]
            self.assertEqual(read["hash"], hashlib.sha256(body).hexdigest())
            self.assertEqual((read["n"], read["previous"]), (number, previous))
            self.assertRegex(read["at"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")
            for case in read["cases"]:
                self.assertEqual(case["digest"], "sha256:" + hashlib.sha256(case["text"].encode()).hexdigest())
            previous = read["hash"]

    def test_without_facts_it_holds_digests_only(self):
        ran = self.answer("check", VETERAN, "--authority", "vra", "--announcement", ANNOUNCEMENT)
        self.assertNotEqual(ran.stdout, "")
        line = json.loads(self.record.read_text())
        self.assertEqual(line["cases"], [{"digest": "sha256:" + hashlib.sha256(VETERAN.read_bytes()).hexdigest()}])
        self.assertNotIn("veteran.json", self.record.read_text())
        self.assertIn("is not here", self.replay(expect=1))
        copies = self.folder / "inputs/of-2026"
        copies.mkdir(parents=True)
        shutil.copy(VETERAN, copies / "somebody")
        shutil.copy(ANNOUNCEMENT, copies / "some-job")
        self.assertIn("1 line, 1 reproduced", self.replay("--inputs", copies.parent))
        (copies / "somebody").write_bytes(VETERAN.read_bytes() + b"\n")
        self.assertIn("is not here", self.replay("--inputs", copies.parent, expect=1))
        # What is supposed is a fact.
        before = self.record.read_bytes()
        self.answer("explain", VETERAN, "vra", "--what-if", "position.grade=GS-12", expect=2)
        self.assertEqual(self.record.read_bytes(), before)

    def test_every_altered_line_is_named(self):
        lines = self.some()
        chance = random.Random(20261121)
        for trial in range(40):
            number = chance.randrange(len(lines))
            at = chance.randrange(len(lines[number]) - 1)
            changed = bytearray(lines[number])
            changed[at] ^= 1 << chance.randrange(7)
            if bytes(changed) == lines[number] or b"\n" in bytes(changed)[:-1]:
                continue
            self.record.write_bytes(b"".join(lines[:number]) + bytes(changed) + b"".join(lines[number + 1:]))
            said = self.replay(expect=1)
            self.assertIn(f"line {number + 1}: ", said, f"trial {trial}: byte {at}")
        for number in range(len(lines) - 1):  # taken out
            self.record.write_bytes(b"".join(lines[:number] + lines[number + 1:]))
            self.assertIn(f"line {number + 1}: it does not follow", self.replay(expect=1))
        self.record.write_bytes(b"".join([lines[0], lines[2], lines[1], lines[3]]))
        self.assertIn("line 2: it does not follow", self.replay(expect=1))
        # Made anew with a right hash: the chain or the answer tells.
        forged = json.loads(lines[1])
        forged["answer"] = json.loads(lines[0])["answer"]
        body = lines[1][: lines[1].rindex(b',"hash":"')].replace(json.loads(lines[1])["answer"].encode(), forged["answer"].encode())
        line = body + b',"hash":"' + hashlib.sha256(body).hexdigest().encode() + b'"}\n'
        self.record.write_bytes(lines[0] + line + lines[2] + lines[3])
        said = self.replay(expect=1)
        self.assertIn("line 2: the answer is another now", said)
        self.assertIn("line 3: it does not follow", said)
        # Taken off the end: only who kept the head can tell.
        self.record.write_bytes(b"".join(lines[:3]))
        self.replay()
        self.assertIn("taken off the end", self.replay("--head", json.loads(lines[3])["hash"], expect=1))

    def test_an_altered_record_is_not_built_upon(self):
        self.answer("check", VETERAN, "--authority", "vra")
        self.record.write_bytes(self.record.read_bytes().replace(b'"vra"', b'"veoa"'))
        before = self.record.read_bytes()
        ran = self.answer("check", VETERAN, "--authority", "vra", expect=3)
        self.assertEqual((self.record.read_bytes(), ran.stdout), (before, ""))

    def test_half_a_line_is_never_accepted(self):
        lines = self.some()[:2]
        for cut in list(range(1, 40)) + list(range(40, len(lines[1]), 97)) + [len(lines[1]) - 1]:
            self.record.write_bytes(lines[0] + lines[1][:cut])
            said = self.replay(expect=1)
            self.assertIn("line 2: half a line", said)
            self.assertIn("1 reproduced", said)
        # The next answer cuts it off and goes on after the last whole line.
        ran = self.answer("check", VETERAN, "--record-facts", "--authority", "vra")
        self.assertIn("half a line", ran.stderr)
        self.assertIn("2 lines, 2 reproduced", self.replay())
        self.assertEqual(self.record.read_bytes().splitlines(keepends=True)[0], lines[0])

    def test_killed_at_any_time_no_answered_line_is_lost(self):
        chance = random.Random(7)
        answered = 0
        for _ in range(30):
            running = [subprocess.Popen([PROGRAM, "check", VETERAN, "--authority", "vra", "--on", ON, "--record", self.record, "--record-facts"],
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) for _ in range(3)]
            time.sleep(chance.random() * 0.15)
            for process in running:
                process.send_signal(signal.SIGKILL)
            for process in running:
                out = process.communicate()[0]
                answered += 1 if process.returncode == 0 or out else 0
        self.answer("check", VETERAN, "--authority", "vra", "--record-facts")
        found = re.search(r"(\d+) lines?, (\d+) reproduced", self.replay())
        self.assertEqual(found[1], found[2])
        self.assertGreaterEqual(int(found[1]), answered + 1)

    def test_a_full_disk_leaves_the_record_as_it_was(self):
        self.answer("check", VETERAN, "--authority", "vra", "--record-facts")
        before = self.record.read_bytes()

        def full(room):  # a limit on the size of files fails as a full disk does: after a part of the line
            def limit():
                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
                resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + room, len(before) + room))
            return limit

        for room in (0, 1, 100, len(before) - 1):
            ran = self.answer("check", VETERAN, "--authority", "vra", "--record-facts", expect=5, preexec_fn=full(room))
            self.assertEqual(ran.stdout, "", "an answer that is not in the record was shown")
            self.assertIn("cannot be written", ran.stderr)
            self.assertEqual(self.record.read_bytes(), before)
        self.answer("check", VETERAN, "--authority", "vra", "--record-facts")
        self.assertIn("2 lines, 2 reproduced", self.replay())

    def test_a_really_full_disk(self):
        """A file system of its own, where the machine lets one be made."""
        disk = self.folder / "disk"
        disk.mkdir()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk], capture_output=True).returncode != 0:
            self.skipTest("skipped: needs the right to mount")
        try:
            self.record = disk / "record.jsonl"
            written = 0
            while written < 200:
                ran = hirepath("check", VETERAN, "--authority", "vra", "--on", ON, "--record", self.record, "--record-facts")
                if ran.returncode != 0:
                    break
                written += 1
            self.assertEqual((ran.returncode, ran.stdout), (5, ""))
            self.assertGreater(written, 1)
            self.assertIn(f"{written} lines, {written} reproduced", self.replay())
        finally:
            subprocess.run(["umount", disk], check=True)

    def test_where_nothing_can_be_recorded_nothing_is_answered(self):
        for path in (self.folder, self.folder / "no/such/folder.jsonl", Path("/dev/null")):
            ran = hirepath("check", VETERAN, "--authority", "vra", "--on", ON, "--record", path)
            self.assertEqual((ran.returncode, ran.stdout), (5, ""), path)
        self.assertEqual(hirepath("check", VETERAN, "--on", ON, "--record-facts").returncode, 2)

    def test_it_is_for_the_owner_only(self):
        self.answer("check", VETERAN, "--authority", "vra")
        self.assertEqual(os.stat(self.record).st_mode & 0o777, 0o600)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    PROGRAM = os.path.abspath(sys.argv.pop(1))
    unittest.main()
