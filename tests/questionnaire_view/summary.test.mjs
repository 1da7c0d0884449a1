import assert from "node:assert/strict";
import { test } from "node:test";

import { forPerson } from "../../theme/overrides/assets/javascripts/questionnaire/view/person.js";
import { asText, summaryOf } from "../../theme/overrides/assets/javascripts/questionnaire/view/summary.js";
import { begun, led, ofArticle, uiOf } from "./questionnaire.mjs";

const DAY = new Date(2026, 10, 2);
const STORY = { yes: ["knee-slowly", "stiff-knee", "weak-leg", "weak-left"] };

test("the sheet says who, what, since when, what is there, what is not, and what doctors ask", () => {
  const { state } = led(ofArticle, { ...begun(), age: 61, sex: "female", since: "for 3 weeks" }, STORY);
  const summary = summaryOf(uiOf(ofArticle, state), DAY);
  assert.deepEqual(Object.fromEntries(summary.facts), {
    Problem: "Knee pain", "Answered by": "the person with the problem", Age: "61", Sex: "Female", "Since when": "for 3 weeks", Day: "2 November 2026",
    "Advice of the questions": "See a doctor within 1 to 2 days",
  });
  const parts = Object.fromEntries(summary.parts.map((part) => [part.title, part.lines]));
  assert.deepEqual(parts["Timing and course"], ["How did it begin? Slowly", "Which leg is weak? My left leg"]);
  assert.deepEqual(parts.Present, ["Stiff knee; weak leg"]);
  assert.deepEqual(parts["Not present"], ["Gout in the family; limping"]);
  assert.deepEqual(parts["Danger signs"], ["None of 9 others that were asked about"]);
  const dangers = asText(summary, "").split("\n").find((line) => line.startsWith("- Eighth danger"));
  assert.match(dangers ?? "", /; red, hot knee$/);
  assert.equal(parts["Not known"], undefined);
  assert.deepEqual(parts["What doctors often ask"], ["How did your knee pain begin? Knee pain that came slowly", "Is it stiff? Stiff knee: yes"]);
});

test("what nobody knows is said to be not known", () => {
  const { state } = led(ofArticle, begun(), { rest: "unknown" });
  const parts = Object.fromEntries(summaryOf(uiOf(ofArticle, state), DAY).parts.map((part) => [part.title, part.lines]));
  assert.match(parts["Not known"][0], /stiff knee/);
  assert.deepEqual(parts["What doctors often ask"], ["How did your knee pain begin? Not known", "Is it stiff? Stiff knee: not known"]);
  assert.equal(parts.Present, undefined);
});

test("a list that never came up since what it is about is not so is left out, and what was denied is named", () => {
  const doctorQuestions = [{ text: "Which leg?", ask: ["weak-left", "weak-right"] }, { text: "Which problems?", ask: ["stiff-knee", "weak-leg"] }];
  const kb = { ...ofArticle, article: (/** @type {string} */ id) => ({ ...ofArticle.article(id), doctorQuestions }) };
  const { state } = led(kb, begun(), {});
  const parts = Object.fromEntries(summaryOf(uiOf(kb, state), DAY).parts.map((part) => [part.title, part.lines]));
  assert.deepEqual(parts["What doctors often ask"], ["Which problems? None of these: stiff knee; weak leg"]);
});

test("of a question of several parts, the sheet says what was answered and what was not asked", () => {
  const doctorQuestions = [{ text: "Which problems?", ask: ["stiff-knee", "weak-leg"] }, { text: "Is it weak?", ask: ["weak-leg"] }];
  const kb = { ...ofArticle, article: (/** @type {string} */ id) => ({ ...ofArticle.article(id), doctorQuestions }) };
  const stiff = { kind: "yes-no", id: "stiff-knee", findings: ["stiff-knee"], labels: [""], text: "Stiff?" };
  const sheetOf = (/** @type {string} */ value) => {
    const state = { ...begun(), steps: [{ question: stiff, answers: [{ finding: "stiff-knee", value }] }] };
    return Object.fromEntries(summaryOf(uiOf(kb, state), DAY).parts.map((part) => [part.title, part.lines]))["What doctors often ask"];
  };
  assert.deepEqual(sheetOf("no"), ["Which problems? None of these: stiff knee. Not asked: weak leg", "Is it weak? Weak leg: not asked"]);
  assert.deepEqual(sheetOf("unknown"), ["Which problems? Not known: stiff knee. Not asked: weak leg", "Is it weak? Weak leg: not asked"]);
  assert.deepEqual(sheetOf("yes"), ["Which problems? Stiff knee", "Is it weak? Weak leg: not asked"]);
});

test("for somebody else it is about the person", () => {
  const { state } = led(ofArticle, { ...begun(), person: true }, STORY);
  const text = asText(summaryOf(uiOf(ofArticle, state, forPerson), DAY), "foot");
  assert.match(text, /someone else for the person/);
  assert.match(text, /How did the person’s knee pain begin\?/);
  assert.match(text, /Their left leg/);
  assert.doesNotMatch(text, /\b(?:you|your|my)\b/i);
});

test("as text it is the same sheet, line by line", () => {
  const { state } = led(ofArticle, begun(), STORY);
  const summary = summaryOf(uiOf(ofArticle, state), DAY);
  const lines = asText(summary, "foot").split("\n");
  assert.equal(lines[0], "Page for the doctor");
  for (const [name, value] of summary.facts) assert.ok(lines.includes(`${name}: ${value}`));
  for (const line of summary.parts.flatMap((part) => (part.all ? [part.all] : part.lines))) assert.ok(lines.includes(`- ${line}`));
  assert.equal(lines.at(-2), "foot");
});
