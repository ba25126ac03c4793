// @ts-check
import { h } from "../shared/dom.js";
import { icon } from "../shared/icons.js";
import { TEXTS } from "./texts.js";

/** @typedef {{ text: string, icon: Parameters<typeof icon>[0], run: () => void }} Entry */

/** A button and the list of actions it shows. Escape, a choice, or leaving it closes the list. @param {Entry[]} entries */
export function makeMenu(entries) {
  const items = entries.map((entry) => h("li", {}, h("button", { type: "button", on: { click: () => choose(entry) } }, icon(entry.icon), entry.text)));
  const list = h("ul", { id: "menu", class: "menu-list", hidden: true }, ...items);
  const button = h(
    "button",
    { type: "button", class: "tool", "aria-label": TEXTS.menu, title: TEXTS.menu, "aria-expanded": "false", "aria-controls": "menu", on: { click: toggle } },
    icon("menu"),
  );
  const element = h("div", { class: "menu", on: { keydown, focusout } }, button, list);

  /** @param {boolean} open */
  function show(open) {
    list.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
  }

  function toggle() {
    show(Boolean(list.hidden));
  }

  /** @param {Entry} entry */
  function choose(entry) {
    show(false);
    button.focus();
    entry.run();
  }

  /** @param {KeyboardEvent} event */
  function keydown(event) {
    if (event.key !== "Escape" || list.hidden) return;
    event.preventDefault();
    event.stopPropagation();
    show(false);
    button.focus();
  }

  /** @param {FocusEvent} event */
  function focusout(event) {
    if (event.relatedTarget instanceof Node && !element.contains(event.relatedTarget)) show(false);
  }

  return { element, hide: () => show(false) };
}
