/** So that a bundle which is cut short, altered or of another make is noticed before anybody is asked anything. */

import { VERSION } from "./constants.js";
import { BundleError, shown } from "./errors.js";

/** Throw a BundleError unless this is a whole bundle of our version. @param {any} bundle */
export const check = (bundle) => {
  if (typeof bundle !== "object" || bundle === null) throw new BundleError("no bundle");
  if (bundle.version !== VERSION) {
    throw new BundleError(`version ${shown(bundle.version)} instead of ${VERSION}`);
  }
  const { version, content, sum, ...body } = bundle;
  if (!/^[0-9a-f]{12}$/.test(shown(content).toString()) || sum !== adler32(JSON.stringify(body))) throw new BundleError("incomplete or altered");
};

/** The checksum of RFC 1950 over the text as UTF-8. @param {string} text */
const adler32 = (text) => {
  let [low, high] = [1, 0];
  for (const byte of new TextEncoder().encode(text)) {
    low = (low + byte) % 65521;
    high = (high + low) % 65521;
  }
  return high * 65536 + low;
};
