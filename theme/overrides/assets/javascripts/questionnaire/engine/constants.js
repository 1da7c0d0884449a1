/** So that every number the questionnaire rests on stands in one place, with its reason; change one only with an evaluation. */

/** The form of the bundle that this engine reads. */
export const VERSION = 1;

/** From the least to the most urgent: a level's place is its rank. @type {readonly import("./types.d.ts").Level[]} */
export const LEVELS = ["self-care", "routine", "soon", "same-day", "emergency", "ambulance"];
export const ROUTINE = 1;
export const SOON = 2;

/** Shares behind the words for how often a finding occurs: the bands of the Human Phenotype Ontology. */
export const FREQUENCY = { a: 0.98, v: 0.9, c: 0.55, o: 0.17, r: 0.025 };
/** What the place of a bare finding is worth: editors put the most telling first. */
export const PLACE = [0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55];
/** Shares behind what points away: never is hardly ever true. */
export const AWAY = { N: 0.01, R: 0.025, O: 0.17 };
/** How many people with a condition have a risk factor of which only the strength is known. */
export const EFFECT = { S: 0.7, M: 0.5, W: 0.3 };
/** How many people without any of the conditions have a finding, by the word for it. */
export const BACKGROUND = { v: 0.3, c: 0.15, o: 0.05, r: 0.01 };
/** Without a stated background: the more conditions list it by place alone, the commoner it is taken to be. */
export const BASE = { least: 0.02, slope: 0.4, most: 0.5 };
/** Shares stay this far from 0 and 1: no single answer, perhaps a slip of the finger, may decide alone. */
export const EDGE = 0.001;

/** Uncertain words count for less than stated frequencies. */
export const TEMPER = 0.7;
/** How many people have a condition, by the word for its rarity; not known counts as uncommon. */
export const PRIOR = { c: 1e-2, u: 1e-3, r: 1e-4, l: 1e-5, "-": 1e-3 };
/** Priors are those of everybody; readers of a page are not everybody, so that they count for a quarter. */
export const PRIOR_POWER = 0.25;
/** The share of readers whose condition is not in the content. */
export const SOMETHING_ELSE = 0.05;
/** How much less likely a condition is at an age that is only possible, and at any other. */
export const AGE = { possible: 0.3, other: 0.03 };
/** How much less likely a condition of one sex is in the other: records of sex can be wrong. */
export const OTHER_SEX = 0.001;

/** How much worse advice is that is a level too low, against a level too high. */
export const TOO_LOW = 20;
/** A condition that must not be missed sets the level from this weight on. */
export const CANNOT_MISS = 0.1;
/** So many yes answers to what is never seen with a condition rule it out: one may be a slip. */
export const STRIKES = 2;

/**
 * When to stop asking: see `ask.js`. `most` holds for what is asked because it tells most. What could make the advice
 * more urgent is asked beyond it: with 104 conditions, 30 questions were always reached, and 4 of 100 emergencies were
 * missed because nobody had asked.
 */
export const STOP = { fewest: 3, most: 30, sure: 0.98, sureOfPlaces: 0.85, urgencyLeft: 0.02, gain: 0.015, complaint: 0.1 };
/** The least share that "none of these" has among the options of a question. */
export const LEAST_NONE = 0.02;

/** What is shown, and in which words. */
export const SHOW = { least: 0.02, most: 5, likely: 0.6, possible: 0.2 };
/**
 * How much of an option's share is taken from the condition where a list with one answer is about a finding; the rest
 * choose as anybody would, or none. People are often unsure how something began. Over four articles, 1 led 97 % of
 * readers with true answers to their condition and 71 % with noise; 0.7 did 96 % and 79 %; before the share was one of
 * those who are asked, 93 % and 78 %.
 */
export const CHOICE = 0.7;

/** When the leading condition fits too badly to be trusted: see `coverage.js`. */
export const COVERAGE = { trust: 4.5, misfit: 1, unexplained: 8 };
