// So that Node says the same as a browser, or it shows: the texts of `chromium.mjs` for the cases of VADEMECUM_CASES, one
// list a line.

import { told } from "./chromium.mjs";
import { cases, engine } from "./engine.mjs";

for await (const one of cases()) process.stdout.write(`${JSON.stringify(told(engine, one))}\n`);
