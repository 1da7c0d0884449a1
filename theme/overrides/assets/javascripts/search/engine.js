/**
 * So that one module knows how Pagefind is talked to. Its program runs in a worker of its own, the only place where our
 * policy lets it; what Pagefind has for the page itself is a go-between and a copy for where there is no worker.
 */

const FOLDER = new URL("../../../pagefind/", import.meta.url);

/** Names count most: a page about a thing must stand before a page that mentions it. */
const OPTIONS = {
  excerptLength: 24,
  ranking: { metaWeights: { title: 8, also: 6, kind: 0, names: 0 }, termFrequency: 0.6, pageLength: 0.3, termSaturation: 1.2 },
};

/** How far the letters of fillers are moved in the index, so that they are text there and no words. */
const MOVED = 0xe000;

/** @param {string} text */
const readable = (text) =>
  text.replace(/[\uE041-\uE07A]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - MOVED));

/**
 * @typedef {{ id: string, score: number, data: string }} Result `data` is the name under which the worker keeps the rest
 * @typedef {{ url: string, excerpt: string, meta: Record<string, string> }} Content
 */

/** Start the worker. Rejects where it cannot be loaded; what is asked of it rejects where the index cannot be. */
export const startEngine = async () => {
  /** @type {Map<number, { resolve: (result: any) => void, reject: (error: Error) => void }>} */
  const waiting = new Map();
  const worker = new Worker(new URL("pagefind-worker.js", FOLDER));
  let asked = 0;

  /** @param {string} method @param {unknown[]} args @returns {Promise<any>} */
  const ask = (method, ...args) =>
    new Promise((resolve, reject) => {
      asked += 1;
      waiting.set(asked, { resolve, reject });
      worker.postMessage({ id: asked, method, args });
    });

  /** @type {FinalizationRegistry<string>} */
  const unused = new FinalizationRegistry((data) => {
    ask("releaseData", data);
  });

  worker.addEventListener("message", ({ data: { id, result, error } }) => {
    const { resolve, reject } = waiting.get(id) ?? {};
    waiting.delete(id);
    if (error === undefined) resolve?.(result);
    else reject?.(new Error(error));
  });
  worker.addEventListener("error", () => {
    for (const { reject } of waiting.values()) reject(new Error("the search engine does not start"));
    waiting.clear();
  });

  const language = document.documentElement.lang.toLowerCase() || "unknown";
  await ask("init", { ...OPTIONS, basePath: FOLDER.pathname, language, primary: true });
  return {
    /** @param {string} query @returns {Promise<Result[]>} the best first */
    search: async (query) => {
      const { results } = await ask("search", query, {});
      for (const result of results) unused.register(result, result.data);
      return results;
    },
    /** @param {Result} result @returns {Promise<Content>} */
    load: async (result) => {
      const content = await ask("getData", result.data);
      return { ...content, excerpt: readable(content.excerpt) };
    },
  };
};
