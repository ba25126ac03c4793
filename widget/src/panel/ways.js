// @ts-check
import { h } from "../shared/dom.js";
import { icon } from "../shared/icons.js";
import { ownAddress } from "./read.js";
import { outward } from "./render.js";

/** @typedef {{ href: unknown, drawing: Parameters<typeof icon>[0], words: string }} Way */

/** Links to the server's own pages and files, those that are there; null when none is. @param {Way[]} all @param {string} server */
export function ways(all, server) {
  const items = all.flatMap(({ href, drawing, words }) => {
    const address = ownAddress(href, server);
    return address ? [h("li", {}, outward(address, icon(drawing), words))] : [];
  });
  return items.length ? h("ul", { class: "ways" }, ...items) : null;
}
