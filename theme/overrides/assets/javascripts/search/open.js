/**
 * So that a page loads nothing of search until its reader asks for it: the only search module that a page names.
 *
 * Opened by `button[data-module="search-open"]`, by `form[data-module="search-open"]` (with what was typed there), and
 * by the keys that a button announces in `aria-keyshortcuts`: what is announced works, and nothing else does.
 */

const OPENER = '[data-module="search-open"]';

/** @param {string} [text] what to search for at once */
const openDialog = async (text) => {
  const { openSearch } = await import("./dialog.js");
  openSearch(text);
};

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
  const shortcuts = document.querySelector(`button${OPENER}`)?.getAttribute("aria-keyshortcuts") ?? "";
  if (event.defaultPrevented || !shortcuts.split(" ").some((shortcut) => shortcut && isPressed(event, shortcut))) return;
  event.preventDefault();
  openDialog();
});
