/**
 * So that a reader sees the source of a claim, or the meaning of a word, without losing the place.
 *
 * Every `[data-module="citation"]` (text: the list item its link leads to) and `[data-module="term"]` (text: `data-meaning`)
 * gets one shared tooltip: it appears on hover, on keyboard focus and on a first tap, stays while the pointer is over it,
 * and goes with Escape, a tap elsewhere or loss of focus. Without this script each is a plain link to the same text.
 * No content is ever parsed as HTML.
 */

const APPEAR = 120; // ms: a pointer that only passes by shows nothing
const LINGER = 250; // ms: time to move the pointer from the mark into the tooltip
const GAP = 8; // px between mark and tooltip
const EDGE = 16; // px kept free at the sides of the window

const tip = document.createElement("div");
tip.className = "vm-tip";
tip.id = "vm-tip";
tip.setAttribute("role", "tooltip");
tip.hidden = true;

/** @type {HTMLElement | null} */
let owner = null;
let timer = 0;

/**
 * The words to show for a mark, or "" when there are none.
 * @param {HTMLElement} mark
 * @returns {string}
 */
function wordsOf(mark) {
  if (mark.dataset.module === "term") return mark.dataset.meaning ?? "";
  const id = decodeURIComponent(mark.getAttribute("href")?.split("#")[1] ?? "");
  const item = id ? document.getElementById(id) : null;
  if (!item) return "";
  const copy = /** @type {HTMLElement} */ (item.cloneNode(true));
  for (const extra of copy.querySelectorAll(".vm-back, .vm-backs, .vm-hidden")) extra.remove();
  return (copy.textContent ?? "").replace(/\s+/g, " ").trim();
}

/** @param {HTMLElement} mark */
function show(mark) {
  clearTimeout(timer);
  if (owner === mark) return;
  hide();
  const words = wordsOf(mark);
  if (!words) return;
  owner = mark;
  tip.textContent = words;
  tip.hidden = false;
  mark.setAttribute("aria-describedby", tip.id);
  place(mark);
}

function hide() {
  clearTimeout(timer);
  owner?.removeAttribute("aria-describedby");
  owner = null;
  tip.hidden = true;
}

/**
 * Below the mark, or above it where there is no room below; never over the edge of the window.
 * @param {HTMLElement} mark
 */
function place(mark) {
  tip.style.left = "0";
  tip.style.top = "0";
  const at = mark.getClientRects()[0] ?? mark.getBoundingClientRect();
  const { width, height } = tip.getBoundingClientRect();
  const room = document.documentElement.clientWidth;
  const left = Math.max(EDGE, Math.min(at.left, room - width - EDGE));
  const below = at.bottom + GAP + height <= window.innerHeight || at.top < height + GAP;
  tip.style.left = `${left + window.scrollX}px`;
  tip.style.top = `${(below ? at.bottom + GAP : at.top - GAP - height) + window.scrollY}px`;
}

/** @param {() => void} act @param {number} wait */
function later(act, wait) {
  clearTimeout(timer);
  timer = window.setTimeout(act, wait);
}

/** @param {HTMLElement} mark */
function equip(mark) {
  let touched = false;
  let wasShown = false;
  mark.addEventListener("pointerdown", (event) => {
    touched = event.pointerType !== "mouse";
    wasShown = owner === mark;
  });
  mark.addEventListener("pointerenter", (event) => {
    if (event.pointerType === "mouse") later(() => show(mark), APPEAR);
  });
  mark.addEventListener("pointerleave", (event) => {
    if (event.pointerType === "mouse") later(hide, LINGER);
  });
  mark.addEventListener("focus", () => show(mark));
  mark.addEventListener("blur", () => later(hide, LINGER));
  // The first tap shows the tooltip; a second one follows the link, as a click or Enter always does.
  mark.addEventListener("click", (event) => {
    if (touched && !wasShown) {
      event.preventDefault();
      show(mark);
    }
    touched = false;
  });
}

const marks = /** @type {NodeListOf<HTMLElement>} */ (
  document.querySelectorAll('[data-module="citation"], [data-module="term"]')
);

if (marks.length > 0) {
  // Beside the page's content, never inside a sentence, and inside a landmark.
  (document.querySelector(".md-content") ?? document.body).append(tip);
  tip.addEventListener("pointerenter", () => clearTimeout(timer));
  tip.addEventListener("pointerleave", () => later(hide, LINGER));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  document.addEventListener("pointerdown", (event) => {
    const target = /** @type {Node} */ (event.target);
    if (owner && !owner.contains(target) && !tip.contains(target)) hide();
  });
  window.addEventListener("resize", hide);
  marks.forEach(equip);
}
