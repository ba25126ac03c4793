// What goes wrong on the way: no network, a server that stops, forgets, refuses or is overloaded. No message is lost, none sent twice.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { FakeServer } from "./fake_server.mjs";
import { bench, openPage, parts, say, shoot, sitePage } from "./tools.mjs";

const at = bench({ before, after });
const said = (server) => server.latest.messages.filter((message) => message.role === "user").map((message) => message.text);

test("offline, messages wait; back online, they leave in order", async () => {
  const { page, context, wrong, log } = await at.visit();
  await say(page, "Bonjour");
  await log.getByText("Quel est votre métier").waitFor();
  await context.setOffline(true);
  await page.getByText("Hors connexion. Vous pouvez écrire").waitFor();
  await say(page, "Je suis fleuriste");
  await say(page, "à Nîmes");
  await page.getByText("Hors connexion. Votre message partira dès le retour du réseau.").waitFor();
  await log.getByText("En attente d’envoi").nth(1).waitFor();
  await shoot(page, "offline");
  await context.setOffline(false);
  await log.getByText("Canal principal").waitFor();
  await log.getByText("Quel est votre métier").nth(1).waitFor();
  assert.deepEqual(said(at.server), ["Bonjour", "Je suis fleuriste", "à Nîmes"]);
  assert.equal(await log.getByText("En attente d’envoi").count(), 0);
  assert.equal(await page.getByText("Hors connexion").count(), 0);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a message written offline survives the closing of the tab", async () => {
  const { page, context, wrong, log } = await at.visit();
  await say(page, "Bonjour");
  await log.getByText("Quel est votre métier").waitFor();
  await context.setOffline(true);
  await say(page, "Je suis fleuriste");
  await log.getByText("En attente d’envoi").waitFor();
  await page.close();
  await context.setOffline(false);
  const next = await context.newPage();
  await next.goto(`${at.server.origin}/site`);
  await parts(next).launcher.click();
  await parts(next).log.getByText("Canal principal").waitFor();
  assert.deepEqual(said(at.server), ["Bonjour", "Je suis fleuriste"]);
  assert.deepEqual(wrong, []);
  await context.close();
});

for (const [what, keeps] of [["that remembers", true], ["that has forgotten everything", false]]) {
  test(`the server restarts, ${what}`, async () => {
    const server = await new FakeServer().start();
    server.pages.set("/site", { html: sitePage("/widget/widget.js") });
    const { page, context, wrong } = await openPage(at.browser, { allowed: [server.origin] });
    await page.goto(`${server.origin}/site`);
    const { launcher, log } = parts(page);
    await launcher.click();
    await say(page, "Je suis fleuriste");
    await log.getByRole("button", { name: "Des particuliers" }).waitFor();
    await server.stop();
    await log.getByRole("button", { name: "Des particuliers" }).click();
    await page.getByText("Le service ne répond pas pour le moment. Votre message est gardé").waitFor();
    const first = server.latest.id;
    if (!keeps) server.conversations.clear();
    await server.start(server.port);
    await log.getByText(keeps ? "combien de temps" : "Quel est votre métier").waitFor({ timeout: 20_000 });
    assert.equal(await page.getByText("Le service ne répond pas").count(), 0);
    assert.deepEqual(said(server), keeps ? ["Je suis fleuriste", "Des particuliers"] : ["Des particuliers"]);
    assert.equal(server.latest.id === first, keeps);
    assert.deepEqual(wrong, []);
    await context.close();
    await server.stop();
  });
}

test("an answer lost on the way back is asked for again under the same id, and handled once", async () => {
  const { page, context, log } = await at.visit();
  await page.getByText("mis en service").waitFor();
  let cut = 0;
  await page.route("**/messages", async (route) => {
    if (route.request().method() !== "POST" || cut++) return route.continue();
    await route.fetch();
    return route.abort("connectionreset");
  });
  await say(page, "Je suis fleuriste");
  await log.getByText("Canal principal").waitFor();
  await page.waitForFunction(() => !JSON.parse(Object.values(localStorage)[0]).outbox.length);
  await page.waitForTimeout(300);
  assert.deepEqual(said(at.server), ["Je suis fleuriste"]);
  assert.equal(await log.getByText("Canal principal").count(), 1);
  assert.equal(cut, 2);
  await context.close();
});

test("reopening while the server is down says so, then shows the history", async () => {
  const { page, context, wrong, log, launcher } = await at.visit();
  await say(page, "Bonjour");
  await log.getByText("Quel est votre métier").waitFor();
  await page.route("**/messages*", (route) => route.fulfill({ status: 503, json: {} }));
  await page.reload();
  await launcher.click();
  await page.getByText("Le service ne répond pas pour le moment. Nouvel essai").waitFor();
  await page.unroute("**/messages*");
  await log.getByText("Quel est votre métier").waitFor();
  assert.equal(await page.locator(".status").innerText(), "");
  assert.deepEqual(wrong, []);
  await context.close();
});

test("erasing when the server cannot be told keeps everything and says so", async () => {
  const { page, context, menu, log } = await at.visit();
  await say(page, "Bonjour");
  await log.getByText("Quel est votre métier").waitFor();
  at.server.disturb({ path: /DELETE/, status: 503 });
  await menu.click();
  await page.getByRole("button", { name: "Effacer ma conversation" }).click();
  await page.getByRole("button", { name: "Effacer", exact: true }).click();
  await page.getByText("L’effacement n’a pas abouti.").waitFor();
  assert.equal(await log.getByText("Quel est votre métier").count(), 1);
  assert.ok(await page.evaluate(() => localStorage.length));
  await context.close();
});

test("a server that does not wait is not hammered", async () => {
  const { page, context, log } = await at.visit();
  await page.route("**/messages?*wait=25*", (route) => route.fulfill({ json: { messages: [] } }));
  await say(page, "Bonjour");
  await log.getByText("Quel est votre métier").waitFor();
  let asked = 0;
  page.on("request", (request) => (asked += request.url().includes("wait=25") ? 1 : 0));
  await page.waitForTimeout(4000);
  assert.ok(asked <= 2, `${asked} requests in 4 s`);
  await context.close();
});
