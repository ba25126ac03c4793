// @ts-check
import { h } from "../shared/dom.js";
import { icon } from "../shared/icons.js";
import { list, positive, record, text } from "./read.js";
import { aWeek, TEXTS } from "./texts.js";
import { duration } from "./typo.js";
import { ways } from "./ways.js";

/** The plan, a fold a week, the first open; and what it can be taken away as. @param {unknown} value @param {string} server @returns {HTMLElement[]} */
export function plan(value, server) {
  const { weeks, links, minutes_a_week } = record(value);
  const shown = list(weeks).map(record);
  if (!shown.length) return [];
  const minutes = positive(minutes_a_week);
  const title = h("p", { class: "section-title" }, TEXTS.plan, minutes ? h("span", { class: "hours" }, icon("clock"), aWeek(minutes)) : null);
  const { page, pdf, calendar } = record(links);
  const files = ways(
    [
      { href: page, drawing: "print", words: TEXTS.planPage },
      { href: pdf, drawing: "download", words: TEXTS.planPdf },
      { href: calendar, drawing: "calendar", words: TEXTS.planCalendar },
    ],
    server,
  );
  return [h("div", { class: "section plan" }, title, h("ol", { class: "cards" }, ...shown.map(week)), files)];
}

/** @param {Record<string, any>} one @param {number} place */
function week(one, place) {
  const minutes = positive(one.minutes);
  const tasks = list(one.tasks).map(record).map(task);
  return h(
    "li",
    { class: "card" },
    h(
      "details",
      { class: "channel", open: place === 0 },
      h(
        "summary",
        { class: "card-head" },
        h("strong", {}, `${TEXTS.week} ${place + 1}`, h("span", { class: "week-title" }, text(one.title))),
        minutes ? h("span", { class: "time" }, duration(minutes)) : null,
        icon("more"),
      ),
      h("ul", { class: "tasks" }, ...tasks),
      trial(record(one.trial)),
    ),
  );
}

/** @param {Record<string, any>} one */
function task(one) {
  const minutes = positive(one.minutes);
  return h("li", {}, h("span", {}, text(one.text)), minutes ? h("span", { class: "time" }, duration(minutes)) : null);
}

/** @param {Record<string, any>} one */
function trial(one) {
  if (!text(one.do)) return null;
  const lines = [[TEXTS.try, text(one.do)], [TEXTS.hypothesis, text(one.hypothesis)], [TEXTS.measure, text(one.measure)]].filter(([, words]) => words);
  return h("dl", { class: "trial" }, ...lines.flatMap(([name, words]) => [h("dt", {}, name), h("dd", {}, capital(words))]));
}

/** @param {string} words */
const capital = (words) => words.charAt(0).toUpperCase() + words.slice(1);

/** The rest of « En savoir plus »: the weeks are drawn. @param {string} more */
export function withoutWeeks(more) {
  return more.split(/\n{2,}/).filter((part) => !/^\*\*Semaine \d/.test(part)).join("\n\n");
}
