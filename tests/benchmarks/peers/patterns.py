"""The rules for CLIPS in the form that is fastest there: one fact an applicant, one rule an authority.

Elements of lists are slots of the applicant, as many as applicants have; definitions are written out where they are
used. What a pattern cannot say of one slot is a predicate constraint. With a fact for each element, and one for each
definition that holds, the same rules take twice the time.
"""
from closed_world import Slot, join, negate
from people import MOST, short

PRESENT = "present"


class Clips:
    def __init__(self, rules):
        self.rules = rules
        self.slots = list(rules.slots[None])
        for name, record in rules.lists.items():
            for i in range(MOST):
                self.slots.append(self.element(name, i, PRESENT, "yes/no"))
                self.slots += [self.element(name, i, slot.name, slot.kind) for slot in rules.slots[record]]
        self.places = {slot: i for i, slot in enumerate(self.slots)}

    @staticmethod
    def element(name, i, field, kind):
        return Slot(None, f"{short(name)}_{i}_{field}", kind)

    def written_out(self, of):
        """Without definitions and lists."""
        if of[0] in ("and", "or"):
            return join(of[0], map(self.written_out, of[1]))
        if of[0] == "gate":
            found = self.written_out(self.rules.gates[of[2]][1])
        elif of[0] == "some":
            inside = self.written_out(of[3])
            found = join("or", [join("and", [("test", False, self.element(of[2], i, PRESENT, "yes/no"), "yes", True),
                                             self.of_element(inside, of[2], i)]) for i in range(MOST)])
        else:
            return of
        return negate(found) if of[1] else found

    def of_element(self, of, name, i):
        if of[0] in ("and", "or"):
            return (of[0], tuple(self.of_element(one, name, i) for one in of[1]))
        return tuple(self.element(name, i, one.name, one.kind) if isinstance(one, Slot) and one.record else one for one in of)

    # Patterns

    def expression(self, of):
        if of[0] in ("and", "or"):
            return f"({of[0]} {' '.join(map(self.expression, of[1]))})"
        _, negated, slot, op, value = of
        own = f"?{slot.name}"
        if op == "yes":
            return f"(eq {own} {'no' if negated else 'yes'})"
        if op == "in":
            tests = [f"({'neq' if negated else 'eq'} {own} {symbol(one)})" for one in value]
            return tests[0] if len(tests) == 1 else f"({'and' if negated else 'or'} {' '.join(tests)})"
        order = {"<=": ("<=", ">"), ">=": (">=", "<")}[op.removesuffix("slot")][negated]
        return f"({order} {own} {'?' + value.name if op.endswith('slot') else value})"

    def reads(self, of):
        return {slot for one in of[1] for slot in self.reads(one)} if of[0] in ("and", "or") else {one for one in of if isinstance(one, Slot)}

    def constants(self, test):
        _, negated, _, op, value = test
        if op == "yes":
            return "no" if negated else "yes"
        return "&".join("~" + symbol(one) for one in value) if negated else "|".join(map(symbol, value))

    def pattern(self, formula):
        plain, predicates, bound = {}, {}, set()
        for part in formula[1] if formula[0] == "and" else [formula]:
            if part[0] == "test" and part[3] in ("yes", "in") and part[2] not in plain:
                plain[part[2]] = part
            else:
                bound |= self.reads(part)
                predicates.setdefault(max(self.reads(part), key=self.places.get), []).append(self.expression(part))
        out = []
        for slot in self.slots:
            terms = [f"?{slot.name}"] if slot in bound else []
            if slot in plain:  # a | b & c would be a | (b & c)
                terms.append(":" + self.expression(plain[slot]) if slot in predicates else self.constants(plain[slot]))
            terms += [f":{one}" for one in predicates.get(slot, [])]
            if terms:
                out.append(f"({slot.name} {'&'.join(terms)})")
        return f"(applicant {' '.join(out)})"

    def program(self):
        rules = [f"(defrule goal-{i}\n  {self.pattern(self.written_out(formula))}\n  => (applies {i}))\n"
                 for i, formula in enumerate(self.rules.goals.values())]
        return f"(deftemplate applicant {' '.join(f'(slot {slot.name})' for slot in self.slots)})\n{''.join(rules)}"

    def applicant(self, flat):
        """Values in the order of the slots; where there is no element they are anything."""
        values = [flat[slot.name] for slot in self.rules.slots[None]]
        for name, record in self.rules.lists.items():
            elements = flat[short(name)]
            for i in range(MOST):
                there = i < len(elements)
                values += [there, *(elements[i][slot.name] if there else False for slot in self.rules.slots[record])]
        return [symbol(one) if isinstance(one, str) else one for one in values]


def symbol(value):
    """No symbol may look like a number: series 0401."""
    return "c" + value if value[0].isdigit() else value
