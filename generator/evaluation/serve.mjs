/**
 * So that Python can have the questions asked by the very engine that readers run: one request a line in, one answer a
 * line out, both JSON.
 *
 *     node serve.mjs ENGINE            ENGINE: the path of the engine's index.js
 *     → {"do": "open", "bundle": {…}}  ← {"ok": 0}       a number for what was opened
 *     → {"do": "next", "kb": 0, …}     ← {"ok": {…}}
 *                                      ← {"error": {"name": "InterviewError", "message": "…"}}
 */

import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

import { compareCases, compareReaders } from "./compare.mjs";
import { simulate } from "./readers.mjs";
import { asListed, walk } from "./walk.mjs";

const engine = await import(pathToFileURL(process.argv[2]).href);

/** @type {any[]} */
const opened = [];
const kbOf = (/** @type {number} */ handle) => opened[handle];

/** @type {Record<string, (request: any) => any>} */
const answers = {
  open: ({ bundle }) => opened.push(engine.open(bundle)) - 1,
  close: ({ kb }) => {
    opened[kb] = null;
    return null;
  },
  about: ({ kb }) => about(kbOf(kb)),
  words: ({ kb, kind, ids }) => ids.map((/** @type {string} */ id) => kbOf(kb)[kind](id)),
  next: ({ kb, interview }) => engine.nextQuestion(kbOf(kb), interview),
  outcome: ({ kb, interview }) => engine.outcome(kbOf(kb), interview),
  progress: ({ kb, interview }) => engine.progress(kbOf(kb), interview),
  changes: ({ kb, interview }) => engine.changes(kbOf(kb), interview),
  answers: ({ kb, interview }) => engine.answersOf(kbOf(kb), interview),
  walk: ({ kb, interview, listed, otherwise }) => {
    const done = walk(engine, kbOf(kb), interview, asListed(listed, otherwise));
    const questions = done.questions.map(({ id, findings }) => ({ id, findings }));
    return { interview: done.interview, questions, outcome: engine.outcome(kbOf(kb), done.interview) };
  },
  simulate: (request) => simulate(engine, kbOf, request),
  compareReaders: (request) => compareReaders(engine, kbOf, request),
  compareCases: (request) => compareCases(engine, kbOf, request),
};

/** What a questionnaire is about, and the ids of what it holds. */
function about({ symptom, ages, asks, content, findings, conditions, articles }) {
  return { symptom, ages, asks, content, findings, conditions, articles };
}

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  let answer;
  try {
    const request = JSON.parse(line);
    answer = { ok: answers[request.do](request) ?? null };
  } catch (error) {
    const { name, message, stack } = /** @type {Error} */ (error);
    answer = { error: { name, message, stack } };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
