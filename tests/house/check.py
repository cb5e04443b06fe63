#!/usr/bin/env python3
"""The style rules that a machine can check.

check.py              checks the project; prints file:line and why; exit 1 with findings
check.py NAME...      only these checks
check.py --self-test  shows that each check can fail
"""

import sys
from pathlib import Path

sys.dont_write_bytecode = True  # the tree stays as it was

import code_checks
import text_checks
from project import Project
from self_test import self_test

ROOT = Path(__file__).resolve().parents[2]
CHECKS = {check.__name__: check for check in code_checks.CHECKS + text_checks.CHECKS}


def main(arguments):
    if arguments == ["--self-test"]:
        missed = self_test(CHECKS)
        print(f"house: self-test of {len(CHECKS)} checks, {missed} expectations missed")
        return 1 if missed else 0
    unknown = [name for name in arguments if name not in CHECKS]
    if unknown:
        print(f"house: no check is called {', '.join(unknown)}; there are {', '.join(CHECKS)}", file=sys.stderr)
        return 2
    project = Project(ROOT)
    findings = [(finding, name) for name in arguments or CHECKS for finding in CHECKS[name](project)]
    for finding, name in sorted(findings):
        print(f"{finding} [{name}]")
    print(f"house: {len(project.paths)} files, {len(arguments or CHECKS)} checks, {len(findings)} findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
