/** So that a question looks the same wherever it comes from: its findings, its words, and why it is asked. */

import { isOpen, YES } from "./state.js";

/** @import { Knowledge, ListQuestion, Question, Why } from "./types.d.ts" */
/** @import { State } from "./state.js" */

/** Whether what the list is about is so, where it is about something: else its question does not arise. @param {State} state @param {ListQuestion} list */
export const arises = (state, { about: subject }) => subject < 0 || state.yes[subject] === YES;

/** The options that can still be asked about; none while the question does not arise. @param {Knowledge} kb @param {State} state @param {ListQuestion} list */
export const openOptions = (kb, state, list) => {
  if (!arises(state, list)) return [];
  if (list.oneOf && list.options.some((option) => state.yes[option])) return [];
  return list.options.filter((option) => isOpen(kb, state, option));
};

/** Whether the finding has a question of its own and no list offers it. @param {Knowledge} kb @param {number} number */
export const standsAlone = ({ inner }, number) => inner.listOf[number] < 0 && inner.questions[number] !== "";

/** @param {Knowledge} kb @param {number} number @param {Why} why @returns {Question} */
export const alone = (kb, number, why) => ({
  kind: "yes-no", id: kb.findings[number], findings: [kb.findings[number]], labels: [kb.inner.questions[number]],
  text: kb.inner.questions[number], none: null, help: kb.inner.help[number] ?? null, why,
});

/** @param {Knowledge} kb @param {ListQuestion} list @param {number[]} options @param {Why} why @returns {Question} */
export const listed = (kb, list, options, why) => ({
  kind: list.oneOf ? "one-of" : "any-of", id: list.id, findings: options.map((number) => kb.findings[number]),
  labels: options.map((number) => list.labels[list.options.indexOf(number)]), text: list.text, none: list.none, help: null, why,
});

/** The question about one finding: its own, or the list that offers it. @param {Knowledge} kb @param {State} state @param {number} number @param {Why} why @returns {Question | null} */
export const about = (kb, state, number, why) => {
  if (!isOpen(kb, state, number)) return null;
  const list = kb.inner.lists[kb.inner.listOf[number]];
  if (why.reason === "always" ? kb.inner.questions[number] : !list) return kb.inner.questions[number] ? alone(kb, number, why) : null;
  const options = list ? openOptions(kb, state, list) : [];
  return options.includes(number) ? listed(kb, list, options, why) : null;
};
