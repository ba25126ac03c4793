// @ts-check
import { Refusal, Unreachable } from "./client.js";
import { TEXTS } from "./texts.js";
import { backOff, waitOrWake } from "./wake.js";

/** @typedef {import("../shared/store.js").Outgoing} Outgoing */
/** @typedef {{ handled_by?: string, messages?: import("./client.js").Message[] }} Reply */

/**
 * @typedef {object} Hooks
 * @property {() => Promise<void>} ready resolved when sending may begin
 * @property {(item: Outgoing) => Promise<Reply>} post sends one message, making a conversation first if there is none
 * @property {() => void} gone the conversation no longer exists: forget it, a new one follows
 * @property {(item: Outgoing, reply: Reply) => void} delivered
 * @property {(item: Outgoing, detail: string) => void} refused
 * @property {(item: Outgoing | null) => void} trying the message on its way, null when nothing is
 * @property {(text: string) => void} held why messages are waiting; empty when they no longer are
 */

/** Messages not acknowledged yet, in order, kept on the device, sent one at a time and again until the server has them. */
export class Delivery {
  #running = false;
  #stopped = false;

  /** @param {import("../shared/store.js").Store} store @param {Hooks} hooks */
  constructor(store, hooks) {
    this.store = store;
    this.hooks = hooks;
  }

  /** @returns {Outgoing[]} */
  get waiting() {
    return this.store.state.outbox ?? [];
  }

  /** @param {Outgoing} item */
  add(item) {
    this.store.update({ outbox: [...this.waiting, item] });
    return this.run();
  }

  /** Sends all that waits; a second call while the first runs does nothing. */
  async run() {
    if (this.#running) return;
    this.#running = true;
    await this.hooks.ready();
    let failures = 0;
    while (this.waiting.length && !this.#stopped) failures = await this.#next(this.waiting[0], failures);
    this.#running = false;
  }

  stop() {
    this.#stopped = true;
  }

  /** One try. Returns how many have failed in a row. @param {Outgoing} item @param {number} failures */
  async #next(item, failures) {
    this.hooks.trying(item);
    try {
      const reply = await this.hooks.post(item);
      if (this.#stopped) return 0;
      this.#remove(item);
      this.hooks.held("");
      this.hooks.delivered(item, reply);
      return 0;
    } catch (error) {
      return this.#failed(item, error, failures + 1);
    } finally {
      this.hooks.trying(null);
    }
  }

  /** @param {Outgoing} item @param {unknown} error @param {number} failures */
  async #failed(item, error, failures) {
    if (error instanceof Refusal && error.isGone && failures < 3) {
      this.hooks.gone();
      return failures;
    }
    if (error instanceof Unreachable || (error instanceof Refusal && error.isPassing)) {
      this.hooks.trying(null);
      this.hooks.held(reason(error));
      await waitOrWake(error instanceof Refusal && error.wait ? Math.min(error.wait, 120) : backOff(failures));
      return failures;
    }
    if (item.payload) {
      this.#replace(item, asText(item));
      return failures;
    }
    this.#remove(item);
    this.hooks.held("");
    this.hooks.refused(item, (error instanceof Refusal && error.detail) || TEXTS.refused);
    return 0;
  }

  /** @param {Outgoing} item */
  #remove(item) {
    this.store.update({ outbox: this.waiting.filter((other) => other.id !== item.id) });
  }

  /** @param {Outgoing} item @param {Outgoing} other */
  #replace(item, other) {
    this.store.update({ outbox: this.waiting.map((one) => (one.id === item.id ? other : one)) });
  }
}

/** A quick reply as the words of its button: for a conversation that did not offer it. @param {Outgoing} item @returns {Outgoing} */
export const asText = ({ id, text, title }) => ({ id, text: text ?? title });

/** The French sentence for a wait. @param {Refusal | Unreachable} error */
function reason(error) {
  if (error instanceof Refusal) return error.status === 429 ? (error.detail ?? TEXTS.busy) : TEXTS.down;
  return navigator.onLine ? TEXTS.down : TEXTS.offline;
}
