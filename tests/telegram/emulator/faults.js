// What goes wrong on purpose. POST /faults [{method, chat?, times, ...one of}]:
//   code, description, parameters   the Bot API refuses so
//   drop: "before" | "after"        the connection breaks before, or after, the request was obeyed
//   delay                           milliseconds before it is obeyed
const { setTimeout: sleep } = require('node:timers/promises');

class Faults {
  constructor() { this.list = []; }

  set(list) { this.list = list.map((fault) => ({ times: 1, ...fault })); }

  take(method, body) {
    const found = this.list.find((f) => f.times > 0 && (f.method === method || f.method === '*')
      && (f.chat === undefined || String(f.chat) === String(body.chat_id)));
    if (found) found.times -= 1;
    return found;
  }
}

// Answers in the fault's manner, or calls `obey`.
async function withFault(fault, res, obey) {
  if (!fault) return obey();
  if (fault.delay) { await sleep(fault.delay); return obey(); }
  if (fault.drop === 'before') return res.socket.destroy();
  if (fault.drop === 'after') { await obey({ silent: true }); return res.socket.destroy(); }
  return res.status(fault.code).json({
    ok: false, error_code: fault.code, description: fault.description, ...(fault.parameters && { parameters: fault.parameters }),
  });
}

module.exports = { Faults, withFault };
