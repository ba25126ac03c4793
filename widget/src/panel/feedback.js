// @ts-check
import { h } from "../shared/dom.js";
import { icon } from "../shared/icons.js";
import { TEXTS } from "./texts.js";

/** @typedef {"up" | "down"} Value */

const LIMIT = 1000;
let number = 0;

/**
 * Two thumbs under an answer, and after a thumb down room for a few words.
 * @param {Value | undefined} before what was said of this answer earlier
 * @param {(value: Value, comment?: string) => Promise<boolean>} vote whether the server has it
 */
export function feedback(before, vote) {
  const name = `avis-${++number}`;
  const thanks = h("p", { class: "done", role: "status" });
  const up = thumb("up", TEXTS.voteUp);
  const down = thumb("down", TEXTS.voteDown);
  const thumbs = h("span", { class: "judge", role: "group", "aria-label": TEXTS.vote }, h("span", { "aria-hidden": "true" }, TEXTS.useful), up, down);
  const form = comment();
  const below = h("div", {}, thanks);
  if (before) press(before);

  /** @param {Value} value @param {string} label */
  function thumb(value, label) {
    const click = () => {
      press(value);
      send(value);
      if (value === "down") below.append(form);
      else form.remove();
    };
    return h("button", { type: "button", class: "thumb", "aria-pressed": "false", "aria-label": label, title: label, on: { click } }, icon(value));
  }

  /** The same words twice are read aloud twice only if they go away in between. @param {Value} value @param {string} [words] */
  async function send(value, words) {
    thanks.textContent = "";
    thanks.textContent = (await vote(value, words)) ? TEXTS.thanks : TEXTS.notVoted;
  }

  /** @param {Value} value */
  function press(value) {
    up.setAttribute("aria-pressed", String(value === "up"));
    down.setAttribute("aria-pressed", String(value === "down"));
  }

  function comment() {
    const box = h("textarea", { id: name, rows: 2, maxlength: LIMIT });
    const submit = (/** @type {Event} */ event) => {
      event.preventDefault();
      const words = box.value.trim();
      if (words) send("down", words);
      down.focus();
      form.remove();
    };
    return h(
      "form",
      { class: "comment", on: { submit } },
      h("label", { for: name }, TEXTS.commentLabel),
      box,
      h("button", { type: "submit", class: "plain", on: { click: submit } }, TEXTS.commentSend),
    );
  }

  return { thumbs, below };
}
