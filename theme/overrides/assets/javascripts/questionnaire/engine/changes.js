/** So that a reader sees which single answer would make the advice more or less urgent. */

import { LEVELS, SHOW } from "./constants.js";
import { couldAnswer } from "./ask.js";
import { rounded } from "./numbers.js";
import { standing } from "./score.js";
import { isMadeFor, NO, read, WORDS, YES } from "./state.js";
import { advice } from "./triage.js";

/** @import { Change, Interview, Knowledge, Value } from "./types.d.ts" */
/** @import { State } from "./state.js" */

/** So many findings are tried at most besides red flags and what was answered. */
const MOST = 200;

/**
 * Return the single answers that change the advice, the likeliest first; each was tried by giving it.
 * @param {Knowledge} kb @param {Interview} interview @returns {Change[]}
 */
export const changes = (kb, interview) => {
  const state = read(kb, interview);
  if (!isMadeFor(kb, state)) return [];
  const now = standing(kb, state);
  const level = advice(kb, state, now);
  const chances = chancesOf(kb, now.weights);
  /** @type {(Change & {chance: number})[]} */
  const found = [];
  for (const number of candidates(kb, state, now.weights)) {
    for (const value of /** @type {("yes" | "no")[]} */ (["yes", "no"])) {
      if (WORDS[state.value[number]] === value) continue;
      const changed = read(kb, withAnswer(kb, interview, number, value));
      const urgency = advice(kb, changed, standing(kb, changed));
      if (urgency === level) continue;
      const chance = value === "yes" ? chances[number] : 1 - chances[number];
      found.push({
        finding: kb.findings[number], from: WORDS[state.value[number]], value, urgency: LEVELS[urgency], raises: urgency > level,
        chance: rounded(chance),
      });
    }
  }
  found.sort((one, other) => other.chance - one.chance || (one.finding < other.finding ? -1 : 1));
  return found.map(({ chance: _, ...change }) => change);
};

/** The same interview with one answer given or changed; another option of a one-of becomes no. @param {Knowledge} kb @param {Interview} interview @param {number} number @param {Value} value @returns {Interview} */
export const withAnswer = (kb, interview, number, value) => {
  const list = kb.inner.lists[kb.inner.listOf[number]];
  const finding = kb.findings[number];
  const others = new Set(value === "yes" && list?.oneOf ? list.options.map((option) => kb.findings[option]) : []);
  const answers = interview.answers.filter((answer) => answer.finding !== finding)
    .map((answer) => (others.has(answer.finding) && answer.value === "yes" ? { ...answer, value: /** @type {Value} */ ("no") } : answer));
  return { ...interview, answers: [...answers, { finding, value }] };
};

/** @param {Knowledge} kb @param {State} state @param {Float64Array} weights @returns {number[]} */
const candidates = (kb, state, weights) => {
  const { inner } = kb;
  const leading = inner.scored.map((_, condition) => condition).sort((one, other) => weights[other] - weights[one] || one - other).slice(0, SHOW.most);
  const floors = new Set(inner.articleRecords.flatMap((article, place) =>
    state.applies[place] ? article.see.flatMap(({ all, any }) => [...all, ...any]) : []));
  const told = (/** @type {number} */ number) => leading.some((condition) => inner.at[number].includes(condition));
  const open = kb.findings.map((_, number) => number).filter((number) => couldAnswer(kb, state, number));
  const sure = open.filter((number) => inner.flagFindings[number] || floors.has(number) || state.given[number] === YES || state.given[number] === NO);
  const others = open.filter((number) => !sure.includes(number) && told(number));
  return [...sure, ...others.slice(0, MOST)];
};

/** How likely a yes is, by finding. @param {Knowledge} kb @param {Float64Array} weights */
const chancesOf = ({ inner }, weights) => inner.bases.map((base, number) =>
  inner.at[number].reduce((sum, condition, place) => sum + weights[condition] * (inner.ps[number][place] - base), base));
