// @ts-check
import { h } from "../shared/dom.js";
import { positive, text, texts } from "./read.js";
import { TEXTS } from "./texts.js";
import { duration } from "./typo.js";

/** @typedef {{ name: string, values: string[] }} Cell */

/**
 * Channels side by side, the one that comes first on the left. What is true of all is said once, across; where three do not fit
 * beside each other they stand one under the other (log.css), which takes their roles from table elements: they are written out.
 * @param {any[]} platforms two or more
 */
export function comparison(platforms) {
  const names = platforms.map((one) => text(one.name) || text(one.id));
  const rows = [
    row(TEXTS.time, names, platforms.map((one) => (positive(one.hours) ? [duration(one.hours * 60)] : []))),
    row(TEXTS.reasons, names, platforms.map((one) => texts(one.reasons))),
    row(TEXTS.cautions, names, platforms.map((one) => texts(one.cautions))),
  ];
  return h(
    "table",
    { class: `compared of-${Math.min(platforms.length, 3)}`, role: "table" },
    h("caption", {}, TEXTS.compared),
    h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, ...names.map(heading))),
    ...rows.filter((one) => one !== null),
  );
}

/** @param {string} name @param {number} place */
function heading(name, place) {
  const first = place === 0 ? h("span", { class: "tag" }, TEXTS.first) : null;
  return h("th", { scope: "col", role: "columnheader" }, h("span", { class: "column" }, name), first);
}

/** One criterion: its title, what differs, what all share. Null when there is nothing to say. @param {string} title @param {string[]} names @param {string[][]} values */
function row(title, names, values) {
  if (!values.some((one) => one.length)) return null;
  const shared = values[0].filter((one) => values.every((other) => other.includes(one)));
  const own = values.map((one) => one.filter((value) => !shared.includes(value)));
  const span = String(names.length);
  return h(
    "tbody",
    { role: "rowgroup" },
    h("tr", { role: "row" }, h("th", { scope: "rowgroup", role: "rowheader", colspan: span }, title)),
    own.some((one) => one.length) ? h("tr", { role: "row" }, ...own.map((one, i) => cell({ name: names[i], values: one }))) : null,
    shared.length ? h("tr", { role: "row", class: "shared" }, cell({ name: names.length > 2 ? TEXTS.all : TEXTS.both, values: shared }, span)) : null,
  );
}

/** @param {Cell} content @param {string} [span] */
function cell({ name, values }, span) {
  const label = h("span", { class: span ? "shared-by" : "narrow-name", "aria-hidden": span ? null : "true" }, name);
  const items = values.length > 1 ? h("ul", {}, ...values.map((one) => h("li", {}, one))) : h("p", {}, values[0] ?? "–");
  return h("td", { role: "cell", colspan: span }, label, items);
}
