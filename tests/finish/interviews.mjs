/** So that two builds of the engine can be compared: interviews with one bundle, as a list of their results. */

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [, , engine, bundle] = process.argv;
const { changes, nextQuestion, open, outcome, progress } = await import(pathToFileURL(engine).href);
const kb = open(JSON.parse(readFileSync(bundle, "utf8")));
let seed = 1;
const chance = () => ((seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648);
const results = [];
for (let reader = 0; reader < 60; reader += 1) {
  const answers = [];
  const interview = { symptom: reader % 2 ? kb.articles[0] : null, age: reader + 10, sex: reader % 3 ? "female" : "male", answers };
  for (let question = nextQuestion(kb, interview); question; question = nextQuestion(kb, interview)) {
    for (const finding of question.findings) {
      const value = chance() < 0.3 ? "yes" : chance() < 0.2 ? "unknown" : "no";
      answers.push({ finding, value });
    }
    results.push(JSON.stringify([question, progress(kb, interview)]));
  }
  results.push(JSON.stringify([outcome(kb, interview), changes(kb, interview)]));
}
console.log(JSON.stringify(results));
