#!/usr/bin/env python3
"""The example people against expectations worked out by hand from the law.

usage: scenario_test.py PROGRAM [NAME...]

Each file of expect/ names an example of docs/examples, dates, and for each authority the status (and where it matters from, until, next_change,
deciders, grades, kinds of job, citations) that the law gives, with the reason and its citation in "why". The expectations are never taken from the program.
A check may change facts of the example ("change": dotted path -> value), count only verified facts, set the law's date or add an announcement.
"""
import json
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]


class Skip(Exception):
    pass


def change(case, path, value):
    """Sets the fact at a dotted path; a number selects an element of a list."""
    *parents, last = path.split(".")
    place = case
    for name in parents:
        place = place[int(name)] if isinstance(place, list) else place.setdefault(name, {})
    place[int(last) if isinstance(place, list) else last] = value


def answers(program, example, check):
    case = json.loads((ROOT / "docs/examples" / f"{example}.json").read_text(encoding="utf-8"))
    for path, value in check.get("change", {}).items():
        change(case, path, value)
    command = [program, "check", "-", "--on", check["on"], "--format", "json"]
    for authority in check["expect"]:
        command += ["--authority", authority]
    if "law_on" in check:
        command += ["--law-on", check["law_on"]]
    if "evidence" in check:
        command += ["--evidence", check["evidence"]]
    if "announcement" in check:
        announcement = ROOT / check["announcement"]
        if not announcement.exists():
            raise Skip("skipped: needs ../shared")
        command += ["--announcement", str(announcement)]
    run = subprocess.run(command, input=json.dumps(case), capture_output=True, text=True, check=False)
    if run.returncode != 0:
        return None, f"exit code {run.returncode}: {run.stderr.strip()}"
    return {answer["authority"]: answer for answer in json.loads(run.stdout)["answers"]}, None


def cites(answer):
    return {cite for condition in answer["because"] for cite in condition["cite"]}


def differences(expected, answer):
    for name in ("status", "from", "until", "next_change"):
        if name in expected and answer[name] != expected[name]:
            yield f"{name}: the law gives {expected[name]}, the program {answer[name]}"
    if "deciders" in expected:
        who = sorted({decider["who"] for decider in answer["deciders"]})
        if who != sorted(expected["deciders"]):
            yield f"deciders: the law gives {expected['deciders']}, the program {who}"
    for words in expected.get("jobs_say", []):
        if not any(words in job["text"] for job in answer.get("jobs", [])):
            yield f"the kind of job does not mention: {words}"
    for grade, status in expected.get("grades", {}).items():
        given = answer.get("grades", {}).get(grade)
        if given != status:
            yield f"grade {grade}: the law gives {status}, the program {given}"
    for cite in expected.get("cites", []):
        if cite not in cites(answer):
            yield f"does not cite {cite}"
    for cite in expected.get("not_cites", []):
        if cite in cites(answer):
            yield f"cites {cite}, which was not the law on that date"
    if answer["status"] == "conflict" and not answer["conflicts"]:
        yield "a conflict that names no readings"
    verify = answer.get("to_verify", [])
    for words in expected.get("not_said", []):
        if any(words in line for line in verify):
            yield f"says what does not belong here: {words}"
    if answer["status"] == "undecided" and not answer["needs"] and not verify:
        yield "undecided, but asks nothing"


def circumstances(check):
    said = [check["on"]]
    for name in ("law_on", "evidence", "announcement", "change"):
        if name in check:
            said.append(f"{name} {json.dumps(check[name])}")
    return ", ".join(said)


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    program, names = str(Path(sys.argv[1]).resolve()), sys.argv[2:]
    compared = failed = skipped = 0
    for file in sorted((HERE / "expect").glob("*.json")):
        if names and file.stem not in names:
            continue
        scenario = json.loads(file.read_text(encoding="utf-8"))
        for check in scenario["checks"]:
            try:
                given, problem = answers(program, scenario["example"], check)
            except Skip as reason:
                skipped += 1
                print(f"{file.stem}: {reason}")
                continue
            for authority, expected in check["expect"].items():
                compared += 1
                found = [problem] if problem else list(differences(expected, given[authority]))
                if found:
                    failed += 1
                    print(f"{file.stem}, {circumstances(check)}: {authority}")
                    for difference in found:
                        print(f"    {difference}")
                    print(f"    why: {expected['why']}")
    examples = {path.stem for path in (ROOT / "docs/examples").glob("*.json")}
    without = examples - {json.loads(path.read_text(encoding="utf-8"))["example"] for path in (HERE / "expect").glob("*.json")}
    for name in sorted(without):
        failed += 1
        print(f"docs/examples/{name}.json has no expectation in tests/scenarios/expect")
    print(f"{compared} answers compared, {failed} differ, {skipped} checks skipped")
    sys.exit(1 if failed or compared == 0 else 0)


if __name__ == "__main__":
    main()
