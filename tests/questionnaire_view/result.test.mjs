import assert from "node:assert/strict";
import { test } from "node:test";

import { told } from "../../theme/overrides/assets/javascripts/questionnaire/view/result.js";

test("a sign that is missing is told as a reason to wait, and never as one to hurry", () => {
  const [hurry, odd, wait, calmer] = [[true, "yes"], [true, "no"], [false, "no"], [false, "yes"]].map(([raises, value]) => ({ raises, value }));
  assert.deepEqual(told([hurry, odd, wait, calmer]), [hurry, wait, calmer]);
});
