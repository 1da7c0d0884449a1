// So that whoever asks may keep what they gave: the engine works on a bundle and on interviews that nothing can change.
//
// Each case is {name, bundle}. Modules are strict, so that a write to something frozen is an error.

import assert from "node:assert/strict";
import { test } from "node:test";
import { cases, engine } from "./engine.mjs";
import { ASK, interviewsOf } from "./interviews.mjs";

const whole = [];
for await (const one of cases()) whole.push(one);
assert(whole.length > 1);

test("a frozen bundle opens, and is what it was", () => {
  for (const { name, bundle } of whole) {
    const before = JSON.stringify(bundle);
    const kb = engine.open(frozen(JSON.parse(before)));
    const other = engine.open(bundle);
    for (const interview of interviewsOf(kb, name, 5)) said(kb, interview);
    for (const interview of interviewsOf(other, name, 5)) said(other, interview);
    assert.equal(JSON.stringify(bundle), before, name);
  }
});

test("a frozen interview is answered as any other, and is what it was", () => {
  for (const { name, bundle } of whole) {
    const kb = engine.open(bundle);
    for (const interview of interviewsOf(kb, name, 20)) {
      const before = JSON.stringify(interview);
      const plain = said(kb, JSON.parse(before));
      assert(said(kb, frozen(interview)) === plain, `${name}: ${before}`);
      assert.equal(JSON.stringify(interview), before, name);
    }
  }
});

test("an interview that was asked about before is asked about as if for the first time", () => {
  for (const { name, bundle } of whole) {
    const kb = engine.open(bundle);
    const all = [...interviewsOf(kb, name, 20)];
    const first = all.map((interview) => said(kb, interview));
    const again = all.map((interview) => said(engine.open(bundle), interview));
    const backwards = all.toReversed().map((interview) => said(kb, interview)).reverse();
    for (const [place, interview] of all.entries()) {
      assert(backwards[place] === first[place], `the second time, ${name}: ${JSON.stringify(interview)}`);
      assert(again[place] === first[place], `newly opened, ${name}: ${JSON.stringify(interview)}`);
    }
  }
});

/** Everything that the engine says of an interview. */
function said(kb, interview) {
  return JSON.stringify(ASK.map((ask) => engine[ask](kb, interview)));
}

function frozen(value) {
  if (typeof value === "object" && value !== null) Object.values(value).forEach(frozen);
  return Object.freeze(value);
}
