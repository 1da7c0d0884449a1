/** So that each condition has one score: a sum of whole numbers over what was answered, in no particular order. */

import { AGE, OTHER_SEX, EDGE, STRIKES } from "./constants.js";
import { milliNats, rounded } from "./numbers.js";
import { isAskedOf, NO, YES } from "./state.js";

/** @import { Knowledge, Scored } from "./types.d.ts" */
/** @import { State } from "./state.js" */

/**
 * @typedef {object} Standing
 * @property {Float64Array} scores by scored condition, in milli-nats
 * @property {Float64Array} weights by scored condition; 0 where it is ruled out
 * @property {number} other the weight of something else
 * @property {Float64Array} triageWeights as `weights`, but what must not be missed stays in
 * @property {number} triageOther
 * @property {Map<number, number[]>} ruledOut for a scored condition, the findings that rule it out
 * @property {Uint8Array} spokenFor for each scored condition, whether the complaint speaks for it, and whether some other yes does
 */

/** What may speak for a condition: the complaint, which is why everybody came, and any other yes. */
export const COMPLAINT = 1, MORE = 2;

/** The answers that count: yes and no, but of a one-of question with a yes only the yes. @param {Knowledge} kb @param {State} state @returns {number[]} in order */
export const counted = (kb, state) => {
  const { inner } = kb;
  const chosen = new Set();
  for (const list of inner.lists) if (list.oneOf && list.options.some((option) => state.given[option] === YES)) chosen.add(list);
  /** @type {number[]} */
  const found = [];
  for (let number = 0; number < inner.size; number += 1) {
    const value = state.given[number];
    if ((value !== YES && value !== NO) || !isAskedOf(kb, state, number)) continue;
    if (value === NO && inner.listOf[number] >= 0 && chosen.has(inner.lists[inner.listOf[number]])) continue;
    found.push(number);
  }
  return found;
};

/** @param {Scored} one @param {number | null} age */
export const ageWorth = ({ usual, possible }, age) => {
  /** @param {[number, number] | null} ages */
  const within = (ages) => ages !== null && age !== null && age >= ages[0] && age <= ages[1];
  if (age === null || usual === null || within(usual)) return 0;
  return milliNats(1, within(possible) ? AGE.possible : AGE.other);
};

/** @param {Scored} one @param {string | null} sex */
export const sexWorth = ({ sex: shares }, sex) => {
  if (shares === null || sex === null) return 0;
  if (typeof shares === "string") return shares === `${sex}-only` ? 0 : milliNats(1, OTHER_SEX);
  return milliNats(1, Math.max(EDGE, shares[sex === "female" ? 0 : 1]) / 0.5);
};

/** @param {Knowledge} kb @param {State} state @returns {Standing} */
export const standing = (kb, state) => {
  const { scored, at, yes, no, elsePrior, columns } = kb.inner;
  const scores = Float64Array.from(scored, (one) => one.prior + ageWorth(one, state.age) + sexWorth(one, state.sex));
  const spokenFor = new Uint8Array(scored.length);
  /** @type {Map<number, number[]>} */
  const strikes = new Map();
  for (const number of counted(kb, state)) {
    const isYes = state.given[number] === YES;
    const worth = isYes ? yes[number] : no[number];
    const conditions = at[number];
    for (let place = 0; place < conditions.length; place += 1) {
      scores[conditions[place]] += worth[place];
      if (isYes && worth[place] > 0) spokenFor[conditions[place]] |= number === state.complaint ? COMPLAINT : MORE;
      if (isYes && columns[number][place].letter === "N") {
        strikes.set(conditions[place], [...(strikes.get(conditions[place]) ?? []), number]);
      }
    }
  }
  const ruledOut = new Map([...strikes].filter(([, findings]) => findings.length >= STRIKES));
  const other = scored.length ? elsePrior + complaintWorth(kb, state) : 0;
  const [weights, rest] = softmax(scores, other, (condition) => !ruledOut.has(condition));
  const isMissed = [...ruledOut.keys()].some((condition) => scored[condition].cannotMiss);
  const [triageWeights, triageRest] = isMissed
    ? softmax(scores, other, (condition) => !ruledOut.has(condition) || scored[condition].cannotMiss)
    : [weights, rest];
  return { scores, weights, other: rest, triageWeights, triageOther: triageRest, ruledOut, spokenFor };
};

/** What the complaint is worth to something else: as much as to the condition that it fits best. @param {Knowledge} kb @param {State} state */
const complaintWorth = (kb, state) => (state.complaint < 0 || !isAskedOf(kb, state, state.complaint)
  ? 0 : kb.inner.yes[state.complaint].reduce((most, worth) => Math.max(most, worth), 0));

/** @param {Float64Array} scores @param {number} other @param {(condition: number) => boolean} takesPart @returns {[Float64Array, number]} */
const softmax = (scores, other, takesPart) => {
  let most = other;
  for (let condition = 0; condition < scores.length; condition += 1) if (takesPart(condition)) most = Math.max(most, scores[condition]);
  const weights = scores.map((score, condition) => (takesPart(condition) ? Math.exp((score - most) / 1000) : 0));
  const rest = Math.exp((other - most) / 1000);
  let sum = rest;
  for (const weight of weights) sum += weight;
  for (let condition = 0; condition < weights.length; condition += 1) weights[condition] = rounded(weights[condition] / sum);
  return [weights, rounded(rest / sum)];
};

/** The condition with the greatest weight, ties by id; -1 for something else. @param {Knowledge} kb @param {Standing} at */
export const leader = ({ inner }, { weights, other }) => {
  let found = -1;
  for (let condition = 0; condition < inner.scored.length; condition += 1) {
    if (weights[condition] > 0 && (found < 0 ? weights[condition] >= other : weights[condition] > weights[found])) found = condition;
  }
  return found;
};
