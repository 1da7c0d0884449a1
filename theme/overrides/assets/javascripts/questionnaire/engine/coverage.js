/** So that the questionnaire can say "this tool does not know your problem" instead of forcing a match. */

import { COVERAGE } from "./constants.js";
import { rounded } from "./numbers.js";
import { counted, leader } from "./score.js";
import { YES } from "./state.js";

/** @import { Knowledge } from "./types.d.ts" */
/** @import { State } from "./state.js" */
/** @import { Standing } from "./score.js" */

/**
 * How badly the answers fit one condition: `misfit` is how many standard deviations they are less likely than the
 * answers of somebody who has it (negative is worse), `unexplained` the share of what was answered yes, each by how rare
 * it is in everybody, that the condition does not explain. The complaint counts for neither.
 * @param {Knowledge} kb @param {State} state @param {number} condition
 */
export const fit = (kb, state, condition) => {
  const { inner } = kb;
  let excess = 0;
  let variance = 0;
  let strange = 0;
  let all = 0;
  for (const number of counted(kb, state)) {
    if (number === state.complaint) continue;
    const isYes = state.given[number] === YES;
    const place = inner.at[number].indexOf(condition);
    const p = place < 0 ? inner.bases[number] : inner.ps[number][place];
    const yes = Math.log(p);
    const no = Math.log(1 - p);
    excess += (isYes ? yes : no) - (p * yes + (1 - p) * no);
    variance += p * (1 - p) * (yes - no) ** 2;
    if (!isYes) continue;
    const rare = -Math.log(inner.bases[number]);
    all += rare;
    if (place < 0 || inner.yes[number][place] <= 0) strange += rare;
  }
  return { misfit: variance > 0 ? rounded(excess / Math.sqrt(variance)) : 0, unexplained: all > 0 ? rounded(strange / all) : 0 };
};

/** Whether the leading condition fits well enough to be named. @param {Knowledge} kb @param {State} state @param {Standing} now */
export const isCovered = (kb, state, now) => {
  const first = leader(kb, now);
  if (first < 0) return false;
  const { misfit, unexplained } = fit(kb, state, first);
  return misfit > COVERAGE.misfit && unexplained < COVERAGE.unexplained;
};
