// @ts-check
/** @type {Map<string, Node>} */
const waiting = new Map();
let last = 0;

/**
 * Deep Chat takes messages as HTML strings. The only string it gets from us is this one, a numbered place;
 * the message itself is built as DOM nodes and moves in when the place is connected.
 */
class Slot extends HTMLElement {
  connectedCallback() {
    const key = this.dataset.n ?? "";
    const node = waiting.get(key);
    if (node) this.replaceChildren(node);
    waiting.delete(key);
  }
}

/** The HTML of a place that `node` will fill. @param {Node} node */
export function slotFor(node) {
  if (!customElements.get("bon-canal-slot")) customElements.define("bon-canal-slot", Slot);
  waiting.set(String(++last), node);
  return `<bon-canal-slot data-n="${last}"></bon-canal-slot>`;
}
