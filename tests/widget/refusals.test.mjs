// What a server may say instead of an answer: expired, refused, not an assistant, an apology.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axe, bench, parts, say, shoot } from "./tools.mjs";

const at = bench({ before, after });
const said = (server) => server.latest.messages.filter((message) => message.role === "user").map((message) => message.text);

test("an expired conversation is begun again without a word, and the message goes", async () => {
  for (const status of [401, 404]) {
    const { page, context, wrong, log } = await at.visit();
    await say(page, "Bonjour");
    await log.getByText("Quel est votre métier").waitFor();
    const first = at.server.latest.id;
    at.server.disturb({ path: /POST .*messages/, status });
    await say(page, "Je suis fleuriste");
    await log.getByText("Canal principal").waitFor();
    assert.notEqual(at.server.latest.id, first);
    assert.equal(await page.locator(".status").innerText(), "");
    assert.deepEqual(wrong, []);
    await context.close();
  }
});

test("a conversation that expired since the last visit leaves a fresh start", async () => {
  const { page, context, wrong, log, launcher } = await at.visit();
  await say(page, "Bonjour");
  await log.getByText("Quel est votre métier").waitFor();
  at.server.conversations.clear();
  await page.reload();
  await launcher.click();
  await log.getByText("Dites-moi votre métier").waitFor();
  await say(page, "Je suis fleuriste");
  await log.getByText("Canal principal").waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("too many messages: the server's sentence is shown, and the message leaves after the wait it asked for", async () => {
  const { page, context, wrong, log } = await at.visit();
  await page.getByText("mis en service").waitFor();
  at.server.disturb({ path: /POST .*messages/, status: 429, detail: "Un instant : vous écrivez plus vite que je ne lis.", headers: { "Retry-After": "1" } });
  await say(page, "Bonjour");
  await page.getByText("Un instant : vous écrivez plus vite que je ne lis.").waitFor();
  await log.getByText("Quel est votre métier").waitFor();
  assert.equal(await page.getByText("Un instant").count(), 0);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a refused message is not sent again: its words come back with the server's reason", async () => {
  const { page, context, wrong, log, box } = await at.visit();
  at.server.disturb({ path: /POST .*messages/, status: 422, detail: "Ce message contient des signes illisibles." });
  await say(page, "Bonjour");
  await page.getByText("Ce message contient des signes illisibles.").waitFor();
  await log.getByText("Non envoyé").waitFor();
  assert.equal(await box.inputValue(), "Bonjour");
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a quick reply that the conversation no longer accepts goes as words", async () => {
  const { page, context, wrong, log } = await at.visit();
  await say(page, "Je suis fleuriste");
  await log.getByRole("button", { name: "Des particuliers" }).waitFor();
  at.server.latest.offered.clear();
  await log.getByRole("button", { name: "Des particuliers" }).click();
  await log.getByText("Quel est votre métier").waitFor();
  assert.deepEqual(said(at.server), ["Je suis fleuriste", "Des particuliers"]);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("an event code that is unknown or over is said to be so, once, and keeps nobody from asking", async () => {
  const { page, context, wrong, log } = await at.visit({ attributes: 'data-event="FINI"' });
  await log.getByText("Je ne retrouve pas cet événement. Vérifiez le code").waitFor();
  assert.deepEqual(await axe(page), []);
  await shoot(page, "unknown-event");
  await say(page, "Bonjour");
  await log.getByText("Quel est votre métier").waitFor();
  assert.equal(at.server.latest.event, null);
  assert.equal(await log.getByText("Je ne retrouve pas cet événement").count(), 1);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a wrong address, whatever answers there, keeps the message and says so; its owner is told in the console", async () => {
  const answers = { nothing: (route) => route.abort("connectionrefused"), "another site": (route) => route.fulfill({ status: 404, contentType: "text/html", body: "<h1>404</h1>" }), "a page": (route) => route.fulfill({ status: 200, contentType: "text/html", body: "<h1>Bonjour</h1>" }), "other JSON": (route) => route.fulfill({ json: { ok: true } }) };
  for (const [what, answer] of Object.entries(answers)) {
    const { page, context, wrong, log, box } = await at.visit({ open: false });
    const told = [];
    page.on("console", (line) => line.type() === "warning" && told.push(line.text()));
    await page.route("**/chat/**", answer);
    await parts(page).launcher.click();
    await box.waitFor();
    await say(page, "Bonjour");
    await page.getByText("Le service ne répond pas pour le moment. Votre message est gardé").waitFor();
    await log.getByText("En attente d’envoi").waitFor();
    assert.deepEqual(await axe(page), []);
    if (what !== "a page") assert.ok(told.some((line) => /allowed_sites|data-server/.test(line)), `${what}: ${told}`);
    await page.unroute("**/chat/**");
    await log.getByText("Quel est votre métier").waitFor();
    assert.deepEqual(wrong, [], what);
    await context.close();
  }
});

test("a forged id or token is not believed: a fresh conversation begins", async () => {
  const { page, context, wrong, log, launcher } = await at.visit();
  await say(page, "Bonjour");
  await log.getByText("Quel est votre métier").waitFor();
  const { id } = at.server.latest;
  await page.evaluate(() => {
    const [key] = Object.keys(localStorage);
    localStorage.setItem(key, JSON.stringify({ ...JSON.parse(localStorage[key]), token: "forgé", outbox: "x", votes: 3 }));
  });
  await page.reload();
  await launcher.click();
  await log.getByText("Dites-moi votre métier").waitFor();
  await say(page, "Je suis fleuriste");
  await log.getByText("Canal principal").waitFor();
  assert.notEqual(at.server.latest.id, id);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("an apology can be tried again with a press, and the message is handled once", async () => {
  const { page, context, wrong, log } = await at.visit();
  at.server.apologies = 2;
  await say(page, "Je suis fleuriste");
  const again = log.getByRole("button", { name: "Réessayer" });
  await again.click();
  await again.nth(1).waitFor();
  await shoot(page, "apology");
  assert.deepEqual(await axe(page), []);
  await again.nth(1).click();
  await log.getByText("Canal principal").waitFor();
  assert.deepEqual(said(at.server), ["Je suis fleuriste"]);
  assert.equal(await log.locator(".words").count(), 1);
  assert.deepEqual(wrong, []);
  await context.close();
});
