// @ts-check
import { Client, complete, Refusal } from "./client.js";
import { asText, Delivery } from "./delivery.js";
import { Poll } from "./poll.js";
import { TEXTS } from "./texts.js";
import { uuid } from "./uuid.js";
import { backOff, waitOrWake } from "./wake.js";

/** @typedef {import("./client.js").Message} Message */
/** @typedef {import("../shared/store.js").Outgoing} Outgoing */

/**
 * What the view is told. Nothing here knows how it is shown.
 * @typedef {object} Listener
 * @property {(notice: string) => void} notice
 * @property {(message: Required<Message>, options: { past: boolean }) => void} message
 * @property {(item: Outgoing, state: "sending" | "waiting" | "sent" | "refused", detail?: string) => void} outgoing
 * @property {(typing: boolean) => void} typing
 * @property {(text: string) => void} held
 * @property {() => void} passedOn
 * @property {(loading: boolean) => void} loading
 */

/** One conversation with the assistant: created when first needed, continued after a reload, begun again when it expired. */
export class Conversation {
  /** @type {Promise<void> | null} */ #creating = null;
  /** @type {Set<string>} */ #known = new Set();
  /** Our own messages not met yet on the server, which may give them an id of its own. @type {Outgoing[]} */ #unmatched = [];
  /** @type {string | undefined} */ #cursor;
  #destroyed = false;
  #listening = false;
  /** Something was answered that no GET has returned yet. */ #behind = false;
  /** @type {Promise<void>} */ #resumed = Promise.resolve();

  /**
   * @param {{ server: string, event: string | null, store: import("../shared/store.js").Store, listener: Listener }} options
   */
  constructor({ server, event, store, listener }) {
    this.event = event;
    this.store = store;
    this.listener = listener;
    this.client = new Client(server, () => store.state);
    this.poll = new Poll((wait, signal) => this.#fetchSince(wait, signal), () => this.#forget());
    this.delivery = new Delivery(store, {
      ready: () => this.#resumed,
      post: (item) => this.#post(item),
      gone: () => this.#forget(),
      delivered: (item, reply) => this.#delivered(item, reply),
      refused: (item, detail) => listener.outgoing(item, "refused", detail),
      trying: (item) => listener.typing(item !== null),
      held: (text) => this.#held(text),
    });
  }

  get exists() {
    return Boolean(this.store.state.conversation && this.store.state.token);
  }

  /** Makes the conversation if there is none; the server's notice comes with it. */
  ensure() {
    if (this.exists) return Promise.resolve();
    return (this.#creating ??= this.#create().finally(() => (this.#creating = null)));
  }

  /** Shows what was said before, then what is still to be sent, and listens. */
  async resume() {
    const { notice } = this.store.state;
    if (notice) this.listener.notice(notice);
    if (this.exists) await (this.#resumed = this.#history());
    for (const item of this.delivery.waiting) this.#showOutgoing(item);
    this.delivery.run();
    if (this.#listening) this.listen();
  }

  /** Waits for what a person or a job adds. */
  listen() {
    this.#listening = true;
    this.#resumed.then(() => this.#catchUp()).catch(() => {});
  }

  /** The panel is closed: what was seen is noted, and nothing more is waited for. */
  rest() {
    this.#listening = false;
    this.poll.stop();
    if (this.#behind) this.#fetchSince(0).catch(() => {});
  }

  /** @param {{ text: string } | { payload: string, title: string }} said */
  send(said) {
    const item = { id: uuid(), ...said };
    this.#showOutgoing(item);
    return this.delivery.add(item);
  }

  /** @param {string} answerId @param {"up" | "down"} value @param {string} [comment] */
  async vote(answerId, value, comment) {
    const votes = Object.entries({ ...this.store.state.votes, [answerId]: value }).slice(-200);
    this.store.update({ votes: Object.fromEntries(votes) });
    await this.client.feedback({ answer_id: answerId, value, ...(comment ? { comment } : {}) }).catch(() => {});
  }

  /** All that the server keeps about the visitor; null when there is no conversation. */
  async export() {
    return this.exists ? this.client.export() : null;
  }

  /** Erases on the server, then here. Throws when the server could not be told. */
  async erase() {
    if (this.exists) {
      await this.client.erase().catch((error) => {
        if (!(error instanceof Refusal && error.isGone)) throw error;
      });
    }
    this.forgetAll();
  }

  /** Leaves nothing on the device. */
  forgetAll() {
    this.store.clear();
    this.#forget();
  }

  destroy() {
    this.#destroyed = true;
    this.poll.stop();
    this.delivery.stop();
  }

  /** Without a cursor there is nothing to wait behind: the first GET gives one. */
  async #catchUp() {
    if (this.exists && !this.#cursor) await this.#fetchSince(0);
    if (this.exists && this.#cursor && this.#listening) this.poll.start();
  }

  async #create() {
    const made = await this.client.create(this.event).catch((error) => {
      const unknownEvent = this.event && error instanceof Refusal && !error.isPassing;
      if (!unknownEvent) throw error;
      return this.client.create(null);
    });
    this.store.update({ conversation: made.conversation, token: made.token, notice: made.notice });
    if (made.notice) this.listener.notice(made.notice);
  }

  /** @param {Outgoing} item */
  async #post(item) {
    await this.ensure();
    const { id, payload, text, title } = item;
    return this.client.post(payload ? { id, payload, text: title } : { id, text });
  }

  /** @param {Outgoing} item @param {import("./delivery.js").Reply} reply */
  #delivered(item, reply) {
    this.listener.outgoing(item, "sent");
    const messages = reply.messages ?? [];
    for (const message of messages) this.#show(message, false);
    if (!messages.length && reply.handled_by === "person") this.listener.passedOn();
    if (messages.some((message) => message.data?.action === "erase")) return this.forgetAll();
    this.#behind = true;
    if (this.#listening) this.listen();
  }

  /** The history, asked for until the server gives it or says that it is gone. Nothing is sent before. */
  async #history() {
    this.listener.loading(true);
    for (let failures = 1; this.exists && !this.#destroyed; failures++) {
      try {
        const { messages } = await this.client.messages();
        for (const message of messages) this.#show(message, true);
        this.#advance(messages);
        if (failures > 1) this.listener.held("");
        break;
      } catch (error) {
        if (error instanceof Refusal && !error.isPassing) this.#forget();
        else await this.#waitForServer(failures);
      }
    }
    this.listener.loading(false);
  }

  /** @param {number} failures */
  async #waitForServer(failures) {
    this.listener.held(navigator.onLine ? TEXTS.downReading : TEXTS.offlineIdle);
    await waitOrWake(backOff(failures));
  }

  /** Only what a GET returned moves the cursor, so that nothing added beside an answer is missed. @param {number} wait @param {AbortSignal} [signal] */
  async #fetchSince(wait, signal) {
    const { messages } = await this.client.messages({ after: this.#cursor, wait, signal });
    for (const message of messages) this.#show(message, false);
    this.#advance(messages);
    return messages.length > 0;
  }

  /** @param {Message[]} messages */
  #advance(messages) {
    const last = messages.at(-1)?.id;
    if (!last) return;
    this.#behind = false;
    this.#cursor = last;
    this.store.update({ seen: last });
  }

  /** Shows a message once. @param {Message} message @param {boolean} past */
  #show(message, past) {
    const isOwn = message.role === "user" && this.#match(message);
    if (this.#known.has(message.id)) return;
    if (message.id) this.#known.add(message.id); // a sentence said while the answer is awaited has no id
    if (!isOwn) this.listener.message(complete(message), { past });
  }

  /** Whether this is the server's copy of something we have already shown. @param {Message} message */
  #match({ id, text }) {
    const same = (/** @type {string | undefined} */ words) => words !== undefined && bare(words) === bare(text);
    const at = this.#unmatched.findIndex((item) => item.id === id || same(item.text) || same(item.title) || item.payload === text);
    if (at >= 0) this.#unmatched.splice(at, 1);
    return at >= 0;
  }

  /** @param {Outgoing} item */
  #showOutgoing(item) {
    if (this.#known.has(item.id)) return;
    this.#known.add(item.id);
    this.#unmatched.push(item);
    this.listener.outgoing(item, "sending");
  }

  /** @param {string} text */
  #held(text) {
    for (const item of this.delivery.waiting) this.listener.outgoing(item, text ? "waiting" : "sending");
    this.listener.held(text);
  }

  /** The conversation is no more. A quick reply belonged to it: in the next one its title goes as a text. */
  #forget() {
    this.poll.stop();
    this.#behind = false;
    this.#cursor = undefined;
    this.store.forgetConversation();
    const outbox = this.delivery.waiting.map(asText);
    if (outbox.length) this.store.update({ outbox });
  }
}

/** A text without what a server may tidy: spaces, signs that are not seen. @param {string} text */
const bare = (text) => text.replace(/[^\p{L}\p{N}\p{P}\p{S}]+/gu, "");
