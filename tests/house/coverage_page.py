#!/usr/bin/env python3
"""Writes docs/coverage.md from the catalogue of the program and the rule files.

coverage_page.py PROGRAM            writes docs/coverage.md
coverage_page.py PROGRAM --check    says what is stale, missing or explained twice; writes nothing; exit 1 with findings
"""
import difflib
import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/coverage.md"
LAW = ROOT.parent / "shared/law"

FAMILIES = {
    "veterans": "Veterans",
    "families": "Families",
    "volunteers": "Volunteers and exchange programs",
    "disability": "Disability",
    "status": "Status and open competition",
    "other-systems": "Other personnel systems",
    "direct-hire": "Direct hire and agencies' own laws",
    "students": "Students and graduates",
    "time-limited": "Time-limited appointments",
    "excepted": "The excepted service",
    "executive": "The Senior Executive Service",
    "annuitants": "Annuitants",
    "priority": "Selection priority",
    "context": "Conditions on the agency, 2025-26",
    "other": "Other",
}

# Names in the digests of the law that are no authority here, and why.
WITHOUT = {
    "dha-general": "The conditions common to all direct hire: the definition \"the position may be filled by direct hire\", used by each of them.",
    "dha-fema/other": "Unpublished grants of OPM to one agency: `dha-agency-specific-opm`.",
    "vra-temp-term": "A basis of `temporary-noncompetitive` and `term` (5 CFR 316.302(b)(2), 316.402(b)(2)); a note of `vra` says so.",
    "legislative-judicial-none": "There is no such authority since 1997-12-19; `legislative-judicial-service` answers not-in-force and says what is left.",
    "sched-a-other": "Paragraphs (n), (s), (x), (z), (aa) and (bb) stand as `sched-a-local-physician`, `-stipend-student`, `-work-release`, `-white-house-fellow`, "
                     "`-research-associate`, `-alien`. Paragraphs (c), (j), (k), (l) and (ff) stand as `sched-a-presidential`, `-special-placement`, "
                     "`-unpaid`, `-consultation`, `-attorney-general-program`. The other paragraphs are reserved.",
    "sched-policy-career": "`schedule-policy-career`.",
    "ctx-chance-to-compete": "`chance-to-compete`.",
    "ctx-freeze-1": "`hiring-freeze-2025`: the three memoranda one after the other.",
    "ctx-freeze-2": "`hiring-freeze-2025`.",
    "ctx-freeze-3": "`hiring-freeze-2025`.",
    "ctx-eo-14356": "`hiring-committee-approval`.",
    "ctx-merit-hiring-plan": "`merit-hiring-plan`.",
    "ctx-rule-of-many": "`rule-of-many`.",
    "ctx-eo-14284": "`probation-certification`.",
    "ctx-schedule-pc": "`schedule-policy-career`.",
    "ctx-schedule-g": "`schedule-g`.",
    "ctx-tech-force": "A pooled announcement whose legal authority was not found: a note of `merit-hiring-plan`. The announcement says what it rests on.",
    "ctx-early-career-network": "Shared lists, no authority: a note of `merit-hiring-plan`.",
    "ctx-va-freeze": "The Department's own staffing policy: no condition of law.",
    "ctx-dod-tig": "Time-in-grade, which is not decided here.",
}

TO_VERIFY = re.compile(r"not read|not verified|not found|undetermined|unclear|not settled|not confirmed|confirm|ask hr|medium\.|known (only )?from summaries|no end .* found", re.I)


class Rules:
    """What the rule files say that the catalogue does not list: the family, the dates not recorded, the readings in conflict."""

    def __init__(self):
        self.family, self.not_recorded, self.conflicts = {}, {}, Counter()
        for path in sorted((ROOT / "knowledge/authorities").glob("*/*.rules")):
            authority = None
            for line in path.read_text(encoding="utf-8").splitlines():
                if match := re.match(r"(authority|rule|test) ([a-z0-9-]+)", line):
                    authority = match[2]
                    if match[1] == "authority":
                        self.family[authority] = path.parent.name
                elif match := re.match(r"\s+not recorded (before|after) ([0-9-]+)\s+\"([^\"]*)\"", line):
                    self.not_recorded.setdefault(authority, []).append(match.groups())
                elif re.match(r"\s+conflict\b", line):
                    self.conflicts[authority] += 1


def catalogue(program):
    run = subprocess.run([program, "authorities", "--knowledge", str(ROOT / "knowledge"), "--format", "json"], capture_output=True, text=True, check=False)
    if run.returncode != 0:
        sys.exit(f"coverage_page.py: the program failed: {run.stderr.strip()}")
    listing = json.loads(run.stdout)
    return listing["authorities"] if isinstance(listing, dict) else listing


def citations(entry):
    cites = set(entry["cite"])
    for part in entry["rules"] + entry["notes"]:
        cites.update(part["cite"])
    return len(cites)


def period(entry):
    starts, ends = [rule["from"] for rule in entry["rules"]], [rule["until"] for rule in entry["rules"]]
    start = None if None in starts else min(starts, default=None)
    end = None if None in ends else max(ends, default=None)
    if start and end:
        return f"{start} to {end}"
    return f"from {start}" if start else f"until {end}" if end else "no limit"


def gaps(entry, rules):
    said = [f"not recorded {when} {day}" for when, day, _ in rules.not_recorded.get(entry["id"], [])]
    if count := rules.conflicts[entry["id"]]:
        said.append("sources in conflict" if count == 1 else f"{count} conflicts of sources")
    if any("not-found" in coding["lac"] for coding in entry["coding"]):
        said.append("code not found")
    if count := len(to_verify(entry)):
        said.append(f"{count} to verify")
    return ", ".join(said)


def to_verify(entry):
    return [note["text"] for note in entry["notes"] if TO_VERIFY.search(note["text"])]


def table(entries, rules):
    yield "| authority | kind | verified as of | confidence | sources | conditions | tests | in force | known gaps |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for entry in entries:
        cells = [f"`{entry['id']}`", entry["kind"].replace("-", " "), entry["verified_on"], entry["confidence"], citations(entry), entry["conditions"],
                 entry["tests"], period(entry), gaps(entry, rules)]
        yield "| " + " | ".join(str("" if cell is None else cell) for cell in cells) + " |"


def page(entries, rules):
    kinds, confidence = Counter(entry["kind"] for entry in entries), Counter(entry["confidence"] for entry in entries)
    yield "# Coverage"
    yield ""
    yield "Written by `tests/house/coverage_page.py` from `hirepath authorities --format json` and the rule files; do not edit it by hand."
    yield ""
    yield (f"{len(entries)} entries: " + ", ".join(f"{count} {kind.replace('-', ' ')}" for kind, count in sorted(kinds.items())) + ". Confidence: "
           + ", ".join(f"{confidence[word]} {word}" for word in ("high", "medium", "low")) + f". {sum(entry['conditions'] for entry in entries)} conditions of rules, "
           f"{sum(entry['tests'] for entry in entries)} tests that name an authority.")
    yield ""
    yield "*Verified as of*: the date of the text that was read, or of the reading. *Sources*: different citations. *Conditions*: labelled conditions of the rules;"
    yield "the definitions they use have more. *Tests*: rule tests that stand for the authority. *In force*: first and last day of the rules."
    yield "*Not recorded*: outside that day this edition does not know the law and says so instead of guessing."
    unknown = sorted({rules.family.get(entry["id"], "other") for entry in entries} - FAMILIES.keys())
    for family in [*FAMILIES, *unknown]:
        own = [entry for entry in entries if rules.family.get(entry["id"], "other") == family]
        if own:
            yield ""
            yield f"## {FAMILIES.get(family, family)}"
            yield ""
            yield from table(own, rules)
    yield ""
    yield "## In the law digests, and no entry here"
    yield ""
    yield "| name in the digests | why |"
    yield "|---|---|"
    yield from (f"| `{name}` | {why} |" for name, why in sorted(WITHOUT.items()))
    yield ""
    yield "## To verify"
    for entry in entries:
        lines = [f"not recorded {when} {day}: {why}" for when, day, why in rules.not_recorded.get(entry["id"], [])] + to_verify(entry)
        if lines:
            yield ""
            yield f"`{entry['id']}`"
            yield ""
            yield from (f"- {line}" for line in lines)


def digest_names():
    """The authorities' names in the digests: in backquotes or as headings, and the index of the status digest."""
    names = set()
    for path in [*LAW.glob("*.md")]:
        text = path.read_text(encoding="utf-8")
        if path.stem == "status-temporary-other":
            index = text[text.index("Index of ids"):]
            index = index[:index.index("---")].partition(":")[2]
            for name in re.split(r"[|/\s]+", index):
                prefix, brace, rest = name.partition("{")
                names.update(prefix + part for part in rest.rstrip("}").split(",")) if brace else names.add(name)
        elif path.stem in ("veterans", "family-volunteers-disability", "direct-hire-students"):
            names.update(re.findall(r"^(?:\||#+)[^`|]*`([a-z][a-z0-9]*(?:-[a-z0-9]+)+(?:/[a-z]+)?)`", text, re.M))
            names.update(re.findall(r"^### ([a-z][a-z0-9]*(?:-[a-z0-9]+)+)$", text, re.M))
    digests = {path.stem for path in LAW.glob("*.md")}
    return {name for name in names - digests if re.fullmatch(r"[a-z][a-z0-9/-]*", name)}


def check(entries, text):
    ids = {entry["id"] for entry in entries}
    if LAW.is_dir():
        for name in sorted(digest_names() - ids - WITHOUT.keys()):
            yield f"docs/coverage.md: {name} stands in the digests, and is neither an authority nor explained in WITHOUT"
    else:
        print("skipped: needs ../shared")
    for name in sorted(ids & WITHOUT.keys()):
        yield f"coverage_page.py: {name} is an authority now; take it out of WITHOUT"
    old = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    if old != text:
        changed = [line for line in difflib.unified_diff(old.splitlines(), text.splitlines(), lineterm="", n=0) if line[:1] in "+-" and line[:3] not in ("+++", "---")]
        yield f"docs/coverage.md is stale; run tests/house/coverage_page.py PROGRAM ({len(changed)} lines differ, the first: {changed[0] if changed else ''})"


def main(arguments):
    if len(arguments) not in (1, 2) or arguments[1:] not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    entries = catalogue(str(Path(arguments[0]).resolve()))
    text = "\n".join(page(entries, Rules())) + "\n"
    if arguments[1:]:
        findings = list(check(entries, text))
        print(*findings, f"coverage page: {len(entries)} authorities, {len(findings)} findings", sep="\n")
        return 1 if findings else 0
    PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
