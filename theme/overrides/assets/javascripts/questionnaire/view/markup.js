/** So that elements are made in one way, of text alone: nothing that a bundle holds can become markup. */

/**
 * @param {string} name
 * @param {Record<string, any>} [attributes] a function listens to the event of that name; false and null are left out
 * @param {...any} children nodes, strings, lists of them; what is empty is left out
 * @returns {any} the element
 */
export const make = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key, value);
    else if (value !== false && value != null) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat(Infinity).filter(Boolean));
  return made;
};

let made = 0;

/** An id that no heading of the page can have. */
export const newId = () => `vm-q-${(made += 1)}`;

/** The heading of a screen, to which the focus goes. @param {...any} children */
export const heading = (...children) => make("h2", { class: "vm-q__title", tabindex: "-1" }, children);

/** The second click of a double one would answer the next question. @param {any} text words, or nodes @param {() => void} act @param {string} [kind] */
export const button = (text, act, kind = "answer") =>
  make("button", { type: "button", class: `vm-q__${kind}`, click: (/** @type {MouseEvent} */ event) => event.detail < 2 && act() }, text);

/** @param {string} text @param {string} [kind] */
export const paragraph = (text, kind) => text && make("p", { class: kind ? `vm-q__${kind}` : null }, text);

/** @param {any[]} items */
export const list = (items, attributes = {}) =>
  items.length > 0 && make("ul", attributes, items.map((item) => make("li", {}, item)));

/**
 * A box or a dot to tick, with its words.
 * @param {"checkbox" | "radio"} type @param {string} name @param {string} text @param {boolean} checked
 */
export const tick = (type, name, text, checked) => {
  const input = make("input", { type, name, autocomplete: "off", checked });
  return { input, line: make("label", { class: "vm-q__tick" }, input, make("span", {}, text)) };
};

/** A sentence with a telephone number in it that can be tapped. @param {string} text @param {{number: string, url: string}} line */
export const withNumber = (text, { number, url }) =>
  text.split(number).flatMap((part, place) => (place ? [make("a", { href: url }, number), part] : [part]));
