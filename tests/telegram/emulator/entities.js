// Telegram's own refusals of a text: what parse_mode=HTML allows, and the length after the tags are taken away.
const TAGS = new Set(['b', 'strong', 'i', 'em', 'u', 'ins', 's', 'strike', 'del', 'a', 'code', 'pre', 'blockquote', 'tg-spoiler', 'span']);
const ENTITIES = { lt: '<', gt: '>', amp: '&', quot: '"' };

class Refused extends Error {}

// The visible text of an HTML message. Throws Refused as Telegram does on bad HTML.
function visible(html) {
  const open = [];
  let text = '';
  for (const [piece] of html.matchAll(/<[^>]*>|<|[^<]+/g)) {
    if (piece === '<' || (piece.startsWith('<') && !tag(piece, open))) {
      throw new Refused(`Bad Request: can't parse entities: unsupported start tag at ${piece.slice(0, 20)}`);
    }
    if (!piece.startsWith('<')) text += unescape(piece);
  }
  if (open.length) throw new Refused(`Bad Request: can't parse entities: can't find end tag corresponding to start tag ${open.at(-1)}`);
  return text;
}

function tag(piece, open) {
  const found = /^<(\/?)([a-z-]+)((?:\s+[a-z-]+(?:="[^"<>]*")?)*)\s*>$/.exec(piece);
  if (!found || !TAGS.has(found[2])) return false;
  if (!found[1]) { open.push(found[2]); return true; }
  return open.pop() === found[2];
}

function unescape(text) {
  return text.replace(/&(#\d+|#x[0-9a-f]+|[a-z]+);/gi, (all, name) => {
    if (name.startsWith('#x')) return String.fromCodePoint(parseInt(name.slice(2), 16));
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)));
    return ENTITIES[name] ?? all;
  });
}

// The text as people see it. Throws Refused when it is empty, too long (UTF-16 units, after parsing) or badly marked up.
function check(text, parseMode, most) {
  const seen = parseMode === 'HTML' ? visible(String(text ?? '')) : String(text ?? '');
  if (most === 4096 && !seen.trim()) throw new Refused('Bad Request: message text is empty');
  if (seen.length > most) throw new Refused(most === 4096 ? 'Bad Request: message is too long' : 'Bad Request: message caption is too long');
  return seen;
}

function checkKeyboard(markup) {
  for (const button of (markup?.inline_keyboard ?? []).flat()) {
    const data = button.callback_data;
    if (!button.text) throw new Refused('Bad Request: inline keyboard button text must be non-empty');
    if (data !== undefined && (!data || Buffer.byteLength(data) > 64)) throw new Refused('Bad Request: BUTTON_DATA_INVALID');
  }
}

module.exports = { Refused, check, checkKeyboard };
