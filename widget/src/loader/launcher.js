// @ts-check
import { h, hidden } from "../shared/dom.js";
import { icon } from "../shared/icons.js";

/**
 * @typedef {object} Launcher
 * @property {HTMLButtonElement} button
 * @property {HTMLElement} trouble
 * @property {HTMLElement} status
 * @property {(text: string) => void} label
 * @property {(open: boolean) => void} expanded
 * @property {(loading: boolean) => void} loading
 * @property {(count: number) => void} unread
 * @property {(text: string) => void} complain
 */

/**
 * The button that opens the assistant, with its label always visible.
 * @param {string} label
 * @param {() => void} toggle
 * @returns {Launcher}
 */
export function makeLauncher(label, toggle) {
  const badge = h("span", { class: "badge", hidden: true });
  const words = h("span", { class: "label" }, label);
  const status = h("span", { class: "vh", role: "status" });
  const button = h(
    "button",
    { class: "launcher", type: "button", "aria-expanded": "false", "aria-haspopup": "dialog", on: { click: toggle } },
    icon("chat"),
    words,
    badge,
  );
  const trouble = h("p", { class: "trouble", role: "alert" });

  return {
    button,
    trouble,
    status,
    label(text) {
      words.textContent = text;
    },
    expanded(open) {
      button.setAttribute("aria-expanded", String(open));
    },
    loading(loading) {
      if (loading) button.setAttribute("aria-busy", "true");
      else button.removeAttribute("aria-busy");
    },
    unread(count) {
      badge.hidden = count === 0;
      const what = count > 1 ? "\u00a0nouveaux messages" : "\u00a0nouveau message";
      badge.replaceChildren(String(count), hidden(what));
      status.textContent = count ? `Bon Canal\u00a0: ${count}${what}` : "";
    },
    complain(text) {
      trouble.textContent = text;
    },
  };
}
