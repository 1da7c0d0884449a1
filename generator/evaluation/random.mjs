/**
 * So that a simulated reader is the same on every machine and in every version of the content: a number between 0 and 1
 * belongs to a seed and a name, and not to the place in a sequence. A finding that is added changes no other answer.
 */

/** @param {number} value @returns {number} the bits of a 32-bit number, mixed (the finalizer of MurmurHash3) */
function mixed(value) {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** @param {string} name @returns {number} a 32-bit number for a name (FNV-1a) */
export function keyOf(name) {
  let key = 0x811c9dc5;
  for (const char of name) key = Math.imul(key ^ /** @type {number} */ (char.codePointAt(0)), 0x01000193);
  return key >>> 0;
}

/** @param {number} seed @param {number} key @returns {number} the seed of what `key` stands for */
export function within(seed, key) {
  return mixed(mixed(seed + 0x9e3779b9) ^ mixed(key + 0x7f4a7c15));
}

/** @param {number} seed @param {number} key @returns {number} from 0 up to, and never, 1 */
export function draw(seed, key) {
  const high = within(seed, key) >>> 5;
  const low = mixed(within(seed, key ^ 0x5bd1e995)) >>> 6;
  return (high * 0x4000000 + low) / 0x20000000000000;
}

/**
 * @param {readonly number[]} weights none below 0, and not all 0
 * @param {number} at from 0 to 1
 * @returns {number} the place of the weight that `at` falls into
 */
export function chosen(weights, at) {
  let left = at * weights.reduce((sum, weight) => sum + weight, 0);
  let last = 0;
  for (let place = 0; place < weights.length; place += 1) {
    if (weights[place] <= 0) continue;
    last = place;
    left -= weights[place];
    if (left < 0) return place;
  }
  return last;
}
