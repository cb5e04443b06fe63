"""What the tests of screening share: a folder of their own, a small knowledge base, and lines made at random."""

import json
import random
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

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


def main():
    """The tests of the file that is run, on the program named first."""
    global PROGRAM
    PROGRAM = str(Path(sys.argv.pop(1)).resolve())
    unittest.main()
