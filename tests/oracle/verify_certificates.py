"""Certificates written by hand: every status, every kind of step, yes and no. {name: (certificate, knowledge base)}."""
from verify_world import answer, case, certificate, commitment, export, given, of, proof, reading, reason, rule, yes

ON = "2026-11-21"
CERTIFICATES = {}


def add(name, data, *cases, **options):
    CERTIFICATES[name] = (certificate(data, *cases, **options), data)


def within(field, days):
    """The action date is within so many days after a day."""
    return of("all", {"op": "not-after", "left": {"fact": field}, "right": {"action_date": True}},
              {"op": "not-after", "left": {"action_date": True},
               "right": {"fact": field, "plus": {"count": days, "unit": "days", "counting": "unstated"}}})


# From 2026-11-11 through 2026-12-01, with both sides of each boundary; the list of the other fact's values is of no use.
DATA = export([rule("x", of("all", within("person.left", 20), yes("person.a")))])
INSIDE = proof("yes", """rule:x#0.0 yes
    rule:x#0.1 yes
    rule:x#0 yes: 0 1
    rule:x#1 yes
    rule:x# yes: 2 3
    effective:x yes: 4
    goal:x yes: 5""")


def outside(side):
    return proof("no", f"rule:x#0.{side} no\nrule:x#0 no: 0\nrule:x# no: 1\neffective:x no: 2\ngoal:x no: 3")


add("may-apply", DATA, case({"person.left": "2026-11-11", "person.a": True, "person.b": True}, [answer(
    "may-apply", (ON, "may-apply", [INSIDE]), ("2026-11-10", "does-not-apply", [outside(0)]), ("2026-11-11", "may-apply", [INSIDE]),
    ("2026-12-01", "may-apply", [INSIDE]), ("2026-12-02", "does-not-apply", [outside(1)]), start="2026-11-11", until="2026-12-01",
    reason=reason(["person.left", "person.a"],
                  ("person.left", {"person.left": "2027-01-05"},
                   "rule:x#0.0 no\nrule:x#0 no: 0\nrule:x# no: 1\neffective:x no: 2\ngoal:x no: 3"),
                  ("person.a", {"person.a": False}, "rule:x#1 no\nrule:x# no: 0\neffective:x no: 1\ngoal:x no: 2")))]))

# The conditions, one after the other, as the body of a rule; what a fact says, and one derivation.
A, B, C = (yes(f"person.{name}") for name in "abc")
GOOD = yes("good")
JOBS = {"list": "person.jobs"}


def jobs(complete, *goods):
    facts = {"person.jobs": (len(goods), complete)}
    for i, (good, ended) in enumerate(goods):
        facts.update({f"person.jobs[{i}].good": good} if good is not None else {})
        facts.update({f"person.jobs[{i}].ended": ended} if ended else {})
    return facts


CONDITIONS = [
    ("not, no", of("not", A), {"person.a": True}, "rule:x#0 yes\nrule:x# no: 0"),
    ("not, yes", of("not", A), {"person.a": False}, "rule:x#0 no\nrule:x# yes: 0"),
    ("all, no", of("all", A, B), {"person.b": False}, "rule:x#1 no\nrule:x# no: 0"),
    ("any, yes", of("any", A, B), {"person.b": True}, "rule:x#1 yes\nrule:x# yes: 0"),
    ("any, no", of("any", A, B), {"person.a": False, "person.b": False}, "rule:x#0 no\nrule:x#1 no\nrule:x# no: 0 1"),
    ("none-of, yes", of("none-of", A, B), {"person.a": False, "person.b": False}, "rule:x#0 no\nrule:x#1 no\nrule:x# yes: 0 1"),
    ("none-of, no", of("none-of", A, B), {"person.b": True}, "rule:x#1 yes\nrule:x# no: 0"),
    ("at-least, yes", of("at-least", A, B, C, count=2), {"person.a": True, "person.c": True}, "rule:x#0 yes\nrule:x#2 yes\nrule:x# yes: 0 1"),
    ("at-least, no", of("at-least", A, B, C, count=2), {"person.a": False, "person.c": False}, "rule:x#0 no\nrule:x#2 no\nrule:x# no: 0 1"),
    ("any-in, yes", of("any-in", GOOD, **JOBS), jobs(False, (None, None), (True, None)), "rule:x#0 [1] yes\nrule:x# yes: 0"),
    ("any-in, no", of("any-in", GOOD, **JOBS), jobs(True, (False, None), (False, None)),
     "rule:x#0 [0] no\nrule:x#0 [1] no\nrule:x# no: 0 1"),
    ("any-in, none", of("any-in", GOOD, **JOBS), jobs(True), "rule:x# no"),
    ("every-in, yes", of("every-in", GOOD, **JOBS), jobs(True, (True, None), (True, None)),
     "rule:x#0 [0] yes\nrule:x#0 [1] yes\nrule:x# yes: 0 1"),
    ("every-in, no", of("every-in", GOOD, **JOBS), jobs(False, (None, None), (False, None)), "rule:x#0 [1] no\nrule:x# no: 0"),
    ("latest-in, yes", of("latest-in", GOOD, **JOBS),  # the first is older, the third later than the day
     jobs(True, (False, "2019-04-30"), (True, "2024"), (False, "2027-01-01")), "rule:x#0 [1] yes\nrule:x# yes: 0"),
    ("latest-in, two", of("latest-in", GOOD, **JOBS), jobs(True, (False, "2024"), (False, "2024-05-14"), (None, "2020")),
     "rule:x#0 [0] no\nrule:x#0 [1] no\nrule:x# no: 0 1"),
    ("latest-in, perhaps one", of("latest-in", GOOD, **JOBS), jobs(True, (False, "2026-11"),), "rule:x#0 [0] no\nrule:x# no: 0"),
    ("latest-in, none yet", of("latest-in", GOOD, **JOBS), jobs(True, (None, "2027-01-01")), "rule:x# no"),
    ("holds", {"op": "holds", "definition": "fine"}, {"person.a": True}, "define:fine# yes\nrule:x# yes: 0"),
    ("holds, of an element", of("any-in", {"op": "holds", "definition": "fine-job"}, **JOBS), {**jobs(False, (True, None)), "person.a": True},
     """define:fine# yes
        define:fine-job#1 [0] yes: 0
        define:fine-job#0 [0] yes
        define:fine-job# [0] yes: 2 1
        rule:x#0 [0] yes: 3
        rule:x# yes: 4"""),
]
DEFINITIONS = [{"id": "fine", "record": None, "body": A},
               {"id": "fine-job", "record": "job", "body": of("all", GOOD, {"op": "holds", "definition": "fine"})}]
for name, body, facts, lines in CONDITIONS:
    truth = lines.rpartition("rule:x# ")[2].split(":")[0]
    last = len(lines.strip().splitlines())
    status = "may-apply" if truth == "yes" else "does-not-apply"
    made = answer(status, (ON, status, [proof(truth, f"{lines}\neffective:x {truth}: {last - 1}\ngoal:x {truth}: {last}")]))
    if truth == "yes":
        used = {"any-in, yes": ["person.jobs[1].good"], "holds, of an element": ["person.jobs[0].good", "person.a"]}.get(name, list(facts))
        if name == "latest-in, yes":
            used = [one for one in facts if one not in ("person.jobs[0].good", "person.jobs[2].good")]
        made["reason"] = reason(used, *[(one, {}, None) for one in used])
    data = export([rule("x", body)], definitions=DEFINITIONS)
    add(name, data, case(facts, [made]))

# What is supposed: a fact to be decided, one of a subject left out, one that nobody has said, elements.
CHOSEN, REMOTE = yes("action.chosen"), yes("position.remote")


def body(op, truth, *parts):
    """Derivation for x from parts of its body: (index, truth)."""
    lines = "".join(f"rule:x#{i} {part}\n" for i, part in parts)
    by = ": " + " ".join(map(str, range(len(parts)))) if parts else ""
    return f"{lines}rule:x# {truth}{by}\neffective:x {truth}: {len(parts)}\ngoal:x {truth}: {len(parts) + 1}"


DATA = export([rule("x", of("all", A, CHOSEN, REMOTE))])
EVERY = [(0, "yes"), (1, "yes"), (2, "yes")]
add("conditional", DATA, case({"person.a": True}, [answer("conditional", (ON, "conditional", [
    proof("yes", body("all", "yes", *EVERY), supposed={"action.chosen": True, "position.remote": True}),
    proof("no", body("all", "no", (1, "no")), supposed={"action.chosen": False})]))], position=False))
add("may-apply of some job", DATA, case({"person.a": True, "action.chosen": (True, "verified")}, [answer("may-apply", (ON, "may-apply", [
    proof("yes", body("all", "yes", *EVERY), supposed={"position.remote": True})]))], position=False), evidence="claimed")
add("undecided", DATA, case({"action.chosen": True}, [answer("undecided", (ON, "undecided", [
    proof("yes", body("all", "yes", *EVERY), supposed={"person.a": True, "position.remote": True}),
    proof("no", body("all", "no", (0, "no")), supposed={"person.a": False})]))], position=False))
add("undecided of a list", export([rule("x", of("any-in", GOOD, **JOBS))]), case(jobs(False, (False, None)), [
    answer("undecided", (ON, "undecided", [
        proof("yes", "rule:x#0 [1] yes\nrule:x# yes: 0\neffective:x yes: 1\ngoal:x yes: 2",
              supposed={"person.jobs": {"elements": 2, "complete": False}, "person.jobs[1].good": True}),
        proof("no", "rule:x#0 [0] no\nrule:x# no: 0\neffective:x no: 1\ngoal:x no: 2",
              supposed={"person.jobs": {"elements": 1, "complete": True}})]))]))

def supposing(truth, day, *parts):
    return proof(truth, body("not-after", truth, *parts), supposed={"person.left": day})


add("undecided of a day", export([rule("x", {"op": "not-after", "left": {"fact": "person.left"}, "right": {"action_date": True}})]),
    case({"person.left": "2026-11"}, [answer(
        "undecided", (ON, "undecided", [supposing("yes", ON), supposing("no", "2026-11-22..2026-11-30")]),
        ("2026-10-31", "does-not-apply", [proof("no", body("", "no"))]), ("2026-11-01", "undecided", [
            supposing("yes", "2026-11-01"), supposing("no", "2026-11-02")]),
        ("2026-11-29", "undecided", [supposing("yes", "2026-11-29"), supposing("no", "2026-11-30")]),
        ("2026-11-30", "may-apply", [proof("yes", body("", "yes"))]), start="2026-11-01", until="2026-11-29")]))

# Rules that override, and one that is not in force yet.
RULES = [rule("x", A), rule("x.old", A, until="2019-12-31"), rule("x.bar", B, says="may not", despite=["x"]),
         rule("x.back", C, says="may not", despite=["x.bar"])]
add("overridden", export(RULES), case({"person.b": True, "person.c": False}, [answer("does-not-apply", (ON, "does-not-apply", [
    proof("no", """rule:x.back# no
        effective:x.back no: 0
        rule:x.bar# yes
        effective:x.bar yes: 1 2
        effective:x no: 3
        effective:x.old no
        goal:x no: 4 5""")]))]))
add("not overridden", export(RULES), case({"person.a": True, "person.c": True}, [answer("may-apply", (ON, "may-apply", [
    proof("yes", """rule:x.back# yes
        effective:x.back yes: 0
        effective:x.bar no: 1
        rule:x# yes
        effective:x yes: 2 3
        goal:x yes: 4""")]), reason=reason(["person.a", "person.c"], (
            "person.a", {"person.a": False}, "rule:x# no\neffective:x no: 0\neffective:x.old no\ngoal:x no: 1 2"), (
            "person.c", {"person.b": True, "person.c": False}, """rule:x.back# no
                effective:x.back no: 0
                rule:x.bar# yes
                effective:x.bar yes: 1 2
                effective:x no: 3
                effective:x.old no
                goal:x no: 4 5""")))]))

# The law: in force, expired, not recorded, of another day.
DATED = export([rule("x", A, start="2020-01-01", until="2026-11-30")], not_recorded=[{"before": "2010-01-01", "why": "", "cite": []}])
NO = proof("no", "rule:x# no\neffective:x no: 0\ngoal:x no: 1")
add("not-in-force", DATED, case({"person.a": False}, [answer(
    "not-in-force", ("2026-12-05", "not-in-force", []), ("2026-11-30", "does-not-apply", [NO]), ("2026-12-01", "not-in-force", []),
    start="2026-12-01")]), on="2026-12-05")
add("not recorded", DATED, case({"person.a": False}, [answer(
    "undecided", ("2009-12-30", "undecided", []), ("2009-12-31", "undecided", []), ("2010-01-01", "not-in-force", []),
    until="2009-12-31")]), on="2009-12-30")
add("law of another day", DATED, case({"person.a": False}, [answer("does-not-apply", ("2030-01-01", "does-not-apply", [NO]))]),
    on="2030-01-01", law_on="2026-01-01")

# Readings: a stricter one, a wider one, one that denies, and one of other days.
STRICTER = export([rule("x", A, conflicts=[reading(B)])])
add("conflict", STRICTER, case({"person.a": True, "person.b": False}, [answer("conflict", (ON, "conflict", [
    proof("yes", "rule:x# yes\neffective:x yes: 0\ngoal:x yes: 1"),
    proof("no", "reading:x.0# no\neffective:x@x.0 no: 0\ngoal:x@x.0 no: 1", reading="x.0")]))]))
add("both readings, yes", STRICTER, case({"person.a": True, "person.b": True}, [answer("may-apply", (ON, "may-apply", [
    proof("yes", "rule:x# yes\neffective:x yes: 0\ngoal:x yes: 1"),
    proof("yes", "rule:x# yes\nreading:x.0# yes\neffective:x@x.0 yes: 0 1\ngoal:x@x.0 yes: 2", reading="x.0")]),
    reason=reason(["person.a"], ("person.a", {"person.a": False}, "rule:x# no\neffective:x no: 0\ngoal:x no: 1")))]))
add("wider", export([rule("x", A, conflicts=[reading(B, accepts=True)])]), case({"person.a": False, "person.b": True}, [
    answer("conflict", (ON, "conflict", [
        proof("no", "rule:x# no\neffective:x no: 0\ngoal:x no: 1"),
        proof("yes", "reading:x.0# yes\neffective:x@x.0 yes: 0\ngoal:x@x.0 yes: 1", reading="x.0")]))]))
add("wider, no", export([rule("x", A, conflicts=[reading(B, accepts=True)])]), case({"person.a": False, "person.b": False}, [
    answer("does-not-apply", (ON, "does-not-apply", [
        proof("no", "rule:x# no\neffective:x no: 0\ngoal:x no: 1"),
        proof("no", "rule:x# no\nreading:x.0# no\neffective:x@x.0 no: 0 1\ngoal:x@x.0 no: 2", reading="x.0")]))]))
add("accepts all", export([rule("x", A, conflicts=[reading(accepts=True)])]), case({"person.a": False}, [
    answer("conflict", (ON, "conflict", [
        proof("no", "rule:x# no\neffective:x no: 0\ngoal:x no: 1"),
        proof("yes", "effective:x@x.0 yes\ngoal:x@x.0 yes: 0", reading="x.0")]))]))
add("denies", export([rule("x", A, conflicts=[reading(start="2026-11-22"), reading()])]), case({"person.a": True}, [
    answer("conflict", (ON, "conflict", [
        proof("yes", "rule:x# yes\neffective:x@x.0 yes: 0\ngoal:x@x.0 yes: 1", reading="x.0"),
        proof("no", "effective:x@x.1 no\ngoal:x@x.1 no: 0", reading="x.1")]))]))
add("readings and overriders", export([rule("x", A), rule("x.bar", B, says="may not", despite=["x"], conflicts=[reading(C)])]),
    case({"person.a": True, "person.b": True, "person.c": False}, [answer("conflict", (ON, "conflict", [
        proof("yes", """rule:x# yes
            reading:x.bar.0# no
            effective:x.bar@x.bar.0 no: 1
            effective:x@x.bar.0 yes: 0 2
            goal:x@x.bar.0 yes: 3""", reading="x.bar.0"),
        proof("no", "rule:x.bar# yes\neffective:x.bar yes: 0\neffective:x no: 1\ngoal:x no: 2")]))]))

# Redacted: two facts without their values, of one not even the name.
SALTED = [{**one, "salt": f"{i:032x}"} for i, one in enumerate(given({"person.a": False, "person.b": True, "person.secret": True}))]
HIDDEN = [SALTED[0], {"fact": "person.b", "commitment": commitment(SALTED[1])}, {"commitment": commitment(SALTED[2])}]
REDACTED = export([rule("x", of("all", A, B, yes("person.secret")))])
add("redacted", REDACTED, {**case(SALTED, [answer("does-not-apply", (ON, "does-not-apply", [
    proof("no", body("all", "no", (0, "no")))]))]), "facts": HIDDEN})

# Two announcements.
add("two jobs", export([rule("x", A)]), *[case({"person.a": False}, [answer("does-not-apply", (ON, "does-not-apply", [NO]))], job=job)
                                         for job in ("1 GS-9", "1 GS-11")])
