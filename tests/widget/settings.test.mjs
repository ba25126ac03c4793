// What a site sets: attributes, the element itself, colours, an event; and what it sets wrongly.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { FakeServer } from "./fake_server.mjs";
import { axe, bench, openPage, parts, say, shoot, sitePage } from "./tools.mjs";

const at = bench({ before, after });

test("label, examples, event code and a first opening are set by attributes", async () => {
  const attributes = 'data-label="Besoin d\'un conseil ?" data-examples="Une question|Une autre" data-event="CAFE-12" data-open data-theme="light"';
  const { page, context, wrong, box } = await at.visit({ attributes, open: false, page: { colorScheme: "dark" } });
  await page.getByRole("button", { name: "Besoin d'un conseil ?", expanded: true }).waitFor();
  await box.waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "BODY", "an automatic opening leaves the focus where it is");
  assert.equal(await page.getByRole("dialog").evaluate((one) => getComputedStyle(one).color), "rgb(28, 43, 42)");
  await page.getByRole("button", { name: "Une autre" }).click();
  await page.getByText("Quel est votre métier").waitFor();
  assert.equal(at.server.latest.event, "CAFE-12");
  assert.equal(at.server.latest.messages[0].text, "Une autre");
  assert.deepEqual(wrong, []);
  await context.close();
});

test("data-server names an assistant that is elsewhere than the script", async () => {
  const elsewhere = await new FakeServer().start();
  at.server.pages.set("/elsewhere", { html: sitePage("/widget/widget.js", { attributes: `data-server="${elsewhere.origin}/"` }) });
  const { page, context, wrong } = await openPage(at.browser, { allowed: [at.server.origin, elsewhere.origin] });
  await page.goto(`${at.server.origin}/elsewhere`);
  await parts(page).launcher.click();
  await say(page, "Bonjour");
  await page.getByText("Quel est votre métier").waitFor();
  assert.equal(elsewhere.latest.messages[0].text, "Bonjour");
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), [`bon-canal:${elsewhere.origin}`]);
  assert.deepEqual(wrong, []);
  await context.close();
  await elsewhere.stop();
});

test("the element may stand in the page instead of attributes on the script", async () => {
  const body = '<bon-canal label="Une question ?" theme="dark" examples="La seule"></bon-canal>';
  const { page, context, wrong } = await at.visit({ body, open: false });
  const launcher = page.getByRole("button", { name: "Une question ?" });
  await launcher.click();
  await page.getByRole("button", { name: "La seule" }).waitFor();
  assert.equal(await page.getByRole("dialog").evaluate((one) => getComputedStyle(one).color), "rgb(237, 242, 240)", "dark, on a light system");
  assert.equal(await page.locator("bon-canal").count(), 1);
  await page.evaluate(() => document.querySelector("bon-canal").setAttribute("label", "Autre chose ?"));
  await page.getByRole("button", { name: "Autre chose ?" }).waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a setting that does not exist or has no sense is named in the console, with what is possible", async () => {
  const told = [];
  at.server.pages.set("/odd", { html: sitePage("/widget/widget.js", { attributes: 'data-colour="red" data-mode="popup" data-theme="noir" data-server="ht!tp://" data-openNow' }) });
  const { page, context, wrong } = await openPage(at.browser, { allowed: [at.server.origin] });
  page.on("console", (line) => told.push(line.text().replaceAll("\u00a0", " ")));
  await page.goto(`${at.server.origin}/odd`);
  await parts(page).launcher.click();
  await say(page, "Bonjour");
  await page.getByText("Quel est votre métier").waitFor();
  for (const words of ["data-colour n’existe pas", 'mode="popup" n’existe pas. Possible : bubble, page', 'theme="noir" n’existe pas. Possible : light, dark, auto', "n’est pas une adresse"])
    assert.ok(told.some((line) => line.includes(words)), `${words}: ${told.join("\n")}`);
  assert.deepEqual(wrong, []);
  await context.close();
});

for (const [name, style, colorScheme] of [["pale yellow", "--bc-accent: #ffe680", "light"], ["mid grey", "--bc-accent: rgb(140 140 140)", "light"], ["white on white", "--bc-accent: white; --bc-link: #eee", "light"], ["black on dark", "--bc-accent: #333; --bc-link-dark: #222", "dark"]]) {
  test(`colours that cannot be read are mended and named in the console: ${name}`, async () => {
    const told = [];
    at.server.pages.set("/pale", { html: sitePage("/widget/widget.js", { head: `<style>bon-canal { ${style} }</style>` }) });
    const { page, context, wrong } = await openPage(at.browser, { allowed: [at.server.origin], colorScheme, reducedMotion: "reduce" });
    page.on("console", (line) => told.push(line.text()));
    await page.goto(`${at.server.origin}/pale`);
    const { launcher, log, box } = parts(page);
    await launcher.waitFor();
    assert.deepEqual(await axe(page), [], "the launcher");
    await launcher.click();
    await box.waitFor();
    await say(page, "Je suis fleuriste");
    await log.getByText("Canal principal").waitFor();
    await shoot(page, `colours-${name.replaceAll(" ", "-")}`);
    assert.deepEqual(await axe(page), [], "the conversation");
    assert.ok(told.some((line) => line.includes("ne se lit pas assez")), told.join());
    assert.deepEqual(wrong, []);
    await context.close();
  });
}

test("a good colour is left as it is, and one that changes while the page lives is checked again", async () => {
  const { page, context, wrong, launcher } = await at.visit({ head: "<style>bon-canal { --bc-accent: #7a1f4b }</style>", open: false });
  const told = [];
  page.on("console", (line) => told.push(line.text()));
  await launcher.waitFor();
  assert.equal(await launcher.evaluate((one) => getComputedStyle(one).color), "rgb(255, 255, 255)");
  await page.evaluate(() => document.querySelector("bon-canal").style.setProperty("--bc-accent", "#ffe680"));
  await page.waitForFunction(() => getComputedStyle(document.querySelector("bon-canal").shadowRoot.querySelector(".launcher")).color === "rgb(0, 0, 0)");
  assert.equal(told.filter((line) => line.includes("on-accent")).length, 1);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a QR code's ?event=CODE opens the event's conversation, unless the page's `event` is not ours", async () => {
  at.server.pages.set("/talk", { html: sitePage("/widget/widget.js") });
  at.server.pages.set("/agenda", { html: sitePage("/widget/widget.js", { attributes: 'data-event=""' }) });
  const { page, context, wrong } = await openPage(at.browser, { allowed: [at.server.origin], viewport: { width: 390, height: 800 } });
  await page.goto(`${at.server.origin}/talk?event=CAFE-12`);
  await parts(page).log.getByText("Vous participez à « Être trouvé près de chez soi », avec Claire Martin.").waitFor();
  assert.equal(await page.getByRole("link", { name: /^Voir les questions et les réponses/ }).evaluate((one) => one.href), `${at.server.origin}/e/CAFE-12`);
  await page.getByRole("button", { name: "Je voudrais poser une question à l’intervenant" }).waitFor();
  await shoot(page, "event");
  assert.deepEqual(await axe(page), []);
  await say(page, "Bonjour");
  await page.getByText("Quel est votre métier").waitFor();
  assert.equal(at.server.latest.event, "CAFE-12");
  await page.reload();
  await page.getByText("Assistant automatique – Être trouvé près de chez soi").waitFor();
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), [`bon-canal:${at.server.origin}#CAFE-12`]);
  for (const path of ["/agenda?event=CAFE-12", "/talk?event=<script>alert(1)</script>"]) {
    await page.goto(at.server.origin + path);
    await parts(page).launcher.waitFor();
    await page.waitForTimeout(200);
    assert.equal(await parts(page).launcher.getAttribute("aria-expanded"), "false", path);
  }
  assert.deepEqual(wrong, []);
  await context.close();
});
