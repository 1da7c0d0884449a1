import assert from "node:assert/strict";
import { test } from "node:test";

import { entriesOf, matches } from "../../theme/overrides/assets/javascripts/questionnaire/view/match.js";
import { general } from "./questionnaire.mjs";

const entries = entriesOf(general);
const found = (text) => matches(entries, text).map((entry) => entry.name);

for (const [text, name] of [
  ["knee pain", "Knee pain"],
  ["my knees are aching", "Knee pain"],
  ["My KNEE is sore!", "Knee pain"],
  ["soar kneee", "Knee pain"],
  ["i am limping", "limping"],
  ["limp", "limping"],
  ["weak leg", "weak leg"],
  ["i've got a rahs", "rash"],
]) {
  test(`“${text}” finds ${name} first`, () => assert.equal(found(text)[0], name));
}

for (const text of ["xylophone", "", "  ", "???", "toothache"]) {
  test(`“${text}” finds nothing`, () => assert.deepEqual(found(text), []));
}

test("an article stands for its finding, and says what is meant by it", () => {
  const [first] = matches(entries, "sore knee");
  assert.deepEqual([first.finding, first.article, first.note], ["sore-knee", "knee-pain", "Is your knee sore?"]);
  assert.equal(entries.filter((entry) => entry.finding === "sore-knee").length, 1);
});

test("nobody comes because of what was so before", () => {
  assert.deepEqual(entries.filter((entry) => entry.finding === "gout-in-family"), []);
});

test("five thousand findings are searched between two keys", () => {
  const many = Array.from({ length: 5000 }, (_, place) => entries[place % entries.length]);
  const start = performance.now();
  matches(many, "my left knee hurts whenever i climb stairs");
  assert.ok(performance.now() - start < 500);
});
