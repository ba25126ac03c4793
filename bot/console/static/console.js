// Small comforts; every page works without them.
"use strict";

// On a phone the menu slides: the page one is on comes into view.
const here = document.querySelector("header nav [aria-current]");
if (here) {
  const menu = here.closest("ul");
  menu.scrollLeft = here.offsetLeft - (menu.clientWidth - here.offsetWidth) / 2;
}

// A link that is shown once can be copied.
for (const button of document.querySelectorAll("[data-copy]")) {
  const field = document.getElementById(button.dataset.copy);
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(field.value);
    button.textContent = "Copié";
  });
}
for (const field of document.querySelectorAll("[data-select]")) field.addEventListener("focus", () => field.select());

// A conversation that is being read renews itself; not for ever, so that a forgotten page does not keep a session alive.
const live = document.getElementById("live");
if (live) {
  live.scrollTop = live.scrollHeight;
  const until = Date.now() + 20 * 60 * 1000;
  const address = new URL(location.href);
  address.searchParams.set("suite", "1");
  const look = async () => {
    if (Date.now() > until || document.hidden) return;
    const answer = await fetch(address, { credentials: "same-origin", redirect: "error" }).catch(() => null);
    if (!answer?.ok) return;
    const found = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("live");
    if (found && found.innerHTML !== live.innerHTML) {
      live.replaceChildren(...found.childNodes);
      live.scrollTop = live.scrollHeight;
    }
  };
  setInterval(look, 5000);
}

// What was typed is not lost by a click beside.
for (const form of document.querySelectorAll("form.entry")) {
  let changed = false;
  form.addEventListener("input", () => (changed = true));
  form.addEventListener("submit", () => (changed = false));
  addEventListener("beforeunload", (event) => changed && event.preventDefault());
}
