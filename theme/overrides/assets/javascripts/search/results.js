/** So that what was found is shown as text only: nothing that a page holds can become markup here. */

import { element } from "./markup.js";
import { filled } from "./words.js";

/** @typedef {import("./finder.js").Found} Found */

/** Only the mark tags of an excerpt become elements; all else is text. @param {string} excerpt @returns {Node[]} */
export const marked = (excerpt) =>
  excerpt.split(/<mark>(.*?)<\/mark>/s).map((part, place) => {
    const text = document.createTextNode(part.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&"));
    if (place % 2 === 0) return text;
    const mark = document.createElement("mark");
    mark.append(text);
    return mark;
  });

/** The further names that hold a word of the query. @param {string[]} names @param {string[]} words */
const matching = (names, words) => {
  const stems = words.map((word) => word.slice(0, Math.max(4, word.length - 3)));
  return names.filter((name) => stems.some((stem) => name.toLowerCase().includes(stem)));
};

/**
 * @param {Found} found
 * @param {string[]} searched
 * @param {ReturnType<typeof import("./words.js").pageWords>} words
 */
export const resultItem = (found, searched, words) => {
  const link = document.createElement("a");
  link.className = "vm-search__link";
  link.href = found.address;
  link.append(element("span", "name", found.title));
  const kind = words.kinds[/** @type {keyof typeof words.kinds} */ (found.kind)];
  if (kind) link.append(" ", element("span", "kind", kind));
  const item = element("li", "result", link);
  const names = matching(found.also, searched).slice(0, 3);
  if (names.length > 0) item.append(element("p", "also", filled(words.also, { names: names.join(", ") })));
  item.append(element("p", "excerpt", ...marked(found.excerpt)));
  return item;
};
