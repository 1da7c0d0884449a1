/** So that a doctor sees on one sheet what the reader has, does not have and does not know: as data, for paper and as text. */

import { said } from "./interview.js";
import { capital, written } from "./words.js";

/** @param {string[]} names */
const inOneLine = (names) => capital(names.join("; "));

/**
 * What a doctor is likely to ask, with what was answered; a list that nobody was shown, since what it is about is not so,
 * does not apply.
 * @param {any} ui @param {Map<string, string>} values @param {Set<string>} answered what was answered, and does not only follow
 */
const doctorQuestions = ({ kb, w, say, name, now: { interview } }, values, answered) => {
  if (!interview.symptom) return [];
  return kb.article(interview.symptom).doctorQuestions.map((/** @type {any} */ { text, ask }) => {
    const given = ask.map((/** @type {string} */ id) => values.get(id));
    const yes = ask.filter((/** @type {string} */ id) => values.get(id) === "yes").map(name);
    const { question, summary } = w;
    const isNo = given.length > 0 && given.every((/** @type {any} */ one) => one === "no");
    const isMoot = isNo && ask.length > 1 && !ask.some((/** @type {string} */ id) => answered.has(id));
    const other = given.includes("unknown") ? summary.unknown : isMoot ? summary.does_not_apply : isNo ? question.no : summary.not_asked;
    const answer = ask.length === 1 && given[0] ? `${name(ask[0])}: ${(yes.length > 0 ? question.yes : other).toLowerCase()}` : yes.join(", ") || other;
    return `${say(text)} ${capital(answer)}`;
  });
};

/**
 * @param {any} ui @param {Date} day
 * @returns {{ title: string, facts: [string, string][], parts: { title: string, lines: string[] }[] }}
 */
export const summaryOf = (ui, day) => {
  const { engine, kb, w, say, state, language, now: { interview, outcome } } = ui;
  const words = w.summary;
  const all = engine.answersOf(kb, interview);
  const values = new Map(all.map((/** @type {any} */ one) => [one.finding, one.value]));
  const answered = new Set(all.filter((/** @type {any} */ one) => one.given).map((/** @type {any} */ one) => one.finding));
  const timed = state.steps.filter((/** @type {any} */ step) => step.question.kind === "one-of");
  const dangers = new Set(state.steps.filter((/** @type {any} */ step) => step.question.kind === "screen").flatMap((/** @type {any} */ step) => step.question.findings));
  const inTiming = new Set(timed.flatMap((/** @type {any} */ step) => step.question.findings));
  const complaint = interview.symptom ? kb.article(interview.symptom).finding : null;
  const answeredWith = (/** @type {string} */ value) => all
    .filter((/** @type {any} */ one) => one.given && one.value === value && one.finding !== complaint && !inTiming.has(one.finding))
    .map((/** @type {any} */ one) => one.finding);
  const named = (/** @type {string} */ value) => answeredWith(value).map(ui.name);
  const denied = (/** @type {boolean} */ isDanger) => answeredWith("no").filter((/** @type {string} */ finding) => dangers.has(finding) === isDanger).map(ui.name);
  const problem = [...(interview.symptom ? [kb.article(interview.symptom).name] : []), ...state.picks.filter((/** @type {any} */ pick) => pick.article !== interview.symptom).map((/** @type {any} */ pick) => pick.name)];
  const lines = (/** @type {string[]} */ names) => (names.length > 0 ? [inOneLine(names)] : []);
  return {
    title: words.title,
    facts: /** @type {[string, string][]} */ ([
      [words.problem, problem.map(capital).join("; ")],
      [words.who, state.person ? words.by_other : words.by_self],
      [words.age, state.age === null ? "" : String(state.age)],
      [words.sex, state.sex ? w.start[state.sex] : ""],
      [words.day, written(day, language)],
      [words.advice, w.levels[outcome.urgency].badge],
    ]).filter(([, value]) => value),
    parts: [
      {
        title: words.timing,
        lines: timed.map((/** @type {any} */ step) => `${say(step.question.text)} ${said(kb, step, w, say)}`),
      },
      { title: words.present, lines: lines(named("yes")) },
      { title: words.unknown, lines: lines(named("unknown")) },
      { title: words.doctor, lines: doctorQuestions(ui, values, answered) },
      { title: words.absent, lines: lines(denied(false)) },
      { title: words.absent_dangers, lines: lines(denied(true)) },
    ].filter((part) => part.lines.length > 0),
  };
};

/** The sheet as plain text. @param {ReturnType<typeof summaryOf>} summary @param {string} foot */
export const asText = ({ title, facts, parts }, foot) => [
  title, "", ...facts.map(([name, value]) => `${name}: ${value}`),
  ...parts.flatMap((part) => ["", part.title, ...part.lines.map((line) => `- ${line}`)]), "", foot, "",
].join("\n");
