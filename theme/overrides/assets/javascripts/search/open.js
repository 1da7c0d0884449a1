/**
 * So that a page loads nothing of search until its reader asks for it: the only search module that a page names.
 *
 * Opened by `button[data-module="search-open"]`, by `form[data-module="search-open"]` (with what was typed there), and
 * by the keys that a button announces in `aria-keyshortcuts`: what is announced works, and nothing else does.
 */

const OPENER = '[data-module="search-open"]';

/** @type {string | undefined} what is typed while the dialog is on its way, which may take a while on a slow line */
let early;

/** @param {string} [text] what to search for at once */
const openDialog = async (text) => {
  early ??= "";
  try {
    const { openSearch } = await import("./dialog.js");
    openSearch(early ? (text ?? "") + early : text);
  } finally {
    early = undefined;
  }
};

/** Whether an event is a letter that nobody else takes. @param {KeyboardEvent} event */
const isLetter = (event) =>
  event.key.length === 1 &&
  !(event.ctrlKey || event.metaKey || event.altKey || event.isComposing) &&
  !(event.target instanceof Element && isWritten(event.target));

/** Whether somebody is writing in `element`, so that a letter is a letter. @param {Element} element */
const isWritten = (element) => element.closest("input, textarea, select, [contenteditable]") !== null;

/** @param {KeyboardEvent} event @param {string} shortcut such as "/" or "Control+K" */
const isPressed = (event, shortcut) => {
  const keys = shortcut.split("+");
  const key = keys.pop();
  return (
    event.key.toLowerCase() === key?.toLowerCase() &&
    event.ctrlKey === keys.includes("Control") &&
    event.metaKey === keys.includes("Meta") &&
    event.altKey === keys.includes("Alt") &&
    !(keys.length === 0 && event.target instanceof Element && isWritten(event.target))
  );
};

document.addEventListener("click", (event) => {
  if (event.target instanceof Element && event.target.closest(`button${OPENER}`)) openDialog();
});

document.addEventListener("submit", (event) => {
  if (!(event.target instanceof HTMLFormElement) || !event.target.matches(OPENER)) return;
  event.preventDefault();
  openDialog(event.target.querySelector("input")?.value);
});

document.addEventListener("keydown", (event) => {
  if (early !== undefined && isLetter(event)) {
    event.preventDefault();
    early += event.key;
    return;
  }
  const shortcuts = document.querySelector(`button${OPENER}`)?.getAttribute("aria-keyshortcuts") ?? "";
  if (event.defaultPrevented || !shortcuts.split(" ").some((shortcut) => shortcut && isPressed(event, shortcut))) return;
  event.preventDefault();
  openDialog();
});
