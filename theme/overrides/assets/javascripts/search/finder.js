/** So that the dialog need not know which search engine answers: words go in, pages come out. */

import { startEngine } from "./engine.js";
import { corrected } from "./spelling.js";
import { meaningfulWords, tiers, wholeName } from "./query.js";

/**
 * @typedef {{ title: string, address: string, kind: string, also: string[], excerpt: string }} Found
 *   `excerpt` is text in which `<mark>` tags and the entities of `<` and `>` are the only markup
 * @typedef {{ words: string[], query: string, corrected: boolean, loose: boolean, results: { load: () => Promise<Found> }[] }} Answer
 */

const WORDS = new URL("../../../pagefind/words.txt", import.meta.url);
const ENOUGH = 3;

/** @typedef {Awaited<ReturnType<typeof startEngine>>} Engine */

/** @type {Promise<Engine> | undefined} */
let engine;
/** @type {Promise<string[]> | undefined} */
let knownWords;

/** Ask for the engine once; a failed attempt may be repeated. */
const loadEngine = () => {
  engine ??= startEngine().catch((error) => {
    engine = undefined;
    throw error;
  });
  return engine;
};

const loadWords = () => {
  knownWords ??= fetch(WORDS).then(
    async (response) => (response.ok ? (await response.text()).split("\n").filter(Boolean) : []),
    () => [],
  );
  return knownWords;
};

/** Start to load what every search needs, while the reader is still typing. */
export const prepare = () => loadEngine().then(() => true, () => false);

/** @param {Engine} asked @param {string} word */
const isKnown = async (asked, word) => (await asked.search(`"${word}"`)).length > 0;

/** @param {Engine} asked @param {string[]} words @returns {Promise<string[]>} */
const spelled = async (asked, words) => {
  const checked = await Promise.all(words.map((word) => isKnown(asked, word)));
  if (checked.every(Boolean)) return words;
  const known = await loadWords();
  return words.map((word, place) => (checked[place] ? word : corrected(word, known)));
};

/** @param {Engine} asked @param {import("./engine.js").Result} result */
const asFound = async (asked, result) => {
  const page = await asked.load(result);
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
  const asked = await loadEngine();
  // A name as it was typed is looked for at once: on a slow line, asking one after the other is what takes the time.
  const [words, asTyped] = await Promise.all([spelled(asked, typed), asked.search(wholeName(typed))]);
  const same = words.every((word, place) => word === typed[place]);
  const named = same ? asTyped : await asked.search(wholeName(words));
  /** @type {Map<string, import("./engine.js").Result>} */
  const found = new Map();
  let whole = 0;
  for (const [place, tier] of tiers(words).entries()) {
    const answers = await Promise.all(tier.map((query) => asked.search(query)));
    const scores = new Map();
    for (const result of answers.flat()) {
      const before = scores.get(result.id);
      scores.set(result.id, { result, score: (before?.score ?? 0) + result.score });
    }
    const ranked = [...scores.values()].sort((a, b) => b.score - a.score);
    for (const { result } of ranked) if (!found.has(result.id)) found.set(result.id, result);
    if (place === 0) whole = found.size;
    if (found.size >= ENOUGH) break;
  }
  const ofName = new Map(named.map((result) => [result.id, result]));
  const ranked = [...found.values()].filter((result) => ofName.has(result.id));
  const inOrder = new Map([...ranked, ...ofName.values(), ...found.values()].map((result) => [result.id, result]));
  return {
    words,
    query: words.join(" "),
    corrected: !same,
    loose: whole === 0 && found.size > 0,
    results: [...inOrder.values()].map((result) => ({ load: () => asFound(asked, result) })),
  };
};
