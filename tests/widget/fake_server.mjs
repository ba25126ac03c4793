// The HTTP contract of the web channel, in memory: for the widget's tests, and to work on the widget without the assistant.
// Alone: `node tests/widget/fake_server.mjs 8123`, then open http://127.0.0.1:8123/
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { answer, CHART_SVG } from "./fake_answers.mjs";

const WIDGET = fileURLToPath(new URL("../../widget/", import.meta.url));
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".txt": "text/plain; charset=utf-8", ".svg": "image/svg+xml" };
const CORS = { "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "Authorization, Content-Type", "Access-Control-Allow-Methods": "GET, POST, DELETE", "Access-Control-Expose-Headers": "Retry-After" };
const NOTICE =
  "Vous parlez à un assistant automatique, mis en service par l'Association de démonstration. Vos messages sont gardés 90 jours au plus. " +
  "Contact pour vos données\u00a0: donnees@example.org.";

const SORRY = { id: null, role: "bot", text: "**Je ne peux pas répondre en ce moment.** Votre message est bien enregistré\u00a0; réessayez dans une minute.", buttons: [], data: { kind: "error" } };

/** A server that a test can look into and disturb. */
export class FakeServer {
  conversations = new Map();
  requests = [];
  pages = new Map();
  faults = [];
  events = new Set(["CAFE-12"]);
  delay = 0;
  apologies = 0; // so many messages find the assistant down behind its web server
  #sockets = new Set();

  /** @param {number} [port] */
  async start(port = 0) {
    this.server = createServer((request, response) => this.#serve(request, response).catch((error) => fail(response, 500, String(error))));
    this.server.on("connection", (socket) => {
      this.#sockets.add(socket);
      socket.on("close", () => this.#sockets.delete(socket));
    });
    await new Promise((resolve, reject) => this.server.once("error", reject).listen(port, "127.0.0.1", resolve));
    this.port = this.server.address().port;
    this.origin = `http://127.0.0.1:${this.port}`;
    return this;
  }

  /** Goes away at once, as a killed process does. What it knew stays in this object for a restart. */
  async stop() {
    const closed = new Promise((resolve) => this.server.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  /** The next calls under `path` are answered by this fault. @param {{ path?: RegExp, status: number, detail?: string, times?: number, headers?: object }} fault */
  disturb(fault) {
    this.faults.push({ path: /./, times: 1, ...fault });
  }

  /** Adds a message as a person or a job would. */
  add(conversation, role, text, extra = {}) {
    const message = { id: randomUUID(), role, text, at: new Date().toISOString(), ...extra };
    conversation.messages.push(message);
    for (const wake of conversation.waiting.splice(0)) wake();
    return message;
  }

  /** @returns the only or the latest conversation */
  get latest() {
    return [...this.conversations.values()].at(-1);
  }

  async #serve(request, response) {
    const url = new URL(request.url, "http://fake");
    this.requests.push({ method: request.method, path: url.pathname + url.search });
    if (url.pathname.startsWith("/chat/")) return this.#chat(request, response, url);
    if (url.pathname === "/suivi/abc/graphique.svg") return send(response, 200, CHART_SVG, { "Content-Type": TYPES[".svg"] });
    const page = this.pages.get(url.pathname);
    if (page) return send(response, 200, page.html, { "Content-Type": TYPES[".html"], ...page.headers });
    const path = url.pathname.startsWith("/widget/") ? join("dist", url.pathname.slice(8)) : join("demo", url.pathname === "/" ? "index.html" : url.pathname);
    const file = normalize(join(WIDGET, path));
    if (!file.startsWith(WIDGET)) return fail(response, 404, "Inconnu.");
    const content = await readFile(file).catch(() => null);
    if (!content) return fail(response, 404, "Inconnu.");
    return send(response, 200, content, { "Content-Type": TYPES[extname(file)] ?? "application/octet-stream", "Cache-Control": "no-store", ...(path.startsWith("dist") ? CORS : {}) });
  }

  async #chat(request, response, url) {
    if (request.method === "OPTIONS") return send(response, 204, null, CORS);
    const fault = this.faults.find((one) => one.path.test(`${request.method} ${url.pathname}`));
    if (fault && --fault.times <= 0) this.faults.splice(this.faults.indexOf(fault), 1);
    if (fault) return fail(response, fault.status, fault.detail, fault.headers);
    const [, , , id, part] = url.pathname.split("/");
    const body = await read(request);
    if (!id) return this.#create(response, body);
    const conversation = this.conversations.get(id);
    if (!conversation) return fail(response, 404, "Cette conversation n'existe pas.");
    if (request.headers.authorization !== `Bearer ${conversation.token}`) return fail(response, 401, "Jeton refusé.");
    const route = `${request.method} ${part ?? ""}`;
    if (route === "POST messages") return this.#post(response, conversation, body);
    if (route === "GET messages") return this.#list(request, response, conversation, url.searchParams);
    if (route === "GET export") return json(response, 200, { conversation: id, messages: conversation.messages, profile: {} });
    if (route === "POST feedback") return conversation.feedback.push(body), send(response, 204, null, CORS);
    if (route === "DELETE ") return this.conversations.delete(id), send(response, 204, null, CORS);
    return fail(response, 405, "Méthode refusée.");
  }

  #create(response, { event = null }) {
    if (event && !this.events.has(event)) return fail(response, 404, "Je ne retrouve pas cet événement. Vérifiez le code, avec ses chiffres.");
    const conversation = { id: randomUUID(), token: randomUUID(), event, messages: [], handled: new Map(), taken: new Set(), offered: new Set(), waiting: [], feedback: [] };
    this.conversations.set(conversation.id, conversation);
    const talk = event ? { event: { title: "Être trouvé près de chez soi", speakers: ["Claire Martin"], page: `http://localhost:1/e/${event}` } } : {};
    return json(response, 201, { conversation: conversation.id, token: conversation.token, notice: NOTICE, ...talk });
  }

  async #post(response, conversation, { id, text, payload }) {
    const before = conversation.handled.get(id);
    if (before) return json(response, 200, before);
    if (payload && !conversation.offered.has(payload)) return fail(response, 422, "Cette réponse n'était pas proposée.");
    if ((text ?? "").length > 2000) return fail(response, 413, "Votre message dépasse 2 000 caractères.");
    const titles = conversation.messages.flatMap((message) => message.buttons ?? []);
    if (!conversation.taken.has(id)) this.add(conversation, "user", text?.trim() ?? titles.find((button) => button.payload === payload).title);
    conversation.taken.add(id);
    if (this.apologies-- > 0) return json(response, 200, { topic: null, handled_by: "bot", messages: [SORRY] });
    if (this.delay) await new Promise((resolve) => setTimeout(resolve, this.delay));
    const { handled_by = "bot", topic, messages } = answer(payload ?? text);
    const added = messages.map((message) => this.add(conversation, "bot", message.text, { buttons: message.buttons, data: { ...message.data, answer_id: randomUUID() } }));
    for (const button of added.flatMap((message) => message.buttons)) conversation.offered.add(button.payload);
    const reply = { topic, handled_by, messages: added };
    conversation.handled.set(id, reply);
    if (added.some((message) => message.data.action === "erase")) this.conversations.delete(conversation.id);
    return json(response, 200, reply);
  }

  async #list(request, response, conversation, query) {
    const since = () => conversation.messages.slice(conversation.messages.findIndex((message) => message.id === query.get("after")) + 1);
    if (!since().length && query.get("wait")) {
      await new Promise((resolve) => {
        conversation.waiting.push(resolve);
        setTimeout(resolve, Number(query.get("wait")) * 1000).unref();
        request.on("close", resolve);
      });
    }
    return json(response, 200, { messages: since() });
  }
}

async function read(request) {
  let text = "";
  for await (const part of request) text += part;
  return text ? JSON.parse(text) : {};
}

function send(response, status, content, headers) {
  response.writeHead(status, headers).end(content);
}

function json(response, status, value) {
  send(response, status, JSON.stringify(value), { "Content-Type": "application/json", ...CORS });
}

function fail(response, status, detail, headers = {}) {
  send(response, status, JSON.stringify({ type: "about:blank", status, detail }), { "Content-Type": "application/problem+json", ...CORS, ...headers });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const server = new FakeServer();
  server.delay = 700;
  await server.start(Number(process.argv[2] ?? 8123));
  console.log(`${server.origin}/`);
}
