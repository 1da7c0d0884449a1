/** So that going back, changing an answer and starting again are one thing: a shorter list of steps, asked anew. */

/**
 * @typedef {{ finding: string, value: "yes" | "no" | "unknown" }} Answer
 * @typedef {{ question: any, answers: Answer[] }} Step one screen that was answered
 * @typedef {{
 *   at: "start" | "search" | "asking", person: boolean, age: number | null, sex: "female" | "male" | null, since: string,
 *   picks: { finding: string, article: string | null, name: string }[],
 *   steps: Step[], passed: string[], changing: number | null, undone: Step | null, unsure: string[] | null,
 * }} State `since` is for the sheet alone, in the reader's own words; `passed` are the fired flags in spite of which the
 *   reader went on; `unsure` is what was ticked when the reader was not sure of the rest of an emergency screen, and null
 *   where nobody is
 */

/** How many statements an emergency screen shows at most. */
const PAGE = 7;

/** @returns {State} */
export const fresh = () => ({
  at: "start", person: false, age: null, sex: null, since: "", picks: [], steps: [], passed: [], changing: null, undone: null, unsure: null,
});

/** @param {any} kb @param {State} state @param {Step[]} [steps] @returns {{ symptom: string | null, age: number | null, sex: string | null, answers: Answer[] }} */
export const interviewOf = (kb, { age, sex, picks, steps: all }, steps = all) => {
  const symptom = kb.symptom ?? picks.find((pick) => pick.article)?.article ?? null;
  const chosen = picks.filter((pick) => pick.article !== symptom || symptom === null);
  const picked = picks.map((pick) => pick.finding); // what was picked later overrules what was answered before
  return {
    symptom, age, sex,
    answers: [...chosen.map(({ finding }) => ({ finding, value: /** @type {"yes"} */ ("yes") })), ...steps.flatMap((step) => step.answers).filter((one) => !picked.includes(one.finding))],
  };
};

/** An emergency screen holds a page of what is still to be asked; pages are of even length. @param {any} question */
const paged = (question) => {
  if (question?.kind !== "screen") return question;
  const size = Math.ceil(question.findings.length / Math.ceil(question.findings.length / PAGE));
  const { findings, labels } = question;
  return { ...question, left: Math.ceil(findings.length / PAGE), findings: findings.slice(0, size), labels: labels.slice(0, size) };
};

/**
 * What to show now.
 * @param {any} engine @param {any} kb @param {State} state
 * @returns {{ kind: string, question?: any, given?: Answer[], outcome?: any, interview?: any }}
 */
export const current = (engine, kb, state) => {
  if (state.at !== "asking") return { kind: state.at };
  const { steps, changing, undone, passed } = state;
  const interview = interviewOf(kb, state);
  const outcome = engine.outcome(kb, interview);
  if (changing !== null) return { kind: "question", question: steps[changing].question, given: steps[changing].answers, outcome, interview };
  if (outcome.redFlags.some((/** @type {any} */ flag) => !passed.includes(flag.id))) return { kind: "emergency", outcome, interview };
  const question = paged(engine.nextQuestion(kb, interview));
  if (!question) return { kind: "result", outcome, interview };
  const again = undone && undone.question.id === question.id && undone.question.findings.join() === question.findings.join();
  return { kind: "question", question, given: again ? undone.answers : [], outcome, interview };
};

/**
 * Whether a list still has its reason: what each of its options implies (that there is weakness, where it asks which side is
 * weak) was not answered otherwise before; and so a yes to a single question, which would say against it. @param {any} engine @param {any} kb @param {Answer[]} given @param {Step} step
 */
const holds = (engine, kb, given, { question, answers }) => {
  if (question.kind === "screen" || (question.kind === "yes-no" && answers.every(({ value }) => value !== "yes"))) return true;
  const implied = question.findings.map((/** @type {string} */ finding) =>
    engine.answersOf(kb, { answers: [{ finding, value: "yes" }] })
      .flatMap((/** @type {any} */ one) => (one.given || one.value !== "yes" ? [] : [one.finding])));
  return !given.some(({ finding, value }) => value !== "yes" && implied.every((/** @type {string[]} */ ids) => ids.includes(finding)));
};

/** Keep the steps that still belong to the interview, and the flags that still fire. @param {any} engine @param {any} kb @param {State} state @returns {State} */
export const kept = (engine, kb, state) => {
  const steps = state.steps.reduce(
    (before, step) => (holds(engine, kb, interviewOf(kb, state, before).answers, step) ? [...before, step] : before), /** @type {Step[]} */ ([]),
  );
  const fired = engine.outcome(kb, interviewOf(kb, state, steps)).redFlags.map((/** @type {any} */ flag) => flag.id);
  return { ...state, steps, passed: state.passed.filter((id) => fired.includes(id)) };
};

/**
 * @param {any} engine @param {any} kb @param {State} state @param {any} question
 * @param {string[]} yes the findings that are true @param {"no" | "unknown"} rest what all others of the screen are
 * @param {string[]} [unknown] of which findings alone it is not known
 */
export const answered = (engine, kb, state, question, yes, rest, unknown = []) => {
  const valueOf = (/** @type {string} */ finding) => (yes.includes(finding) ? "yes" : unknown.includes(finding) ? "unknown" : rest);
  const step = { question, answers: question.findings.map((/** @type {string} */ finding) => ({ finding, value: valueOf(finding) })) };
  const steps = state.changing === null ? [...state.steps, step] : state.steps.map((one, place) => (place === state.changing ? step : one));
  return kept(engine, kb, { ...state, steps, changing: null, undone: null, unsure: null });
};

/** One screen back, as it was left. @param {any} engine @param {any} kb @param {State} state @returns {State} */
export const back = (engine, kb, state) => {
  if (state.unsure !== null) return { ...state, unsure: null };
  if (state.changing !== null) return { ...state, changing: null };
  if (state.at === "search") return { ...state, at: "start" };
  if (state.steps.length === 0) return { ...state, at: kb.symptom ? "start" : "search" };
  return kept(engine, kb, { ...state, steps: state.steps.slice(0, -1), undone: state.steps.at(-1) ?? null });
};

/** The findings that emergency screens asked about. @param {State} state @returns {Set<string>} */
export const dangersOf = ({ steps }) => new Set(steps.filter(({ question }) => question.kind === "screen").flatMap(({ question }) => question.findings));

/** The answers of a step, as words. @param {any} kb @param {Step} step @param {any} words @param {(text: string) => string} say @returns {string[]} */
export const said = (kb, { question, answers }, words, say) => {
  const isScreen = question.kind === "screen";
  const named = (/** @type {string} */ wanted) => answers.flatMap(({ finding, value }, place) =>
    value !== wanted ? [] : [say(isScreen ? kb.finding(finding).name : question.labels[place])]);
  const [yes, unknown] = [named("yes"), named("unknown")];
  if (question.kind === "yes-no") return [words.question[answers[0].value]];
  if (unknown.length === answers.length) return [words.question.unknown];
  if (isScreen && unknown.length > 0) return [...yes, `${words.question.unknown}: ${unknown.join("; ")}`];
  if (yes.length > 0) return yes;
  return [question.none ? say(question.none) : words.question.none];
};
