import assert from "node:assert/strict";
import { test } from "node:test";

import { capital, filled, inForm, listed, written } from "../../theme/overrides/assets/javascripts/questionnaire/view/words.js";
import { words } from "./questionnaire.mjs";

test("each form has every word, and the person's never speaks of the reader's own body", () => {
  const leaves = (value, trail = "") =>
    typeof value === "object" && value !== null ? Object.entries(value).flatMap(([name, one]) => leaves(one, `${trail}.${name}`)) : [[trail, value]];
  const [self, person] = [leaves(inForm(words, false)), leaves(inForm(words, true))];
  assert.deepEqual(self.map(([trail]) => trail), person.map(([trail]) => trail));
  assert.deepEqual(person.filter(([, value]) => value === undefined || value === ""), []);
  assert.deepEqual(person.filter(([, value]) => /\b(?:are|have) you\b|your (?:body|doctor|problem to)\b/.test(value)), []);
  assert.ok(self.length > 150);
});

test("no placeholder of the locale is left", () => {
  assert.doesNotMatch(JSON.stringify(words), /\{[a-z]+-[a-z-]+\}/);
});

test("levels are in order, the least urgent first", () => {
  assert.deepEqual(Object.keys(words.levels), ["self-care", "routine", "soon", "same-day", "emergency", "ambulance"]);
});

test("names are filled in, and an unknown one stays", () => {
  assert.equal(filled("{a} and {b}", { a: 1 }), "1 and {b}");
});

test("names are listed as people list them", () => {
  assert.deepEqual([[], ["a"], ["a", "b"], ["a", "b", "c"]].map((names) => listed(names, "and")), ["", "a", "a and b", "a, b and c"]);
});

test("a capital begins, and nothing else changes", () => assert.equal(capital("hIV"), "HIV"));

test("a day is written out", () => assert.equal(written(new Date(2026, 10, 2), "en"), "2 November 2026"));
