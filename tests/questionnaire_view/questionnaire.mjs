/** So that each test leads an interview over the content of this folder in one line: what is true, and how far to go. */

import { readFileSync } from "node:fs";

import * as engine from "../../theme/overrides/assets/javascripts/questionnaire/engine/index.js";
import { answered, current, fresh } from "../../theme/overrides/assets/javascripts/questionnaire/view/interview.js";
import { inForm } from "../../theme/overrides/assets/javascripts/questionnaire/view/words.js";

const read = (name) => JSON.parse(readFileSync(process.env[name], "utf8"));

export { engine };
export const words = read("WORDS");
export const ofArticle = engine.open(read("ARTICLE"));
export const general = engine.open(read("GENERAL"));
export const real = read("REAL").map((bundle) => engine.open(bundle));

export const begun = () => ({ ...fresh(), at: "asking" });

/** Answer what comes, with yes to what is true, until a question is `until` or something else than a question comes. */
export const led = (kb, state, { yes = [], rest = "no", until = "" } = {}) => {
  for (let count = 0; count < 60; count += 1) {
    const now = current(engine, kb, state);
    if (now.kind !== "question" || now.question.id === until) return { state, now };
    state = answered(engine, kb, state, now.question, now.question.findings.filter((id) => yes.includes(id)), rest);
  }
  throw new Error("the interview does not end");
};

/** What the screens get, without a screen. */
export const uiOf = (kb, state, say = (text) => text) => ({
  engine, kb, state, now: current(engine, kb, state), w: inForm(words, state.person), say, language: "en",
  name: (id) => say(kb.finding(id).name), cited: new Map(),
});
