// @ts-check
import { h } from "../shared/dom.js";
import { icon } from "../shared/icons.js";
import { copyText } from "./copy.js";
import { plain } from "./markdown.js";
import { printNode } from "./print.js";
import { text as read } from "./read.js";
import { TEXTS } from "./texts.js";
import { typeset } from "./typo.js";

/**
 * « Copier » and « Imprimer » under an answer.
 * @param {string} text its Markdown @param {any[]} sources @param {HTMLElement} body what is printed
 */
export function tools(text, sources, body) {
  const status = h("p", { class: "done", role: "status" });
  const button = (/** @type {"copy" | "print"} */ drawing, /** @type {string} */ label, /** @type {() => unknown} */ click) =>
    h("button", { type: "button", class: "thumb", "aria-label": label, title: label, on: { click } }, icon(drawing));
  const copy = async () => {
    const done = await copyText(asText(text, sources), body);
    say(done ? TEXTS.copied : TEXTS.notCopied);
  };
  const print = () => {
    say("");
    if (!printNode(body)) say(TEXTS.notPrinted);
  };
  /** Emptied first, so that the same words are read aloud again. @param {string} words */
  const say = (words) => {
    status.textContent = "";
    setTimeout(() => (status.textContent = words), 50);
  };
  return { buttons: h("span", { class: "tools" }, button("copy", TEXTS.copy, copy), button("print", TEXTS.print, print)), status };
}

/** What an e-mail or a note keeps: no marks, addresses written out, the sources. @param {string} text @param {any[]} sources */
function asText(text, sources) {
  const lines = sources.map((one) => `- ${[read(one?.title), read(one?.publisher), one?.year].filter(Boolean).join(", ")}${read(one?.url) ? ` : ${one.url}` : ""}`);
  return typeset(plain(text)) + (lines.length ? `\n\n${TEXTS.sources}\u00a0:\n${lines.join("\n")}` : "");
}
