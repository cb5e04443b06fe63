"""Partial cases at random, as case files and as facts for clingo. Nobody is real; every name is one of the rules'."""
import json
from binascii import crc32
from random import Random

from legal_days import moved, read_day, shifted, show

EPOCH = read_day("1970-01-01")
SUBJECTS = ("position.", "agency.")  # a case that says nothing of one leaves it out


class Case:
    """`facts`: name to value, a day as (earliest, latest). `lists`: name to (elements, complete).

    `days`: the day asked, the law's where that is another, and how it is asked: "presumed", "verified" (a document of the
    rules), or not so."""

    def __init__(self, days, facts, lists):
        self.days, self.facts, self.lists = days, facts, lists
        self.asked, self.law, self.how = days

    def on(self, day):
        """The same on another day."""
        return Case((day, self.law, self.how), self.facts, self.lists)

    def options(self):
        """Of the program."""
        words = ["--on", show(self.asked)] + (["--law-on", show(self.law)] if self.law else [])
        return words + {"presumed": ["--view", "applicant"], None: []}.get(self.how, ["--evidence", "verified"])

    def counts(self, name, value):
        """Whether it is verified, by the value itself, so that it stays so in a smaller case."""
        return self.how in ("presumed", None) or crc32(f"{name} {value}".encode()) % 5 > 0

    def counting(self, presumed):
        """The case that remains of it: what is verified, or with what is presumed."""
        def of(values, known):
            kept = {name: value for name, value in values.items() if self.counts(name, value)}
            return {**(known if self.how == "presumed" else {}), **kept}
        lists = {name: ([of(element, {}) for element in elements], complete) for name, (elements, complete) in self.lists.items()}
        return Case((self.asked, self.law, None), of(self.facts, presumed), lists)

    def position_given(self):
        return all(any(name.startswith(subject) for name in self.facts) for subject in SUBJECTS)

    def when(self):
        return " ".join(self.options())

    def without(self):
        """The same case with one fact, field, element or completeness less."""
        for name in self.facts:
            yield Case(self.days, {one: self.facts[one] for one in self.facts if one != name}, self.lists)
        for name, (elements, complete) in self.lists.items():
            yield self.with_list(name, None)
            if complete:
                yield self.with_list(name, (elements, False))
            for i, element in enumerate(elements):
                yield self.with_list(name, (elements[:i] + elements[i + 1:], complete))
                for field in element:
                    less = {one: element[one] for one in element if one != field}
                    yield self.with_list(name, (elements[:i] + [less] + elements[i + 1:], complete))

    def only(self, wanted):
        """What is said of these facts; one of each subject stays, so that it stays given."""
        given = {next((name for name in self.facts if name.startswith(subject)), None) for subject in SUBJECTS}
        return Case(self.days, {name: self.facts[name] for name in self.facts if wanted(name) or name in given},
                    {name: self.lists[name] for name in self.lists if wanted(name)})

    def with_list(self, name, of):
        lists = {one: self.lists[one] for one in self.lists if one != name}
        return Case(self.days, self.facts, lists if of is None else lists | {name: of})

    def file(self):
        """As a case file."""
        root = {}

        def put(name, value):
            *parts, last = name.split(".")
            at = root
            for part in parts:
                at = at.setdefault(part, {})
            at[last] = value

        def said(name, value):
            if self.how in ("presumed", None) or not self.counts(name, value):
                return plain(value)
            return {"value": plain(value), "evidence": self.how, "state": "verified"}

        for name, value in self.facts.items():
            put(name, said(name, value))
        for name, (elements, complete) in self.lists.items():
            put(name, [{field: said(field, value) for field, value in element.items()} for element in elements])
            if complete:
                put(name + "_complete", True)
        return root

    def program(self, critical, more, most=None):
        """As facts for clingo, with `more` elements that a list may have beside those given.

        Of each date `most` days may be tried: what no day tried shows, another may."""
        known, periods = self.days_known(critical), set()
        out = [f"day({self.asked - EPOCH})."] + ([f"law_day({self.law - EPOCH})."] if self.law else [])
        days, random = critical.days(self.asked, known), Random(self.asked + len(self.facts))
        if most:
            days = {key: {self.asked, *random.sample(sorted(found), min(most, len(found)))} for key, found in days.items()}
        names = {other: [value for name, value in self.facts.items() if name in critical.alike[other]]
                 for other in critical.alike}

        def say(where, key, value):
            kind = critical.types[key]["kind"]
            if kind != "date":
                if value is not None:
                    out.append(f"known({where}, {term(kind, value)}).")
                elif kind not in ("yes/no", "choice"):
                    out.extend(f"candidate({where}, {term(kind, one)})." for one in critical.values(key, names.get(key, ())))
                return
            may_be = {self.asked}
            if value is not None or key not in critical.by_default:
                may_be = days[key] if value is None else within(value, days[key])
                word = "known" if len(may_be) == 1 else "candidate"
                out.extend(f"{word}({where}, {day - EPOCH})." for day in sorted(may_be))
            periods.update((day, period) for day in may_be for period in critical.periods.get(key, ()))

        for name, kind in critical.types.items():
            if isinstance(name, tuple):
                continue
            if kind["kind"] != "list":
                say(f'"{name}"', name, self.facts.get(name))
                continue
            elements, complete = self.lists.get(name, ([], False))
            if complete:
                out.append(f'complete("{name}").')
            for i, element in enumerate(elements + [{}] * (0 if complete else more)):
                out.append(f'{"given" if i < len(elements) else "possible"}("{name}", {i}).')
                for field in critical.records[kind["record"]]:
                    say(f'"{name}", {i}, "{field}"', (kind["record"], field), element.get(field))
        for base in critical.periods:
            if base is None or isinstance(base, int):
                periods.update((base or self.asked, period) for period in critical.periods[base])
        for day, (count, unit, counting) in sorted(periods):
            for end in sorted(set(moved(day, count, unit, counting))):
                out.append(f"moved({day - EPOCH}, {count}, {unit}, {counting}, {end - EPOCH}).")
        return "\n".join(out) + "\n"

    def days_known(self, critical):
        known = {name: set(value) for name, value in self.facts.items() if isinstance(value, tuple)}
        for name, (elements, _) in self.lists.items():
            for element in elements:
                for field, value in element.items():
                    if isinstance(value, tuple):
                        known.setdefault((critical.types[name]["record"], field), set()).update(value)
        return known


def plain(value):
    if not isinstance(value, tuple):
        return value
    return show(value[0]) if value[0] == value[1] else {"from": show(value[0]), "to": show(value[1])}


def within(bounds, days):
    return {day for day in days if bounds[0] <= day <= bounds[1]} | set(bounds)


def term(kind, value):
    if kind == "yes/no":
        return "yes" if value else "no"
    if kind == "grade":
        plan, level = value.split("-")
        return f'grade("{plan}", {int(level)})'
    return str(value) if kind == "number" else json.dumps(value)


class Maker:
    """Makes cases. Some are sparse, some lack little; each leans towards what a few authorities ask for."""

    def __init__(self, critical, random):
        self.critical, self.random = critical, random
        self.pools = {}

    def days(self):
        how = self.random.choices([None, "presumed", self.critical.document], [6, 1, 2])[0]
        return self.asked(), self.asked() if self.random.random() < 0.05 else None, how

    def asked(self):
        random = self.random
        if random.random() < 0.25:
            return shifted(random.choice(self.critical.law_days), random.choice((-1, 0, 1)))
        return read_day(f"{random.choice((random.randint(1995, 2035), random.randint(2023, 2027)))}-{random.randint(1, 12):02}-{random.randint(1, 28):02}")

    def pool(self, asked):
        if asked not in self.pools:
            self.pools = {asked: {key: sorted(days) for key, days in self.critical.days(asked, {}).items()}}
        return self.pools[asked]

    def day(self, key, asked):
        random = self.random
        day = random.choice(self.pool(asked)[key]) if random.random() < 0.6 else asked - random.randint(-400, 6000)
        if random.random() < 0.9:
            return day, day
        return day, shifted(day, random.choice((1, 30, 365)))

    def value(self, key, asked, hopes):
        random = self.random
        kind = self.critical.types[key]["kind"]
        if kind == "date":
            return self.day(key, asked)
        if key in hopes:
            return random.choice(hopes[key])
        if kind == "grade" and random.random() < 0.1:
            return random.choice(("GG-11", "ND-4", "ES-0"))
        return random.choice(self.critical.values(key))

    def case(self, days, authorities):
        """About some of these authorities."""
        random, critical, asked = self.random, self.critical, days[0]
        share, decided = random.choice((0.2, 0.6, 0.9, 0.97, 1)), random.choice((0, 0.6, 1, 1))
        faith = random.choice((0.6, 0.9, 0.99))
        hopes = {}
        for authority in random.sample(authorities, min(8, len(authorities))):
            hopes |= critical.hopes[authority]
        left_out = random.choice(SUBJECTS) if random.random() < 0.05 else None
        facts, lists = {}, {}

        def value(key):
            return self.value(key, asked, hopes if random.random() < faith else {})

        for name, kind in critical.types.items():
            if isinstance(name, tuple) or (left_out and name.startswith(left_out)):
                continue
            if random.random() >= (decided if name in critical.decisions else share):
                continue
            if kind["kind"] != "list":
                facts[name] = value(name)
                continue
            keys = [(kind["record"], field) for field in critical.records[kind["record"]]]
            lists[name] = ([{key[1]: value(key) for key in keys if random.random() < max(share, 0.7)}
                            for _ in range(random.choice((0, 1, 1, 2, 3)))], random.random() < 0.6)
        for subject in SUBJECTS:
            if subject != left_out and not any(name.startswith(subject) for name in facts):
                name = next(name for name in critical.types if isinstance(name, str) and name.startswith(subject))
                facts[name] = value(name)
        return Case(days, facts, lists)
