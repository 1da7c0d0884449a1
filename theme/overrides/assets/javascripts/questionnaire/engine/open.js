/** So that a bundle is read once, and every number derived from it here and nowhere else. */

import { PRIOR, PRIOR_POWER, SOMETHING_ELSE } from "./constants.js";
import { amongAsked, close, readBases, readColumns, weigh } from "./columns.js";
import { BundleError } from "./errors.js";
import { oneOf } from "./gain.js";
import { entropy, milliNats } from "./numbers.js";
import { named, numbered, RARITIES, words } from "./records.js";
import { check } from "./shape.js";

/** @import { Article, Flag, Inner, Knowledge, ListQuestion, Scored } from "./types.d.ts" */

/**
 * Return what a bundle knows. Throws a BundleError where it is of another version, cut short or no bundle.
 * @param {unknown} bundle what `vademecum compile` wrote, parsed @returns {Knowledge}
 */
export const open = (bundle) => {
  try {
    check(bundle);
    return knowledge(/** @type {any} */ (bundle));
  } catch (error) {
    if (error instanceof BundleError) throw error;
    throw new BundleError("contradictory", { cause: error });
  }
};

/** @param {any} bundle @returns {Knowledge} */
const knowledge = (bundle) => {
  const { refs, findings, conditions } = bundle;
  const size = findings.id.length;
  const findingNumber = numbered(findings.id);
  /** @type {ListQuestion[]} */
  const lists = bundle.questions.map((/** @type {any[]} */ [id, text, kind, options, none, about]) => ({
    id, text, oneOf: kind === "one-of", none: none || null, about, table: null,
    options: options.map((/** @type {[number, string]} */ [number]) => number),
    labels: options.map((/** @type {[number, string]} */ [, label]) => label),
  }));
  const listOf = new Int32Array(size).fill(-1);
  lists.forEach((list, number) => list.options.forEach((option) => (listOf[option] = number)));

  const scored = readScored(conditions);
  const up = Array.from({ length: size }, (_, number) => /** @type {number[]} */ (findings.implies[number] ?? []));
  const columns = readColumns(bundle, scored);
  const bases = readBases(findings, columns, scored.length);
  close(columns, up, bases);
  amongAsked(columns, lists, bases);
  columns.forEach((column, number) => column.forEach((entry) => weigh(entry, bases[number])));

  /** @type {Flag[]} */
  const flagRecords = bundle.flags;
  const flagFindings = new Uint8Array(size);
  for (const flag of flagRecords) for (const number of [...flag.all, ...flag.any]) flagFindings[number] = 1;
  const parents = conditions.id.map((/** @type {string} */ _, /** @type {number} */ place) => conditions.parent[place]?.[0] ?? null);
  const known = new Set([...conditions.scored, ...parents]);
  /** @type {Article[]} */
  const articleRecords = bundle.articles;

  /** @type {Inner} */
  const inner = {
    size, findingNumber, names: findings.name, questions: findings.question, help: findings.help, bases, up, down: turned(up),
    baseEntropies: bases.map(entropy),
    askedOf: Array.from({ length: size }, (_, number) => readAskedOf(findings.asked[number])),
    lists, listNumber: numbered(lists.map((list) => list.id)), listOf, columns,
    at: columns.map((column) => Int32Array.from(column, (entry) => entry.condition)),
    ps: columns.map((column) => Float64Array.from(column, (entry) => entry.p)),
    yes: columns.map((column) => Int32Array.from(column, (entry) => entry.yes)),
    no: columns.map((column) => Int32Array.from(column, (entry) => entry.no)),
    entropies: columns.map((column) => Float64Array.from(column, (entry) => entry.entropy)),
    scored,
    elsePrior: scored.length
      ? milliNats(1, (SOMETHING_ELSE / (1 - SOMETHING_ELSE)) * scored.reduce((sum, one) => sum + Math.exp(one.prior / 1000), 0))
      : 0,
    flagFindings, flagRecords, articleRecords,
    conditionIds: conditions.id,
    conditionLevels: Array.from(conditions.urgency, Number),
    conditionMisses: Array.from(conditions.miss, (letter) => letter === "1"),
    parents,
    notAssessed: conditions.id.filter((/** @type {string} */ _, /** @type {number} */ place) => !known.has(place)),
    references: refs.id,
    sources: scored.map((_, place) => named(conditions.refs[place].slice(0, conditions.sources[place]), refs.id)),
  };
  for (const list of lists) if (list.oneOf) list.table = oneOf(inner, list.options);
  return { ...head(bundle, inner), ...words(bundle, inner), inner };
};

/** @param {any} bundle @param {Inner} inner */
const head = (bundle, inner) => {
  const limited = [...inner.flagRecords, ...inner.askedOf];
  const ages = limited.some((one) => one && ("age" in one || ("to" in one && one.to < Infinity)));
  const sexes = limited.some((one) => one?.sex);
  return {
    version: bundle.version, content: bundle.content, symptom: bundle.symptom, ages: bundle.ages,
    asks: {
      age: bundle.ages !== null || ages || inner.scored.some((one) => one.usual || one.possible),
      sex: sexes || inner.scored.some((one) => one.sex !== null),
    },
    findings: bundle.findings.id, conditions: bundle.conditions.id,
    flags: inner.flagRecords.map((flag) => flag.id), articles: inner.articleRecords.map((article) => article.id),
  };
};

/** @param {any} conditions @returns {Scored[]} */
const readScored = (conditions) => conditions.scored.map((/** @type {number} */ place) => {
  const letter = /** @type {keyof typeof PRIOR} */ (conditions.rarity[place]);
  const [usual, possible] = conditions.age[place] ?? [null, null];
  const sex = conditions.sex[place] ?? null;
  return {
    id: conditions.id[place], place, prior: milliNats(PRIOR_POWER, PRIOR[letter]), priorLetter: RARITIES[letter],
    urgency: Number(conditions.urgency[place]), cannotMiss: conditions.miss[place] === "1", barePlaces: false,
    usual: usual ?? possible, possible, sex: sex && (sex.length === 1 ? sex[0] : sex),
  };
});

/** @param {any[] | undefined} asked */
const readAskedOf = (asked) => asked ? { sex: asked[0], from: asked[1] ?? 0, to: asked[2] ?? Infinity } : null;

/** @param {number[][]} up @returns {number[][]} */
const turned = (up) => {
  /** @type {number[][]} */
  const down = up.map(() => []);
  up.forEach((wides, number) => wides.forEach((wide) => down[wide].push(number)));
  return down;
};
