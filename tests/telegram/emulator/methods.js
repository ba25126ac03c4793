// The Bot API methods the assistant uses, with Telegram's own refusals. Everything accepted is logged with its id.
const { Refused, check, checkKeyboard } = require('./entities');

const json = (value) => (typeof value === 'string' ? JSON.parse(value) : value);
const now = () => Math.floor(Date.now() / 1000);

class Methods {
  constructor(updates) {
    this.updates = updates;
    this.accepted = [];  // {method, message_id, chat_id, text, ..., at (ms)}, in the order of acceptance
    this.messages = new Map();
    this.nextMessage = 1000;
    this.answeredCallbacks = new Set();
    this.profile = {};   // what setMyCommands and setMyDescription were told
  }

  names() {
    return Object.getOwnPropertyNames(Methods.prototype).filter((name) => /^(get|set|send|edit|answer|delete)[A-Z]/.test(name));
  }

  log(method, body, extra = {}) {
    const entry = { method, at: Date.now(), chat_id: Number(body.chat_id), text: body.text, parse_mode: body.parse_mode,
      thread: body.message_thread_id && Number(body.message_thread_id), reply_to: json(body.reply_parameters)?.message_id,
      markup: json(body.reply_markup), ...extra };
    this.accepted.push(entry);
    return entry;
  }

  store(method, body, extra = {}) {
    const entry = this.log(method, body, { message_id: this.nextMessage++, ...extra });
    this.messages.set(`${entry.chat_id}/${entry.message_id}`, entry);
    const chat = { id: entry.chat_id, type: entry.chat_id > 0 ? 'private' : 'supergroup' };
    return { message_id: entry.message_id, date: now(), chat, text: entry.text, ...(entry.thread && { message_thread_id: entry.thread }) };
  }

  getMe(body, token) {
    return { id: Number(token.split(':')[0]), is_bot: true, first_name: 'Bon Canal', username: 'BonCanalTestBot', can_join_groups: true,
      can_read_all_group_messages: false, supports_inline_queries: false };
  }

  async getUpdates(body) {
    return this.updates.poll({ offset: Number(body.offset ?? 0), limit: Number(body.limit ?? 100), timeout: Number(body.timeout ?? 0) });
  }

  setWebhook(body) {
    if (!/^https?:\/\//.test(body.url ?? '')) throw new Refused('Bad Request: bad webhook: An HTTPS URL must be provided for webhook');
    if (body.secret_token && !/^[A-Za-z0-9_-]{1,256}$/.test(body.secret_token)) throw new Refused('Bad Request: secret token contains unallowed characters');
    this.updates.setWebhook({ url: body.url, secret_token: body.secret_token, max_connections: Number(body.max_connections ?? 40) });
    return true;
  }

  deleteWebhook() { this.updates.setWebhook(null); return true; }

  getWebhookInfo() {
    return { url: this.updates.webhook?.url ?? '', has_custom_certificate: false, pending_update_count: this.updates.waiting.length };
  }

  setMyCommands(body) { this.profile[`commands/${body.language_code ?? ''}`] = json(body.commands); return true; }

  setMyDescription(body) { this.profile.description = body.description; return true; }

  setMyShortDescription(body) { this.profile.short_description = body.short_description; return true; }

  sendChatAction(body) { this.log('sendChatAction', body, { action: body.action }); return true; }

  sendMessage(body) {
    check(body.text, body.parse_mode, 4096);
    checkKeyboard(json(body.reply_markup));
    return this.store('sendMessage', body);
  }

  sendPhoto(body) { return this.file('sendPhoto', 'photo', body, (f, m) => ({ photo: [{ file_id: `f${m}`, file_unique_id: `u${m}`, width: 1, height: 1, file_size: f.size }] })); }

  sendDocument(body) { return this.file('sendDocument', 'document', body, (f, m) => ({ document: { file_id: `f${m}`, file_unique_id: `u${m}`, file_name: f.name, file_size: f.size } })); }

  file(method, field, body, shape) {
    check(body.caption ?? '', body.parse_mode, 1024);
    checkKeyboard(json(body.reply_markup));
    const attached = String(body[field] ?? '').startsWith('attach://') ? body[String(body[field]).slice(9)] : body[field];
    if (!attached?.name || !attached.size) throw new Refused(`Bad Request: there is no ${field} in the request`);
    const file = { name: attached.name, size: attached.size, type: attached.type };
    const made = this.store(method, body, { file, caption: body.caption });
    return { ...made, ...shape(file, made.message_id) };
  }

  editMessageReplyMarkup(body) {
    const message = this.messages.get(`${body.chat_id}/${body.message_id}`);
    if (!message) throw new Refused('Bad Request: message to edit not found');
    const markup = json(body.reply_markup);
    checkKeyboard(markup);
    if (JSON.stringify(markup ?? null) === JSON.stringify(message.markup ?? null)) throw new Refused('Bad Request: message is not modified');
    message.markup = markup;
    this.log('editMessageReplyMarkup', body, { message_id: message.message_id });
    return { message_id: message.message_id, date: now(), chat: { id: Number(body.chat_id), type: 'private' }, text: message.text };
  }

  answerCallbackQuery(body) {
    if (this.answeredCallbacks.has(body.callback_query_id)) throw new Refused('Bad Request: query is too old and response timeout expired or query ID is invalid');
    this.answeredCallbacks.add(body.callback_query_id);
    this.log('answerCallbackQuery', body, { callback: body.callback_query_id, alert: body.show_alert });
    return true;
  }
}

module.exports = { Methods, Refused };
