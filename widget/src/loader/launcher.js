// @ts-check
import { h, hidden } from "../shared/dom.js";
import { icon } from "../shared/icons.js";

/**
 * @typedef {object} Launcher
 * @property {HTMLButtonElement} button
 * @property {HTMLElement} trouble
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
  const button = h(
    "button",
    { class: "launcher", type: "button", "aria-expanded": "false", "aria-haspopup": "dialog", on: { click: toggle } },
    icon("chat"),
    h("span", { class: "label" }, label),
    badge,
  );
  const trouble = h("p", { class: "trouble", role: "alert" });

  return {
    button,
    trouble,
    expanded(open) {
      button.setAttribute("aria-expanded", String(open));
    },
    loading(loading) {
      if (loading) button.setAttribute("aria-busy", "true");
      else button.removeAttribute("aria-busy");
    },
    unread(count) {
      badge.hidden = count === 0;
      badge.replaceChildren(String(count), hidden(count > 1 ? " nouveaux messages" : " nouveau message"));
    },
    complain(text) {
      trouble.textContent = text;
    },
  };
}
