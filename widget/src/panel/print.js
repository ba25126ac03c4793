// @ts-check
import { h } from "../shared/dom.js";
import css from "./print.css?inline";
import { TEXTS } from "./texts.js";

/** Time for the print window to be done with the frame where the browser does not say so. */
const LONG_ENOUGH = 60_000;

/**
 * Prints an answer alone, all its folds open, in a frame of its own: the visitor's page and its styles are not touched.
 * @param {HTMLElement} node @returns {boolean} false where frames are refused
 */
export function printNode(node) {
  const frame = h("iframe", { class: "vh", "aria-hidden": "true", tabindex: "-1", title: TEXTS.print });
  /** @type {ShadowRoot} */ (node.getRootNode()).append(frame);
  const view = frame.contentWindow;
  if (!view) return false;
  fill(view, node);
  const remove = () => frame.remove();
  view.addEventListener("afterprint", remove);
  setTimeout(remove, LONG_ENOUGH);
  view.focus();
  view.print();
  return true;
}

/** @param {Window} view @param {HTMLElement} node */
function fill(view, node) {
  const { document: sheetOf } = view;
  sheetOf.title = TEXTS.title;
  sheetOf.documentElement.lang = "fr";
  const copy = /** @type {HTMLElement} */ (sheetOf.importNode(node, true));
  for (const details of copy.querySelectorAll("details")) details.open = true;
  for (const link of copy.querySelectorAll("a")) if (link.href.startsWith("http")) link.dataset.address = link.href.replace(/^https?:\/\//, "");
  const head = h("p", { class: "from" }, `${TEXTS.title}, ${new Date().toLocaleDateString("fr-FR", { dateStyle: "long" })}`);
  sheetOf.body.append(sheetOf.importNode(head, true), copy);
  const style = new /** @type {any} */ (view).CSSStyleSheet();
  style.replaceSync(css);
  sheetOf.adoptedStyleSheets = [style];
}
