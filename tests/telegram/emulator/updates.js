// Updates that wait for the bot, as Telegram keeps them: by long polling one is forgotten only when a higher offset is
// asked for; by webhook only when the bot answered 2xx, and it comes again, later and later, until then.
const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 3000;
const CONNECTIONS = 40;

class Updates {
  constructor() {
    this.next = 1;
    this.waiting = [];        // {update_id, ...}, oldest first
    this.deliveries = [];     // {update_id, status, ms}, every attempt to a webhook
    this.webhook = null;      // {url, secret_token, max_connections}
    this.inFlight = new Set();
    this.retryAt = new Map(); // update_id -> {at, tries}
    this.poller = null;
  }

  push(update) {
    const id = update.update_id ?? this.next;
    this.next = Math.max(this.next, id + 1);
    this.waiting.push({ ...update, update_id: id });
    this.wake();
    return id;
  }

  wake() {
    this.poller?.resolve();
    if (this.webhook) this.deliver();
  }

  setWebhook(webhook) {
    this.webhook = webhook;
    this.wake();
  }

  async poll({ offset = 0, limit = 100, timeout = 0 }) {
    if (this.webhook) throw Object.assign(new Error("Conflict: can't use getUpdates method while webhook is active"), { code: 409 });
    this.poller?.reject(Object.assign(new Error('Conflict: terminated by other getUpdates request'), { code: 409 }));
    if (offset > 0) this.waiting = this.waiting.filter((u) => u.update_id >= offset);
    if (!this.waiting.length && timeout > 0) await this.arrival(timeout * 1000);
    return this.waiting.slice(0, limit);
  }

  arrival(ms) {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => done(resolve), ms);
      const done = (how, value) => { clearTimeout(timer); this.poller = null; how(value); };
      this.poller = { resolve: () => done(resolve), reject: (error) => done(reject, error) };
    });
  }

  deliver() {
    const now = Date.now();
    const most = this.webhook?.max_connections ?? CONNECTIONS;
    for (const update of this.waiting) {
      if (this.inFlight.size >= most) return;
      const retry = this.retryAt.get(update.update_id);
      if (this.inFlight.has(update) || (retry && retry.at > now)) continue;
      this.inFlight.add(update);
      this.post(update);
    }
  }

  async post(update) {
    const hook = this.webhook;
    const began = performance.now();
    const headers = { 'content-type': 'application/json' };
    if (hook.secret_token) headers['X-Telegram-Bot-Api-Secret-Token'] = hook.secret_token;
    const answer = await fetch(hook.url, { method: 'POST', headers, body: JSON.stringify(update) }).catch(() => null);
    await answer?.arrayBuffer().catch(() => null);
    this.deliveries.push({ update_id: update.update_id, status: answer?.status ?? 0, ms: performance.now() - began });
    this.inFlight.delete(update);
    if (answer?.ok) this.forget(update); else this.later(update);
    if (this.webhook) this.deliver();
  }

  forget(update) {
    this.waiting = this.waiting.filter((u) => u !== update);
    this.retryAt.delete(update.update_id);
  }

  later(update) {
    const tries = (this.retryAt.get(update.update_id)?.tries ?? 0) + 1;
    const wait = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** (tries - 1));
    this.retryAt.set(update.update_id, { at: Date.now() + wait, tries });
    setTimeout(() => this.webhook && this.deliver(), wait + 1).unref();
  }
}

module.exports = { Updates };
