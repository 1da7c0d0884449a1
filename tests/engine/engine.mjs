// So that every test of the engine finds it in one place, and a broken copy can be put in its place:
// VADEMECUM_ENGINE names the folder or the file to test. VADEMECUM_CASES names the cases, one line of JSON for each.

import { createReadStream } from "node:fs";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const SHIPPED = "theme/overrides/assets/javascripts/questionnaire/engine";
const folder = process.env.VADEMECUM_ENGINE || resolve(import.meta.dirname, "../..", SHIPPED);
const file = folder.endsWith(".js") ? folder : `${folder}/index.js`;

export const engine = await import(pathToFileURL(file).href);

/** The cases of a file, one by one. */
export async function* cases(name = process.env.VADEMECUM_CASES) {
  for await (const line of createInterface({ input: createReadStream(name), crlfDelay: Infinity })) {
    if (line) yield JSON.parse(line);
  }
}

/** Chance that is the same for the same seed (mulberry32), with what tests make of it. */
export function seeded(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit) => Math.floor(next() * limit);
  const pick = (items) => items[below(items.length)];
  const shuffled = (items) => {
    const found = [...items];
    for (let place = found.length - 1; place > 0; place -= 1) {
      const other = below(place + 1);
      [found[place], found[other]] = [found[other], found[place]];
    }
    return found;
  };
  return { next, below, pick, shuffled };
}

/** What went wrong, as one message that shows the first few; a test fails with it. */
export class Faults {
  constructor(most = 5) {
    this.most = most;
    this.shown = [];
    this.count = 0;
  }

  add(where, what) {
    this.count += 1;
    if (this.shown.length < this.most) this.shown.push(`${what}\n      in ${JSON.stringify(where)}`);
  }

  check(right, where, what) {
    if (!right) this.add(where, typeof what === "function" ? what() : what);
  }

  report() {
    if (this.count) throw new Error(`${this.count} faults, such as\n  - ${this.shown.join("\n  - ")}`);
  }
}

export const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
export const LEVELS = ["self-care", "routine", "soon", "same-day", "emergency", "ambulance"];
