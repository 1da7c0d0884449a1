/** So that every string comes from the site's own words, in the form for the reader or for the person they ask for. */

/**
 * @template T
 * @param {T} words with `{you, person}` wherever the two forms differ
 * @param {boolean} person
 * @returns {any} the same with one string in each place
 */
export const inForm = (words, person) => {
  if (typeof words !== "object" || words === null) return words;
  if ("you" in words) return person ? /** @type {any} */ (words).person : words.you;
  return Object.fromEntries(Object.entries(words).map(([name, value]) => [name, inForm(value, person)]));
};

/** Put values into the `{names}` of a sentence. @param {string} text @param {Record<string, string | number>} values */
export const filled = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));

/** Begin with a capital, without touching any other letter. @param {string} text */
export const capital = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);

/** "a, b and c". @param {string[]} names @param {string} and */
export const listed = (names, and) =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} ${and} ${names.at(-1)}`;

/** A day as the pages write it: 22 November 2026. @param {Date} day @param {string} language */
export const written = (day, language) =>
  `${day.getDate()} ${new Intl.DateTimeFormat(language, { month: "long" }).format(day)} ${day.getFullYear()}`;
