/** So that the advice is the most urgent of everything that speaks: no source can lower what another one says. */

import { CANNOT_MISS, LEVELS, ROUTINE, SOON, TOO_LOW } from "./constants.js";
import { rounded } from "./numbers.js";
import { COMPLAINT, MORE } from "./score.js";
import { flagApplies, isSatisfied } from "./state.js";

/** @import { Flag, FiredFlag, Ground, Knowledge, Scored, When } from "./types.d.ts" */
/** @import { State } from "./state.js" */
/** @import { Standing } from "./score.js" */

/** The flags that fired, most urgent first, then by id. @param {Knowledge} kb @param {State} state @returns {Flag[]} */
export const fired = ({ inner }, state) =>
  inner.flagRecords.filter((flag) => flagApplies(flag, state) && isSatisfied(flag, state)).sort(bySeriousness);

/** @param {{level: number, id: string}} one @param {{level: number, id: string}} other */
export const bySeriousness = (one, other) => other.level - one.level || (one.id < other.id ? -1 : 1);

/** Every ground of the advice, most urgent first. @param {Knowledge} kb @param {State} state @param {Standing} standing @returns {Ground[]} */
export const grounds = (kb, state, standing) => {
  const { articleRecords } = kb.inner;
  /** @type {{source: Ground["source"], id: string | null, level: number, findings: string[], cite: string[]}[]} */
  const found = fired(kb, state).map((flag) => ({ source: "red-flag", id: flag.id, level: flag.level, ...proof(kb, state, flag) }));
  articleRecords.forEach((article, place) => {
    if (!state.applies[place]) return;
    for (const reason of article.see) {
      if (isSatisfied(reason, state)) found.push({ source: "see-doctor", id: reason.id, level: reason.level, ...proof(kb, state, reason) });
    }
    if (article.minimum >= 0) found.push({ source: "minimum", id: article.id, level: article.minimum, findings: [], cite: [] });
  });
  kb.inner.scored.forEach((one, condition) => {
    if (mustNotMiss(one, condition, standing)) {
      found.push({ source: "cannot-miss", id: one.id, level: one.urgency, findings: [], cite: [] });
    }
  });
  found.push({ source: "expected", id: null, level: leastLoss(kb, standing), findings: [], cite: [] });
  return found
    .sort((one, other) => other.level - one.level || order(one) - order(other) || ((one.id ?? "") < (other.id ?? "") ? -1 : 1))
    .map((ground) => ({ ...ground, level: LEVELS[ground.level] }));
};

/** The rank of the advice. @param {Knowledge} kb @param {State} state @param {Standing} standing */
export const advice = (kb, state, standing) =>
  kb.inner.flagRecords.reduce(
    (most, flag) => (flag.level > most && flagApplies(flag, state) && isSatisfied(flag, state) ? flag.level : most), calm(kb, state, standing));

/** The rank of the advice as if there were no red flags: whoever goes on in spite of one is asked as anybody else. @param {Knowledge} kb @param {State} state @param {Standing} standing */
export const calm = (kb, state, standing) => {
  const { articleRecords, scored } = kb.inner;
  let most = leastLoss(kb, standing);
  articleRecords.forEach((article, place) => {
    if (!state.applies[place]) return;
    most = Math.max(most, article.minimum);
    for (const reason of article.see) if (reason.level > most && isSatisfied(reason, state)) most = reason.level;
  });
  for (let condition = 0; condition < scored.length; condition += 1) {
    if (mustNotMiss(scored[condition], condition, standing)) most = Math.max(most, scored[condition].urgency);
  }
  return most;
};

/** The fired flags with what fired them. @param {Knowledge} kb @param {State} state @returns {FiredFlag[]} */
export const firedFlags = (kb, state) =>
  fired(kb, state).map((flag) => ({ id: flag.id, level: LEVELS[flag.level], text: flag.text, ...proof(kb, state, flag) }));

/** The answers that satisfy a rule, and its citations. @param {Knowledge} kb @param {State} state @param {When & {cite: number[]}} rule */
const proof = ({ findings, inner }, { yes }, { all, any, cite }) => ({
  findings: [...new Set([...all, ...any.filter((number) => yes[number])])].map((number) => findings[number]),
  cite: cite.map((number) => inner.references[number]),
});

const SOURCES = ["red-flag", "see-doctor", "cannot-miss", "minimum", "expected"];
/** @param {{source: string}} ground */
const order = ({ source }) => SOURCES.indexOf(source);

/** @param {Scored} one @param {number} condition @param {Standing} standing */
const mustNotMiss = ({ cannotMiss }, condition, { triageWeights, spokenFor }) =>
  cannotMiss && spokenFor[condition] >= MORE && triageWeights[condition] >= CANNOT_MISS;

/**
 * The level at which being wrong is expected to harm least; of two that are equal, the more urgent.
 *
 * A condition for which no answer speaks has only its rarity for it, and everybody has that: it counts as routine at
 * most, and as something to be seen soon if the complaint, which everybody here has, is all that speaks for it. Else
 * whoever answers nothing would be told to call an ambulance, for a stroke that nothing hints at.
 * @param {Knowledge} kb @param {Standing} standing
 */
const leastLoss = ({ inner }, { triageWeights, triageOther, spokenFor }) => {
  const shares = LEVELS.map(() => 0);
  shares[ROUTINE] += inner.scored.length ? triageOther : 1;
  inner.scored.forEach(({ urgency }, condition) => {
    const most = spokenFor[condition] >= MORE ? urgency : spokenFor[condition] === COMPLAINT ? SOON : ROUTINE;
    shares[Math.min(urgency, most)] += triageWeights[condition];
  });
  let least = Infinity;
  let best = 0;
  for (let level = 0; level < LEVELS.length; level += 1) {
    const loss = rounded(shares.reduce((sum, share, true_) => sum + share * (true_ > level ? TOO_LOW * (true_ - level) : level - true_), 0));
    if (loss <= least) [least, best] = [loss, level];
  }
  return best;
};
