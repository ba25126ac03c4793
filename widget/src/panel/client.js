// @ts-check
/**
 * @typedef {{ title: string, payload: string }} Button
 * @typedef {{ id: string, role: "user" | "bot" | "person", text: string, buttons?: Button[], data?: Record<string, any>, at?: string }} Message
 */

/** The message with every part there, whatever the server left out. @param {Partial<Message> & { id: string }} message @returns {Required<Message>} */
export const complete = ({ id, role, text, buttons, data, at }) => ({
  id,
  role: role ?? "bot",
  text: text ?? "",
  buttons: Array.isArray(buttons) ? buttons : [],
  data: data ?? {},
  at: at ?? "",
});

const PATIENCE = 30_000;

/** The server said no. `detail` is its French sentence; `wait` the seconds it asks for. */
export class Refusal extends Error {
  /** @param {number} status @param {string | null} detail @param {number | null} wait */
  constructor(status, detail, wait) {
    super(detail ?? `HTTP ${status}`);
    this.status = status;
    this.detail = detail;
    this.wait = wait;
  }

  /** The conversation no longer exists, or the token is no longer good. */
  get isGone() {
    return this.status === 401 || this.status === 404 || this.status === 410;
  }

  /** Trying again later may work. */
  get isPassing() {
    return this.status >= 500 || this.status === 429 || this.status === 408;
  }
}

/** The server was not reached. */
export class Unreachable extends Error {}

/** The HTTP contract of the web channel. */
export class Client {
  /** @param {string} server @param {() => import("../shared/store.js").State} state */
  constructor(server, state) {
    this.server = server;
    this.state = state;
    this.hinted = false;
  }

  /** @param {string | null} event the code of an event @returns {Promise<{ conversation: string, token: string, notice?: string, event?: import("./listener.js").Event }>} */
  async create(event) {
    const made = await this.#call("POST", "", { event }).catch((error) => {
      throw error instanceof Refusal && error.detail === null ? this.#notThere(error.message) : error;
    });
    if (typeof made?.conversation !== "string" || typeof made?.token !== "string") throw this.#notThere("no conversation in the answer");
    return made;
  }

  /** Something answers at that address, but no assistant: the site's owner is told once. @param {string} why */
  #notThere(why) {
    console.warn(`Bon Canal\u00a0: aucun assistant ne répond à l’adresse «\u00a0${this.server}\u00a0» (${why}). Vérifiez data-server.`);
    return new Unreachable(why);
  }

  /** @param {object} body @returns {Promise<{ handled_by?: string, messages?: Message[] }>} */
  post(body) {
    return this.#call("POST", "/messages", body);
  }

  /** @param {{ after?: string, wait?: number, signal?: AbortSignal }} [options] @returns {Promise<{ messages: Message[] }>} */
  messages({ after, wait, signal } = {}) {
    const query = new URLSearchParams();
    if (after) query.set("after", after);
    if (wait) query.set("wait", String(wait));
    return this.#call("GET", `/messages?${query}`.replace(/\?$/, ""), undefined, signal, (wait ?? 0) * 1000);
  }

  /** @param {{ answer_id: string, value: "up" | "down", comment?: string }} body */
  feedback(body) {
    return this.#call("POST", "/feedback", body);
  }

  export() {
    return this.#call("GET", "/export");
  }

  erase() {
    return this.#call("DELETE", "");
  }

  /** A browser does not say why it refused an answer: the site's owner is told once what it may be. */
  #hint() {
    if (this.hinted) return;
    this.hinted = true;
    console.warn(`Bon Canal\u00a0: «\u00a0${this.server}\u00a0» ne répond pas. S’il fonctionne, ajoutez «\u00a0${location.origin}\u00a0» à allowed_sites dans organisation.yml, et à la directive connect-src de la page.`);
  }

  /**
   * @param {string} method @param {string} path below the conversation; the collection itself when creating
   * @param {object} [body] @param {AbortSignal} [signal] @param {number} [extra] patience in ms on top of the usual
   * @returns {Promise<any>}
   */
  async #call(method, path, body, signal, extra = 0) {
    const { conversation, token } = this.state();
    const creating = method === "POST" && !path;
    const own = creating ? "" : `/${encodeURIComponent(conversation ?? "")}${path}`;
    const timer = new AbortController();
    const timeout = setTimeout(() => timer.abort(), PATIENCE + extra);
    const stop = () => timer.abort();
    signal?.addEventListener("abort", stop);
    try {
      const answer = await fetch(`${this.server}/chat/conversations${own}`, {
        method,
        headers: {
          ...(creating ? {} : { Authorization: `Bearer ${token}` }),
          ...(body ? { "Content-Type": "application/json" } : {}),
        },
        body: body && JSON.stringify(body),
        credentials: "omit",
        cache: "no-store",
        signal: timer.signal,
      });
      if (!answer.ok) throw await refusal(answer);
      return answer.status === 204 ? null : await answer.json();
    } catch (error) {
      if (error instanceof Refusal) throw error;
      if (creating && error instanceof TypeError && navigator.onLine) this.#hint();
      throw new Unreachable(String(error));
    } finally {
      clearTimeout(timeout);
      signal?.removeEventListener("abort", stop);
    }
  }
}

/** Reads a problem document (RFC 9457), or does without. @param {Response} answer */
async function refusal(answer) {
  const wait = Number(answer.headers.get("Retry-After"));
  const problem = await answer.json().catch(() => null);
  const detail = typeof problem?.detail === "string" ? problem.detail : null;
  return new Refusal(answer.status, detail, Number.isFinite(wait) && wait > 0 ? wait : null);
}
