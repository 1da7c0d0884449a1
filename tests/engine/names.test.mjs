// An id is a name and nothing more: a content whose records have other ids, in another alphabetical order, gives the
// same advice and suggestions. Only what is exactly equal may come in another order; where the next question is another
// one, it is printed as a line that begins with TIE, for somebody who knows what the questions are worth.

import { test } from "node:test";
import { Faults, cases, engine, same, seeded } from "./engine.mjs";

const CLOSE = 2.1e-6; // what rounding to a millionth may do, when sums are taken in another order
const faults = { "the same outcome": new Faults(), "the same next question": new Faults() };
const counts = { interviews: 0, questions: 0, ties: 0, changes: 0 };

for await (const line of cases()) compared(line);
for (const [name, one] of Object.entries(faults)) test(name, () => one.report());
test("there was something to compare", (t) => {
  t.diagnostic(JSON.stringify(counts));
  if (!counts.questions || !counts.changes) throw new Error("nothing was compared");
  if (counts.ties > counts.questions / 20) throw new Error("too much is said to be equal");
});

function compared({ seed, symptom, bundle, other, names }) {
  const [kb, renamed] = [engine.open(bundle), engine.open(other)];
  const chance = seeded(seed);
  const values = chance.pick([["yes"], ["no"], ["yes", "no"], ["yes", "no", "no", "unknown"]]);
  const person = {
    symptom: symptom ?? chance.pick([null, ...kb.articles]), age: chance.pick([null, 17, 45, 66]), sex: chance.pick([null, "female", "male"]),
  };
  const answers = kb.findings.filter(() => chance.next() < 0.5).map((finding) => ({ finding, value: chance.pick(values) }));
  judge({ seed, kb, renamed, names, interview: { ...person, answers } });
  const interview = { ...person, answers: [] };
  for (let steps = 0; steps < 20; steps += 1) {
    const question = engine.nextQuestion(kb, interview);
    judge({ seed, kb, renamed, names, interview });
    if (question === null) break;
    const yes = chance.next() < 0.3 ? chance.pick(question.findings) : null;
    interview.answers.push(...question.findings.map((finding) => ({ finding, value: finding === yes ? "yes" : "no" })));
  }
}

function judge({ seed, kb, renamed, names, interview }) {
  const named = (id) => names[id] ?? id;
  const inOther = {
    ...interview, symptom: interview.symptom && named(interview.symptom),
    answers: interview.answers.map(({ finding, value }) => ({ finding: named(finding), value })),
  };
  const where = { seed, symptom: kb.symptom, interview };
  counts.interviews += 1;
  const [one, other] = [engine.outcome(kb, interview), engine.outcome(renamed, inOther)];
  const check = (right, what) => faults["the same outcome"].check(right, where, what);
  const [mine, theirs] = [told(one, named), told(other, (id) => id)];
  for (const key of Object.keys(mine)) {
    check(same(mine[key], theirs[key]), () => `${key}: ${JSON.stringify(theirs[key])} and not ${JSON.stringify(mine[key])}`);
  }
  const weights = new Map(other.conditions.map(({ id, weight }) => [id, weight]));
  check(Math.abs(one.somethingElse.weight - other.somethingElse.weight) < CLOSE, "something else weighs otherwise");
  for (const { id, weight } of one.conditions) check(Math.abs(weight - weights.get(named(id))) < CLOSE * 3, () => `${id} weighs ${weights.get(named(id))} and not ${weight}`);
  if (one.conditions.length <= 5) {
    const [from, to] = [engine.changes(kb, interview), engine.changes(renamed, inOther)];
    counts.changes += from.length;
    check(same(sorted(from.map((change) => ({ ...change, finding: named(change.finding) }))), sorted(to)), "other changes");
  }
  asked(engine.nextQuestion(kb, interview), engine.nextQuestion(renamed, inOther), { where, named, names, interview });
}

/** Everything but the weights, in an order that no id decides. */
function told(outcome, named) {
  const every = (ids) => sorted(ids.map(named));
  const tied = new Set(outcome.conditions.filter(({ id, weight }) => outcome.conditions.some((one) => one.id !== id && Math.abs(one.weight - weight) < CLOSE)).map(({ id }) => id));
  const said = ({ finding, value, milliNats }) => [named(finding), value, milliNats];
  return {
    urgency: outcome.urgency, covered: outcome.covered, madeFor: outcome.madeFor, asked: outcome.asked,
    notAssessed: every(outcome.notAssessed),
    ruledOut: sorted(outcome.ruledOut.map(({ id, because }) => [named(id), every(because)])),
    redFlags: sorted(outcome.redFlags.map(({ id, level, findings }) => [named(id), level, every(findings)])),
    levels: outcome.redFlags.map(({ level }) => level),
    reasons: sorted(outcome.reasons.map(({ source, id, level, findings }) => [source, id && id.split(":").map(named).join(":"), level, every(findings)])),
    conditions: sorted(outcome.conditions.map((one) => ({
      id: named(one.id), urgency: one.urgency, cannotMiss: one.cannotMiss, parent: one.parent && named(one.parent), children: every(one.children),
      ...(one.children.length ? {} : {
        shown: tied.has(one.id) ? null : one.shown, unexplained: every(one.unexplained),
        for: sorted(one.for.map(said)), against: sorted(one.against.map(said)),
      }),
    }))),
  };
}

function sorted(values) {
  return values.map((value) => JSON.stringify(value)).sort();
}

function asked(one, other, { where, named, names, interview }) {
  if (one) counts.questions += 1;
  const check = (right) => faults["the same next question"].check(right, where, () => `${JSON.stringify(other)} and not ${JSON.stringify(one)}`);
  if (one === null || other === null || one.why.reason !== other.why.reason || one.why.level !== other.why.level) return check(one === other);
  const of = (question, name) => [question.kind, question.id.split(":").map(name).join(":"), sorted(question.findings.map(name))];
  if (same(of(one, named), of(other, (id) => id))) return undefined;
  counts.ties += 1;
  if (one.why.reason !== "tells-apart") {
    // Flags of one level, and articles, come by id: another one may be first, but nothing of another kind.
    const several = where.symptom === null || one.id.startsWith("screen:");
    return check(several && one.id.split(":").length === other.id.split(":").length);
  }
  const back = Object.fromEntries(Object.entries(names).map(([from, to]) => [to, from]));
  console.log(`TIE ${JSON.stringify({ ...where, interview, questions: [one.id, back[other.id]] })}`);
  return undefined;
}
