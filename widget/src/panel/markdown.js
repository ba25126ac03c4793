// @ts-check
/**
 * @typedef {string | { type: "strong", children: Inline[] } | { type: "link", href: string, children: Inline[] }} Inline
 * @typedef {{ type: "paragraph", lines: Inline[][] } | { type: "list", start: number | null, items: Inline[][] }} Block
 */

const SAFE = new Set(["http:", "https:", "mailto:", "tel:"]);
const MARKS = new RegExp(
  [
    String.raw`\*\*(?<strong>[^\n]+?)\*\*`,
    String.raw`\[(?<label>[^\]\n]+)\]\((?<href>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)`,
    String.raw`(?<url>https?:\/\/[^\s<>"«»]+)`,
    String.raw`(?<mail>[\w.+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+)`,
  ].join("|"),
  "gi",
);
const ITEM = /^ {0,3}(?:[-*•]|(?<number>\d{1,2})[.)])\s+(?<text>.*)$/;

/** The address if it is absolute and of a kind that only navigates, else null. @param {string} address */
export function safeLink(address) {
  try {
    const url = new URL(address);
    return SAFE.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** Reads paragraphs, lists, bold and links. Everything else stays the text it is. @param {string} source @returns {Block[]} */
export function parse(source) {
  /** @type {Block[]} */ const blocks = [];
  let open = false;
  for (const line of source.replaceAll("\r", "").split("\n")) {
    if (!line.trim()) open = false;
    else open = add(blocks, line, open);
  }
  return blocks;
}

/** Adds a line to the last block when it belongs there, else begins a block. @param {Block[]} blocks @param {string} line @param {boolean} open */
function add(blocks, line, open) {
  const last = open ? blocks.at(-1) : undefined;
  const item = ITEM.exec(line)?.groups;
  if (item) {
    const start = item.number ? Number(item.number) : null;
    const list = blocks.at(-1);
    if (list?.type === "list" && (list.start === null) === (start === null)) list.items.push(inlines(item.text));
    else blocks.push({ type: "list", start, items: [inlines(item.text)] });
  } else if (last?.type === "list" && /^\s/.test(line)) {
    last.items.at(-1)?.push(" ", ...inlines(line.trim()));
  } else if (last?.type === "paragraph") {
    last.lines.push(inlines(line));
  } else {
    blocks.push({ type: "paragraph", lines: [inlines(line)] });
  }
  return true;
}

/** @param {string} text @param {{ links?: boolean }} [options] @returns {Inline[]} */
function inlines(text, { links = true } = {}) {
  /** @type {Inline[]} */ const found = [];
  let done = 0;
  for (const match of text.matchAll(MARKS)) {
    const [inline, length] = read(match, links);
    found.push(text.slice(done, match.index), inline);
    done = match.index + length;
  }
  found.push(text.slice(done));
  return found.filter((part) => part !== "");
}

/** What a match stands for and how much of the text it takes. @param {RegExpMatchArray} match @param {boolean} links @returns {[Inline, number]} */
function read(match, links) {
  const { strong, label, href, url, mail } = match.groups ?? {};
  const whole = match[0];
  if (strong) return [{ type: "strong", children: inlines(strong, { links }) }, whole.length];
  if (!links) return [whole, whole.length];
  if (url) {
    const address = url.replace(/[.,;:!?)\]'’*]+$/, "");
    return [link(address, [address], address), address.length];
  }
  if (mail) return [link(`mailto:${mail}`, [mail], mail), whole.length];
  return [link(href, inlines(label, { links: false }), whole), whole.length];
}

/** A link, or the text as it was written when its address is not a safe one. @param {string} href @param {Inline[]} children @param {string} written @returns {Inline} */
function link(href, children, written) {
  const safe = safeLink(href);
  return safe ? { type: "link", href: safe, children } : written;
}

/** A text without its marks, the addresses of links written out. @param {string} source */
export const plain = (source) => parse(source).map(plainBlock).join("\n\n");

/** @param {Block} block */
function plainBlock(block) {
  if (block.type === "paragraph") return block.lines.map(plainInlines).join("\n");
  return block.items.map((item, i) => `${block.start === null ? "-" : `${block.start + i}.`} ${plainInlines(item)}`).join("\n");
}

/** @param {Inline[]} parts @returns {string} */
function plainInlines(parts) {
  return parts
    .map((part) => {
      if (typeof part === "string") return part;
      const words = plainInlines(part.children);
      const isBare = part.type === "strong" || part.href.replace(/^mailto:|\/$/g, "") === words.replace(/\/$/, "");
      return isBare ? words : `${words} (${part.href})`;
    })
    .join("");
}
