"""The rules for clingo: all applicants at once, each yes a fact of its own; what nests is a predicate of its own."""
from closed_world import FALSE, TRUE
from expressions import name_of
from people import short


class Clingo:
    def __init__(self, rules):
        self.rules, self.made = rules, {}
        # Short names: clingo reads applicants as text, which is most of its time.
        self.names = {slot: f"f{at}_{i}" for at, record in enumerate(rules.slots) for i, slot in enumerate(rules.slots[record])}
        self.out = [f"% {name}: {slot.record or 'applicant'} {slot.name}\n" for slot, name in self.names.items()]
        for name, (record, formula) in rules.gates.items():
            self.define(f"d_{name_of(name)}", formula, self.list_of(record))
        for i, formula in enumerate(rules.goals.values()):
            self.define("applies", formula, None, f"I,{i}")
        self.out.append("#show applies/2.\n")

    def list_of(self, record):
        return next((short(name) for name, of in self.rules.lists.items() if of == record), None)

    def define(self, head, formula, element, arguments=None):
        """`element`: the list of the element in hand, or None."""
        arguments = arguments or ("I,E" if element else "I")
        for one in formula[1] if formula[0] == "or" else [formula]:
            body = [self.literal(part, element) for part in (one[1] if one[0] == "and" else [one])]
            domain = f"{element}(I,E)" if element else "applicant(I)"
            positive = any("not " not in text and ("E" in text if element else True) for text in body)
            self.out.append(f"{head}({arguments}) :- {', '.join(body + ([] if positive else [domain]))}.\n")

    def own(self, formula, element):
        """A predicate of its own for what nests; the same for the same."""
        key = (formula, element)
        if key not in self.made:
            self.made[key] = f"aux_{len(self.made)}"
            self.define(self.made[key], formula, element)
        return f"{self.made[key]}({'I,E' if element else 'I'})"

    def literal(self, of, element):
        assert of not in (TRUE, FALSE)
        if of[0] in ("and", "or"):
            return self.own(of, element)
        if of[0] == "gate":
            arguments = "I,E" if self.rules.gates[of[2]][0] else "I"
            return f"{'not ' if of[1] else ''}d_{name_of(of[2])}({arguments})"
        if of[0] == "some":
            inside = self.own(of[3], short(of[2])).replace("I,E", "I,_")
            return f"not some_{inside.replace('I,_', 'I')}" if of[1] and self.projected(inside) else inside
        return self.test(*of[1:])

    def projected(self, inside):
        rule = f"some_{inside.replace('I,_', 'I')} :- {inside}.\n"
        if rule not in self.out:
            self.out.append(rule)
        return True

    def test(self, negated, slot, op, value):
        name = self.names[slot]
        where = "I,E" if slot.record else "I"
        if op == "yes":
            return f"{'not ' if negated else ''}{name}({where})"
        own = f"V_{slot.name}"
        if op == "in":
            if negated:
                return ", ".join([f"{name}({where},{own})", *(f"{own} != {symbol(one)}" for one in value)])
            return f"{name}({where},({';'.join(map(symbol, value))}))"
        order = {"<=": ("<=", ">"), ">=": (">=", "<")}[op.removesuffix("slot")][negated]
        if not op.endswith("slot"):
            return f"{name}({where},{own}), {own} {order} {value}"
        other = self.test(False, value, "<=", f"V_{value.name}").rpartition(", ")[0]
        return f"{name}({where},{own}), {other}, {own} {order} V_{value.name}"

    def program(self):
        return "".join(self.out)

    def applicant(self, flat, number):
        out = [f"applicant({number})."]

        def say(record, values, where):
            for slot in self.rules.slots[record]:
                value, name = values[slot.name], self.names[slot]
                if slot.kind == "yes/no":
                    if value:
                        out.append(f"{name}({where}).")
                else:
                    out.append(f"{name}({where},{symbol(value) if slot.kind == 'choice' else value}).")

        say(None, flat, number)
        for name, record in self.rules.lists.items():
            for i, element in enumerate(flat[short(name)]):
                out.append(f"{short(name)}({number},{i}).")
                say(record, element, f"{number},{i}")
        return "".join(out) + "\n"


def symbol(value):
    return "c" + value if value[0].isdigit() else value.replace("-", "_")
