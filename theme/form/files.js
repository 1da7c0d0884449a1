// @ts-check
/**
 * Reads and writes files for the form so that a saved file differs from the old one in what was changed, and in nothing
 * else: comments, order, line breaks and ways of writing of all the rest stay, byte for byte.
 *
 * Edits are made in the text, at the places that the parser tells. Whatever comes out is read again; should it not say
 * what the form says, the whole file is written anew instead, which loses comments and never a value.
 */
import { closed, opened, same } from "./records.js";

/**
 * @import { Document, Node, Pair, Scalar, ScalarTag, YAMLMap, YAMLSeq } from "yaml"
 * @import { Edit, Fields, Kind, Value } from "./types.js"
 */

/** The field in which a form carries the text of its file, unseen. */
export const TEXT = "file_text";

const WIDTH = 110;

/**
 * Return how files of a kind become forms and forms become files.
 * @param {typeof import("yaml")} yaml  the library
 * @param {Kind} kind
 */
export function format(yaml, kind) {
  const { parseDocument, isMap, isSeq, isScalar, visit, Document } = yaml;

  /**
   * @param {string} name @param {RegExp} test @param {(text: string) => unknown} resolve
   * @param {(value: unknown) => boolean} is @returns {ScalarTag}
   */
  const scalar = (name, test, resolve, is) => ({
    tag: `tag:yaml.org,2002:${name}`,
    default: true,
    test,
    resolve,
    identify: is,
    stringify: ({ value }) => String(value),
  });

  /** The dialect of `generator/source/dialect.py`: `no`, `on`, `1:30` and `012` are words. */
  const DIALECT = {
    schema: "failsafe",
    customTags: [
      scalar("null", /^(null|~|)$/, () => null, (value) => value === null),
      scalar("bool", /^(true|false)$/, (text) => text === "true", (value) => typeof value === "boolean"),
      scalar("int", /^(?=.{1,18}$)[-+]?(0|[1-9][0-9]*)$/, Number, Number.isInteger),
      scalar("float", /^(?=.{1,18}$)[-+]?(0|[1-9][0-9]*)?\.[0-9]+$/, Number, (value) => typeof value === "number"),
    ],
  };

  /** @type {(text: string) => Document} */
  const read = (text) => {
    const document = parseDocument(text, DIALECT);
    if (document.errors.length) throw document.errors[0];
    return document;
  };

  /** @type {(text: string) => Value} */
  const data = (text) => /** @type {Value} */ (read(text).toJS());

  /** Write a value anew, to stand at a column. @type {(value: Value, indent: number) => string} */
  const written = (value, indent) => {
    const document = new Document(value);
    visit(document, {
      Scalar(_, node) {
        if (typeof node.value !== "string") return;
        if (node.value.includes("\n") || node.value.length > WIDTH - indent - 20) node.type = "BLOCK_FOLDED";
      },
      Seq(_, node, path) {
        const short = node.items.every((item) => isScalar(item) && String(item.value).length < 60);
        node.flow = short && path.length > 0 && JSON.stringify(node).length < WIDTH - indent - 20;
      },
    });
    const text = document.toString({ lineWidth: WIDTH - indent, flowCollectionPadding: false }).trimEnd();
    return text.replaceAll(/\n(?=[^\n])/g, `\n${" ".repeat(indent)}`);
  };

  /** @type {(text: string) => Fields} */
  const fromFile = (text) => ({ ...opened(data(text), kind), [TEXT]: text });

  /** @type {(form: Fields) => string} */
  const toFile = ({ [TEXT]: text, ...form }) => {
    const wanted = closed(form, kind);
    if (typeof text !== "string") return written(wanted, 0);
    const before = closed(opened(data(text), kind), kind);
    const document = read(text);
    const edits = document.contents ? editsOf(document.contents, before, wanted, text) : undefined;
    if (edits) {
      const edited = applied(text, edits);
      if (says(edited, wanted)) return edited;
    }
    return written(wanted, 0);
  };

  /** @type {(text: string, wanted: Value) => boolean} */
  const says = (text, wanted) => {
    try {
      return same(closed(opened(data(text), kind), kind), wanted);
    } catch {
      return false;
    }
  };

  /**
   * Return the edits that make a node say something else, or undefined where it must be written anew.
   * @type {(node: Node, before: Value | undefined, wanted: Value, text: string) => Edit[] | undefined}
   */
  const editsOf = (node, before, wanted, text) => {
    if (same(before, wanted)) return [];
    if (isMap(node) && !node.flow && isFields(before) && isFields(wanted)) return ofMap(node, before, wanted, text);
    if (isSeq(node) && !node.flow && Array.isArray(before) && Array.isArray(wanted)) {
      return ofSeq(node, before, wanted, text);
    }
    return undefined;
  };

  /** @type {(node: YAMLMap, before: Fields, wanted: Fields, text: string) => Edit[] | undefined} */
  const ofMap = (node, before, wanted, text) => {
    const pairs = /** @type {Pair<Scalar, Node | null>[]} */ (node.items);
    const here = new Map(pairs.map((pair) => [String(pair.key.value), pair]));
    const first = pairs[0];
    if (!first) return undefined;
    const indent = columnOf(text, startOf(first.key));
    /** @type {Edit[]} */
    const edits = [];
    for (const [name, pair] of here) {
      if (name in wanted || !(name in before)) continue;
      if (!startsLine(text, startOf(pair.key))) return undefined; // it stands behind the dash of a row
      edits.push({ ...wholeLines(text, startOf(pair.key), endOf(text, pair)), text: "" });
    }
    const last = pairs.filter((pair) => String(pair.key.value) in wanted).at(-1);
    /** @type {Pair<Scalar, Node | null> | undefined} */
    let above;
    for (const [name, value] of Object.entries(wanted)) {
      const pair = here.get(name);
      if (pair === undefined) {
        if (!last) return undefined;
        edits.push(added(text, above ?? last, name, value, indent));
        continue;
      }
      above = pair;
      if (same(before[name], value)) continue;
      const inner = pair.value ? editsOf(pair.value, before[name], value, text) : undefined;
      const place = { start: startOf(pair.key), end: endOf(text, pair) };
      edits.push(...(inner ?? [{ ...place, text: written({ [name]: value }, indent) }]));
    }
    return edits;
  };

  /** @type {(text: string, above: Pair<Scalar, Node | null>, name: string, value: Value, indent: number) => Edit} */
  const added = (text, above, name, value, indent) => {
    const end = lineEnd(text, endOf(text, above));
    return { start: end, end, text: `\n${" ".repeat(indent)}${written({ [name]: value }, indent)}` };
  };

  /** @type {(node: YAMLSeq, before: Value[], wanted: Value[], text: string) => Edit[] | undefined} */
  const ofSeq = (node, before, wanted, text) => {
    const items = /** @type {Node[]} */ (node.items);
    if (items.length !== before.length || items.length === 0) return undefined;
    const least = Math.min(before.length, wanted.length);
    let head = 0;
    while (head < least && same(before[head], wanted[head])) head += 1;
    let tail = 0;
    while (tail < least - head && same(before.at(-1 - tail), wanted.at(-1 - tail))) tail += 1;
    const old = items.slice(head, items.length - tail);
    const fresh = wanted.slice(head, wanted.length - tail);
    const dash = columnOf(text, dashOf(text, /** @type {Node} */ (items[0])));
    /** @type {(values: Value[]) => string[]} */
    const rows = (values) => values.map((value) => `- ${written(value, dash + 2)}`);
    if (old.length === fresh.length) {
      /** @type {Edit[]} */
      const edits = [];
      old.forEach((item, place) => {
        const value = /** @type {Value} */ (fresh[place]);
        const inner = editsOf(item, before[head + place], value, text);
        edits.push(...(inner ?? [{ start: startOf(item), end: valueEnd(text, item), text: written(value, dash + 2) }]));
      });
      return edits;
    }
    if (old.length === 0) {
      if (head === 0) return undefined;
      const end = lineEnd(text, valueEnd(text, /** @type {Node} */ (items[head - 1])));
      return [{ start: end, end, text: rows(fresh).map((row) => `\n${" ".repeat(dash)}${row}`).join("") }];
    }
    const from = dashOf(text, /** @type {Node} */ (old[0]));
    if (!startsLine(text, from)) return undefined;
    const lines = wholeLines(text, from, valueEnd(text, /** @type {Node} */ (old.at(-1))));
    return [{ ...lines, text: rows(fresh).map((row) => `${" ".repeat(dash)}${row}\n`).join("") }];
  };

  return { fromFile, toFile };
}

/** @type {(value: unknown) => value is Fields} */
const isFields = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** @type {(node: Node) => number} */
const startOf = (node) => node.range?.[0] ?? 0;

/** Where the dash before a row stands. @type {(text: string, node: Node) => number} */
const dashOf = (text, node) => text.lastIndexOf("-", startOf(node) - 1);

/** Where a value ends, without the line ends and the comment behind it. @type {(text: string, node: Node) => number} */
const valueEnd = (text, node) => text.slice(0, node.range?.[1] ?? 0).trimEnd().length;

/**
 * Where a pair ends; without a value, behind its colon.
 * @type {(text: string, pair: Pair<Scalar, Node | null>) => number}
 */
const endOf = (text, { key, value }) =>
  Math.max(value ? valueEnd(text, value) : 0, text.indexOf(":", valueEnd(text, key)) + 1);

/** @type {(text: string, offset: number) => number} */
const columnOf = (text, offset) => offset - (text.lastIndexOf("\n", offset - 1) + 1);

/** @type {(text: string, offset: number) => boolean} */
const startsLine = (text, offset) => text.slice(offset - columnOf(text, offset), offset).trim() === "";

/** @type {(text: string, offset: number) => number} */
const lineEnd = (text, offset) => {
  const found = text.indexOf("\n", offset);
  return found < 0 ? text.length : found;
};

/** @type {(text: string, start: number, end: number) => { start: number, end: number }} */
const wholeLines = (text, start, end) => ({
  start: start - columnOf(text, start),
  end: Math.min(lineEnd(text, end) + 1, text.length),
});

/** @type {(text: string, edits: Edit[]) => string} */
const applied = (text, edits) =>
  edits
    .map((edit, place) => ({ ...edit, place }))
    .sort((one, other) => other.start - one.start || other.place - one.place) // from the end: what is before stays put
    .reduce((made, edit) => made.slice(0, edit.start) + edit.text + made.slice(edit.end), text);
