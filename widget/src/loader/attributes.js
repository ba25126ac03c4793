// @ts-check
/** What a site may set, as `data-…` on the script or as attributes of the element. */
export const ATTRIBUTES = ["server", "label", "event", "mode", "open", "examples", "theme"];

/** @type {Record<string, string[]>} */
const VALUES = { mode: ["bubble", "page"], theme: ["light", "dark", "auto"] };
/** What caches, consent tools and page builders write on any script. */
const OTHERS = /^(cf|wp|no|rocket|minify|lazy|consent|cookie|category|pagespeed|optimized|type|src|id)/i;

/** Hands the script's settings to the element; tells the site's owner what is not understood. @param {HTMLScriptElement} script @param {HTMLElement} element */
export function passOn(script, element) {
  for (const [name, value] of Object.entries(script.dataset)) {
    const bare = name.toLowerCase();
    if (!ATTRIBUTES.includes(bare)) {
      if (!OTHERS.test(name)) warn(`data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)} n’existe pas`, ATTRIBUTES.map((one) => `data-${one}`));
    } else if (bare !== "open" || value !== "false") element.setAttribute(bare, value ?? "");
  }
}

/** The value of a setting that takes a few values only, else the first of them. @param {HTMLElement} element @param {"mode" | "theme"} name @param {string} usual */
export function oneOf(element, name, usual) {
  const value = element.getAttribute(name);
  if (!value || VALUES[name].includes(value)) return value || usual;
  warn(`${name}="${value}" n’existe pas`, VALUES[name]);
  return usual;
}

/** The assistant's address without a final slash. @param {string | null} value @param {string} usual */
export function serverOf(value, usual) {
  if (!value) return usual;
  try {
    const { origin, pathname } = new URL(value, location.href);
    if (/^(https?:)?\/\/?\w/i.test(value)) return (origin + pathname).replace(/\/+$/, "");
  } catch {
    // said below
  }
  warn(`server="${value}" n’est pas une adresse`, ["https://assistant.exemple.fr"]);
  return usual;
}

/**
 * The code of an event: the attribute's, else `?event=CODE` of the page's address, as a QR code has it. An empty attribute says that
 * the page's `event` is not ours. @param {string | null} value @returns {{ code: string | null, scanned: boolean }}
 */
export function eventOf(value) {
  if (value !== null) return { code: value.trim() || null, scanned: false };
  const code = new URLSearchParams(location.search).get("event")?.trim() ?? "";
  const scanned = /^[\w -]{3,32}$/.test(code);
  return { code: scanned ? code : null, scanned };
}

/** @param {string} what @param {string[]} allowed */
function warn(what, allowed) {
  console.warn(`Bon Canal\u00a0: ${what}. Possible\u00a0: ${allowed.join(", ")}.`);
}
