/** So that a reader's own words find what this tool can ask about, on the device, slips of the finger included. */

import { allowedSlips, slips } from "../../search/slips.js";

/** @typedef {{ finding: string, article: string | null, name: string, note: string, names: string[][] }} Entry */

const MOST = 8;
const ENOUGH = 0.4;

/** How far behind the best a match may be. */
const BEHIND = 0.3;

/** Words that say nothing about what is wrong. */
const FILLERS = /^(?:.{1,2}|and|are|for|from|get(?:s|ting)?|has|have|having|feel(?:s|ing)?|got|ive|cant|cannot|anymore|the|that|this|very|was|when|with|lot)$/;

/** @param {string} text @returns {string[]} */
const wordsOf = (text) => {
  const words = text.toLowerCase().replace(/['’]/g, "").match(/[\p{L}\p{N}]+/gu) ?? [];
  const telling = words.filter((word) => !FILLERS.test(word));
  return telling.length > 0 ? telling : words;
};

/**
 * What can be wrong: each article under its finding, then every symptom that has a question of its own.
 * @param {any} kb @returns {Entry[]}
 */
export const entriesOf = (kb) => {
  const articles = new Map(kb.articles.map((/** @type {string} */ id) => [kb.article(id).finding, kb.article(id)]));
  return kb.findings.flatMap((/** @type {string} */ id) => {
    const { name, question, kind, also } = kb.finding(id);
    const article = articles.get(id);
    if (!article && kind !== "symptom") return [];
    const names = [name, ...also, ...(article ? [article.name, ...article.also] : [])];
    return [{ finding: id, article: article?.id ?? null, name: article?.name ?? name, note: question, names: names.map(wordsOf) }];
  });
};

/** How well one word stands for another, from 0 to 1. @param {string} typed @param {string} known */
const likeness = (typed, known) => {
  if (typed === known) return 1;
  if (typed.length > 2 && (known.startsWith(typed) || (known.length > 3 && typed.startsWith(known)))) return 0.85;
  const stem = typed.slice(0, 4);
  if (known.startsWith(stem) && Math.max(typed.length, known.length) < 8) return 0.7;
  const most = allowedSlips(typed);
  return most > 0 && slips(typed, known, most) <= most ? 0.7 : 0;
};

/** Each pair of words is compared once. @param {string} typed @returns {(known: string) => number} */
const remembered = (typed) => {
  const seen = new Map();
  return (known) => {
    if (!seen.has(known)) seen.set(known, likeness(typed, known));
    return seen.get(known);
  };
};

/** How well a name is meant by what was typed. @param {((known: string) => number)[]} typed @param {string[]} name */
const fit = (typed, name) => {
  const sum = typed.reduce((total, like) => total + Math.max(0, ...name.map(like)), 0);
  return 0.8 * (sum / typed.length) + 0.2 * (sum / Math.max(name.length, typed.length));
};

/**
 * @param {Entry[]} entries @param {string} text as it was typed
 * @returns {Entry[]} the best first
 */
export const matches = (entries, text) => {
  const typed = wordsOf(text).map(remembered);
  if (typed.length === 0) return [];
  const ranked = entries
    .map((entry) => ({ entry, score: Math.max(...entry.names.map((name) => fit(typed, name))) + (entry.article ? 0.05 : entry.note ? 0 : -0.05) }))
    .filter(({ score }) => score >= ENOUGH)
    .sort((one, other) => other.score - one.score || (one.entry.name < other.entry.name ? -1 : 1));
  return ranked.slice(0, MOST).filter(({ score }) => score > ranked[0].score - BEHIND).map(({ entry }) => entry);
};
