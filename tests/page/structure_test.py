#!/usr/bin/env python3
"""The HTML packets: their structure, for each example; and what --clients leaves in a folder.

structure_test.py PROGRAM
"""

import subprocess
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True  # the tree stays as it was

from structure import problems

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted((ROOT / "docs/examples").glob("*.json"))
ON = ["--on", "2026-11-21"]

# Pages with one fault each, and a word of what is to be said of it.
GOOD = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>t</title></head><body><main>
<h1>a</h1><h2 id="b">b</h2><a href="#b">b</a><table><caption>c</caption><tr><th scope="col">d</th></tr></table>
<svg role="img" aria-labelledby="e"><title id="e">f</title></svg><ul><li>g</li></ul></main></body></html>
"""
FAULTS = [
    ("<!DOCTYPE html>\n", "", "document type"),
    ("</ul>", "", "closes"),
    ("<ul><li>g</li></ul>", "<li>g</li>", "outside a list"),
    ('lang="en"', "", "language"),
    ("<title>t</title>", "<title></title>", "no title"),
    ('<h2 id="b">', '<h2 id="e">', "not unique"),
    ('<a href="#b">', '<a href="#z">', "nothing has the id z"),
    ('<h2 id="b">b</h2>', '<h3 id="b">b</h3>', "level 3 follows"),
    ("<h1>a</h1>", "<h1>a</h1><h1>a</h1>", "one <h1>"),
    ("<caption>c</caption>", "", "caption"),
    (' scope="col"', "", "scope"),
    ('role="img" ', "", "<svg> has no name"),
    ("</main>", '<img src="x.png" alt="x"></main>', "loads src"),
    ("</main>", "<script>1</script></main>", "runs or loads"),
    ("</main>", "<style>a { background: url(x.png) }</style></main>", "style loads"),
    ("<main>", "<div>", "<main>"),
]

failures = []


def expect(holds, what):
    if not holds:
        failures.append(what)
        print(f"FAILED: {what}")


def run(program, *words):
    return subprocess.run([program, *words], capture_output=True, cwd=ROOT, timeout=120, check=False)


def checker_can_fail():
    expect(not problems(GOOD), f"the checker is content with a good page: {problems(GOOD)}")
    for old, new, word in FAULTS:
        assert old in GOOD, old
        found = problems(GOOD.replace(old, new, 1))
        expect(any(word in one for one in found), f"the checker sees '{word}' in {new or 'what was left out'}: {found}")


def every_packet_is_sound(program):
    for example in EXAMPLES:
        for more in ([], ["--include-sensitive"]):
            made = run(program, "consult", str(example), "--format", "html", *ON, *more)
            expect(made.returncode == 0, f"{example.name}: exit {made.returncode} {made.stderr.decode()}")
            found = problems(made.stdout.decode("utf-8"))
            expect(not found, f"{example.name}: {found}")


# Nothing that a case says can act as HTML: here its name, the one text of its own that a packet shows.
def names_are_text(program, folder):
    name = folder / "<b onload=x>&'.json"
    name.write_bytes(EXAMPLES[0].read_bytes())
    page = run(program, "consult", str(name), "--format", "html", *ON).stdout.decode("utf-8")
    expect("&lt;b onload=x&gt;&amp;&#39;" in page and "<b " not in page, "a case's name is text")
    expect(not problems(page), f"a case's name breaks nothing: {problems(page)}")


def clients(program, folder):
    cases, out = folder / "cases", folder / "new" / "packets"
    cases.mkdir()
    for name in ("recent-veteran", "former-employee", "schedule-a"):
        (cases / f"{name}.json").write_bytes((ROOT / f"docs/examples/{name}.json").read_bytes())
    (cases / "broken.json").write_text('{"person": ')
    (cases / "notes.txt").write_text("no case")
    made = run(program, "consult", "--clients", str(cases), "-o", str(out), "--format", "html", *ON)
    expect(made.returncode == 3, f"one case is broken: exit 3, not {made.returncode}")
    expect(b"broken.json" in made.stderr, "the broken case is named")
    names = sorted(path.name for path in out.iterdir())
    expect(names == ["index.html", "packet-former-employee.html", "packet-recent-veteran.html", "packet-schedule-a.html"],
           f"a packet for each case that can be read, and nothing else: {names}")
    page = (out / "index.html").read_text(encoding="utf-8")
    expect(not problems(page), f"the index: {problems(page)}")
    # The former employee's three years end on 2027-03-08, the veteran's on 2027-05-13; Schedule A has no end.
    order = [page.find(f">{name}<") for name in ("former-employee", "recent-veteran", "schedule-a")]
    expect(-1 not in order and order == sorted(order), f"what closes soonest comes first: {order}")
    expect("2027-03-08" in page and ">107<" in page, "the day and the days left (2026-11-21 to 2027-03-08: 9+31+31+28+8)")
    expect("broken" in page, "the index names the case that could not be read")


def main():
    program = sys.argv[1]
    checker_can_fail()
    every_packet_is_sound(program)
    with tempfile.TemporaryDirectory() as folder:
        names_are_text(program, Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        clients(program, Path(folder))
    print(f"page: {len(EXAMPLES)} examples, {len(FAULTS)} faults that must be seen, {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
