import assert from "node:assert/strict";
import { test } from "node:test";

import { forPerson } from "../../theme/overrides/assets/javascripts/questionnaire/view/person.js";
import { real } from "./questionnaire.mjs";

/** Every text of the real content that a questionnaire may show. */
const texts = [...new Set(real.flatMap((kb) => [
  ...kb.findings.flatMap((id) => [kb.finding(id).question, kb.finding(id).help, kb.finding(id).name]),
  ...kb.flags.map((id) => kb.flag(id).text),
  ...kb.articles.flatMap((id) => kb.article(id).doctorQuestions.map((one) => one.text)),
  ...kb.inner.lists.flatMap((list) => [list.text, list.none ?? "", ...list.labels]),
  ...kb.inner.articleRecords.flatMap((article) => article.see.map((one) => one.text)),
]))].filter(Boolean);
const told = texts.map((text) => [text, forPerson(text)]);

const left = (pattern) => told.filter(([, said]) => pattern.test(said)).map(([, said]) => said);

test("there is something to look at", () => assert.ok(texts.length > 30));

test("nothing speaks to the reader or as the reader any more", () => {
  assert.deepEqual(left(/\b(?:you|your|yours|yourself|you're|you've|I|my|mine|me|myself|I'm|I've)\b/i), []);
});

test("verbs and pronouns agree", () => {
  assert.deepEqual(left(/\bthey (?:is|was|has|does|'s)\b|\b(?:is|was|has|does) they\b/i), []);
  assert.deepEqual(left(/\bthe person (?:are|were)\b|\b(?:are|were|do) the person\b(?!’s)/i), []);
  assert.deepEqual(left(/(?<!\b(?:does|did|do|can|could|will|would|should|must|may|might) )\bthe person (?:have|do)\b/i), []);
  assert.deepEqual(left(/\bthem (?:is|are|was|were|have|had|do|did|can|could|feel|need|used|know|stand|eat)\b/i), []);
  assert.deepEqual(left(/\bhas the person\b[^?]*, and now have\b/i), []);
  assert.deepEqual(left(/\bto (?:they|their)\b(?! )/i), []);
});

test("the person is named once in a sentence, and before that only where something points ahead", () => {
  const twice = told.filter(([, said]) => said.split(/(?<=[.?!]) /).some((one) => (one.match(/\bthe person\b/gi) ?? []).length > 1));
  assert.deepEqual(twice.map(([, said]) => said), []);
});

test("what is asked stays a question, and a sentence keeps its capital", () => {
  for (const [text, said] of told) {
    assert.equal(said.endsWith("?"), text.endsWith("?"), said);
    assert.equal(/^[A-Z]/.test(said), /^[A-Z]/.test(text), said);
  }
});

test("text that speaks of nobody stays as it is", () => {
  for (const text of ["Has a close relative had thyroid disease?", "Over months", "It stays about the same", "Upper eyelids that hang down"]) {
    assert.equal(forPerson(text), text);
  }
});
