"""The rules of some authorities as other engines can state them: two answers, one day, everything known.

Made from the export alone (docs/export.md). Dates are day numbers since 1970-01-01; the day that a period leads to
(three years after a separation, with what lengthens it) and whether an element is the latest of its list are slots that
come with the applicant, worked out beforehand for everybody. So no peer pays for calendars.

A formula is a tuple:
  ("and", formulas)  ("or", formulas)
  ("test", negated, slot, op, value)   op: "yes", "in" (value: a tuple), "<=", ">=" (a number), "<=slot" (another Slot)
  ("gate", negated, name)              a definition: of the applicant, or of the element in hand
  ("some", negated, list, formula)     some element of the list
"""
import sys
from collections import namedtuple
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "oracle"))
from known_facts import in_force, read_value  # noqa: E402
from legal_days import moved, read_day, shifted  # noqa: E402

EPOCH = read_day("1970-01-01")
# As benchmarks::seed_rows() in screen_common.hpp.
SEED = """vra disabled-vet-30 veoa vow-120-day mil-spouse-active-duty peace-corps-volunteer americorps-vista
schedule-a-disability dha-gw-acquisition-1102 dha-gw-stem reinstatement sched-a-30-day sched-a-remote-1040
temporary-limited reemployed-annuitant private-sector-temporaries pathways-intern postal-career gao ao-us-courts""".split()
LATEST = "is_latest"

# `record`: of a list's element, else None. `kind`: yes/no, number (also grades and days), choice (also codes).
Slot = namedtuple("Slot", "record name kind")
TRUE, FALSE = ("and", ()), ("or", ())


def negate(of):
    if of[0] in ("and", "or"):
        return ("or" if of[0] == "and" else "and", tuple(map(negate, of[1])))
    return (of[0], not of[1], *of[2:])


def join(op, parts):
    """`and` or `or`, flat, without what changes nothing."""
    neutral, absorbing = (TRUE, FALSE) if op == "and" else (FALSE, TRUE)
    flat = []
    for part in parts:
        for one in part[1] if part[0] == op else [part]:
            if one == absorbing:
                return absorbing
            if one not in flat:
                flat.append(one)
    return flat[0] if len(flat) == 1 else (op, tuple(flat))


class Rules:
    """`goals`: authority to formula. `gates`: name to (record or None, formula), what one rests on before it.

    `slots`: record (None: the applicant) to its slots. `lists`: name to record. `days`: slot to the day's expression."""

    def __init__(self, knowledge, on, authorities=SEED):
        self.knowledge, self.on = knowledge, on
        self.gates, self.days, self.lists = {}, {}, {}
        self.slots = {None: []}
        self.facts = {}  # slot to the fact or field it is
        self.goals = {one: self.goal(one) for one in authorities}

    def goal(self, authority):
        rules = self.knowledge.authorities[authority]["rules"]
        readings = [None, *(one for one, of in self.knowledge.readings.items()
                            if one.rpartition(".")[0] in rules and in_force(of, self.on))]
        return join("and", [join("or", [self.effective(rule, reading) for rule in self.knowledge.permitting(authority)])
                            for reading in readings])

    def effective(self, name, reading):
        rule = self.knowledge.rules[name]
        if not in_force(rule, self.on):
            return FALSE
        found = self.formula(rule["body"], None)
        if reading and reading.rpartition(".")[0] == name:
            other = self.knowledge.readings[reading]
            condition = self.formula(other["condition"], None) if other["condition"] else TRUE if other["accepts"] else FALSE
            found = join("or" if other["accepts"] else "and", [found, condition])
        return join("and", [found, *(negate(self.effective(one, reading)) for one in self.knowledge.overriders[name])])

    def formula(self, of, record):
        op = of["op"]
        if op == "holds":
            return self.gate(of["definition"])
        if op in ("any-in", "every-in", "latest-in"):
            listed = self.knowledge.facts[of["list"]]["type"]["record"]
            name = self.lists.setdefault(of["list"], listed) and of["list"]
            inside = self.formula(of["of"][0], listed)
            if op == "every-in":
                return ("some", True, name, negate(inside))
            if op == "latest-in":
                latest = ("test", False, self.slot(listed, LATEST, "yes/no"), "yes", True)
                inside = join("and", [latest, inside])
            return ("some", False, name, inside)
        if op in ("all", "any", "none-of", "not"):
            parts = [self.formula(part, record) for part in of["of"]]
            return {"all": lambda: join("and", parts), "any": lambda: join("or", parts),
                    "none-of": lambda: negate(join("or", parts)), "not": lambda: negate(parts[0])}[op]()
        return self.test(of, record)

    def gate(self, name):
        if name not in self.gates:
            define = self.knowledge.definitions[name]
            self.gates[name] = (define["record"], self.formula(define["body"], define["record"]))
        found = self.gates[name][1]
        return found if found in (TRUE, FALSE) else ("gate", False, name)

    def test(self, of, record):
        if of["op"] == "not-after":
            return self.compare("<=", self.day(of["left"], record), self.day(of["right"], record))
        slot = self.fact(of, record)
        if of["op"] == "is-yes":
            return ("test", False, slot, "yes", True)
        if of["op"] == "one-of":
            return ("test", False, slot, "in", tuple(of["values"]))
        if of["op"] == "compare" and (limit := of["with"].get("number", of["with"].get("grade"))) is not None:
            if isinstance(limit, str):
                limit = read_value({"fact": "a grade", "type": {"kind": "grade"}}, limit)[1]
            order = of["order"]
            return self.compare(">=" if order in ("at-least", "more-than") else "<=", slot,
                                limit + {"more-than": 1, "less-than": -1}.get(order, 0))
        sys.exit(f"peers: a condition {of['op']!r} as here is not translated: {of}")

    def compare(self, order, left, right):
        """`left` and `right`: a slot, or a number."""
        if isinstance(left, int) and isinstance(right, int):
            return TRUE if (left <= right if order == "<=" else left >= right) else FALSE
        if isinstance(left, int):
            return ("test", False, right, ">=" if order == "<=" else "<=", left)
        return ("test", False, left, order if isinstance(right, int) else order + "slot", right)

    def day(self, of, record):
        """A number, or a slot: of a fact as it is, or of the day that a period from it leads to."""
        if "day" in of or "action_date" in of or self.defaults(of):
            day = read_day(of["day"]) if "day" in of else self.on
            if period := of.get("plus") or of.get("minus"):
                day = moved(day, period["count"] if "plus" in of else -period["count"], period["unit"], period["counting"])[0]
            return shifted(day, of.get("shift", 0)) - EPOCH
        slot = self.fact(of, record)
        if of.keys() & {"plus", "minus", "extended_by", "shift"}:
            slot = self.slot(slot.record, "_".join([slot.name, *self.words(of)]), "number")
            self.days[slot] = of
        return slot

    def defaults(self, of):
        return "fact" in of and self.knowledge.facts[of["fact"]].get("defaults_to_action_date")

    def words(self, of):
        for way in ("plus", "minus"):
            if way in of:
                yield from (way, str(of[way]["count"]), of[way]["unit"])
        if of.get("shift"):
            yield f"{'less' if of['shift'] < 0 else 'more'}_{abs(of['shift'])}"
        if "extended_by" in of:
            yield "extended"

    def fact(self, of, record):
        record = record if "field" in of else None
        name = of.get("field") or of["fact"]
        declared = self.knowledge.fields[record, name] if record else self.knowledge.facts[name]
        kind = {"yes/no": "yes/no", "choice": "choice", "code": "choice"}.get(declared["type"]["kind"], "number")
        slot = self.slot(record, name.replace(".", "_"), kind)
        self.facts[slot] = name
        return slot

    def slot(self, record, name, kind):
        slot, slots = Slot(record, name, kind), self.slots.setdefault(record, [])
        if slot not in slots:
            slots.append(slot)
        return slot
