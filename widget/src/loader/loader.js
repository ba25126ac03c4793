// @ts-check
import { passOn } from "./attributes.js";
import { BonCanalElement, SOURCE } from "./element.js";

/** The assistant the page speaks to. @returns {BonCanalElement | null} */
const assistant = () => document.querySelector(/** @type {"bon-canal"} */ ("bon-canal"));

/** The only global name of the widget. */
const BonCanal = Object.freeze({
  /** Opens the panel. */
  open: () => assistant()?.open(),
  /** Closes the panel (a page-mode assistant stays). */
  close: () => assistant()?.close(),
  /** Sends a question as the visitor. @param {string} text */
  ask: (text) => assistant()?.ask(text),
  /**
   * Listens to "open", "close", "message" or "unread". Returns a function that stops listening.
   * @param {"open" | "close" | "message" | "unread"} type
   * @param {(detail: any) => void} listener
   */
  on(type, listener) {
    const forward = (/** @type {Event} */ event) => listener(/** @type {CustomEvent} */ (event).detail);
    document.addEventListener(`bon-canal:${type}`, forward);
    return () => document.removeEventListener(`bon-canal:${type}`, forward);
  },
});

/**
 * Puts the assistant on the page: in place of the script in page mode, else at the end of the body.
 * A script included twice makes one assistant; a page-mode one takes the place of a bubble.
 * @param {HTMLScriptElement} script
 */
function embed(script) {
  const element = /** @type {BonCanalElement} */ (document.createElement("bon-canal"));
  passOn(script, element);
  const other = assistant();
  if (other && (!element.isPage || other.isPage)) return;
  other?.remove();
  if (element.isPage) script.after(element);
  else document.body.append(element);
}

if (!customElements.get("bon-canal")) {
  customElements.define("bon-canal", BonCanalElement);
  Object.defineProperty(window, "BonCanal", { value: BonCanal, configurable: true });
}
const script = document.currentScript ?? document.querySelector(`script[src="${CSS.escape(SOURCE.href)}"]`);
if (script instanceof HTMLScriptElement) {
  if (document.body) embed(script);
  else document.addEventListener("DOMContentLoaded", () => embed(script));
}
