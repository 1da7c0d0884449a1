/** So that an interview means one thing: what was answered, what follows from it, and what applies to this person. */

import { InterviewError, shown } from "./errors.js";

/** @import { Flag, Interview, Knowledge, Value, When } from "./types.d.ts" */

export const NONE = 0;
export const YES = 1;
export const NO = 2;
export const UNKNOWN = 3;
/** @type {Record<string, number>} */
const VALUES = { yes: YES, no: NO, unknown: UNKNOWN };
/** @type {(Value | null)[]} */
export const WORDS = [null, "yes", "no", "unknown"];
const OLDEST = 130;

/**
 * @typedef {object} State
 * @property {Uint8Array} given what was answered, the complaint with it
 * @property {Uint8Array} yes 1 for what is true: answered, or wider than what was answered
 * @property {Uint8Array} value what is known: answered, or following from an answer
 * @property {number} complaint the finding that the reader came with, or -1
 * @property {number | null} age
 * @property {string | null} sex
 * @property {boolean[]} applies for each article, whether its flags, floors and always-asked questions hold
 */

/**
 * Throws an InterviewError for unknown ids and for values that cannot be.
 * @param {Knowledge} kb @param {Interview} interview @returns {State}
 */
export const read = (kb, interview) => {
  const { inner } = kb;
  if (typeof interview !== "object" || interview === null || !Array.isArray(interview.answers)) {
    throw new InterviewError("an interview needs a list of answers");
  }
  const { symptom = null, age = null, sex = null } = interview;
  if (age !== null && !(Number.isInteger(age) && age >= 0 && age <= OLDEST)) {
    throw new InterviewError(`no such age: ${shown(age)}`);
  }
  if (![null, "female", "male"].includes(sex)) throw new InterviewError(`no such sex: ${shown(sex)}`);
  const article = symptom === null ? -1 : inner.articleRecords.findIndex((one) => one.id === symptom);
  if (symptom !== null && article < 0) throw new InterviewError(`no such article: ${shown(symptom)}`);
  const complaint = article < 0 ? -1 : inner.articleRecords[article].finding;

  const given = new Uint8Array(inner.size);
  for (const answer of interview.answers) {
    const number = inner.findingNumber.get(answer?.finding);
    const value = typeof answer?.value === "string" && Object.hasOwn(VALUES, answer.value) ? VALUES[answer.value] : NONE;
    if (number === undefined) throw new InterviewError(`no such finding: ${shown(answer?.finding)}`);
    if (value === NONE) throw new InterviewError(`no such answer to ${answer.finding}: ${shown(answer.value)}`);
    if (given[number] !== NONE && given[number] !== value && number !== complaint) {
      throw new InterviewError(`two answers to ${answer.finding}`);
    }
    given[number] = value;
  }
  if (complaint >= 0) given[complaint] = YES;

  const yes = spread(inner.up, given, YES);
  const no = spread(inner.down, given, NO);
  const value = given.map((own, number) => {
    if (yes[number] && own !== NO) return YES;
    return own === NONE && no[number] && !inner.flagFindings[number] ? NO : own;
  });
  const applies = inner.articleRecords.map((one, place) => kb.symptom !== null || place === article || yes[one.finding] === 1);
  return { given, yes, value, complaint, age, sex, applies };
};

/** Mark every finding with this answer, and all that it leads to. @param {number[][]} ways @param {Uint8Array} given @param {number} answer */
const spread = (ways, given, answer) => {
  const found = new Uint8Array(given.length);
  const waiting = [];
  for (let number = 0; number < given.length; number += 1) if (given[number] === answer) waiting.push(number);
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    if (found[number]) continue;
    found[number] = 1;
    waiting.push(...ways[number]);
  }
  return found;
};

/** Whether a question about the finding is put to this person; an unknown age or sex counts as one that is asked. @param {Knowledge} kb @param {State} state @param {number} number */
export const isAskedOf = ({ inner }, { age, sex }, number) => {
  const who = inner.askedOf[number];
  return who === null || ((!who.sex || sex === null || sex === who.sex) && (age === null || (age >= who.from && age <= who.to)));
};

/** Whether nothing is known about the finding yet. @param {Knowledge} kb @param {State} state @param {number} number */
export const isOpen = (kb, state, number) => state.value[number] === NONE && isAskedOf(kb, state, number);

/** Whether a flag is one for this page and this person. @param {Flag} flag @param {State} state */
export const flagApplies = (flag, { applies, age, sex }) =>
  (flag.articles === undefined || flag.articles.some((place) => applies[place])) &&
  (flag.age === undefined || age === null || (age >= flag.age[0] && age <= flag.age[1])) &&
  (flag.sex === undefined || sex === null || sex === flag.sex);

/** @param {When} when @param {State} state */
export const isSatisfied = ({ all, any }, { yes }) =>
  all.every((number) => yes[number]) && (any.length === 0 || any.some((number) => yes[number]));

/** Whether this person's age is one that the questionnaire is made for. @param {Knowledge} kb @param {State} state */
export const isMadeFor = ({ ages }, { age }) => ages === null || age === null || (age >= ages[0] && age <= ages[1]);
