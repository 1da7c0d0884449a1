/** So that each question is one card with one heading, and can be answered with a thumb, a keyboard or a voice. */

import { button, heading, list, make, newId, paragraph, tick, withNumber } from "./markup.js";
import { entriesOf, matches } from "./match.js";
import { capital, filled, listed } from "./words.js";

const OLDEST = 130;
/** How many letters the reader's words for "since when" may have: the sheet is one page. */
const LONGEST = 80;
/** Of more questions than this, mostly far fewer come; and of so many more, their number would only deter. */
const MANY = 20, TOO_MANY = 60;

/** An error beside what it is about: it is read out at once, and the focus goes to where it can be mended. */
const complaint = () => {
  const id = newId();
  const place = make("p", { class: "vm-q__error", id, role: "alert" });
  return {
    id, place,
    /** @param {string} text @param {HTMLElement} [input] */
    say: (text, input) => {
      place.textContent = text;
      input?.focus();
    },
  };
};

/** @param {string} legend @param {[string, string][]} options @param {string} chosen */
const choice = (legend, options, chosen) => {
  const name = newId();
  const ticks = options.map(([value, text]) => ({ value, ...tick("radio", name, text, value === chosen) }));
  return {
    part: make("fieldset", { class: "vm-q__set" }, make("legend", {}, legend), make("div", { class: "vm-q__choice" }, ticks.map(({ line }) => line))),
    first: ticks[0].input,
    value: () => ticks.find(({ input }) => input.checked)?.value ?? "",
  };
};

/** @param {any} ui */
export const startScreen = ({ kb, w, state, begin, guarded }) => {
  const { start } = w;
  const who = choice(start.who, [["me", start.me], ["someone", start.someone]], state.person ? "someone" : "me");
  const sex = choice(start.sex, [["female", start.female], ["male", start.male], ["", start.unsaid]], state.sex ?? "");
  const error = complaint();
  const id = newId();
  const age = make("input", { id, class: "vm-q__age", inputmode: "numeric", autocomplete: "off", maxlength: 3, "aria-describedby": error.id });
  age.value = state.age ?? "";
  const sinceId = newId();
  const since = make("input", { id: sinceId, class: "vm-q__field", autocomplete: "off", maxlength: LONGEST, spellcheck: "false" });
  since.value = state.since;
  const submit = guarded((/** @type {Event} */ event) => {
    event.preventDefault();
    const text = age.value.trim();
    if (text && !(/^\d+$/.test(text) && Number(text) <= OLDEST)) return error.say(start.age_wrong, age);
    return begin({ person: who.value() === "someone", age: text ? Number(text) : null, sex: sex.value() || null, since: since.value.trim() });
  });
  return make("form", { class: "vm-q__card", submit, novalidate: true },
    heading(start.title),
    paragraph(start.lead),
    make("p", { class: "vm-q__danger" }, withNumber(w.emergency.danger, w.emergency.line)),
    who.part,
    kb.asks.age && make("div", { class: "vm-q__set" }, make("label", { for: id }, start.age), paragraph(start.age_hint, "help"), error.place, age),
    kb.asks.sex && sex.part,
    make("div", { class: "vm-q__set" }, make("label", { for: sinceId }, start.since), paragraph(start.since_hint, "help"), since),
    make("button", { class: "vm-button" }, start.begin),
    paragraph(w.promise, "small"));
};

/** @param {any} ui */
export const searchScreen = ({ kb, w, say, state, search, guarded, root, emergencies, tell }) => {
  const words = w.search;
  const entries = entriesOf(kb);
  /** @type {any[]} */
  let picks = state.picks;
  const id = newId();
  const error = complaint();
  const input = make("input", {
    id, class: "vm-q__field", autocomplete: "off", autocapitalize: "off", enterkeyhint: "search", "aria-describedby": error.id,
    spellcheck: "false", // a spelling service may send what is typed to the browser's maker
    input: guarded(() => look()),
  });
  const found = make("div");
  const chosen = make("div");

  const look = () => {
    const text = input.value.trim();
    const all = text.length > 2 ? matches(entries, text) : [];
    error.say("");
    tell(text ? filled(all.length === 1 ? words.one : words.many, { count: all.length }) : "");
    const none = text.length > 2 && all.length === 0;
    found.replaceChildren(...[
      list(all.map((entry) => button(
        [make("strong", {}, capital(say(entry.name))), make("span", { class: "vm-q__note" }, say(entry.note))], guarded(() => add(entry)), "answer")),
      { class: "vm-q__matches" }),
      none && paragraph(words.none),
      none && make("p", {}, make("a", { href: `${root}${w.pages.a_to_z}` }, words.a_to_z)),
      none && emergencies(),
    ].filter(Boolean));
  };

  /** @param {any} entry */
  const add = (entry) => {
    picks = [...picks.filter((pick) => pick.finding !== entry.finding), entry];
    input.value = "";
    look();
    show();
    tell(filled(words.added, { name: say(entry.name) }));
    chosen.querySelector("h3")?.focus();
  };

  const show = () => chosen.replaceChildren(...(picks.length === 0 ? [] : [
    make("h3", { tabindex: "-1" }, words.chosen),
    list(picks.map((pick) => [capital(say(pick.name)), " ", button([words.remove, make("span", { class: "vm-hidden" }, ` ${pick.name}`)], guarded(() => {
      picks = picks.filter((one) => one !== pick);
      show();
      input.focus();
    }), "quiet")]), { class: "vm-q__picks" }),
  ]));

  const submit = guarded((/** @type {Event} */ event) => {
    event.preventDefault();
    if (document.activeElement === input && input.value.trim()) return found.querySelector("button")?.focus();
    return picks.length > 0 ? search(picks) : error.say(words.needed, input);
  });
  show();
  return make("form", { class: "vm-q__card", submit, novalidate: true },
    heading(make("label", { for: id }, words.title)), paragraph(words.hint, "help"), error.place, input, found, chosen,
    make("button", { class: "vm-button" }, words.go_on));
};

/** Why a question is asked, in plain words. @param {any} ui @param {any} question */
const reason = ({ kb, w, withheld }, { why }) => {
  const { question } = w;
  const named = (why.conditions ?? []).filter((/** @type {string} */ id) => !withheld.includes(id));
  const names = named.map((/** @type {string} */ id) => kb.condition(id)).map((/** @type {any} */ one) => one.layName || one.name);
  const text = why.reason === "red-flag" ? filled(question.why_flag, { badge: w.levels[why.level].badge.toLowerCase() })
    : why.reason === "always" ? question.why_always
    : why.reason === "floor" ? question.why_floor
      : names.length === 0 ? question.why_withheld
      : filled(names.length > 1 ? question.why_apart : question.why_one, { names: listed(names, w.last_of_names) });
  return make("details", { class: "vm-q__why" }, make("summary", {}, question.why), paragraph(text));
};

/** @param {any} ui */
const progress = ({ engine, kb, w, state, now: { question, interview } }) => {
  if (state.changing !== null) return w.answers.changing;
  if (question.kind === "screen") {
    const done = state.steps.filter((/** @type {any} */ step) => step.question.kind === "screen").length;
    return filled(w.screen.part, { part: done + 1, parts: done + question.left });
  }
  const { left } = engine.progress(kb, interview);
  if (left > TOO_MANY) return w.question.more_left;
  return left > MANY ? filled(w.question.many_left, { count: left }) : left > 1 ? filled(w.question.left, { count: left }) : w.question.last;
};

/** One answer to choose: yes and no, or the options of a list. @param {any} ui @param {string} title */
const oneAnswer = ({ w, say, reply, doubt, now: { question, given } }, title) => {
  const { findings, labels, kind, none } = question;
  const { yes, no } = w.question;
  const unknown = kind === "screen" ? w.screen.unsure : w.question.unknown;
  const options = findings.length === 1 && kind !== "one-of"
    ? [[yes, findings, "no"], [no, [], "no"]]
    : [...findings.map((/** @type {string} */ id, /** @type {number} */ place) => [say(labels[place]), [id], "no"]), [none ? say(none) : w.question.none, [], "no"]];
  const before = given.filter((/** @type {any} */ one) => one.value === "yes").map((/** @type {any} */ one) => one.finding).join();
  return make("div", { class: "vm-q__answers", role: "group", "aria-labelledby": title },
    [...options, [unknown, [], "unknown"]].map(([text, ids, rest]) => {
      const made = button(text, () => (kind === "screen" && rest === "unknown" ? doubt([]) : reply(ids, rest)));
      const was = given.length > 0 && ids.join() === before && (before || given[0].value === rest);
      if (was) made.append(make("span", { class: "vm-q__note" }, w.question.before));
      return made;
    }));
};

/** Any number of answers to tick. @param {any} ui @param {HTMLElement} title */
const anyAnswers = ({ w, say, reply, doubt, guarded, now: { question, given } }, title) => {
  const { findings, labels, kind, none } = question;
  const words = w.screen;
  const error = complaint();
  const ticks = findings.map((/** @type {string} */ id, /** @type {number} */ place) => ({
    id, ...tick("checkbox", newId(), say(labels[place]), given.some((/** @type {any} */ one) => one.finding === id && one.value === "yes")),
  }));
  const ticked = () => ticks.filter((/** @type {any} */ one) => one.input.checked).map((/** @type {any} */ one) => one.id);
  const help = question.help ? say(question.help) : kind === "screen" ? words.hint : w.question.hint;
  return [
    make("fieldset", { class: "vm-q__set", "aria-describedby": error.id },
      make("legend", {}, title), paragraph(help, "help"), error.place, ticks.map((/** @type {any} */ one) => one.line)),
    make("div", { class: "vm-q__answers" },
      button(words.go_on, guarded(() => (ticked().length > 0 ? reply(ticked(), "no") : error.say(words.tick_first, ticks[0].input)))),
      button(none ? say(none) : words.none, guarded(() => (ticked().length > 0 ? error.say(words.ticked, ticks[0].input) : reply([], "no")))),
      kind === "screen" ? button(words.unsure, () => doubt(ticked())) : button(w.question.unknown, () => reply(ticked(), "unknown"))),
  ];
};

/**
 * An emergency screen once more, one statement after the other: whoever is not sure of one would else leave all of them
 * open, and a danger that is not known is not seen. @param {any} ui @param {HTMLElement} title
 */
const oneByOne = ({ w, say, state, reply, guarded, now: { question, given } }, title) => {
  const { findings, labels } = question;
  const { yes, no, unknown } = w.question;
  const words = w.screen;
  const error = complaint();
  const before = (/** @type {string} */ id) =>
    (state.unsure?.includes(id) ? "yes" : given.find((/** @type {any} */ one) => state.unsure === null && one.finding === id)?.value ?? "");
  const choices = findings.map((/** @type {string} */ id, /** @type {number} */ place) =>
    ({ id, ...choice(say(labels[place]), [["yes", yes], ["no", no], ["unknown", unknown]], before(id)) }));
  const chosen = (/** @type {string} */ value) => choices.filter((/** @type {any} */ one) => one.value() === value).map((/** @type {any} */ one) => one.id);
  return [
    title,
    paragraph(words.look_again, "help"),
    make("div", { class: "vm-q__each" }, choices.map((/** @type {any} */ one) => one.part)),
    error.place,
    make("div", { class: "vm-q__answers" }, button(words.go_on, guarded(() => {
      const left = choices.find((/** @type {any} */ one) => one.value() === "");
      return left ? error.say(words.each_first, left.first) : reply(chosen("yes"), "no", chosen("unknown"));
    }))),
  ];
};

/** @param {any} ui */
export const questionScreen = (ui) => {
  const { w, say, state, now: { question, given } } = ui;
  const isScreen = question.kind === "screen";
  const isUnsure = state.unsure !== null || (isScreen && given.some((/** @type {any} */ one) => one.value === "unknown"));
  const isOne = isScreen && question.findings.length === 1;
  const text = isOne ? question.labels[0] : question.text;
  const title = heading(isUnsure ? w.screen.one_by_one : text ? say(text) : w.screen.title);
  title.id = newId();
  const isList = (isScreen && !isOne) || question.kind === "any-of";
  return make("section", { class: "vm-q__card", "aria-labelledby": title.id },
    paragraph(progress(ui), "progress"),
    isUnsure ? oneByOne(ui, title)
      : isList ? anyAnswers(ui, title) : [title, paragraph(say(question.help ?? ""), "help"), oneAnswer(ui, title.id)],
    reason(ui, question));
};
