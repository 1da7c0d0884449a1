/**
 * So that thousands of readers can be simulated in one go: each has one condition, is given its findings by chance, is
 * asked by the shipped engine, and is compared with what came out.
 *
 * What a world holds is described in `world.py`. Nothing here looks into a bundle.
 */

import { chosen, draw, keyOf, within } from "./random.mjs";
import { walk } from "./walk.mjs";

/** Ages of simulated readers, in years: most people are not older than the last. */
const AGES = [0, 90];

/** Names of what is drawn beside the findings. */
const CONDITION = keyOf("which condition"), AGE = keyOf("how old"), SEX = keyOf("which sex"), COMPLAINT = keyOf("which complaint");
const WRONG = keyOf("a wrong answer"), UNKNOWN = keyOf("an answer that is not known"), STILL = keyOf("an answer that is still not known"), WHICH = keyOf("which answer instead");

/**
 * Simulate readers and return what came of each, as one list a column.
 *
 * @param {any} engine the engine's module
 * @param {(handle: number) => any} kbOf what was opened under a number
 * @param {any} order what to do:
 *   `worlds`: [{kb, world}], taken in turn; `symptom`; `readers`; `seed`; `population`: "prior" (conditions drawn by how
 *   common they are), "uniform" (each as often as any other) or "none" (readers with none of them);
 *   `only`: the id of one condition, or null; `noise`: {wrong, unknown} shares of answers
 * @returns {Record<string, any[]>} `condition` (id or null), `rank` of it (0: not in the ranking), `leader` (id or null),
 *   `weight` of the leader, `fit` (the engine's measures of how well the leader explains the answers, or null),
 *   `covered`, `likely` (ids called likely), `shown` (whether the reader's condition was), `asked`, `advice`, `need` and
 *   `danger` (ranks of urgency; danger is the need by the condition and its red flags alone), `because` (what makes the
 *   need: condition, red-flag, see-doctor or minimum)
 */
export function simulate(engine, kbOf, order) {
  const worlds = order.worlds.map((/** @type {any} */ item) => prepared(kbOf(item.kb), item.world, order));
  /** @type {Record<string, any[]>} */
  const columns = {
    condition: [], rank: [], leader: [], weight: [], fit: [], covered: [], likely: [], shown: [], asked: [], advice: [], need: [], danger: [], because: [],
  };
  for (let number = 0; number < order.readers; number += 1) {
    const world = worlds[number % worlds.length];
    const reader = drawn(world, within(order.seed, number), order);
    const told = outcomeFor(engine, world, reader, order);
    columns.condition.push(reader.condition?.id ?? null);
    const { need, danger, because } = needOf(world, reader);
    columns.need.push(need);
    columns.danger.push(danger);
    columns.because.push(because);
    for (const [name, value] of Object.entries(told)) columns[name].push(value);
  }
  return columns;
}

/** Work out what is the same for every reader of a world. */
export function prepared(kb, world, order) {
  const conditions = order.only ? world.conditions.filter((/** @type {any} */ item) => item.id === order.only) : world.conditions;
  const weights = conditions.map((/** @type {any} */ item) => (order.population === "uniform" ? 1 : item.prior));
  return {
    kb,
    world,
    conditions: conditions.map((/** @type {any} */ item) => ({ ...item, shares: new Map(item.shares) })),
    weights,
    keys: world.findings.map(keyOf),
    number: new Map(world.findings.map((/** @type {string} */ id, /** @type {number} */ place) => [id, place])),
    from: Math.max(AGES[0], world.ages?.[0] ?? AGES[0]),
    to: Math.max(Math.min(AGES[1], world.ages?.[1] ?? AGES[1]), world.ages?.[0] ?? AGES[0]),
    known: new Set(kb.findings),
    scored: new Set(kb.conditions),
  };
}

/** Draw a person: a condition, an age, a sex, and which of all findings are true. */
export function drawn(world, seed, order) {
  const condition = order.population === "none" ? null : world.conditions[chosen(world.weights, draw(seed, CONDITION))];
  const age = ageOf(world, condition, draw(seed, AGE));
  const sex = draw(seed, SEX) < (condition?.female ?? 0.5) ? "female" : "male";
  const forced = world.world.complaint;
  const truth = findingsOf(world, condition, seed, age, sex, forced);
  return { seed, condition, age, sex, truth };
}

function ageOf(world, condition, at) {
  const weights = [];
  for (let age = world.from; age <= world.to; age += 1) weights.push(ageWeight(condition, age));
  return world.from + chosen(weights.some((weight) => weight > 0) ? weights : weights.map(() => 1), at);
}

function ageWeight(condition, age) {
  const inside = (/** @type {number[]|null|undefined} */ range) => range && range[0] <= age && age <= range[1];
  if (!condition || !(condition.usual || condition.possible)) return 1;
  if (inside(condition.usual ?? condition.possible)) return 1;
  return inside(condition.possible) ? 0.3 : 0.03;
}

/**
 * Draw the findings, wider ones first: a narrower one can be true only where all that it implies is, so that each is
 * true as often as the tables say; of a list with one answer at most one is drawn.
 */
function findingsOf(world, condition, seed, age, sex, complaint) {
  const { findings, base, steps, asked } = world.world;
  const share = (/** @type {number} */ place) => condition?.shares.get(place) ?? base[place];
  const truth = new Uint8Array(findings.length);
  const forced = new Set(complaint === null ? [] : upwards(world, [complaint]));
  for (const step of steps) {
    const shares = step.options.map((/** @type {number} */ option, /** @type {number} */ place) => {
      const who = asked[option];
      if (who && !(matches(who.age, age) && (!who.sex || who.sex === sex))) return 0;
      const parents = step.parents[place];
      if (parents.some((/** @type {number} */ parent) => !truth[parent])) return 0;
      const room = parents.reduce((/** @type {number} */ all, /** @type {number} */ parent) => all * share(parent), 1);
      return Math.min(1, share(option) / room);
    });
    const picked = step.options.find((/** @type {number} */ option) => forced.has(option));
    if (picked !== undefined) {
      truth[picked] = 1;
    } else if (step.options.length === 1) {
      truth[step.options[0]] = draw(seed, world.keys[step.options[0]]) < shares[0] ? 1 : 0;
    } else {
      const sum = shares.reduce((/** @type {number} */ all, /** @type {number} */ one) => all + one, 0);
      const place = chosen([...shares, Math.max(0, 1 - sum)], draw(seed, keyOf(step.id)));
      if (sum > 0 && place < step.options.length) truth[step.options[place]] = 1;
    }
  }
  const closed = upwards(world, [...truth.keys()].filter((place) => truth[place]));
  for (const place of closed) truth[place] = 1;
  return truth;
}

/** Return findings with all that they imply. */
function upwards(world, places) {
  const found = new Set(places);
  const waiting = [...places];
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    for (const parent of world.world.implies[place] ?? []) {
      if (!found.has(parent)) {
        found.add(parent);
        waiting.push(parent);
      }
    }
  }
  return found;
}

const matches = (/** @type {number[]|null|undefined} */ range, /** @type {number} */ age) => !range || (range[0] <= age && age <= range[1]);

/** What nobody has a name for is a matter for an ordinary visit to a doctor. */
const ROUTINE = 1;

/** The least urgent advice that is right: that of the condition, and of whatever the true findings call for. */
export function needOf(world, reader) {
  let need = reader.condition?.urgency ?? ROUTINE;
  let danger = need;
  let because = "condition";
  const yes = (/** @type {number} */ place) => reader.truth[place] === 1;
  for (const demand of world.world.demands) {
    if (demand.level <= Math.min(need, danger) || !matches(demand.age, reader.age) || (demand.sex && demand.sex !== reader.sex)) continue;
    if (!demand.all.every(yes) || (demand.any.length > 0 && !demand.any.some(yes))) continue;
    if (demand.level > need) ({ level: need, source: because } = demand);
    if (demand.source === "red-flag") danger = Math.max(danger, demand.level);
  }
  return { need, danger, because };
}

/** Ask one reader, and keep of the outcome what is counted. */
function outcomeFor(engine, world, reader, order) {
  const { kb } = world;
  const answers = [];
  if (order.symptom === null) {
    const complaint = complaintOf(world, reader);
    if (complaint !== null) answers.push({ finding: complaint, value: "yes" });
  }
  const start = {
    symptom: order.symptom,
    age: kb.asks.age ? reader.age : null,
    sex: kb.asks.sex ? reader.sex : null,
    answers,
  };
  const { interview } = walk(engine, kb, start, (question, again) => replies(world, reader, question, order.noise, again));
  const outcome = engine.outcome(kb, interview);
  const ranked = outcome.conditions.filter((/** @type {any} */ item) => item.children.length === 0);
  const place = ranked.findIndex((/** @type {any} */ item) => item.id === reader.condition?.id);
  const elseLeads = ranked.length === 0 || outcome.somethingElse.weight > ranked[0].weight;
  return {
    rank: place + 1,
    leader: ranked.length === 0 ? null : ranked[0].id,
    weight: ranked.length === 0 ? 0 : ranked[0].weight,
    fit: elseLeads ? null : (outcome.fit ?? null),
    covered: outcome.covered,
    likely: ranked.filter((/** @type {any} */ item) => item.likelihood === "likely").map((/** @type {any} */ item) => item.id),
    shown: place >= 0 && ranked[place].shown,
    asked: outcome.asked,
    advice: LEVELS.indexOf(outcome.urgency),
  };
}

export const LEVELS = ["self-care", "routine", "soon", "same-day", "emergency", "ambulance"];

/** What brings a reader without an article here: one of the true findings of the condition, if there is any, else any. */
export function complaintOf(world, reader) {
  const able = [...reader.truth.keys()].filter(
    (place) => reader.truth[place] && world.world.felt[place] && world.known.has(world.world.findings[place]),
  );
  const own = able.filter((place) => reader.condition?.shares.has(place));
  const among = own.length > 0 ? own : able;
  if (among.length === 0) return null;
  return world.world.findings[among[Math.floor(draw(reader.seed, COMPLAINT) * among.length)]];
}

/**
 * Answer a question truly, but for the share of answers that are wrong or not known. Who is asked `again` looks again: of what
 * was not known the same share is still not known, and the rest is as right as any other answer.
 */
export function replies(world, reader, question, noise, again = false) {
  const truth = question.findings.map((/** @type {string} */ id) => reader.truth[world.number.get(id)] === 1);
  const { seed } = reader;
  if (question.kind === "one-of") {
    const key = keyOf(question.id);
    if (draw(within(seed, UNKNOWN), key) < noise.unknown) return truth.map(() => "unknown");
    let place = truth.indexOf(true);
    if (draw(within(seed, WRONG), key) < noise.wrong) {
      const others = [-1, ...truth.keys()].filter((other) => other !== place);
      place = others[Math.floor(draw(within(seed, WHICH), key) * others.length)];
    }
    return truth.map((/** @type {boolean} */ _, /** @type {number} */ other) => (other === place ? "yes" : "no"));
  }
  return question.findings.map((/** @type {string} */ id, /** @type {number} */ place) => {
    const key = keyOf(id);
    const isUnknown = draw(within(seed, UNKNOWN), key) < noise.unknown;
    if (isUnknown && !(again && draw(within(seed, STILL), key) >= noise.unknown)) return "unknown";
    const wrong = draw(within(seed, WRONG), key) < noise.wrong;
    return truth[place] !== wrong ? "yes" : "no";
  });
}
