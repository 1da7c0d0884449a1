// The engine and the naive oracle, which was written from the description alone, agree on random contents.

import { test } from "node:test";
import { LEVELS, Faults, cases, engine, same } from "./engine.mjs";

const CLOSE = 2.1e-6; // twice what rounding to a millionth may do
const found = await compared();

for (const [name, faults] of Object.entries(found.faults)) test(name, () => faults.report());
test("there was something to compare", (t) => {
  t.diagnostic(JSON.stringify(found.counts));
  new Faults().report();
  const { interviews, near, questions, finished, ruledOut, urgencies } = found.counts;
  if (!interviews || !questions || !finished || !ruledOut) throw new Error("too little was compared");
  if (near > questions / 100) throw new Error("the last digit decided too often");
  if (urgencies > interviews / 20) throw new Error("the advice was left open too often");
});

async function compared() {
  const names = ["urgency", "reasons", "red flags", "items", "weights", "ruled out", "not assessed", "parents", "asked", "next question"];
  const faults = Object.fromEntries(names.map((name) => [`the same ${name}`, new Faults()]));
  const counts = { interviews: 0, near: 0, questions: 0, finished: 0, ruledOut: 0, urgencies: 0 };
  for await (const { seed, symptom, bundle, interviews } of cases()) {
    const kb = engine.open(bundle);
    for (const { interview, expect } of interviews) {
      const where = { seed, symptom, interview };
      const check = (name, right, got, wanted) =>
        faults[`the same ${name}`].check(right, where, () => `${JSON.stringify(got)} and not ${JSON.stringify(wanted)}`);
      counts.interviews += 1;
      outcome(engine.outcome(kb, interview), expect, check, counts);
      next(engine.nextQuestion(kb, interview), expect, check, counts);
    }
  }
  return { faults, counts };
}

function outcome(got, expect, check, counts) {
  counts.ruledOut += got.ruledOut.length;
  counts.urgencies += expect.urgency.length > 1 ? 1 : 0;
  check("urgency", expect.urgency.includes(got.urgency), got.urgency, expect.urgency);

  const floors = got.reasons.filter(({ source }) => source !== "expected");
  const others = floors.filter(({ source }) => source !== "see-doctor");
  const named = others.map(({ source, id, level }) => [source, source === "minimum" ? null : id, LEVELS.indexOf(level)]);
  check("reasons", same(sorted(named), sorted(expect.reasons)), named, expect.reasons);
  const doctor = floors.filter(({ source }) => source === "see-doctor").map(({ level }) => LEVELS.indexOf(level));
  check("reasons", same(doctor.sort(), expect.seeDoctor), doctor, expect.seeDoctor);

  const flags = got.redFlags.map(({ id, findings }) => ({ id, findings: [...findings].sort() }));
  check("red flags", same(flags, expect.redFlags), flags, expect.redFlags);

  const scored = got.conditions.filter(({ children }) => !children?.length);
  const items = {};
  for (const condition of scored) {
    items[condition.id] = {};
    for (const { finding, milliNats } of [...condition.for, ...condition.against]) {
      if (milliNats) items[condition.id][finding] = (items[condition.id][finding] ?? 0) + milliNats;
    }
  }
  for (const id of new Set([...Object.keys(items), ...Object.keys(expect.items)])) {
    check("items", same(ordered(items[id]), ordered(expect.items[id])), { [id]: ordered(items[id]) }, { [id]: ordered(expect.items[id]) });
  }

  const weights = Object.fromEntries(scored.map(({ id, weight }) => [id, weight]));
  check("weights", Object.keys(weights).length === Object.keys(expect.weights).length, weights, expect.weights);
  for (const [id, weight] of Object.entries({ ...expect.weights, "": expect.somethingElse })) {
    const given = id ? weights[id] : got.somethingElse.weight;
    check("weights", Math.abs(given - weight) < CLOSE, { [id]: given }, { [id]: weight });
  }

  const out = Object.fromEntries(got.ruledOut.map(({ id, because }) => [id, [...because].sort()]));
  check("ruled out", same(ordered(out), ordered(expect.ruledOut)), out, expect.ruledOut);
  check("not assessed", same([...got.notAssessed].sort(), expect.notAssessed), got.notAssessed, expect.notAssessed);

  const parents = got.conditions.filter(({ children }) => children?.length);
  for (const { id, weight, children } of parents) {
    const wanted = expect.parents[id] ?? [];
    check("parents", same([...children].sort(), wanted), { id, children }, wanted);
    const sum = got.conditions.filter(({ parent }) => parent === id).reduce((total, child) => total + child.weight, 0);
    check("parents", Math.abs(weight - sum) < 1e-5, { id, weight }, sum);
  }
  check("asked", got.asked === expect.asked, got.asked, expect.asked);
}

function next(got, expect, check, counts) {
  const [wanted] = expect.next;
  counts[wanted ? "questions" : "finished"] += 1;
  const right = got && { kind: got.kind, id: got.id, findings: got.findings };
  const asked = wanted && { kind: wanted.kind, id: wanted.id, findings: wanted.findings };
  if (same(right, asked ?? null)) return;
  const [mine, best] = [expect.candidates[got?.id], wanted?.gain];
  const tie = mine !== undefined && best !== undefined && Math.abs(mine - best) < CLOSE && Math.abs(mine - best) > 1e-10;
  const least = (gain) => [0, 0.015].some((limit) => Math.abs(gain - limit) < CLOSE);
  if (tie || ((!got || !wanted) && least(got ? mine : best))) counts.near += 1;
  else check("next question", false, { ...right, gain: mine }, asked && { ...asked, gain: best });
}

function sorted(lists) {
  return lists.map((list) => JSON.stringify(list)).sort();
}

function ordered(value) {
  if (value === undefined || value === null || typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, ordered(value[key])]));
}
