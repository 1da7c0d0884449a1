/** So that a plain sentence finds what its important words are about: what to ask for, and in which order. */

/** Words that carry no meaning; the index of a page in English has them as text only, so `fillers.py` has the same. */
const FILLERS = new Set(
  (
    "a about all am an and any are as at be because been but by can could did do does feel feeling feels for from get " +
    "gets getting got had has have having he her hers him his how i if im in into is it its ive just keep keeps kind " +
    "like lot me mine more much my myself of on or our really she so some sort such that the their them then there " +
    "they this to too very was we were what when where which why will with you your yours"
  ).split(" "),
);

const MOST_WORDS = 8;

/** The words of `text`, in lower case, without apostrophes. @param {string} text @returns {string[]} */
export const wordsOf = (text) => text.toLowerCase().replace(/['’]/g, "").match(/[\p{L}\p{N}]+/gu) ?? [];

/** The words that carry the meaning, each once; all of them where none does. @param {string} text @returns {string[]} */
export const meaningfulWords = (text) => {
  const words = [...new Set(wordsOf(text))];
  const meaningful = words.filter((word) => !FILLERS.has(word));
  return (meaningful.length > 0 ? meaningful : words).slice(0, MOST_WORDS);
};

/** The whole name that these words are, as the one word that the index has for it; `staged_page.py` writes it. @param {string[]} words */
export const wholeName = (words) => `"zq${words.join("")}"`;

/**
 * What to search for: first all words, then all but one, then one at a time.
 * @param {string[]} words
 * @returns {string[][]} tiers of queries; a tier is asked only where the ones before it found too little
 */
export const tiers = (words) => {
  const all = [words.join(" ")];
  const butOne = words.length > 2 ? words.map((left) => words.filter((word) => word !== left).join(" ")) : [];
  const single = words.length > 1 ? words : [];
  return [all, butOne, single].filter((tier) => tier.length > 0);
};
