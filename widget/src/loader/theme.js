// @ts-check
import { contrast, mix, read, written } from "../shared/colour.js";
import { h } from "../shared/dom.js";

/** WCAG AA for text. */
const LEAST = 4.5;

/**
 * Makes a site's colours readable where they are not, and tells its owner: text on the accent becomes black or white, links go
 * towards the colour of text until they can be read on every ground that they stand on.
 * @param {HTMLElement} frame carries the corrections; all that is drawn is inside it
 */
export function readable(frame) {
  for (const name of ["--on-accent", "--link"]) frame.style.removeProperty(name);
  const probe = frame.appendChild(h("i", { hidden: true }));
  const colour = (/** @type {string} */ name) => read(probe, `var(${name})`);
  const [accent, onAccent, link, ink] = ["--accent", "--on-accent", "--link", "--ink"].map(colour);
  const grounds = ["--paper", "--ground", "--tint"].map(colour);
  probe.remove();
  if (!accent || !onAccent || !link || !ink || grounds.includes(null)) return;
  if (contrast(accent, onAccent) < LEAST) {
    const better = contrast(accent, [255, 255, 255]) > contrast(accent, [0, 0, 0]) ? "#fff" : "#000";
    mend(frame, "--on-accent", better, written(onAccent), written(accent));
  }
  const least = (/** @type {import("../shared/colour.js").Rgb} */ one) => Math.min(...grounds.map((ground) => contrast(one, /** @type {any} */ (ground))));
  if (least(link) >= LEAST) return;
  const steps = Array.from({ length: 20 }, (_, i) => mix(link, ink, (i + 1) / 20));
  mend(frame, "--link", written(steps.find((one) => least(one) >= LEAST) ?? ink), written(link), "le fond");
}

/** @param {HTMLElement} frame @param {string} name @param {string} value @param {string} was @param {string} on */
function mend(frame, name, value, was, on) {
  frame.style.setProperty(name, value);
  console.warn(`Bon Canal\u00a0: --bc${name.slice(1)} (${was}) ne se lit pas assez sur ${on}\u00a0: contraste inférieur à ${LEAST}. Remplacée par ${value}.`);
}
