/**
 * So that everybody who asks or advises does it in the same way: the browser, the terminal, the evaluation, the tests.
 *
 * Pure: no clock, no chance, no network, no page. The interview is the whole state, so that taking an answer back is
 * leaving it out, and equal answers give equal results in any order and on any machine.
 */

export { nextQuestion, progress } from "./ask.js";
export { changes } from "./changes.js";
export { BundleError, InterviewError } from "./errors.js";
export { open } from "./open.js";
export { answersOf, outcome } from "./outcome.js";
