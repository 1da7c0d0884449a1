// So that Node and a browser can be compared byte by byte: what the engine says of many interviews, as texts.
//
// Imports nothing that a browser has not: `test_chromium.py` runs the same lines in Chromium and, by `told.mjs`, in Node.

import { ASK, interviewsOf, walk } from "./interviews.mjs";

/** Everything said about one questionnaire, a text for each interview: some by chance, some of readers led through. */
export function told(engine, { name, bundle, interviews, walks }) {
  const kb = engine.open(bundle);
  const found = [];
  const say = (interview) => found.push(JSON.stringify([interview, ...ASK.map((ask) => engine[ask](kb, interview))]));
  for (const interview of interviewsOf(kb, name, interviews)) say(interview);
  for (let turn = 0; turn < walks; turn += 1) for (const interview of walk(engine, kb, `${name} ${turn}`)) say(interview);
  return found;
}
