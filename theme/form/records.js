// @ts-check
/**
 * Between a file as editors write it and the fields of a form.
 *
 * A form knows lists of rows, and fields that are always of one type. The YAML knows more: a mapping from ids to
 * records, a bare id for a row, a word or a number. `opened` makes the one of the other, `closed` the short YAML again.
 *
 * @import { Fields, Kind, Shape, Value } from "./types.js"
 */

/** The field of the form that holds all records of a file with several. */
export const RECORDS = "records";

/** The word that a form puts in place of none, where a shape is a word or something else. */
export const WORD = "word";

const INTEGER = /^[-+]?(0|[1-9][0-9]{0,14})$/;
const DECIMAL = /^[-+]?(0|[1-9][0-9]{0,14})?\.[0-9]{1,15}$/;

/** @type {(value: unknown) => value is Fields} */
const isFields = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Return a file's data as the fields of its form.
 * @param {Value} data @param {Kind} kind @returns {Fields}
 */
export function opened(data, kind) {
  if (kind.layout === "one") return isFields(data) ? /** @type {Fields} */ (open(data, kind.record)) : {};
  if (kind.layout === "list") {
    return { [RECORDS]: (Array.isArray(data) ? data : []).map((item) => open(item, kind.record)) };
  }
  const entries = isFields(data) ? Object.entries(data) : [];
  return {
    [RECORDS]: entries.map(([id, value]) => {
      const record = kind.bare && !isFields(value) ? { [kind.bare]: value } : value;
      return isFields(record) ? { .../** @type {Fields} */ (open(record, kind.record)), id } : { id };
    }),
  };
}

/**
 * Return a file's data, in its shortest form, from the fields of its form.
 * @param {Fields} form @param {Kind} kind @returns {Value}
 */
export function closed(form, kind) {
  if (kind.layout === "one") return close(form, kind.record) ?? {};
  const records = Array.isArray(form[RECORDS]) ? /** @type {Fields[]} */ (form[RECORDS]) : [];
  if (kind.layout === "list") return records.map((record) => close(record, kind.record) ?? {});
  /** @type {Fields} */
  const data = {};
  for (const { id, ...rest } of records) {
    const record = close(rest, kind.record) ?? {};
    const only = isFields(record) && Object.keys(record).length === 1;
    data[String(id ?? "")] = kind.bare && only ? /** @type {Fields} */ (record)[kind.bare] ?? null : record;
  }
  return data;
}

/** @param {Value} value @param {Shape | undefined} shape @returns {Value} */
function open(value, shape) {
  if (value === null || shape === undefined) return value;
  switch (shape.kind) {
    case "fields":
      return isFields(value)
        ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, open(inner, shape.fields[name])]))
        : value;
    case "list": {
      const listed = Array.isArray(value) ? value : [value];
      const rows = listed.map((item) => (shape.bare && typeof item === "string" ? { [shape.bare]: item } : item));
      return rows.map((row) => open(row, shape.item));
    }
    case "ages":
      return Array.isArray(value) ? { from: value[0] ?? null, to: value[1] ?? null } : value;
    case "either":
      return isFields(value) ? open(value, shape.other) : { [WORD]: value };
    case "maybe":
    case "number-or-word":
    case "word-or-number":
      return String(value);
    default:
      return value;
  }
}

/**
 * @param {Value | undefined} value @param {Shape | undefined} shape
 * @returns {Value | undefined} undefined for a field without a value
 */
function close(value, shape) {
  if (value === undefined || value === null || value === "") return undefined;
  if (shape === undefined) return value;
  switch (shape.kind) {
    case "fields": {
      if (!isFields(value)) return value;
      const names = [...Object.keys(shape.fields), ...Object.keys(value).filter((name) => !(name in shape.fields))];
      const kept = names
        .map((name) => /** @type {const} */ ([name, close(value[name], shape.fields[name])]))
        .filter(([, inner]) => inner !== undefined);
      return kept.length ? /** @type {Fields} */ (Object.fromEntries(kept)) : undefined;
    }
    case "list": {
      const rows = (Array.isArray(value) ? value : [value])
        .map((item) => close(item, shape.item))
        .filter((item) => item !== undefined)
        .map((item) => shortest(/** @type {Value} */ (item), shape.bare));
      if (rows.length === 0) return undefined;
      const lone = rows.length === 1 && (shape.alone || (shape.word && !shape.bare && typeof rows[0] === "string"));
      return lone ? /** @type {Value} */ (rows[0]) : /** @type {Value[]} */ (rows);
    }
    case "ages":
      if (!isFields(value)) return value;
      return value.from === null && value.to === null ? undefined : [whole(value.from), whole(value.to)];
    case "either":
      return isFields(value) && value[WORD] ? value[WORD] : close(value, shape.other);
    case "maybe":
      return value === "true" || value === true;
    case "truth":
      return value === true ? true : undefined;
    case "number":
    case "word-or-number":
      return number(value);
    case "number-or-word":
      return typeof value === "string" && INTEGER.test(value) ? Number(value) : value;
    default:
      return typeof value === "string" && value.trim() === "" ? undefined : value;
  }
}

/** A row with its one field alone is written as that field's value. @type {(item: Value, bare: string) => Value} */
const shortest = (item, bare) =>
  bare && isFields(item) && Object.keys(item).length === 1 && bare in item ? item[bare] : item;

/** @type {(value: Value | undefined) => Value} */
const whole = (value) => (value === undefined || value === "" ? null : number(value));

/** @type {(value: Value) => Value} */
const number = (value) =>
  typeof value === "string" && (INTEGER.test(value) || DECIMAL.test(value)) ? Number(value) : value;

/**
 * Tell whether two values are the same; the order of fields does not count.
 * @type {(one: unknown, other: unknown) => boolean}
 */
export function same(one, other) {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, place) => same(item, other[place]));
  }
  if (!isFields(one) || !isFields(other)) return one === other;
  const names = Object.keys(one);
  if (names.length !== Object.keys(other).length) return false;
  return names.every((name) => name in other && same(one[name], other[name]));
}
