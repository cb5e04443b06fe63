#!/usr/bin/env python3
"""Screening that is interrupted, resumed, or done in shards: whole files or none, and the bytes of a single run.

screen_shards_test.py PROGRAM    exit 1 with what went wrong
"""

import signal
import subprocess
import sys
import time
from pathlib import Path

sys.dont_write_bytecode = True  # the tree stays as it was

import screening
from screening import ON, SMALL, Screening, hirepath


class Interrupted(Screening):
    def started(self, *words):
        return subprocess.Popen([screening.PROGRAM, "screen", *map(str, words), "--knowledge", SMALL, "--on", ON], stdout=subprocess.DEVNULL,
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
        return subprocess.Popen([screening.PROGRAM, "screen", path, "--shard", f"{index}/{of}", "-o", parts, "--knowledge", SMALL, "--on", ON,
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
    screening.main()
