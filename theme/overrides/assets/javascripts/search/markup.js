/** So that the dialog's elements, their names and their order stand on one screen. */

/**
 * @param {string} name of the element
 * @param {string} part its class, after `vm-search__`
 * @param {(Node | string)[]} children
 */
export const element = (name, part, ...children) => {
  const made = document.createElement(name);
  made.className = `vm-search__${part}`;
  made.append(...children);
  return made;
};

/** @param {string} part @param {string} text @returns {HTMLButtonElement} */
const button = (part, text) => Object.assign(document.createElement("button"), {
  className: `vm-search__${part}`,
  type: "button",
  textContent: text,
});

/** @param {ReturnType<typeof import("./words.js").pageWords>} words */
const searchForm = (words) => {
  const input = Object.assign(document.createElement("input"), {
    className: "vm-search__input",
    id: "vm-search-input",
    type: "search",
    autocomplete: "off",
    enterKeyHint: "search",
    spellcheck: false, // a spelling service may send what is typed to the browser's maker; nothing leaves the device
  });
  input.setAttribute("autocapitalize", "off");
  const label = Object.assign(document.createElement("label"), {
    className: "vm-search__label",
    htmlFor: input.id,
    textContent: words.label,
  });
  const form = document.createElement("form");
  form.className = "vm-search__form";
  form.setAttribute("role", "search");
  form.append(label, input);
  return { form, input };
};

/** A way on where nothing is found: the page's own link to the list of all pages. @param {string} text */
const listLink = (text) => {
  const listed = document.querySelector("a[data-search-fallback]");
  const link = document.createElement("a");
  link.textContent = text;
  if (listed instanceof HTMLAnchorElement) link.href = listed.href;
  return element("p", "empty", link);
};

/**
 * Build the dialog and put it at the end of the page.
 * @param {ReturnType<typeof import("./words.js").pageWords>} words
 */
export const makeDialog = (words) => {
  const title = element("h2", "title", words.title);
  title.id = "vm-search-title";
  const close = button("close", words.close);
  const { form, input } = searchForm(words);
  const status = element("p", "status");
  status.setAttribute("role", "status");
  const empty = listLink(words.list);
  const results = element("ol", "results");
  const more = button("more", words.more);
  empty.hidden = true;
  more.hidden = true;

  const box = document.createElement("dialog");
  box.className = "vm-search";
  box.setAttribute("aria-labelledby", title.id);
  box.append(element("div", "panel", element("div", "head", title, close), form, status, empty, results, more));
  document.body.append(box);
  return { box, form, input, close, status, empty, results, more };
};
