/** What the two modules of the form agree on; browsers never see this file. */

/** Any value of YAML. */
export type Value = null | boolean | number | string | Value[] | Fields;

export interface Fields {
  [name: string]: Value;
}

/** What a field may hold; `forms.json` has one of these for each kind of record. */
export type Shape =
  | { kind: "words" | "truth" | "maybe" | "number" | "number-or-word" | "word-or-number" | "ages" }
  | { kind: "either"; other: Shape }
  | { kind: "list"; item: Shape; bare: string; word: boolean; alone: boolean }
  | RecordShape;

export interface RecordShape {
  kind: "fields";
  fields: { [name: string]: Shape };
}

/** How files of a kind look: one record, a mapping from ids, or a list; `bare` is the field that may stand alone. */
export interface Kind {
  layout: "one" | "many" | "list";
  bare: string;
  record: RecordShape;
}

/** What takes the place of a piece of the text. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}
