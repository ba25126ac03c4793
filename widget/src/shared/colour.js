// @ts-check
/** @typedef {[number, number, number]} Rgb each 0 to 255 */

/** A colour as the browser computes it, whatever way it was written; null for what is not one. @param {HTMLElement} probe @param {string} written @returns {Rgb | null} */
export function read(probe, written) {
  probe.style.color = written;
  probe.style.color = `color-mix(in srgb, ${written} 100%, #000)`; // oklch() and the like as three numbers; an old browser keeps the line above
  const [, kind, ...numbers] = getComputedStyle(probe).color.match(/^(rgba?\(|color\(srgb )([\d.]+),? ([\d.]+),? ([\d.]+)/) ?? [];
  const scale = kind === "color(srgb " ? 255 : 1;
  return kind ? /** @type {Rgb} */ (numbers.map((one) => Number(one) * scale)) : null;
}

/** WCAG's relative luminance. @param {Rgb} colour */
function luminance(colour) {
  const [r, g, b] = colour.map((value) => (value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG's contrast ratio, 1 to 21. @param {Rgb} one @param {Rgb} other */
export function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** A step of the way from one colour to another. @param {Rgb} from @param {Rgb} to @param {number} part 0 to 1 */
export const mix = (from, to, part) => /** @type {Rgb} */ (from.map((value, i) => Math.round(value + (to[i] - value) * part)));

/** @param {Rgb} colour */
export const written = (colour) => `rgb(${colour.map(Math.round).join(", ")})`;
