/** So that a slip of the finger, or a word that nobody can spell, still finds its page. */

import { allowedSlips, slips } from "./slips.js";

/**
 * The word of `known` that the reader most likely meant.
 * @param {string} word in lower case
 * @param {string[]} known the most frequent first
 * @returns {string} `word` itself where it is known, begins a known word, or is like none
 */
export const corrected = (word, known) => {
  if (known.some((candidate) => candidate.startsWith(word))) return word;
  let best = word;
  let fewest = allowedSlips(word) + 1;
  for (const candidate of known) {
    // People get the first letter right; a different one counts as a slip more.
    const first = candidate[0] === word[0] ? 0 : 0.5;
    const count = slips(word, candidate, Math.ceil(fewest)) + first;
    if (count < fewest) [best, fewest] = [candidate, count];
  }
  return best;
};
