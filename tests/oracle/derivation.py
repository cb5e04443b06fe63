"""One derivation: each step is right by itself, given the steps that it points to."""
import re

from certificate_form import Rejected, Within, need
from known_facts import in_force
from legal_days import show



class Derivation:
    """One derivation: is each of its steps right in this world, on this day, under this reading?"""

    def __init__(self, world, on, reading):
        self.world, self.knowledge, self.on, self.reading = world, world.knowledge, on, reading
        self.law = world.case.law_on or on
        self.suffix = "" if reading is None else "@" + reading

    def check(self, authority, truth, steps):
        """From the conclusion back, so that it is known of each step which list its element is of."""
        need(steps, "it has no steps")
        goal = (f"goal:{authority}{self.suffix}", None, truth)
        last = (steps[-1]["of"], steps[-1]["element"], steps[-1]["truth"])
        need(last == goal, f"its last step is not {goal[0]}, {truth}")
        unused = object()
        lists = [unused] * (len(steps) - 1) + [None]
        for i in reversed(range(len(steps))):
            step = steps[i]
            with Within(f"step {i}"):
                need(lists[i] is not unused, f"{step['of']} is of no use to a later step")
                need(all(by < i for by in step["by"]), "it points to a step that is not earlier")
                premises = [(steps[by]["of"], steps[by]["element"], steps[by]["truth"]) for by in step["by"]]
                need(len(set(premises)) == len(premises), "it points to one thing twice")
                inside = self.step(step, lists[i], premises)
                for by in step["by"]:
                    of_list = inside if steps[by]["element"] is not None else None
                    need(lists[by] in (unused, of_list), f"step {by} speaks of elements of two lists")
                    lists[by] = of_list
        need(self.world.idle() is None, f"{self.world.idle()} is supposed, but not needed as it is")

    def step(self, step, of_list, premises):
        """Checks one step. Returns the list whose elements its premises are about."""
        kind, _, name = step["of"].partition(":")
        if kind in ("goal", "effective"):
            need(step["element"] is None, "no element can be in hand")
            need(name.endswith(self.suffix), f"{step['of']} is not of the reading {self.reading}")
            name = name.removesuffix(self.suffix)
            return self.goal(name, step, premises) if kind == "goal" else self.effective(name, step, premises)
        condition = self.condition(step["of"])
        need((step["element"] is None) == (of_list is None), "an element is in hand where none can be, or is missing")
        hand = None
        if of_list is not None:
            hand = (of_list, step["element"])
            need(hand[1] < self.world.elements(of_list), f"{of_list} has no element {hand[1]}")
            self.world.reach[of_list] = max(self.world.reach.get(of_list, 0), hand[1] + 1)
        return self.local(step, condition, hand, premises)

    def condition(self, of):
        """The condition called rule:ID#0.1, define:ID#, reading:RULE.I#0."""
        index = "(?:0|[1-9][0-9]*)"
        found = re.fullmatch(rf"(rule|define|reading):([^#]+)#({index}(?:\.{index})*)?", of, re.ASCII)
        kind, name, path = found.groups() if found else ("", "", "")
        condition = None
        if kind == "rule" and name in self.knowledge.rules:
            condition = self.knowledge.rules[name]["body"]
        elif kind == "define" and name in self.knowledge.definitions:
            condition = self.knowledge.definitions[name]["body"]
        elif kind == "reading" and name == self.reading:
            condition = self.knowledge.readings[name]["condition"]
        for index in path.split(".") if path else ():
            below = condition.get("of", []) if condition else []
            condition = below[int(index)] if len(index) < 6 and int(index) < len(below) else None
        need(condition is not None, f"nothing is called {of!r} here")
        return condition

    @staticmethod
    def need_all(wanted, truth, premises):
        """The premises say this truth of each wanted (of, element), and nothing else."""
        if sorted(premises, key=str) != sorted(((of, element, truth) for of, element in wanted), key=str):
            raise Rejected(f"it follows from {told(wanted)}: {truth}" if wanted else "it needs no other step")

    @staticmethod
    def need_some(count, wanted, truth, premises):
        """The premises say this truth of so many of the wanted, and nothing else."""
        wanted = list(wanted)
        fit = all(said == truth and (of, element) in wanted for of, element, said in premises)
        if not fit or len(premises) != count:
            raise Rejected(f"it follows from {count} of {told(wanted)}: {truth}")

    def local(self, step, of, hand, premises):
        """The rule for a condition of the knowledge base, by its kind."""
        op, truth, element = of["op"], step["truth"], step["element"]
        yes, opposite = truth == "yes", "no" if truth == "yes" else "yes"
        below = step["of"] + ("" if step["of"].endswith("#") else ".")
        parts = [(f"{below}{i}", element) for i in range(len(of.get("of", ())))]
        if op == "holds":
            define = self.knowledge.definitions[of["definition"]]
            self.need_all([(f"define:{define['id']}#", element if define["record"] else None)], truth, premises)
        elif op == "not":
            self.need_all(parts, opposite, premises)
        elif (op, yes) in (("all", True), ("any", False)):
            self.need_all(parts, truth, premises)
        elif (op, yes) in (("all", False), ("any", True)):
            self.need_some(1, parts, truth, premises)
        elif op == "none-of":
            self.need_all(parts, "no", premises) if yes else self.need_some(1, parts, "yes", premises)
        elif op == "at-least":
            self.need_some(of["count"] if yes else len(parts) - of["count"] + 1, parts, truth, premises)
        elif op in ("any-in", "every-in", "latest-in"):
            self.quantified(op, of["list"], f"{below}0", truth, premises)
            return of["list"]
        else:
            self.need_all([], truth, premises)
            if self.world.test(of, hand, self.on) is not yes:
                raise Rejected(f"{step['of']} says {truth}, but {self.facts_of(of, hand)}")
        return hand and hand[0]

    def quantified(self, op, of_list, part, truth, premises):
        numbers = range(self.world.elements(of_list))
        if (op, truth) in (("any-in", "yes"), ("every-in", "no")):
            return self.need_some(1, {(part, i) for i in numbers}, truth, premises)
        need(self.world.complete(of_list), f"{of_list} may have other elements")
        if op == "latest-in":
            surely, numbers = self.world.latest(of_list, self.on)
            need(surely or truth == "no", f"no element of {of_list} is surely not after the day")
        return self.need_all([(part, i) for i in numbers], truth, premises)

    def facts_of(self, of, hand):
        """What is known of the facts of a test, for a message; values of sensitive facts are not shown."""
        said = []
        for ref in (of, of.get("with"), of.get("left"), of.get("right")):
            if isinstance(ref, dict) and ref.keys() & {"fact", "field"}:
                name = self.world.name(ref, hand)
                value = self.world.value(name)
                if isinstance(value, bool):
                    value = "yes" if value else "no"
                elif isinstance(value, tuple):
                    grade = isinstance(value[0], str)
                    value = "-".join(map(str, value)) if grade else "..".join(map(show, sorted(set(value))))
                known = "another" if self.world.case.is_sensitive(name) else value
                said.append(f"the fact {name} is {'not known' if value is None else known}")
        return " and ".join(said) or f"the day is {show(self.on)}"

    def effective(self, name, step, premises):
        """A rule is in force, its conditions hold under the reading, and no rule that overrides it is effective."""
        need(name in self.knowledge.rules, f"no rule is called {name!r}")
        rule, truth = self.knowledge.rules[name], step["truth"]
        if not in_force(rule, self.law):
            need(truth == "no", f"{name} is not in force on {show(self.law)}")
            return self.need_all([], truth, premises)
        ways = [[f"rule:{name}#"]]  # any way will do; each asks for all of its conditions
        reading = self.knowledge.readings[self.reading] if self.reading else None
        if reading and self.reading.rpartition(".")[0] == name and in_force(reading, self.law):
            condition = [f"reading:{self.reading}#"] if reading["condition"] else None
            if reading["accepts"]:
                ways = [[]] if condition is None else [*ways, condition]
            else:
                ways = [] if condition is None else [ways[0] + condition]
        overriders = [f"effective:{one}{self.suffix}" for one in self.knowledge.overriders[name]]
        said = {(of, said) for of, _, said in premises}
        if truth == "yes":
            fit = [{(of, "yes") for of in way} | {(one, "no") for one in overriders} for way in ways]
        else:  # an overrider is effective, or each way fails in one of its conditions
            fit = [{(one, "yes")} for one in overriders]
            fails = [set()]
            for way in ways:
                fails = [some | {(of, "no")} for some in fails for of in way]
            fit += fails
        need(said in fit, f"{name} is in force: its conditions, and what overrides it, do not make it {truth} this way")
        return None

    def goal(self, name, step, premises):
        need(name in self.knowledge.authorities, f"no authority is called {name!r}")
        need(self.knowledge.recorded(name, self.law), f"the law of {show(self.law)} is not recorded")
        rules = [(f"effective:{rule}{self.suffix}", None) for rule in self.knowledge.permitting(name)]
        if step["truth"] == "yes":
            self.need_some(1, rules, "yes", premises)
        else:
            self.need_all(rules, "no", premises)


def told(wanted):
    names = [of if element is None else f"{of} of element {element}" for of, element in sorted(wanted, key=str)]
    return ", ".join(names[:5]) + (" ..." if len(names) > 5 else "")
