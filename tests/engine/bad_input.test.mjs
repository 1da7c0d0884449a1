// So that what cannot be right is said to be wrong by name: nobody is advised on half a bundle or on half an interview.
//
// Each case is {name, bundle}, of which the bundle is a whole one. It is spoiled in many ways, and so are interviews.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Faults, cases, engine, seeded } from "./engine.mjs";

const MOST = 150; // of a large bundle, so many places by chance are spoiled in each way
const INHERITED = ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf", "prototype"];
const ASK = ["outcome", "nextQuestion", "progress", "changes", "answersOf"];
const WORDLESS = JSON.parse('{"toString": 1, "valueOf": 1}'); // whoever puts this into a message fails
const ABSENT = Symbol("absent");
const WORD = "BundleError";

const whole = [];
for await (const one of cases()) whole.push(one);
assert(whole.length > 1);

test("a whole bundle opens", () => {
  for (const { bundle } of whole) assert.doesNotThrow(() => engine.open(copy(bundle)));
});

test("both errors say what they are", () => {
  for (const name of ["BundleError", "InterviewError"]) {
    const error = new engine[name]("so");
    assert(error instanceof Error && error.name === name && error.message === "so", name);
  }
});

test("what is no bundle", () => {
  const faults = new Faults();
  const none = [null, undefined, true, false, 0, 1, NaN, "", "x", "{}", [], [1], [[]], {}, { version: 1 }, () => 1, Symbol("x"), new Map()];
  for (const value of none) refused(faults, () => engine.open(value), WORD, String(value?.constructor?.name ?? value));
  refused(faults, () => engine.open(), WORD, "nothing");
  for (const { name, bundle } of whole) {
    refused(faults, () => engine.open([bundle]), WORD, [name, "in a list"]);
    refused(faults, () => engine.open({ bundle }), WORD, [name, "in something else"]);
    refused(faults, () => engine.open(Object.keys(bundle)), WORD, [name, "its keys"]);
  }
  faults.report();
});

test("a bundle of another version", () => {
  const faults = new Faults();
  for (const { name, bundle } of whole) {
    for (const version of [0, 2, 1.5, -1, "1", "2", null, true, [1], {}, WORDLESS, undefined, ABSENT]) {
      refused(faults, () => engine.open(changed(bundle, ["version"], version)), WORD, [name, version]);
    }
    refused(faults, () => engine.open({ ...bundle, version: bundle.version + 1 }), WORD, name);
  }
  faults.report();
});

test("a text that was cut short", () => {
  const faults = new Faults();
  for (const { name, bundle } of whole) {
    const text = JSON.stringify(bundle);
    const chance = seeded(text.length);
    for (const at of [0, 1, text.length - 1, ...Array.from({ length: 50 }, () => chance.below(text.length))]) {
      const cut = text.slice(0, at);
      assert.throws(() => JSON.parse(cut), SyntaxError);
      refused(faults, () => engine.open(cut), WORD, [name, at]);
    }
    refused(faults, () => engine.open(text), WORD, [name, "the whole text, not parsed"]);
  }
  faults.report();
});

test("a field that is missing", () => spoiled(({ path, isKey }) => (isKey ? [[path, ABSENT]] : [])));

test("a field that is one too many", () => {
  const faults = new Faults();
  for (const { name, bundle } of whole) {
    for (const key of ["more", "", "0", ...INHERITED]) {
      const more = copy(bundle);
      Object.defineProperty(more, key, { value: 1, enumerable: true });
      refused(faults, () => engine.open(more), WORD, [name, key]);
    }
  }
  faults.report();
});

test("a list that was cut short", () =>
  spoiled(({ path, value }) => {
    if (!Array.isArray(value) || !value.length) return [];
    return [[path, value.slice(0, -1)], [path, value.slice(1)], [path, []], [path, value.slice(0, value.length >> 1)]];
  }));

test("values of another type", () =>
  spoiled(({ path, value }) =>
    [null, true, 0, -1, 9999, "", "x", [], {}, [value], { value }, String(value), INHERITED[0]]
      .filter((other) => JSON.stringify(other) !== JSON.stringify(value))
      .map((other) => [path, other])));

test("texts that were altered", () =>
  spoiled(({ path, value }) => (typeof value === "string" && value && path[0] !== "content" ? [[path, `${value} `], [path, value.slice(1)]] : [])));

test("with its checksum made right, a spoiled bundle is refused by the same name or opened, and nothing else", () => {
  spoiled(({ path, value, isKey }) => [...(isKey ? [[path, ABSENT]] : []), [path, null], [path, []], [path, 9999], [path, [value]]],
    (faults, bundle, where) => {
      const { version, content, sum: _, ...body } = bundle;
      try {
        engine.open({ version, content, sum: adler32(JSON.stringify(body)), ...body });
      } catch (error) {
        faults.check(error?.name === WORD, where, () => `${error?.name}: ${error?.message}`);
      }
    });
});

test("what is no interview", () =>
  asked((kb) => [null, undefined, 5, NaN, "", "x", true, [], [[]], {}, () => 1, ...badLists(kb).map((answers) => ({ symptom: kb.symptom, age: null, sex: null, answers }))]));

test("answers about what is not in the bundle", () =>
  asked((kb) => {
    const known = kb.findings[0];
    const ids = ["", "no-such-finding", ` ${known}`, known.toUpperCase(), 0, 1, -1, null, undefined, true, [known], { id: known }, WORDLESS, ...INHERITED];
    return [...ids, ...kb.conditions, ...kb.flags].filter((id) => !kb.findings.includes(id)).map((finding) => interview(kb, [{ finding, value: "yes" }]));
  }));

test("answers that are neither yes nor no nor unknown", () =>
  asked((kb) => {
    const values = ["", "Yes", "maybe", "yes ", 0, 1, 2, true, false, null, undefined, ["yes"], { yes: true }, new String("yes"), WORDLESS, NaN, ...INHERITED];
    const finding = kb.findings.at(-1);
    return [...values.map((value) => interview(kb, [{ finding, value }])), interview(kb, [{ finding }]), interview(kb, [{ value: "yes" }])];
  }));

test("ages that nobody has", () =>
  asked((kb) => [-1, 1.5, 131, 1e9, "40", "", NaN, Infinity, -Infinity, true, false, [], [40], {}, WORDLESS, new Number(40), "__proto__"]
    .map((age) => ({ ...interview(kb), age }))));

test("sexes that are not told apart", () =>
  asked((kb) => ["", "Female", "other", "f", "unknown", 0, 1, true, false, [], ["female"], {}, WORDLESS, new String("male"), ...INHERITED]
    .map((sex) => ({ ...interview(kb), sex }))));

test("articles that are not in the bundle", () =>
  asked((kb) => ["", "no-such-article", 0, 1, -1, true, false, [], {}, WORDLESS, kb.articles, kb.conditions[0], kb.flags[0], kb.findings[0], ...INHERITED]
    .filter((symptom) => symptom !== undefined && !kb.articles.includes(symptom))
    .map((symptom) => ({ ...interview(kb), symptom }))));

test("two answers about one finding", () =>
  asked((kb) => {
    const [finding, other] = kb.findings.filter((one) => !kb.symptom || one !== kb.article(kb.symptom).finding);
    const pairs = ["yes no", "no yes", "yes unknown", "unknown yes", "no unknown", "unknown no"].map((pair) => pair.split(" "));
    return pairs.flatMap(([one, two]) => {
      const both = [{ finding, value: one }, { finding, value: two }];
      const between = other ? [{ finding: other, value: "no" }] : [];
      return [interview(kb, both), interview(kb, [both[0], ...between, both[1]]), interview(kb, [both[0], both[0], both[1]])];
    });
  }));

test("the same answer twice, and any about the complaint, are no contradiction", () => {
  for (const { bundle } of whole) {
    const kb = engine.open(copy(bundle));
    const [finding] = kb.findings;
    for (const value of ["yes", "no", "unknown"]) {
      const once = interview(kb, [{ finding, value }]);
      assert.deepEqual(engine.outcome(kb, interview(kb, [...once.answers, ...once.answers])), engine.outcome(kb, once));
    }
    const complaint = kb.symptom && kb.article(kb.symptom).finding;
    const either = ["no", "yes", "unknown"].map((value) => ({ finding: complaint, value }));
    if (complaint) assert.deepEqual(engine.outcome(kb, interview(kb, either)), engine.outcome(kb, interview(kb)));
  }
});

test("what JSON cannot hold", () => {
  const faults = new Faults();
  const round = {};
  round.round = round;
  for (const { name, bundle } of whole) {
    for (const value of [1n, round, Symbol("x"), () => 1]) {
      const what = [name, typeof value];
      for (const field of ["version", "content", "sum", "symptom", "findings", "flags"]) {
        refused(faults, () => engine.open({ ...copy(bundle), [field]: value }), WORD, [...what, field]);
      }
      const kb = engine.open(copy(bundle));
      const finding = kb.findings[0];
      const bad = [{ symptom: value }, { age: value }, { sex: value }, { answers: value }, { answers: [value] }];
      const answers = [{ finding: value, value: "yes" }, { finding, value }].map((answer) => ({ answers: [answer] }));
      for (const part of [...bad, ...answers]) refusedByAll(faults, kb, { ...interview(kb), ...part }, [...what, Object.keys(part)[0]]);
    }
  }
  faults.report();
});

/** Spoil every place of each bundle, or many of a large one, in the ways that are given; it must not open. */
function spoiled(ways, tried = (faults, bundle, where) => refused(faults, () => engine.open(bundle), WORD, where)) {
  const faults = new Faults();
  let count = 0;
  for (const { name, bundle } of whole) {
    const all = [...places(bundle)];
    const chance = seeded(all.length);
    const chosen = all.length <= MOST ? all : [...all.filter(({ path }) => path.length < 3), ...Array.from({ length: MOST }, () => chance.pick(all))];
    for (const place of chosen) {
      const every = ways(place);
      for (const [path, value] of all.length <= MOST ? every : chance.shuffled(every).slice(0, 2)) {
        count += 1;
        tried(faults, changed(bundle, path, value), [name, path, value === ABSENT ? "absent" : value]);
      }
    }
  }
  assert(count > 100, `only ${count} were tried`);
  faults.report();
}

/** Every value in a bundle below its version and sums, with the way to it. */
function* places(value, path = []) {
  if (path.length) yield { path, value, isKey: typeof path.at(-1) === "string" };
  if (typeof value !== "object" || value === null) return;
  for (const key of Object.keys(value)) yield* places(value[key], [...path, Array.isArray(value) ? Number(key) : key]);
}

/** The interviews that a questionnaire makes of these must be refused by everything that takes one. */
function asked(make) {
  const faults = new Faults();
  for (const { name, bundle } of whole) {
    const kb = engine.open(copy(bundle));
    const bad = make(kb);
    assert(bad.length > 0);
    for (const ask of ASK) assert.doesNotThrow(() => engine[ask](kb, interview(kb)), "else anything would be refused");
    for (const one of bad) refusedByAll(faults, kb, one, [name, one]);
  }
  faults.report();
}

function refusedByAll(faults, kb, bad, where) {
  for (const ask of ASK) refused(faults, () => engine[ask](kb, bad), "InterviewError", [ask, ...where]);
}

function refused(faults, act, name, where) {
  let error;
  let done;
  try {
    done = act();
  } catch (thrown) {
    error = thrown;
  }
  const shown = shownSafely(where);
  if (!error) faults.add(shown, `no ${name}, but ${typeof done}`);
  else faults.check(error.name === name && error instanceof engine[name] && error.message, shown, () => `${error.name}: ${error.message}`);
}

function shownSafely(where) {
  try {
    return JSON.parse(JSON.stringify(where));
  } catch {
    return String(where?.[0]);
  }
}

function badLists(kb) {
  const answer = { finding: kb.findings[0], value: "yes" };
  const items = [null, undefined, 5, "x", true, [], {}, [answer], [answer.finding, "yes"]];
  const lists = [null, undefined, 5, "yes", "", true, {}, { length: 0 }, answer, { 0: answer, length: 1 }, new Set([answer]), new Map()];
  return [...lists, ...items.map((item) => [item]), ...items.map((item) => [answer, item]), Array(2)];
}

function interview(kb, answers = []) {
  return { symptom: kb.symptom, age: null, sex: null, answers };
}

function copy(bundle) {
  return JSON.parse(JSON.stringify(bundle));
}

function changed(bundle, path, value) {
  const found = copy(bundle);
  const inside = path.slice(0, -1).reduce((part, key) => part[key], found);
  if (value === ABSENT) delete inside[path.at(-1)];
  else inside[path.at(-1)] = value;
  return found;
}

function adler32(text) {
  let [low, high] = [1, 0];
  for (const byte of new TextEncoder().encode(text)) {
    low = (low + byte) % 65521;
    high = (high + low) % 65521;
  }
  return high * 65536 + low;
}
