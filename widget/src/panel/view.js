// @ts-check
import { h } from "../shared/dom.js";
import { icon } from "../shared/icons.js";
import { makeComposer } from "./composer.js";
import { confirmErase } from "./confirm.js";
import { makeFrame } from "./frame.js";
import { Log } from "./log.js";
import { makeMenu } from "./menu.js";
import { rendered } from "./render.js";
import { TEXTS } from "./texts.js";
import { typeset } from "./typo.js";

/** A notice up to this length is never folded. */
const SHORT_NOTICE = 140;

/**
 * @typedef {object} Actions
 * @property {(text: string) => void} send
 * @property {() => void} engage the visitor is about to write
 * @property {() => void} toPerson
 * @property {() => void} exportData
 * @property {() => void} erase
 * @property {() => void} close
 */

/** The panel's parts, put together: header, notice, messages, status line, text box. */
export class View {
  /** @param {{ page: boolean, actions: Actions }} options */
  constructor({ page, actions }) {
    this.log = new Log();
    this.composer = makeComposer(actions);
    this.title = h("h2", { id: "titre", tabindex: "-1" }, TEXTS.title);
    this.subtitle = h("p", { class: "subtitle" }, TEXTS.subtitle);
    this.status = h("p", { class: "status", role: "status" });
    this.whisper = h("p", { class: "vh", role: "status" });
    this.noticeLine = h("div", { class: "notice", id: "annonce" });
    this.menu = makeMenu([
      { text: TEXTS.toPerson, icon: "person", run: actions.toPerson },
      { text: TEXTS.export, icon: "download", run: actions.exportData },
      { text: TEXTS.erase, icon: "trash", run: actions.erase },
    ]);
    this.body = h("div", { class: "messages" }, this.log.element);
    const content = [this.#header(page, actions.close), this.noticeLine, this.body, this.status, this.whisper, this.composer.form];
    this.frame = makeFrame({ page, content, titleId: "titre", noticeId: "annonce", close: actions.close });
  }

  /** @param {boolean} page @param {() => void} close */
  #header(page, close) {
    const shut = h("button", { type: "button", class: "tool", "aria-label": TEXTS.close, title: TEXTS.close, on: { click: close } }, icon("close"));
    return h(
      "header",
      { class: "head" },
      h("span", { class: "mark" }, icon("chat")),
      h("div", { class: "names" }, this.title, this.subtitle),
      this.menu.element,
      page ? null : shut,
    );
  }

  /** Who one is talking to: whole at first, its first sentence once the conversation has begun. @param {string} text */
  notice(text) {
    const [first, rest] = split(text);
    const open = this.noticeLine.querySelector("details")?.open ?? true;
    const whole = rest ? h("details", { open }, h("summary", {}, rendered(first), icon("more")), rendered(rest)) : rendered(first);
    this.noticeLine.replaceChildren(icon("info"), whole);
  }

  /** The talk that the conversation belongs to, under the name. @param {string} title */
  talk(title) {
    this.subtitle.textContent = `${TEXTS.subtitle} – ${typeset(title)}`;
  }

  foldNotice() {
    this.noticeLine.querySelector("details")?.removeAttribute("open");
  }

  /** A line above the text box, read aloud; empty takes it away. @param {string} text @param {"calm" | "trouble"} [tone] */
  say(text, tone = "calm") {
    this.status.textContent = typeset(text);
    this.status.dataset.tone = tone;
  }

  /** Said to screen readers only. @param {string} text */
  murmur(text) {
    this.whisper.textContent = text;
  }

  /** To the text box; on a touch screen to the title, so that the keyboard does not hide the conversation. */
  focus() {
    if (matchMedia("(pointer: coarse)").matches) this.title.focus();
    else this.composer.focus();
  }

  confirmErase() {
    return confirmErase(this.frame.element);
  }
}

/** The first sentence and what follows it. @param {string} text */
function split(text) {
  const end = text.length > SHORT_NOTICE ? /[.!?]\s/.exec(text.trim()) : null;
  return end ? [text.trim().slice(0, end.index + 1), text.trim().slice(end.index + 2)] : [text, ""];
}
