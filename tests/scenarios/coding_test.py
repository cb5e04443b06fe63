#!/usr/bin/env python3
"""The SF-50 coding of every authority against the tables of the law's readers, and the codes that must never be printed.

usage: coding_test.py PROGRAM

With ../shared/data at hand: no code, nature of action or confidence beyond noac-lac.csv; every row of high or medium confidence coded; what rests on
the edits of 2009 also in cpdf-noac-lac-sets-2009.csv. Always: a code that is valid only at GS-1 to GS-11 stands only where that is the limit,
every appointing authority says its coding or says that it was not found, and no output shows a code that reveals the kind of a disability.
"""
import csv
import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared/data"

# Rows of noac-lac.csv and the authorities they stand for, where the names differ.
ROWS = {
    "military-spouse": ["mil-spouse-active-duty", "mil-spouse-disabled-member", "mil-spouse-surviving"],
    "dod-direct-hire-sec1109": ["dod-9905"],
    "thirty-percent-disabled-veteran": ["disabled-vet-30"],
    "peace-corps-vista": ["peace-corps-volunteer", "americorps-vista"],
    "reinstatement": ["reinstatement", "reinstatement-higher-grade"],
    "temporary-appointment": ["temporary-limited", "temporary-seasonal-1040"],
    "foreign-service": ["foreign-service-career"],
}
DIRECT_HIRE = {"BAB": ["dha-gw-001-medical"], "BAC": ["dha-gw-002-it-infosec"], "BAD": ["dha-gw-003-iraq"]}
# What an authority takes over only in part: a higher grade or a season changes nothing in the code, but not every action is made there.
PARTIAL = {"reinstatement-higher-grade", "temporary-seasonal-1040"}
# No authority of its own: the code for any law that has none; and the (u) codes, which are never shown.
NO_AUTHORITY = {"any-other-law", "schedule-a-disability"}
# Unpaid student service is no appointment: 5 USC 3111(c).
NO_APPOINTMENT = {"student-volunteer-3111"}
# The three codes of Schedule A (u), each for another kind of disability.
NEVER_SHOWN = re.compile(r"\b(WTA|WTB|WUM)\b")
RANK = {"low": 0, "medium": 1, "high": 2}

findings = []


def run(program, *arguments, case=None):
    done = subprocess.run([program, *arguments], input=case, capture_output=True, text=True, check=False, cwd=ROOT)
    if done.returncode not in (0, 1):
        findings.append(f"{' '.join(arguments)}: exit code {done.returncode}: {done.stderr.strip()[:300]}")
    return done.stdout


def plain(text):
    """The words of an authority's text: blanks to fill in and punctuation do not matter."""
    return re.sub(r"[^a-z0-9]+", " ", text.lower()).strip()


def rows():
    with open(DATA / "noac-lac.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            lac = row["lac"].split("+")
            names = DIRECT_HIRE.get(lac[-1]) or ROWS.get(row["authority_id"], [row["authority_id"]])
            actions = set(row["noac"].split("|")) | set(re.findall(r"\b5[0-9]{2}\b", row["note"] or ""))
            yield {**row, "lac": lac, "authorities": names, "actions": actions, "sure": "?" not in row["lac"] and "|" not in row["lac"]}


def compare(catalogue):
    table = list(rows())
    with open(DATA / "cpdf-noac-lac-sets-2009.csv", encoding="utf-8", newline="") as file:
        valid = {row["noac"]: set(row["valid_lacs"].split()) for row in csv.DictReader(file)}
    for row in table:
        if row["confidence"] not in ("high", "medium") or not row["sure"] or row["authority_id"] in NO_AUTHORITY:
            continue
        for authority in row["authorities"]:
            if authority not in catalogue:
                findings.append(f"{authority}: coded in the data, not in the catalogue")
                continue
            for action in row["noac"].split("|"):
                same = [c for c in catalogue[authority]["coding"] if c["noac"] == action and c["lac"] == row["lac"]]
                if not same and authority not in PARTIAL:
                    findings.append(f"{authority}: {action} {'+'.join(row['lac'])} of the data is missing")
                for coding in same:
                    if not plain(row["authority_text"]).startswith(plain(coding["text"])):
                        findings.append(f"{authority}: {action}: the text is {coding['text']!r}, in the data {row['authority_text']!r}")
    for authority, entry in catalogue.items():
        for coding in entry["coding"]:
            codes = [code for code in coding["lac"] if code not in ("not-found", "not-shown")]
            here = f"{authority}: {coding['noac']} {'+'.join(coding['lac'])}"
            if not codes:
                if "not-found" in coding["lac"] and coding["confidence"] != "low":
                    findings.append(f"{here}: confidence {coding['confidence']} in a code that was not found")
                continue
            if "not-found" in coding["lac"]:
                if codes != ["AYM"] or coding["confidence"] != "low":
                    findings.append(f"{here}: only direct hire has a first code without the second, at low confidence")
                continue
            source = [r for r in table if r["sure"] and r["lac"] == codes and authority in r["authorities"] and coding["noac"] in r["actions"]]
            if not source:
                findings.append(f"{here}: not in noac-lac.csv")
                continue
            if RANK[coding["confidence"]] > max(RANK[r["confidence"]] for r in source):
                findings.append(f"{here}: confidence {coding['confidence']}, in the data {source[0]['confidence']}")
            known = valid.get(coding["noac"])
            if known and "CPDF" in source[0]["source"] and not {code[:3] for code in codes} <= known:
                findings.append(f"{here}: not among the codes valid with {coding['noac']} in 2009")


def grade_limits(program, catalogue):
    """CPDF edit 420.59.2: J8M goes with GS or GG grades 1 to 11 only. A veteran who meets everything else shows the limit."""
    case = json.loads((ROOT / "docs/examples/disabled-veteran.json").read_text(encoding="utf-8"))
    for authority, entry in catalogue.items():
        if not any("J8M" in coding["lac"] for coding in entry["coding"]):
            continue
        for grade, fits in (("GS-11", True), ("GS-12", False), ("GG-12", False)):
            case["position"] = {"grade": grade, "service": "competitive"}
            out = run(program, "check", "-", "--on", "2026-11-21", "--format", "json", "--authority", authority, case=json.dumps(case))
            status = json.loads(out)["answers"][0]["status"] if out else None
            if fits == (status == "does-not-apply"):
                findings.append(f"{authority}: coded J8M, which needs GS-1 to GS-11, and at {grade} the answer is {status}")


def never_shown(program):
    outputs = {}
    for format in ("text", "json", "markdown"):
        outputs[f"authorities, {format}"] = run(program, "authorities", "--format", format)
        outputs[f"authorities schedule-a-disability, {format}"] = run(program, "authorities", "schedule-a-disability", "--format", format)
        for view in ("applicant", "hr"):
            options = ["--on", "2026-11-21", "--view", view, "--format", format]
            outputs[f"check schedule-a, {format}, {view}"] = run(program, "check", "docs/examples/schedule-a.json", *options)
            outputs[f"explain schedule-a, {format}, {view}"] = run(program, "explain", "docs/examples/schedule-a.json", "schedule-a-disability", *options)
    for example in sorted((ROOT / "docs/examples").glob("*.json")):
        if example.stem != "schedule-a":
            outputs[f"check {example.stem}"] = run(program, "check", f"docs/examples/{example.name}", "--on", "2026-11-21", "--format", "json")
    for what, output in outputs.items():
        if not output:
            findings.append(f"{what}: prints nothing")
        for code in sorted(set(NEVER_SHOWN.findall(output))):
            findings.append(f"{what}: prints {code}, which reveals the kind of a disability")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    program = str(Path(sys.argv[1]).resolve())
    listing = json.loads(run(program, "authorities", "--format", "json"))
    entries = listing["authorities"] if isinstance(listing, dict) else listing
    catalogue = {entry["id"]: entry for entry in entries}
    for authority, entry in catalogue.items():
        if entry["kind"] == "appointing-authority" and not entry["coding"] and authority not in NO_APPOINTMENT:
            findings.append(f"{authority}: no coding; what was not found is written not-found")
    if (DATA / "noac-lac.csv").exists():
        compare(catalogue)
    else:
        print("skipped: needs ../shared")
    grade_limits(program, catalogue)
    never_shown(program)
    for finding in findings:
        print(finding)
    print(f"{sum(len(e['coding']) for e in entries)} codings of {len(entries)} authorities, {len(findings)} findings")
    sys.exit(1 if findings else 0)


if __name__ == "__main__":
    main()
