/** So that the reader's answers live in one variable of an open page, and nowhere else. */

import { answered, back, current, fresh, kept, said } from "./interview.js";
import { button, make, withNumber } from "./markup.js";
import { forPerson } from "./person.js";
import { emergencyScreen, resultScreen } from "./result.js";
import { questionScreen, searchScreen, startScreen } from "./screens.js";
import { shownOf } from "./withheld.js";
import { filled, inForm } from "./words.js";

const SCREENS = { start: startScreen, search: searchScreen, question: questionScreen, emergency: emergencyScreen, result: resultScreen };

/** @param {any} parts what `mount.js` has loaded, and where it goes */
export const run = ({ engine, kb, words, place, fallback, fail }) => {
  const screen = make("div", { class: "vm-q__screen" });
  const status = make("p", { class: "vm-hidden", role: "status" });
  let state = fresh();

  /** @template {any[]} A @param {(...values: A) => void} act @returns {(...values: A) => void} */
  const guarded = (act) => (...values) => {
    try {
      act(...values);
    } catch (error) {
      state = fresh();
      fail(error);
    }
  };

  /** The page's own emergency list, so that both forms of the questionnaire say the same. */
  const emergencies = (/** @type {(text: string) => string} */ say) => {
    const copy = fallback.querySelector("[data-questionnaire-emergencies]").cloneNode(true);
    for (const one of copy.querySelectorAll(".vm-cite")) one.remove();
    for (const one of copy.querySelectorAll("[id]")) one.removeAttribute("id");
    const texts = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) texts.currentNode.textContent = say(texts.currentNode.textContent ?? "");
    return copy;
  };

  /** The advice of the flags in spite of which the reader went on. @param {any} ui */
  const banner = ({ now, w }) => {
    const [flag] = now.outcome?.redFlags ?? [];
    if (now.kind !== "question" || !flag) return null;
    const words = [make("strong", {}, w.emergency.banner), " ", withNumber(w.levels[flag.level].advice, w.emergency.line)];
    return make("div", { class: `vm-q__banner vm-care vm-care--${w.levels[flag.level].card}` }, make("p", {}, words));
  };

  /** @param {any} ui */
  const answers = ({ w, say }) => {
    const { age, sex, person, picks, steps } = state;
    const who = [person ? w.start.someone : w.start.me, age === null ? "" : filled(w.answers.age, { age }), sex ? w.start[sex] : ""];
    const row = (/** @type {string} */ asked, /** @type {string[]} */ given, /** @type {any} */ next) =>
      make("li", {}, make("span", { class: "vm-q__asked" }, asked), make("span", { class: "vm-q__given" }, given.join("; ")), " ",
        button([w.answers.change, make("span", { class: "vm-hidden" }, `: ${asked}`)], () => go(next), "quiet"));
    const parts = (/** @type {number} */ place) => steps.slice(0, place + 1).filter((step) => step.question.kind === "screen").length;
    const rows = [
      row(w.start.who, who.filter(Boolean), { ...state, at: "start", changing: null, unsure: null }),
      picks.length > 0 && row(w.search.title, picks.map((pick) => say(pick.name)), { ...state, at: "search", changing: null, unsure: null }),
      steps.map((step, changing) => row(step.question.text ? say(step.question.text) : filled(w.screen.log, { part: parts(changing) }), said(kb, step, w, say), { ...state, changing, unsure: null })),
    ].flat().filter(Boolean);
    return make("details", { class: "vm-q__log" },
      make("summary", {}, filled(w.answers.title, { count: steps.length })), make("ol", {}, rows));
  };

  const draw = () => {
    const found = current(engine, kb, state);
    const now = found.outcome ? { ...found, outcome: shownOf(found.outcome, words.withheld) } : found;
    const w = inForm(words, state.person);
    const say = state.person ? forPerson : (/** @type {string} */ text) => text;
    const ui = {
      engine, kb, state, now, w, withheld: words.withheld, go, guarded, language: document.documentElement.lang || "en", root: place.dataset.root, report: place.dataset.report,
      say, name: (/** @type {string} */ finding) => say(kb.finding(finding).name), cited: new Map(), emergencies: () => emergencies(say), tell,
      doubt: (/** @type {string[]} */ unsure) => go({ ...state, unsure }),
      reply: (/** @type {string[]} */ yes, /** @type {"no" | "unknown"} */ rest, /** @type {string[]} */ unknown = []) => {
        const next = answered(engine, kb, state, now.question, yes, rest, unknown);
        const lost = state.steps.length + (state.changing === null ? 1 : 0) - next.steps.length;
        go(next, lost > 0 ? w.answers.dropped : "");
      },
      begin: (/** @type {any} */ who) => go(kept(engine, kb, { ...state, ...who, at: kb.symptom || state.picks.length ? "asking" : "search" })),
      search: (/** @type {any} */ picks) => go(kept(engine, kb, { ...state, picks, at: "asking" })),
    };
    const started = state.at !== "start" || state.steps.length > 0;
    const moves = started && make("div", { class: "vm-q__moves" },
      button(w.answers.back, () => go(back(engine, kb, state)), "quiet"),
      button(w.answers.again, () => go({ ...fresh(), person: state.person, age: state.age, sex: state.sex, since: state.since }), "quiet"),
      button(w.answers.clear, () => go(fresh(), w.answers.cleared), "quiet"));
    const made = SCREENS[/** @type {keyof typeof SCREENS} */ (now.kind)](ui);
    screen.replaceChildren(...[banner(ui), made, state.steps.length > 0 && answers(ui), moves].flat(Infinity).filter(Boolean));
    place.dataset.state = now.kind;
    return now.kind === "result" || now.kind === "emergency" ? w.levels[now.outcome.urgency].advice : "";
  };

  const tell = (/** @type {string} */ text) => {
    status.textContent = text;
  };

  /** Show the next state, and bring the reader to its heading. */
  const go = guarded((/** @type {any} */ next, /** @type {string} */ words = "") => {
    state = next;
    const result = draw();
    tell([words, result].filter(Boolean).join(" "));
    screen.querySelector(".vm-q__title")?.focus({ preventScroll: true });
    place.scrollIntoView();
  });

  const forget = guarded(() => {
    state = fresh();
    draw();
    tell("");
  });

  draw();
  place.replaceChildren(screen, status);
  fallback.hidden = true;
  window.addEventListener("pagehide", forget);
};
