// The room's screen: what is most wanted, by theme, and the next question. Held open, it shows news within a second.
import { Board, bar, count, el, sleep } from "./common.js";

const root = document.getElementById("screen");
const board = new Board(root.dataset.code);
const at = (id) => document.getElementById(id);
const MOST = 9;
const FINAL = new Set(["spoken", "answered", "off_topic", "carried"]);

function draw() {
  const open = board.questions.filter((question) => !FINAL.has(question.state));
  const done = board.questions.filter((question) => FINAL.has(question.state));
  const [next, ...rest] = open;
  at("counts").textContent = [count(board.people, "personne"), count(open.length + done.length, "question"), ...(done.length ? [count(done.length, "close")] : [])].join(", ");
  at("next").textContent = next ? next.text : done.length ? "Toutes les questions ont leur réponse. Une autre ?" : "Posez la première question avec votre téléphone.";
  at("list").replaceChildren(
    ...[...rest, ...done].slice(0, MOST).map((question) => el("li", { className: FINAL.has(question.state) ? "done" : "" },
      el("b", { textContent: String(question.people) }),
      el("span", { textContent: question.text + (FINAL.has(question.state) ? ` (${question.label})` : "") }))),
  );
  const most = Math.max(1, ...board.themes.map((theme) => theme.people));
  at("themes").replaceChildren(
    ...board.themes.slice(0, 9).map((theme) => el("tr", {},
      el("th", { scope: "row", textContent: theme.name }),
      el("td", {}, bar(theme.people / most), ` ${theme.people}`))),
  );
}

for (;;) {
  try {
    if (await board.news(20)) draw();
  } catch {
    await sleep(2000);
  }
}
