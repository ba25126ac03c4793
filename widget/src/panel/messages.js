// @ts-check
import { h, hidden } from "../shared/dom.js";
import { icon } from "../shared/icons.js";
import { cards } from "./cards.js";
import { feedback } from "./feedback.js";
import { list, record } from "./read.js";
import { rendered, renderedAnswer } from "./render.js";
import { TEXTS } from "./texts.js";
import { tools } from "./tools.js";
import { ways } from "./ways.js";

/** @typedef {import("./client.js").Message} Message */

/** Kinds of answers that a visitor can judge, copy and print. */
const ANSWERS = new Set(["answer", "plan", "chart", "redirect"]);

/**
 * @typedef {object} Means what a message needs from outside
 * @property {import("./replies.js").Replies} replies
 * @property {(() => void) | undefined} retry sends again what this message apologises for
 * @property {string} server
 * @property {(answerId: string) => "up" | "down" | undefined} voted
 * @property {(answerId: string, value: "up" | "down", comment?: string) => Promise<boolean>} vote whether the server has it
 * @property {() => void} exportData
 */

/** A message of the assistant or of a person. @param {Required<Message>} message @param {Means} means */
export function incoming({ role, text, buttons, data }, means) {
  const isPerson = role === "person";
  const body = h("div", { class: "answer" }, renderedAnswer(withoutDrawn(text, data)), ...cards(data, text, means.server));
  return h(
    "div",
    { class: "message" },
    isPerson ? h("p", { class: "who" }, icon("person"), TEXTS.person) : hidden(TEXTS.bot),
    body,
    data.action === "export" ? exportButton(means.exportData) : null,
    means.retry ? retryButton(means.retry) : null,
    buttons.length ? means.replies.offer(buttons, data.kind === "question") : null,
    !isPerson && ANSWERS.has(data.kind) ? foot(text, data, body, means) : null,
  );
}

/** Under an answer: is it useful, copy it, print it. @param {string} text @param {Record<string, any>} data @param {HTMLElement} body @param {Means} means */
function foot(text, data, body, means) {
  const { answer_id } = data;
  const judged = answer_id ? feedback(means.voted(answer_id), (value, comment) => means.vote(answer_id, value, comment)) : { thumbs: null, below: null };
  const { buttons, status } = tools(text, list(data.sources), body);
  return h("div", { class: "feedback" }, h("div", { class: "thumbs" }, judged.thumbs, buttons), judged.below, status);
}

/** The text without the paragraph of links to what is drawn below it with those links. @param {string} text @param {Record<string, any>} data */
function withoutDrawn(text, data) {
  const drawn = data.kind === "plan" ? record(record(data.plan).links) : data.kind === "chart" ? record(data.chart) : {};
  const addresses = [drawn.page, drawn.pdf, drawn.calendar].filter((one) => typeof one === "string" && one);
  return text.split(/\n{2,}/).filter((part) => !addresses.some((one) => part.includes(`](${one})`))).join("\n\n");
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
  return h("div", { class: "message" }, hidden(TEXTS.bot), rendered(TEXTS.welcome), questions(examples, ask));
}

/** The first words at an event: which one, what one can do. @param {import("./listener.js").Event} event @param {string} server @param {(text: string) => void} ask */
export function atEvent({ title, speakers, page }, server, ask) {
  const who = list(speakers).filter((one) => typeof one === "string").join(", ");
  const board = ways([{ href: page, drawing: "chat", words: TEXTS.board }], server);
  return h("div", { class: "message" }, hidden(TEXTS.bot), rendered(TEXTS.atEvent(title, who)), questions(TEXTS.eventQuestions, ask), board);
}

/** First questions to press. @param {string[]} texts @param {(text: string) => void} ask */
function questions(texts, ask) {
  if (!texts.length) return null;
  const buttons = texts.map((text) => h("li", {}, h("button", { type: "button", class: "reply example", on: { click: () => ask(text) } }, text)));
  return h("ul", { class: "replies examples", "aria-label": TEXTS.examplesLabel }, ...buttons);
}

/** Said by the widget itself, in the assistant's place. @param {string} text */
export function remark(text) {
  return h("div", { class: "message" }, hidden(TEXTS.bot), rendered(text));
}

/** Once: what comes of it is another message. @param {() => void} retry */
function retryButton(retry) {
  const click = () => {
    if (button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true");
    retry();
  };
  const button = h("button", { type: "button", class: "reply", on: { click } }, icon("again"), TEXTS.retry);
  return button;
}

/** @param {() => void} exportData */
function exportButton(exportData) {
  return h("button", { type: "button", class: "reply", on: { click: exportData } }, icon("download"), TEXTS.exportHere);
}
