/**
 * So that somebody can answer for another person: a text that speaks to the reader becomes one about "the person".
 *
 * The first question word takes the name ("Do you" → "Does the person"); after it, and in every statement, the person is
 * "they", which keeps each verb as it was. What a reader says in the first person becomes "they" too.
 */

/** Words that open a question before "you". Only the first three change with "the person". */
const OPENING = "do|have|are|were|did|had|can|could|will|would|should|must|may|might";
const THIRD = { do: "does", have: "has", are: "is", were: "was" };

const FORMS = {
  your: "their", yours: "theirs", yourself: "themselves", my: "their", mine: "theirs", myself: "themselves", me: "them", i: "they",
};

/** Around "you" as the one to whom something happens; elsewhere "you" is the one who acts. */
const BEFORE_OBJECT = /\b(?:for|to|with|of|at|on|by|from|about|around|makes?|made|keeps?|kept|stops?|lets?|helps?)\s+$/i;
const AFTER_OBJECT = /^\s*(?:[.,;:?!)]|$|(?:to|from|short|at|in|on|out|up|an?|the|that|when|while)\b)/i;

const PRONOUN = new RegExp(`(?:\\b(${OPENING})\\s+)?\\b(you|your|yours|yourself|i|my|mine|me|myself)\\b(?:\\s+(am|was)\\b)?`, "gi");

/** What a helper cannot do for somebody else, but can ask for. */
const DO = /^(?:Look|Lift|Raise|Say|Smile|Stand|Sit|Walk|Try|Press|Hold|Bend|Close|Touch|Put)\b.*\.\s*$/;

/** @param {string} word @param {string} like */
const cased = (word, like) => (/^[A-Z]/.test(like) ? word[0].toUpperCase() + word.slice(1) : word);

/** @param {string} sentence */
const about = (sentence) => {
  const asks = /\?\s*$/.test(sentence);
  let named = !asks;
  let has = false;
  if (/^Do not\b.*\byour?\b/.test(sentence)) return about(sentence.replace("Do", "They should"));
  if (DO.test(sentence)) return about(`Ask the person to ${sentence[0].toLowerCase()}${sentence.slice(1)}`);
  // Before it is said whose weight it is, a purpose can only point ahead: "To keep their weight down, does the person …".
  const purpose = asks ? (/^To [^,]*,/.exec(sentence)?.[0].length ?? 0) : 0;
  const effort = asks
    ? sentence.replace(/\b((?:is it|it been|it become|makes? it) hard(?:er)?) to\b/gi, "$1 for you to")
    : sentence;
  const told = effort.replace(PRONOUN, (whole, opening, word, being, place) => {
    const low = word.toLowerCase();
    const before = effort.slice(0, place);
    const after = effort.slice(place + whole.length);
    const atStart = /(?:^|[.!?]\s+)$/.test(before) && !opening;
    const lead = opening ? `${opening} ` : "";
    const name = (/** @type {string} */ form) => {
      named = true;
      return atStart ? cased(form, "A") : form;
    };
    if (low === "you" && opening) {
      if (named) return `${lead}they`;
      has = opening.toLowerCase() === "have";
      const third = THIRD[/** @type {keyof typeof THIRD} */ (opening.toLowerCase())];
      return `${third ? cased(third, opening) : opening} ${name("the person")}`;
    }
    if (low === "you") {
      const object = BEFORE_OBJECT.test(before) || (!atStart && AFTER_OBJECT.test(after));
      if (!object) return lead + (atStart ? "They" : "they");
      return lead + (named ? "them" : name("the person"));
    }
    const form = FORMS[/** @type {keyof typeof FORMS} */ (low)];
    if (!named && place >= purpose && /^yours?$/.test(low)) return lead + name("the person’s");
    const is = being ? ` ${being.toLowerCase() === "am" ? "are" : "were"}` : "";
    return lead + (atStart ? cased(form, "A") : form) + is;
  });
  return (has ? told.replace(/, and now have\b/, ", and now has") : told).replace(/(they['’])m\b/gi, "$1re");
};

/**
 * @param {string} text that speaks to the reader, or as the reader
 * @returns {string} the same about "the person"
 */
export const forPerson = (text) => (text.match(/.+?(?:[.!?]+\s+(?=[A-Z])|$)/gs) ?? []).map(about).join("");
