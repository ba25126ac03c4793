// Where the list stands while one reads.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { bench, say, SCREENS } from "./tools.mjs";

const at = bench({ before, after });
const FLORIST = "Je suis fleuriste à Nîmes";

test("a message list can be scrolled with the keyboard", async () => {
  const { page, context, log } = await at.visit();
  await say(page, FLORIST);
  await log.getByText("Canal principal").waitFor();
  await page.waitForTimeout(100);
  const before = await log.evaluate((one) => one.scrollTop);
  await log.focus();
  await page.keyboard.press("End");
  await page.waitForTimeout(300);
  assert.ok((await log.evaluate((one) => one.scrollTop)) > before);
  await context.close();
});

test("on a slow machine nothing is shown before Deep Chat has settled", async () => {
  const { page, context, launcher, log } = await at.visit({ open: false });
  const devtools = await context.newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 12 });
  await launcher.click();
  await log.getByText("Dites-moi votre métier").waitFor();
  await page.waitForTimeout(1000);
  assert.equal(await log.getByText("Dites-moi votre métier").count(), 1, "the list that was made accessible is the one that is shown");
  await context.close();
});

test("the answer is read from its beginning", async () => {
  for (const page_ of [SCREENS.desktop, SCREENS.phone]) {
    const { page, context, log } = await at.visit({ page: page_ });
    await say(page, FLORIST);
    await log.getByText("Vos clients sont-ils").waitFor({ state: "attached" });
    await page.waitForTimeout(200);
    assert.ok(await log.getByText(FLORIST, { exact: true }).isVisible());
    const [list, words] = [await log.boundingBox(), await log.getByText(FLORIST, { exact: true }).boundingBox()];
    assert.ok(words.y >= list.y && words.y < list.y + 60, "the question is at the top");
    await context.close();
  }
});

test("an answer that comes unasked does not take the reader away from what is being read", async () => {
  const { page, context, log } = await at.visit();
  await say(page, FLORIST);
  await log.getByText("Vos clients sont-ils").waitFor({ state: "attached" });
  await page.waitForFunction(() => JSON.parse(Object.values(localStorage)[0]).seen);
  await page.waitForTimeout(200);
  const before = await log.evaluate((one) => one.scrollTop);
  at.server.add(at.server.latest, "person", "Bonjour, c’est Claire.");
  await log.getByText("c’est Claire").waitFor({ state: "attached" });
  await page.waitForTimeout(100);
  assert.equal(await log.evaluate((one) => one.scrollTop), before);
  await log.evaluate((one) => (one.scrollTop = one.scrollHeight));
  at.server.add(at.server.latest, "person", "Voici ma réponse.");
  await log.getByText("Voici ma réponse.").waitFor({ state: "attached" });
  await page.waitForTimeout(100);
  const [list, words] = [await log.boundingBox(), await log.getByText("Voici ma réponse.").boundingBox()];
  assert.ok(words.y + words.height <= list.y + list.height, "at the end, it is brought into view");
  await context.close();
});
