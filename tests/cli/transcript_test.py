#!/usr/bin/env python3
"""Runs the program as people do, and compares what they see.

transcript_test.py PROGRAM            all of transcripts/*.txt; exit 1 with differences
transcript_test.py PROGRAM NAME...    only these
transcript_test.py --record PROGRAM   writes what the program prints now into the transcripts, to be reviewed as a diff

A transcript has sections, each a command and what it prints, run in the project's folder:

    -- a comment
    $ hirepath check case.json < input.json
    a line on standard output
    ! a line on standard error
    [exit 3]                                  left out when it is 0

In what is compared, a digest is written sha256:..., and a time N s.
"""

import difflib
import re
import shlex
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]


def normal(text):
    text = re.sub(r"sha256:[0-9a-f]{64}", "sha256:...", text)
    return re.sub(r"\b\d+\.\d\d s\b", "N s", text)


def shown(program, command):
    """The command's section of a transcript, as the program makes it now."""
    words = shlex.split(command)
    given = None
    if "<" in words:
        at = words.index("<")
        given = (ROOT / words[at + 1]).read_bytes()
        del words[at:at + 2]
    if words[0] != "hirepath":
        sys.exit(f"a command starts with hirepath: {command}")
    result = subprocess.run([program, *words[1:]], input=given, stdin=None if given is not None else subprocess.DEVNULL,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, timeout=120, check=False)
    lines = normal(result.stdout.decode("utf-8")).splitlines()
    lines += ["! " + line if line else "!" for line in normal(result.stderr.decode("utf-8")).splitlines()]
    if result.returncode:
        lines.append(f"[exit {result.returncode}]")
    return [f"$ {command}", *lines]


def sections(lines):
    """(comments before it, command line) of each section; what it prints is not needed."""
    before, found = [], []
    for line in lines:
        if line.startswith("-- "):
            before.append(line)
        elif line.startswith("$ "):
            found.append((before, line[2:]))
            before = []
    return found


def remade(program, text):
    """The whole transcript as it would be now; a blank line ends each section."""
    lines = []
    for before, command in sections(text.splitlines()):
        lines += [*before, *shown(program, command), ""]
    return "\n".join(lines)


def main(arguments):
    record = "--record" in arguments
    arguments = [argument for argument in arguments if argument != "--record"]
    if not arguments:
        sys.exit(__doc__)
    program, names = str(Path(arguments[0]).resolve()), arguments[1:]
    paths = [path for path in sorted((HERE / "transcripts").glob("*.txt")) if not names or path.stem in names]
    if not paths:
        sys.exit("no transcripts")
    failed = 0
    for path in paths:
        expected = path.read_text(encoding="utf-8")
        actual = remade(program, expected)
        if record:
            path.write_text(actual, encoding="utf-8")
        elif actual != expected:
            failed += 1
            sys.stdout.writelines(difflib.unified_diff(expected.splitlines(keepends=True), actual.splitlines(keepends=True),
                                                       f"{path.name} (expected)", f"{path.name} (now)"))
    print(f"{len(paths)} transcripts, {failed} differ")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
