/**
 * So that a reader gets the whole questionnaire or the whole checklist, never half of one.
 *
 * `[data-module="questionnaire"]` is where the questionnaire goes once everything is there; `[data-questionnaire-fallback]`
 * is the checklist that it stands in for, and that comes back with a notice whenever anything goes wrong.
 */

const place = document.querySelector('[data-module="questionnaire"]');
const fallback = document.querySelector("[data-questionnaire-fallback]");

/** @param {HTMLElement} place @param {HTMLElement} fallback */
const mount = async (place, fallback) => {
  /** @param {unknown} error */
  const fail = (error) => {
    console.info("The questionnaire gave way to the checklist.", error);
    place.remove();
    fallback.hidden = false;
    const notice = /** @type {HTMLElement | null} */ (document.querySelector("[data-questionnaire-notice]"));
    if (!notice) return;
    notice.hidden = false;
    notice.focus();
  };
  /** @param {string | undefined} address */
  const load = async (address) => {
    const response = await fetch(address ?? "");
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    return response.json();
  };
  try {
    const [engine, { run }, bundle, words] = await Promise.all([
      import("../engine/index.js"), import("./app.js"), load(place.dataset.bundle), load(place.dataset.words),
    ]);
    if (fallback.querySelector(":checked")) return; // somebody has begun to fill in the list
    run({ engine, kb: engine.open(bundle), words, place, fallback, fail });
  } catch (error) {
    fail(error);
  }
};

if (place instanceof HTMLElement && fallback instanceof HTMLElement) mount(place, fallback);
