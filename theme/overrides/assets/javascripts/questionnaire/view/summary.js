/** So that a doctor sees on one sheet what the reader has, does not have and does not know: as data, for paper and as text. */

import { dangersOf, said } from "./interview.js";
import { capital, filled, written } from "./words.js";

/** @param {string[]} names */
const inOneLine = (names) => capital(names.join("; "));

/**
 * What a doctor is likely to ask, with what was answered of it, and what was not asked. A list that nobody was shown, since
 * what it is about is not so, is left out. `named` are the findings that the line names whatever was answered.
 * @param {any} ui @param {Map<string, string>} values @param {Set<string>} answered what was answered, and does not only follow
 * @returns {{ line: string, named: string[] }[]}
 */
const doctorQuestions = ({ kb, w, say, name, now: { interview } }, values, answered) => {
  if (!interview.symptom) return [];
  const { question, summary } = w;
  const { finding: complaint, doctorQuestions: questions } = kb.article(interview.symptom);
  /** @param {string[]} ids */
  const ofOne = ([id]) => `${name(id)}: ${({ yes: question.yes, no: question.no, unknown: summary.unknown }[values.get(id) ?? ""] ?? summary.not_asked).toLowerCase()}`;
  /** @param {string[]} ids */
  const ofList = (ids) => {
    const named = (/** @type {string | undefined} */ value) => ids.filter((id) => values.get(id) === value).map(name);
    const [yes, no, unknown, rest] = [named("yes"), named("no"), named("unknown"), named(undefined)];
    if (yes.length > 0) return yes.join("; ");
    if (rest.length === ids.length) return summary.not_asked;
    if (unknown.length === ids.length) return summary.unknown;
    return [
      no.length > 0 && filled(summary.none_of, { names: no.join("; ") }),
      unknown.length > 0 && `${summary.unknown}: ${unknown.join("; ")}`,
      rest.length > 0 && `${summary.not_asked}: ${rest.join("; ")}`,
    ].filter(Boolean).join(". ");
  };
  const isMoot = (/** @type {string[]} */ ids) =>
    ids.length > 1 && ids.every((id) => values.get(id) === "no") && !ids.some((id) => answered.has(id));
  return questions
    .map((/** @type {any} */ { text, ask }) => ({ text, ask: ask.filter((/** @type {string} */ id) => id !== complaint) }))
    .filter((/** @type {any} */ { ask }) => !isMoot(ask))
    .map((/** @type {any} */ { text, ask }) => ({
      line: `${say(text)} ${capital(ask.length === 1 ? ofOne(ask) : ofList(ask))}`,
      named: !ask.some((/** @type {string} */ id) => values.get(id) === "yes") ? ask : [],
    }));
};

/**
 * @param {any} ui @param {Date} day
 * @returns {{ title: string, facts: [string, string][], parts: { title: string, lines: string[], all?: string }[] }} `all` is the whole of what a line sums up
 */
export const summaryOf = (ui, day) => {
  const { engine, kb, w, say, state, language, now: { interview, outcome } } = ui;
  const words = w.summary;
  const all = engine.answersOf(kb, interview);
  const values = new Map(all.map((/** @type {any} */ one) => [one.finding, one.value]));
  const answered = new Set(all.filter((/** @type {any} */ one) => one.given).map((/** @type {any} */ one) => one.finding));
  const timed = state.steps.filter((/** @type {any} */ step) => step.question.kind === "one-of");
  const dangers = dangersOf(state);
  const inTiming = new Set(timed.flatMap((/** @type {any} */ step) => step.question.findings));
  const complaint = interview.symptom ? kb.article(interview.symptom).finding : null;
  const answeredWith = (/** @type {string} */ value) => all
    .filter((/** @type {any} */ one) => one.given && one.value === value && one.finding !== complaint && !inTiming.has(one.finding))
    .map((/** @type {any} */ one) => one.finding);
  const named = (/** @type {string} */ value) => answeredWith(value).map(ui.name);
  const doctor = doctorQuestions(ui, values, answered);
  const told = new Set(doctor.flatMap((one) => one.named)); // once on the sheet is enough
  const denied = (/** @type {boolean} */ isDanger) => answeredWith("no").filter((/** @type {string} */ finding) => dangers.has(finding) === isDanger && !told.has(finding)).map(ui.name);
  const problem = [...(interview.symptom ? [kb.article(interview.symptom).name] : []), ...state.picks.filter((/** @type {any} */ pick) => pick.article !== interview.symptom).map((/** @type {any} */ pick) => pick.name)];
  const signs = denied(true); // too many for the one sheet of paper: there their number stands, in the copied text all of them
  const lines = (/** @type {string[]} */ names) => (names.length > 0 ? [inOneLine(names)] : []);
  return {
    title: words.title,
    facts: /** @type {[string, string][]} */ ([
      [words.problem, problem.map(capital).join("; ")],
      [words.who, state.person ? words.by_other : words.by_self],
      [words.age, state.age === null ? "" : String(state.age)],
      [words.sex, state.sex ? w.start[state.sex] : ""],
      [words.since, state.since],
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
      { title: words.doctor, lines: doctor.map((one) => one.line) },
      { title: words.absent, lines: lines(denied(false)) },
      ...(signs.length > 0 ? [{ title: words.absent_dangers, lines: [filled(words.none_of_dangers, { count: signs.length })], all: inOneLine(signs) }] : []),
    ].filter((part) => part.lines.length > 0),
  };
};

/** The sheet as plain text. @param {ReturnType<typeof summaryOf>} summary @param {string} foot */
export const asText = ({ title, facts, parts }, foot) => [
  title, "", ...facts.map(([name, value]) => `${name}: ${value}`),
  ...parts.flatMap(({ title: name, lines, all }) => ["", name, ...(all ? [all] : lines).map((line) => `- ${line}`)]), "", foot, "",
].join("\n");
