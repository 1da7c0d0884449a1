// What must hold for any interview, beside the oracle: quick enough to be run on every broken copy of the engine.

import { test } from "node:test";
import { Faults, cases, engine, seeded } from "./engine.mjs";

const names = ["answers in another order give the same", "what was asked before changes nothing", "weights are whole millionths"];
const faults = Object.fromEntries(names.map((name) => [name, new Faults()]));
const [order, undo, millionths] = names;

for await (const { seed, symptom, bundle, interviews } of cases()) {
  const kb = engine.open(bundle);
  const { shuffled } = seeded(seed);
  const told = (interview) => JSON.stringify([engine.outcome(kb, interview), engine.nextQuestion(kb, interview)]);
  for (const { interview } of interviews) {
    const where = { seed, symptom, interview };
    const first = told(interview);
    faults[order].check(told({ ...interview, answers: shuffled(interview.answers) }) === first, where, () => "another result");
    const open = kb.findings.filter((finding) => !interview.answers.some((answer) => answer.finding === finding)).slice(0, 3);
    for (const finding of open) told({ ...interview, answers: [...interview.answers, { finding, value: "yes" }] });
    faults[undo].check(told(interview) === first, where, () => "another result after other answers were tried");
    const { conditions, somethingElse } = engine.outcome(kb, interview);
    const weights = [...conditions.map(({ weight }) => weight), somethingElse.weight];
    faults[millionths].check(weights.every((weight) => Math.round(weight * 1e6) / 1e6 === weight), where, () => JSON.stringify(weights));
  }
}

for (const name of names) test(name, () => faults[name].report());
