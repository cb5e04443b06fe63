"""What is known in a case, and what the tests of the knowledge base make of it on a day: yes, no, or left open."""
import hashlib
import re

from certificate_form import Rejected, Unfit, need, parse
from legal_days import FIRST, LAST, days_in, moved, read_bounds, read_day, shifted

MOST_ELEMENTS = 100  # of a list, as in case files
GENERAL_SCHEDULE = ("GS", "GG", "GH", "GL", "GM", "GP", "GR")



class Knowledge:
    def __init__(self, data):
        self.digest = "sha256:" + hashlib.sha256(data).hexdigest()
        root = parse(data, "the knowledge base")
        if not isinstance(root, dict) or root.get("format") != "hirepath-knowledge-1":
            raise Unfit("the knowledge base is not an export (hirepath rules export --format json)")
        self.edition, self.hash = root["edition"], root["hash"]
        self.documents = {one["id"] for one in root["documents"]}
        self.facts = {one["fact"]: one for one in root["facts"]}
        self.records = {one["id"]: one for one in root["records"]}
        self.fields = {(one["id"], field["fact"]): field for one in root["records"] for field in one["fields"]}
        self.definitions = {one["id"]: one for one in root["definitions"]}
        self.rules = {one["id"]: one for one in root["rules"]}
        self.authorities = {one["id"]: one for one in root["authorities"]}
        self.overriders = {rule: [] for rule in self.rules}
        for one in root["rules"]:
            for rule in one["despite"]:
                self.overriders[rule].append(one["id"])
        self.readings = {f"{rule}.{i}": one for rule in self.rules
                         for i, one in enumerate(self.rules[rule]["conflicts"])}
        for one in [*root["facts"], *self.fields.values()]:
            if "presumed" in one:
                one["presumed"] = read_value(one, one["presumed"]["value"])

    def declared(self, name):
        """(declaration, its list or None, element or None) of person.x or person.list[0].x."""
        if name in self.facts:
            return self.facts[name], None, None
        parts = re.fullmatch(r"([^][]+)\[(0|[1-9][0-9]{0,3})\]\.([^][]+)", name, re.ASCII)
        if parts and self.facts.get(parts[1], {}).get("type", {}).get("kind") == "list":
            field = self.fields.get((self.facts[parts[1]]["type"]["record"], parts[3]))
            if field:
                return field, parts[1], int(parts[2])
        raise Rejected(f"no fact is called {name!r}")

    def permitting(self, authority):
        return [rule for rule in self.authorities[authority]["rules"] if self.rules[rule]["says"] == "may"]

    def recorded(self, authority, law):
        return all(law >= read_day(limit["before"]) if "before" in limit else law <= read_day(limit["after"])
                   for limit in self.authorities[authority]["not_recorded"])


def in_force(dated, law):
    """Of a rule or a reading, on this day of the law."""
    return ((dated["from"] is None or read_day(dated["from"]) <= law)
            and (dated["until"] is None or law <= read_day(dated["until"])))


def read_value(declaration, value):
    """A value as the tests use it: dates as (earliest, latest), grades (plan, level), lists (elements, complete)."""
    of = declaration["type"]
    kind, result = of["kind"], None
    if kind == "yes/no" and isinstance(value, bool):
        result = value
    elif kind == "number" and type(value) is int and of.get("low", -1 << 63) <= value <= of.get("high", (1 << 63) - 1):
        result = value
    elif kind == "choice" and isinstance(value, str) and value in of["choices"]:
        result = value
    elif kind == "code" and isinstance(value, str) and re.fullmatch(r"[0-9A-Z-]{1,16}", value):
        result = value
    elif kind == "date" and isinstance(value, str):
        result = read_bounds(value)
    elif kind == "grade" and isinstance(value, str) and re.fullmatch(r"[A-Z]{2,3}-(0|[1-9][0-9]?)", value):
        result = (value.split("-")[0], int(value.split("-")[1]))
    elif kind == "list" and isinstance(value, dict) and value.keys() == {"elements", "complete"}:
        elements, complete = value["elements"], value["complete"]
        if type(elements) is int and 0 <= elements <= MOST_ELEMENTS and isinstance(complete, bool):
            result = (elements, complete)
    need(result is not None, f"the value of {declaration['fact']} is not one that it can have")
    return result


# --- what is known ---------------------------------------------------------------------------------------------------


class World:
    """The facts that count, those supposed beside them, and what the tests make of them on a day."""

    def __init__(self, case, known, lists, veiled=(), open_to_all=False):
        self.case, self.knowledge, self.known, self.lists = case, case.knowledge, known, lists
        self.veiled = veiled  # known, but not to be used; nothing stands in for them
        self.hides = (lambda name: False) if open_to_all else case.is_hidden  # all else is unknown: nothing to hide
        self.supposed = {}
        self.kinds = set()  # whose the supposed facts are: "left out", "decided" (for somebody to decide), "other"
        self.used, self.reach, self.relied = set(), {}, set()  # facts; elements of a list; lists for their completeness

    def suppose(self, completion):
        """Makes these facts known too. What is known stays; only a day known within bounds may get closer ones."""
        supposed, lists = {}, dict(self.lists)
        for one in completion:
            name = one["fact"]
            declaration, of, _ = self.knowledge.declared(name)
            value = read_value(declaration, one["value"])
            need(name not in supposed, f"{name} is supposed twice")
            if declaration["type"]["kind"] == "list":
                elements, complete = self.lists.get(name, (0, False))
                need(not self.case.is_hidden(name), f"{name} is supposed, but it may be hidden")
                need(not complete, f"{name} is complete, and other elements are supposed")
                need(value[0] >= elements and value != (elements, complete), f"what is supposed of {name} adds nothing")
                lists[name] = value
            elif self.narrows(name, declaration, value):
                supposed[name] = value
                self.kinds.add("other")
                continue
            else:
                need(not self.hides(name), f"{name} is supposed, but it may be hidden")
                counts = name in self.known or self.stand_in(declaration) is not None
                need(not counts, f"{name} is supposed, but something counts for it already")
            supposed[name] = value
            left_out = of is None and name.split(".")[0] in self.case.left_out
            self.kinds.add("left out" if left_out else "decided" if declaration.get("decided_by") else "other")
        for name in supposed:
            _, of, element = self.knowledge.declared(name)
            need(of is None or element < lists.get(of, (0,))[0], f"{name} is supposed, but there is no such element")
        self.supposed, self.lists = supposed, lists
        return self

    def narrows(self, name, declaration, value):
        known = self.known.get(name)
        return (known is not None and declaration["type"]["kind"] == "date" and value != known
                and known[0] <= value[0] and value[1] <= known[1])

    def stand_in(self, declaration):
        """What counts of a fact that is not given: what is presumed, the action date, or nothing."""
        if self.case.presume and "presumed" in declaration:
            return declaration["presumed"]
        return "action date" if declaration.get("defaults_to_action_date") else None

    def value(self, name):
        """What counts of a fact; None where it is unknown."""
        declaration, of, element = self.knowledge.declared(name)
        need(declaration["type"]["kind"] != "list", f"{name} is a list")
        if of is not None:
            self.reach[of] = max(self.reach.get(of, 0), element + 1)
        if name in self.supposed:
            self.used.add(name)
            return self.supposed[name]
        if name in self.known:
            return self.known[name]
        return None if name in self.veiled or self.hides(name) else self.stand_in(declaration)

    def elements(self, name):
        need(name in self.lists or not self.case.is_hidden(name), f"the list {name} is hidden")
        return self.lists.get(name, (0, False))[0]

    def complete(self, name):
        """Whether a list is; to be asked only where it matters."""
        self.relied.add(name)
        return self.elements(name) <= MOST_ELEMENTS and self.lists.get(name, (0, False))[1]

    def idle(self):
        """What is supposed and of no use, or None."""
        for name, value in self.supposed.items():
            if self.knowledge.declared(name)[0]["type"]["kind"] != "list":
                if name not in self.used:
                    return name
            elif value[1] != (name in self.relied) or not value[1] and value[0] != self.reach.get(name, 0):
                return name
        return None

    def name(self, ref, hand):
        """The full name of {"fact": ...} or {"field": ...}; `hand`: the list and number of the element in hand."""
        if "fact" in ref:
            return ref["fact"]
        need(hand, "no element is in hand")
        return f"{hand[0]}[{hand[1]}].{ref['field']}"

    # Days

    def bounds(self, name, on):
        value = self.value(name)
        return (on, on) if value == "action date" else value

    def day(self, of, hand, on):
        """The earliest and the latest that a day can be; None where its fact is unknown."""
        if "day" in of:
            base = read_bounds(of["day"])
        elif "action_date" in of:
            base = (on, on)
        else:
            base = self.bounds(self.name(of, hand), on)
            if base is None:
                return None
        period = of.get("plus") or of.get("minus")
        low, high = base
        if period:
            count = period["count"] if "plus" in of else -period["count"]
            low = moved(low, count, period["unit"], period["counting"])[0]
            high = moved(high, count, period["unit"], period["counting"])[1]
        low, high = shifted(low, of.get("shift", 0)), shifted(high, of.get("shift", 0))
        if "extended_by" in of:
            least, most = self.added(of["extended_by"], base, (low, high), on)
            low, high = shifted(low, least), shifted(high, most)
        return low, high

    def added(self, extension, base, end, on):
        """The fewest and the most days that the elements of a list add to a period."""
        of = extension["list"]
        complete = self.complete(of)
        surely, perhaps = [], []
        for i in range(self.elements(of)):
            fulfils = self.judge(extension["where"], (of, i), on)
            if fulfils is False:
                continue
            start = self.bounds(f"{of}[{i}].{extension['from']}", on) or (FIRST, LAST)
            stop = self.bounds(f"{of}[{i}].{extension['through']}", on) or (FIRST, LAST)
            if start[1] < base[0] or start[0] > end[1]:
                continue  # surely not begun between the day and the period's end
            perhaps.append((max(start[0], base[0]), stop[1]))
            if fulfils and start[0] >= base[1] and start[1] <= end[0]:
                surely.append((start[1], stop[0]))
        return days_in(surely), days_in(perhaps) if complete else LAST

    def latest(self, of, on):
        """Whether some element of a list is surely not after the day, and which may be the latest of those."""
        field = self.knowledge.records[self.knowledge.facts[of]["type"]["record"]]["ordered_by"]
        dates = [self.bounds(f"{of}[{i}].{field}", on) or (FIRST, LAST) for i in range(self.elements(of))]
        passed = [high <= on and high != LAST for low, high in dates]
        newest = max((low for (low, high), over in zip(dates, passed) if over), default=FIRST)
        return any(passed), [i for i, (low, high) in enumerate(dates) if low <= on and high >= newest]

    # Tests: True, False, or None where the facts known leave it open.

    def test(self, of, hand, on):
        op = of["op"]
        if op == "not-after":
            left, right = self.day(of["left"], hand, on), self.day(of["right"], hand, on)
            if left is None or right is None:
                return None
            if left[1] <= right[0] and left[1] != LAST and right[0] != FIRST:
                return True
            return False if left[0] > right[1] else None
        if op == "same":
            left, right = (self.bounds(self.name(of[side], hand), on) for side in ("left", "right"))
            if left is None or right is None:
                return None
            if self.knowledge.declared(self.name(of["left"], hand))[0]["type"]["kind"] != "date":
                return left == right
            if left[1] < right[0] or right[1] < left[0]:
                return False
            return True if left == right and left[0] == left[1] else None
        value = self.value(self.name(of, hand))
        if value is None:
            return None
        if op == "is-yes":
            return value
        if op == "one-of":
            return value in of["values"]
        if op == "number-is":
            return value == of["number"]
        if op == "compare":
            return self.compare(of, value, hand)
        raise Rejected(f"the knowledge base has a condition {op!r}, which is not known here")

    def compare(self, of, value, hand):
        other = of["with"]
        if "number" in other:
            other = other["number"]
        elif "grade" in other:
            other = read_value({"fact": "a grade", "type": {"kind": "grade"}}, other["grade"])
        else:
            other = self.value(self.name(other, hand))
            if other is None:
                return None
        if isinstance(value, tuple):
            if value != other and not (value[0] in GENERAL_SCHEDULE and other[0] in GENERAL_SCHEDULE):
                return None
            value, other = value[1], other[1]
        return {"at-least": value >= other, "at-most": value <= other, "more-than": value > other,
                "less-than": value < other}[of["order"]]

    def judge(self, of, hand, on, depth=0):
        """Any condition about one element, in three values: for the `where` of an extension."""
        need(depth < 100, "the knowledge base nests conditions too deeply")
        op = of["op"]
        if op == "holds":
            define = self.knowledge.definitions[of["definition"]]
            return self.judge(define["body"], hand if define["record"] else None, on, depth + 1)
        if op in ("any-in", "every-in", "latest-in"):
            return None
        if op not in ("not", "all", "any", "none-of", "at-least"):
            return self.test(of, hand, on)
        parts = [self.judge(part, hand, on, depth + 1) for part in of["of"]]
        yes, no = parts.count(True), parts.count(False)
        wanted = {"all": len(parts), "at-least": of.get("count"), "not": 1}.get(op, 1)  # so many yes make it yes ...
        truth = True if yes >= wanted else False if len(parts) - no < wanted else None  # ... and are no longer possible
        return truth if op not in ("not", "none-of") else None if truth is None else not truth
