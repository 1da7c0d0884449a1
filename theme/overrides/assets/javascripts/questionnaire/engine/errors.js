/** So that whoever calls the engine can tell bad data from bad answers, and either from a mistake of ours. */

/** What a message can say of any value, even of one that has no words. @param {unknown} value */
export const shown = (value) => (typeof value === "string" || typeof value === "number" ? value : typeof value);

/** The bundle is of another version, cut short, or no bundle. */
export class BundleError extends Error {
  name = "BundleError";
}

/** The interview names what the bundle does not hold, or a value that cannot be. */
export class InterviewError extends Error {
  name = "InterviewError";
}
