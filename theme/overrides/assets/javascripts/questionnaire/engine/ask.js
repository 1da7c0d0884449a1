/** So that the next question is the one that tells most, after everything dangerous was asked. */

import { LEVELS, NONE as LEAST_NONE, STOP } from "./constants.js";
import { entropy, rounded, surprise } from "./numbers.js";
import { leader, standing } from "./score.js";
import { flagApplies, isAskedOf, isMadeFor, isOpen, isSatisfied, NO, NONE, read, YES } from "./state.js";
import { advice, bySeriousness } from "./triage.js";

/** @import { Flag, Interview, Knowledge, ListQuestion, Question, Why } from "./types.d.ts" */
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
  if (questions >= STOP.most) return null;
  const best = mostTelling(kb, state, now);
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

/** The flags of this page and person, most serious first. @param {Knowledge} kb @param {State} state */
const flagsHere = ({ inner }, state) => inner.flagRecords.filter((flag) => flagApplies(flag, state)).sort(bySeriousness);

/** What the emergency screen asks for a flag: of findings that must all be true, the first. @param {Flag} flag */
const screened = ({ all, any }) => (all.length ? [all[0]] : any);

/** @param {Knowledge} kb @param {State} state @returns {Question | null} */
export const screen = (kb, state) => {
  const flags = flagsHere(kb, state);
  const open = [...new Set(flags.flatMap(screened))].filter((number) => isOpen(kb, state, number));
  return open.length ? screenOf(kb, "screen", open, flags) : null;
};

/** @param {Knowledge} kb @param {State} state @returns {Question | null} */
const partners = (kb, state) => {
  for (const flag of flagsHere(kb, state)) {
    const open = partnersOf(kb, state, flag);
    if (open.length) return screenOf(kb, `screen:${flag.id}`, open, [flag]);
  }
  return null;
};

/** What else a flag needs, once the first of its findings is true. @param {Knowledge} kb @param {State} state @param {Flag} flag */
export const partnersOf = (kb, state, flag) => {
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
const always = (kb, state) => {
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
const floor = (kb, state, now) => {
  const level = advice(kb, state, now);
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

/** How likely a yes is. @param {Knowledge} kb @param {Standing} now @param {number} number */
const chance = ({ inner }, { weights }, number) =>
  inner.at[number].reduce((sum, condition, place) => sum + weights[condition] * (inner.ps[number][place] - inner.bases[number]), inner.bases[number]);

/** The question about one finding: its own, or the list that offers it. @param {Knowledge} kb @param {State} state @param {number} number @param {Why} why @returns {Question | null} */
const about = (kb, state, number, why) => {
  if (!isOpen(kb, state, number)) return null;
  const list = kb.inner.lists[kb.inner.listOf[number]];
  if (why.reason === "always" ? kb.inner.questions[number] : !list) return kb.inner.questions[number] ? alone(kb, number, why) : null;
  const options = list ? openOptions(kb, state, list) : [];
  return options.includes(number) ? listed(kb, list, options, why) : null;
};

/** The options that can still be asked about; none while the question does not arise. @param {Knowledge} kb @param {State} state @param {ListQuestion} list */
export const openOptions = (kb, state, list) => {
  if (list.about >= 0 && !state.yes[list.about]) return [];
  if (list.oneOf && list.options.some((option) => state.yes[option])) return [];
  return list.options.filter((option) => isOpen(kb, state, option));
};

/** Whether the finding has a question of its own and no list offers it. @param {Knowledge} kb @param {number} number */
export const standsAlone = ({ inner }, number) => inner.listOf[number] < 0 && inner.questions[number] !== "";

/** @param {Knowledge} kb @param {number} number @param {Why} why @returns {Question} */
const alone = (kb, number, why) => ({
  kind: "yes-no", id: kb.findings[number], findings: [kb.findings[number]], labels: [kb.inner.questions[number]],
  text: kb.inner.questions[number], none: null, help: kb.inner.help[number] ?? null, why,
});

/** @param {Knowledge} kb @param {ListQuestion} list @param {number[]} options @param {Why} why @returns {Question} */
const listed = (kb, list, options, why) => ({
  kind: list.oneOf ? "one-of" : "any-of", id: list.id, findings: options.map((number) => kb.findings[number]),
  labels: options.map((number) => list.labels[list.options.indexOf(number)]), text: list.text, none: list.none, help: null, why,
});

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
      ? oneOfGain(kb, now, options)
      : Math.min(unsure, options.reduce((sum, number) => sum + yesNoGain(kb, now, number), 0));
    consider({ gain, id: list.id, list, finding: -1, options });
  }
  return best;
};

/** How much a yes or no is expected to tell, in nats. @param {Knowledge} kb @param {Standing} now @param {number} number */
const yesNoGain = ({ inner }, { weights }, number) => {
  const at = inner.at[number];
  const ps = inner.ps[number];
  const entropies = inner.entropies[number];
  let mass = 0;
  let yes = 0;
  let left = 0;
  for (let place = 0; place < at.length; place += 1) {
    const weight = weights[at[place]];
    mass += weight;
    yes += weight * ps[place];
    left += weight * entropies[place];
  }
  return entropy((1 - mass) * inner.bases[number] + yes) - (1 - mass) * inner.baseEntropies[number] - left;
};

/** How much the choice of one option or none is expected to tell, in nats. @param {Knowledge} kb @param {Standing} now @param {number[]} options */
const oneOfGain = ({ inner }, { weights }, options) => {
  const base = options.map((number) => inner.bases[number]);
  /** @type {Map<number, number[]>} */
  const rows = new Map();
  options.forEach((number, place) => {
    inner.at[number].forEach((condition, index) => {
      const row = rows.get(condition) ?? base.slice();
      row[place] = inner.ps[number][index];
      rows.set(condition, row);
    });
  });
  const others = choices(base);
  let mass = 0;
  let left = 0;
  const mixed = others.map(() => 0);
  for (const [condition, row] of [...rows].sort(([one], [other]) => one - other)) {
    const weight = weights[condition];
    if (weight === 0) continue;
    const shares = choices(row);
    mass += weight;
    shares.forEach((share, place) => {
      mixed[place] += weight * share;
      left += weight * surprise(share);
    });
  }
  others.forEach((share, place) => {
    mixed[place] += (1 - mass) * share;
    left += (1 - mass) * surprise(share);
  });
  return mixed.reduce((sum, share) => sum + surprise(share), -left);
};

/** The shares of the options and of none of them, adding up to 1. @param {number[]} row */
const choices = (row) => {
  const sum = row.reduce((one, other) => one + other, 0);
  const none = Math.max(LEAST_NONE, 1 - sum);
  return [...row, none].map((share) => share / (sum + none));
};

/** Whether the leader is sure, and nothing more urgent is likely enough to ask on. @param {Knowledge} kb @param {State} state @param {Standing} now */
const isEnough = (kb, state, now) => {
  const first = leader(kb, now);
  const weight = first < 0 ? now.other : now.weights[first];
  const isSure = weight >= STOP.sure || (first >= 0 && kb.inner.scored[first].barePlaces && weight >= STOP.sureOfPlaces);
  if (!isSure) return false;
  const level = advice(kb, state, now);
  const more = kb.inner.scored.reduce((sum, one, condition) => sum + now.weights[condition] * Math.max(0, one.urgency - level), 0);
  return rounded(more) < STOP.urgencyLeft;
};

/** The conditions that an answer moves most, for "why is this asked?". @param {Knowledge} kb @param {Standing} now @param {number[]} numbers @returns {Why} */
const tellsApart = ({ inner }, { weights }, numbers) => {
  /** @type {Map<number, number>} */
  const moved = new Map();
  for (const number of numbers) {
    inner.at[number].forEach((condition, place) => {
      const far = weights[condition] * Math.abs(inner.ps[number][place] - inner.bases[number]);
      if (far > 0) moved.set(condition, Math.max(far, moved.get(condition) ?? 0));
    });
  }
  const most = [...moved].sort(([one, far], [other, farther]) => rounded(farther) - rounded(far) || one - other).slice(0, 3);
  return { reason: "tells-apart", conditions: most.map(([condition]) => inner.scored[condition].id) };
};

/** At most how many questions are still to come. @param {Knowledge} kb @param {Interview} interview */
export const progress = (kb, interview) => {
  const state = read(kb, interview);
  const done = asked(kb, state).size;
  if (nextQuestion(kb, interview) === null) return { asked: done, left: 0 };
  const { inner } = kb;
  const isPossible = (/** @type {number} */ number) => state.value[number] === NONE && isAskedOf(kb, state, number);
  const lists = inner.lists.filter((list) =>
    (list.about < 0 || state.value[list.about] === NONE || state.yes[list.about]) &&
    !(list.oneOf && list.options.some((option) => state.yes[option])) && list.options.some(isPossible)).length;
  const singles = kb.findings.filter((_, number) => standsAlone(kb, number) && isPossible(number)).length;
  const screens = screen(kb, state) ? 1 : 0;
  return { asked: done, left: Math.max(1, screens + Math.min(lists + singles, STOP.most - done - screens)) };
};

/** Whether the answer to the finding could be changed or given now. @param {Knowledge} kb @param {State} state @param {number} number */
export const couldAnswer = (kb, state, number) => {
  if (number === state.complaint || !isAskedOf(kb, state, number)) return false;
  if (state.given[number] !== NONE) return true;
  if (state.value[number] !== NONE) return false;
  const list = kb.inner.listOf[number];
  if (kb.inner.flagFindings[number] && kb.inner.questions[number]) return true;
  if (list < 0) return kb.inner.questions[number] !== "";
  const { about } = kb.inner.lists[list];
  return about < 0 || state.yes[about] === YES;
};
