/** So that a bundle is read once: its words become integers here, and nowhere else. */

import { AWAY, BACKGROUND, BASE, EDGE, EFFECT, FREQUENCY, LEVELS, PLACE, PRIOR, PRIOR_POWER, SOMETHING_ELSE, TEMPER } from "./constants.js";
import { BundleError } from "./errors.js";
import { entropy, inside, milliNats } from "./numbers.js";
import { check } from "./shape.js";

/** @import { Article, Entry, Flag, Inner, Knowledge, ListQuestion, Scored } from "./types.d.ts" */

const RARITIES = Object.freeze({ c: "common", u: "uncommon", r: "rare", l: "ultra-rare", "-": "unknown" });
const PLACES = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/**
 * Return what a bundle knows. Throws a BundleError where it is of another version, cut short or no bundle.
 * @param {unknown} bundle what `vademecum compile` wrote, parsed @returns {Knowledge}
 */
export const open = (bundle) => {
  check(bundle);
  try {
    return read(/** @type {any} */ (bundle));
  } catch (error) {
    throw new BundleError("The bundle contradicts itself.", { cause: error });
  }
};

/** @param {any} bundle @returns {Knowledge} */
const read = (bundle) => {
  const { refs, findings, conditions } = bundle;
  const size = findings.id.length;
  const findingNumber = numbered(findings.id);
  /** @type {ListQuestion[]} */
  const lists = bundle.questions.map((/** @type {any[]} */ [id, text, kind, options, none, about]) => ({
    id, text, oneOf: kind === "one-of", none: none || null, about,
    options: options.map((/** @type {[number, string]} */ [number]) => number),
    labels: options.map((/** @type {[number, string]} */ [, label]) => label),
  }));
  const listOf = new Int32Array(size).fill(-1);
  lists.forEach((list, number) => list.options.forEach((option) => (listOf[option] = number)));

  const scored = readScored(conditions);
  const up = Array.from({ length: size }, (_, number) => /** @type {number[]} */ (findings.implies[number] ?? []));
  const columns = readColumns(bundle, scored);
  const bases = readBases(findings, columns, scored.length);
  close(columns, up, bases);
  columns.forEach((column, number) => column.forEach((entry) => weigh(entry, bases[number])));

  /** @type {Flag[]} */
  const flagRecords = bundle.flags;
  const flagFindings = new Uint8Array(size);
  for (const flag of flagRecords) for (const number of [...flag.all, ...flag.any]) flagFindings[number] = 1;
  const parents = conditions.id.map((/** @type {string} */ _, /** @type {number} */ place) => conditions.parent[place]?.[0] ?? null);
  const known = new Set([...conditions.scored, ...parents]);
  /** @type {Article[]} */
  const articleRecords = bundle.articles;

  /** @type {Inner} */
  const inner = {
    size, findingNumber, names: findings.name, questions: findings.question, help: findings.help, bases, up, down: turned(up),
    baseEntropies: bases.map(entropy),
    askedOf: Array.from({ length: size }, (_, number) => readAskedOf(findings.asked[number])),
    lists, listNumber: numbered(lists.map((list) => list.id)), listOf, columns,
    at: columns.map((column) => Int32Array.from(column, (entry) => entry.condition)),
    ps: columns.map((column) => Float64Array.from(column, (entry) => entry.p)),
    yes: columns.map((column) => Int32Array.from(column, (entry) => entry.yes)),
    no: columns.map((column) => Int32Array.from(column, (entry) => entry.no)),
    entropies: columns.map((column) => Float64Array.from(column, (entry) => entry.entropy)),
    scored,
    elsePrior: scored.length
      ? milliNats(1, (SOMETHING_ELSE / (1 - SOMETHING_ELSE)) * scored.reduce((sum, one) => sum + Math.exp(one.prior / 1000), 0))
      : 0,
    flagFindings, flagRecords, articleRecords,
    conditionIds: conditions.id,
    conditionLevels: Array.from(conditions.urgency, Number),
    conditionMisses: Array.from(conditions.miss, (letter) => letter === "1"),
    parents,
    notAssessed: conditions.id.filter((/** @type {string} */ _, /** @type {number} */ place) => !known.has(place)),
    references: refs.id,
    sources: scored.map((_, place) => named(conditions.refs[place].slice(0, conditions.sources[place]), refs.id)),
  };
  return { ...head(bundle, inner), ...words(bundle, inner), inner };
};

/** @param {any} bundle @param {Inner} inner */
const head = (bundle, inner) => {
  const limited = [...inner.flagRecords, ...inner.askedOf];
  const ages = limited.some((one) => one && ("age" in one || ("to" in one && one.to < Infinity)));
  const sexes = limited.some((one) => one?.sex);
  return {
    version: bundle.version, content: bundle.content, symptom: bundle.symptom, ages: bundle.ages,
    asks: {
      age: bundle.ages !== null || ages || inner.scored.some((one) => one.usual || one.possible),
      sex: sexes || inner.scored.some((one) => one.sex !== null),
    },
    findings: bundle.findings.id, conditions: bundle.conditions.id,
    flags: inner.flagRecords.map((flag) => flag.id), articles: inner.articleRecords.map((article) => article.id),
  };
};

/** The words of each record, for those who show them. @param {any} bundle @param {Inner} inner */
const words = (bundle, inner) => {
  const { refs, findings, conditions } = bundle;
  const condition = numbered(conditions.id);
  const reference = numbered(refs.id);
  const flags = new Map(inner.flagRecords.map((flag) => [flag.id, flag]));
  const articles = new Map(inner.articleRecords.map((article) => [article.id, article]));
  const reasons = new Map(inner.articleRecords.flatMap((article) => article.see.map((one) => [one.id, one])));
  /** @param {number[]} numbers @returns {string[]} */
  const ids = (numbers) => named(numbers, findings.id);
  /** @param {string} id @returns {string[]} */
  const asked = (id) => {
    const list = inner.listNumber.get(id);
    return list === undefined ? (inner.findingNumber.has(id) ? [id] : []) : ids(inner.lists[list].options);
  };
  /** @template T @param {Map<string, T>} map @param {string} id @returns {T} */
  const found = (map, id) => {
    const one = map.get(id);
    if (one === undefined) throw new RangeError(`The bundle has no ${id}.`);
    return one;
  };
  return {
    /** @param {string} id */
    finding: (id) => {
      const number = found(inner.findingNumber, id);
      return {
        id, name: findings.name[number], question: findings.question[number], help: findings.help[number] ?? "",
        kind: /** @type {"history" | "symptom"} */ (findings.kind[number] === "h" ? "history" : "symptom"), also: findings.also[number] ?? [],
      };
    },
    /** @param {string} id */
    condition: (id) => {
      const place = found(condition, id);
      return {
        id, name: conditions.name[place], layName: conditions.lay[place] ?? "", cannotMiss: inner.conditionMisses[place],
        rarity: RARITIES[/** @type {keyof typeof RARITIES} */ (conditions.rarity[place])], urgency: LEVELS[inner.conditionLevels[place]],
      };
    },
    /** @param {string} id */
    question: (id) => {
      const { text, oneOf, options, labels, none } = inner.lists[found(inner.listNumber, id)];
      return { id, text, kind: /** @type {"one-of" | "any-of"} */ (oneOf ? "one-of" : "any-of"), findings: ids(options), labels, none };
    },
    /** @param {string} id */
    flag: (id) => {
      const { level, text, cite, all, any } = found(flags, id);
      return { id, level: LEVELS[level], text, cite: named(cite, refs.id), findings: ids([...all, ...any]) };
    },
    /** @param {string} id */
    seeDoctor: (id) => {
      const { level, text, cite } = found(reasons, id);
      return { id, level: LEVELS[level], text, cite: named(cite, refs.id) };
    },
    /** @param {string} id */
    article: (id) => {
      const { name, finding, also, doctor } = found(articles, id);
      return { id, name, finding: findings.id[finding], also, doctorQuestions: doctor.map(([text, ask]) => ({ text, ask: asked(ask) })) };
    },
    /** @param {string} id */
    reference: (id) => ({ id, label: refs.label[found(reference, id)] }),
  };
};

/** @param {any} conditions @returns {Scored[]} */
const readScored = (conditions) => conditions.scored.map((/** @type {number} */ place) => {
  const letter = /** @type {keyof typeof PRIOR} */ (conditions.rarity[place]);
  const [usual, possible] = conditions.age[place] ?? [null, null];
  const sex = conditions.sex[place] ?? null;
  return {
    id: conditions.id[place], place, prior: milliNats(PRIOR_POWER, PRIOR[letter]), priorLetter: RARITIES[letter],
    urgency: Number(conditions.urgency[place]), cannotMiss: conditions.miss[place] === "1", barePlaces: false,
    usual: usual ?? possible, possible, sex: sex && (sex.length === 1 ? sex[0] : sex),
  };
});

/** @param {any} bundle @param {Scored[]} scored @returns {Entry[][]} */
const readColumns = ({ columns, conditions, refs }, scored) => columns.map((/** @type {any} */ column) => {
  if (column === 0) return [];
  const [steps, letters, cites, percents = []] = column;
  const cited = cites.split(",");
  let condition = 0;
  let counted = 0;
  return steps.map((/** @type {number} */ step, /** @type {number} */ place) => {
    condition += step;
    const letter = letters[place];
    const percent = letter === "p" ? percents[counted++] : null;
    if (letter >= "0" && letter <= "7") scored[condition].barePlaces = true;
    const local = conditions.refs[condition];
    const own = Array.from(cited[place] ?? "", (/** @type {string} */ sign) => refs.id[local[PLACES.indexOf(sign)]]);
    const stated = letter in FREQUENCY || letter === "p";
    return {
      condition, letter, percent, p: inside(shareOf(letter, percent), EDGE), temper: stated ? 1 : TEMPER,
      own: own.length > 0, cites: own.length ? own : named(local.slice(0, conditions.sources[condition]), refs.id),
      raised: false, yes: 0, no: 0, entropy: 0,
    };
  });
});

/** @param {string} letter @param {number | null} percent @returns {number} */
const shareOf = (letter, percent) => {
  if (percent !== null) return percent / 100;
  if (letter >= "0" && letter <= "7") return PLACE[Number(letter)];
  return /** @type {Record<string, number>} */ ({ ...FREQUENCY, ...AWAY, ...EFFECT })[letter];
};

/** @param {any} findings @param {Entry[][]} columns @param {number} conditions how many are scored */
const readBases = ({ base, shares }, columns, conditions) => {
  let counted = 0;
  return Float64Array.from(columns, (column, number) => {
    const letter = base[number];
    if (letter === "n") return inside(shares[counted++], EDGE);
    if (letter !== "-") return BACKGROUND[/** @type {keyof typeof BACKGROUND} */ (letter)];
    const bare = column.filter((entry) => entry.letter >= "0" && entry.letter <= "7").length;
    return Math.min(BASE.most, BASE.least + BASE.slope * (bare / conditions || 0));
  });
};

/**
 * Raise each wider finding to at least what is true of the narrower ones; what points away raises nothing.
 * @param {Entry[][]} columns @param {number[][]} up @param {Float64Array} bases
 */
const close = (columns, up, bases) => {
  for (const number of narrowFirst(up)) {
    for (const wide of up[number]) {
      const known = new Map(columns[wide].map((entry, place) => [entry.condition, place]));
      for (const entry of columns[number]) {
        if (entry.letter in AWAY) continue;
        const place = known.get(entry.condition);
        const raised = { ...entry, raised: true };
        if (place === undefined) {
          if (entry.p > bases[wide]) columns[wide].push(raised);
        } else if (isMore(entry, columns[wide][place])) {
          columns[wide][place] = raised;
        }
      }
      columns[wide].sort((one, other) => one.condition - other.condition);
    }
  }
};

/** Whether a narrower finding says more than what stands there; of two narrower ones that say the same, the surer. @param {Entry} entry @param {Entry} there */
const isMore = (entry, there) => entry.p > there.p || (entry.p === there.p && there.raised && entry.temper > there.temper);

/** @param {number[][]} up @returns {number[]} every number, each before all that it leads up to */
const narrowFirst = (up) => {
  const waiting = up.map(() => 0);
  for (const wides of up) for (const wide of wides) waiting[wide] += 1;
  const order = waiting.flatMap((count, number) => (count === 0 ? [number] : []));
  for (let place = 0; place < order.length; place += 1) {
    for (const wide of up[order[place]]) if (--waiting[wide] === 0) order.push(wide);
  }
  if (order.length !== up.length) throw new RangeError("findings imply one another in a circle");
  return order;
};

/** What a yes and a no to the finding are worth for the condition. @param {Entry} entry @param {number} base */
const weigh = (entry, base) => {
  const yes = milliNats(entry.temper, entry.p / base);
  entry.yes = entry.letter in AWAY ? Math.min(0, yes) : yes;
  entry.no = milliNats(entry.temper, (1 - entry.p) / (1 - base));
  entry.entropy = entropy(entry.p);
};

/** @param {any[] | undefined} asked */
const readAskedOf = (asked) => asked ? { sex: asked[0], from: asked[1] ?? 0, to: asked[2] ?? Infinity } : null;

/** @param {number[][]} up @returns {number[][]} */
const turned = (up) => {
  /** @type {number[][]} */
  const down = up.map(() => []);
  up.forEach((wides, number) => wides.forEach((wide) => down[wide].push(number)));
  return down;
};

/** @param {string[]} ids @returns {Map<string, number>} */
const numbered = (ids) => new Map(ids.map((id, place) => [id, place]));

/** @param {number[]} numbers @param {string[]} ids @returns {string[]} */
const named = (numbers, ids) => numbers.map((number) => ids[number]);
