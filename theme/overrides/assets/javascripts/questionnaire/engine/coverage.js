/** So that the questionnaire can say "this tool does not know your problem" instead of forcing a match. */

import { COVERAGE } from "./constants.js";
import { rounded } from "./numbers.js";
import { ageWorth, counted, leader, sexWorth } from "./score.js";
import { YES } from "./state.js";

/** @import { Fit, Knowledge } from "./types.d.ts" */
/** @import { State } from "./state.js" */
/** @import { Standing } from "./score.js" */

/**
 * How far the leading condition can be trusted, or null where something else leads. The complaint counts for nothing
 * here, because every reader of the page has it.
 *
 * - `evidence`: how much likelier it has become by the answers than it is in everybody, in nats;
 * - `misfit`: by how many standard deviations the answers are less likely than those of somebody who has it (negative);
 * - `unexplained`: the share of what was answered yes that it does not explain, each finding by how rare it is;
 * - `trust`: all three in one number, weighed as leaving out one condition after the other showed to be best.
 * @param {Knowledge} kb @param {State} state @param {Standing} now @returns {Fit | null}
 */
export const fitOfLeader = (kb, state, now) => {
  const { inner } = kb;
  const first = leader(kb, now);
  if (first < 0) return null;
  const one = inner.scored[first];
  let evidence = now.scores[first] - one.prior - ageWorth(one, state.age) - sexWorth(one, state.sex);
  let excess = 0;
  let variance = 0;
  let strange = 0;
  let all = 0;
  for (const number of counted(kb, state)) {
    const isYes = state.given[number] === YES;
    const place = inner.at[number].indexOf(first);
    if (number === state.complaint) {
      evidence -= place < 0 ? 0 : inner.yes[number][place];
      continue;
    }
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
  const misfit = variance > 0 ? rounded(excess / Math.sqrt(variance)) : 0;
  const unexplained = all > 0 ? rounded(strange / all) : 0;
  const trust = rounded(evidence / 1000 + COVERAGE.misfit * misfit - COVERAGE.unexplained * unexplained);
  return { evidence: evidence / 1000, misfit, unexplained, trust };
};

/** Whether a condition that fits so is named. @param {Fit | null} fit */
export const isCovered = (fit) => fit !== null && fit.trust >= COVERAGE.trust;
