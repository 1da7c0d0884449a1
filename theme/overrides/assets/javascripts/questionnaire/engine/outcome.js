/** So that the answers become advice and suggestions, and each of them shows the answers that it rests on. */

import { LEVELS, SHOW } from "./constants.js";
import { asked } from "./ask.js";
import { fitOfLeader, isCovered } from "./coverage.js";
import { rounded } from "./numbers.js";
import { arises } from "./questions.js";
import { ageWorth, counted, sexWorth, standing } from "./score.js";
import { isMadeFor, NONE, read, WORDS, YES } from "./state.js";
import { firedFlags, grounds } from "./triage.js";

/** @import { Entry, Interview, Knowledge, Outcome, Reason, Suggestion, Value } from "./types.d.ts" */
/** @import { State } from "./state.js" */
/** @import { Standing } from "./score.js" */

const OFTEN = {
  a: "always", v: "very-common", c: "common", o: "occasional", r: "rare", N: "never", R: "rare", O: "occasional",
  S: "strong", M: "moderate", W: "weak",
};
const MOST_UNASKED = 6;

/**
 * Return the advice and everything that it rests on. Throws an InterviewError for unknown ids and impossible values.
 * @param {Knowledge} kb @param {Interview} interview @returns {Outcome}
 */
export const outcome = (kb, interview) => {
  const state = read(kb, interview);
  const now = standing(kb, state);
  const isFor = isMadeFor(kb, state);
  const fit = fitOfLeader(kb, state, now);
  const covered = isFor && isCovered(fit);
  const reasons = grounds(kb, state, now);
  return {
    urgency: reasons[0].level,
    reasons,
    redFlags: firedFlags(kb, state),
    conditions: suggestions(kb, state, now, isFor, covered),
    ruledOut: [...now.ruledOut].sort(([one], [other]) => one - other).map(([condition, numbers]) => ({
      id: kb.inner.scored[condition].id, because: numbers.map((number) => kb.findings[number]),
    })),
    notAssessed: kb.inner.notAssessed,
    covered,
    fit,
    madeFor: isFor ? "ok" : "age",
    somethingElse: { weight: now.other },
    asked: asked(kb, state).size,
  };
};

/** Everything answered and what follows from it, in id order. @param {Knowledge} kb @param {Interview} interview */
export const answersOf = (kb, interview) => {
  const { value, given } = read(kb, interview);
  return kb.findings.flatMap((finding, number) =>
    value[number] === NONE ? [] : [{ finding, value: /** @type {Value} */ (WORDS[value[number]]), given: given[number] !== NONE }]);
};

/** @param {Knowledge} kb @param {State} state @param {Standing} now @param {boolean} isFor @param {boolean} covered @returns {Suggestion[]} */
const suggestions = (kb, state, now, isFor, covered) => {
  const { scored } = kb.inner;
  const reasons = reasonsOf(kb, state);
  const ranked = scored.map((_, condition) => condition).filter((condition) => !now.ruledOut.has(condition))
    .sort((one, other) => now.weights[other] - now.weights[one] || one - other);
  const shown = new Set(!isFor ? [] : ranked.filter((condition, place) =>
    now.weights[condition] >= SHOW.least && (place < SHOW.most || scored[condition].cannotMiss)));
  const leaves = ranked.map((condition) => {
    const { id, urgency, cannotMiss, place } = scored[condition];
    const mine = reasons[condition];
    const parent = kb.inner.parents[place];
    return {
      id, weight: now.weights[condition], likelihood: word(now.weights[condition], covered), shown: shown.has(condition),
      urgency: LEVELS[urgency], cannotMiss,
      for: mine.filter((reason) => reason.milliNats > 0), against: mine.filter((reason) => reason.milliNats < 0),
      unexplained: unexplained(kb, state, condition),
      notAsked: shown.has(condition) ? unasked(kb, state, condition) : [],
      children: [], parent: parent === null ? null : kb.conditions[parent],
    };
  });
  return [...leaves, ...families(kb, leaves, covered)].sort((one, other) =>
    other.weight - one.weight || other.children.length - one.children.length || (one.id < other.id ? -1 : 1));
};

/** The conditions that are only the sum of their forms. @param {Knowledge} kb @param {Suggestion[]} leaves @param {boolean} covered @returns {Suggestion[]} */
const families = ({ inner, conditions }, leaves, covered) => {
  /** @type {Map<number, Suggestion[]>} */
  const forms = new Map();
  for (const leaf of leaves) {
    const seen = new Set();
    let parent = inner.parents[conditions.indexOf(leaf.id)];
    while (parent !== null && !seen.has(parent)) {
      seen.add(parent);
      forms.set(parent, [...(forms.get(parent) ?? []), leaf]);
      parent = inner.parents[parent];
    }
  }
  return [...forms].map(([place, mine]) => {
    const weight = rounded(mine.reduce((sum, leaf) => sum + leaf.weight, 0));
    const up = inner.parents[place];
    return {
      ...mine[0], id: conditions[place], weight, likelihood: word(weight, covered), shown: mine.some((leaf) => leaf.shown),
      urgency: LEVELS[inner.conditionLevels[place]], cannotMiss: inner.conditionMisses[place],
      children: mine.map((leaf) => leaf.id), parent: up === null ? null : conditions[up],
    };
  });
};

/** @param {number} weight @param {boolean} covered @returns {Suggestion["likelihood"]} */
const word = (weight, covered) => {
  if (weight >= SHOW.likely && covered) return "likely";
  return weight >= SHOW.possible ? "possible" : "less likely";
};

/** For each scored condition the reasons that add up to its score. @param {Knowledge} kb @param {State} state @returns {Reason[][]} */
const reasonsOf = (kb, state) => {
  const { inner } = kb;
  /** @type {Reason[][]} */
  const found = inner.scored.map((one) => {
    const fixed = [
      { finding: "prior", value: one.priorLetter, milliNats: one.prior },
      { finding: "age", value: state.age ?? 0, milliNats: ageWorth(one, state.age) },
      { finding: "sex", value: state.sex ?? "", milliNats: sexWorth(one, state.sex) },
    ];
    return fixed.filter((reason) => reason.milliNats !== 0).map((reason) => ({ ...reason, cite: [], often: null, estimate: false }));
  });
  for (const number of counted(kb, state)) {
    const isYes = state.given[number] === YES;
    inner.columns[number].forEach((entry) => {
      const milliNats = isYes ? entry.yes : entry.no;
      if (milliNats !== 0) found[entry.condition].push({ finding: kb.findings[number], value: isYes ? "yes" : "no", milliNats, cite: entry.cites, ...told(entry) });
    });
  }
  return found;
};

/** @param {Entry} entry */
const told = ({ letter, percent, own }) => ({
  often: percent ?? (letter in OFTEN ? OFTEN[/** @type {keyof typeof OFTEN} */ (letter)] : "place"),
  estimate: !own && percent === null,
});

/** What was answered yes and says nothing for or against the condition. @param {Knowledge} kb @param {State} state @param {number} condition */
const unexplained = (kb, state, condition) => counted(kb, state).filter((number) => {
  if (state.given[number] !== YES) return false;
  const place = kb.inner.at[number].indexOf(condition);
  return place < 0 || kb.inner.yes[number][place] === 0;
}).map((number) => kb.findings[number]);

/** The findings most frequent with the condition about which nothing is known. @param {Knowledge} kb @param {State} state @param {number} condition */
const unasked = (kb, state, condition) => kb.findings
  .map((finding, number) => ({ finding, number, entry: kb.inner.columns[number].find((one) => one.condition === condition) }))
  .filter(({ number, entry }) => {
    const list = kb.inner.lists[kb.inner.listOf[number]];
    return entry && entry.yes > 0 && state.value[number] === NONE && (!list || arises(state, list));
  })
  .sort((one, other) => Number(other.entry?.p) - Number(one.entry?.p) || one.number - other.number)
  .slice(0, MOST_UNASKED).map(({ finding }) => finding);
