#!/usr/bin/env python3
"""Checks certificates of hirepath: whether each claim follows from the facts and the exported knowledge base.

It shares nothing with the engine. docs/certificates.md says what a certificate is, docs/export.md what the knowledge
base is; the names below are theirs. To audit it, read this file from the end (certificate, case, answer, claim), then
derivation.py (steps), known_facts.py (tests, facts), legal_days.py and certificate_form.py.

Exit code: 0 all claims accepted; 1 something rejected or not proved; 2 wrong usage; 3 not a certificate, or not the
knowledge base that it speaks of; 5 a file cannot be read.
"""
import argparse
import hashlib
import json
import os
import sys
from pathlib import Path

MOST_SAID = 1000  # of what is rejected, and of what is not proved; the summary counts them all
HERE = Path(__file__).resolve().parent
sys.dont_write_bytecode = True
sys.path.insert(1, str(HERE.parent / "share" / "hirepath"))  # where it is installed
from certificate_form import CERTIFICATE, Rejected, Unfit, Unreadable, Within, need, parse, read_bytes  # noqa: E402
from derivation import Derivation  # noqa: E402
from known_facts import Knowledge, World, in_force, read_value  # noqa: E402
from legal_days import FIRST, LAST, read_day  # noqa: E402


# --- claims ----------------------------------------------------------------------------------------------------------


class Case:
    """The facts of a case, their commitments, and its answers."""

    def __init__(self, certificate, knowledge, value):
        self.certificate, self.knowledge, self.value = certificate, knowledge, value
        options = certificate["options"]
        self.presume, self.law_on = options["presume"], options["law_on"] and read_day(options["law_on"])
        self.left_out = {subject for subject in ("position", "agency") if not value[f"{subject}_given"]}
        self.given, self.lists, self.hidden, self.nameless = {}, {}, set(), False
        commitments = []
        for i, one in enumerate(value["facts"]):
            with Within(f"facts[{i}]"):
                commitments.append(self.fact(one, options["evidence"] == "verified"))
        for name in self.given:
            _, of, element = knowledge.declared(name)
            need(of is None or element < self.lists.get(of, (0,))[0], f"{name}: the list has no such element")
        given = " ".join(str(value[f"{subject}_given"]).lower() for subject in ("position", "agency"))
        named = [name for name in [*self.given, *self.lists, *self.hidden] if not self.is_sensitive(name)]
        whole_case = "".join(one + "\n" for one in [*sorted(commitments), given, *sorted(named)])
        need(value["hash"] == "sha256:" + hashlib.sha256(whole_case.encode()).hexdigest(), "its hash is another")
        self.known = {name: fact for name, (fact, counts) in self.given.items() if counts}

    def fact(self, one, verified_only):
        """Takes one fact in. Returns its commitment."""
        if "commitment" in one:
            name = one.get("fact")
            if name is None:
                self.nameless = True
                return one["commitment"]
            self.knowledge.declared(name)
            self.once(name)
            need(not self.is_sensitive(name), f"{name} is sensitive: hidden without its name, or not at all")
            self.hidden.add(name)
            return one["commitment"]
        name, state = one["fact"], one["state"]
        declaration, _, _ = self.knowledge.declared(name)
        self.once(name)
        need(one["evidence"] in {"", *self.knowledge.documents}, f"{name}: no document is {one['evidence']!r}")
        value = read_value(declaration, one["value"])
        if declaration["type"]["kind"] == "list":
            need((state, one["evidence"]) == ("claimed", ""), f"{name}: a list itself has no evidence")
            self.lists[name] = value
        else:
            self.given[name] = (value, state == "verified" if verified_only else state != "contradicted")
        plain = json.dumps(one["value"], ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        return hashlib.sha256("\n".join([one["salt"], name, plain, state, one["evidence"]]).encode()).hexdigest()

    def once(self, name):
        need(name not in self.given and name not in self.lists and name not in self.hidden, f"{name} is there twice")

    def is_sensitive(self, name):
        declaration, of, _ = self.knowledge.declared(name)
        return bool(declaration.get("sensitive") or of and self.knowledge.facts[of].get("sensitive"))

    def is_hidden(self, name):
        """Whether a fact that is not given may be among those whose value, or even name, is withheld."""
        given = name in self.given or name in self.lists
        return not given and (name in self.hidden or self.nameless and self.is_sensitive(name))

    # Which derivations a status asks for.

    def derive(self, authority, on, proof):
        world = World(self, self.known, self.lists)
        world.suppose(proof["completion"])
        Derivation(world, on, proof["reading"]).check(authority, proof["truth"], proof["steps"])
        return proof["reading"], proof["truth"], world.kinds

    def claim(self, answer, claim, same):
        """True if proved, False if it has no proof. `same`: whether the answer's status is claimed, or another."""
        authority = answer["authority"]
        need((claim["status"] == answer["status"]) == same, f"its status cannot be {claim['status']}")
        if claim["proofs"] is None:
            return False
        status, proofs, on = claim["status"], claim["proofs"], read_day(claim["day"])
        law = self.law_on or on
        recorded = self.knowledge.recorded(authority, law)
        force = any(in_force(self.knowledge.rules[rule], law) for rule in self.knowledge.permitting(authority))
        if status == "not-in-force" or (status == "undecided" and not recorded):
            need(not proofs, "a proof stands where none is needed")
            need(recorded or status == "undecided", "the law of that day is not recorded")
            need(status == "undecided" or not force, "a rule that permits is in force")
            return True
        need(force, "no rule that permits is in force")
        readings = [None] + [reading for rule in self.knowledge.authorities[authority]["rules"]
                             for reading in self.knowledge.readings if reading.rpartition(".")[0] == rule]
        found = []
        for i, proof in enumerate(proofs):
            with Within(f"proofs[{i}]" if len(proofs) > 1 else ""):
                need(proof["reading"] in readings, f"{authority} has no reading {proof['reading']!r}")
                found.append(self.derive(authority, on, proof))
        yes = {reading: kinds for reading, truth, kinds in found if truth == "yes"}
        no = {reading: kinds for reading, truth, kinds in found if truth == "no"}
        need(len(found) == len(yes) + len(no), "it proves the same twice")
        each = set(readings)
        somebody = all(kinds <= {"left out", "decided"} for kinds in yes.values())
        if status == "may-apply":
            fits = yes.keys() == each and not no and all(kinds <= {"left out"} for kinds in yes.values())
        elif status == "does-not-apply":
            fits = no.keys() == each and not yes and not any(no.values())
        elif status == "conditional":
            fits = yes.keys() == each and somebody and len(no) == 1 and all(
                "decided" in kinds and "left out" not in kinds for kinds in no.values())
        elif status == "undecided":
            fits = len(yes) == 1 and yes.keys() == no.keys() and all(kinds <= {"other"} for kinds in no.values())
        else:
            fits = len(yes) == len(no) == 1 and yes.keys() != no.keys() and somebody and not any(no.values())
        need(fits, f"these are not the derivations that {status} asks for")
        return True

    # Answers

    def boundaries(self, answer):
        """The days that an answer claims something of, and whether its status is claimed there or another."""
        on = read_day(self.certificate["on"])
        start, end = (answer[name] and read_day(answer[name]) for name in ("from", "until"))
        need((start or FIRST) <= on <= (end or LAST), "the day asked is not within its days")
        days = {on: True}
        if start:
            need(start > FIRST, "it begins before the calendar")
            days[start], days[start - 1] = True, False
        if end:
            need(end < LAST, "it ends after the calendar")
            days[end], days[end + 1] = True, False
        return on, days

    def answer(self, answer, where, report):
        authority = answer["authority"]
        need(authority in self.knowledge.authorities, f"no authority is called {authority!r}")
        on, days = self.boundaries(answer)
        claimed = [read_day(claim["day"]) for claim in answer["claims"]]
        need(claimed[:1] == [on], "its first claim is not of the day asked")
        need(sorted(claimed) == sorted(days), "its claims are not of the day asked and the sides of its boundaries")
        for claim, day in zip(answer["claims"], claimed):
            part = f"{where}, claim of {claim['day']}"
            proved = report.part(part, lambda claim=claim, same=days[day]: self.claim(answer, claim, same))
            report.accepted += bool(proved)
            if proved is False:
                report.not_proved.append(part)
        proofs = answer["claims"][0]["proofs"]
        wanted = answer["status"] == "may-apply" and proofs and not any(proof["completion"] for proof in proofs)
        reason = answer.get("reason")
        need(bool(wanted) == (reason is not None), "a reason is missing" if wanted else "a reason cannot be given here")
        if reason is not None:
            minimal = report.part(f"{where}, reason", lambda: self.reason(authority, on, proofs[0], reason))
            report.minimal += bool(minimal)

    def reason(self, authority, on, proof, reason):
        """The named facts suffice for the first derivation, and without any of them the answer could be no."""
        facts, without = set(reason["facts"]), [one["fact"] for one in reason["without"]]
        need(len(facts) == len(reason["facts"]), "it names a fact twice")
        need(sorted(without) == sorted(facts), "'without' is not about each of its facts, once")
        for name in facts:
            need(name in self.known or self.lists.get(name, (0, False))[1], f"{name} is not known")
        with Within("its facts alone do not suffice"):
            world = self.only(facts, veiled=self.known.keys() - facts)
            Derivation(world, on, proof["reading"]).check(authority, "yes", proof["steps"])
        minimal = True
        for one in reason["without"]:
            with Within(f"without {one['fact']}"):
                if one["steps"] is None:
                    need(not one["completion"], "something is supposed, but nothing follows")
                    minimal = False
                    continue
                world = self.only(facts - {one["fact"]}, open_to_all=True)
                world.suppose(one["completion"])
                Derivation(world, on, None).check(authority, "no", one["steps"])
        return minimal

    def only(self, facts, **how):
        """The world in which only these facts are known. Lists have their elements, but are complete only if named."""
        lists = {name: (elements, complete and name in facts) for name, (elements, complete) in self.lists.items()}
        return World(self, {name: value for name, value in self.known.items() if name in facts}, lists, **how)


class Report:
    """What was looked at, and what was found."""

    def __init__(self):
        self.answers = self.accepted = self.reasons = self.minimal = 0
        self.rejected, self.not_proved = [], []

    def part(self, where, check):
        """Looks at one part; what is wrong with it is noted, so that the next part is looked at all the same."""
        try:
            return check()
        except Rejected as why:
            self.rejected.append(f"{', '.join(part for part in [where, *why.at[::-1]] if part)}: {why}")
            return None

    def summary(self):
        return (f"{self.answers} answers, {self.accepted} claims accepted, {len(self.not_proved)} not proved, "
                f"{len(self.rejected)} rejected, {self.minimal} of {self.reasons} reasons minimal")


def check(certificate, knowledge):
    CERTIFICATE(certificate, "")
    stated = certificate["knowledge"]
    if (stated["export"], stated["hash"], stated["edition"]) != (knowledge.digest, knowledge.hash, knowledge.edition):
        raise Unfit(f"it speaks of the knowledge base {stated['export']}, edition {stated['edition']}; "
                    f"this one is {knowledge.digest}, edition {knowledge.edition}")
    jobs = [value["job"] for value in certificate["cases"]]
    if not jobs or len(set(jobs)) != len(jobs):
        raise Unfit("it has no case" if not jobs else "two of its cases are about one job")
    report = Report()
    for i, value in enumerate(certificate["cases"]):
        where = f"cases[{i}]" if len(jobs) > 1 else ""
        case = report.part(where or "the case", lambda value=value: Case(certificate, knowledge, value))
        if case:
            check_answers(case, where and where + ", ", report)
    return report


def check_answers(case, where, report):
    seen = set()
    for i, answer in enumerate(case.value["answers"]):
        report.answers += 1
        report.reasons += answer.get("reason") is not None
        at = f"{where}answers[{i}] ({answer['authority']})"
        if answer["authority"] in seen:
            report.rejected.append(f"{at}: there is an answer about it already")
        seen.add(answer["authority"])
        report.part(at, lambda answer=answer, at=at: case.answer(answer, at, report))


# --- the program -----------------------------------------------------------------------------------------------------


def find_knowledge(path):
    root = HERE.parent.parent
    places = [Path(path)] if path else [HERE / "knowledge.json", HERE.parent / "share" / "hirepath" / "knowledge.json",
                                        *sorted(root.glob("build/*/cli/knowledge.json"))]
    for place in places:
        if path or place.is_file():
            return str(place)
    raise Unreadable("no knowledge base here: name it with --knowledge (hirepath rules export --format json makes it)")


def main():
    parser = argparse.ArgumentParser(
        prog="hirepath-verify", description="Checks a certificate of hirepath without hirepath.",
        epilog="Exit code: 0 accepted; 1 rejected or not proved; 2 wrong usage; 3 not a certificate, or of another "
               "knowledge base; 5 a file cannot be read.")
    parser.add_argument("certificate", help="the file that hirepath check --certificate wrote; - is standard input")
    parser.add_argument("--knowledge", default=os.environ.get("HIREPATH_KNOWLEDGE"), metavar="EXPORT.json",
                        help="the exported knowledge base (or the environment's HIREPATH_KNOWLEDGE)")
    parser.add_argument("--quiet", action="store_true", help="say only what is wrong")
    parser.add_argument("--format", choices=["text", "json"], default="text")
    options = parser.parse_args()
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")
    try:
        certificate = parse(read_bytes(options.certificate), "the certificate")
        report = check(certificate, Knowledge(read_bytes(find_knowledge(options.knowledge))))
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, RecursionError, Rejected) as error:
        # The certificate's form has been checked: what does not fit is the other file.
        print(f"hirepath-verify: the knowledge base is not as docs/export.md says: {error!r}", file=sys.stderr)
        return 3
    except (Unfit, Unreadable) as error:
        print(f"hirepath-verify: {error}", file=sys.stderr)
        return 3 if isinstance(error, Unfit) else 5
    if options.format == "json":
        print(json.dumps({"answers": report.answers, "accepted": report.accepted, "not_proved": report.not_proved,
                          "rejected": report.rejected, "reasons": report.reasons, "minimal": report.minimal}, indent=2))
    else:
        for kind, found in (("rejected", report.rejected), ("not proved", report.not_proved)):
            for line in found[:MOST_SAID]:
                print(f"{kind}: {line}")
        if not options.quiet:
            print(report.summary())
    return 1 if report.rejected or report.not_proved else 0


if __name__ == "__main__":
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:  # nobody reads on
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 5
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)
