// @ts-check
import { h } from "../shared/dom.js";

/** Hands a value to the visitor as a JSON file. @param {unknown} value @param {string} name */
export function downloadJson(value, name) {
  const address = URL.createObjectURL(new Blob([JSON.stringify(value, null, 2)], { type: "application/json" }));
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
