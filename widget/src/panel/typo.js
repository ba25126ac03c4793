// @ts-check
/** French as it is printed: the curly apostrophe of « l’assistant », whatever was typed. @param {string} text */
export const typeset = (text) => text.replace(/(?<=[\p{L}\d])'(?=[\p{L}\d«])/gu, "\u2019");

/** « 1 h 30 », « 45 min ». @param {number} minutes */
export function duration(minutes) {
  const [whole, rest] = [Math.floor(minutes / 60), Math.round(minutes % 60)];
  if (!whole) return `${rest}\u00a0min`;
  return `${whole}\u00a0h${rest ? `\u00a0${String(rest).padStart(2, "0")}` : ""}`;
}
