// @ts-check
const QUESTION = "Je suis boulanger, par où commencer\u00a0?";
const LAST = 8;
const WORDS = { open: "ouvert", close: "fermé", unread: "nouveaux messages", message: "message" };

const form = /** @type {HTMLFormElement} */ (document.getElementById("look"));
const heard = /** @type {HTMLElement} */ (document.getElementById("heard"));

form.addEventListener("change", () => {
  const element = document.querySelector("bon-canal");
  const { accent, theme } = Object.fromEntries(new FormData(form));
  if (!(element instanceof HTMLElement)) return;
  if (accent) element.style.setProperty("--bc-accent", String(accent));
  else element.style.removeProperty("--bc-accent");
  element.setAttribute("theme", String(theme));
});

for (const button of document.querySelectorAll("[data-call]")) {
  button.addEventListener("click", () => {
    const call = button.getAttribute("data-call");
    if (call === "ask") window.BonCanal?.ask(QUESTION);
    else if (call === "open") window.BonCanal?.open();
    else window.BonCanal?.close();
  });
}

/** @param {string} type @param {any} detail */
function note(type, detail) {
  const line = document.createElement("p");
  line.textContent = [WORDS[/** @type {keyof typeof WORDS} */ (type)], detail?.role === "user" ? "de vous" : detail?.role ? "reçu" : "", detail?.count ?? ""].filter((one) => one !== "").join(" ");
  heard.append(line);
  while (heard.children.length > LAST) heard.firstChild?.remove();
}

customElements.whenDefined("bon-canal").then(() => {
  for (const type of Object.keys(WORDS)) window.BonCanal?.on(type, (/** @type {any} */ detail) => note(type, detail));
});
