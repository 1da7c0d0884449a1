// What must be true of every interview, whatever the content says; each promise is judged by the facts of the content
// and by running the engine again, never by the engine's own account of itself.

import { test } from "node:test";
import { LEVELS, Faults, cases, engine, same, seeded } from "./engine.mjs";

const PROMISES = {
  "not knowing changes no weight and lowers nothing": unknowns,
  "a flag that fired stays, and no yes lowers the advice below it": flags,
  "the order of the answers does not matter": orders,
  "two things that are never seen rule a condition out, and nothing else does": exclusions,
  "weights add up to 1": sums,
  "the shown reasons add up to the score": reasons,
  "what follows from the answers is what the content says": closures,
  "few are shown, and what must not be missed is": shown,
  "what is not covered is never called likely": likely,
  "every change is true when it is tried, and no danger is missing": changed,
};
const WALKS = {
  "every questionnaire ends, and asks nothing twice or in vain": null,
  "the progress is an upper bound": null,
  "taking back is never having answered": null,
};
const EVERYTHING = Object.fromEntries([...Object.keys(PROMISES), ...Object.keys(WALKS)].map((name) => [name, new Faults()]));
const counts = { questionnaires: 0, interviews: 0, fired: 0, ruledOut: 0, covered: 0, uncovered: 0, changes: 0, raising: 0, walks: 0, questions: 0, longest: 0, floors: 0, tooOld: 0, likely: 0, derivedNo: 0, differences: 0 };
const ENOUGH = process.env.VADEMECUM_QUICK ? 0 : 1;

for await (const line of cases()) questionnaire(line);
for (const [name, faults] of Object.entries(EVERYTHING)) test(name, () => faults.report());
test("there was something to judge", (t) => {
  t.diagnostic(JSON.stringify(counts));
  const empty = Object.entries(counts).filter(([, count]) => count < ENOUGH).map(([name]) => name);
  if (ENOUGH && counts.longest < 30) throw new Error("no questionnaire reached the limit of 30 questions");
  if (empty.length) throw new Error(`nothing was seen of: ${empty.join(", ")}`);
});

function questionnaire({ seed, symptom, bundle, facts }) {
  const chance = seeded(seed);
  const kb = engine.open(bundle);
  counts.questionnaires += 1;
  const interviews = [randomInterview(kb, facts, chance), randomInterview(kb, facts, chance)];
  interviews.push(walk({ seed, symptom, bundle, facts, kb, chance }));
  for (const interview of interviews) {
    counts.interviews += 1;
    const now = engine.outcome(kb, interview);
    counts.tooOld += now.madeFor === "age" ? 1 : 0;
    const at = { kb, facts, interview, now, chance };
    for (const [name, judge] of Object.entries(PROMISES)) {
      judge({ ...at, check: (right, what) => EVERYTHING[name].check(right, { seed, symptom, interview }, what) });
    }
  }
}

// --- Interviews ---

function randomPerson(kb, facts, chance) {
  return {
    symptom: kb.symptom && chance.next() < 0.9 ? kb.symptom : chance.pick([null, ...Object.keys(facts.complaints)]),
    age: chance.pick([null, 0, 17, 18, 45, 65, 66, 130, chance.below(131)]),
    sex: chance.pick([null, "female", "male"]),
  };
}

function randomInterview(kb, facts, chance) {
  const values = chance.pick([["yes"], ["no"], ["yes", "no"], ["yes", "no", "unknown"], ["yes", "no", "no", "unknown"]]);
  const share = chance.pick([0.1, 0.3, 0.6, 1]);
  const findings = chance.shuffled(kb.findings).filter(() => chance.next() < share);
  return { ...randomPerson(kb, facts, chance), answers: findings.map((finding) => ({ finding, value: chance.pick(values) })) };
}

/** Answer whatever is asked, to the end; then take it all back, one question after the other. */
function walk({ seed, symptom, bundle, facts, kb, chance }) {
  const interview = { ...randomPerson(kb, facts, chance), answers: [] };
  if (interview.age !== null && chance.next() < 0.7) interview.age = 40;
  const willing = chance.pick([0, 0.1, 0.3, 0.6]);
  const unsure = chance.pick([0.1, 0.1, 0.5, 1]);
  const steps = [];
  const judge = (name) => (right, what) => EVERYTHING[name].check(right, { seed, symptom, interview: { ...interview, answers: [...interview.answers] } }, what);
  const check = judge("every questionnaire ends, and asks nothing twice or in vain");
  const seen = new Set();
  for (;;) {
    const question = engine.nextQuestion(kb, interview);
    steps.push({ answers: [...interview.answers], question, progress: engine.progress(kb, interview), urgency: engine.outcome(kb, interview).urgency });
    if (question === null) break;
    counts.questions += 1;
    counts.floors += question.why.reason === "floor" ? 1 : 0;
    asked(question, { kb, facts, interview, check });
    if (steps.length > 300) {
      check(false, "it never ends");
      break;
    }
    if (question.kind !== "screen" && !["always", "floor"].includes(question.why.reason)) seen.add(question.id);
    const answers = answered(question, chance, willing, unsure);
    interview.answers.push(...answers);
  }
  counts.walks += 1;
  counts.longest = Math.max(counts.longest, seen.size);
  check(seen.size <= 30, `${seen.size} questions`);
  const bound = judge("the progress is an upper bound");
  steps.forEach(({ progress }, place) => {
    const left = steps.length - 1 - place;
    bound(left <= progress.left, `${progress.left} after ${place} questions, but there were ${left}`);
    bound(left > 0 || progress.left === 0, () => `${progress.left} at the end`);
  });
  const back = judge("taking back is never having answered");
  const fresh = engine.open(bundle);
  for (const { answers, question, urgency } of steps.toReversed()) {
    const before = { ...interview, answers };
    back(same(engine.nextQuestion(kb, before), question), () => `another question than ${question?.id}`);
    const outcome = engine.outcome(kb, before);
    back(outcome.urgency === urgency && same(outcome, engine.outcome(fresh, before)), "another outcome");
  }
  return interview;
}

function answered({ kind, findings }, chance, willing, unsure) {
  const yes = new Set(findings.filter(() => chance.next() < willing));
  const one = kind === "one-of" ? new Set([...yes].slice(0, 1)) : yes;
  const rest = kind === "one-of" && one.size ? "no" : chance.next() < unsure ? "unknown" : "no";
  return findings.map((finding) => ({ finding, value: one.has(finding) ? "yes" : rest }));
}

function asked(question, { kb, facts, interview, check }) {
  const given = new Map(interview.answers.map(({ finding, value }) => [finding, value]));
  const complaint = facts.complaints[interview.symptom];
  if (complaint) given.set(complaint, "yes");
  const known = derived(facts, given);
  check(question.findings.length > 0 && new Set(question.findings).size === question.findings.length, "a question about nothing, or twice the same");
  check(question.labels.length === question.findings.length && question.labels.every((label) => label), "words are missing");
  const why = question.why.conditions;
  const possible = leaves(engine.outcome(kb, interview)).filter(({ weight }) => weight > 0).map(({ id }) => id);
  check(!why || (why.length <= 3 && why.every((condition) => possible.includes(condition))), `it tells ${why} apart, of ${possible}`);
  for (const finding of question.findings) {
    check(!given.has(finding), `${finding} was answered already`);
    check(!known.has(finding), `${finding} follows already: ${known.get(finding)}`);
    check(isAskedOf(facts, interview, finding), `${finding} is not asked of such people`);
  }
  check(kb.ages === null || interview.age === null || isWithin(interview.age, kb.ages), "asked at an age that it is not made for");
}

// --- What the content says ---

function isWithin(age, [from, to]) {
  return age >= from && age <= to;
}

function isAskedOf(facts, { age, sex }, finding) {
  const who = facts.askedOf[finding];
  if (!who) return true;
  return (who.sex === null || sex === null || who.sex === sex) && (who.age === null || age === null || isWithin(age, who.age));
}

/** What is known beyond what was said: wider findings of a yes, narrower ones of a no, but no danger by inference. */
function derived(facts, given) {
  const said = (value) => [...given].filter(([, one]) => one === value).map(([finding]) => finding);
  const known = new Map();
  const narrower = (wide) => Object.keys(facts.above).filter((finding) => facts.above[finding].includes(wide));
  for (const wide of said("no")) {
    for (const finding of narrower(wide)) if (!given.has(finding) && !facts.flagged.includes(finding)) known.set(finding, "no");
  }
  for (const finding of said("yes")) {
    for (const wide of facts.above[finding]) if (!given.has(wide) || given.get(wide) === "unknown") known.set(wide, "yes");
  }
  return known;
}

function givenBy({ answers, symptom }, facts) {
  const given = new Map(answers.map(({ finding, value }) => [finding, value]));
  const complaint = facts.complaints[symptom];
  return complaint ? given.set(complaint, "yes") : given;
}

function leaves({ conditions }) {
  return conditions.filter(({ children }) => children.length === 0);
}

function rank({ urgency }) {
  return LEVELS.indexOf(urgency);
}

function withValue(interview, facts, finding, value) {
  const others = value === "yes" ? facts.oneOf.filter((options) => options.includes(finding)).flat() : [];
  const answers = interview.answers.filter((answer) => answer.finding !== finding)
    .map((answer) => (answer.value === "yes" && others.includes(answer.finding) ? { ...answer, value: "no" } : answer));
  return { ...interview, answers: [...answers, { finding, value }] };
}

// --- The promises ---

function unknowns({ kb, facts, interview, now, chance, check }) {
  const given = givenBy(interview, facts);
  const open = chance.shuffled(kb.findings.filter((finding) => !given.has(finding)));
  const weighed = ({ conditions, somethingElse, ruledOut }) => ({ weights: conditions.map(({ id, weight }) => [id, weight]), somethingElse, ruledOut });
  for (const some of [open.slice(0, 1), open.slice(1, 2), open]) {
    if (some.length === 0) continue;
    const answers = [...interview.answers, ...some.map((finding) => ({ finding, value: "unknown" }))];
    const then = engine.outcome(kb, { ...interview, answers });
    check(same(weighed(then), weighed(now)), () => `not knowing ${some} changes a weight`);
    check(rank(then) >= rank(now), () => `not knowing ${some} lowers ${now.urgency} to ${then.urgency}`);
  }
}

function flags({ kb, interview, now, check }) {
  for (const { id, level } of now.redFlags) {
    counts.fired += 1;
    check(rank(now) >= LEVELS.indexOf(level), `${now.urgency} though ${id} fired`);
    for (const finding of kb.flag(id).findings) {
      const answers = interview.answers.filter((answer) => answer.finding !== finding);
      const then = engine.outcome(kb, { ...interview, answers: [...answers, { finding, value: "yes" }] });
      for (const flag of now.redFlags) {
        check(then.redFlags.some((one) => one.id === flag.id), () => `a yes to ${finding} silences ${flag.id}`);
        check(rank(then) >= LEVELS.indexOf(flag.level), () => `a yes to ${finding} lowers ${flag.level} to ${then.urgency}`);
      }
    }
  }
}

function orders({ kb, interview, now, chance, check }) {
  const wanted = [now, engine.nextQuestion(kb, interview), engine.changes(kb, interview), engine.progress(kb, interview), engine.answersOf(kb, interview)];
  for (const answers of [interview.answers.toReversed(), chance.shuffled(interview.answers)]) {
    const other = { ...interview, answers };
    const found = [engine.outcome(kb, other), engine.nextQuestion(kb, other), engine.changes(kb, other), engine.progress(kb, other), engine.answersOf(kb, other)];
    check(same(found, wanted), () => `another result for the order ${answers.map(({ finding }) => finding)}`);
  }
}

function exclusions({ facts, interview, now, check }) {
  const given = givenBy(interview, facts);
  const wanted = {};
  for (const [condition, findings] of Object.entries(facts.never)) {
    const strikes = findings.filter((finding) => given.get(finding) === "yes" && isAskedOf(facts, interview, finding));
    if (strikes.length > 1) wanted[condition] = strikes.sort();
  }
  const found = Object.fromEntries(now.ruledOut.map(({ id, because }) => [id, [...because].sort()]));
  check(same(sortedKeys(found), sortedKeys(wanted)), () => `${JSON.stringify(found)} and not ${JSON.stringify(wanted)}`);
  const left = facts.scored.filter((condition) => !(condition in wanted)).sort();
  check(same(leaves(now).map(({ id }) => id).sort(), left), "other conditions are left than those not ruled out");
  counts.ruledOut += now.ruledOut.length;
}

function sortedKeys(object) {
  return Object.fromEntries(Object.entries(object).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function sums({ now, check }) {
  const all = [...leaves(now).map(({ weight }) => weight), now.somethingElse.weight];
  const sum = all.reduce((total, weight) => total + weight, 0);
  check(Math.abs(sum - 1) <= all.length * 0.5e-6 + 1e-9, `they add up to ${sum}`);
  check(all.every((weight) => weight >= 0 && weight === Math.round(weight * 1e6) / 1e6), () => `not rounded: ${all}`);
}

/** The scores are not told, but the weights are: two conditions differ by as much as the logarithm of theirs. */
function reasons({ now, check }) {
  const heavy = leaves(now).filter(({ weight }) => weight > 1e-4);
  const score = ({ for: pro, against }) => [...pro, ...against].reduce((sum, { milliNats }) => sum + milliNats, 0);
  for (const one of leaves(now)) {
    check(one.for.every(({ milliNats }) => milliNats > 0) && one.against.every(({ milliNats }) => milliNats < 0), `${one.id}: a reason on the wrong side`);
  }
  heavy.slice(1).forEach((other) => {
    const [one] = heavy;
    const told = 1000 * Math.log(one.weight / other.weight);
    const off = Math.abs(told - (score(one) - score(other)));
    counts.differences += 1;
    check(off <= 1000 * 0.51e-6 * (1 / one.weight + 1 / other.weight) + 1e-6, `${one.id} and ${other.id}: ${score(one)} and ${score(other)}, but weights ${told} apart`);
  });
}

function closures({ kb, facts, interview, check }) {
  const given = givenBy(interview, facts);
  const known = derived(facts, given);
  const wanted = kb.findings.flatMap((finding) => {
    if (known.has(finding)) return [{ finding, value: known.get(finding), given: given.has(finding) }];
    return given.has(finding) ? [{ finding, value: given.get(finding), given: true }] : [];
  });
  counts.derivedNo += [...known.values()].filter((value) => value === "no").length;
  const found = engine.answersOf(kb, interview);
  check(same(found, wanted), () => `${JSON.stringify(found)} and not ${JSON.stringify(wanted)}`);
}

function shown({ kb, interview, now, check }) {
  const isFor = kb.ages === null || interview.age === null || isWithin(interview.age, kb.ages);
  check(now.madeFor === (isFor ? "ok" : "age"), `made for: ${now.madeFor}`);
  const all = leaves(now);
  all.forEach(({ id, weight, cannotMiss, shown: isShown }, place) => {
    check(isShown === (isFor && weight >= 0.02 && (place < 5 || cannotMiss)), `${id}, number ${place} with ${weight}, is ${isShown ? "" : "not "}shown`);
    check(place === 0 || all[place - 1].weight > weight || (all[place - 1].weight === weight && all[place - 1].id < id), `${id} is out of order`);
  });
  for (const { id, children, weight, shown: isShown } of now.conditions.filter((one) => one.children.length)) {
    const mine = all.filter((leaf) => children.includes(leaf.id));
    check(isShown === mine.some((leaf) => leaf.shown), `${id} is shown otherwise than its forms`);
    check(Math.abs(weight - mine.reduce((sum, leaf) => sum + leaf.weight, 0)) < 1e-9, `${id} does not weigh what its forms do`);
  }
}

function likely({ now, check }) {
  counts[now.covered ? "covered" : "uncovered"] += 1;
  for (const { id, weight, likelihood } of now.conditions) {
    const wanted = now.covered && weight >= 0.6 ? "likely" : weight >= 0.2 ? "possible" : "less likely";
    counts.likely += likelihood === "likely" ? 1 : 0;
    check(likelihood === wanted, `${id} with ${weight} is called ${likelihood}`);
  }
  check(!now.covered || (now.madeFor === "ok" && leaves(now)[0].weight >= now.somethingElse.weight), "covered, though nothing leads");
}

function changed({ kb, facts, interview, now, check }) {
  const found = engine.changes(kb, interview);
  const known = new Map(engine.answersOf(kb, interview).map(({ finding, value }) => [finding, value]));
  if (now.madeFor === "age") return check(found.length === 0, "changes at an age that it is not made for");
  for (const { finding, from, value, urgency, raises } of found) {
    const then = engine.outcome(kb, withValue(interview, facts, finding, value));
    counts.changes += 1;
    check(then.urgency === urgency && urgency !== now.urgency, `${finding} ${value}: ${then.urgency} and not ${urgency}`);
    check(raises === rank(then) > rank(now), `${finding} ${value} does not raise or lower as told`);
    check(from === (known.get(finding) ?? null) && from !== value, `${finding} was not ${from}`);
  }
  for (const flag of kb.flags) {
    for (const finding of kb.flag(flag).findings) {
      if (known.has(finding) || facts.complaints[interview.symptom] === finding || !isAskedOf(facts, interview, finding)) continue;
      const then = engine.outcome(kb, withValue(interview, facts, finding, "yes"));
      if (rank(then) <= rank(now)) continue;
      counts.raising += 1;
      check(found.some((one) => one.finding === finding && one.value === "yes" && one.raises), `a yes to ${finding} is missing`);
    }
  }
  return undefined;
}
