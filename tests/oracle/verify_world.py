"""A small knowledge base, written by hand, and certificates for it in a short notation: shared by the tests."""
import hashlib
import json
from functools import lru_cache

from hirepath_verify import check
from known_facts import Knowledge

RECORDS = [
    {"id": "job", "ordered_by": "ended", "fields": [
        {"fact": "ended", "type": {"kind": "date"}, "phrase": "the end"},
        {"fact": "good", "type": {"kind": "yes/no"}, "phrase": "it was good"},
        {"fact": "grade", "type": {"kind": "grade"}, "phrase": "the grade"}]},
    {"id": "gap", "ordered_by": None, "fields": [
        {"fact": "first", "type": {"kind": "date"}, "phrase": "the first day"},
        {"fact": "last", "type": {"kind": "date"}, "phrase": "the last day"},
        {"fact": "counts", "type": {"kind": "yes/no"}, "phrase": "it counts", "decided_by": "agency"}]}]


def declared(name, kind, **more):
    kinds = {"choice": {"choices": ["red", "green", "blue"]}, "number": {"low": 0, "high": 100}}
    of = {"kind": kind, **kinds.get(kind, {})} if ":" not in kind else {"kind": "list", "record": kind[5:]}
    return {"fact": name, "type": of, "phrase": name, **more}


FACTS = [
    declared("person.a", "yes/no"), declared("person.b", "yes/no"), declared("person.c", "yes/no"),
    declared("person.rating", "number"), declared("person.least", "number"), declared("person.grade", "grade"),
    declared("person.color", "choice"), declared("person.series", "code"), declared("position.series", "code"),
    declared("person.left", "date"), declared("person.born", "date"),
    declared("person.citizen", "yes/no", presumed={"value": True, "cite": ["5 CFR 1.1"]}),
    declared("person.secret", "yes/no", sensitive=True), declared("action.applied", "date", defaults_to_action_date=True),
    declared("action.chosen", "yes/no", decided_by="agency"), declared("position.remote", "yes/no"),
    declared("agency.small", "yes/no"), declared("person.jobs", "list:job"), declared("person.gaps", "list:gap")]


def rule(name, body, says="may", start=None, until=None, despite=(), conflicts=()):
    return {"id": name, "title": "", "says": says, "from": start, "until": until, "cite": [], "despite": list(despite),
            "body": body, "conflicts": list(conflicts)}


def reading(condition=None, accepts=False, start=None, until=None):
    return {"from": start, "until": until, "accepts": accepts, "condition": condition, "reading": "another", "decided_by": None,
            "cite": []}


def yes(name):
    return {"op": "is-yes", "field" if "." not in name else "fact": name}


def of(op, *parts, **more):
    return {"op": op, "of": list(parts), **more}


def export(rules, authorities=None, definitions=(), not_recorded=()):
    """Its bytes. Without `authorities` all rules are of one, `x`."""
    authorities = authorities or {"x": [one["id"] for one in rules]}
    return json.dumps({
        "format": "hirepath-knowledge-1", "edition": "test", "title": "A test", "hash": "sha256:" + "0" * 64,
        "documents": [{"id": "paper", "title": "A paper", "also_accepted": []}], "facts": FACTS, "records": RECORDS,
        "definitions": [{"phrase": one["id"], **one} for one in definitions], "rules": rules,
        "authorities": [{"id": name, "title": name, "kind": "preference", "confidence": "high", "cite": [], "rules": ids,
                         "not_recorded": list(not_recorded)} for name, ids in authorities.items()]}).encode()


def steps(lines):
    """Steps from lines such as `rule:x#0 [1] yes: 0 2`."""
    found = []
    for line in lines.strip().splitlines():
        head, _, by = line.strip().partition(": ")
        of_step, *element, truth = head.split()
        found.append({"of": of_step, "element": int(element[0][1:-1]) if element else None, "truth": truth,
                      "by": [int(one) for one in by.split()]})
    return found


def proof(truth, lines, reading=None, supposed=()):
    supposed = [{"fact": name, "value": value} for name, value in dict(supposed).items()]
    return {"reading": reading, "truth": truth, "completion": supposed, "steps": steps(lines)}


def plain(truth):
    """The derivation for authority x with the one rule x whose body is a test."""
    return proof(truth, f"rule:x# {truth}\neffective:x {truth}: 0\ngoal:x {truth}: 1")


def given(facts):
    found = []
    for name, value in facts.items():
        state, evidence = "claimed", ""
        if isinstance(value, tuple) and isinstance(value[1], str):
            value, state = value
            evidence = "paper"
        if isinstance(value, tuple):
            value = {"elements": value[0], "complete": value[1]}
        found.append({"fact": name, "value": value, "state": state, "evidence": evidence, "salt": ""})
    return found


def commitment(fact):
    if "commitment" in fact:
        return fact["commitment"]
    value = json.dumps(fact["value"], separators=(",", ":"), sort_keys=True)
    lines = [fact["salt"], fact["fact"], value, fact["state"], fact["evidence"]]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def case(facts, answers, position=True, agency=True, job=None):
    facts = given(facts) if isinstance(facts, dict) else facts
    names = [fact["fact"] for fact in facts if fact.get("fact") and fact["fact"] != "person.secret"]
    lines = [*sorted(map(commitment, facts)), f"{position} {agency}".lower(), *sorted(names)]
    return {"job": job, "hash": "sha256:" + hashlib.sha256("".join(line + "\n" for line in lines).encode()).hexdigest(),
            "position_given": position, "agency_given": agency, "facts": facts, "answers": answers}


def answer(status, *claims, start=None, until=None, reason=None):
    made = {"authority": "x", "status": status, "from": start, "until": until,
            "claims": [{"day": day, "status": there, "proofs": proofs} for day, there, proofs in claims]}
    return {**made, "reason": reason} if reason else made


def certificate(data, *cases, on="2026-11-21", evidence="claimed", presume=True, law_on=None):
    return {"format": "hirepath-certificate-1", "hirepath": "0.1.0", "on": on, "cases": list(cases),
            "knowledge": {"edition": "test", "hash": "sha256:" + "0" * 64, "export": "sha256:" + hashlib.sha256(data).hexdigest()},
            "options": {"evidence": evidence, "presume": presume, "law_on": law_on}}


knowledge_of = lru_cache(Knowledge)


def verdict(made, data):
    """What is wrong or not proved; nothing where all is accepted."""
    report = check(made, knowledge_of(data))
    return report.rejected + report.not_proved


def reason(facts, *without):
    return {"facts": list(facts), "without": [
        {"fact": name, "completion": [{"fact": one, "value": value} for one, value in supposed.items()],
         "steps": lines and steps(lines)} for name, supposed, lines in without]}
