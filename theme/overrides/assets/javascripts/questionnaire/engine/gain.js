/** So that the worth of a question is known before it is asked: by how much its answer is expected to tell, in nats. */

import { LEAST_NONE } from "./constants.js";
import { entropy, rounded, surprise } from "./numbers.js";

/** @import { Inner, Knowledge, OneOf, Why } from "./types.d.ts" */
/** @import { Standing } from "./score.js" */

/** How likely a yes is. @param {Knowledge} kb @param {Standing} now @param {number} number */
export const chance = ({ inner }, { weights }, number) =>
  inner.at[number].reduce((sum, condition, place) => sum + weights[condition] * (inner.ps[number][place] - inner.bases[number]), inner.bases[number]);

/** How much a yes or no is expected to tell, in nats. @param {Knowledge} kb @param {Standing} now @param {number} number */
export const yesNoGain = ({ inner }, { weights }, number) => {
  const at = inner.at[number];
  const ps = inner.ps[number];
  const entropies = inner.entropies[number];
  let mass = 0;
  let yes = 0;
  let left = 0;
  for (let place = 0; place < at.length; place += 1) {
    const weight = weights[at[place]];
    mass += weight;
    yes += weight * ps[place];
    left += weight * entropies[place];
  }
  return entropy((1 - mass) * inner.bases[number] + yes) - (1 - mass) * inner.baseEntropies[number] - left;
};

/** How much the choice of one option or none is expected to tell, in nats. @param {Inner} inner @param {Standing} now @param {OneOf} table */
export const oneOfGain = (inner, { weights }, { at, shares, entropies, base }) => {
  const width = base.length;
  const mixed = new Float64Array(width);
  let mass = 0;
  let left = 0;
  for (let row = 0; row < at.length; row += 1) {
    const weight = weights[at[row]];
    mass += weight;
    left += weight * entropies[row];
    for (let place = 0; place < width; place += 1) mixed[place] += weight * shares[row * width + place];
  }
  let all = 0;
  for (let place = 0; place < width; place += 1) {
    all += surprise(mixed[place] + (1 - mass) * base[place]);
    left += (1 - mass) * surprise(base[place]);
  }
  return all - left;
};

/** What each condition that names one of the options says about all of them. @param {Pick<Inner, "at" | "ps" | "bases">} inner @param {number[]} options @returns {OneOf} */
export const oneOf = ({ at, ps, bases }, options) => {
  const base = options.map((number) => bases[number]);
  /** @type {Map<number, number[]>} */
  const rows = new Map();
  options.forEach((number, place) => at[number].forEach((condition, index) => {
    const row = rows.get(condition) ?? base.slice();
    row[place] = ps[number][index];
    rows.set(condition, row);
  }));
  const found = [...rows].sort(([one], [other]) => one - other).map(([condition, row]) => ({ condition, shares: choices(row) }));
  return {
    at: Int32Array.from(found, ({ condition }) => condition), shares: Float64Array.from(found.flatMap(({ shares }) => shares)),
    entropies: Float64Array.from(found, ({ shares }) => shares.reduce((sum, share) => sum + surprise(share), 0)), base: choices(base),
  };
};

/** The shares of the options and of none of them, adding up to 1. @param {number[]} row */
const choices = (row) => {
  const sum = row.reduce((one, other) => one + other, 0);
  const none = Math.max(LEAST_NONE, 1 - sum);
  return [...row, none].map((share) => share / (sum + none));
};

/** The conditions that an answer moves most, for "why is this asked?". @param {Knowledge} kb @param {Standing} now @param {number[]} numbers @returns {Why} */
export const tellsApart = ({ inner }, { weights }, numbers) => {
  /** @type {Map<number, number>} */
  const moved = new Map();
  for (const number of numbers) {
    inner.at[number].forEach((condition, place) => {
      const far = weights[condition] * Math.abs(inner.ps[number][place] - inner.bases[number]);
      if (far > 0) moved.set(condition, Math.max(far, moved.get(condition) ?? 0));
    });
  }
  const most = [...moved].sort(([one, far], [other, farther]) => rounded(farther) - rounded(far) || one - other).slice(0, 3);
  return { reason: "tells-apart", conditions: most.map(([condition]) => inner.scored[condition].id) };
};
