import assert from "node:assert/strict";
import { test } from "node:test";

import { doubtOf, notKnown, told } from "../../theme/overrides/assets/javascripts/questionnaire/view/result.js";
import { inForm } from "../../theme/overrides/assets/javascripts/questionnaire/view/words.js";
import { begun, engine, led, ofArticle, words } from "./questionnaire.mjs";

const change = (/** @type {boolean} */ raises, /** @type {string} */ value, /** @type {string | null} */ from, urgency = "emergency") => ({ raises, value, from, urgency });

test("only a sign that is there is told as a reason to hurry, and only what was said to be so as one to wait", () => {
  const hurry = [change(true, "yes", "no"), change(true, "yes", null)];
  const wait = change(false, "no", "yes");
  const others = [change(true, "no", "yes"), change(false, "yes", "no"), change(false, "no", null), change(true, "yes", "unknown")];
  assert.deepEqual(told([...hurry, wait, ...others]), [...hurry, wait]);
});

test("what is not known and would count is told with the advice, the most urgent first", () => {
  const [today, now] = [change(true, "yes", "unknown", "same-day"), change(true, "yes", "unknown", "ambulance")];
  const others = [change(true, "yes", null), change(false, "yes", "unknown"), change(true, "no", "unknown")];
  assert.deepEqual(notKnown([today, ...others, now], ["routine", "same-day", "emergency", "ambulance"]), [now, today]);
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
