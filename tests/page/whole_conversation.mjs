// The widget's bubble against the real servers: a first conversation as a baker has it on a phone, from the notice to the erasure.
// node whole_conversation.mjs ADDRESS FOLDER; with "stop" and "start" on its output it has the servers restarted in mid-conversation.
import assert from "node:assert/strict";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { axe, launch, openPage, parts, say } from "../widget/tools.mjs";

const [address, folder] = process.argv.slice(2);
const asked = createInterface({ input: process.stdin });
const browser = await launch();
const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2, reducedMotion: "reduce" };
const { page, context, wrong } = await openPage(browser, { allowed: [address], ...PHONE });
const { launcher, log, menu } = parts(page);
const soon = { timeout: 40_000 };
let pictures = 0;

/** Asks for something to be done to the servers, and waits until it is. @param {string} what */
async function servers(what) {
  console.log(what);
  await once(asked, "line");
}

/** Says something and waits for the answer that it brings. @param {string} text */
async function ask(text) {
  const before = await log.locator(".answer").count();
  await say(page, text);
  await log.locator(".answer").nth(before).waitFor(soon);
  await page.waitForTimeout(300);
  await picture();
}

async function picture() {
  await page.screenshot({ path: join(folder, `real-${++pictures}.png`) });
}

try {
  await page.goto(`${address}/exemple.html`);
  await launcher.click();
  await page.getByText("mis en service par").waitFor(soon);
  assert.match(await page.getByRole("link", { name: /^Vos données/ }).evaluate((one) => one.href), /\/vos-donnees$/);
  await picture();

  await ask("Je suis boulanger à Nîmes, quels canaux pour moi ?");
  await log.getByText("Les canaux, en bref").waitFor();
  await log.locator("summary", { hasText: "Instagram" }).first().click();
  await log.locator("details[open]").getByText("À surveiller").waitFor();
  assert.deepEqual(await axe(page), [], "after the first answer");

  await ask("Facebook ou Instagram ?");
  await log.getByRole("table", { name: "Côte à côte" }).waitFor();
  assert.ok(await log.evaluate((list) => list.scrollWidth <= list.clientWidth + 1));

  await servers("stop");
  await say(page, "Par où je commence ?");
  await page.getByText("Le service ne répond pas pour le moment. Votre message est gardé").waitFor(soon);
  await picture();
  await servers("start");
  const [plan, again] = [log.getByText("Votre plan de 30 jours"), log.getByRole("button", { name: "Réessayer" })];
  await plan.or(again).first().waitFor({ timeout: 120_000 });
  if (!(await plan.isVisible())) await again.click(); // the web server was back before the assistant
  await plan.waitFor(soon);
  assert.equal(await log.locator(".words", { hasText: "Par où je commence" }).count(), 1, "said once");
  await picture();
  for (const name of [/^À imprimer/, /^PDF/, /^Calendrier/]) {
    const link = await log.getByRole("link", { name }).evaluate((one) => one.href);
    const answer = await context.request.get(link);
    assert.equal(answer.status(), 200, link);
  }
  await log.getByRole("button", { name: "Oui, réponse utile" }).last().click();
  await log.getByText("Merci, c’est noté.").waitFor(soon);
  assert.deepEqual(await axe(page), [], "with a plan");

  await page.reload();
  await launcher.click();
  await log.getByText("Votre plan de 30 jours").waitFor(soon);
  assert.equal(await log.getByRole("button", { name: "Oui, réponse utile" }).last().getAttribute("aria-pressed"), "true");

  await menu.click();
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "Exporter ma conversation" }).click();
  assert.equal((await coming).suggestedFilename(), "bon-canal-mes-donnees.json");
  await menu.click();
  await page.getByRole("button", { name: "Effacer ma conversation" }).click();
  await page.getByRole("dialog", { name: /Effacer votre/ }).getByRole("button", { name: "Effacer" }).click();
  await page.getByText("Votre conversation est effacée").waitFor(soon);
  assert.deepEqual(await page.evaluate(() => ({ ...localStorage })), {});
  await picture();
  assert.deepEqual(wrong, []);
} catch (error) {
  await page.screenshot({ path: join(folder, "real-failed.png") });
  throw error;
} finally {
  await browser.close();
  asked.close();
}
console.log("ok");
