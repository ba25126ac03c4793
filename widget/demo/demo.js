// @ts-check
/** @template {HTMLElement} T @param {string} id @returns {T} */
const byId = (id) => /** @type {T} */ (document.getElementById(id));

const NOT_THERE = "L’assistant n’est pas encore chargé. Réessayez dans un instant, ou rechargez la page.";

for (const chip of document.querySelectorAll("[data-ask]")) {
  chip.addEventListener("click", () => {
    byId("trouble").textContent = window.BonCanal ? "" : NOT_THERE;
    window.BonCanal?.ask(chip.textContent ?? "");
  });
}

const code = byId("code");
code.textContent = `<script src="${location.origin}/widget/widget.js" async></script>`;

byId("copy").addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(code.textContent ?? "");
    byId("copied").textContent = "C’est copié.";
  } catch {
    getSelection()?.selectAllChildren(code);
    byId("copied").textContent = "Le code est sélectionné\u00a0: copiez-le avec Ctrl + C.";
  }
});
