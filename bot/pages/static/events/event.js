// The light page: ask, see what others ask, support it, get one's answer. Nothing is created before the person does something.
import { Board, Refusal, call, count, el, markdown, sleep } from "./common.js";

const root = document.getElementById("event");
const code = root.dataset.code;
const at = (id) => document.getElementById(id);
const board = new Board(code);
const KEY = `bon-canal:event:${code}`;
const DRAFT = `${KEY}:text`;
const LOOK_EVERY = 6000;
const AFTER_TYPING = 600;

/* Who we are to the server: a conversation of the assistant. */
const stored = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
const store = (key, value) => { try { if (value === null) localStorage.removeItem(key); else localStorage.setItem(key, value); } catch { /* private mode: kept for this page only */ } };
let person = JSON.parse(stored(KEY) || "null");
let mine = { questions: [], supported: [] };

async function known() {
  if (person) return person;
  const made = await call("POST", "/chat/conversations", { event: code });
  person = { id: made.conversation, token: made.token };
  store(KEY, JSON.stringify(person));
  return person;
}

async function personal(method, path, body) {
  const { id, token } = await known();
  try {
    return await call(method, `/e/${code}/people/${id}${path}`, body, token);
  } catch (error) {
    if (error instanceof Refusal && (error.status === 401 || error.status === 404) && path !== "/rating") forget();
    throw error;
  }
}

function forget() {
  person = null;
  mine = { questions: [], supported: [] };
  store(KEY, null);
  draw();
}

/* Drawing. */
function supportButton(question) {
  const on = mine.supported.includes(question.id);
  const button = el("button", { type: "button", className: "plain", "aria-pressed": String(on),
    textContent: on ? `Soutenue (${question.people})` : `Soutenir (${question.people})` });
  button.setAttribute("aria-label", `${on ? "Ne plus soutenir" : "Soutenir"} : ${question.text}`);
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      await personal("POST", "/support", { question: question.id, on: !on });
      await soon();
    } catch (error) {
      say(at("said") || at("counts"), error.message);
      button.disabled = false;
    }
  });
  return button;
}

function roomItem(question) {
  const own = mine.questions.some((one) => one.id === question.id);
  const meta = [question.name, question.theme, question.state === "open" ? null : question.label].filter(Boolean).join(", ");
  const final = question.state !== "open";
  return el("li", {},
    el("p", { className: "text", textContent: question.text }),
    el("p", { className: "soft", textContent: own ? `Votre question, ${meta}` : meta }),
    question.answer ? el("details", {}, el("summary", { textContent: "Lire la réponse" }), el("div", { className: "answer" }, ...markdown(question.answer), el("p", { className: "soft", textContent: `Réponse de ${question.author}.` }))) : null,
    own || final ? el("p", { className: "soft", textContent: count(question.people, "personne") }) : supportButton(question));
}

function mineItem(question) {
  const item = el("li", {}, el("p", { className: "text", textContent: question.text }), el("p", { className: "soft", textContent: question.label }));
  if (question.answer) {
    item.append(el("div", { className: "answer" }, ...markdown(question.answer), el("p", { className: "soft", textContent: `Réponse de ${question.author}.` })), ratingButtons(question));
  } else if (question.own) {
    item.append(el("details", { open: true }, el("summary", { textContent: "Réponse de l'assistant, en attendant celle de l'intervenant" }),
      el("div", { className: "answer own" }, ...markdown(question.own))));
  }
  return item;
}

function ratingButtons(question) {
  const group = el("div", { className: "choices", role: "group", "aria-label": "Cette réponse vous aide-t-elle ?" });
  for (const [value, label] of [["useful", "Utile"], ["useless", "Pas utile"], ["not_mine", "Ce n'était pas ma question"]]) {
    const button = el("button", { type: "button", className: "plain", textContent: label });
    button.addEventListener("click", async () => {
      try {
        await personal("POST", "/rating", { question: question.id, value });
        group.replaceChildren(el("p", { role: "status", textContent: "Merci, c'est noté." }));
        if (value === "not_mine") await refresh();
      } catch (error) {
        group.append(el("p", { role: "alert", textContent: error.message }));
      }
    });
    group.append(button);
  }
  return group;
}

/** Redraws a list unless somebody is in it with the keyboard: nothing moves under their hands. */
function redraw(list, items) {
  if (!list.contains(document.activeElement)) return list.replaceChildren(...items());
  const place = [...list.querySelectorAll("button, summary")].indexOf(document.activeElement);
  list.replaceChildren(...items());
  list.querySelectorAll("button, summary")[place]?.focus();
}

function draw() {
  const asked = board.questions;
  at("counts").textContent = `${count(board.people, "personne")}, ${count(asked.length, "question")}`;
  at("empty").hidden = asked.length > 0;
  const opened = new Set([...at("room").querySelectorAll("details[open]")].map((d) => d.closest("li").dataset.id));
  redraw(at("room"), () => asked.map((question) => {
    const item = roomItem(question);
    item.dataset.id = question.id;
    if (opened.has(question.id)) item.querySelector("details")?.setAttribute("open", "");
    return item;
  }));
  at("mine").hidden = !mine.questions.length;
  at("erase").hidden = !person;
  redraw(at("mine").querySelector("ul"), () => mine.questions.map(mineItem));
}

const say = (where, text, alert = false) => {
  where.className = alert ? "error" : "";
  where.textContent = text;
};

/* Keeping up to date. */
async function refresh() {
  if (person) mine = await personal("GET", "").catch((error) => { if (error.status) return mine; throw error; });
  await board.news();
  draw();
}

/** After something of our own: the server looks for news at most every 0.4 s, so once more a moment later. */
async function soon() {
  await refresh();
  await sleep(700);
  await refresh();
}

async function follow() {
  for (;;) {
    if (document.visibilityState === "visible") await refresh().catch(() => {});
    await sleep(LOOK_EVERY + Math.random() * 2000);
  }
}

/* Asking. */
const form = at("ask");
if (form) {
  const text = at("text");
  let pending = null; // the same question sent again keeps its id, so that it is asked once
  let timer = 0;
  form.hidden = false;
  text.value = stored(DRAFT) || "";

  const left = () => {
    const rest = Number(root.dataset.longest) - text.value.length;
    at("reste").hidden = rest > 100;
    at("reste").textContent = `Il reste ${count(rest, "caractère")}.`;
  };

  const similar = async () => {
    const typed = text.value.trim();
    const found = typed.length < 12 ? [] : (await call("POST", `/e/${code}/similar`, { text: typed }).catch(() => ({ questions: [] }))).questions;
    if (typed !== text.value.trim()) return;
    at("similar").replaceChildren(...(found.length ? [el("p", { textContent: "Peut-être déjà posée : la soutenir suffit, vous aurez la réponse." }),
      el("ul", { className: "questions" }, ...found.map((question) => el("li", {}, el("p", { className: "text", textContent: question.text }), supportButton(question))))] : []));
  };

  text.addEventListener("input", () => {
    store(DRAFT, text.value || null);
    left();
    clearTimeout(timer);
    timer = setTimeout(similar, AFTER_TYPING);
  });

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button:not([type])");
    if (button.disabled) return;
    if (!pending || pending.text !== text.value) pending = { id: uuid(), text: text.value, name: at("name").value || undefined };
    button.disabled = true;
    say(at("said"), "Envoi…");
    try {
      const [trade, level] = [at("trade").value.trim(), at("level").value];
      if (trade || level) await personal("POST", "", { trade: trade || undefined, level: level || undefined });
      const receipt = await personal("POST", "/questions", pending);
      asked(receipt);
    } catch (error) {
      say(at("said"), error.message, true);
    } finally {
      button.disabled = false;
    }
  });

  const asked = (receipt) => {
    pending = null;
    text.value = "";
    store(DRAFT, null);
    left();
    at("similar").replaceChildren();
    say(at("said"), {
      help: receipt.help,
      held: "Votre question est notée. Une personne la relit avant de l'afficher. La réponse vous attendra ici.",
      shown: "Votre question est transmise, sans votre nom sauf si vous l'avez donné. La réponse vous attendra ici.",
    }[receipt.taken]);
    soon().catch(() => {});
  };
}

const uuid = () => crypto.randomUUID?.() ?? "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (c) => (c ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (c / 4)))).toString(16));

/* Being told elsewhere. */
at("recap")?.addEventListener("change", async (event) => {
  if (!event.target.checked) return;
  event.target.disabled = true;
  await personal("POST", "", { recap: true }).then(() => say(at("later-said"), "C'est noté, vous recevrez le compte rendu."), (error) => {
    Object.assign(event.target, { disabled: false, checked: false });
    say(at("later-said"), error.message, true);
  });
});
at("email-form")?.addEventListener("submit", async (event) => {
  event.preventDefault();
  try {
    const { id, token } = await known();
    await call("POST", `/chat/conversations/${id}/address`, { email: at("email").value }, token);
    say(at("later-said"), "Un message vient de partir à cette adresse. Ouvrez-le et confirmez.");
  } catch (error) {
    say(at("later-said"), error.message, true);
  }
});
at("erase").addEventListener("click", async () => {
  if (!person || !confirm("Effacer vos questions, vos soutiens et tout ce qui est gardé de votre visite ?")) return;
  try {
    await call("DELETE", `/chat/conversations/${person.id}`, null, person.token);
    forget();
    await refresh();
    say(at("said") || at("counts"), "Tout est effacé.");
  } catch (error) {
    say(at("said") || at("counts"), error.message, true);
  }
});

follow();
