/** So that the next question is the one that tells most, after everything dangerous was asked. */

import { ROUTINE, STOP } from "./constants.js";
import { oneOf, oneOfGain, tellsApart, yesNoGain } from "./gain.js";
import { rounded, surprise } from "./numbers.js";
import { alone, arises, listed, openOptions, standsAlone } from "./questions.js";
import { leader, standing } from "./score.js";
import { always, floor, partners, screen } from "./stages.js";
import { flagApplies, isAskedOf, isMadeFor, isOpen, NO, NONE, read } from "./state.js";
import { calm } from "./triage.js";

/** @import { Interview, Knowledge, ListQuestion, Question } from "./types.d.ts" */
/** @import { State } from "./state.js" */
/** @import { Standing } from "./score.js" */

/**
 * Return the next question, or null when enough is known. Takes no notice of flags that fired: the view does.
 * Throws an InterviewError for unknown ids and impossible values.
 * @param {Knowledge} kb @param {Interview} interview @returns {Question | null}
 */
export const nextQuestion = (kb, interview) => {
  const state = read(kb, interview);
  if (!isMadeFor(kb, state)) return null;
  const fixed = screen(kb, state) ?? partners(kb, state) ?? always(kb, state);
  if (fixed) return fixed;
  const now = standing(kb, state);
  const questions = asked(kb, state).size;
  const best = questions < STOP.most ? mostTelling(kb, state, now) : null;
  const isDone = best === null || (questions >= STOP.fewest && (best.gain < STOP.gain || isEnough(kb, state, now)));
  if (isDone) return floor(kb, state, now);
  return best.list === null
    ? alone(kb, best.finding, tellsApart(kb, now, [best.finding]))
    : listed(kb, best.list, best.options, tellsApart(kb, now, best.options));
};

/** The distinct questions that were answered; the complaint is none. @param {Knowledge} kb @param {State} state @returns {Set<string>} */
export const asked = ({ inner }, state) => {
  const screened = new Set(inner.flagRecords.filter((flag) => flagApplies(flag, state)).flatMap(({ all, any }) => [...all, ...any]));
  const found = new Set();
  state.given.forEach((value, number) => {
    if (value === NONE || number === state.complaint) return;
    const list = inner.listOf[number];
    found.add(screened.has(number) ? "screen" : list >= 0 ? `list ${list}` : `finding ${number}`);
  });
  return found;
};

/** @typedef {{gain: number, id: string, list: ListQuestion | null, finding: number, options: number[]}} Candidate */

/** @param {Knowledge} kb @param {State} state @param {Standing} now @returns {Candidate | null} */
const mostTelling = (kb, state, now) => {
  const { inner } = kb;
  const unsure = now.weights.reduce((sum, weight) => sum + surprise(weight), surprise(now.other));
  /** @type {Candidate | null} */
  let best = null;
  /** @param {Candidate} one */
  const consider = (one) => {
    one.gain = rounded(one.gain);
    if (one.gain > 0 && (best === null || one.gain > best.gain || (one.gain === best.gain && one.id < best.id))) best = one;
  };
  for (let number = 0; number < inner.size; number += 1) {
    if (standsAlone(kb, number) && isOpen(kb, state, number)) {
      consider({ gain: yesNoGain(kb, now, number), id: kb.findings[number], list: null, finding: number, options: [] });
    }
  }
  for (const list of inner.lists) {
    const options = openOptions(kb, state, list);
    if (options.length === 0) continue;
    const gain = list.oneOf
      ? oneOfGain(inner, now, options.length === list.options.length && list.table ? list.table : oneOf(inner, options))
      : Math.min(unsure, options.reduce((sum, number) => sum + yesNoGain(kb, now, number), 0));
    consider({ gain, id: list.id, list, finding: -1, options });
  }
  return best;
};

/** Whether the leader is sure, and nothing more urgent is likely enough to ask on. @param {Knowledge} kb @param {State} state @param {Standing} now */
const isEnough = (kb, state, now) => {
  const first = leader(kb, now);
  const weight = first < 0 ? now.other : now.weights[first];
  const isSure = weight >= STOP.sure || (first >= 0 && kb.inner.scored[first].barePlaces && weight >= STOP.sureOfPlaces);
  if (!isSure) return false;
  const level = calm(kb, state, now);
  const others = Math.max(0, ROUTINE - level) * now.other;
  const more = kb.inner.scored.reduce((sum, one, condition) => sum + now.weights[condition] * Math.max(0, one.urgency - level), others);
  return rounded(more) < STOP.urgencyLeft;
};

/** At most how many questions are still to come. @param {Knowledge} kb @param {Interview} interview */
export const progress = (kb, interview) => {
  const state = read(kb, interview);
  const done = asked(kb, state).size;
  if (nextQuestion(kb, interview) === null) return { asked: done, left: 0 };
  const { inner } = kb;
  const isPossible = (/** @type {number} */ number) => state.value[number] === NONE && isAskedOf(kb, state, number);
  const lists = inner.lists.filter((list) =>
    (list.about < 0 || state.value[list.about] !== NO) &&
    !(list.oneOf && list.options.some((option) => state.yes[option])) && list.options.some(isPossible)).length;
  const singles = kb.findings.filter((_, number) => standsAlone(kb, number) && isPossible(number)).length;
  const telling = Math.max(0, STOP.most - done) + floorsLeft(kb, state, isPossible);
  return { asked: done, left: Math.max(1, fixedLeft(kb, state, isPossible) + Math.min(lists + singles, telling)) };
};

/** For each article whether it applies, or may still turn out to. @param {Knowledge} kb @param {State} state */
const mayApply = ({ inner }, state) =>
  inner.articleRecords.map((one, place) => state.applies[place] || state.value[one.finding] !== NO);

/**
 * At most how many questions are still to come that no limit holds for: screens, their partners, what is always asked;
 * with those of articles whose finding may still turn out to be true.
 * @param {Knowledge} kb @param {State} state @param {(number: number) => boolean} isPossible
 */
const fixedLeft = (kb, state, isPossible) => {
  const { inner } = kb;
  const { articleRecords } = inner;
  const may = mayApply(kb, state);
  const open = inner.flagRecords.filter(({ all, any, articles }) =>
    (articles === undefined || articles.some((place) => may[place])) && [...all, ...any].some(isPossible));
  const here = open.some((flag) => flagApplies(flag, state) && (flag.all.length ? flag.all.slice(0, 1) : flag.any).some(isPossible));
  const later = articleRecords.filter((_, place) => may[place] && !state.applies[place] && open.some((flag) => flag.articles?.includes(place)));
  const partners = open.filter(({ all, any }) => (all.length > 1 || (all.length > 0 && any.length > 0)) && all.every((number) => state.yes[number] || state.value[number] !== NO));
  const always = articleRecords.flatMap((one, place) => (may[place] ? one.always : [])).filter((id) => {
    const number = inner.findingNumber.get(id) ?? -1;
    return number >= 0 && isPossible(number) && (inner.listOf[number] >= 0 || inner.questions[number] !== "");
  });
  return Number(here) + later.length + partners.length + always.length;
};

/**
 * At most how many questions are still to come that could make the advice more urgent: no limit holds for them either.
 * @param {Knowledge} kb @param {State} state @param {(number: number) => boolean} isPossible
 */
const floorsLeft = (kb, state, isPossible) => {
  const { inner } = kb;
  const may = mayApply(kb, state);
  const wanted = inner.articleRecords.filter((_, place) => may[place]).flatMap((one) => [one.finding, ...one.see.flatMap(({ all, any }) => [...all, ...any])]);
  const open = wanted.filter(isPossible).map((number) => (inner.listOf[number] < 0 ? `finding ${number}` : `list ${inner.listOf[number]}`));
  return new Set(open).size;
};

/** Whether the answer to the finding could be changed or given now. @param {Knowledge} kb @param {State} state @param {number} number */
export const couldAnswer = (kb, state, number) => {
  if (number === state.complaint || !isAskedOf(kb, state, number)) return false;
  if (state.given[number] !== NONE) return true;
  if (state.value[number] !== NONE) return false;
  const list = kb.inner.listOf[number];
  if (kb.inner.flagFindings[number] && kb.inner.questions[number]) return true;
  if (list < 0) return kb.inner.questions[number] !== "";
  return arises(state, kb.inner.lists[list]);
};
