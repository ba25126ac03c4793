// @ts-check
import { h } from "../shared/dom.js";
import { icon } from "../shared/icons.js";
import { counter, TEXTS } from "./texts.js";

export const LIMIT = 2000;
const COUNT_FROM = 1600;

/**
 * The text box. Enter sends, Shift + Enter goes to the next line.
 * @param {{ send: (text: string) => void, engage: () => void }} actions
 */
export function makeComposer({ send, engage }) {
  const help = h("span", { id: "aide", class: "vh" }, TEXTS.boxHelp);
  const count = h("span", { id: "compte", class: "count" });
  let spokenHundreds = 0;
  const spoken = h("span", { class: "vh", role: "status" });
  const box = h("textarea", {
    id: "message",
    rows: 1,
    placeholder: TEXTS.placeholder,
    enterkeyhint: "send",
    autocomplete: "off",
    "aria-describedby": "aide compte",
    on: { input: measure, keydown, focus: engage },
  });
  const button = h("button", { type: "submit", class: "send", "aria-label": TEXTS.send, title: TEXTS.send, on: { click: submit } }, icon("send"));
  const form = h(
    "form",
    { class: "composer", on: { submit } },
    h("label", { for: "message", class: "vh" }, TEXTS.boxLabel),
    help,
    h("div", { class: "box" }, box, button),
    count,
    spoken,
  );

  /** @param {KeyboardEvent} event */
  function keydown(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    submit(event);
  }

  /** Called by the key and the button themselves: a frame without the right to forms never tells of a submission. @param {Event} event */
  function submit(event) {
    event.preventDefault();
    const text = box.value.trim();
    if (!text) return box.focus();
    if (text.length > LIMIT) return tooLong(text.length);
    box.value = "";
    measure();
    send(text);
  }

  /** @param {number} length */
  function tooLong(length) {
    count.textContent = `${TEXTS.tooLong} ${counter(length, LIMIT)}.`;
    spoken.textContent = count.textContent;
    box.focus();
  }

  /** Grows with the text, and counts when the limit comes near. */
  function measure() {
    const { length } = box.value.trim();
    count.textContent = length > COUNT_FROM ? counter(length, LIMIT) : "";
    speak(length);
    count.classList.toggle("over", length > LIMIT);
    if (length > LIMIT) box.setAttribute("aria-invalid", "true");
    else box.removeAttribute("aria-invalid");
    box.style.height = "auto";
    box.style.height = `${box.scrollHeight}px`;
  }

  /** The count is read aloud every hundred characters, not at every key. @param {number} length */
  function speak(length) {
    const hundreds = length > COUNT_FROM ? Math.floor(length / 100) : 0;
    if (hundreds !== spokenHundreds) spoken.textContent = count.textContent;
    spokenHundreds = hundreds;
  }

  return {
    form,
    focus: () => box.focus(),
    /** Gives back words that could not be sent, unless others have been begun. @param {string} text */
    restore(text) {
      if (box.value) return;
      box.value = text;
      measure();
    },
  };
}
