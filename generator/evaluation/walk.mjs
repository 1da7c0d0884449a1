/** So that an interview is led in one way, whoever answers: a journey, or a simulated reader. */

/** More questions than any interview may have; whoever reaches it would go on for ever. */
const ENDLESS = 500;

/**
 * Ask until nothing is left to ask; fired red flags do not end it.
 *
 * @param {any} engine the engine's module
 * @param {any} kb what the engine's `open` returned
 * @param {{symptom: string|null, age: number|null, sex: string|null, answers: {finding: string, value: string}[]}} start
 * @param {(question: any, again: boolean) => string[]} reply for each finding of the question: yes, no or unknown. As in the
 *   shipped view, an emergency screen of which something is not known is asked once more, one statement after the other
 * @returns {{interview: any, questions: any[]}} the whole interview, and the questions in the order they were asked
 */
export function walk(engine, kb, start, reply) {
  const interview = { ...start, answers: [...start.answers] };
  const questions = [];
  for (;;) {
    const question = engine.nextQuestion(kb, interview);
    if (question === null) return { interview, questions };
    if (questions.length >= ENDLESS) throw new Error(`the engine asked ${ENDLESS} questions and did not stop`);
    questions.push(question);
    const first = reply(question, false);
    const values = question.kind === "screen" && first.includes("unknown") ? reply(question, true) : first;
    question.findings.forEach((/** @type {string} */ finding, /** @type {number} */ place) => {
      interview.answers.push({ finding, value: values[place] });
    });
  }
}

/**
 * Answer as the person of a journey: what is listed is as listed, everything else is `otherwise`.
 *
 * @param {Record<string, string>} listed finding → yes, no or unknown
 * @param {string} otherwise no or unknown
 * @returns {(question: any) => string[]}
 */
export function asListed(listed, otherwise) {
  return (question) => question.findings.map((/** @type {string} */ finding) => listed[finding] ?? otherwise);
}
