/** So that the words of the content become numbers in one place: what each condition says about each finding. */

import { AWAY, BACKGROUND, BASE, CHOICE, EDGE, EFFECT, FREQUENCY, PLACE, TEMPER } from "./constants.js";
import { entropy, inside, milliNats } from "./numbers.js";

/** @import { Entry, ListQuestion, Scored } from "./types.d.ts" */

const PLACES = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** @param {any} bundle @param {Scored[]} scored @returns {Entry[][]} */
export const readColumns = ({ columns, conditions, refs }, scored) => columns.map((/** @type {any} */ column) => {
  if (column === 0) return [];
  const [steps, letters, cites, percents = []] = column;
  const cited = cites.split(",");
  let condition = 0;
  let counted = 0;
  return steps.map((/** @type {number} */ step, /** @type {number} */ place) => {
    condition += step;
    const letter = letters[place];
    const percent = letter === "p" ? percents[counted++] : null;
    if (letter >= "0" && letter <= "7") scored[condition].barePlaces = true;
    const local = conditions.refs[condition];
    const own = Array.from(cited[place] ?? "", (/** @type {string} */ sign) => refs.id[local[PLACES.indexOf(sign)]]);
    const stated = letter in FREQUENCY || letter === "p";
    return {
      condition, letter, percent, p: inside(shareOf(letter, percent), EDGE), temper: stated ? 1 : TEMPER,
      own: own.length > 0, cites: own.length ? own : local.slice(0, conditions.sources[condition]).map((/** @type {number} */ ref) => refs.id[ref]),
      raised: false, yes: 0, no: 0, entropy: 0,
    };
  });
});

/** @param {string} letter @param {number | null} percent @returns {number} */
const shareOf = (letter, percent) => {
  if (percent !== null) return percent / 100;
  if (letter >= "0" && letter <= "7") return PLACE[Number(letter)];
  return /** @type {Record<string, number>} */ ({ ...FREQUENCY, ...AWAY, ...EFFECT })[letter];
};

/** @param {any} findings @param {Entry[][]} columns @param {number} conditions how many are scored */
export const readBases = ({ base, shares }, columns, conditions) => {
  let counted = 0;
  return Float64Array.from(columns, (column, number) => {
    const letter = base[number];
    if (letter === "n") return inside(shares[counted++], EDGE);
    if (letter !== "-") return BACKGROUND[/** @type {keyof typeof BACKGROUND} */ (letter)];
    const bare = column.filter((entry) => entry.letter >= "0" && entry.letter <= "7").length;
    return Math.min(BASE.most, BASE.least + BASE.slope * (bare / conditions || 0));
  });
};

/**
 * Raise each wider finding, however far up, to at least what is true of the narrower ones; what points away raises nothing.
 * @param {Entry[][]} columns @param {number[][]} up @param {Float64Array} bases
 */
export const close = (columns, up, bases) => {
  const listed = columns.map((column) => column.filter((entry) => !(entry.letter in AWAY)));
  const places = columns.map((column) => new Map(column.map((entry, place) => [entry.condition, place])));
  listed.forEach((entries, number) => {
    for (const wide of entries.length ? above(up, number) : []) {
      for (const entry of entries) {
        const place = places[wide].get(entry.condition) ?? columns[wide].length;
        const there = columns[wide][place];
        if (there ? !isMore(entry, there) : entry.p <= bases[wide]) continue;
        columns[wide][place] = { ...entry, raised: true };
        places[wide].set(entry.condition, place);
      }
    }
  });
  for (const column of columns) column.sort((one, other) => one.condition - other.condition);
};

/**
 * Make the share of an option, where a list with one answer is about a finding, a share of those who have that finding:
 * nobody else is asked, and its base is a share of them, too.
 * @param {Entry[][]} columns @param {ListQuestion[]} lists @param {Float64Array} bases
 */
export const amongAsked = (columns, lists, bases) => {
  const stated = columns.map((column) => new Map(column.map((entry) => [entry.condition, entry.p])));
  for (const { oneOf, about, options } of lists) {
    if (!oneOf || about < 0) continue;
    for (const option of options) {
      for (const entry of columns[option]) {
        const asked = stated[about].get(entry.condition) ?? bases[about];
        entry.p = inside(CHOICE * Math.min(1, entry.p / asked) + (1 - CHOICE) * bases[option], EDGE);
      }
    }
  }
};

/** All that a finding implies. @param {number[][]} up @param {number} number @returns {Set<number>} */
const above = (up, number) => {
  const found = new Set(up[number]);
  for (const wide of found) for (const wider of up[wide]) found.add(wider);
  return found;
};

/** Whether a narrower finding says more than what stands there; of two narrower ones that say the same, the surer. @param {Entry} entry @param {Entry} there */
const isMore = (entry, there) => entry.p > there.p || (entry.p === there.p && there.raised && entry.temper > there.temper);

/** What a yes and a no to the finding are worth for the condition; what points away never speaks for it, nor its absence against it. @param {Entry} entry @param {number} base */
export const weigh = (entry, base) => {
  const yes = milliNats(entry.temper, entry.p / base);
  entry.yes = entry.letter in AWAY ? Math.min(0, yes) : yes;
  const no = milliNats(entry.temper, (1 - entry.p) / (1 - base));
  entry.no = entry.letter in AWAY ? Math.max(0, no) : no;
  entry.entropy = entropy(entry.p);
};
