/** So that those who show a result find the words of every record by its id. */

import { LEVELS } from "./constants.js";

/** @import { Inner } from "./types.d.ts" */

export const RARITIES = { c: "common", u: "uncommon", r: "rare", l: "ultra-rare", "-": "unknown" };

/** The words of each record, for those who show them. @param {any} bundle @param {Inner} inner */
export const words = (bundle, inner) => {
  const { refs, findings, conditions } = bundle;
  const condition = numbered(conditions.id);
  const reference = numbered(refs.id);
  const flags = new Map(inner.flagRecords.map((flag) => [flag.id, flag]));
  const articles = new Map(inner.articleRecords.map((article) => [article.id, article]));
  const reasons = new Map(inner.articleRecords.flatMap((article) => article.see.map((one) => [one.id, one])));
  /** @param {number[]} numbers @returns {string[]} */
  const ids = (numbers) => named(numbers, findings.id);
  /** @param {string} id @returns {string[]} */
  const asked = (id) => {
    const list = inner.listNumber.get(id);
    return list === undefined ? (inner.findingNumber.has(id) ? [id] : []) : ids(inner.lists[list].options);
  };
  /** @template T @param {Map<string, T>} map @param {string} id @returns {T} */
  const found = (map, id) => {
    const one = map.get(id);
    if (one === undefined) throw new RangeError(`no such id: ${id}`);
    return one;
  };
  return {
    /** @param {string} id */
    finding: (id) => {
      const number = found(inner.findingNumber, id);
      return {
        id, name: findings.name[number], question: findings.question[number], help: findings.help[number] ?? "",
        kind: /** @type {"history" | "symptom"} */ (findings.kind[number] === "h" ? "history" : "symptom"), also: findings.also[number] ?? [],
      };
    },
    /** @param {string} id */
    condition: (id) => {
      const place = found(condition, id);
      return {
        id, name: conditions.name[place], layName: conditions.lay[place] ?? "", cannotMiss: inner.conditionMisses[place],
        rarity: RARITIES[/** @type {keyof typeof RARITIES} */ (conditions.rarity[place])], urgency: LEVELS[inner.conditionLevels[place]],
      };
    },
    /** @param {string} id */
    question: (id) => {
      const { text, oneOf, options, labels, none } = inner.lists[found(inner.listNumber, id)];
      return { id, text, kind: /** @type {"one-of" | "any-of"} */ (oneOf ? "one-of" : "any-of"), findings: ids(options), labels, none };
    },
    /** @param {string} id */
    flag: (id) => {
      const { level, text, cite, all, any } = found(flags, id);
      return { id, level: LEVELS[level], text, cite: named(cite, refs.id), findings: ids([...all, ...any]) };
    },
    /** @param {string} id */
    seeDoctor: (id) => {
      const { level, text, cite } = found(reasons, id);
      return { id, level: LEVELS[level], text, cite: named(cite, refs.id) };
    },
    /** @param {string} id */
    article: (id) => {
      const { name, finding, also, doctor } = found(articles, id);
      return { id, name, finding: findings.id[finding], also, doctorQuestions: doctor.map(([text, ask]) => ({ text, ask: asked(ask) })) };
    },
    /** @param {string} id */
    reference: (id) => ({ id, label: refs.label[found(reference, id)], page: refs.page?.[found(reference, id)] ?? "" }),
  };
};

/** @param {string[]} ids @returns {Map<string, number>} */
export const numbered = (ids) => new Map(ids.map((id, place) => [id, place]));

/** @param {number[]} numbers @param {string[]} ids @returns {string[]} */
export const named = (numbers, ids) => numbers.map((number) => ids[number]);
