/**
 * So that a change of the content is tried on the same people before and after: each is drawn from the world of the
 * base, is asked by the shipped engine on both sides, and gives the same answer to the same question.
 *
 * What the base has never heard of, its people do not know: they answer "don't know", which changes nothing by itself.
 */

import { within } from "./random.mjs";
import { LEVELS, complaintOf, drawn, needOf, prepared, replies } from "./readers.mjs";
import { asListed, walk } from "./walk.mjs";

/**
 * @typedef {object} Told what came out on one side
 * @property {string} urgency
 * @property {string|null} leader the condition that leads, or null where something else does
 * @property {string[]} flags the red flags that fired
 * @property {string[]} grounds what the advice rests on, most urgent first: source and id
 */

/**
 * Ask simulated readers on both sides, and return those for whom the advice or the first suggestion is another.
 *
 * @param {any} engine the engine's module
 * @param {(handle: number) => any} kbOf what was opened under a number
 * @param {any} order `base` and `head` (numbers of what was opened), `world` (of the base, see `world.py`), `symptom`
 *   and `symptomNow` (ids or null), `findings` and `conditions` ({id of the base: id today}, of renamed ones), and what
 *   `simulate` takes: `readers`, `seed`, `population`, `noise`; `numbers`: only these readers, or null
 * @returns {{compared: number, asked: number[], differing: any[]}} how many were asked, how many questions they were
 *   asked in all on each side, and for each that differs: `number`, `condition`, `age`, `sex`, `yes` (answered so on the
 *   base's side), `need` (the least urgent advice that the base calls right for them), `before` and `after`
 */
export function compareReaders(engine, kbOf, order) {
  const world = prepared(kbOf(order.base), order.world, { ...order, only: null });
  const now = { kb: kbOf(order.head), symptom: order.symptomNow, ...renamed(order) };
  const numbers = order.numbers ?? Array.from({ length: order.readers }, (_, number) => number);
  const asked = [0, 0];
  const differing = [];
  for (const number of numbers) {
    const reader = drawn(world, within(order.seed, number), order);
    const complaint = order.symptom === null ? complaintOf(world, reader) : null;
    const given = { age: reader.age, sex: reader.sex, complaint };
    const reply = (/** @type {any} */ question) => replies(world, reader, question, order.noise);
    const known = (/** @type {string} */ id) => world.number.has(id);
    const before = lead(engine, { kb: world.kb, symptom: order.symptom, today: same }, given, reply);
    const after = lead(engine, now, given, inWordsOfTheBase(reply, known, now.former));
    asked[0] += before.asked;
    asked[1] += after.asked;
    if (differs(before.told, after.told, now.conditionToday)) {
      const { condition, age, sex } = reader;
      const need = LEVELS[needOf(world, reader).need];
      differing.push({ number, condition: condition?.id ?? null, age, sex, yes: before.yes, need, before: before.told, after: after.told });
    }
  }
  return { compared: numbers.length, asked, differing };
}

/**
 * Ask the people of written cases on both sides, and return those for whom something is another.
 *
 * @param {any} engine the engine's module
 * @param {(handle: number) => any} kbOf what was opened under a number
 * @param {any} order as for `compareReaders`, with `cases`: [{id, age, sex, complaint, need, listed: {finding: answer},
 *   otherwise}], in ids of the base; what the base does not know is answered with "don't know"; without a `need` it is
 *   what they were told before
 * @returns {{compared: number, differing: any[]}} as `compareReaders`, with `id` in place of `number`
 */
export function compareCases(engine, kbOf, order) {
  const base = kbOf(order.base);
  const now = { kb: kbOf(order.head), symptom: order.symptomNow, ...renamed(order) };
  const findings = new Set(base.findings);
  const differing = [];
  for (const { id, age, sex, complaint, need, listed, otherwise } of order.cases) {
    const given = { age, sex, complaint };
    const reply = asListed(listed, otherwise);
    const known = (/** @type {string} */ finding) => finding in listed || findings.has(finding);
    const before = lead(engine, { kb: base, symptom: order.symptom, today: same }, given, reply);
    const after = lead(engine, now, given, inWordsOfTheBase(reply, known, now.former));
    if (differs(before.told, after.told, now.conditionToday)) {
      const told = { need: need ?? before.told.urgency, before: before.told, after: after.told };
      differing.push({ id, condition: null, age, sex, yes: before.yes, ...told });
    }
  }
  return { compared: order.cases.length, differing };
}

const same = (/** @type {string} */ id) => id;

/** The ways between the ids of the base and those of today. */
function renamed({ findings, conditions }) {
  const back = new Map(Object.entries(findings).map(([old, today]) => [today, old]));
  return {
    today: (/** @type {string} */ id) => findings[id] ?? id,
    former: (/** @type {string} */ id) => back.get(id) ?? id,
    conditionToday: (/** @type {string|null} */ id) => (id === null ? null : (conditions[id] ?? id)),
  };
}

/** Answer questions of today as the people of the base do. */
function inWordsOfTheBase(reply, known, former) {
  return (/** @type {any} */ question) => {
    const ids = question.findings.map(former);
    const values = reply({ ...question, findings: ids });
    if (question.kind === "one-of" && values.includes("yes")) return values;
    return values.map((/** @type {string} */ value, /** @type {number} */ place) => (known(ids[place]) ? value : "unknown"));
  };
}

/** Lead one person through one side. */
function lead(engine, { kb, symptom, today }, { age, sex, complaint }, reply) {
  const first = complaint === null ? null : today(complaint);
  const answers = first !== null && kb.findings.includes(first) ? [{ finding: first, value: "yes" }] : [];
  const start = { symptom, age: kb.asks.age ? age : null, sex: kb.asks.sex ? sex : null, answers };
  const { interview } = walk(engine, kb, start, reply);
  const outcome = engine.outcome(kb, interview);
  const ranked = outcome.conditions.filter((/** @type {any} */ item) => item.children.length === 0);
  const led = ranked.length > 0 && ranked[0].weight >= outcome.somethingElse.weight;
  return {
    asked: outcome.asked,
    yes: interview.answers.filter((/** @type {any} */ item) => item.value === "yes").map((/** @type {any} */ item) => item.finding),
    told: {
      urgency: outcome.urgency,
      leader: led ? ranked[0].id : null,
      flags: outcome.redFlags.map((/** @type {any} */ flag) => flag.id),
      grounds: outcome.reasons.map((/** @type {any} */ ground) => [ground.source, ground.id].filter(Boolean).join(" ")),
    },
  };
}

function differs(before, after, conditionToday) {
  return LEVELS.indexOf(before.urgency) !== LEVELS.indexOf(after.urgency) || conditionToday(before.leader) !== after.leader;
}
