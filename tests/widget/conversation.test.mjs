// What a visitor does: asks, answers, judges, comes back, exports, erases, speaks to a person.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { bench, say } from "./tools.mjs";

const at = bench({ before, after });
const FLORIST = "Je suis fleuriste à Nîmes";
const MENU = { person: "Parler à une personne", export: "Exporter ma conversation", erase: "Effacer ma conversation" };

async function choose(visited, name) {
  await visited.menu.click();
  await visited.page.getByRole("button", { name, exact: true }).first().click();
}

test("a first conversation: an answer with its cards, then a question with its buttons", async () => {
  at.server.delay = 300;
  const visited = await at.visit();
  const { page, context, wrong, log } = visited;
  await say(page, FLORIST);
  await page.getByText("L’assistant prépare sa réponse…").waitFor({ state: "attached" });
  await log.getByText("Oui, pour vous, fleuriste à Nîmes").waitFor();
  for (const channel of ["Fiche Google", "Instagram", "Facebook"]) await log.locator("summary", { hasText: channel }).click();
  const text = await log.innerText();
  for (const words of ["Canal principal", "Votre base", "En appui", "1 h 30 par semaine", "30 min par semaine", "vos clientes y sont", "À surveiller", "demandez l’accord", "Réussite", "Résultat mitigé", "Échec", "Sources (2)"])
    assert.ok(text.replaceAll("\u00a0", " ").includes(words), words);
  const link = log.getByRole("link", { name: "Une fleuriste de Lyon remplit ses samedis (nouvelle fenêtre)" });
  assert.deepEqual(
    await link.evaluate((one) => [one.href, one.target, one.rel]),
    ["https://exemple.fr/cas/fleuriste-lyon", "_blank", "noopener noreferrer"],
  );
  assert.equal(await log.getByText("Baromètre du numérique").isVisible(), false);
  await log.getByText("Sources (2)").click();
  await log.getByText("Arcom, 2025").waitFor();
  await log.getByText("En savoir plus").click();
  await log.getByText("Le reste peut attendre").waitFor();

  await log.getByRole("button", { name: "Des particuliers" }).click();
  await log.getByText("combien de temps").waitFor();
  assert.equal(at.server.latest.messages.at(-2).text, "Des particuliers", "the title is what the visitor said");
  const used = log.getByRole("button", { name: "Des particuliers (choisi)" });
  assert.equal(await used.getAttribute("aria-disabled"), "true");
  assert.equal(await used.evaluate((button) => button.getRootNode().activeElement === button), true, "the focus stays");
  assert.equal(await log.getByRole("button", { name: "Des entreprises" }).getAttribute("aria-disabled"), "true", "its question is answered");
  assert.equal(await log.getByRole("button", { name: /Par où commencer/ }).last().getAttribute("aria-disabled"), null, "other ways stay open");
  const before = at.server.latest.messages.length;
  await used.dispatchEvent("click");
  await page.waitForTimeout(200);
  assert.equal(at.server.latest.messages.length, before, "a used button sends nothing");
  at.server.delay = 0;
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a question answered in words closes its buttons", async () => {
  const { page, context, log } = await at.visit();
  await say(page, FLORIST);
  await log.getByRole("button", { name: "Des particuliers" }).waitFor();
  await say(page, "Bonjour");
  await log.getByText("Quel est votre métier").waitFor();
  assert.equal(await log.getByRole("button", { name: "Des particuliers", exact: true }).getAttribute("aria-disabled"), "true");
  await context.close();
});

test("messages typed while an answer is prepared are sent in their order, each once", async () => {
  at.server.delay = 250;
  const { page, context, wrong, log } = await at.visit();
  for (const text of ["Un", "Deux", "Trois\u200b"]) await say(page, text);
  await log.getByText("Quel est votre métier").nth(2).waitFor();
  assert.deepEqual(at.server.latest.messages.filter((one) => one.role === "user").map((one) => one.text), ["Un", "Deux", "Trois\u200b"]);
  await page.waitForTimeout(300);
  assert.equal(await log.locator(".words").count(), 3);
  assert.equal(await log.getByText("Deux", { exact: true }).count(), 1);
  at.server.delay = 0;
  assert.deepEqual(wrong, []);
  await context.close();
});

test("thumbs: up, then down with a few words; kept after a reload", async () => {
  const { page, context, wrong, log, launcher } = await at.visit();
  await say(page, FLORIST);
  const up = log.getByRole("button", { name: "Oui, réponse utile" });
  const down = log.getByRole("button", { name: "Non, réponse pas utile" });
  await up.click();
  await log.getByText("Merci, c’est noté.").waitFor();
  await down.click();
  await log.getByLabel("Que vous a-t-il manqué").fill("Et le bouche-à-oreille ?");
  await log.getByRole("button", { name: "Envoyer mon avis" }).click();
  await log.getByLabel("Que vous a-t-il manqué").waitFor({ state: "detached" });
  const answer_id = at.server.latest.messages.find((one) => one.data?.kind === "answer").data.answer_id;
  await page.waitForTimeout(100);
  assert.deepEqual(at.server.latest.feedback, [{ answer_id, value: "up" }, { answer_id, value: "down" }, { answer_id, value: "down", comment: "Et le bouche-à-oreille ?" }]);
  await page.reload();
  await launcher.click();
  await down.waitFor();
  assert.equal(await down.getAttribute("aria-pressed"), "true");
  at.server.disturb({ path: /feedback/, status: 503 });
  await up.click();
  await log.getByText("Votre avis n’est pas parti").waitFor();
  await up.click();
  await log.getByText("Merci, c’est noté.").waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("the conversation is there again after a reload, and its used buttons are used", async () => {
  const { page, context, wrong, log, launcher, box } = await at.visit();
  await say(page, FLORIST);
  await log.getByRole("button", { name: "Des particuliers" }).click();
  await log.getByText("combien de temps").waitFor();
  const before = (await log.innerText()).replace(/\s+/g, " ");
  await page.reload();
  await launcher.click();
  await log.getByText("combien de temps").waitFor();
  assert.equal((await log.innerText()).replace(/\s+/g, " "), before.slice(before.indexOf(`Vous : ${FLORIST}`)));
  await log.getByRole("button", { name: "Des particuliers (choisi)" }).waitFor();
  await box.waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("speaking to a person: in words when it was not offered, by its payload when it was", async () => {
  const visited = await at.visit();
  const { page, context, wrong, log } = visited;
  await choose(visited, MENU.person);
  await log.getByText("Je voudrais parler à une personne").waitFor();
  await page.getByText("Votre message est transmis à une personne de l’équipe.").waitFor();
  await say(page, FLORIST);
  await log.getByRole("button", { name: /Pourquoi ces canaux/ }).click();
  await log.getByRole("button", { name: "Parler à une personne" }).waitFor();
  await choose(visited, MENU.person);
  await page.getByText("Votre message est transmis à une personne de l’équipe.").waitFor();
  assert.equal(at.server.latest.messages.at(-1).text, "Parler à une personne");
  assert.deepEqual(wrong, []);
  await context.close();
});

test("exporting gives a JSON file; with nothing to export it says so", async () => {
  const visited = await at.visit();
  const { page, context, wrong } = visited;
  await page.getByText("mis en service").waitFor();
  await page.evaluate(() => localStorage.clear());
  await choose(visited, MENU.export);
  await page.getByText("Il n’y a encore aucune conversation à exporter.").waitFor();
  await say(page, "Bonjour");
  await page.getByText("Quel est votre métier").waitFor();
  const coming = page.waitForEvent("download");
  await choose(visited, MENU.export);
  const file = await coming;
  assert.equal(file.suggestedFilename(), "bon-canal-mes-donnees.json");
  const data = JSON.parse(await readFile(await file.path(), "utf8"));
  assert.equal(data.messages[0].text, "Bonjour");
  assert.deepEqual(wrong, []);
  await context.close();
});

test("erasing asks first, then leaves nothing here nor there", async () => {
  const visited = await at.visit();
  const { page, context, wrong, log, menu } = visited;
  await say(page, "Bonjour");
  await log.getByText("Quel est votre métier").waitFor();
  const { id } = at.server.latest;
  await choose(visited, MENU.erase);
  const dialog = page.getByRole("dialog", { name: /Effacer votre conversation/ });
  await dialog.waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  assert.ok(at.server.conversations.has(id));
  assert.equal(await menu.evaluate((button) => button.getRootNode().activeElement === button), true);
  await choose(visited, MENU.erase);
  await dialog.getByRole("button", { name: "Effacer" }).click();
  await page.getByText("Votre conversation est effacée").waitFor();
  assert.equal(at.server.conversations.has(id), false);
  assert.deepEqual(await page.evaluate(() => ({ ...localStorage })), {});
  assert.equal(await log.getByText("Quel est votre métier").count(), 0);
  await say(page, "Bonjour");
  await log.getByText("Quel est votre métier").waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("data asked for in the conversation: an export button, then erasing by the assistant", async () => {
  const { page, context, wrong, log } = await at.visit();
  await say(page, "Je veux effacer mes données");
  const coming = page.waitForEvent("download");
  await log.getByRole("button", { name: "Exporter" }).click();
  await coming;
  await log.getByRole("button", { name: "Oui, tout effacer" }).click();
  await log.getByText("C’est effacé.").waitFor();
  assert.deepEqual(await page.evaluate(() => ({ ...localStorage })), {});
  await say(page, "Bonjour");
  await log.getByText("Quel est votre métier").waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});
