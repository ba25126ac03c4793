// Hostile strings, as the visitor's words and wherever the server's words are shown: cards, buttons, sources, notices, errors.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { STRINGS } from "./strings.mjs";
import { bench, say } from "./tools.mjs";

const at = bench({ before, after });

/** Everything in the widget's shadow trees that no message may bring. */
function foreign() {
  const found = [];
  const tags = "script, iframe, object, embed, img, video, audio, link, meta, base, style, template, math, marquee, input, svg:not(.icon)";
  const visit = (root) => {
    for (const element of root.querySelectorAll("*")) {
      const own = root.host?.localName === "bon-canal-log" && element.matches("#input, #input *, .loading-message-dots");
      if (!own && element.matches(tags)) found.push(element.outerHTML);
      for (const { name, value } of element.attributes) {
        if (name.startsWith("on") || (name === "href" && !/^(https?|mailto|tel):/.test(value)) || name === "srcdoc") found.push(`${name}=${value}`);
      }
      if (element.shadowRoot) visit(element.shadowRoot);
    }
  };
  visit(document.querySelector("bon-canal").shadowRoot);
  return found;
}

test(`${STRINGS.length} hostile strings stay the text they are`, async () => {
  assert.equal(STRINGS.length, 50);
  const { page, context, wrong, log } = await at.visit();
  for (const [number, string] of STRINGS.entries()) {
    await say(page, `echo:${string}`);
    await log.getByRole("button", { name: "Oui, réponse utile" }).nth(number).waitFor();
  }
  const words = await log.locator(".words").allTextContents();
  const written = STRINGS.map((string) => `echo:${string}`.trim());
  assert.deepEqual(words, written.map((string) => string.replaceAll("\u0000", "\u0000")));
  assert.deepEqual(await page.evaluate(foreign), []);
  for (const details of await log.locator("details").all()) await details.evaluate((one) => (one.open = true));
  for (const link of await log.getByRole("link").all()) assert.match(await link.evaluate((one) => one.href), /^https?:/);
  assert.equal(await page.evaluate(() => window.pwned), undefined);
  await page.reload();
  await page.getByRole("button", { name: /Quel canal/ }).click();
  await log.getByRole("button", { name: "Oui, réponse utile" }).nth(STRINGS.length - 1).waitFor();
  assert.deepEqual(await page.evaluate(foreign), [], "in the history too");
  assert.equal(await page.evaluate(() => window.pwned), undefined);
  assert.deepEqual(wrong, []);
  await context.close();
});

for (const kind of ["plan", "chart", "comparison"]) {
  test(`${STRINGS.length} hostile strings in what is drawn: ${kind}`, async () => {
    const { page, context, wrong, log } = await at.visit();
    await page.route("**/%3C*", (route) => route.fulfill({ status: 404 }));
    for (const [number, string] of STRINGS.entries()) {
      await say(page, `${kind} echo:${string}`);
      await log.locator(".answer").nth(number).waitFor({ state: "attached" });
    }
    await page.waitForTimeout(500);
    const found = (await page.evaluate(foreign)).filter((one) => !one.startsWith(`<img src="${at.server.origin}/`)); // a chart's address stays on the server
    assert.deepEqual(found, []);
    for (const details of await log.locator("details").all()) await details.evaluate((one) => (one.open = true));
    for (const link of await log.getByRole("link").all()) assert.match(await link.evaluate((one) => one.href), /^https?:/);
    assert.equal(await page.evaluate(() => window.pwned), undefined);
    assert.deepEqual(wrong, []);
    await context.close();
  });
}

test("copying and printing hostile words runs nothing", async () => {
  const { page, context, wrong, log } = await at.visit({ page: { permissions: ["clipboard-read", "clipboard-write"] } });
  await context.addInitScript(() => (window.print = () => (top.printed = [...document.querySelectorAll("*")].map((one) => one.localName))));
  await page.reload();
  await page.getByRole("button", { name: /Quel canal/ }).click();
  for (const string of STRINGS.slice(0, 12)) await say(page, `echo:${string}`);
  await log.getByRole("button", { name: "Imprimer la réponse" }).nth(11).waitFor();
  for (let i = 0; i < 12; i++) {
    await log.getByRole("button", { name: "Imprimer la réponse" }).nth(i).click();
    await log.getByRole("button", { name: "Copier la réponse" }).nth(i).click();
  }
  const printed = await page.evaluate(() => window.printed);
  assert.ok(printed.includes("body"));
  assert.ok(!printed.some((name) => ["script", "img", "iframe", "object", "embed", "video", "form"].includes(name)), printed.join());
  assert.equal(await page.evaluate(() => window.pwned), undefined);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("the notice, a refusal, the label and the examples are text as well", async () => {
  const bad = "<img src=x onerror=window.pwned=1>";
  const { page, context, wrong, launcher } = await at.visit({ open: false, attributes: `data-label="Quel canal pour moi ? ${bad}" data-examples="${bad}|javascript:window.pwned=1"` });
  await page.route("**/chat/conversations", (route) => route.fulfill({ status: 201, json: { conversation: `../../${bad}`, token: bad, notice: `${bad} [x](javascript:window.pwned=1)` } }));
  await page.route("**/messages", (route) => route.fulfill({ status: 422, contentType: "application/problem+json", body: JSON.stringify({ detail: bad }) }));
  await launcher.click();
  await page.getByText(`${bad} [x]`).waitFor();
  await say(page, "Bonjour");
  await page.locator(".status").getByText(bad).waitFor();
  assert.deepEqual(await page.evaluate(foreign), []);
  assert.equal(await page.evaluate(() => window.pwned), undefined);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a server's nonsense does not break the conversation", async () => {
  const { page, context, wrong, log } = await at.visit();
  const odd = [
    { id: "1", role: "bot", text: "Un", data: { kind: "answer", platforms: "x", case_studies: [{}], sources: [{ url: "javascript:1" }], more: 12, answer_id: "a" } },
    { id: "2", role: "bot", text: "Deux", buttons: [{ title: "Ouvrir", payload: "/x" }], data: null },
    { id: "3", role: "bot", text: "Trois", buttons: null, data: { platforms: [{ id: "x", hours: "?", reasons: [null, 3], role: "constructor" }] } },
    { id: "4", role: "bot", text: "", data: { kind: "chart" } },
    { id: null, role: "bot", text: "Quatre" },
    { id: null, text: "Cinq" },
  ];
  await page.route("**/messages", (route) => (route.request().method() === "POST" ? route.fulfill({ json: { messages: odd } }) : route.continue()));
  await say(page, "Bonjour");
  for (const text of ["Un", "Deux", "Trois", "Quatre", "Cinq"]) await log.getByText(text, { exact: true }).waitFor();
  assert.deepEqual(await page.evaluate(foreign), []);
  assert.deepEqual(wrong, []);
  await context.close();
});
