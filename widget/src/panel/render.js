// @ts-check
import { h, hidden } from "../shared/dom.js";
import { icon } from "../shared/icons.js";
import { parse, safeLink } from "./markdown.js";
import { TEXTS } from "./texts.js";

/** @typedef {import("./markdown.js").Inline} Inline */

/** A text in our Markdown as DOM nodes. @param {string} source */
export function rendered(source) {
  const nodes = parse(source).map((block) => {
    if (block.type === "paragraph") return h("p", {}, ...block.lines.flatMap((line, i) => [i > 0 && h("br"), ...line.map(inline)]));
    const items = block.items.map((item) => h("li", {}, ...item.map(inline)));
    return block.start === null ? h("ul", {}, ...items) : h("ol", { start: block.start }, ...items);
  });
  return h("div", { class: "prose" }, ...nodes);
}

/** @param {Inline} part @returns {Node | string} */
function inline(part) {
  if (typeof part === "string") return part;
  const children = part.children.map(inline);
  return part.type === "strong" ? h("strong", {}, ...children) : outward(part.href, ...children);
}

/** A link out of the conversation; its text alone when the address is not safe. @param {string} href @param {...(Node | string)} children */
export function outward(href, ...children) {
  const safe = safeLink(href);
  if (!safe) return h("span", {}, ...children);
  if (!safe.startsWith("http")) return h("a", { href: safe }, ...children);
  return h("a", { href: safe, target: "_blank", rel: "noopener noreferrer" }, ...children, icon("link"), hidden(TEXTS.newWindow));
}
