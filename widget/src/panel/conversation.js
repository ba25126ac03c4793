// @ts-check
import { Client, complete, Refusal } from "./client.js";
import { asText, Delivery } from "./delivery.js";
import { Poll } from "./poll.js";
import { Shown } from "./shown.js";
import { TEXTS } from "./texts.js";
import { uuid } from "./uuid.js";
import { backOff, waitOrWake } from "./wake.js";

/** @typedef {import("./client.js").Message} Message */
/** @typedef {import("../shared/store.js").Outgoing} Outgoing */
/** @typedef {import("./listener.js").Listener} Listener */

/** One conversation with the assistant: created when first needed, continued after a reload, begun again when it expired. */
export class Conversation {
  /** @type {Promise<void> | null} */ #creating = null;
  #shown = new Shown();
  /** The conversation that is on this screen; another tab may put another one in the store. @type {string | undefined} */ #current;
  /** @type {string | undefined} */ #cursor;
  #destroyed = false;
  #listening = false;
  /** Something was answered that no GET has returned yet. */ #behind = false;
  /** @type {Promise<void>} */ #resumed = Promise.resolve();

  /** @param {{ server: string, event: string | null, store: import("../shared/store.js").Store, listener: Listener }} options */
  constructor({ server, event, store, listener }) {
    this.event = event;
    this.store = store;
    this.listener = listener;
    this.client = new Client(server, () => store.state);
    this.#current = store.state.conversation;
    this.unwatch = store.watch(() => this.#changedElsewhere());
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
    const { notice, talk } = this.store.state;
    if (notice) this.listener.notice(notice);
    if (talk) this.listener.event({ title: talk }, { past: true });
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

  /** Whether the server has it. @param {string} answerId @param {"up" | "down"} value @param {string} [comment] */
  async vote(answerId, value, comment) {
    try {
      await this.client.feedback({ answer_id: answerId, value, ...(comment ? { comment } : {}) });
    } catch {
      return false;
    }
    this.store.noteVote(answerId, value);
    return true;
  }

  /** All that the server keeps about the visitor; null when there is no conversation. */
  async export() {
    return this.exists ? this.client.export() : null;
  }

  /** Erases on the server, then here. Throws when the server could not be told. */
  async erase() {
    const already = (/** @type {unknown} */ error) => {
      if (!(error instanceof Refusal && error.isGone)) throw error;
    };
    if (this.exists) await this.client.erase().catch(already);
    this.forgetAll();
  }

  /** Leaves nothing on the device. */
  forgetAll() {
    this.#forget();
    this.store.clear();
  }

  destroy() {
    this.#destroyed = true;
    this.unwatch();
    this.poll.stop();
    this.delivery.stop();
  }

  /** What was added meanwhile, then what is to come. */
  async #catchUp() {
    if (this.exists && !this.#cursor) await this.#fetchSince(0);
    if (this.exists && this.#listening) this.poll.start();
  }

  async #create() {
    const made = await this.client.create(this.event).catch((error) => {
      const unknownEvent = this.event && error instanceof Refusal && !error.isPassing;
      if (!unknownEvent) throw error;
      this.event = null;
      this.listener.unknownEvent(error.detail ?? "");
      return this.client.create(null);
    });
    this.#current = made.conversation;
    this.store.update({ conversation: made.conversation, token: made.token, notice: made.notice, talk: made.event?.title });
    if (made.notice) this.listener.notice(made.notice);
    if (made.event?.title) this.listener.event(made.event, { past: false });
    if (this.#listening) this.listen();
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
    for (const message of messages) this.#show(message, { past: false, retry: () => this.delivery.add(item) });
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
        for (const message of messages) this.#show(message, { past: true });
        this.#advance(messages);
        if (failures > 1) this.listener.held("");
        break;
      } catch (error) {
        if (error instanceof Refusal && !error.isPassing) {
          this.#forget();
          break;
        }
        this.listener.held(navigator.onLine ? TEXTS.downReading : TEXTS.offlineIdle);
        await waitOrWake(backOff(failures));
      }
    }
    this.listener.loading(false);
  }

  /** Only what a GET returned moves the cursor, so that nothing added beside an answer is missed. @param {number} wait @param {AbortSignal} [signal] */
  async #fetchSince(wait, signal) {
    const { messages } = await this.client.messages({ after: this.#cursor, wait, signal });
    for (const message of messages) this.#show(message, { past: false });
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

  /** Shows a message once. Only an apology, which the server does not keep, can be tried again. @param {Message} message @param {{ past: boolean, retry?: () => void }} how */
  #show(message, { past, retry }) {
    const isOwn = message.role === "user" && this.#shown.match(message);
    if (this.#shown.has(message.id)) return;
    this.#shown.add(message.id);
    const isApology = message.data?.kind === "error" && !message.id;
    if (!isOwn) this.listener.message(complete(message), { past, retry: isApology ? retry : undefined });
  }

  /** @param {Outgoing} item */
  #showOutgoing(item) {
    if (this.#shown.has(item.id)) return;
    this.#shown.expect(item);
    this.listener.outgoing(item, "sending");
  }

  /** @param {string} text */
  #held(text) {
    for (const item of this.delivery.waiting) this.listener.outgoing(item, text ? "waiting" : "sending");
    this.listener.held(text);
  }

  /** Another tab erased the conversation, or began one: this one follows. */
  #changedElsewhere() {
    const { conversation, notice } = this.store.state;
    if (conversation === this.#current) return;
    this.poll.stop();
    this.#current = conversation;
    this.#cursor = undefined;
    this.#shown.clear();
    this.listener.replaced();
    if (notice) this.listener.notice(notice);
    if (!conversation) return;
    this.#resumed = this.#history();
    if (this.#listening) this.listen();
  }

  /** The conversation is no more. A quick reply belonged to it: in the next one its title goes as a text. */
  #forget() {
    this.poll.stop();
    this.#behind = false;
    this.#cursor = undefined;
    if (this.store.state.conversation !== this.#current) return; // another tab has begun the next one
    this.#current = undefined;
    this.store.forgetConversation();
    const outbox = this.delivery.waiting.map(asText);
    if (outbox.length) this.store.update({ outbox });
  }
}
