// Several tabs of one browser, and what comes while nobody looks.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { bench, say } from "./tools.mjs";

const at = bench({ before, after });
const FLORIST = "Je suis fleuriste à Nîmes";

async function erase({ page, menu }) {
  await menu.click();
  await page.getByRole("button", { name: "Effacer ma conversation", exact: true }).first().click();
}

test("a person's answer comes by itself when open, and is counted when closed", async () => {
  const { page, context, wrong, log, close, launcher } = await at.visit();
  await say(page, "Bonjour");
  await log.getByText("Quel est votre métier").waitFor();
  const conversation = at.server.latest;
  await page.waitForFunction(() => JSON.parse(Object.values(localStorage)[0]).seen);
  at.server.add(conversation, "person", "Bonjour, c’est Claire. Je regarde votre question.");
  await log.getByText("c’est Claire").waitFor();
  await log.getByText("Une personne de l’équipe").waitFor();
  await page.waitForTimeout(100);
  await close.click();
  at.server.add(conversation, "person", "Voici ma réponse.");
  at.server.add(conversation, "bot", "Rappel.");
  await page.reload();
  await page.getByRole("button", { name: "Quel canal pour moi ? 2 nouveaux messages" }).waitFor();
  await launcher.click();
  await log.getByText("Voici ma réponse.").waitFor();
  await page.getByRole("button", { name: /^Quel canal pour moi \?$/ }).waitFor();
  assert.equal(await log.getByText("c’est Claire").count(), 1);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("an answer that comes after the panel was closed is counted", async () => {
  at.server.delay = 400;
  const { page, context, close } = await at.visit();
  await say(page, "Bonjour");
  await page.waitForTimeout(100);
  await close.click();
  await page.getByRole("button", { name: /1 nouveau message/ }).waitFor();
  at.server.delay = 0;
  await context.close();
});

test("two tabs show the same conversation", async () => {
  const { page, context, wrong, log } = await at.visit();
  await say(page, "Bonjour");
  await log.getByText("Quel est votre métier").waitFor();
  const second = await context.newPage();
  await second.goto(`${at.server.origin}/site`);
  await second.getByRole("button", { name: /Quel canal/ }).click();
  await second.getByText("Quel est votre métier").waitFor();
  await say(second, FLORIST);
  await second.getByText("Canal principal").waitFor();
  await page.bringToFront();
  await log.getByText("Canal principal").waitFor();
  assert.equal(await log.getByText(FLORIST, { exact: true }).count(), 1);
  assert.equal(await log.getByText("Canal principal").count(), 1);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("what one tab erases or begins, the other follows", async () => {
  const visited = await at.visit();
  const { page, context, wrong, log } = visited;
  const second = await context.newPage();
  await second.goto(`${at.server.origin}/site`);
  await second.getByRole("button", { name: /Quel canal/ }).click();
  await second.getByText("Dites-moi votre métier").waitFor();
  await say(second, "Bonjour");
  await second.getByText("Quel est votre métier").waitFor();
  await page.bringToFront();
  await log.getByText("Quel est votre métier").waitFor();
  await erase(visited);
  await page.getByRole("dialog", { name: /Effacer votre/ }).getByRole("button", { name: "Effacer" }).click();
  await page.getByText("Votre conversation est effacée").waitFor();
  await second.getByText("Quel est votre métier").waitFor({ state: "detached" });
  await second.getByText("Dites-moi votre métier").waitFor();
  await say(page, FLORIST);
  await log.getByText("Canal principal").waitFor();
  await second.bringToFront();
  await second.getByText("Canal principal").waitFor();
  assert.equal(await second.getByText(FLORIST, { exact: true }).count(), 1);
  assert.deepEqual(wrong, []);
  await context.close();
});
