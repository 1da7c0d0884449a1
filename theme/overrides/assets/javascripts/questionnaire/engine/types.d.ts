/** So that the shapes of the questionnaire are written down once, for those who read the code and for the type checker. */

export type Value = "yes" | "no" | "unknown";
export type Level = "self-care" | "routine" | "soon" | "same-day" | "emergency" | "ambulance";
export type Sex = "female" | "male";

/** Everything that was answered; nothing else is remembered anywhere. */
export interface Interview {
  symptom?: string | null;
  age?: number | null;
  sex?: Sex | null;
  answers: readonly { finding: string; value: Value }[];
}

export type Why =
  | { reason: "red-flag"; level: Level; flags: string[] }
  | { reason: "always" }
  | { reason: "floor"; level: Level }
  | { reason: "tells-apart"; conditions: string[] };

export interface Question {
  kind: "screen" | "yes-no" | "one-of" | "any-of";
  id: string;
  /** What each answer is about; `labels` are their words, in the same order. */
  findings: string[];
  labels: string[];
  why: Why;
  text: string;
  none: string | null;
  help: string | null;
}

/** One reason for or against a condition, in thousandths of a natural logarithm; all of them add up to its score. */
export interface Reason {
  finding: string;
  value: string | number;
  milliNats: number;
  cite: string[];
  often: string | number | null;
  estimate: boolean;
}

export interface Suggestion {
  id: string;
  weight: number;
  likelihood: "likely" | "possible" | "less likely";
  shown: boolean;
  urgency: Level;
  cannotMiss: boolean;
  for: Reason[];
  against: Reason[];
  unexplained: string[];
  notAsked: string[];
  children: string[];
  parent: string | null;
}

/** One of the grounds of the advice. */
export interface Ground {
  source: "red-flag" | "see-doctor" | "expected" | "minimum" | "cannot-miss";
  id: string | null;
  level: Level;
  findings: string[];
  cite: string[];
}

export interface FiredFlag {
  id: string;
  level: Level;
  text: string;
  findings: string[];
  cite: string[];
}

/** How far the leading condition can be trusted: see `coverage.js`. */
export interface Fit {
  evidence: number;
  misfit: number;
  unexplained: number;
  trust: number;
}

export interface Outcome {
  urgency: Level;
  reasons: Ground[];
  redFlags: FiredFlag[];
  conditions: Suggestion[];
  ruledOut: { id: string; because: string[] }[];
  notAssessed: string[];
  covered: boolean;
  /** How badly the leader fits the answers, or null where something else leads. */
  fit: Fit | null;
  madeFor: "ok" | "age";
  somethingElse: { weight: number };
  asked: number;
}

export interface Change {
  finding: string;
  from: Value | null;
  value: "yes" | "no";
  urgency: Level;
  raises: boolean;
}

/** A condition on answers, in numbers of findings. */
export interface When {
  all: number[];
  any: number[];
}

export interface Flag extends When {
  id: string;
  level: number;
  text: string;
  cite: number[];
  age?: [number, number];
  sex?: Sex;
  articles?: number[];
}

export interface SeeDoctor extends When {
  id: string;
  level: number;
  text: string;
  cite: number[];
}

export interface Article {
  id: string;
  name: string;
  finding: number;
  also: string[];
  minimum: number;
  always: string[];
  doctor: [string, string][];
  see: SeeDoctor[];
}

/** A list of options; `options` are numbers of findings. `table` is only there for one-of questions. */
export interface ListQuestion {
  id: string;
  text: string;
  oneOf: boolean;
  options: number[];
  labels: string[];
  none: string | null;
  about: number;
  /** Of a one-of question: what conditions say about all of its options. */
  table: OneOf | null;
}

/** For each condition in `at` a row of `shares`, those of the options and then of none of them; `base` is everybody's row. */
export interface OneOf {
  at: Int32Array;
  shares: Float64Array;
  entropies: Float64Array;
  base: number[];
}

/** What one condition says about one finding. */
export interface Entry {
  condition: number;
  letter: string;
  p: number;
  temper: number;
  cites: string[];
  own: boolean;
  percent: number | null;
  /** Whether it comes from a narrower finding. */
  raised: boolean;
  yes: number;
  no: number;
  entropy: number;
}

export interface Scored {
  id: string;
  place: number;
  prior: number;
  priorLetter: string;
  urgency: number;
  cannotMiss: boolean;
  barePlaces: boolean;
  usual: [number, number] | null;
  possible: [number, number] | null;
  sex: string | [number, number] | null;
}

/** Who a question is put to. */
export interface AskedOf {
  sex: string;
  from: number;
  to: number;
}

/** What `open` makes of a bundle. The functions give words; everything below them is for the engine alone. */
export interface Knowledge {
  version: number;
  content: string;
  symptom: string | null;
  ages: [number, number] | null;
  asks: { age: boolean; sex: boolean };
  findings: string[];
  conditions: string[];
  flags: string[];
  articles: string[];
  finding(id: string): { id: string; name: string; question: string; help: string; kind: "symptom" | "history"; also: string[] };
  condition(id: string): { id: string; name: string; layName: string; rarity: string; urgency: Level; cannotMiss: boolean };
  question(id: string): { id: string; text: string; kind: "one-of" | "any-of"; findings: string[]; labels: string[]; none: string | null };
  flag(id: string): { id: string; level: Level; text: string; cite: string[]; findings: string[] };
  seeDoctor(id: string): { id: string; level: Level; text: string; cite: string[] };
  article(id: string): { id: string; name: string; finding: string; also: string[]; doctorQuestions: { text: string; ask: string[] }[] };
  reference(id: string): { id: string; label: string; page: string };
  inner: Inner;
}

export interface Inner {
  size: number;
  findingNumber: Map<string, number>;
  names: string[];
  questions: string[];
  help: Record<string, string>;
  bases: Float64Array;
  baseEntropies: Float64Array;
  askedOf: (AskedOf | null)[];
  up: number[][];
  down: number[][];
  lists: ListQuestion[];
  listNumber: Map<string, number>;
  listOf: Int32Array;
  columns: Entry[][];
  at: Int32Array[];
  ps: Float64Array[];
  yes: Int32Array[];
  no: Int32Array[];
  entropies: Float64Array[];
  scored: Scored[];
  elsePrior: number;
  flagFindings: Uint8Array;
  flagRecords: Flag[];
  articleRecords: Article[];
  conditionIds: string[];
  conditionLevels: number[];
  conditionMisses: boolean[];
  parents: (number | null)[];
  notAssessed: string[];
  references: string[];
  sources: string[][];
}
