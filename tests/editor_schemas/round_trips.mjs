/**
 * Opens files in the form and saves them again, with and without changes: a JSON array of answers to the JSON on stdin.
 *
 * Asked: { kinds, files: [{ kind, text }], changes }. Answered for each file: { same, changes }, as many changes as
 * were asked for of each sort, and each of them { what, text, data }: the saved file, and what it must hold.
 */
import { readFileSync } from "node:fs";
import * as yaml from "../../node_modules/yaml/dist/index.js";
import { format, TEXT } from "../../theme/form/files.js";
import { closed, RECORDS } from "../../theme/form/records.js";

const asked = JSON.parse(readFileSync(0, "utf8"));

let seed = 1;
const random = (most) => {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return seed % most;
};

/** Every place of a value inside, as [holder, name]. */
function* places(value) {
  if (typeof value !== "object" || value === null) return;
  for (const name of Object.keys(value)) {
    if (name === TEXT || name === "id") continue;
    yield [value, name];
    yield* places(value[name]);
  }
}

/** Choose a place whose value is of some sort, as [holder, name]; there may be none. */
const chosen = (form, sort) => {
  const found = [...places(form)].filter(([holder, name]) => sort(holder[name], name, holder));
  return found.length ? found[random(found.length)] : [{}, ""];
};

const isWords = (value) => typeof value === "string";
const isList = (value) => Array.isArray(value) && value.length > 1;

const CHANGES = {
  "other words": (form) => {
    const [holder, name] = chosen(form, isWords);
    holder[name] = `${holder[name]} and: other words, of which there are "many" #1`;
  },
  "more words": (form) => {
    const [holder, name] = chosen(form, isWords);
    holder[name] = `${"These are many words, and they go on. ".repeat(6).trim()}\n\nSo does this.`;
  },
  "a field emptied": (form) => {
    const [holder, name] = chosen(form, (_, name, holder) => name !== RECORDS && !Array.isArray(holder));
    holder[name] = "";
  },
  "a row taken out": (form) => {
    const [holder, name] = chosen(form, isList);
    holder[name]?.splice(0, 1);
  },
  "a row added": (form) => {
    const [holder, name] = chosen(form, isList);
    const row = structuredClone(holder[name]?.[0]);
    holder[name]?.push(typeof row === "object" && "id" in row ? { ...row, id: "a-new-one" } : row);
  },
  "two fields added": (form) => {
    const record = form[RECORDS]?.[0] ?? form;
    record.updated = "2026-01-02";
    record.change_note = "Two fields were added.";
  },
  "rows in another order": (form) => {
    const [holder, name] = chosen(form, isList);
    holder[name]?.reverse();
  },
};

const answers = asked.files.map(({ kind, text }) => {
  const { fromFile, toFile } = format(yaml, asked.kinds[kind]);
  const changes = [];
  for (let turn = 0; turn < asked.changes; turn += 1) {
    for (const [what, change] of Object.entries(CHANGES)) {
      const form = fromFile(text);
      change(form);
      const { [TEXT]: _, ...fields } = form;
      changes.push({ what, text: toFile(form), data: closed(fields, asked.kinds[kind]) });
    }
  }
  return { same: toFile(fromFile(text)) === text, changes };
});
process.stdout.write(JSON.stringify(answers));
