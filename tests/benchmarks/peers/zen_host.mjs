// node zen_host.mjs MODULE RULES SLOTS ANSWERS: 50 evaluations in flight, which is faster than one after the other.
import { createRequire } from "node:module";
import { readFileSync, writeFileSync } from "node:fs";

const [place, rules, slots, written] = process.argv.slice(2);
const { ZenEngine } = createRequire(place)("@gorules/zen-engine");
const decision = new ZenEngine().createDecision(readFileSync(rules));
const goals = Array.from({ length: 20 }, (_, i) => `goal_${i}`);
const cpu = (since) => { const { user, system } = process.cpuUsage(since); return user + system; };

async function evaluate(people, take) {
  for (let i = 0; i < people.length; i += 50)
    take(await Promise.all(people.slice(i, i + 50).map((one) => decision.evaluate(one))));
}
const bits = (one) => goals.map((goal) => (one.result[goal] ? "1" : "0")).join("") + "\n";
const read = () => readFileSync(slots, "utf8").trimEnd().split("\n").map((line) => JSON.parse(line));

await evaluate(read().slice(0, 100), () => {});
let before = process.cpuUsage();
const lines = [];
await evaluate(read(), (found) => lines.push(...found.map(bits)));
writeFileSync(written, lines.join(""));
const total = cpu(before), people = read();
before = process.cpuUsage();
await evaluate(people, () => {});
console.log(JSON.stringify({ total: total / people.length, evaluation: cpu(before) / people.length }));
