// @ts-check
import { h } from "../shared/dom.js";
import { icon } from "../shared/icons.js";
import { channels, points } from "./channels.js";
import { chart } from "./chart.js";
import { comparison } from "./comparison.js";
import { plan, withoutWeeks } from "./plan.js";
import { list, says, text, texts } from "./read.js";
import { outward, rendered } from "./render.js";
import { OUTCOMES, TEXTS } from "./texts.js";

/**
 * What stands under an answer, from the JSON part of the contract. A kind that is not known draws nothing of its own.
 * @param {Record<string, any>} data @param {string} said the answer's text: what it says is not said again
 * @param {string} server @returns {HTMLElement[]}
 */
export function cards(data, said, server) {
  const shown = [
    ...main(data, server),
    points(TEXTS.warnings, texts(data.warnings).filter((one) => !says(said, one)), "warn"),
    section(TEXTS.cases, "cases", list(data.case_studies).map(caseStudy)),
    more(data),
    sources(list(data.sources)),
  ];
  return /** @type {HTMLElement[]} */ (shown.filter(Boolean));
}

/** @param {Record<string, any>} data @param {string} server */
function main(data, server) {
  if (data.kind === "plan") return plan(data.plan, server);
  if (data.kind === "chart") return [chart(data.chart, server)];
  const platforms = list(data.platforms);
  const compared = data.topic === "platform_comparison" && platforms.length > 1;
  return [section(TEXTS.platforms, "platforms", compared ? [] : channels(platforms)), compared ? comparison(platforms) : null];
}

/** @param {Record<string, any>} data */
function more(data) {
  const rest = data.kind === "plan" ? withoutWeeks(text(data.more)) : text(data.more);
  return rest ? folded(TEXTS.more, rendered(rest)) : null;
}

/** @param {string} title @param {string} name @param {HTMLElement[]} items */
function section(title, name, items) {
  if (!items.length) return null;
  return h("div", { class: "section" }, h("p", { class: "section-title" }, title), h("ul", { class: `cards ${name}` }, ...items));
}

/** @param {any} one */
function caseStudy(one) {
  const outcome = Object.hasOwn(OUTCOMES, one.outcome) ? OUTCOMES[one.outcome] : null;
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
    return h("li", {}, outward(one.url, text(one.title) || text(one.url)), origin ? h("span", { class: "origin" }, ` ${origin}`) : null);
  });
  return folded(`${TEXTS.sources} (${all.length})`, h("ul", { class: "sources" }, ...items));
}

/** @param {string} summary @param {HTMLElement} content */
function folded(summary, content) {
  return h("details", {}, h("summary", {}, icon("more"), summary), content);
}
