// @ts-check
import { h, hidden } from "../shared/dom.js";
import { icon } from "../shared/icons.js";
import { cards } from "./cards.js";
import { feedback } from "./feedback.js";
import { rendered } from "./render.js";
import { TEXTS } from "./texts.js";

/** @typedef {import("./client.js").Message} Message */

/** Kinds of answers that a visitor can judge. */
const JUDGED = new Set(["answer", "plan", "chart", "redirect"]);

/**
 * @typedef {object} Tools
 * @property {import("./replies.js").Replies} replies
 * @property {(answerId: string) => "up" | "down" | undefined} voted
 * @property {(answerId: string, value: "up" | "down", comment?: string) => void} vote
 * @property {() => void} exportData
 */

/** A message of the assistant or of a person. @param {Required<Message>} message @param {Tools} tools */
export function incoming({ role, text, buttons, data }, tools) {
  const isPerson = role === "person";
  return h(
    "div",
    { class: "message" },
    isPerson ? h("p", { class: "who" }, icon("person"), TEXTS.person) : hidden(TEXTS.bot),
    rendered(text),
    ...cards(data),
    data.action === "export" ? exportButton(tools.exportData) : null,
    buttons.length ? tools.replies.offer(buttons, data.kind === "question") : null,
    !isPerson && data.answer_id && JUDGED.has(data.kind)
      ? feedback(tools.voted(data.answer_id), (value, comment) => tools.vote(data.answer_id, value, comment))
      : null,
  );
}

/** A message of the visitor: their words as they are. @param {string} text */
export function outgoing(text) {
  const state = h("p", { class: "state" });
  const content = h("div", { class: "message" }, hidden(TEXTS.you), h("p", { class: "words" }, text), state);
  return {
    content,
    /** @param {string} words empty when it was sent */
    mark(words) {
      state.replaceChildren(...(words ? [icon("clock"), words] : []));
    },
  };
}

/** The first words, before anything was said. @param {string[]} examples @param {(text: string) => void} ask */
export function welcome(examples, ask) {
  const buttons = examples.map((text) =>
    h("li", {}, h("button", { type: "button", class: "reply example", on: { click: () => ask(text) } }, text)),
  );
  return h(
    "div",
    { class: "message" },
    hidden(TEXTS.bot),
    rendered(TEXTS.welcome),
    buttons.length ? h("ul", { class: "replies examples", "aria-label": TEXTS.examplesLabel }, ...buttons) : null,
  );
}

/** @param {() => void} exportData */
function exportButton(exportData) {
  return h("button", { type: "button", class: "reply", on: { click: exportData } }, icon("download"), TEXTS.exportHere);
}
