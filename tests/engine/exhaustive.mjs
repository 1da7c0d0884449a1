// Tries every state of every red flag of the questionnaires in VADEMECUM_CASES, and of every emergency screen, and
// prints {questionnaire: {cases, faults}}. What must fire follows from the plan, that is from the content, not from
// the bundle.

import { Faults, LEVELS, cases, engine, seeded } from "./engine.mjs";

const VALUES = [undefined, "no", "yes", "unknown"];
const found = {};
for await (const { plan, bundle } of cases()) found[plan.symptom ?? "general"] = tried(plan, bundle);
process.stdout.write(JSON.stringify(found));

function tried(plan, bundle) {
  const kb = engine.open(bundle);
  const faults = new Faults();
  const random = seeded(20261126);
  const flags = new Map(plan.flags.map((flag) => [flag.id, flag]));
  let count = 0;

  for (const flag of plan.flags) {
    const others = plan.findings.filter((finding) => !flag.findings.includes(finding));
    const entries = [...flag.symptoms.map((symptom) => [symptom, []]), ...flag.answered.map((finding) => [null, [finding]])];
    for (const [symptom, answered] of entries) {
      const also = new Map(answered.filter((finding) => !flag.findings.includes(finding)).map((finding) => [finding, "yes"]));
      let turn = 0;
      for (const state of statesOf(flag.findings, plan, random)) {
        const ways = [undefined, "yes", "no"];
        for (const value of flag.others < ways.length ? [random.pick(ways)] : ways) {
          const one = flag.people[turn++ % flag.people.length];
          for (const [age, sex] of flag.few && value === undefined ? flag.people : [one]) {
            const answers = [...state, ...others.map((finding) => [finding, also.get(finding) ?? value])];
            check({ symptom, age, sex, answers }, [flag]);
          }
        }
        for (let other = 0; other < flag.randomOthers; other += 1) {
          const [age, sex] = flag.people[turn++ % flag.people.length];
          const share = random.next();
          const chosen = others.filter((finding) => random.next() < share && !also.has(finding))
            .map((finding) => [finding, random.pick(VALUES)]);
          check({ symptom, age, sex, answers: [...state, ...also, ...chosen] }, [flag]);
        }
      }
    }
  }
  for (const { symptom, findings, people } of plan.screens) {
    for (let bits = 0; bits < 2 ** findings.length; bits += 1) {
      for (const notYes of plan.notYes) {
        for (const [age, sex] of people) {
          const not = () => (notYes === "either" ? random.pick(VALUES.filter((value) => value !== "yes")) : notYes);
          const answers = findings.map((finding, place) => [finding, (bits >> place) & 1 ? "yes" : not()]);
          check({ symptom, age, sex, answers }, plan.flags);
        }
      }
    }
  }
  return { cases: count, faults: faults.count, shown: faults.shown };

  function check({ symptom, age, sex, answers }, watched) {
    count += 1;
    const said = random.shuffled(answers.filter(([, value]) => value)).map(([finding, value]) => ({ finding, value }));
    const interview = { symptom, age, sex, answers: said };
    const outcome = engine.outcome(kb, interview);
    const fired = outcome.redFlags.map(({ id }) => id);
    const true_ = satisfied(interview);
    for (const flag of watched) {
      const wanted = fires(flag, interview, true_);
      if (wanted !== fired.includes(flag.id)) faults.add(interview, `${flag.id} ${wanted ? "must" : "must not"} fire`);
    }
    const levels = outcome.redFlags.map(({ id }) => LEVELS.indexOf(flags.get(id).level));
    const advice = LEVELS.indexOf(outcome.urgency);
    if (!(advice >= Math.max(-1, ...levels))) faults.add(interview, `${outcome.urgency} in spite of ${fired}`);
    if (levels.some((level, place) => place && level > levels[place - 1])) faults.add(interview, "a lesser flag first");
    if (levels.length && LEVELS.indexOf(outcome.reasons[0]?.level) !== advice) faults.add(interview, "no reason first");
  }

  function satisfied({ symptom, answers }) {
    const said = new Set(answers.filter(({ value }) => value === "yes").map(({ finding }) => finding));
    if (symptom) said.add(plan.articles[symptom]);
    const all = new Set();
    for (const finding of said) for (const wider of plan.above[finding]) all.add(wider);
    return all;
  }

  function fires(flag, { symptom, age, sex }, true_) {
    const here = !flag.owners.length || flag.owners.some((own) => own === symptom || true_.has(plan.articles[own]));
    const aged = !flag.age || age === null || (flag.age[0] <= age && age <= flag.age[1]);
    const sexed = !flag.sex || sex === null || flag.sex === sex;
    const any = !flag.any.length || flag.any.some((finding) => true_.has(finding));
    return here && aged && sexed && any && flag.all.every((finding) => true_.has(finding));
  }
}

function* statesOf(findings, plan, random) {
  const size = findings.length;
  const state = (values) => findings.map((finding, place) => [finding, values(place)]);
  if (size <= plan.mostOfAFlag) {
    for (let code = 0; code < 4 ** size; code += 1) yield state((place) => VALUES[(code >> (2 * place)) & 3]);
    return;
  }
  const answers = VALUES.slice(1);
  for (let one = 0; one < size; one += 1) {
    for (const value of answers) yield state((place) => (place === one ? value : undefined));
  }
  for (let one = 0; one < size; one += 1) {
    for (let two = 0; two < one; two += 1) {
      for (const a of answers) {
        for (const b of answers) yield state((place) => (place === one ? a : place === two ? b : undefined));
      }
    }
  }
  for (const value of VALUES) yield state(() => value);
  for (let one = 0; one < size; one += 1) {
    yield state((place) => (place === one ? "no" : "yes"));
    yield state((place) => (place === one ? "yes" : "no"));
  }
  for (let turn = 0; turn < plan.randomStates; turn += 1) yield state(() => random.pick(VALUES));
}
