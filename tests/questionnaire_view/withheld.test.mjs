import assert from "node:assert/strict";
import { test } from "node:test";

import { shownOf } from "../../theme/overrides/assets/javascripts/questionnaire/view/withheld.js";
import { begun, engine, general, led, real } from "./questionnaire.mjs";

const leaf = (id, more = {}) => ({ id, shown: true, children: [], parent: null, urgency: "routine", ...more });
const outcome = (...conditions) => ({ urgency: "soon", reasons: [1], redFlags: [2], conditions, ruledOut: [], notAssessed: [], covered: true });
const ids = (found) => found.conditions.filter((one) => one.shown).map((one) => one.id);

test("where nothing is withheld, everything is shown as it was", () => {
  const { state } = led(general, begun(), { yes: ["knee-pain"] });
  const found = engine.outcome(general, { symptom: null, age: null, sex: null, answers: state.steps.flatMap((step) => step.answers) });
  assert.deepEqual(shownOf(found, []), { ...found, withheld: false });
});

test("what is withheld is named nowhere, and it is said that something is", () => {
  const found = { ...outcome(leaf("a"), leaf("b")), ruledOut: [{ id: "b" }, { id: "c" }], notAssessed: ["b", "d"] };
  const shown = shownOf(found, ["b"]);
  assert.deepEqual(ids(shown), ["a"]);
  assert.deepEqual([shown.ruledOut, shown.notAssessed, shown.withheld], [[{ id: "c" }], ["d"], true]);
});

test("nothing is said of what would not have been shown anyway", () => {
  assert.equal(shownOf(outcome(leaf("a"), leaf("b", { shown: false })), ["b"]).withheld, false);
});

test("a condition over its forms stands as long as one of them is shown", () => {
  const over = leaf("over", { children: ["one", "other"] });
  const forms = [leaf("one", { parent: "over" }), leaf("other", { parent: "over", shown: false })];
  assert.deepEqual(ids(shownOf(outcome(over, ...forms), ["other"])), ["over", "one"]);
  assert.deepEqual(ids(shownOf(outcome(over, ...forms), ["one"])), []);
});

test("the advice, its grounds and the red flags stay, whatever is withheld", () => {
  for (const kb of real) {
    for (const finding of kb.findings) {
      const found = engine.outcome(kb, { symptom: null, age: null, sex: null, answers: [{ finding, value: "yes" }] });
      const { urgency, reasons, redFlags } = shownOf(found, kb.conditions);
      assert.deepEqual({ urgency, reasons, redFlags }, { urgency: found.urgency, reasons: found.reasons, redFlags: found.redFlags });
    }
  }
});
