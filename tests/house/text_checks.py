"""What is promised to readers: codes explained, links that lead somewhere, nobody's personal data."""

import os
import re

from project import Finding

CODE_PATTERN = re.compile(r"\bHP\d{3}\b")
CODE_PAGE = "docs/diagnostics.md"

LINK = re.compile(r"!?\[[^\]]*\]\(\s*<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\s*\)")

E_MAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+\.[A-Za-z]{2,}")
# One separator throughout, or an area code in parentheses: "Pub. L. 114-328 1131" is none.
PHONE = re.compile(r"(?<![\d-])(?:\+?1[-. ])?(?:\(\d{3}\) ?\d{3}[-. ]|\d{3}([-. ])\d{3}\1)\d{4}(?![\d-])")
SOCIAL_SECURITY = re.compile(r"(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])")


def diagnostic_codes(project):
    """Every diagnostic code in the code stands in docs/diagnostics.md, and every code there is still in use."""
    used = {}
    for path in project.under("engine", "cli", suffixes={".cpp", ".hpp"}):
        for number, line in enumerate(project.lines(path), 1):
            for code in CODE_PATTERN.findall(line.split("//")[0]):
                used.setdefault(code, (path, number))
    page = project.lines(CODE_PAGE) if project.has(CODE_PAGE) else []
    listed = {}
    for number, line in enumerate(page, 1):
        for code in CODE_PATTERN.findall(line):
            listed.setdefault(code, number)
    for code, (path, number) in sorted(used.items()):
        if code not in listed:
            yield Finding(path, number, f"{code} is not explained in {CODE_PAGE}")
    for code, number in sorted(listed.items()):
        if code not in used:
            yield Finding(CODE_PAGE, number, f"{code} is explained, but nothing reports it")


def anchors(lines):
    """The anchors that GitHub gives the headings of a page."""
    found = set()
    for line, _ in outside_code(lines):
        heading = re.match(r"#{1,6}\s+(.*?)\s*#*$", line)
        if heading:
            text = heading.group(1).replace("`", "").lower()
            found.add(re.sub(r"[^\w\- ]", "", text).replace(" ", "-"))
    return found


def outside_code(lines):
    """(line, its number) of what is not in a fenced block."""
    fenced = False
    for number, line in enumerate(lines, 1):
        if line.lstrip().startswith("```"):
            fenced = not fenced
        elif not fenced:
            yield line, number


def links(project):
    """Every relative link of a page leads to a file of the project, and to a heading where it names one."""
    for path in [p for p in project.paths if p.endswith(".md")]:
        for line, number in outside_code(project.lines(path)):
            for target in LINK.findall(re.sub(r"`[^`]*`", "", line)):
                if re.match(r"[a-z]+:", target):
                    continue
                file, _, anchor = target.partition("#")
                goal = os.path.normpath(os.path.join(os.path.dirname(path), file)) if file else path
                if goal.startswith(".."):
                    yield Finding(path, number, f"the link '{target}' leads out of the project")
                elif not (project.root / goal).exists():
                    yield Finding(path, number, f"the link '{target}' leads nowhere")
                elif anchor and goal.endswith(".md") and anchor not in anchors(project.lines(goal)):
                    yield Finding(path, number, f"{goal} has no heading '#{anchor}'")


def personal_data(project):
    """Examples and rules name no e-mail address, telephone or social security number, not even an official one: they go stale, and a real one slips in unseen."""
    for path in project.under("docs/examples", "knowledge"):
        for number, line in enumerate(project.lines(path), 1):
            for what, pattern in (("an e-mail address", E_MAIL), ("a telephone number", PHONE), ("a social security number", SOCIAL_SECURITY)):
                found = pattern.search(line)
                if found:
                    yield Finding(path, number, f"'{found.group()}' looks like {what}")


CHECKS = [diagnostic_codes, links, personal_data]
