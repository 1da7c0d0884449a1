/** Starts the form for editors: each kind of record has its own format of files, made from what the records say. */
import * as yaml from "./yaml/index.js";
import CMS from "./sveltia/index.js";
import { format } from "./files.js";

const { config, kinds } = await (await fetch("forms.json")).json();
for (const [name, kind] of Object.entries(kinds)) CMS.registerCustomFormat(name, "yml", format(yaml, kind));
await CMS.init({ config });
