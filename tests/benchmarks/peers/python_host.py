"""python_host.py RULES SLOTS ANSWERS: the rules as Python's own conditions."""
import importlib.util
import json
import sys
import time

sys.dont_write_bytecode = True
_, rules, slots, written = sys.argv
spec = importlib.util.spec_from_file_location("rules", rules)
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
answers = module.answers

start = time.process_time()
with open(slots, encoding="utf-8") as lines, open(written, "w", encoding="utf-8") as out:
    for line in lines:
        out.write("".join("1" if one else "0" for one in answers(json.loads(line))) + "\n")
total = time.process_time() - start
with open(slots, encoding="utf-8") as lines:
    people = [json.loads(line) for line in lines]
start = time.process_time()
for one in people:
    answers(one)
evaluation = time.process_time() - start
print(json.dumps({"total": total * 1e6 / len(people), "evaluation": evaluation * 1e6 / len(people)}))
