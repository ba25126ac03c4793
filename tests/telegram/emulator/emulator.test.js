// The emulator is true where the Python tests rest on it: one test for each such behaviour.
const assert = require('node:assert/strict');
const http = require('node:http');
const { after, before, beforeEach, test } = require('node:test');
const { start } = require('./server');

let emulator;
let token;
let run = 0;
before(async () => { emulator = await start(); });
after(() => emulator.stop());
beforeEach(() => { run += 1; token = `${run}:abc`; });

const call = async (method, body = {}) => (await fetch(`${emulator.address}/bot${token}/${method}`, {
  method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body),
})).json();
const user = (path, body) => fetch(`${emulator.address}/${path}`, {
  method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body),
}).then((r) => r.json());
const write = (text) => user('updates', { token, update: { message: { message_id: 1, date: 1, chat: { id: 42, type: 'private' }, text } } });
const state = () => fetch(`${emulator.address}/state?token=${token}`).then((r) => r.json());
const accepted = () => fetch(`${emulator.address}/accepted?token=${token}`).then((r) => r.json());
const until = async (done) => { while (!await done()) await new Promise((r) => setTimeout(r, 20)); };

// A webhook that answers the statuses given, one after the other, then 200.
async function hook(statuses = []) {
  const got = [];
  const server = http.createServer((req, res) => {
    let body = '';
    req.on('data', (chunk) => { body += chunk; });
    req.on('end', () => { got.push({ headers: req.headers, update: JSON.parse(body), at: Date.now() }); res.writeHead(statuses.shift() ?? 200).end(); });
  });
  await new Promise((r) => server.listen(0, '127.0.0.1', r));
  return { got, url: `http://127.0.0.1:${server.address().port}/`, stop: () => { server.closeAllConnections(); server.close(); } };
}

test('an update comes again until a higher offset is asked for', async () => {
  const { update_id: id } = await write('un');
  assert.deepEqual((await call('getUpdates')).result.map((u) => u.update_id), [id]);
  assert.deepEqual((await call('getUpdates', { offset: id })).result.map((u) => u.update_id), [id]);
  assert.deepEqual((await call('getUpdates', { offset: id + 1 })).result, []);
  assert.deepEqual((await call('getUpdates')).result, []);
});

test('long polling waits for an update, and no longer than its timeout', async () => {
  const began = Date.now();
  assert.deepEqual((await call('getUpdates', { timeout: 1 })).result, []);
  assert.ok(Date.now() - began >= 950);
  setTimeout(() => write('plus tard'), 50);
  assert.equal((await call('getUpdates', { timeout: 10 })).result[0].message.text, 'plus tard');
  assert.ok(Date.now() - began < 5000);
});

test('a second poller ends the first with 409, and polling beside a webhook is refused', async () => {
  const first = call('getUpdates', { timeout: 10 });
  await new Promise((r) => setTimeout(r, 50));
  const second = call('getUpdates', { timeout: 1 });
  assert.equal((await first).error_code, 409);
  assert.equal((await second).ok, true);
  await call('setWebhook', { url: 'http://127.0.0.1:9/' });
  assert.equal((await call('getUpdates')).error_code, 409);
});

test('a webhook gets the secret header, and a 2xx is the end of it', async () => {
  const webhook = await hook();
  await call('setWebhook', { url: webhook.url, secret_token: 's3cret' });
  await write('un');
  await until(async () => !(await state()).waiting.length);
  assert.equal(webhook.got.length, 1);
  assert.equal(webhook.got[0].headers['x-telegram-bot-api-secret-token'], 's3cret');
  webhook.stop();
});

test('a webhook that fails, or is not there, gets the update again, later and later', async () => {
  const webhook = await hook([500, 302, 404]);
  await call('setWebhook', { url: webhook.url });
  const { update_id: id } = await write('un');
  await until(async () => !(await state()).waiting.length);
  assert.deepEqual(webhook.got.map((g) => g.update.update_id), [id, id, id, id]);
  const gaps = webhook.got.slice(1).map((g, i) => g.at - webhook.got[i].at);
  assert.ok(gaps[0] >= 95 && gaps[1] >= 190 && gaps[2] >= 380, String(gaps));
  webhook.stop();
  await write('deux');
  await until(async () => (await state()).deliveries.filter((d) => d.status === 0).length >= 2);
  assert.equal((await state()).waiting.length, 1);
});

test('sendMessage answers in seconds and is logged with its id', async () => {
  const { result } = await call('sendMessage', { chat_id: -5, text: 'Bonjour', message_thread_id: 3 });
  assert.ok(Math.abs(result.date - Date.now() / 1000) < 5);
  assert.equal(result.chat.type, 'supergroup');
  const [entry] = await accepted();
  assert.deepEqual([entry.method, entry.message_id, entry.chat_id, entry.text, entry.thread], ['sendMessage', result.message_id, -5, 'Bonjour', 3]);
});

test("Telegram's refusals of a text: empty, too long, bad HTML, bad button", async () => {
  const refused = async (body) => (await call('sendMessage', { chat_id: 1, ...body })).description;
  assert.match(await refused({ text: ' ' }), /text is empty/);
  assert.match(await refused({ text: 'a'.repeat(4097) }), /too long/);
  assert.match(await refused({ text: '<b>a', parse_mode: 'HTML' }), /can't parse entities/);
  assert.match(await refused({ text: '<b><i>a</b></i>', parse_mode: 'HTML' }), /can't parse entities/);
  assert.match(await refused({ text: '<p>a</p>', parse_mode: 'HTML' }), /can't parse entities/);
  assert.match(await refused({ text: '1 < 2', parse_mode: 'HTML' }), /can't parse entities/);
  assert.match(await refused({ text: 'a', reply_markup: { inline_keyboard: [[{ text: 'x', callback_data: 'é'.repeat(33) }]] } }), /BUTTON_DATA_INVALID/);
  assert.equal((await accepted()).length, 0);
  const long = { chat_id: 1, parse_mode: 'HTML', text: `<b>${'a'.repeat(4090)}</b> &amp; <a href="https://x.fr">y</a>` };
  assert.equal((await call('sendMessage', long)).ok, true, 'tags and entities do not count');
});

test('sendPhoto and sendDocument take multipart files', async () => {
  for (const [method, field, name] of [['sendPhoto', 'photo', 'courbe.png'], ['sendDocument', 'document', 'plan.pdf']]) {
    const form = new FormData();
    form.set('chat_id', '42');
    form.set('caption', 'Votre plan');
    form.set(field, new Blob(['contenu']), name);
    const answer = await (await fetch(`${emulator.address}/bot${token}/${method}`, { method: 'POST', body: form })).json();
    assert.equal(answer.ok, true, JSON.stringify(answer));
    assert.ok(answer.result[field]);
    const entry = (await accepted()).at(-1);
    assert.deepEqual([entry.file.name, entry.file.size, entry.caption], [name, 7, 'Votre plan']);
  }
  assert.match((await call('sendDocument', { chat_id: 42 })).description, /no document/);
});

test('a used keyboard is edited once; an unchanged one and an answered button are refused', async () => {
  const keyboard = { inline_keyboard: [[{ text: 'Oui', callback_data: '1' }]] };
  const { result } = await call('sendMessage', { chat_id: 1, text: 'Oui ?', reply_markup: keyboard });
  const edit = () => call('editMessageReplyMarkup', { chat_id: 1, message_id: result.message_id });
  assert.equal((await edit()).ok, true);
  assert.match((await edit()).description, /not modified/);
  const answer = () => call('answerCallbackQuery', { callback_query_id: '7' });
  assert.equal((await answer()).result, true);
  assert.match((await answer()).description, /query is too old/);
});

test('faults: a refusal with its parameters for one chat, a connection broken before or after the send', async () => {
  await user('faults', [{ method: 'sendMessage', chat: 2, code: 429, description: 'Too Many Requests: retry after 3', parameters: { retry_after: 3 } }]);
  assert.equal((await call('sendMessage', { chat_id: 1, text: 'a' })).ok, true);
  assert.deepEqual((await call('sendMessage', { chat_id: 2, text: 'b' })).parameters, { retry_after: 3 });
  assert.equal((await call('sendMessage', { chat_id: 2, text: 'c' })).ok, true);
  await user('faults', [{ method: 'sendMessage', drop: 'before' }, { method: 'sendMessage', drop: 'after' }]);
  await assert.rejects(call('sendMessage', { chat_id: 1, text: 'never' }));
  await assert.rejects(call('sendMessage', { chat_id: 1, text: 'unknown to the sender' }));
  assert.deepEqual((await accepted()).map((e) => e.text), ['a', 'c', 'unknown to the sender']);
});

test("the package's own user routes make updates that python-telegram-bot reads", async () => {
  const from = { id: 42, is_bot: false, first_name: 'Awa' };
  const chat = { id: 42, type: 'private', first_name: 'Awa' };
  await user('sendMessage', { botToken: token, date: 1, from, chat, text: 'Bonjour' });
  await user('sendCallback', { botToken: token, from, message: { message_id: 9, chat, date: 1, text: '?' }, data: 'b:1' });
  const [first, second] = (await call('getUpdates')).result;
  assert.equal(first.message.text, 'Bonjour');
  assert.equal(second.callback_query.chat_instance, '1');
  assert.ok(second.update_id > first.update_id);
});
