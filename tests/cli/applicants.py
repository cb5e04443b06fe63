"""Applicants made at random from the rules' own schema: every name and value is a valid one, and nobody is real."""

import json


class Maker:
    """Values, elements and whole cases by the schema that `hirepath schema` prints."""

    def __init__(self, schema, random):
        self.schema = schema
        self.random = random

    def at(self, node):
        """The node itself, behind its references."""
        while "$ref" in node:
            target = self.schema
            for step in node["$ref"].removeprefix("#/").split("/"):
                target = target[step]
            node = target
        return node

    def plain(self, node):
        """A plain value of a fact, or None where this maker does not know how."""
        name = node.get("$ref", "").rsplit("/", 1)[-1]
        random = self.random
        if name == "date":
            day = f"{random.randint(1990, 2029)}-{random.randint(1, 12):02}-{random.randint(1, 28):02}"
            return random.choice([day, day, day, day[:7], day[:4]])
        if name == "grade":
            return f"GS-{random.randint(1, 15)}"
        if name == "code":
            return random.choice(["0110", "2210", "0401", "1102", "AF", "VA"])
        node = self.at(node)
        if "enum" in node:
            return random.choice(node["enum"])
        if node.get("type") == "boolean":
            return random.random() < 0.6
        if node.get("type") == "integer":
            return random.randint(node.get("minimum", 0), min(node.get("maximum", 5000), 5000))
        if "anyOf" in node:
            return self.plain(node["anyOf"][0])
        return None

    def value(self, node):
        """A plain value, null, or an object with its evidence."""
        chance = self.random.random()
        if chance < 0.05:
            return None
        value = self.plain(node["anyOf"][0] if "anyOf" in node else node)
        if chance < 0.15 and value is not None:
            return {"value": value, "evidence": "dd214", "state": "verified"} if self.has_document("dd214") else {"value": value}
        return value

    def has_document(self, name):
        return name in self.at({"$ref": "#/$defs/document"}).get("enum", [])

    def part(self, node, share):
        made = {}
        for name, member in node["properties"].items():
            if self.random.random() >= share:
                continue
            target = self.at(member)
            if name.endswith("_complete") and name.removesuffix("_complete") in node["properties"]:
                continue
            if "items" in target:
                count = self.random.choice([0, 1, 1, 2, 3])
                made[name] = [self.part(self.at(target["items"]), 0.7) for _ in range(count)]
                if self.random.random() < 0.6:
                    made[name + "_complete"] = self.random.random() < 0.8
            elif "properties" in target:
                made[name] = self.part(target, share)
            else:
                made[name] = self.value(member)
        return made

    def case(self, subjects=("person", "action"), share=0.4):
        properties = self.schema["properties"]
        return {name: self.part(self.at(properties[name]), share) for name in subjects if name in properties}


def lines(schema, random, count, **how):
    """So many cases, as JSON Lines with ids of every kind."""
    maker = Maker(schema, random)
    made = []
    for number in range(count):
        case = maker.case(**how)
        if random.random() < 0.8:
            case = {"id": random.choice([f"A-{number}", number, f'é "{number}"']), **case}
        made.append(json.dumps(case, ensure_ascii=random.random() < 0.5))
    return made
