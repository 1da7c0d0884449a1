/** So that no condition is suggested whose page has waited too long for its review, while it still counts for the advice. */

/**
 * What is shown of an outcome. The urgency and its grounds stay as they are: a late review never makes advice less urgent.
 * @param {any} outcome what the engine said @param {string[]} withheld the conditions that are not to be named
 */
export const shownOf = (outcome, withheld) => {
  const isOffered = (/** @type {{ id: string }} */ one) => !withheld.includes(one.id);
  const offered = outcome.conditions.filter(isOffered);
  const shown = new Set(offered.flatMap((/** @type {any} */ one) => (one.shown && one.children.length === 0 ? [one.id] : [])));
  const conditions = offered.map((/** @type {any} */ one) =>
    one.children.length === 0 ? one : { ...one, shown: one.children.some((/** @type {string} */ id) => shown.has(id)) });
  return {
    ...outcome, conditions, ruledOut: outcome.ruledOut.filter(isOffered),
    notAssessed: outcome.notAssessed.filter((/** @type {string} */ id) => !withheld.includes(id)),
    withheld: outcome.conditions.some((/** @type {any} */ one) => one.shown && !isOffered(one)),
  };
};
