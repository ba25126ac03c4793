// @ts-check
/** @type {[RegExp, string][]} */
const RULES = [
  [/(?<=[\p{L}\d])'(?=[\p{L}\d«])/gu, "\u2019"],
  [/ (?=[;?!»])| (?=:(?!\S))/g, "\u00a0"],
  [/(?<=«) /g, "\u00a0"],
  [/(?<=\d) (?=(?:h|min|km|ans|jours|mois|\d{3})(?!\p{L}|\d)|[%€])/gu, "\u00a0"],
];

/** French as it is printed: the curly apostrophe of « l’assistant », spaces that do not break before signs and units. @param {string} text */
export const typeset = (text) => RULES.reduce((done, [wrong, right]) => done.replace(wrong, right), text);

/** « 1 h 30 », « 45 min ». @param {number} minutes */
export function duration(minutes) {
  const [whole, rest] = [Math.floor(minutes / 60), Math.round(minutes % 60)];
  if (!whole) return `${rest}\u00a0min`;
  return `${whole}\u00a0h${rest ? `\u00a0${String(rest).padStart(2, "0")}` : ""}`;
}
