// What the phone's page and the room's screen share: elements without HTML strings, and talking to the server.

/** An element with properties, attributes (`aria-…`, `data-…`) and children. */
export function el(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes("-") || name === "role") made.setAttribute(name, value);
    else made[name] = value;
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

const NS = "http://www.w3.org/2000/svg";

/** A horizontal bar, `share` of its full width; decorative: the number stands beside it. */
export function bar(share) {
  const svg = document.createElementNS(NS, "svg");
  svg.setAttribute("viewBox", "0 0 100 10");
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("aria-hidden", "true");
  const rect = document.createElementNS(NS, "rect");
  rect.setAttribute("width", String(Math.max(2, Math.round(share * 100))));
  rect.setAttribute("height", "10");
  svg.append(rect);
  return svg;
}

/** What the server refuses, with its French sentence. `status` 0: it could not be reached. */
export class Refusal extends Error {
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }
}

const UNREACHABLE = "Pas de réseau pour le moment. Rien n'est perdu\u00a0: réessayez dans un instant.";

/** JSON from the server, null for an empty answer; throws a Refusal. */
export async function call(method, path, body, token) {
  const headers = { ...(body ? { "content-type": "application/json" } : {}), ...(token ? { authorization: `Bearer ${token}` } : {}) };
  let answer;
  try {
    answer = await fetch(path, { method, headers, body: body ? JSON.stringify(body) : undefined });
  } catch {
    throw new Refusal(0, UNREACHABLE);
  }
  if (answer.ok) return answer.status === 204 ? null : answer.json();
  const problem = await answer.json().catch(() => ({}));
  throw new Refusal(answer.status, problem.detail || UNREACHABLE);
}

const LINK = /\[([^\]\n]*)\]\((https?:\/\/[^)\s]+)\)|\*\*(.+?)\*\*/g;

function inline(line) {
  const parts = [];
  let from = 0;
  for (const match of line.matchAll(LINK)) {
    parts.push(line.slice(from, match.index));
    parts.push(match[3] ? el("strong", { textContent: match[3] }) : el("a", { href: match[2], rel: "noopener", textContent: match[1] || match[2] }));
    from = match.index + match[0].length;
  }
  return [...parts, line.slice(from)];
}

/** The Markdown of answers (paragraphs, bold, links, lists) as elements; nothing of it is ever parsed as HTML. */
export function markdown(text) {
  return text.split(/\n{2,}/).map((block) => {
    const lines = block.split("\n").filter((line) => line.trim());
    if (lines.length && lines.every((line) => /^\s*[-•]\s+/.test(line))) {
      return el("ul", {}, ...lines.map((line) => el("li", {}, ...inline(line.replace(/^\s*[-•]\s+/, "")))));
    }
    return el("p", {}, ...lines.flatMap((line, i) => (i ? [el("br"), ...inline(line)] : inline(line))));
  });
}

/** A room's questions kept up to date by version; `news()` is true when something changed. */
export class Board {
  constructor(code) {
    this.path = `/e/${code}/board`;
    this.version = 0;
    this.known = new Map();
    this.order = [];
    this.themes = [];
    this.people = 0;
  }

  async news(wait = 0) {
    const found = await call("GET", `${this.path}?since=${this.version}&wait=${wait}`);
    if (found.version === this.version || !found.order) return false;
    for (const question of found.questions) this.known.set(question.id, question);
    Object.assign(this, { version: found.version, order: found.order, themes: found.themes, people: found.people });
    for (const id of this.known.keys()) if (!this.order.includes(id)) this.known.delete(id);
    return true;
  }

  get questions() {
    return this.order.map((id) => this.known.get(id)).filter(Boolean);
  }
}

/** « 3 personnes », « 1 personne ». */
export const count = (n, one, many = `${one}s`) => `${n}\u00a0${n > 1 ? many : one}`;
export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
