// So that interviews by chance are the same wherever they are made: in Node and in a browser. Imports nothing.

/** Everything that takes an interview. */
export const ASK = ["outcome", "nextQuestion", "progress", "changes", "answersOf"];

/** So many interviews with anything answered, from nothing to everything; the same for the same questionnaire and name. */
export function* interviewsOf(kb, name, count) {
  const next = chance(name);
  const pick = (items) => items[Math.floor(next() * items.length)];
  for (let turn = 0; turn < count; turn += 1) {
    const share = [0, 0.02, 0.1, 0.3, 1][turn % 5];
    const values = pick(["yes", "no", "yes no", "yes no unknown", "no no no no unknown yes"]).split(" ");
    const answers = kb.findings.filter(() => next() < share).map((finding) => ({ finding, value: pick(values) }));
    answers.sort((one, other) => hash(`${turn} ${one.finding}`) - hash(`${turn} ${other.finding}`));
    const symptom = pick(kb.symptom ? [kb.symptom, kb.symptom, null] : [null, ...kb.articles]);
    yield { symptom, age: pick([null, 0, 17, 18, 40, 65, 120, 130]), sex: pick([null, "female", "male"]), answers };
  }
}

/** A reader led through all questions, who says yes to one finding in so many; yields the interview before each. */
export function* walk(engine, kb, name, most = 40) {
  const next = chance(`${name} walk`);
  const willing = 0.05 + next() * 0.4;
  const interview = { symptom: kb.symptom ?? kb.articles[0] ?? null, age: 40, sex: next() < 0.5 ? "female" : "male", answers: [] };
  for (let turn = 0; turn < most; turn += 1) {
    yield { ...interview, answers: [...interview.answers] };
    const question = engine.nextQuestion(kb, interview);
    if (question === null) return;
    let chosen = 0;
    for (const finding of question.findings) {
      const value = next() < willing && !(question.kind === "one-of" && chosen++) ? "yes" : next() < 0.1 ? "unknown" : "no";
      interview.answers.push({ finding, value });
    }
  }
}

function chance(text) {
  let state = hash(text);
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The same number for the same text (FNV-1a). */
function hash(text) {
  let found = 0x811c9dc5;
  for (const sign of text) found = Math.imul(found ^ sign.codePointAt(0), 0x01000193) >>> 0;
  return found;
}
