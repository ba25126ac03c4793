// The package's server with the routes of this folder mounted before its own. The routes for tests, which play the user:
//   POST /updates {token, update}     an update of any kind, with its own update_id or the next one → {update_id}
//   POST /faults [...]                see faults.js
//   GET  /accepted?since=N            what the bot sent and Telegram accepted
//   GET  /state                       updates waiting, webhook deliveries, commands, counts
// and the package's own /sendMessage, /sendCommand, /sendCallback.
const { TelegramServer } = require('@vishtar/telegram-test-api/lib/telegramServer');
const { Faults, withFault } = require('./faults');
const { Methods, Refused } = require('./methods');
const { Updates } = require('./updates');

async function multipart(req) {
  const chunks = [];
  for await (const chunk of req) chunks.push(chunk);
  const form = await new Response(Buffer.concat(chunks), { headers: { 'content-type': req.headers['content-type'] } }).formData();
  return Object.fromEntries(form.entries());
}

function routes(app, bots, faults, server) {
  const bot = (token) => {
    if (!bots.has(token)) { const updates = new Updates(); bots.set(token, { updates, methods: new Methods(updates) }); }
    return bots.get(token);
  };
  app.post('/faults', (req, res) => { faults.set(req.body); res.json({ ok: true }); });
  app.post('/updates', (req, res) => res.json({ ok: true, update_id: bot(req.body.token).updates.push(req.body.update) }));
  app.get('/accepted', (req, res) => res.json(bot(req.query.token).methods.accepted.slice(Number(req.query.since ?? 0))));
  app.get('/state', (req, res) => {
    const { updates, methods } = bot(req.query.token);
    res.json({ waiting: updates.waiting.map((u) => u.update_id), deliveries: updates.deliveries, webhook: updates.webhook, profile: methods.profile });
  });
  app.all('/bot:token/:method', async (req, res, next) => {
    const { token, method } = req.params;
    const { methods } = bot(token);
    if (!methods.names().includes(method)) return next();
    const body = (req.headers['content-type'] ?? '').startsWith('multipart/') ? await multipart(req) : { ...req.query, ...req.body };
    const obey = async ({ silent } = {}) => {
      try {
        const result = await methods[method](body, token);
        if (!silent) res.json({ ok: true, result });
      } catch (error) {
        if (!(error instanceof Refused) && !error.code) throw error;
        if (!silent) res.status(error.code ?? 400).json({ ok: false, error_code: error.code ?? 400, description: error.message });
      }
    };
    return withFault(faults.take(method, body), res, obey).catch(next);
  });
  server.addUserUpdate = async (update) => { // what the package's own user routes make
    const formatted = TelegramServer.formatUpdate(update);
    delete formatted.update_id;
    if (formatted.message) delete formatted.message.botToken;
    if (formatted.callback_query) formatted.callback_query.chat_instance ??= '1'; // mandatory, and missing in the package
    bot(update.botToken).updates.push(formatted);
  };
}

async function start(port = 0) {
  const bots = new Map();
  const faults = new Faults();
  const server = new TelegramServer({ port: port || 1, host: '127.0.0.1', storeTimeout: 3600 }, {
    routes: [(app, self) => routes(app, bots, faults, self)],
  });
  server.config.port = port; // 0: any free port, which the package's own reading of its settings does not allow
  await server.start();
  const address = `http://127.0.0.1:${server.server.address().port}`;
  return { address, stop: () => server.stop() };
}

module.exports = { start };
if (require.main === module) start(Number(process.env.PORT ?? 0)).then(({ address }) => console.log(`ready ${address}`));
