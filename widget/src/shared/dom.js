// @ts-check
/** @typedef {Node | string | null | undefined | false} Child */

/**
 * Creates an element. Text goes in as text nodes: nothing here ever parses HTML.
 * `on` holds listeners, `true` makes a bare attribute, `false`/`null` leaves one out.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, any> & { on?: Record<string, (event: any) => void> }} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  const { on = {}, ...plain } = attributes;
  for (const [name, value] of Object.entries(plain)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, String(value));
  }
  for (const [type, listener] of Object.entries(on)) element.addEventListener(type, listener);
  element.append(...kept(children));
  return element;
}

/** @param {Child[]} children @returns {(Node | string)[]} */
function kept(children) {
  return /** @type {(Node | string)[]} */ (children.filter((child) => child != null && child !== false && child !== ""));
}

/** Text for screen readers only. @param {string} text */
export const hidden = (text) => h("span", { class: "vh" }, text);

/** @param {string} css @returns {CSSStyleSheet} */
function sheet(css) {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
}

/**
 * Adds styles as a constructed sheet, which a strict Content-Security-Policy allows; old browsers get a style element.
 * @param {ShadowRoot} root
 * @param {string} css
 */
export function adopt(root, css) {
  try {
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet(css)];
  } catch {
    root.append(h("style", {}, css));
  }
}
