import assert from "node:assert/strict";
import { test } from "node:test";

import { answered, back, current, fresh, interviewOf, kept, said } from "../../theme/overrides/assets/javascripts/questionnaire/view/interview.js";
import { inForm } from "../../theme/overrides/assets/javascripts/questionnaire/view/words.js";
import { begun, engine, general, led, ofArticle, words } from "./questionnaire.mjs";

const kb = ofArticle;
const reply = (state, yes, rest = "no") => answered(engine, kb, state, current(engine, kb, state).question, yes, rest);
const asked = (state) => state.steps.map((step) => step.question.id);

test("an emergency screen holds at most seven statements, and the pages are of even length", () => {
  const sizes = [];
  let state = begun();
  for (let now = current(engine, kb, state); now.question?.kind === "screen"; now = current(engine, kb, state)) {
    sizes.push([now.question.findings.length, now.question.left]);
    state = reply(state, []);
  }
  assert.deepEqual(sizes, [[5, 2], [4, 1]]);
});

test("an answer makes its own findings yes and the rest of its screen what was said of them", () => {
  const first = current(engine, kb, begun()).question;
  const state = reply(begun(), [first.findings[1]], "unknown");
  assert.deepEqual(state.steps[0].answers.map((one) => one.value), ["unknown", "yes", "unknown", "unknown", "unknown"]);
});

test("of an emergency screen that is looked at again, each statement has an answer of its own", () => {
  const { question } = current(engine, kb, begun());
  const [one, two, three, ...others] = question.findings;
  const looking = { ...begun(), unsure: [one] };
  assert.equal(current(engine, kb, looking).question.id, question.id);
  const state = answered(engine, kb, looking, question, [two], "no", [one, three]);
  assert.deepEqual(state.steps[0].answers.map(({ value }) => value), ["unknown", "yes", "unknown", ...others.map(() => "no")]);
  assert.equal(state.unsure, null);
});

test("back from the second look is back to the first, with the same answers", () => {
  const { state } = led(kb, begun(), { until: "screen:infected-knee", yes: ["red-hot-knee"] });
  assert.deepEqual(back(engine, kb, { ...state, unsure: [] }), state);
});

test("what is said of a step names what is not known beside what is true", () => {
  const w = inForm(words, false);
  const { question } = current(engine, kb, begun());
  const [one, two] = question.findings;
  const saidOf = (yes, rest, unknown) => said(kb, answered(engine, kb, begun(), question, yes, rest, unknown).steps[0], w, (text) => text);
  const name = (id) => kb.finding(id).name;
  assert.deepEqual(saidOf([one], "no", [two]), [name(one), `I don’t know: ${name(two)}`]);
  assert.deepEqual(saidOf([], "no", [one, two]), [`I don’t know: ${name(one)}; ${name(two)}`]);
  assert.deepEqual(saidOf([], "unknown"), ["I don’t know"]);
  assert.deepEqual(saidOf([], "no"), ["None of these"]);
});

test("a fired flag ends the interview at once, and going on leads to the next question", () => {
  const state = reply(begun(), ["danger-two"]);
  assert.equal(current(engine, kb, state).kind, "emergency");
  const on = current(engine, kb, { ...state, passed: ["dangers"] });
  assert.equal(on.kind, "question");
  assert.equal(on.outcome.redFlags[0].id, "dangers");
});

test("another flag interrupts again, and a flag that was undone does not stay passed", () => {
  let state = { ...reply(begun(), ["danger-two"]), passed: ["dangers"] };
  state = led(kb, state, { yes: ["red-hot-knee", "fever-now"] }).state;
  assert.equal(current(engine, kb, state).kind, "emergency");
  assert.deepEqual(back(engine, kb, { ...begun(), steps: reply(begun(), ["danger-two"]).steps, passed: ["dangers"] }).passed, []);
});

test("the partner of a statement is asked when the statement is true", () => {
  const { now } = led(kb, begun(), { yes: ["red-hot-knee"], until: "screen:infected-knee" });
  assert.deepEqual(now.question.findings, ["fever-now"]);
});

test("going back asks the same question again, with the answer that was given", () => {
  const { state } = led(kb, begun(), { until: "weak-leg" });
  const after = reply(state, ["weak-leg"]);
  const before = back(engine, kb, after);
  const now = current(engine, kb, before);
  assert.deepEqual(before.steps, state.steps);
  assert.equal(now.question.id, "weak-leg");
  assert.deepEqual(now.given, [{ finding: "weak-leg", value: "yes" }]);
});

test("all the way back leads to the start, and on the general page to the search before it", () => {
  let state = led(kb, begun()).state;
  for (let count = state.steps.length; count >= 0; count -= 1) state = back(engine, kb, state);
  assert.deepEqual([state.at, state.steps], ["start", []]);
  const searched = back(engine, general, begun());
  assert.equal(searched.at, "search");
  assert.equal(back(engine, general, searched).at, "start");
});

test("undo is the same as never having answered", () => {
  const { state } = led(kb, begun(), { until: "weak-leg" });
  const undone = back(engine, kb, reply(state, ["weak-leg"]));
  assert.deepEqual(interviewOf(kb, undone), interviewOf(kb, state));
});

test("a changed answer keeps all later ones that still have a reason", () => {
  const { state } = led(kb, begun(), { yes: ["weak-leg", "weak-left", "stiff-knee"] });
  const place = asked(state).indexOf("weak-leg");
  const later = asked(state).slice(place + 1);
  assert.ok(later.includes("weak-side"));

  const changing = { ...state, changing: place };
  assert.equal(current(engine, kb, changing).question.id, "weak-leg");
  assert.deepEqual(current(engine, kb, changing).given, [{ finding: "weak-leg", value: "yes" }]);
  const changed = answered(engine, kb, changing, current(engine, kb, changing).question, [], "no");

  assert.deepEqual(asked(changed).slice(place + 1), later.filter((id) => id !== "weak-side"));
  assert.equal(changed.changing, null);
  assert.equal(current(engine, kb, changed).outcome.reasons.some((one) => one.source === "see-doctor"), false);
});

test("a yes to a single question does not outlive a no to what it implies", () => {
  const single = (/** @type {string} */ finding, /** @type {"yes" | "no"} */ value) =>
    ({ question: { kind: "yes-no", id: finding, findings: [finding], labels: [""], text: "" }, answers: [{ finding, value }] });
  const left = (/** @type {"yes" | "no"} */ value) => kept(engine, kb, { ...begun(), steps: [single("weak-leg", "no"), single("weak-left", value)] });
  assert.deepEqual(asked(left("yes")), ["weak-leg"]);
  assert.deepEqual(asked(left("no")), ["weak-leg", "weak-left"]);
});

test("a change that is left is no change", () => {
  const { state } = led(kb, begun());
  assert.deepEqual(back(engine, kb, { ...state, changing: 1 }), { ...state, changing: null });
});

test("a flag that a change lights interrupts, one that it puts out is forgotten", () => {
  const { state } = led(kb, begun());
  const question = state.steps[0].question;
  const lit = answered(engine, kb, { ...state, changing: 0 }, question, [question.findings[0]], "no");
  assert.equal(current(engine, kb, lit).kind, "emergency");
  const out = answered(engine, kb, { ...lit, passed: ["dangers"], changing: 0 }, question, [], "no");
  assert.deepEqual([current(engine, kb, out).kind, out.passed], ["result", []]);
});

test("what was picked is true, and the first article among it is what the interview is about", () => {
  const picks = [{ finding: "rash", article: null, name: "rash" }, { finding: "sore-knee", article: "knee-pain", name: "Knee pain" }];
  const interview = interviewOf(general, { ...begun(), picks });
  assert.equal(interview.symptom, "knee-pain");
  assert.deepEqual(interview.answers, [{ finding: "rash", value: "yes" }]);
  engine.outcome(general, interview);
  assert.deepEqual(interviewOf(general, { ...begun(), picks: picks.slice(0, 1) }).symptom, null);
});

test("what is picked after it was denied is true", () => {
  const picks = [{ finding: "rash", article: null, name: "rash" }];
  const later = [{ finding: "sore-knee", article: "knee-pain", name: "Knee pain" }, { finding: "limping", article: null, name: "limping" }];
  const { state } = led(general, { ...begun(), picks });
  assert.ok(state.steps.some((step) => step.answers.some((one) => one.finding === "limping" || one.finding === "sore-knee")));
  const changed = kept(engine, general, { ...state, picks: [...picks, ...later] });
  assert.equal(current(engine, general, changed).interview.symptom, "knee-pain");
  assert.deepEqual(interviewOf(general, changed).answers.filter((one) => one.finding === "limping"), [{ finding: "limping", value: "yes" }]);
});

test("an age that the questions are not made for leads straight to the result", () => {
  const young = kept(engine, kb, { ...begun(), age: 7 });
  assert.deepEqual([current(engine, kb, young).kind, current(engine, kb, young).outcome.madeFor], ["result", "age"]);
});

test("what the engine refuses is thrown, and not hidden", () => {
  assert.throws(() => current(engine, kb, { ...begun(), age: 7.5 }), { name: "InterviewError" });
  assert.throws(() => current(engine, general, { ...begun(), picks: [{ finding: "nothing", article: null, name: "" }] }), { name: "InterviewError" });
});

test("a fresh state remembers nothing", () => {
  assert.deepEqual(fresh(), { at: "start", person: false, age: null, sex: null, since: "", picks: [], steps: [], passed: [], changing: null, undone: null, unsure: null });
});
