#!/usr/bin/env python3
"""Made-up applicants and announcements in any number, with a fixed seed: what growth is measured with.

crowd.py applicants COUNT FILE --hirepath PROGRAM   lines of 0.6 KB: what one authority asks for and some facts more
crowd.py announcements COUNT FOLDER                 the example announcement with other jobs, one grade each
"""
import argparse
import copy
import json
import subprocess
import sys
from pathlib import Path
from random import Random

sys.dont_write_bytecode = True
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "oracle"))
from critical import Critical  # noqa: E402
from legal_days import read_day, show  # noqa: E402

ON = read_day("2026-11-21")
LENGTH = 600  # bytes of a line, in the mean
SERIES = ("0110", "0201", "0343", "0401", "0482", "0610", "0701", "0801", "0810", "1102", "1301", "1510", "1529", "2210")
EXAMPLE = HERE.parents[1] / "docs/examples/announcements/biologist.json"


class Crowd:
    def __init__(self, export, random):
        self.random, self.critical = random, Critical(export)
        self.facts = [name for name in self.critical.types if isinstance(name, str) and name.startswith("person.")]
        self.hopes = list(self.critical.hopes.values())
        self.choices = {key: self.critical.values(key) for key, kind in self.critical.types.items()
                        if kind["kind"] not in ("date", "list")}

    def value(self, key, hopes):
        if self.critical.types[key]["kind"] == "date":
            return show(ON - self.random.randint(-400, 5000))
        return self.random.choice(hopes[key] if key in hopes else self.choices[key])

    def line(self, number):
        random, person, length, hopes = self.random, {}, 0, self.random.choice(self.hopes)
        asked = [key for key in hopes if isinstance(key, str) and key in self.choices and key.startswith("person.")]
        records = {key[0] for key in hopes if isinstance(key, tuple)}
        asked += [name for name in self.facts if self.critical.types[name].get("record") in records]
        while length < LENGTH - 160:
            name = asked.pop() if asked else random.choice(self.facts)
            field, kind = name.removeprefix("person."), self.critical.types[name]
            if field in person:
                continue
            if kind["kind"] != "list":
                person[field] = self.value(name, hopes)
            elif length > LENGTH / 2:
                continue
            else:
                keys = [(kind["record"], one) for one in self.critical.records[kind["record"]]]
                person[field] = [{key[1]: self.value(key, hopes) for key in keys}]
                person[field + "_complete"] = True
            length += len(field) + len(json.dumps(person[field]))
        return json.dumps({"id": f"A-{number}", "person": person}) + "\n"


def applicants(options):
    export = json.loads(subprocess.run([options.hirepath, "rules", "export", "--format", "json"], capture_output=True, check=True).stdout)
    crowd = Crowd(export, Random(options.seed))
    with open(options.out, "w", encoding="utf-8") as file:
        for number in range(options.count):
            file.write(crowd.line(number))


def announcements(options):
    random, example = Random(options.seed), json.loads(EXAMPLE.read_text())
    options.out.mkdir(exist_ok=True)
    for number in range(options.count):
        one = copy.deepcopy(example)
        one["MatchedObjectId"] = str(900000000 + number)
        job = one["MatchedObjectDescriptor"]
        job["JobCategory"][0]["Code"] = random.choice(SERIES)
        details = job["UserArea"]["Details"]
        details["LowGrade"] = details["HighGrade"] = str(random.randint(3, 15))
        details["ServiceType"] = random.choice(("01", "01", "02"))
        details["HiringPath"] = random.sample(details["HiringPath"], 3)
        (options.out / f"{number}.json").write_text(json.dumps(one))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("applicants", "announcements"))
    parser.add_argument("count", type=int)
    parser.add_argument("out", type=Path)
    parser.add_argument("--hirepath", default="build/release/cli/hirepath")
    parser.add_argument("--seed", type=int, default=20261121)
    options = parser.parse_args()
    (applicants if options.what == "applicants" else announcements)(options)


if __name__ == "__main__":
    main()
