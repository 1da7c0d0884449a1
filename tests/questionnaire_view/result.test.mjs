import assert from "node:assert/strict";
import { test } from "node:test";

import { doubtOf, told } from "../../theme/overrides/assets/javascripts/questionnaire/view/result.js";
import { inForm } from "../../theme/overrides/assets/javascripts/questionnaire/view/words.js";
import { begun, engine, led, ofArticle, words } from "./questionnaire.mjs";

test("a sign that is missing is told as a reason to wait, and never as one to hurry", () => {
  const [hurry, odd, wait, calmer] = [[true, "yes"], [true, "no"], [false, "no"], [false, "yes"]].map(([raises, value]) => ({ raises, value }));
  assert.deepEqual(told([hurry, odd, wait, calmer]), [hurry, wait, calmer]);
});

test("that a thing comes near is not said in the words for a problem that is not known", () => {
  const { result } = inForm(words, false);
  const { state } = led(ofArticle, begun(), { yes: [] });
  const outcome = engine.outcome(ofArticle, { symptom: ofArticle.symptom, age: null, sex: null, answers: state.steps.flatMap((step) => step.answers) });
  assert.equal(outcome.covered, false);
  assert.equal(doubtOf({ covered: false, fit: null }, result).title, "This tool does not know your problem");
  assert.equal(doubtOf({ covered: false, fit: { trust: 1 } }, result).title, "This tool is not sure what it is");
  assert.equal(doubtOf({ covered: true, fit: { trust: 9 } }, result), null);
  assert.notEqual(doubtOf(outcome, result), null);
});
