// @ts-check
/**
 * A message that has not been acknowledged yet. A quick reply has a payload and the title that was shown.
 * @typedef {{ id: string, text?: string, payload?: string, title?: string }} Outgoing
 */
/**
 * All that the widget keeps on the visitor's device.
 * @typedef {object} State
 * @property {string} [conversation]
 * @property {string} [token]
 * @property {string} [notice]
 * @property {string} [talk] title of the event
 * @property {string} [seen] id of the last message shown
 * @property {Outgoing[]} [outbox]
 * @property {Record<string, "up" | "down">} [votes] by answer_id
 */

/** So many thumbs are remembered. */
const VOTES = 200;

/** One JSON value in localStorage; in memory where the browser refuses it. */
export class Store {
  /** @type {string} */ #key;
  /** @type {State | null} */ #memory = null;

  /** @param {string} key */
  constructor(key) {
    this.#key = key;
  }

  /** @returns {State} */
  get state() {
    if (this.#memory) return this.#memory;
    try {
      return tidy(JSON.parse(localStorage.getItem(this.#key) ?? "{}"));
    } catch (error) {
      return error instanceof SyntaxError ? {} : (this.#memory = {});
    }
  }

  /** Whether the browser keeps nothing: all is forgotten when the page is left. */
  get isVolatile() {
    return Boolean(this.state) && this.#memory !== null;
  }

  /** Tells when another tab has changed it. Returns a function that stops. @param {() => void} changed */
  watch(changed) {
    const heard = (/** @type {StorageEvent} */ { key }) => (key === this.#key || key === null) && changed();
    window.addEventListener("storage", heard);
    return () => window.removeEventListener("storage", heard);
  }

  /** Merges `changes` over the latest state, so that two tabs do not undo each other. @param {Partial<State>} changes */
  update(changes) {
    const state = { ...this.state, ...changes };
    try {
      localStorage.setItem(this.#key, JSON.stringify(state));
    } catch {
      this.#memory = state;
    }
  }

  /** @param {string} answerId @param {"up" | "down"} value */
  noteVote(answerId, value) {
    const votes = Object.entries({ ...this.state.votes, [answerId]: value }).slice(-VOTES);
    this.update({ votes: Object.fromEntries(votes) });
  }

  /** Forgets the conversation but not what the visitor has written and we have not delivered. */
  forgetConversation() {
    const { outbox } = this.state;
    this.clear();
    if (outbox?.length) this.update({ outbox });
  }

  /** Leaves nothing behind. */
  clear() {
    if (this.#memory) this.#memory = {};
    try {
      localStorage.removeItem(this.#key);
    } catch {
      this.#memory = {};
    }
  }
}

/** What was stored, without what we would not have stored: anyone at the keyboard, or an older version, may have written it. @param {any} stored @returns {State} */
function tidy(stored) {
  const { outbox, votes, ...rest } = stored && typeof stored === "object" ? stored : {};
  /** @type {State} */ const state = Object.fromEntries(Object.entries(rest).filter(([, value]) => typeof value === "string"));
  const isOurs = (/** @type {any} */ one) => typeof one?.id === "string" && typeof (one.text ?? one.title) === "string";
  if (Array.isArray(outbox)) state.outbox = outbox.filter(isOurs);
  if (votes && typeof votes === "object") state.votes = votes;
  return state;
}

/** One conversation a server and event. @param {string} server @param {string | null} event */
export const storeFor = (server, event) => new Store(`bon-canal:${server}${event ? `#${event}` : ""}`);
