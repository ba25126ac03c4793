// @ts-check
import { h, hidden } from "../shared/dom.js";
import { icon } from "../shared/icons.js";
import { TEXTS } from "./texts.js";
import { typeset } from "./typo.js";

/** @typedef {import("./client.js").Button} Button */

/**
 * Quick replies of the conversation. A used one stays where it is, marked and inert, and keeps the focus;
 * those of a question are all closed by the visitor's next message, for they would answer another question.
 */
export class Replies {
  /** @type {{ button: HTMLButtonElement, reply: Button, isQuestion: boolean }[]} */ #all = [];

  /** @param {(reply: Button) => void} choose */
  constructor(choose) {
    this.choose = choose;
  }

  /** @param {Button[]} replies @param {boolean} isQuestion */
  offer(replies, isQuestion) {
    const buttons = replies.map((reply) => {
      const button = h("button", { type: "button", class: "reply", on: { click: () => this.#click(button, reply) } }, typeset(reply.title ?? ""));
      this.#all.push({ button, reply, isQuestion });
      return h("li", {}, button);
    });
    return h("ul", { class: "replies", "aria-label": TEXTS.repliesLabel }, ...buttons);
  }

  /** The visitor said something: by a button, or in words that are those of a button. @param {string} said */
  said(said) {
    const used = this.#all.findLast(({ reply }) => reply.title === said || reply.payload === said);
    for (const offered of this.#all) {
      if (offered === used) close(offered.button, true);
      else if (offered.isQuestion) close(offered.button, false);
    }
  }

  /** @param {string} payload */
  wasOffered(payload) {
    return this.#all.some(({ reply }) => reply.payload === payload);
  }

  /** The words of a payload, for a history that only has the payload. @param {string} said */
  words(said) {
    return this.#all.findLast(({ reply }) => reply.payload === said)?.reply.title ?? said;
  }

  clear() {
    this.#all = [];
  }

  /** @param {HTMLButtonElement} button @param {Button} reply */
  #click(button, reply) {
    if (button.getAttribute("aria-disabled") === "true") return;
    close(button, true);
    this.choose(reply);
  }
}

/** Inert but focusable, so that a keyboard user is not thrown back to the top. @param {HTMLButtonElement} button @param {boolean} chosen */
function close(button, chosen) {
  if (button.getAttribute("aria-disabled") === "true") return;
  button.setAttribute("aria-disabled", "true");
  if (chosen) button.append(icon("check"), hidden(` (${TEXTS.chosen})`));
}
