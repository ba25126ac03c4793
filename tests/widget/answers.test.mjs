// The kinds of answers, each drawn in its way: comparison, plan, chart, a long one, one that is not known; copy and print.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axe, bench, parts, say, shoot } from "./tools.mjs";

const at = bench({ before, after });
const NARROW = { viewport: { width: 320, height: 640 } };
const plain = (text) => text.replaceAll("\u00a0", " ").replace(/\s+/g, " ");

/** Elements of the list that are cut off or wider than it. */
const tooWide = (log) =>
  log.evaluate((list) => {
    const { left, right } = list.getBoundingClientRect();
    return [...list.querySelectorAll("*")]
      .filter((one) => one.getClientRects().length && !one.closest(".vh, thead") && !one.matches("bon-canal-slot"))
      .filter((one) => one.getBoundingClientRect().right > right + 1 || one.getBoundingClientRect().left < left - 1)
      .map((one) => `${one.localName}.${one.className} ${one.textContent.slice(0, 40)}`);
  });

test("two channels are compared in a table that a screen reader can walk, what they share said once", async () => {
  const { page, context, wrong, log } = await at.visit();
  await say(page, "Instagram ou Facebook ?");
  const table = log.getByRole("table", { name: "Côte à côte" });
  await table.waitFor();
  assert.deepEqual(await table.getByRole("columnheader").allInnerTexts(), ["Instagram\nEn premier", "Facebook"]);
  assert.deepEqual(await table.getByRole("rowheader").allInnerTexts(), ["Temps par semaine", "Pour vous", "À surveiller"]);
  const text = plain(await table.innerText());
  assert.ok(text.includes("1 h 30") && text.includes("30 min"), text);
  assert.equal(text.split("Les particuliers choisissent").length, 2, "a reason of both is written once");
  assert.ok(text.includes("Pour les deux Les particuliers choisissent"), text);
  assert.equal(await log.getByText("Les canaux, en bref").count(), 0);
  await shoot(page, "comparison-2");
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(wrong, []);
  await context.close();
});

for (const [question, count] of [["Instagram ou Facebook ?", 2], ["Instagram, Facebook ou LinkedIn ?", 3]]) {
  test(`at 320 pixels ${count} channels fit beside or under each other`, async () => {
    const { page, context, wrong, log } = await at.visit({ page: { ...NARROW, reducedMotion: "reduce" } });
    await say(page, question);
    await log.getByRole("table").waitFor();
    await page.waitForTimeout(100);
    assert.deepEqual(await tooWide(log), []);
    assert.equal(await log.getByRole("columnheader").count(), count, "headings are there for those who do not see");
    assert.equal(await log.locator(".narrow-name").first().isVisible(), count === 3);
    await log.getByRole("table").scrollIntoViewIfNeeded();
    await shoot(page, `comparison-${count}-narrow`);
    assert.deepEqual(await axe(page), []);
    assert.deepEqual(wrong, []);
    await context.close();
  });
}

for (const [name, page_] of [["desktop", {}], ["narrow", NARROW], ["dark", { colorScheme: "dark" }]]) {
  test(`a plan: four weeks that open, and what to take away, ${name}`, async () => {
    const { page, context, wrong, log } = await at.visit({ page: { ...page_, reducedMotion: "reduce" } });
    await say(page, "Par où je commence ?");
    await log.getByText("Votre plan de 30 jours").waitFor();
    for (const [words, path] of [["À imprimer", "/plan/abc"], ["PDF", "/plan/abc/plan.pdf"], ["Calendrier", "/plan/abc/plan.ics"]]) {
      const link = log.getByRole("link", { name: `${words} (nouvelle fenêtre)` });
      assert.equal(await link.evaluate((one) => one.href), at.server.origin + path, "on the origin that the page reaches");
    }
    assert.equal(await log.getByText("Tout le plan").count(), 0, "not twice");
    assert.ok(await log.getByText("Revendiquez votre fiche Google").isVisible(), "the first week is open");
    assert.equal(await log.getByText("Demandez un avis à chaque client").isVisible(), false);
    await log.locator("summary", { hasText: "Semaine 2" }).click();
    assert.ok(await log.getByText("Demandez un avis à chaque client").isVisible());
    await log.getByText("En savoir plus").click();
    assert.ok(await log.getByText("demandez l’accord avant de montrer").isVisible());
    assert.equal(await log.getByText("Semaine 1 – Écouter").count(), 0, "the weeks are drawn, not written again");
    await log.getByText("Votre plan de 30 jours").scrollIntoViewIfNeeded();
    await shoot(page, `plan-${name}`);
    assert.deepEqual(await tooWide(log), []);
    assert.deepEqual(await axe(page), []);
    assert.deepEqual(wrong, []);
    await context.close();
  });
}

test("the chart comes with what it shows in words; the words alone when it does not come", async () => {
  const { page, context, wrong, log } = await at.visit();
  await say(page, "Voir où j'en suis");
  const image = log.getByRole("img", { name: "Nouveaux clients : de 8 à 13 par mois" });
  await image.waitFor();
  await page.waitForFunction(() => document.querySelector("bon-canal").shadowRoot.querySelector("bon-canal-log").shadowRoot.querySelector("img").naturalWidth > 0);
  assert.ok((await image.evaluate((one) => one.src)).startsWith(at.server.origin));
  await log.getByRole("link", { name: /^Voir le suivi/ }).waitFor();
  await shoot(page, "chart");
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(wrong, []);
  await page.route("**/graphique.svg", (route) => route.abort());
  await say(page, "Voir où j'en suis");
  await log.locator(".missing").waitFor();
  assert.equal(plain(await log.locator(".missing").innerText()), "Nouveaux clients : de 8 à 13 par mois");
  await context.close();
});

test("a long answer folds after about a screen", async () => {
  const { page, context, log } = await at.visit();
  await say(page, "expliquez en détail");
  await log.getByText("Point 1.").waitFor();
  assert.equal(await log.getByText("Point 10.").isVisible(), false);
  await log.getByText("Lire la suite").click();
  assert.ok(await log.getByText("Point 10.").isVisible());
  assert.deepEqual(await axe(page), []);
  await context.close();
});

test("an answer of a kind that is not known is drawn as its text", async () => {
  const { page, context, wrong, log } = await at.visit();
  await say(page, "hologram echo:Bonjour **à tous**");
  await log.locator(".answer").getByText("à tous").first().waitFor();
  assert.equal(await log.getByRole("img").count(), 0);
  assert.equal(await log.locator(".plan").count(), 0);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("« copier » gives the text without marks, addresses and sources written out", async () => {
  const { page, context, log } = await at.visit({ page: { permissions: ["clipboard-read", "clipboard-write"] } });
  await say(page, "Je suis fleuriste");
  await log.getByRole("button", { name: "Copier la réponse" }).click();
  await log.getByText("La réponse est copiée.").waitFor();
  const copied = plain(await page.evaluate(() => navigator.clipboard.readText()));
  assert.ok(copied.startsWith("Oui, pour vous, fleuriste à Nîmes"), copied);
  assert.ok(copied.includes("une fleuriste de Lyon (https://exemple.fr/cas/fleuriste-lyon)"));
  assert.ok(copied.includes("Sources : - Baromètre du numérique, Arcom, 2025 : https://exemple.fr/barometre"), copied);
  assert.ok(!copied.includes("**"));
  await context.close();
});

test("where the clipboard is refused the old command does it; where that fails too, a sentence says so", async () => {
  const { page, context, log } = await at.visit({ head: "<script>navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'))</script>" });
  await say(page, "Je suis fleuriste");
  const button = log.getByRole("button", { name: "Copier la réponse" });
  await button.click();
  await log.getByText("La réponse est copiée.").waitFor();
  assert.ok(await button.evaluate((one) => one.getRootNode().activeElement === one), "the focus stays");
  await page.evaluate(() => (document.execCommand = () => false));
  await button.click();
  await log.getByText("La copie n’a pas abouti").waitFor();
  await context.close();
});

test("« imprimer » prints the answer alone, its folds open, and leaves the page as it was", async () => {
  const { page, context, wrong, log } = await at.visit({ headers: { "Content-Security-Policy": "default-src 'self'" } });
  await context.addInitScript(() => {
    window.print = () => {
      top.printed = { text: document.body.innerText, title: document.title, colour: getComputedStyle(document.body).color };
      dispatchEvent(new Event("afterprint"));
    };
  });
  await page.reload();
  await parts(page).launcher.click();
  await say(page, "Je suis fleuriste");
  await log.getByRole("button", { name: "Imprimer la réponse" }).click();
  await page.waitForFunction(() => window.printed);
  const { text, colour } = await page.evaluate(() => window.printed);
  for (const words of ["Bon Canal, ", "Oui, pour vous, fleuriste", "vos clientes y sont", "Réussite", "Baromètre du numérique"]) assert.ok(plain(text).includes(words), `${words}: ${text}`);
  assert.ok(!text.includes("Pourquoi ces canaux"), "no buttons on paper");
  assert.equal(colour, "rgb(0, 0, 0)");
  assert.equal(await page.locator("iframe").count(), 0);
  assert.deepEqual(wrong, []);
  await context.close();
});
