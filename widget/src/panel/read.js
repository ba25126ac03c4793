// @ts-check
import { typeset } from "./typo.js";

// What the server's JSON holds, read without trusting it: anything else than what is expected is left out.

/** @param {unknown} value @returns {any[]} */
export const list = (value) => (Array.isArray(value) ? value : []);

/** @param {unknown} value */
export const text = (value) => (typeof value === "string" ? typeset(value) : "");

/** The texts of a list, empty ones left out. @param {unknown} value @returns {string[]} */
export const texts = (value) => list(value).map(text).filter(Boolean);

/** A positive number, else null. @param {unknown} value */
export const positive = (value) => (typeof value === "number" && value > 0 && Number.isFinite(value) ? value : null);

/** @param {unknown} value @returns {Record<string, any>} */
export const record = (value) => (value && typeof value === "object" && !Array.isArray(value) ? /** @type {Record<string, any>} */ (value) : {});

/** Two sentences that say the same, whatever their full stop. @param {string} one */
const bare = (one) => one.replace(/[\s.]+$/, "");

/** Whether a text already says this sentence. @param {string} whole @param {string} sentence */
export const says = (whole, sentence) => typeset(whole).includes(bare(sentence));

/**
 * An address of the assistant, on the origin that this page reaches it by: what it knows of its own public name may be wrong or
 * missing, and a strict policy of the page allows that origin only. Null when it is no address.
 * @param {unknown} href @param {string} server
 */
export function ownAddress(href, server) {
  if (typeof href !== "string" || !href) return null;
  try {
    const { pathname, search, protocol } = new URL(href, `${server}/`);
    return protocol.startsWith("http") ? new URL(server).origin + pathname + search : null;
  } catch {
    return null;
  }
}
