"""Applicants with nothing left open, drawn with a fixed seed: as lines of a case file, and as slots for the peers.

Each leans towards what one of the authorities asks for, and its numbers and days lie near where conditions turn, so that
every authority has some whom it fits.
"""
import json
from copy import copy
from random import Random

from closed_world import EPOCH, LATEST
from critical import Critical
from legal_days import read_day, show
from reference import CaseFile, Reference

ACTIVITIES = 0.05  # how many have done what lengthens the time limit of reinstatement, as knowledge/facts says
MOST = 3  # elements of a list
FAITH = 0.93  # how often a fact is what that authority asks for


class People:
    def __init__(self, rules, export, seed, activities=ACTIVITIES):
        self.rules, self.random, self.critical = rules, Random(seed), Critical(export)
        self.activities = activities
        lifetime = range(read_day("1930-01-01"), read_day("2040-01-01"))
        self.pools = {key: sorted(day for day in days if day in lifetime)
                      for key, days in self.critical.days(rules.on, {}).items()}
        self.choices = {}
        self.facts = [name for slot, name in rules.facts.items() if slot.record is None]
        self.lists = {**rules.lists, "person.intervening_activities": "intervening-activity"}
        self.knowledge = copy(rules.knowledge)  # no more of it than these rules read
        self.knowledge.facts = {name: rules.knowledge.facts[name] for name in [*self.facts, *self.lists]}

    def person(self):
        """(case file, slots): of a list, the slots of each element."""
        while True:
            random, root = self.random, {}
            hopes = self.critical.hopes[random.choice(list(self.rules.goals))]
            for name in self.facts:
                self.put(root, name, self.value(name, hopes))
            for name, record in self.lists.items():
                fields = self.critical.records[record]
                most = MOST if name in self.rules.lists or random.random() < self.activities else 0
                self.put(root, name, [{field: self.value((record, field), hopes) for field in fields}
                                      for _ in range(min(most, random.choice((0, 1, 1, 2, MOST))))])
                self.put(root, name + "_complete", True)
            slots = self.slots(root)
            if slots:
                return root, slots

    def put(self, root, name, value):
        *parents, last = name.split(".")
        for parent in parents:
            root = root.setdefault(parent, {})
        root[last] = value

    def value(self, key, hopes):
        random, kind = self.random, self.critical.types[key]["kind"]
        if kind == "date":
            near = random.random() < 0.5
            return show(random.choice(self.pools[key]) if near else self.rules.on - random.randint(-400, 4000))
        if key in hopes and random.random() < FAITH:
            return random.choice(hopes[key])
        if key in self.critical.decisions:
            return random.random() < 0.85
        if key not in self.choices:
            self.choices[key] = list(self.critical.values(key))
        return random.choice(self.choices[key])

    def slots(self, root):
        """None where the law leaves open which day a period ends on, or which element is the latest."""
        reference = Reference(CaseFile(self.knowledge, root), self.rules.on)

        def said(name, hand):
            at = root
            for part in (hand[0] if hand else name).split("."):
                at = at[part]
            return at[hand[1]][name] if hand else at

        def of(record, hand):
            values = {}
            for slot in self.rules.slots[record]:
                if slot.name == LATEST:
                    surely, newest = reference.world.latest(hand[0], self.rules.on)
                    if surely and len(newest) > 1:
                        return None
                    values[slot.name] = surely and newest == [hand[1]]
                    continue
                expression = self.rules.days.get(slot)
                if expression:
                    low, high = reference.world.day(expression, hand, self.rules.on)
                    if low != high:
                        return None
                    values[slot.name] = low - EPOCH
                    continue
                values[slot.name] = self.plain(said(self.rules.facts[slot], hand), slot)
            return values

        slots = of(None, None)
        for name, record in self.rules.lists.items():
            elements = [of(record, (name, i)) for i in range(reference.case.lists[name][0])]
            if slots is None or None in elements:
                return None
            slots[short(name)] = elements
        return slots

    def plain(self, value, slot):
        """Days and grades as numbers."""
        if slot.kind != "number" or isinstance(value, int):
            return value
        return int(value[3:]) if value.startswith("GS-") else read_day(value) - EPOCH


def short(name):
    return name.rpartition(".")[2]


def write(people, count, folder):
    """applicants.jsonl for hirepath, slots.jsonl for the others."""
    with open(folder / "applicants.jsonl", "w", encoding="utf-8") as cases, open(folder / "slots.jsonl", "w", encoding="utf-8") as slots:
        for number in range(count):
            root, flat = people.person()
            cases.write(json.dumps({"id": f"A-{number}"} | root) + "\n")
            slots.write(json.dumps(flat) + "\n")
