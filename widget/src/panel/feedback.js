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
 * @param {(value: Value, comment?: string) => void} vote
 */
export function feedback(before, vote) {
  const name = `avis-${++number}`;
  const thanks = h("span", { class: "thanks", role: "status" });
  const up = thumb("up", TEXTS.voteUp);
  const down = thumb("down", TEXTS.voteDown);
  const group = h("div", { class: "thumbs", role: "group", "aria-labelledby": name + "-question" }, h("span", { id: name + "-question" }, TEXTS.vote), up, down, thanks);
  const form = comment();
  const whole = h("div", { class: "feedback" }, group);
  if (before) press(before);

  /** @param {Value} value @param {string} label */
  function thumb(value, label) {
    const click = () => {
      press(value);
      vote(value);
      thanks.textContent = TEXTS.thanks;
      if (value === "down") whole.append(form);
      else form.remove();
    };
    return h("button", { type: "button", class: "thumb", "aria-pressed": "false", "aria-label": label, title: label, on: { click } }, icon(value));
  }

  /** @param {Value} value */
  function press(value) {
    up.setAttribute("aria-pressed", String(value === "up"));
    down.setAttribute("aria-pressed", String(value === "down"));
  }

  function comment() {
    const box = h("textarea", { id: name, rows: 2, maxlength: LIMIT });
    const submit = (/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      const words = box.value.trim();
      if (words) vote("down", words);
      thanks.textContent = "";
      setTimeout(() => (thanks.textContent = TEXTS.thanks), 50);
      down.focus();
      form.remove();
    };
    return h(
      "form",
      { class: "comment", on: { submit } },
      h("label", { for: name }, TEXTS.commentLabel),
      box,
      h("button", { type: "submit", class: "plain" }, TEXTS.commentSend),
    );
  }

  return whole;
}
