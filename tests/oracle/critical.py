"""Where conditions turn: of each fact the values next to a threshold, of each day those next to a boundary.

A fact goes by its name, a field of a record by (record, field). A day is its number as in legal_days.
"""
from collections import defaultdict, namedtuple
from itertools import product

from legal_days import moved, read_day, shifted

LONG_AGO, FAR_OFF = read_day("1900-01-15"), read_day("2150-01-15")
LADDER = range(1, 16)  # GS-1 to GS-15
# One side of a comparison: a fact, a day, or (both None) the action date; then the period and the days added.
Side = namedtuple("Side", "fact day period shift")


def reach(side, day):
    """The days that `day` of this side comes to."""
    ends = {day} if side.period is None else set(moved(day, *side.period))
    return {shifted(end, side.shift) for end in ends}


def reaching(side, day):
    """Days of this side that come to about `day`."""
    back = shifted(day, -side.shift)
    return {back} if side.period is None else set(moved(back, -side.period[0], *side.period[1:]))


class Critical:
    def __init__(self, export):
        self.types = {one["fact"]: one["type"] for one in export["facts"]}
        self.presumed = {one["fact"]: one["presumed"]["value"] for one in export["facts"] if "presumed" in one}
        self.document = export["documents"][0]["id"] if export["documents"] else None  # any does as evidence
        self.by_default = {one["fact"] for one in export["facts"] if one.get("defaults_to_action_date")}
        self.decisions = {one["fact"] for one in export["facts"] if one.get("decided_by")}
        self.records = {one["id"]: [field["fact"] for field in one["fields"]] for one in export["records"]}
        for one in export["records"]:
            self.types |= {(one["id"], field["fact"]): field["type"] for field in one["fields"]}
        self.definitions = {one["id"]: one for one in export["definitions"]}
        self.named, self.alike = defaultdict(set), defaultdict(set)  # thresholds; facts compared
        self.comparisons, self.periods, self.law_days = set(), defaultdict(set), set()  # periods: of a fact, a day, the action date (None)
        self.hopes, self.with_lists = {}, []  # authority: what its conditions ask for; those that ask for lists
        for one in self.definitions.values():
            self.walk(one["body"], one["record"])
        rules = {one["id"]: one for one in export["rules"]}
        for one in export["authorities"]:
            hopes = self.hopes[one["id"]] = defaultdict(list)
            for rule in (rules[rule] for rule in one["rules"]):
                for reading in [rule, *rule["conflicts"]]:
                    self.law_days |= {reading[end] for end in ("from", "until") if reading[end]}
                    if body := reading.get("body") or reading.get("condition"):
                        self.walk(body, None)
                        self.hope(body, None, True, hopes)
            if any(isinstance(key, tuple) for key in hopes):
                self.with_lists.append(one["id"])
            self.law_days |= {limit[end] for limit in one["not_recorded"] for end in ("before", "after") if end in limit}
        self.law_days = sorted({read_day(day) for day in self.law_days}
                               | {side.day for pair in self.comparisons for side in pair if side.day})
        self.by_fact = defaultdict(list)  # its comparisons: own side, the other side, which way is beyond
        for left, right in sorted(self.comparisons, key=repr):
            for own, other, beyond in ((left, right, 1), (right, left, -1)):
                if own.fact:
                    self.by_fact[own.fact].append((own, other, beyond))

    def key(self, ref, record):
        return (record, ref["field"]) if "field" in ref else ref["fact"]

    def side(self, day, record):
        period = next(((sign * day[word]["count"], day[word]["unit"], day[word]["counting"])
                       for word, sign in (("plus", 1), ("minus", -1)) if word in day), None)
        fact = self.key(day, record) if "fact" in day or "field" in day else None
        fixed = read_day(day["day"]) if "day" in day else None
        if period:
            self.periods[fact or fixed].add(period)
        return Side(fact, fixed, period, day.get("shift", 0))

    def extension(self, extended, base, other):
        record = self.types[extended["list"]]["record"]
        start, end = (Side((record, extended[word]), None, None, 0) for word in ("from", "through"))
        self.walk(extended["where"], record)
        self.comparisons |= {(base._replace(period=None, shift=0), start), (start, base), (start, end), (other, end)}

    def walk(self, of, record):
        if of["op"] == "not-after":
            sides = [self.side(of[word], record) for word in ("left", "right")]
            self.comparisons.add(tuple(sides))
            for word, base, other in (("left", *sides), ("right", *sides[::-1])):
                if "extended_by" in of[word]:
                    self.extension(of[word]["extended_by"], base, other)
        elif of["op"] == "one-of":
            self.named[self.key(of, record)] |= set(of["values"])
        elif of["op"] == "number-is":
            self.named[self.key(of, record)].add(of["number"])
        elif of["op"] == "compare":
            if threshold := of["with"].get("number", of["with"].get("grade")):
                self.named[self.key(of, record)].add(threshold)
            elif "number" not in of["with"]:
                self.like(self.key(of, record), self.key(of["with"], record))
        elif of["op"] == "same":
            self.like(self.key(of["left"], record), self.key(of["right"], record))
        for child in of.get("of", []):
            self.walk(child, self.types[of["list"]]["record"] if "list" in of else record)

    def like(self, left, right):
        self.alike[left].add(right), self.alike[right].add(left)

    def hope(self, of, record, wanted, hopes):
        """What makes `of` true, where that is one value of a fact."""
        if of["op"] == "is-yes":
            hopes[self.key(of, record)].append(wanted)
        elif of["op"] == "one-of":
            key = self.key(of, record)
            choices = self.types[key].get("choices", of["values"])
            hopes[key] += [value for value in choices if (value in of["values"]) == wanted]
        elif of["op"] == "holds":
            body = self.definitions[of["definition"]]
            self.hope(body["body"], body["record"], wanted, hopes)
        for child in of.get("of", []):
            inside = self.types[of["list"]]["record"] if "list" in of else record
            self.hope(child, inside, wanted and of["op"] not in ("not", "none-of"), hopes)

    def values(self, key, known=()):
        """Of anything but a day: what may make a difference, beside what facts compared with it are known to be."""
        kind, low, high = (self.types[key].get(word) for word in ("kind", "low", "high"))
        if kind == "yes/no":
            return [True, False]
        if kind == "choice":
            return self.types[key]["choices"]
        alike = {key} | self.alike.get(key, set())
        named = set(known).union(*(self.named.get(other, ()) for other in alike))
        if kind == "code":
            return sorted(named | {"0001", "0002"})
        if kind == "grade":
            levels = {int(one.split("-")[1]) for one in named if one.split("-")[0] in ("GS", "GG")} | {1, 7, 15}
            return sorted({f"GS-{near}" for level in levels for near in (level - 1, level, level + 1) if near in LADDER})
        near = {one + step for one, step in product(named, (-1, 0, 1))} | {low, high}
        return sorted(one for one in near if low <= one <= high)

    def days(self, asked, known):
        """Of each date the days near which a comparison turns, for days that are `known` (fact: days)."""
        known = {fact: {asked} for fact in self.by_default if fact not in known} | known
        found = {key: {asked, LONG_AGO, FAR_OFF} for key, kind in self.types.items() if kind["kind"] == "date"}
        for days in (known, None):  # then beside the days that others may be
            others = known if days is known else {key: known.get(key) or set(found[key]) for key in found}
            for key, comparisons in self.by_fact.items():
                for own, other, beyond in comparisons:
                    if other.fact and (days is not known) == (other.fact in known):
                        continue
                    at = others.get(other.fact, ()) if other.fact else {other.day or asked}
                    turn = {back for day in at for end in reach(other, day) for back in reaching(own, end)}
                    found[key] |= {shifted(day, step) for day in turn for step in (0, beyond)}
        return found
