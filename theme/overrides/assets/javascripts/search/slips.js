/** So that a slip of the finger is measured in one way wherever a reader types. */

/** How many slips a word may hold: none in a short one, where every slip makes another word. @param {string} word */
export const allowedSlips = (word) => (word.length < 4 ? 0 : word.length < 7 ? 1 : word.length < 11 ? 2 : 3);

/**
 * How many letters must be added, left out, changed or swapped with their neighbor to make `b` of `a`.
 * @param {string} a
 * @param {string} b
 * @param {number} most stop counting above this
 * @returns {number} at most `most` + 1
 */
export const slips = (a, b, most) => {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  /** @type {number[]} */
  let before = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const changed = above[column - 1] + (a[row - 1] === b[column - 1] ? 0 : 1);
      line[column] = Math.min(changed, above[column] + 1, line[column - 1] + 1);
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        line[column] = Math.min(line[column], before[column - 2] + 1);
      }
    }
    if (Math.min(...line) > most) return most + 1;
    before = above;
    above = line;
  }
  return above[b.length];
};
