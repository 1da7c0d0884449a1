/** So that the dialog need not know which search engine answers: words go in, pages come out. */

import { corrected } from "./spelling.js";
import { meaningfulWords, tiers } from "./query.js";

/**
 * @typedef {{ title: string, address: string, kind: string, also: string[], excerpt: string }} Found
 *   `excerpt` is text in which `<mark>` tags and the entities of `<` and `>` are the only markup
 * @typedef {{ words: string[], query: string, corrected: boolean, loose: boolean, results: { load: () => Promise<Found> }[] }} Answer
 */

const SITE = new URL("../../../", import.meta.url);
const ENOUGH = 3;

/** Names count most: a page about a thing must stand before a page that mentions it. */
const OPTIONS = {
  excerptLength: 24,
  ranking: { metaWeights: { title: 8, also: 6, kind: 0 }, termFrequency: 0.6, pageLength: 0.3, termSaturation: 1.2 },
};

/** @type {Promise<any> | undefined} */
let engine;
/** @type {Promise<string[]> | undefined} */
let knownWords;

/** Ask for the engine once; a failed attempt may be repeated. */
const loadEngine = () => {
  engine ??= (async () => {
    const pagefind = await import(new URL("pagefind/pagefind.js", SITE).href);
    await pagefind.options(OPTIONS);
    await pagefind.init();
    return pagefind;
  })().catch((error) => {
    engine = undefined;
    throw error;
  });
  return engine;
};

const loadWords = () => {
  knownWords ??= fetch(new URL("pagefind/words.txt", SITE)).then(
    async (response) => (response.ok ? (await response.text()).split("\n").filter(Boolean) : []),
    () => [],
  );
  return knownWords;
};

/** Start to load what every search needs, while the reader is still typing. */
export const prepare = () => loadEngine().then(() => true, () => false);

/** @param {any} pagefind @param {string} word */
const isKnown = async (pagefind, word) => (await pagefind.search(`"${word}"`)).results.length > 0;

/** @param {any} pagefind @param {string[]} words @returns {Promise<string[]>} */
const spelled = async (pagefind, words) => {
  const checked = await Promise.all(words.map((word) => isKnown(pagefind, word)));
  if (checked.every(Boolean)) return words;
  const known = await loadWords();
  return words.map((word, place) => (checked[place] ? word : corrected(word, known)));
};

/** @param {any} result */
const asFound = async (result) => {
  const page = await result.data();
  const { title, kind = "", also = "" } = page.meta;
  return { title, kind, also: also ? also.split(", ") : [], address: page.url, excerpt: page.excerpt };
};

/**
 * Search the site. Rejects where the index cannot be loaded.
 * @param {string} text as the reader typed it
 * @returns {Promise<Answer>} the best result first
 */
export const find = async (text) => {
  const typed = meaningfulWords(text);
  const pagefind = await loadEngine();
  const words = await spelled(pagefind, typed);
  /** @type {Map<string, any>} */
  const found = new Map();
  let whole = 0;
  for (const [place, tier] of tiers(words).entries()) {
    const answers = await Promise.all(tier.map((query) => pagefind.search(query)));
    const scores = new Map();
    for (const result of answers.flatMap((answer) => answer.results)) {
      const before = scores.get(result.id);
      scores.set(result.id, { result, score: (before?.score ?? 0) + result.score });
    }
    const ranked = [...scores.values()].sort((a, b) => b.score - a.score);
    for (const { result } of ranked) if (!found.has(result.id)) found.set(result.id, result);
    if (place === 0) whole = found.size;
    if (found.size >= ENOUGH) break;
  }
  return {
    words,
    query: words.join(" "),
    corrected: words.some((word, place) => word !== typed[place]),
    loose: whole === 0 && found.size > 0,
    results: [...found.values()].map((result) => ({ load: () => asFound(result) })),
  };
};
