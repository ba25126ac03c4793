// The embed: on a plain page, under a strict policy, beside hostile styles, twice, in page mode, when its files do not come.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { FakeServer } from "./fake_server.mjs";
import { axe, bench, openPage, parts, say, shoot, sitePage } from "./tools.mjs";

const at = bench({ before, after });

test("a plain page gets a launcher and nothing more until it is clicked", async () => {
  const asked = at.server.requests.length;
  const { page, context, wrong, launcher, panel } = await at.visit({ open: false });
  await launcher.waitFor();
  assert.equal(await launcher.getAttribute("aria-expanded"), "false");
  const before = at.server.requests.slice(asked).map((request) => request.path);
  assert.deepEqual(before.filter((path) => path !== "/favicon.ico"), ["/site", "/widget/widget.js"]);
  assert.deepEqual(await page.evaluate(() => ({ ...localStorage })), {}, "nothing is stored before the visitor does something");
  await launcher.click();
  await panel.waitFor();
  assert.equal(await launcher.getAttribute("aria-expanded"), "true");
  assert.ok(at.server.requests.some((request) => request.path.startsWith("/widget/panel.js?v=")));
  await page.getByText("mis en service par l’Association de démonstration").waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("the page gets one global name, and keeps its own look", async () => {
  const { page, context, wrong } = await at.visit({ head: "<script>window.before = new Set(Object.getOwnPropertyNames(window))</script>" });
  await say(page, "Bonjour");
  await page.getByText("Quel est votre métier").waitFor();
  const added = await page.evaluate(() => Object.getOwnPropertyNames(window).filter((name) => !window.before.has(name) && name !== "before" && !/^\d+$/.test(name)));
  assert.deepEqual(added, ["BonCanal"]);
  assert.equal(await page.evaluate(() => document.head.querySelectorAll("link, style").length), 0);
  assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector("h1")).color), "rgb(0, 0, 0)");
  assert.deepEqual(wrong, []);
  await context.close();
});

for (const [where, policy] of [
  ["on the assistant's own site", () => "default-src 'self'"],
  ["on another site", (origin) => `default-src 'self'; script-src 'self' ${origin}; connect-src 'self' ${origin}`],
]) {
  test(`a strict Content-Security-Policy is kept, ${where}`, async () => {
    const other = await new FakeServer().start();
    const own = where.includes("own");
    const site = own ? at.server : other;
    site.pages.set("/strict", { html: sitePage(`${own ? "" : at.server.origin}/widget/widget.js`), headers: { "Content-Security-Policy": policy(at.server.origin) } });
    const { page, context, wrong } = await openPage(at.browser, { allowed: [site.origin, at.server.origin] });
    await page.goto(`${site.origin}/strict`);
    const { launcher, log, menu } = parts(page);
    await launcher.click();
    await say(page, "Je suis fleuriste");
    await log.getByText("Canal principal").waitFor();
    await log.getByText("En savoir plus").click();
    await log.getByRole("button", { name: "Non, réponse pas utile" }).first().click();
    await menu.click();
    const coming = page.waitForEvent("download");
    await page.getByRole("button", { name: "Exporter ma conversation" }).click();
    await coming;
    await shoot(page, own ? "csp-own" : "csp-other-site");
    assert.equal(await launcher.evaluate((button) => getComputedStyle(button).backgroundColor), "rgb(11, 93, 94)");
    assert.deepEqual(wrong, []);
    assert.ok(other.requests.every((request) => !request.path.startsWith("/chat")), "the server is the script's origin");
    await context.close();
    await other.stop();
  });
}

test("styles of a hostile page do not reach it", async () => {
  const hostile = `<style>
    * { all: unset !important; display: inline !important; color: red !important; font: 60px/3 serif !important; visibility: hidden !important }
    html { font-size: 4px; filter: none } body { direction: rtl; text-transform: uppercase; letter-spacing: 9px; line-height: 4 }
    bon-canal, bon-canal * { display: none !important; opacity: 0 !important; transform: scale(3) !important; position: static !important }
    button, dialog, textarea { display: none !important; background: lime !important }</style>`;
  const { page, context, wrong, launcher, panel, log } = await at.visit({ head: hostile });
  await say(page, "Je suis fleuriste");
  await log.getByText("Canal principal").waitFor();
  await shoot(page, "hostile-page");
  const look = await panel.evaluate((one) => {
    const { fontSize, direction, textTransform, letterSpacing, width, visibility } = getComputedStyle(one);
    return { fontSize, direction, textTransform, letterSpacing, width, visibility };
  });
  assert.deepEqual(look, { fontSize: "16px", direction: "ltr", textTransform: "none", letterSpacing: "normal", width: "400px", visibility: "visible" });
  assert.equal(await log.getByText("Oui, pour vous, fleuriste").evaluate((one) => getComputedStyle(one).fontSize), "15px", "no size depends on the page's");
  assert.ok(await launcher.isVisible());
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a script included twice makes one assistant", async () => {
  const again = '<script src="/widget/widget.js" async></script>'.repeat(2);
  const { page, context, wrong, launcher } = await at.visit({ body: again });
  assert.equal(await launcher.count(), 1);
  await say(page, "Bonjour");
  await page.getByText("Quel est votre métier").waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("page mode fills its container, has no launcher, and takes the place of a bubble", async () => {
  const body = '<div style="height:600px;width:500px"><script src="/widget/widget.js" data-mode="page" async></script></div>';
  const asked = at.server.requests.length;
  const { page, context, wrong, launcher, box } = await at.visit({ body, open: false });
  await box.waitFor();
  await page.waitForLoadState("networkidle");
  assert.equal(await launcher.count(), 0);
  const size = await page.getByRole("region", { name: "Bon Canal" }).boundingBox();
  assert.deepEqual([size.width, size.height], [500, 600]);
  assert.deepEqual(at.server.requests.slice(asked).filter((request) => request.path.startsWith("/chat")), [], "looking at a page makes no conversation");
  await box.focus();
  await page.getByText("mis en service par l’Association de démonstration").waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("an automatic opening does not cover a phone", async () => {
  const { context, launcher } = await at.visit({ attributes: "data-open", open: false, page: { viewport: { width: 390, height: 800 } } });
  await launcher.waitFor();
  assert.equal(await launcher.getAttribute("aria-expanded"), "false");
  await context.close();
});

test("window.BonCanal opens, asks, tells and closes", async () => {
  const { page, context, wrong, launcher, panel, log } = await at.visit({ open: false });
  await launcher.waitFor();
  await page.evaluate(() => {
    window.heard = [];
    for (const type of ["open", "close", "message"]) window.BonCanal.on(type, (detail) => window.heard.push([type, detail.role]));
    window.BonCanal.on("message", () => window.heard.push("never"))();
    window.BonCanal.ask("  Je suis fleuriste  ");
  });
  await log.getByText("Canal principal").waitFor();
  await page.evaluate(() => window.BonCanal.close());
  await panel.waitFor({ state: "hidden" });
  const heard = await page.evaluate(() => window.heard.map(([type, role]) => (role ? `${type} ${role}` : type)));
  assert.deepEqual(heard, ["open", "message user", "message bot", "message bot", "close"]);
  await page.evaluate(() => window.BonCanal.open());
  await panel.waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("when the panel cannot be fetched, a French sentence says so and a second click tries again", async () => {
  const { page, context, launcher, panel } = await at.visit({ open: false });
  await page.route("**/panel.js*", (route) => route.abort());
  await launcher.click();
  await page.getByRole("alert").getByText("L’assistant n’a pas pu se charger.").waitFor();
  assert.equal(await launcher.getAttribute("aria-expanded"), "false");
  await page.unroute("**/panel.js*");
  await launcher.click();
  await panel.waitFor();
  await context.close();
});

test("it lives where the browser refuses storage and modern crypto", async () => {
  const head = "<script>Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } }); crypto.randomUUID = undefined</script>";
  const { page, context, wrong, log } = await at.visit({ head });
  await page.getByText("Votre navigateur ne garde rien de ce site").waitFor();
  await say(page, "Je suis fleuriste");
  await log.getByText("Canal principal").waitFor();
  await log.getByRole("button", { name: "Des particuliers" }).click();
  await log.getByText("combien de temps").waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("in a frame without rights of its own it works for as long as the page lives", async () => {
  at.server.pages.set("/inside", { html: sitePage("/widget/widget.js", { attributes: "data-open" }) });
  at.server.pages.set("/outside", { html: `<!doctype html><html lang="fr"><title>Dehors</title><main><h1>Dehors</h1><iframe title="Assistant" src="/inside" sandbox="allow-scripts" style="width:700px;height:700px"></iframe></main></html>` });
  const { page, context, wrong } = await openPage(at.browser, { allowed: [at.server.origin] });
  await page.goto(`${at.server.origin}/outside`);
  const inside = page.frameLocator("iframe");
  await inside.getByText("Votre navigateur ne garde rien").waitFor();
  await inside.getByRole("textbox", { name: "Votre message" }).fill("Je suis fleuriste");
  await page.keyboard.press("Enter");
  await inside.getByText("Canal principal").waitFor();
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("on a WordPress page: its theme's styles, its toolbar, a script that a cache plugin has moved to the head and deferred", async () => {
  const head = `<style>
      html { font-size: 62.5% } body { font: 1.7rem/1.8 Georgia; margin: 0 } :root { --wp--preset--color--primary: #900 }
      button, input, textarea, .wp-block-button__link { border: 0; border-radius: 0 !important; background: #900 !important; color: #fff !important; text-transform: uppercase; letter-spacing: 2px; padding: 30px !important; width: 100% !important }
      p, ul, li { margin: 0 0 3em; list-style: square outside } h2 { font-size: 5rem; text-align: center } svg { width: 100%; height: auto } a { color: #900; text-decoration: none } details { display: none }
      table { border: 5px solid } #wpadminbar { position: fixed; top: 0; height: 32px; width: 100%; z-index: 99999; background: #1d2327 } .screen-reader-text { position: absolute; clip: rect(1px, 1px, 1px, 1px) } dialog { display: none !important }
    </style><script defer type="text/javascript" src="/widget/widget.js?ver=6.8" id="bon-canal-js" data-cfasync="false" data-wp-strategy="defer" data-rocket-status="executed"></script>`;
  const body = `<div id="wpadminbar" role="navigation" aria-label="Barre d’outils"></div><article class="post entry-content wp-block-post-content is-layout-constrained"><h2>Nos conseils</h2><p>Texte de l’article.</p></article>`;
  at.server.pages.set("/wordpress", { html: `<!doctype html><html lang="fr-FR" class="no-js"><head><meta charset="utf-8"><title>Blog</title>${head}</head><body class="wp-embed-responsive admin-bar"><main>${body}</main></body></html>` });
  const { page, context, wrong } = await openPage(at.browser, { allowed: [at.server.origin], reducedMotion: "reduce" });
  const told = [];
  page.on("console", (line) => told.push(line.text()));
  await page.goto(`${at.server.origin}/wordpress`);
  const { launcher, log, panel } = parts(page);
  await launcher.click();
  await say(page, "Instagram ou Facebook ?");
  await log.getByRole("table").waitFor();
  await shoot(page, "wordpress");
  const look = await panel.evaluate((one) => [getComputedStyle(one).fontSize, getComputedStyle(one.querySelector("button")).textTransform, getComputedStyle(one.querySelector("textarea")).paddingLeft]);
  assert.deepEqual(look, ["16px", "none", "0px"]);
  assert.deepEqual(told, [], "attributes that plugins add are no mistake of the owner's");
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a page with a Deep Chat of its own is left alone", async () => {
  const head = "<script>customElements.define('deep-chat', class extends HTMLElement {})</script>";
  const { page, context, wrong } = await at.visit({ head });
  await say(page, "Bonjour");
  await page.getByText("Quel est votre métier").waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});
