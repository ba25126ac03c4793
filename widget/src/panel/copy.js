// @ts-check
import { h } from "../shared/dom.js";

/**
 * Copies a text. Where the clipboard is refused (plain http, a frame without the right) the old command is tried.
 * @param {string} text @param {HTMLElement} place an element of the panel, beside which the old command selects
 * @returns {Promise<boolean>} whether it was done
 */
export async function copyText(text, place) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return oldCopy(text, place);
  }
}

/** @param {string} text @param {HTMLElement} place */
function oldCopy(text, place) {
  const back = /** @type {HTMLElement | null} */ (/** @type {ShadowRoot} */ (place.getRootNode()).activeElement);
  const box = h("textarea", { class: "vh", readonly: true, "aria-hidden": "true" });
  box.value = text;
  place.append(box);
  box.select();
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    box.remove();
    back?.focus();
  }
}
