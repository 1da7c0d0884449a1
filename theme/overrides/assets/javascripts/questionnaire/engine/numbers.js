/** So that browsers cannot differ: whatever is compared is an integer or rounded to a millionth. */

/** @param {number} value rounded to 1e-6 */
export const rounded = (value) => Math.round(value * 1e6) / 1e6;

/** @param {number} share @param {number} edge how far from 0 and 1 it stays */
export const inside = (share, edge) => Math.min(1 - edge, Math.max(edge, share));

/** Thousandths of a natural logarithm, as a whole number. @param {number} factor @param {number} ratio */
export const milliNats = (factor, ratio) => Math.round(1000 * factor * Math.log(ratio)) + 0;

/** In nats, of one yes-or-no. @param {number} p */
export const entropy = (p) => (p <= 0 || p >= 1 ? 0 : -p * Math.log(p) - (1 - p) * Math.log(1 - p));

/** One term of an entropy in nats. @param {number} p */
export const surprise = (p) => (p <= 0 ? 0 : -p * Math.log(p));
