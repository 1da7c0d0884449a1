/** So that a reader knows first what to do, then what it may be and why, in words and never in percentages. */

import { button, heading, list, make, newId, paragraph, withNumber } from "./markup.js";
import { dangersOf } from "./interview.js";
import { asText, summaryOf } from "./summary.js";
import { capital, filled, listed } from "./words.js";

/** How many reasons of a kind are shown at once. */
const STRONGEST = 4;
/** The absence of what few have says next to nothing: reasons of fewer milli-nats are not told. */
const TELLING = { for: 100, against: 250 };
/** How many changes of a kind, and dangers that are not known, are told. */
const MOST_CHANGES = 4, MOST_UNKNOWN = 8;

/** A link away, in a tab of its own, because going back would forget the answers. @param {any} ui @param {string} page @param {string} text */
const link = ({ w, root }, page, text, attributes = {}) =>
  make("a", { href: root + page, target: "_blank", rel: "noopener", ...attributes }, text, make("span", { class: "vm-hidden" }, ` (${w.result.new_tab})`));

/** Numbers of sources, by the order in which they are met; `sources` lists them. @param {any} ui @param {string[]} ids */
const cites = (ui, ids) => ids.map((id) => {
  const { cited } = ui;
  if (!cited.has(id)) cited.set(id, cited.size + 1);
  return make("sup", { class: "vm-cite" }, source(ui, id, `[${cited.get(id)}]`, { "aria-label": ui.kb.reference(id).label }));
});

/** @param {any} ui @param {string} id @param {string} text */
const source = (ui, id, text, attributes = {}) => link(ui, filled(ui.w.pages.reference, ui.kb.reference(id)), text, attributes);

/** What was cited above. @param {any} ui */
const sources = (ui) => ui.cited.size > 0 && [
  make("h2", {}, ui.w.result.sources),
  make("ol", { class: "vm-references" }, [...ui.cited.keys()].map((id) => make("li", {}, source(ui, id, ui.kb.reference(id).label)))),
];

/** The name of a condition, with its lay name. @param {any} kb @param {string} id */
const nameOf = (kb, id) => {
  const { name, layName } = kb.condition(id);
  return layName ? `${name} (${layName})` : name;
};

/** @param {any} ui @param {string[]} ids */
const findingNames = ({ name }, ids) => ids.length > 0 && [capital(ids.map(name).join("; "))];

/** The suggestions that ask for advice as urgent as this. @param {any} ui */
const expected = ({ kb, w, now: { outcome } }) => {
  const levels = Object.keys(w.levels);
  const names = outcome.conditions.filter((/** @type {any} */ one) =>
    one.shown && one.children.length === 0 && levels.indexOf(one.urgency) >= levels.indexOf(outcome.urgency)).map((/** @type {any} */ one) => nameOf(kb, one.id));
  return names.length > 0 ? filled(w.result.expected_of, { names: listed(names, w.last_of_names) }) : w.result.expected;
};

/** Which answers a sentence with several parts rests on. @param {any} ui @param {string[]} findings */
const proof = ({ w, name }, findings) =>
  findings.length > 0 && make("span", { class: "vm-q__note" }, filled(w.result.said_yes, { names: findings.map(name).join("; ") }));

/** One of the grounds of the advice, in words. @param {any} ui @param {any} ground */
const groundLine = (ui, { source, id, cite, findings }) => {
  const { kb, w, say } = ui;
  const text = {
    "red-flag": () => say(kb.flag(id).text),
    "see-doctor": () => say(kb.seeDoctor(id).text),
    "cannot-miss": () => filled(w.result.cannot_miss, { name: nameOf(kb, id) }),
    expected: () => expected(ui),
    minimum: () => w.result.minimum,
  }[/** @type {string} */ (source)];
  return text && [text(), cites(ui, cite), proof(ui, findings)];
};

/** What to do, by when, how and why: nothing stands above it. @param {any} ui @param {any[]} why @param {string} because @param {any[]} [more] */
const panel = (ui, why, because, more = []) => {
  const { w, say, now: { outcome } } = ui;
  const level = w.levels[outcome.urgency];
  const { line, crisis } = w.emergency;
  const rank = Object.keys(w.levels).indexOf(outcome.urgency);
  const isEmergency = level.card === "emergency";
  const title = heading(make("span", { class: "vm-hidden" }, `${level.says}: `), withNumber(level.advice, line));
  title.classList.add("vm-care__heading");
  const calls = rank > 3 && make("p", {}, make("a", { href: line.url, class: "vm-q__call" }, filled(w.emergency.call, { number: line.number })));
  return make("section", { class: `vm-care vm-care--${level.card}` },
    title,
    outcome.urgency === "ambulance" && calls,
    make("p", {}, withNumber(level.how, line)),
    outcome.urgency === "emergency" && calls,
    make("p", {}, make("strong", {}, because)),
    list(why),
    more,
    outcome.urgency === "emergency" && crisis && make("p", {}, `${say(crisis.note)} ${crisis.name}, `, make("a", { href: crisis.url }, crisis.number), "."),
    !isEmergency && make("p", {}, withNumber(w.emergency.worse, line)));
};

/** @param {any} ui */
export const emergencyScreen = (ui) => {
  const { w, state, go, say, now: { outcome } } = ui;
  const fired = outcome.redFlags.map((/** @type {any} */ flag) => [say(flag.text), cites(ui, flag.cite), proof(ui, flag.findings)]);
  const passed = outcome.redFlags.map((/** @type {any} */ flag) => flag.id);
  return [
    panel(ui, fired, w.emergency.because),
    make("div", { class: "vm-q__answers" }, button(w.emergency.go_on, () => go({ ...state, passed }))),
    make("details", {}, make("summary", {}, w.emergency.sheet), sheet(ui)),
  ];
};

/** One reason, with how often it is so and who says it. @param {any} ui @param {any} reason */
const reasonLine = (ui, { finding, value, often, estimate, cite }) => {
  const { w } = ui;
  const words = w.suggestion;
  if (finding === "age") return capital(filled(w.answers.age, { age: value }));
  if (finding === "sex") return w.start[value];
  const name = ui.name(finding);
  const said = value === "no" ? filled(words.said_no, { name }) : capital(name);
  const times = typeof often === "number" ? filled(w.often.percent, { count: often < 10 ? often : Math.round(often) }) : w.often[often];
  const notes = [times, times && estimate && w.estimate].filter(Boolean).join(", ");
  return [said, notes && make("span", { class: "vm-q__often" }, ` (${notes})`), cites(ui, cite)];
};

/** @param {any} ui @param {string} mark @param {any[] | false} items the strongest first; the weaker ones are folded */
const reasons = ({ w }, mark, items) => items && items.length > 0 && [
  make("h5", {}, mark),
  list(items.slice(0, STRONGEST)),
  items.length > STRONGEST && make("details", {},
    make("summary", {}, filled(w.suggestion.weaker, { count: items.length - STRONGEST })), list(items.slice(STRONGEST))),
];

/**
 * The strongest first; the prior is said as how rare it is. That a danger is not there is no reason for or against a
 * condition that anybody would want to read. @param {any} ui @param {any[]} found @param {number} least
 */
const weighed = (ui, found, least) => {
  const dangers = dangersOf(ui.state);
  return found
    .filter((one) => one.finding !== "prior" && (one.value !== "no" || (Math.abs(one.milliNats) >= least && !dangers.has(one.finding))))
    .sort((one, other) => Math.abs(other.milliNats) - Math.abs(one.milliNats))
    .map((one) => reasonLine(ui, one));
};

/** @param {any} ui @param {any} suggestion */
const card = (ui, { id, likelihood, cannotMiss, for: fits, against, unexplained, notAsked }) => {
  const { kb, w } = ui;
  const { name, layName, rarity } = kb.condition(id);
  const words = w.suggestion;
  const rare = w.rarity[rarity];
  return make("article", { class: "vm-card" },
    make("h4", {}, name, layName && make("span", { class: "vm-q__lay" }, ` ${layName}`)),
    make("p", { class: "vm-badges" },
      make("span", { class: "vm-badge vm-q__likely" }, words[likelihood.replace(" ", "_")]), " ",
      make("span", { class: "vm-badge" }, `${rare.label}: ${rare.means}`)),
    cannotMiss && likelihood === "less likely" && paragraph(words.cannot_miss),
    reasons(ui, words.fits, weighed(ui, fits, TELLING.for)),
    reasons(ui, words.against, weighed(ui, against, TELLING.against)),
    reasons(ui, words.unexplained, findingNames(ui, unexplained)),
    reasons(ui, words.not_asked, findingNames(ui, notAsked)),
    make("p", { class: "vm-card__more" }, link(ui, filled(w.pages.condition, { id }), filled(words.more, { name }))));
};

/** A suggestion, or a kind of condition over its forms. @param {any} ui @param {any} suggestion @param {any[]} all */
const withForms = (ui, suggestion, all) => {
  if (suggestion.children.length === 0) return card(ui, suggestion);
  const forms = all.filter((one) => one.parent === suggestion.id && one.weight >= 0.02);
  return make("div", { class: "vm-q__forms" },
    paragraph(filled(ui.w.suggestion.forms, { name: nameOf(ui.kb, suggestion.id), likelihood: ui.w.suggestion[suggestion.likelihood.replace(" ", "_")].toLowerCase() })),
    forms.map((one) => card(ui, one)));
};

/** @param {any} ui */
const suggestions = (ui) => {
  const { kb, w, now: { outcome } } = ui;
  const all = outcome.conditions;
  const parents = new Set(all.filter((/** @type {any} */ one) => one.shown && one.children.length > 0).map((/** @type {any} */ one) => one.id));
  const shown = all.filter((/** @type {any} */ one) => one.shown && !parents.has(one.parent));
  const levels = Object.keys(w.levels).reverse();
  return shown.length > 0 && [
    make("h2", {}, outcome.covered ? w.result.may_be : w.result.nearest),
    make("p", { class: "vm-disclaimer" }, `${w.disclaimer} ${filled(w.result.knows, { count: kb.conditions.length })}`),
    levels.map((level) => {
      const group = shown.filter((/** @type {any} */ one) => one.urgency === level);
      return group.length > 0 && [make("h3", {}, level === outcome.urgency ? w.levels[level].badge : filled(w.suggestion.by_itself, { badge: w.levels[level].badge })), group.map((/** @type {any} */ one) => withForms(ui, one, all))];
    }),
  ];
};

/** @param {any} ui */
const alsoPossible = (ui) => {
  const { kb, w, now: { outcome } } = ui;
  const { result } = w;
  return [
    outcome.notAssessed.length > 0 && [
      make("h3", {}, result.not_assessed),
      list(outcome.notAssessed.map((/** @type {string} */ id) => link(ui, filled(w.pages.condition, { id }), nameOf(kb, id)))),
    ],
    outcome.ruledOut.length > 0 && [
      make("h3", {}, result.ruled_out),
      list(outcome.ruledOut.map((/** @type {any} */ { id, because }) =>
        filled(result.ruled_out_because, { name: nameOf(kb, id), findings: listed(because.map(ui.name), w.last_of_names) }))),
    ],
  ];
};

/**
 * The changes that are told: only a sign that is there is a reason to hurry, since nobody could act on one that is missing;
 * and only what was said to be so is a reason to wait. What is not known stands with the advice.
 * @param {{raises: boolean, value: string, from: string | null}[]} changes
 */
export const told = (changes) => changes.filter(({ raises, value, from }) =>
  raises ? value === "yes" && from !== "unknown" : value === "no" && from === "yes");

/**
 * The signs of which the reader does not know, and that would make the advice more urgent: the most urgent first.
 * @template {{raises: boolean, value: string, from: string | null, urgency: string}} C
 * @param {C[]} changes @param {string[]} levels from the least to the most urgent @returns {C[]}
 */
export const notKnown = (changes, levels) => changes
  .filter(({ raises, value, from }) => raises && value === "yes" && from === "unknown")
  .sort((one, other) => levels.indexOf(other.urgency) - levels.indexOf(one.urgency));

/** What is not known and would count, beside the advice. @param {any} ui @param {any[]} changes */
const unsureOf = ({ w, name }, changes) => {
  const lines = notKnown(changes, Object.keys(w.levels)).slice(0, MOST_UNKNOWN).map(
    ({ finding, urgency }) => filled(w.result.not_sure_line, { name: capital(name(finding)), badge: w.levels[urgency].badge }));
  return lines.length > 0 && [make("p", {}, make("strong", {}, w.result.not_sure)), list(lines)];
};

/**
 * What is said where nothing is called likely: whether something comes near, or the problem is another one.
 * @param {{covered: boolean, fit: object | null}} outcome @param {Record<string, string>} words
 */
export const doubtOf = ({ covered, fit }, words) => {
  if (covered) return null;
  return fit ? { title: words.unsure_title, text: words.unsure } : { title: words.uncovered_title, text: words.uncovered };
};

/** @param {any} ui @param {any[]} changes */
const whatWouldChange = ({ w, name }, changes) => {
  const found = told(changes);
  const lines = (/** @type {boolean} */ raises) => found.filter((/** @type {any} */ one) => one.raises === raises).slice(0, MOST_CHANGES).map(
    (/** @type {any} */ { finding, value, urgency }) =>
      filled(w.changes[value], { name: name(finding), badge: w.levels[urgency].badge }));
  const [more, less] = [lines(true), lines(false)];
  return found.length > 0 && [
    make("h2", {}, w.changes.title),
    more.length > 0 && [paragraph(w.changes.raises), list(more)],
    less.length > 0 && [paragraph(w.changes.lowers), list(less)],
  ];
};

/** The sheet for the doctor, to print or to copy. @param {any} ui */
const sheet = (ui) => {
  const { w, guarded, tell } = ui;
  const words = w.summary;
  const summary = summaryOf(ui, new Date());
  const text = asText(summary, words.foot);
  const box = make("textarea", { class: "vm-q__text", readonly: true, rows: 12, "aria-label": words.text, autocomplete: "off", hidden: true });
  const title = make("h2", { tabindex: "-1" }, summary.title);
  const note = make("p", { class: "vm-q__small vm-q__copied" });
  const made = make("section", { class: "vm-q__sheet", "aria-labelledby": (title.id = newId()) },
    title,
    make("div", { class: "vm-q__answers vm-q__tools" },
      button(words.print, guarded(() => {
        const page = /** @type {HTMLElement} */ (made.closest('[data-module="questionnaire"]'));
        page.dataset.print = "sheet";
        window.addEventListener("afterprint", () => delete page.dataset.print, { once: true });
        window.print();
      })),
      button(words.copy_text, async () => {
        try {
          await navigator.clipboard.writeText(text);
          tell(words.copied);
          note.textContent = words.copied;
        } catch {
          box.value = text;
          box.hidden = false;
          box.focus();
          box.select();
        }
      })),
    box, note,
    make("dl", { class: "vm-facts" }, summary.facts.map(([name, value]) => [make("dt", {}, name), make("dd", {}, value)])),
    summary.parts.map(({ title, lines, all }) => [
      make("h3", {}, title),
      lines.length > 1 ? list(lines) : paragraph(lines[0]),
      all && paragraph(all, "all"), // on the screen; on paper what sums it up
    ]),
    paragraph(words.foot, "small"));
  return made;
};

/** @param {any} ui */
export const resultScreen = (ui) => {
  const { engine, kb, w, report, now: { outcome, interview }, emergencies } = ui;
  const { result } = w;
  if (outcome.madeFor === "age" && outcome.redFlags.length === 0) {
    return [make("section", { class: "vm-q__card" }, heading(result.age_title), paragraph(result.age)), emergencies()];
  }
  const top = outcome.reasons.filter((/** @type {any} */ one) => one.level === outcome.urgency);
  // What fits best on the whole, and what holds for everybody here, are reasons where no other says it more plainly.
  const plain = top.filter((/** @type {any} */ one) => one.source !== "expected" && one.source !== "minimum");
  const grounds = (plain.length > 0 ? plain : top.slice(0, 1)).map((/** @type {any} */ one) => groundLine(ui, one));
  // Reasons for less urgent advice stay reasons.
  const lesser = outcome.reasons
    .filter((/** @type {any} */ one) => one.level !== outcome.urgency && (one.source === "red-flag" || one.source === "see-doctor"))
    .map((/** @type {any} */ one) => groundLine(ui, one));
  const changes = engine.changes(kb, interview);
  const more = [lesser.length > 0 && [make("p", {}, make("strong", {}, result.also_because)), list(lesser)], unsureOf(ui, changes)];
  const made = sheet(ui);
  const doubt = doubtOf(outcome, result);
  return [
    panel(ui, grounds, result.because, more),
    make("details", { class: "vm-q__dangers" }, make("summary", {}, result.dangers), emergencies()),
    make("p", {}, button(result.to_sheet, () => made.querySelector("h2")?.focus(), "quiet")),
    doubt && [make("h2", {}, doubt.title), paragraph(doubt.text), make("p", {}, make("a", { href: report }, result.tell_us))],
    suggestions(ui),
    outcome.withheld && paragraph(result.withheld),
    alsoPossible(ui),
    whatWouldChange(ui, changes),
    made,
    sources(ui),
    paragraph(result.tabs, "small"),
  ];
};
