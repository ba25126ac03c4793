// @ts-check
import "deep-chat/dist/deepChat.bundle.js";
import { adopt } from "../shared/dom.js";
import cards from "./cards.css?inline";
import figures from "./figures.css?inline";
import css from "./log.css?inline";
import replies from "./replies.css?inline";
import { slotFor } from "./slot.js";
import { TEXTS } from "./texts.js";
import { sleep } from "./wake.js";

/** @typedef {"user" | "ai" | "person" | "intro"} Role */

/** The build gives Deep Chat's element this name, so that a page with a Deep Chat of its own does not clash with ours. */
const DEEP_CHAT_TAG = "bon-canal-log";
/** Deep Chat scrolls by itself just after it adds a message; we scroll after that. */
const AFTER_LAYOUT = 20;
const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif';

/**
 * The list of messages: the one file that knows Deep Chat. Its own text box is not used (no label of its own, Markdown
 * of what the visitor types becomes live links, and a second message is dropped while the first is answered).
 */
export class Log {
  /** @type {any} */ #chat = document.createElement(DEEP_CHAT_TAG);
  /** @type {HTMLElement | null} */ #list = null;
  /** @type {HTMLElement | null} */ #anchor = null;
  #typing = false;
  #settling = false;

  /** Shown once `ready` is resolved; Deep Chat takes its settings only before that. */
  constructor() {
    const chat = this.#chat;
    const shown = new Promise((resolve) => (chat.onComponentRender = resolve));
    chat.style.fontFamily = FONT; // set before it is connected, else Deep Chat asks Google for a font
    chat.style.cssText += "display:block;width:100%;height:100%;font-size:inherit;border:0;border-radius:0;background:transparent";
    chat.connect = { handler: () => {} };
    chat.displayLoadingBubble = { toggle: () => {} };
    this.element = chat;
    this.ready = shown.then(() => this.#settled()).then(() => this.#prepare());
  }

  /** On a slow machine Deep Chat renders twice, and says so only the first time: the second list takes the place of the first. */
  async #settled() {
    while (this.#chat._waitingToRender_) await sleep(10);
  }

  #prepare() {
    const root = /** @type {ShadowRoot} */ (this.#chat.shadowRoot);
    adopt(root, css + cards + figures + replies);
    this.#list = /** @type {HTMLElement} */ (root.getElementById("messages"));
    const attributes = { role: "log", "aria-live": "polite", "aria-relevant": "additions", "aria-label": TEXTS.conversation, tabindex: "0" };
    for (const [name, value] of Object.entries(attributes)) this.#list.setAttribute(name, value);
  }

  /** @param {Role} role @param {HTMLElement} content */
  add(role, content) {
    const wasTyping = this.#typing;
    const isWanted = role === "user" || wasTyping || this.#settling;
    const place = this.#place();
    this.typing(false);
    this.#chat.addMessage({ role, html: slotFor(content) });
    if (role === "user") this.#anchor = content;
    if (role === "user") this.typing(wasTyping);
    if (isWanted) this.#settle();
    else this.#keepReading(place, content);
  }

  /** The three dots. They are not announced here: the status line says it in words. @param {boolean} on */
  typing(on) {
    if (on === this.#typing) return;
    this.#typing = on;
    this.#chat.displayLoadingBubble.toggle(on ? {} : undefined);
    if (on) this.#settle();
  }

  /** While the history is put back nothing is read aloud. @param {boolean} loading */
  loading(loading) {
    this.#list?.setAttribute("aria-busy", String(loading));
    if (loading) return void this.#list?.setAttribute("aria-live", "off");
    setTimeout(() => this.#list?.setAttribute("aria-live", "polite"), 300);
    this.#toEnd();
  }

  clear() {
    this.#typing = false;
    this.#anchor = null;
    this.#chat.clearMessages(true);
  }

  /** Keeps the visitor's last question at the top, so that an answer is read from its beginning. */
  #settle() {
    this.#settling = true;
    setTimeout(() => {
      this.#settling = false;
      if (this.#anchor?.isConnected) this.#bringUp(this.#anchor);
      else this.#toEnd();
    }, AFTER_LAYOUT);
  }

  /** Where the visitor is reading. */
  #place() {
    const { scrollTop = 0, clientHeight = 0, scrollHeight = 0 } = this.#list ?? {};
    return { scrollTop, isEnd: scrollTop + clientHeight >= scrollHeight - 40 };
  }

  /** Something came unasked: it is shown to those who are at the end, and does not disturb the others. @param {{ scrollTop: number, isEnd: boolean }} place @param {HTMLElement} content */
  #keepReading({ scrollTop, isEnd }, content) {
    setTimeout(() => {
      if (isEnd) this.#bringUp(content);
      else if (this.#list) this.#list.scrollTop = scrollTop;
    }, AFTER_LAYOUT);
  }

  /** @param {HTMLElement} content */
  #bringUp(content) {
    if (this.#list) this.#list.scrollTop += content.getBoundingClientRect().top - this.#list.getBoundingClientRect().top - 16;
  }

  #toEnd() {
    setTimeout(() => this.#list && (this.#list.scrollTop = this.#list.scrollHeight), AFTER_LAYOUT);
  }
}
