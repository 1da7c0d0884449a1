/** So that the time to the next question is measured where nothing else runs: whole interviews, answered by chance. */

import { readFileSync } from "node:fs";
import { nextQuestion, open } from "../../theme/overrides/assets/javascripts/questionnaire/engine/index.js";

const bundle = JSON.parse(readFileSync(process.argv[2], "utf8"));
const begun = performance.now();
const kb = open(bundle);
const opened = performance.now() - begun;

let seed = 1;
const chance = () => ((seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648);
const interview = (/** @type {number[] | null} */ times) => {
  const answers = [];
  for (;;) {
    const from = performance.now();
    const question = nextQuestion(kb, { symptom: null, age: 50, sex: "male", answers });
    times?.push(performance.now() - from);
    if (question === null) return;
    for (const finding of question.findings) {
      answers.push({ finding, value: chance() < 0.3 ? "yes" : chance() < 0.2 ? "unknown" : "no" });
    }
  }
};
for (let round = 0; round < 5; round += 1) interview(null); // the first ones are for the compiler inside Node
const times = [];
for (let round = 0; round < 40; round += 1) interview(times);
times.sort((one, other) => one - other);
const at = (/** @type {number} */ share) => times[Math.floor(times.length * share)];
console.log(JSON.stringify({ p50: at(0.5), p95: at(0.95), open: opened, asked: times.length }));
