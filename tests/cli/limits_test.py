#!/usr/bin/env python3
"""What is far too large, too deep or too long ends in one clear error: of the right exit code and diagnostic code, in
little time and memory, with few words.

limits_test.py PROGRAM CHECKER [TIMES]    exit 1 with what went wrong; TIMES the time and memory for a slower build
"""

import os
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

sys.dont_write_bytecode = True  # the tree stays as it was

MIB = 1 << 20
HUGE = b"a" * (100 * MIB)
DEEP = 100_000
CASE, DEEP_CASE = b'{"person": {"name": "' + HUGE + b'"}}', b'{"person":' * DEEP
LONG_LIST = b'{"person": {"service_periods": [' + b",".join([b"{}"] * 1_000_000) + b"]}}"
STEP = b'{"of":"x","element":null,"truth":"yes","by":[]}'
RULES = (b'edition 1.0 "K"\n\nfact person.citizen : yes/no\n  phrase "the person is a citizen"\n  ask "Are you?"\n\n'
         b'define d : it is so if ')


def certificate(steps):
    return (b'{"format":"hirepath-certificate-1","cases":[{"answers":[{"claims":[{"proofs":[{"steps":['
            + b",".join([STEP] * steps) + b"]}]}]}]}]}")


class Limits(unittest.TestCase):
    seconds, kibibytes = 50, 700 << 10  # a minute of silence is a fault; usual are a second or two, and 150 MiB

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def refused(self, content, *words, status, says, name="input.json", program=None):
        """The file, whose place in `words` is FILE and whose folder FOLDER, is refused with these words."""
        path = self.folder / name
        path.write_bytes(content)
        named = {"FILE": str(path), "FOLDER": str(self.folder)}
        out = self.folder / "said"
        began = time.monotonic()
        with out.open("wb") as said:
            process = subprocess.Popen([*(program or [PROGRAM]), *(named.get(word, word) for word in words)],
                                       stdin=subprocess.DEVNULL, stdout=said, stderr=said)
            _, ended, used = os.wait4(process.pid, 0)
        took, said = time.monotonic() - began, out.read_text("utf-8")
        what = f"{' '.join(words)}: {said[:2000]}"
        process.returncode = os.waitstatus_to_exitcode(ended)
        self.assertEqual(process.returncode, status, what)
        self.assertIn(says, said, what)
        self.assertLess(len(said), 5000, what)
        self.assertLess(took, self.seconds, what)
        self.assertLess(used.ru_maxrss, self.kibibytes, what)
        return said

    def test_case_files(self):
        for words in (["check", "FILE"], ["explain", "FILE", "vra"], ["consult", "FILE"], ["ask", "--plain", "FILE"],
                      ["check", "/dev/zero"]):
            self.refused(CASE, *words, status=3, says="HP503")
        self.refused(b"[" * DEEP, "check", "FILE", status=3, says="HP504")
        self.refused(DEEP_CASE, "check", "FILE", status=3, says="HP504")
        self.refused(LONG_LIST, "check", "FILE", status=3, says="HP503")
        self.refused(b'{"person": {"service_periods": [' + b"{}," * 100 + b"{}]}}", "check", "FILE", status=3, says="HP512")
        self.refused(b'{"person": {"' + b"a" * (10 * MIB) + b'": 1}}', "check", "FILE", status=3, says="HP506")

    def test_announcements(self):
        for words in (["announcement", "FILE"], ["check", str(EXAMPLES / "veteran.json"), "--announcement", "FILE"]):
            self.refused(CASE, *words, status=3, says="HP602")
        self.refused(DEEP_CASE, "announcement", "FILE", status=3, says="HP604")
        items = b",".join([b'{"MatchedObjectDescriptor":{"PositionTitle":"x"}}'] * 100_000)
        self.refused(b'{"SearchResult":{"SearchResultItems":[' + items + b"]}}", "announcement", "FILE", status=3, says="HP602")

    def test_lines_of_screening(self):
        lines = {"HP523": CASE, "HP504": DEEP_CASE[:MIB // 2], "HP503": LONG_LIST[:1_000_000] + b"{}]}}"}
        for code, line in lines.items():
            said = self.refused(line + b"\n{}\n", "screen", "FILE", "--authority", "vra", "-o", os.devnull, name="input.jsonl",
                                status=3, says=code)
            self.assertIn("2 lines: 1 answered, 1 rejected", said)

    def test_csv(self):
        head = b"id,person.us_citizen\n"
        for code, content in {"HP523": head + b'1,"' + HUGE + b'"\n2,yes\n', "HP524": head + b"," * 1_000_000 + b"\n2,yes\n"}.items():
            said = self.refused(content, "screen", "FILE", "--authority", "vra", "-o", os.devnull, name="input.csv", status=3, says=code)
            self.assertIn("2 lines: 1 answered, 1 rejected", said)
        columns = b",".join(b"c%d" % i for i in range(100_000))
        for code, header in {"HP523": b"id," + HUGE, "HP525": columns}.items():
            self.refused(header + b"\n2,yes\n", "screen", "FILE", "-o", os.devnull, name="input.csv", status=3, says=code)
        (self.folder / "small.csv").write_bytes(head + b"1,yes\n")
        self.refused(b'{"x":"' + HUGE + b'"}', "screen", str(self.folder / "small.csv"), "--map", "FILE", "-o", os.devnull,
                     status=3, says="HP503")

    def test_rules(self):
        so = b"the person is a citizen [5 CFR 1.1]\n"
        for code, content in {"HP106": RULES + b"not " * 10_000 + so, "HP101": b"-- " + HUGE,
                              "HP113": RULES + b"all of\n" + b"".join(b"  (%c) all of\n" % b"1aiA"[i % 4] for i in range(10_000))}.items():
            self.refused(content, "rules", "check", "--knowledge", "FOLDER", name="input.rules", status=1, says=code)
            self.refused(content, "check", str(EXAMPLES / "veteran.json"), "--knowledge", "FOLDER", name="input.rules", status=4, says=code)
            self.refused(content, "rules", "format", "FILE", name="input.rules", status=4, says=code)

    def test_tables(self):
        (self.folder / "input.rules").write_bytes(RULES + b"the person is a citizen [5 CFR 1.1]\n")
        for code, content in {"HP101": b"code,title\n1," + HUGE, "HP216": b"code,title\n" + b"x\n" * 1_000_000}.items():
            self.refused(content, "check", str(EXAMPLES / "veteran.json"), "--knowledge", "FOLDER", name="table.csv", status=4, says=code)

    def test_many_mistakes_are_counted_and_not_all_shown(self):
        facts = b"".join(b'fact person.a%d : yes/no\n  phrase "a"\n' % i for i in range(20_000))
        (self.folder / "input.rules").write_bytes(b'edition 1.0 "K"\n' + facts)
        ran = subprocess.run([PROGRAM, "check", EXAMPLES / "veteran.json", "--knowledge", self.folder], capture_output=True, text=True,
                             timeout=self.seconds, check=False)
        self.assertEqual((ran.returncode, ran.stderr.count(": error HP202: ")), (4, 200))
        self.assertIn("19799 more are not shown", ran.stderr)

    def test_certificates(self):
        checker = [sys.executable, CHECKER]
        for code, content in {"HP503": certificate(1_000_000), "HP504": b"[" * DEEP}.items():
            self.refused(content, "verify", "FILE", status=3, says=code)
        self.refused(b"[" + b"[]," * (10 * MIB) + b"1]", "verify", "FILE", status=3, says="HP503")
        self.refused(certificate(1_000_000), "FILE", program=checker, status=3, says="larger than 32 MiB")
        self.refused(b"[" + b"[]," * (10 * MIB) + b"1]", "FILE", program=checker, status=3, says="more than 3000000 values")
        self.refused(b"[" * DEEP, "FILE", program=checker, status=3, says="nested too deeply")

    def test_records(self):
        long_line = b'{"n":1,"x":"' + HUGE + b'"}\n'
        self.refused(long_line, "replay", "FILE", status=1, says="line 1: it is longer than 67108864 bytes")
        self.refused(b"[" * DEEP + b"\n", "replay", "FILE", status=1, says="line 1: it does not end in a hash")
        (self.folder / "many").write_bytes(b"{}\n" * 1_000_000)
        ran = subprocess.run([PROGRAM, "replay", self.folder / "many"], capture_output=True, text=True, timeout=self.seconds, check=False)
        self.assertEqual((ran.returncode, ran.stdout.count("\n")), (1, 1002))
        self.assertIn("\n999000 more lines are wrong\n", ran.stdout)
        # Nothing is added to what is no record, and nothing is cut off it.
        half = b'{"person": {"us_citizen": true}}'
        for content in (long_line, half, b"some text\n" + half):
            self.refused(content, "check", str(EXAMPLES / "veteran.json"), "--authority", "vra", "--record", "FILE", status=3,
                         says="nothing was added")
            self.assertEqual((self.folder / "input.json").read_bytes(), content)


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    PROGRAM, CHECKER = (str(Path(word).resolve()) for word in sys.argv[1:3])
    times = int(sys.argv[3]) if len(sys.argv) == 4 else 1
    Limits.seconds, Limits.kibibytes = Limits.seconds * times, Limits.kibibytes * times
    EXAMPLES = Path(__file__).resolve().parents[2] / "docs/examples"
    unittest.main(argv=sys.argv[:1])
