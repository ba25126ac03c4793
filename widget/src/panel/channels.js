// @ts-check
import { h, hidden } from "../shared/dom.js";
import { icon } from "../shared/icons.js";
import { positive, text, texts } from "./read.js";
import { aWeek, ROLES, TEXTS } from "./texts.js";

/** The channels of an answer, a card each. Several are folded, for the text has named them; one alone is open. @param {any[]} platforms @returns {HTMLElement[]} */
export function channels(platforms) {
  return platforms.map((one) => h("li", { class: `card role-${text(one.role)}` }, channel(one, platforms.length === 1)));
}

/** @param {any} one @param {boolean} open */
function channel(one, open) {
  const details = [points(TEXTS.reasons, texts(one.reasons), "check"), points(TEXTS.cautions, texts(one.cautions), "warn")].filter(Boolean);
  if (!details.length) return h("div", { class: "card-head" }, ...head(one));
  return h("details", { class: "channel", open }, h("summary", { class: "card-head" }, ...head(one), icon("more")), ...details);
}

/** @param {any} one */
function head(one) {
  const role = Object.hasOwn(ROLES, one.role) ? ROLES[/** @type {keyof typeof ROLES} */ (one.role)] : "";
  const hours = positive(one.hours);
  const meta = [
    role ? h("span", { class: "tag" }, role) : null,
    hours ? h("span", { class: "hours" }, hidden(role ? ", " : ""), icon("clock"), aWeek(hours * 60)) : null,
  ].filter(Boolean);
  const name = h("strong", {}, text(one.name) || text(one.id));
  return [h("span", { class: "card-name" }, name, meta.length ? h("span", { class: "meta" }, hidden("\u00a0: "), ...meta) : null)];
}

/** A short list with its title. @param {string} title @param {string[]} items @param {"check" | "warn"} mark */
export function points(title, items, mark) {
  if (!items.length) return null;
  const lines = items.map((item) => h("li", {}, icon(mark), h("span", {}, item)));
  return h("div", { class: `points points-${mark}` }, h("p", { class: "points-title" }, title), h("ul", {}, ...lines));
}
