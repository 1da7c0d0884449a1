/** So that a reader can search from any page, by touch, by keyboard and by screen reader, without leaving it. */

import { find, prepare } from "./finder.js";
import { makeDialog } from "./markup.js";
import { resultItem } from "./results.js";
import { filled, pageWords } from "./words.js";

/** Milliseconds without a key before a search starts. */
const PAUSE = 200;

/** How many results are shown at a time. */
const BATCH = 8;

/** @type {((text?: string) => void) | undefined} */
let open;

/** Open the dialog and give it the focus. @param {string} [text] what to search for at once */
export const openSearch = (text) => {
  open ??= wireDialog();
  open(text?.trim());
};

const wireDialog = () => {
  const words = pageWords();
  const { box, form, input, close, status, empty, results, more } = makeDialog(words);

  /** Only the latest search may show what it found. */
  let latest = 0;
  let timer = 0;
  /** @type {import("./finder.js").Answer} */
  let answer = { words: [], query: "", corrected: false, loose: false, results: [] };

  /**
   * Add the next results, each as soon as it and all before it are there; stop where a later search overtakes.
   * @param {import("./finder.js").Answer} found
   * @param {number} from
   * @param {() => void} [atFirst] what to do before the first of them
   */
  const addBatch = async (found, from, atFirst) => {
    const turn = latest;
    const batch = found.results.slice(from, from + BATCH).map((result) => result.load());
    for (const page of batch) page.catch(() => {}); // the one that is waited for says what is wrong
    for (const [place, page] of batch.entries()) {
      const item = resultItem(await page, found.words, words);
      if (turn !== latest) return;
      if (place === 0) atFirst?.();
      results.ariaBusy = "true";
      results.append(item);
    }
    results.ariaBusy = "false";
    more.hidden = results.childElementCount >= found.results.length;
  };

  /** @param {import("./finder.js").Answer} found @param {string} text */
  const sentence = (found, text) => {
    const count = found.results.length;
    if (count === 0) return filled(words.none, { query: text });
    const notes = [count === 1 ? words.one : filled(words.many, { count })];
    if (found.corrected) notes.push(filled(words.corrected, { query: found.query }));
    if (found.loose) notes.push(words.loose);
    return notes.join("; ");
  };

  /** @param {string} said @param {boolean} needsList */
  const show = (said, needsList) => {
    status.textContent = said;
    empty.hidden = !needsList;
    results.replaceChildren();
    results.ariaBusy = "false";
  };

  const search = async () => {
    window.clearTimeout(timer);
    latest += 1;
    const turn = latest;
    const text = input.value.trim();
    more.hidden = true;
    if (text === "") return show("", false);
    status.textContent = words.searching;
    try {
      const found = await find(text);
      if (turn !== latest) return undefined;
      answer = found;
      if (found.results.length === 0) show(sentence(found, text), true);
      else await addBatch(found, 0, () => show(sentence(found, text), false));
    } catch {
      if (turn === latest) show(words.failed, true);
    }
    return undefined;
  };

  const links = () => /** @type {HTMLElement[]} */ ([...results.querySelectorAll(".vm-search__link")]);

  const showMore = async () => {
    const turn = latest;
    const from = results.childElementCount;
    more.hidden = true;
    try {
      await addBatch(answer, from);
    } catch {
      if (turn === latest) status.textContent = words.failed;
    }
    if (turn === latest) links()[from]?.focus();
  };

  /** Move through the results; above the first one is the input. @param {number} step */
  const move = (step) => {
    const all = links();
    const place = all.findIndex((link) => link === document.activeElement) + step;
    (place < 0 ? input : (all[Math.min(place, all.length - 1)] ?? input)).focus();
  };

  input.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(search, PAUSE);
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await search();
    links()[0]?.focus();
  });
  more.addEventListener("click", showMore);
  close.addEventListener("click", () => box.close());
  box.addEventListener("click", (event) => {
    if (event.target === box) box.close(); // the backdrop: everything else lies in the panel
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing) {
      event.preventDefault(); // in a search field the first Escape would only empty it
      box.close();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && event.target !== more) {
      event.preventDefault();
      move(step);
    }
  });

  return (/** @type {string | undefined} */ text) => {
    if (!box.open) box.showModal();
    prepare();
    if (text) input.value = text;
    input.focus();
    input.select();
    if (text) search();
  };
};
