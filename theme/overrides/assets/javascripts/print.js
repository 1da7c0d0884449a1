/**
 * So that a printed page holds the folded parts and the day it was printed.
 *
 * The style sheet opens folded parts where the browser knows `::details-content`; here they are opened for the others, and
 * closed again afterwards. `[data-module="print-date"]` receives the date in the language of the page.
 */

/** @type {Set<HTMLDetailsElement>} */
const opened = new Set();

/**
 * A day in the order in which the pages write days: 22 November 2026.
 * @param {Date} date
 * @returns {string}
 */
function written(date) {
  const month = new Intl.DateTimeFormat(document.documentElement.lang || "en", { month: "long" }).format(date);
  return `${date.getDate()} ${month} ${date.getFullYear()}`;
}

window.addEventListener("beforeprint", () => {
  const day = written(new Date());
  for (const place of document.querySelectorAll('[data-module="print-date"]')) place.textContent = day;
  for (const part of document.querySelectorAll("details")) {
    if (!part.open) {
      part.open = true;
      opened.add(part);
    }
  }
});

window.addEventListener("afterprint", () => {
  for (const part of opened) part.open = false;
  opened.clear();
});
