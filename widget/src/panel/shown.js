// @ts-check
/** @typedef {import("../shared/store.js").Outgoing} Outgoing */

/** What the visitor already sees, so that each message is shown once, whichever way and under whatever id it comes back. */
export class Shown {
  /** @type {Set<string>} */ #ids = new Set();
  /** Our own messages not met yet on the server, which may give them an id of its own. @type {Outgoing[]} */ #unmatched = [];

  /** @param {string} id */
  has(id) {
    return this.#ids.has(id);
  }

  /** @param {string} id */
  add(id) {
    if (id) this.#ids.add(id); // a sentence said while the answer is awaited has no id
  }

  /** The visitor's own message was shown before the server had it. @param {Outgoing} item */
  expect(item) {
    this.#ids.add(item.id);
    this.#unmatched.push(item);
  }

  /** Whether this is the server's copy of an expected message; it is then no longer expected. @param {{ id: string, text: string }} message */
  match({ id, text }) {
    const same = (/** @type {string | undefined} */ words) => words !== undefined && bare(words) === bare(text);
    const at = this.#unmatched.findIndex((item) => item.id === id || same(item.text) || same(item.title) || item.payload === text);
    if (at >= 0) this.#unmatched.splice(at, 1);
    return at >= 0;
  }

  clear() {
    this.#ids.clear();
    this.#unmatched = [];
  }
}

/** A text without what a server may tidy: spaces, signs that are not seen. @param {string} text */
const bare = (text) => text.replace(/[^\p{L}\p{N}\p{P}\p{S}]+/gu, "");
