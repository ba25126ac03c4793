// @ts-check
import { h, hidden } from "../shared/dom.js";
import { icon } from "../shared/icons.js";
import { outward, rendered } from "./render.js";
import { hoursAWeek, OUTCOMES, ROLES, TEXTS } from "./texts.js";

/** @param {unknown} value @returns {any[]} */
const list = (value) => (Array.isArray(value) ? value : []);
/** @param {unknown} value */
const text = (value) => (typeof value === "string" ? value : "");

/** What stands under an answer, from the JSON part of the contract. @param {Record<string, any>} data @returns {HTMLElement[]} */
export function cards(data) {
  const shown = [
    section(TEXTS.platforms, "platforms", list(data.platforms).map(platform)),
    points(TEXTS.warnings, list(data.warnings), "warn"),
    section(TEXTS.cases, "cases", list(data.case_studies).map(caseStudy)),
    text(data.more) ? folded(TEXTS.more, rendered(data.more)) : null,
    sources(list(data.sources)),
  ];
  return /** @type {HTMLElement[]} */ (shown.filter(Boolean));
}

/** @param {string} title @param {string} name @param {HTMLElement[]} items */
function section(title, name, items) {
  if (!items.length) return null;
  return h("div", { class: "section" }, h("p", { class: "section-title" }, title), h("ul", { class: `cards ${name}` }, ...items));
}

/** @param {any} one */
function platform(one) {
  const role = /** @type {Record<string, string>} */ (ROLES)[one.role];
  return h(
    "li",
    { class: `card role-${text(one.role)}` },
    h(
      "p",
      { class: "card-head" },
      h("strong", {}, text(one.name) || text(one.id)),
      role ? h("span", { class: "tag" }, hidden("\u00a0: "), role) : null,
    ),
    typeof one.hours === "number" && one.hours > 0 ? h("p", { class: "hours" }, icon("clock"), hoursAWeek(one.hours)) : null,
    points(TEXTS.reasons, list(one.reasons), "check"),
    points(TEXTS.cautions, list(one.cautions), "warn"),
  );
}

/** A short list with its title. @param {string} title @param {any[]} items @param {"check" | "warn"} mark */
function points(title, items, mark) {
  if (!items.length) return null;
  const lines = items.map((item) => h("li", {}, icon(mark), h("span", {}, text(item))));
  return h("div", { class: `points points-${mark}` }, h("p", { class: "points-title" }, title), h("ul", {}, ...lines));
}

/** @param {any} one */
function caseStudy(one) {
  const outcome = OUTCOMES[one.outcome];
  return h(
    "li",
    { class: `card case outcome-${outcome ? one.outcome : "unknown"}` },
    outcome ? h("p", { class: "outcome" }, icon(outcome.icon), outcome.word) : null,
    h("p", { class: "case-title" }, text(one.url) ? outward(one.url, text(one.title) || TEXTS.source) : text(one.title)),
  );
}

/** @param {any[]} all */
function sources(all) {
  if (!all.length) return null;
  const items = all.map((one) => {
    const origin = [text(one.publisher), one.year].filter(Boolean).join(", ");
    return h("li", {}, outward(text(one.url), text(one.title) || text(one.url)), origin ? h("span", { class: "origin" }, ` ${origin}`) : null);
  });
  return folded(`${TEXTS.sources} (${all.length})`, h("ul", { class: "sources" }, ...items));
}

/** @param {string} summary @param {HTMLElement} content */
function folded(summary, content) {
  return h("details", {}, h("summary", {}, icon("more"), summary), content);
}
