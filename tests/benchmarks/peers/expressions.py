"""The rules as plain Python, C++, Prolog, and a decision of Zen: languages whose conditions nest as they do in the law."""
import json
from itertools import count

from closed_world import FALSE, TRUE
from people import short


def name_of(gate):
    return gate.replace("-", "_")


class Notation:
    """Writes formulas; what differs between languages is overridden."""

    both, either, true, false, at_most, same = " and ", " or ", "True", "False", "<=", "=="

    def __init__(self, rules):
        self.rules = rules

    def formula(self, of, element=None):
        """`element`: whether one is in hand."""
        if of in (TRUE, FALSE):
            return self.true if of == TRUE else self.false
        if of[0] in ("and", "or"):
            return "(" + (self.both if of[0] == "and" else self.either).join(self.formula(one, element) for one in of[1]) + ")"
        if of[0] == "some":
            return self.negated(of[1], self.some(of[2], of[3]))
        if of[0] == "gate":
            return self.negated(of[1], self.gate(of[2]))
        return self.test(*of[1:])

    def negated(self, negated, text):
        return f"(not {text})" if negated else text

    def test(self, negated, slot, op, value):
        own = self.slot(slot)
        if op == "yes":
            return self.negated(negated, own)
        if op == "in" and len(value) == 1:
            return f"{own} {'!=' if negated else self.same} {self.text(value[0])}"
        if op == "in":
            return self.negated(negated, f"({own} in {self.several(value)})")
        order = {"<=": ("<=", ">"), ">=": (">=", "<")}[op.removesuffix("slot")][negated]
        return f"{own} {order} {self.slot(value) if op.endswith('slot') else value}"

    def text(self, value):
        return f"'{value}'"


class Python(Notation):
    def slot(self, slot):
        return f"{'e' if slot.record else 'a'}['{slot.name}']"

    def several(self, values):
        return repr(values)

    def gate(self, name):
        return f"{name_of(name)}(a, e)" if self.rules.gates[name][0] else f"{name_of(name)}(a)"

    def some(self, of, inside):
        return f"any({self.formula(inside)} for e in a['{short(of)}'])"

    def program(self):
        out = []
        for name, (record, formula) in self.rules.gates.items():
            out.append(f"def {name_of(name)}(a{', e' if record else ''}):\n    return {self.formula(formula)}\n\n\n")
        goals = ",\n            ".join(self.formula(one) for one in self.rules.goals.values())
        return "".join(out) + f"def answers(a):\n    return ({goals})\n"


class Cpp(Notation):
    """What a program in a hurry would have: structs of numbers, choices numbered, inline functions."""

    both, either, true, false = " && ", " || ", "true", "false"

    def __init__(self, rules):
        super().__init__(rules)
        self.numbers = {}

    def negated(self, negated, text):
        return f"!{text}" if negated else text

    def slot(self, slot):
        return f"{'e' if slot.record else 'a'}.{slot.name}"

    def text(self, value):
        return str(self.numbers.setdefault(value, len(self.numbers)))

    def test(self, negated, slot, op, value):
        if op == "in" and len(value) > 1:
            tests = (" && " if negated else " || ").join(f"{self.slot(slot)} {'!=' if negated else '=='} {self.text(one)}" for one in value)
            return f"({tests})"
        return super().test(negated, slot, op, value)

    def gate(self, name):
        return f"{name_of(name)}({'a, e' if self.rules.gates[name][0] else 'a'})"

    def some(self, of, inside):
        return f"some(a.{short(of)}, [&](const auto& e) {{ return {self.formula(inside)}; }})"

    def program(self):
        out = []
        for name, record in [*self.rules.lists.items(), ("applicant", None)]:
            fields = [f"std::int32_t {slot.name};" for slot in self.rules.slots[record]]
            if record is None:
                fields += [f"List<{short(one)}_element> {short(one)};" for one in self.rules.lists]
            out.append(f"struct {'Applicant' if record is None else short(name) + '_element'} {{\n  " + "\n  ".join(fields) + "\n};\n")
        for name, (record, formula) in self.rules.gates.items():
            out.append(f"inline bool {name_of(name)}(const Applicant& a{', const auto& e' if record else ''}) {{ return {self.formula(formula)}; }}\n")
        goals = "".join(f"  out |= static_cast<std::uint32_t>({self.formula(one)}) << {i};\n" for i, one in enumerate(self.rules.goals.values()))
        return "".join(out) + f"inline std::uint32_t answers(const Applicant& a) {{\n  std::uint32_t out = 0;\n{goals}  return out;\n}}\n"

    def applicant(self, flat):
        """Numbers in the order of the struct; of a list how many, then their slots."""
        def numbers(record, values):
            return [int(self.text(values[slot.name])) if slot.kind == "choice" else int(values[slot.name]) for slot in self.rules.slots[record]]
        lists = [[len(flat[short(name)]), *(number for one in flat[short(name)] for number in numbers(record, one))]
                 for name, record in self.rules.lists.items()]
        return " ".join(map(str, sum(lists, numbers(None, flat)))) + "\n"


class Zen(Notation):
    """One expression node: definitions of the applicant first, which later ones name; those of elements written out."""

    def slot(self, slot):
        return f"#.{slot.name}" if slot.record else slot.name

    def several(self, values):
        return "[" + ", ".join(map(self.text, values)) + "]"

    def gate(self, name):
        record, formula = self.rules.gates[name]
        return f"({self.formula(formula)})" if record else f"$.{name_of(name)}"

    def some(self, of, inside):
        return f"some({short(of)}, {self.formula(inside)})"

    def program(self):
        named = [(name_of(name), formula) for name, (record, formula) in self.rules.gates.items() if not record]
        goals = [(f"goal_{i}", formula) for i, formula in enumerate(self.rules.goals.values())]
        lines = [{"id": f"e{i}", "key": key, "value": self.formula(formula)} for i, (key, formula) in enumerate(named + goals)]
        node = {"id": "rules", "name": "rules", "type": "expressionNode", "position": {"x": 0, "y": 0},
                "content": {"expressions": lines, "passThrough": False}}
        ends = [{"id": one, "name": one, "type": f"{one}Node", "position": {"x": 0, "y": 0}} for one in ("input", "output")]
        edges = [{"id": f"{a}-{b}", "sourceId": a, "targetId": b, "type": "edge"} for a, b in (("input", "rules"), ("rules", "output"))]
        return json.dumps({"nodes": [*ends, node], "edges": edges})


class Prolog(Notation):
    """An applicant is a term of the slots in order, a list of terms where the slot is a list; a definition a clause."""

    both, either, true, false = ", ", " ; ", "true", "fail"

    def __init__(self, rules):
        super().__init__(rules)
        self.fresh = count()
        self.lists = [short(one) for one in rules.lists]

    def negated(self, negated, text):
        return f"\\+ {text}" if negated else text

    def place(self, slot):
        return self.rules.slots[slot.record].index(slot) + 1

    def arg(self, slot, value):
        return f"arg({self.place(slot)}, {'E' if slot.record else 'A'}, {value})"

    def test(self, negated, slot, op, value):
        if op == "yes":
            return self.arg(slot, "no" if negated else "yes")
        own = f"V{next(self.fresh)}"
        if op == "in":
            if not negated and len(value) == 1:
                return self.arg(slot, self.text(value[0]))
            tests = [f"{own} {chr(92) + '==' if negated else '=='} {self.text(one)}" for one in value]
            return f"({self.arg(slot, own)}, ({(', ' if negated else ' ; ').join(tests)}))"
        order = {"<=": ("=<", ">"), ">=": (">=", "<")}[op.removesuffix("slot")][negated]
        if not op.endswith("slot"):
            return f"({self.arg(slot, own)}, {own} {order} {value})"
        other = f"V{next(self.fresh)}"
        return f"({self.arg(slot, own)}, {self.arg(value, other)}, {own} {order} {other})"

    def gate(self, name):
        return f"{name_of(name)}({'A, E' if self.rules.gates[name][0] else 'A'})"

    def some(self, of, inside):
        place, elements = len(self.rules.slots[None]) + 1 + list(self.rules.lists).index(of), f"L{next(self.fresh)}"
        return f"(arg({place}, A, {elements}), member(E, {elements}), {self.formula(inside)})"

    def program(self):
        out = [":- module(rules, [answers/2]).\n:- style_check(-singleton).\n"]
        for name, (record, formula) in self.rules.gates.items():
            out.append(f"{name_of(name)}({'A, E' if record else 'A'}) :- {self.formula(formula)}, !.\n")
        for i, formula in enumerate(self.rules.goals.values()):
            out.append(f"goal_{i}(A) :- {self.formula(formula)}, !.\n")
        bits = ", ".join(f"( goal_{i}(A) -> B{i} = 0'1 ; B{i} = 0'0 )" for i in range(len(self.rules.goals)))
        return "".join(out) + f"answers(A, [{', '.join(f'B{i}' for i in range(len(self.rules.goals)))}]) :- {bits}.\n"

    def applicant(self, flat):
        def term(record, values):
            for slot in self.rules.slots[record]:
                value = values[slot.name]
                yield ("yes" if value else "no") if slot.kind == "yes/no" else self.text(value) if slot.kind == "choice" else str(value)
        lists = ["[" + ",".join(f"e({','.join(term(record, one))})" for one in flat[short(name)]) + "]"
                 for name, record in self.rules.lists.items()]
        return f"a({','.join([*term(None, flat), *lists])}).\n"
