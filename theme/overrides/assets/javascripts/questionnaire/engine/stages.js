/** So that what is dangerous is asked first, and what could still make the advice more urgent is asked before the end. */

import { LEVELS, STOP } from "./constants.js";
import { chance } from "./gain.js";
import { about, listed, openOptions } from "./questions.js";
import { flagApplies, isOpen, isSatisfied, NO, NONE } from "./state.js";
import { bySeriousness, calm } from "./triage.js";

/** @import { Flag, Knowledge, Question } from "./types.d.ts" */
/** @import { State } from "./state.js" */
/** @import { Standing } from "./score.js" */

/** The flags of this page and person, most serious first; of equal ones those first that a single yes sets off. @param {Knowledge} kb @param {State} state */
const flagsHere = ({ inner }, state) => inner.flagRecords.filter((flag) => flagApplies(flag, state))
  .sort((one, other) => other.level - one.level || needsMore(one) - needsMore(other) || bySeriousness(one, other));

/** Whether the first of a flag's findings is not enough to set it off. @param {Flag} flag */
const needsMore = ({ all, any }) => Number(all.length > 1 || (all.length > 0 && any.length > 0));

/** What the emergency screen asks for a flag: of findings that must all be true, the first. @param {Flag} flag */
const screened = ({ all, any }) => (all.length ? [all[0]] : any);

/** @param {Knowledge} kb @param {State} state @returns {Question | null} */
export const screen = (kb, state) => {
  const flags = flagsHere(kb, state);
  const open = [...new Set(flags.flatMap(screened))].filter((number) => isOpen(kb, state, number));
  return open.length ? screenOf(kb, "screen", open, flags) : null;
};

/** @param {Knowledge} kb @param {State} state @returns {Question | null} */
export const partners = (kb, state) => {
  for (const flag of flagsHere(kb, state)) {
    const open = partnersOf(kb, state, flag);
    if (open.length) return screenOf(kb, `screen:${flag.id}`, open, [flag]);
  }
  return null;
};

/** What else a flag needs, once the first of its findings is true. @param {Knowledge} kb @param {State} state @param {Flag} flag */
const partnersOf = (kb, state, flag) => {
  const { all, any } = flag;
  if (all.length === 0 || !state.yes[all[0]] || isSatisfied(flag, state)) return [];
  if (all.some((number) => !state.yes[number] && state.value[number] === NO)) return [];
  const missing = any.some((number) => state.yes[number]) ? all.slice(1) : [...all.slice(1), ...any];
  return [...new Set(missing)].filter((number) => isOpen(kb, state, number));
};

/** @param {Knowledge} kb @param {string} id @param {number[]} open @param {Flag[]} flags @returns {Question} */
const screenOf = (kb, id, open, flags) => {
  const mine = flags.filter(({ all, any }) => [...all, ...any].some((number) => open.includes(number)));
  const findings = open.map((number) => kb.findings[number]);
  const labels = open.map((number) => kb.inner.questions[number]);
  return {
    kind: "screen", id, findings, labels, text: "", none: null, help: null,
    why: { reason: "red-flag", level: LEVELS[mine[0].level], flags: mine.map((flag) => flag.id) },
  };
};

/** @param {Knowledge} kb @param {State} state @returns {Question | null} */
export const always = (kb, state) => {
  const { inner } = kb;
  for (const [place, article] of inner.articleRecords.entries()) {
    if (!state.applies[place]) continue;
    for (const id of article.always) {
      const list = inner.listNumber.get(id);
      const number = inner.findingNumber.get(id);
      const options = list === undefined ? [] : openOptions(kb, state, inner.lists[list]);
      if (list !== undefined && options.length) return listed(kb, inner.lists[list], options, { reason: "always" });
      const question = list === undefined && number !== undefined ? about(kb, state, number, { reason: "always" }) : null;
      if (question) return question;
    }
  }
  return null;
};

/**
 * What would make the advice more urgent than it is now, and has not been asked: a reason to see a doctor that nobody
 * asks about would be one on paper only.
 * @param {Knowledge} kb @param {State} state @param {Standing} now @returns {Question | null}
 */
export const floor = (kb, state, now) => {
  const level = calm(kb, state, now);
  const reasons = kb.inner.articleRecords.flatMap((article, place) => (state.applies[place] ? article.see : []));
  for (const reason of reasons.filter((one) => one.level > level).sort(bySeriousness)) {
    if (isSatisfied(reason, state) || reason.all.some((number) => !state.yes[number] && state.value[number] !== NONE)) continue;
    const wanted = reason.any.some((number) => state.yes[number]) ? reason.all : [...reason.all, ...reason.any];
    for (const number of wanted) {
      const question = about(kb, state, number, { reason: "floor", level: LEVELS[reason.level] });
      if (question) return question;
    }
  }
  return complaint(kb, state, now, level);
};

/**
 * In the questionnaire about everything: the finding of an article that may well be this reader's too, and that has
 * dangers of its own which nobody has asked about.
 * @param {Knowledge} kb @param {State} state @param {Standing} now @param {number} level @returns {Question | null}
 */
const complaint = (kb, state, now, level) => {
  const { articleRecords, flagRecords } = kb.inner;
  for (const [place, article] of articleRecords.entries()) {
    const flags = flagRecords.filter((flag) => flag.articles?.includes(place));
    if (state.applies[place] || ![...flags, ...article.see].some((one) => one.level > level)) continue;
    if (isOpen(kb, state, article.finding) && chance(kb, now, article.finding) >= STOP.complaint) {
      const question = about(kb, state, article.finding, { reason: "floor", level: LEVELS[level] });
      if (question) return question;
    }
  }
  return null;
};
