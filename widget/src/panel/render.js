// @ts-check
import { h, hidden } from "../shared/dom.js";
import { icon } from "../shared/icons.js";
import { parse, safeLink } from "./markdown.js";
import { TEXTS } from "./texts.js";
import { typeset } from "./typo.js";

/** @typedef {import("./markdown.js").Inline} Inline */
/** @typedef {import("./markdown.js").Block} Block */

/** Letters after which an answer is long; what is folded of one; no fold hides less. */
const LONG = 1400;
const SHOWN = 900;
const LEAST = 250;

/** A text in our Markdown as DOM nodes. @param {string} source */
export const rendered = (source) => prose(parse(source));

/** The same, folded after about a screen when it is long. @param {string} source */
export function renderedAnswer(source) {
  const blocks = parse(source);
  const cut = source.length > LONG ? firstBeyond(blocks) : blocks.length;
  if (cut >= blocks.length) return prose(blocks);
  const rest = h("details", { class: "rest" }, h("summary", {}, icon("more"), TEXTS.readOn), prose(blocks.slice(cut)));
  return h("div", {}, prose(blocks.slice(0, cut)), rest);
}

/** How many blocks to show: those up to the limit, all of them when little would remain. @param {Block[]} blocks */
function firstBeyond(blocks) {
  const sizes = blocks.map((block) => JSON.stringify(block).length);
  let sum = 0;
  const cut = sizes.findIndex((size) => (sum += size) > SHOWN) + 1;
  const left = sizes.slice(cut).reduce((total, size) => total + size, 0);
  return cut > 0 && left > LEAST ? cut : blocks.length;
}

/** @param {Block[]} blocks */
function prose(blocks) {
  const nodes = blocks.map((block) => {
    if (block.type === "paragraph") return h("p", {}, ...block.lines.flatMap((line, i) => [i > 0 && h("br"), ...line.map(inline)]));
    const items = block.items.map((item) => h("li", {}, ...item.map(inline)));
    return block.start === null ? h("ul", {}, ...items) : h("ol", { start: block.start }, ...items);
  });
  return h("div", { class: "prose" }, ...nodes);
}

/** @param {Inline} part @returns {Node | string} */
function inline(part) {
  if (typeof part === "string") return typeset(part);
  const children = part.children.map(inline);
  return part.type === "strong" ? h("strong", {}, ...children) : outward(part.href, ...children);
}

/** A link out of the conversation; its text alone when the address is not safe. @param {unknown} href @param {...(Node | string)} children */
export function outward(href, ...children) {
  const safe = typeof href === "string" ? safeLink(href) : null;
  if (!safe) return h("span", {}, ...children);
  if (!safe.startsWith("http")) return h("a", { href: safe }, ...children);
  return h("a", { href: safe, target: "_blank", rel: "noopener noreferrer" }, ...withArrow(children), hidden(TEXTS.newWindow));
}

/** The arrow stays on the line of the last word; a link that begins with a drawing has none. @param {(Node | string)[]} children */
function withArrow(children) {
  if (children[0] instanceof SVGElement) return children;
  const last = children.at(-1);
  if (typeof last !== "string") return [...children, icon("link")];
  const at = last.lastIndexOf(" ") + 1;
  return [...children.slice(0, -1), last.slice(0, at), h("span", { class: "together" }, last.slice(at), icon("link"))];
}
