// What we take out of Deep Chat's bundle before the build, so that a visitor does not fetch what we never use.
// Each cut is an exact place of the pinned version: an update that moves one stops the build instead of going unnoticed.

/**
 * @typedef {object} Cut
 * @property {string} why
 * @property {string} from where the cut begins (kept)
 * @property {string} to where it ends (kept), the first after `from`
 * @property {string} [by] what takes its place
 */

/** @type {Cut[]} */
const CUTS = [
  {
    why: "clients of some thirty AI services: ours is the handler alone, and nothing here may know another host",
    from: "static create(t){const{directConnection:e,connect:s,demo:i,webModel:n}=t;",
    to: "return s&&Object.keys(s).length>0&&!i?",
  },
  {
    why: "settings are objects, never attributes that hold code: no `new Function`",
    from: "function:t=>",
    to: "};let ",
    by: "void 0",
  },
  {
    why: "the font that it would ask Google for, giving away the visitor's address",
    from: "static attemptAppendStyleSheetToHead(e){",
    to: "}};ht.FONT_URL=",
  },
  { why: "the address of that font", from: 'ht.FONT_URL="', to: '",ht.DEFAULT_FONT_FAMILY' },
  { why: "models that would run in the browser", from: "const $i={model_list:[", to: "],use_web_worker" },
];

const OLD_NAME = 'customElements.define("deep-chat",';
/** A custom element's name can be taken once on a page: ours does not clash with a Deep Chat of the page's own. */
const NEW_NAME = 'customElements.define("bon-canal-log",';

/** @param {string} code Deep Chat's bundle @returns {string} Throws when it is not the one that the cuts were made for. */
export function trim(code) {
  return CUTS.reduce(cut, replaceOnce(code, OLD_NAME, NEW_NAME));
}

/** @param {string} code @param {Cut} cut */
function cut(code, { from, to, by = "", why }) {
  const begin = code.indexOf(from) + from.length;
  const end = code.indexOf(to, begin);
  if (begin < from.length || end < 0 || code.indexOf(from, begin) >= 0) throw new Error(`Deep Chat has changed where we cut: ${why}`);
  return code.slice(0, begin) + by + code.slice(end);
}

/** @param {string} code @param {string} old @param {string} by */
function replaceOnce(code, old, by) {
  if (code.split(old).length !== 2) throw new Error(`Deep Chat no longer says ${old}`);
  return code.replace(old, by);
}
