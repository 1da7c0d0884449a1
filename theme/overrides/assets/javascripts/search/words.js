/**
 * So that every word that search says stands in one place; a site overrides them with JSON in the `data-words`
 * attribute of its search button.
 */

const ENGLISH = {
  title: "Search",
  label: "What are you looking for?",
  close: "Close",
  searching: "Searching …",
  one: "1 page found",
  many: "{count} pages found",
  corrected: "showing “{query}”",
  loose: "no page holds all your words; these hold some of them",
  none: "Nothing was found for “{query}”. Try fewer or other words, or look in the list of all pages.",
  failed: "Search does not work here. Please look in the list of all pages.",
  list: "All pages, A–Z",
  more: "Show more",
  also: "Also called: {names}",
  kinds: {
    symptom: "Symptom",
    condition: "Condition",
    cause: "Cause",
    treatment: "Treatment",
    person: "Person",
    glossary: "Glossary",
    questionnaire: "Questions",
  },
};

/** @returns {typeof ENGLISH} the words of this page */
export const pageWords = () => {
  const own = document.querySelector('button[data-module="search-open"]')?.getAttribute("data-words");
  return own ? { ...ENGLISH, ...JSON.parse(own) } : ENGLISH;
};

/** Put values into the `{names}` of a sentence. @param {string} text @param {Record<string, string | number>} values */
export const filled = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
