/** Prints each line of the file that it is given, and below it the same about somebody else. */

import { readFileSync } from "node:fs";

import { forPerson } from "../../theme/overrides/assets/javascripts/questionnaire/view/person.js";

const lines = readFileSync(process.argv[2], "utf8").split("\n").filter(Boolean);
process.stdout.write(lines.map((line) => `${line}\n    ${forPerson(line)}\n`).join(""));
