// @ts-check
import { adopt } from "../shared/dom.js";
import { Conversation } from "./conversation.js";
import { downloadJson } from "./download.js";
import { atEvent, incoming, outgoing, remark, welcome } from "./messages.js";
import composer from "./composer.css?inline";
import head from "./head.css?inline";
import css from "./panel.css?inline";
import { Replies } from "./replies.js";
import { TEXTS } from "./texts.js";
import { View } from "./view.js";

/**
 * @typedef {object} Options
 * @property {ShadowRoot} root
 * @property {HTMLElement} frame
 * @property {string} server
 * @property {string | null} event
 * @property {boolean} page
 * @property {string | null} examples questions between bars; empty for none; null for ours
 * @property {import("../shared/store.js").Store} store
 * @property {() => void} close
 * @property {(type: "message", detail: object) => void} tell
 */

/** The assistant's panel. @param {Options} options */
export async function createPanel(options) {
  const panel = new Panel(options);
  await panel.ready;
  return panel;
}

/** Joins the conversation (what happens) to the view (what is seen). */
export class Panel {
  /** @type {Map<string, (words: string) => void>} */ #marks = new Map();
  #isEmpty = true;

  /** @param {Options} options */
  constructor(options) {
    this.options = options;
    adopt(options.root, css + head + composer);
    this.replies = new Replies((reply) => this.#say({ payload: reply.payload, title: reply.title }));
    this.view = new View({
      page: options.page,
      actions: {
        send: (text) => this.#say({ text }),
        engage: () => this.#engage(),
        toPerson: () => this.#toPerson(),
        exportData: () => this.#export(),
        erase: () => this.#erase(),
        close: options.close,
      },
    });
    this.#notice(TEXTS.notice);
    this.conversation = new Conversation({ ...options, listener: this.#listener() });
    options.frame.append(this.view.frame.element);
    this.ready = this.view.log.ready.then(() => this.#begin());
    window.addEventListener("offline", this.#offline);
    window.addEventListener("online", this.#online);
  }

  /** @param {{ focus: boolean, engage: boolean }} how */
  open({ focus, engage }) {
    this.view.frame.open();
    if (focus) this.view.focus();
    if (engage) this.#engage();
    this.conversation.listen();
  }

  close() {
    this.view.menu.hide();
    this.view.frame.close();
    this.conversation.rest();
  }

  /** @param {string} text */
  ask(text) {
    const words = text.trim();
    if (!words) return;
    if (this.options.page) this.view.frame.element.scrollIntoView({ block: "nearest" });
    this.#say({ text: words });
  }

  destroy() {
    this.conversation.destroy();
    this.view.frame.destroy();
    window.removeEventListener("offline", this.#offline);
    window.removeEventListener("online", this.#online);
  }

  #begin() {
    if (!this.conversation.exists && !this.conversation.delivery.waiting.length) this.#welcome();
    this.conversation.resume().then(() => this.#isEmpty && this.#welcome());
    if (!navigator.onLine) this.#offline();
  }

  #welcome() {
    if (!this.#isEmpty) return;
    this.#isEmpty = false;
    const { event, examples } = this.options;
    const questions = examples === null ? (event ? [] : TEXTS.examples) : examples.split("|").map((one) => one.trim()).filter(Boolean);
    this.view.log.add("ai", welcome(questions, (text) => this.#say({ text })));
  }

  /** Makes the conversation before it is needed, for its notice; when that fails, sending will try again. */
  #engage() {
    this.conversation.ensure().catch(() => {});
  }

  /** @param {{ text: string } | { payload: string, title: string }} said */
  #say(said) {
    this.view.say("");
    this.conversation.send(said);
    this.options.tell("message", { role: "user", text: "text" in said ? said.text : said.title });
  }

  /** Who one is talking to, where to read more, and what this browser does not keep. @param {string} text */
  #notice(text) {
    const { server, store } = this.options;
    this.view.notice(`${text} [${TEXTS.yourData}](${server}/vos-donnees).${store.isVolatile ? `\n\n${TEXTS.volatile}` : ""}`);
  }

  /** @returns {import("./listener.js").Listener} */
  #listener() {
    const { view } = this;
    return {
      notice: (text) => this.#notice(text),
      message: (message, how) => this.#received(message, how),
      outgoing: (item, state, detail) => this.#sending(item, state, detail),
      typing: (on) => {
        view.log.typing(on);
        view.murmur(on ? TEXTS.typing : "");
      },
      held: (text) => view.say(text, "trouble"),
      passedOn: () => view.say(TEXTS.passedOn),
      replaced: () => this.#startOver(),
      event: (event, { past }) => {
        view.talk(event.title);
        if (!past) view.log.add("ai", atEvent(event, this.options.server, (text) => this.#say({ text })));
      },
      unknownEvent: (detail) => view.log.add("ai", remark(`**${detail || TEXTS.unknownEvent}**\n\n${TEXTS.withoutEvent}`)),
      loading: (on) => {
        view.log.loading(on);
        view.say(on ? TEXTS.loading : "");
      },
    };
  }

  /** @param {Required<import("./client.js").Message>} message @param {{ past: boolean, retry?: () => void }} how */
  #received(message, { past, retry }) {
    this.#isEmpty = false;
    if (message.role === "user") return this.#showWords(this.replies.words(message.text));
    const { store } = this.options;
    const means = {
      replies: this.replies,
      retry,
      server: this.options.server,
      voted: (/** @type {string} */ answerId) => store.state.votes?.[answerId],
      vote: this.conversation.vote.bind(this.conversation),
      exportData: () => this.#export(),
    };
    this.view.log.add(message.role === "person" ? "person" : "ai", incoming(message, means));
    if (!past) this.options.tell("message", { role: message.role, text: message.text });
  }

  /** @param {string} words */
  #showWords(words) {
    this.#isEmpty = false;
    const shown = outgoing(words);
    this.view.foldNotice();
    this.view.log.add("user", shown.content);
    this.replies.said(words);
    return shown.mark;
  }

  /** @param {import("../shared/store.js").Outgoing} item @param {"sending" | "waiting" | "sent" | "refused"} state @param {string} [detail] */
  #sending(item, state, detail) {
    const words = item.text ?? item.title ?? "";
    if (!this.#marks.has(item.id)) this.#marks.set(item.id, this.#showWords(words));
    this.#marks.get(item.id)?.({ sending: "", sent: "", waiting: TEXTS.waiting, refused: TEXTS.notSent }[state]);
    if (state === "refused") {
      this.view.say(detail ?? TEXTS.refused, "trouble");
      if (item.text) this.view.composer.restore(item.text);
    }
  }

  #toPerson() {
    const payload = "/human_handoff";
    if (this.replies.wasOffered(payload)) this.#say({ payload, title: TEXTS.toPerson });
    else this.#say({ text: TEXTS.askPerson });
  }

  async #export() {
    try {
      const data = await this.conversation.export();
      if (data) downloadJson(data, TEXTS.exportName);
      this.view.say(data ? TEXTS.exported : TEXTS.nothingYet);
    } catch {
      this.view.say(TEXTS.notExported, "trouble");
    }
  }

  async #erase() {
    const back = /** @type {HTMLElement | null} */ (this.options.root.activeElement);
    const sure = await this.view.confirmErase();
    back?.focus();
    if (!sure) return;
    try {
      await this.conversation.erase();
    } catch {
      return this.view.say(TEXTS.notErased, "trouble");
    }
    this.#startOver();
    this.view.say(TEXTS.erased);
  }

  /** The screen as on a first visit, then what the conversation says. */
  #startOver() {
    this.replies.clear();
    this.#marks.clear();
    this.view.log.clear();
    this.view.say("");
    this.#notice(TEXTS.notice);
    this.#isEmpty = true;
    if (!this.conversation.exists) this.#welcome();
  }

  #offline = () => this.view.say(this.conversation.delivery.waiting.length ? TEXTS.offline : TEXTS.offlineIdle, "trouble");
  #online = () => this.view.say(this.conversation.delivery.waiting.length ? TEXTS.back : "");
}
