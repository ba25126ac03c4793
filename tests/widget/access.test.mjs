// Keyboard, focus, names and roles, reflow, phone, motion, contrast; axe in every state.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axe, bench, openPage, parts, say, SCREENS, shoot } from "./tools.mjs";

const at = bench({ before, after });
const FLORIST = "Je suis fleuriste à Nîmes";

/** The element with the focus, through shadow trees, as a short description. */
const focused = (page) =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    const name = element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent ?? element.textContent.trim();
    return `${element.localName} ${name.replace(/\s+/g, " ")}`.trim();
  });

/** What shows the focus of the focused element: a visible outline, or the ring of its box. */
const ring = (page) =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    const shown = (one) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
      return (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) || (one.classList.contains("box") && boxShadow !== "none");
    };
    return shown(element) || shown(element.parentElement);
  });

for (const [name, page_] of Object.entries(SCREENS)) {
  test(`axe finds nothing, closed, open, with the menu, after an answer, asking to erase: ${name}`, async () => {
    const { page, context, wrong, launcher, log, menu } = await at.visit({ open: false, page: { ...page_, reducedMotion: "reduce" } }); // axe must not measure half-faded colours
    const states = {};
    await launcher.waitFor();
    await shoot(page, `${name}-1-closed`);
    states.closed = await axe(page);
    await launcher.click();
    await page.getByText("mis en service").waitFor();
    await shoot(page, `${name}-2-open`);
    states.open = await axe(page);
    await menu.click();
    await shoot(page, `${name}-3-menu`);
    states.menu = await axe(page);
    await page.keyboard.press("Escape");
    await say(page, FLORIST);
    await log.getByText("Canal principal").waitFor();
    await page.waitForTimeout(100);
    await shoot(page, `${name}-4-answer`);
    states.answer = await axe(page);
    for (const details of ["En savoir plus", "Sources (2)"]) await log.getByText(details).click();
    await log.getByRole("button", { name: "Non, réponse pas utile" }).click();
    await log.getByRole("button", { name: "Des particuliers" }).click();
    await log.getByText("combien de temps").waitFor();
    await log.getByText("Résultat mitigé").scrollIntoViewIfNeeded();
    await shoot(page, `${name}-5-cards`);
    await log.getByLabel("Que vous a-t-il manqué").scrollIntoViewIfNeeded();
    await shoot(page, `${name}-6-feedback`);
    states.all = await axe(page);
    await menu.click();
    await page.getByRole("button", { name: "Effacer ma conversation" }).click();
    await shoot(page, `${name}-7-erase`);
    states.erase = await axe(page);
    assert.deepEqual(Object.fromEntries(Object.entries(states).filter(([, found]) => found.length)), {});
    assert.deepEqual(wrong, []);
    await context.close();
  });
}

test("axe finds nothing on the demo page, before and after an answer", async () => {
  for (const [name, page_] of Object.entries({ desktop: SCREENS.desktop, phone: SCREENS.phone, narrow: SCREENS.narrow, dark: SCREENS.dark })) {
    const { page, context, wrong } = await openPage(at.browser, { allowed: [at.server.origin], ...page_ });
    await page.goto(at.server.origin);
    await parts(page).box.waitFor();
    await shoot(page, `demo-${name}-1`);
    assert.deepEqual(await axe(page), []);
    await page.getByRole("button", { name: /Je suis fleuriste/ }).click();
    await page.getByRole("table", { name: "Côte à côte" }).waitFor();
    await shoot(page, `demo-${name}-2-answer`);
    assert.deepEqual(await axe(page), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "no sideways scrolling");
    await page.getByRole("button", { name: "Copier", exact: true }).click();
    await page.getByText(/C’est copié|Le code est sélectionné/).waitFor();
    assert.deepEqual(wrong, []);
    await context.close();
  }
});

test("the example page: colours, look, calls and what it hears", async () => {
  for (const [name, page_] of Object.entries({ desktop: SCREENS.desktop, narrow: SCREENS.narrow, dark: SCREENS.dark })) {
    const { page, context, wrong } = await openPage(at.browser, { allowed: [at.server.origin], reducedMotion: "reduce", ...page_ });
    await page.goto(`${at.server.origin}/exemple.html`);
    const { launcher } = parts(page);
    await launcher.waitFor();
    await shoot(page, `example-${name}`);
    assert.deepEqual(await axe(page), []);
    await page.getByLabel("Jaune pâle").check();
    await page.waitForFunction(() => getComputedStyle(document.querySelector("bon-canal").shadowRoot.querySelector(".launcher")).color === "rgb(0, 0, 0)");
    await page.getByLabel("Prune").check();
    await page.getByLabel("Sombre").check();
    if (name !== "narrow") {
      await page.getByRole("button", { name: "Je suis boulanger, par où commencer ?" }).click();
      await page.getByText("Quel est votre métier").waitFor();
      await page.getByRole("log", { name: /Ce que la page entend/ }).getByText("message reçu").waitFor();
      await shoot(page, `example-${name}-2`);
      assert.deepEqual(await axe(page), []);
      await page.getByRole("button", { name: "Fermer l’assistant" }).first().click();
    }
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "no sideways scrolling");
    assert.deepEqual(wrong, []);
    await context.close();
  }
});

test("the keyboard alone: open, ask, choose, judge, read on, close", async () => {
  const { page, context, wrong, log, launcher } = await at.visit({ open: false });
  await launcher.waitFor();
  const tab = async (times = 1) => {
    for (let i = 0; i < times; i++) await page.keyboard.press("Tab");
    return focused(page);
  };
  const tabTo = async (wanted, limit = 40) => {
    for (let i = 0; i < limit; i++) {
      const now = await tab();
      if (!now.startsWith("a ")) assert.ok(await ring(page), `the focus is seen on: ${now}`);
      if (now.includes(wanted)) return now;
    }
    return assert.fail(`never reached ${wanted}`);
  };
  await tabTo("Quel canal pour moi");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: "Bon Canal" }).waitFor();
  await page.waitForFunction(() => document.activeElement?.shadowRoot?.activeElement?.id === "message");
  assert.ok(await ring(page), "the text box shows its focus");
  await page.keyboard.type("Je suis fleuriste");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("à Nîmes");
  await page.keyboard.press("Enter");
  await log.getByText("Canal principal").waitFor();
  assert.equal(at.server.latest.messages[0].text, "Je suis fleuriste\nà Nîmes");
  assert.equal(await focused(page), "textarea Votre message", "the focus stays in the text box");
  await page.keyboard.press("Shift+Tab");
  for (let i = 0; i < 12 && !(await focused(page)).includes("Des particuliers"); i++) await page.keyboard.press("Shift+Tab");
  assert.match(await focused(page), /button Des particuliers/);
  await page.keyboard.press("Enter");
  await log.getByText("combien de temps").waitFor();
  assert.match(await focused(page), /Des particuliers \(choisi\)/);
  for (let i = 0; i < 12 && !(await focused(page)).includes("Oui, réponse utile"); i++) await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Space");
  await log.getByText("Merci, c’est noté.").waitFor();
  for (let i = 0; i < 16 && !(await focused(page)).includes("En savoir plus"); i++) await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await log.getByText("Le reste peut attendre").waitFor();
  for (let i = 0; i < 30 && (await focused(page)) !== "button Options de la conversation"; i++) await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  assert.match(await tab(), /Parler à une personne/);
  await page.keyboard.press("Escape");
  assert.equal(await focused(page), "button Options de la conversation");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog", { name: "Bon Canal" }).waitFor({ state: "hidden" });
  assert.match(await focused(page), /button Quel canal pour moi/);
  assert.equal(await launcher.getAttribute("aria-expanded"), "false");
  assert.deepEqual(wrong, []);
  await context.close();
});

test("names, roles and states are what a screen reader needs", async () => {
  const { page, context, log, panel } = await at.visit();
  await say(page, FLORIST);
  await log.getByText("Canal principal").waitFor();
  assert.deepEqual(
    await log.evaluate((one) => ["role", "aria-live", "aria-label"].map((name) => one.getAttribute(name))),
    ["log", "polite", "Conversation"],
  );
  assert.equal(await page.locator("bon-canal").getAttribute("lang"), "fr");
  assert.equal(await panel.evaluate((one) => one.closest("[lang]").lang), "fr");
  assert.match(await panel.evaluate((one) => one.getRootNode().getElementById(one.getAttribute("aria-describedby")).textContent), /assistant automatique/);
  const tree = (await panel.ariaSnapshot()).replaceAll("\u00a0", " ");
  for (const line of ['heading "Bon Canal" [level=2]', 'log "Conversation"', 'list "Réponses proposées"', 'group "Cette réponse vous aide-t-elle ?"', 'textbox "Votre message"', 'button "Envoyer"', 'button "Fermer l’assistant"'])
    assert.ok(tree.includes(line), `${line}\n${tree}`);
  assert.match((await log.innerText()).replaceAll("\u00a0", " "), /Vous :\s+Je suis fleuriste[\s\S]*L’assistant :\s+Oui, pour vous/);
  await context.close();
});

test("the counter shows near the limit, and a text that is too long is not sent", async () => {
  const { page, context, box } = await at.visit();
  await box.fill("a".repeat(1500));
  assert.equal(await page.locator(".count").innerText(), "");
  await box.fill("a".repeat(1950));
  assert.match((await page.locator(".count").innerText()).replace(/\s/g, " "), /1 950 \/ 2 000 caractères/);
  await box.fill("a".repeat(2001));
  assert.equal(await box.getAttribute("aria-invalid"), "true");
  const asked = at.server.requests.length;
  await box.press("Enter");
  assert.match(await page.locator(".count").innerText(), /Votre message est trop long/);
  await shoot(page, "too-long");
  assert.equal((await box.inputValue()).length, 2001, "nothing of it is lost");
  assert.equal(at.server.requests.slice(asked).filter((one) => one.path.endsWith("/messages")).length, 0);
  assert.deepEqual(await axe(page), []);
  await context.close();
});

test("what arrives while the panel is closed is said on the launcher and read aloud", async () => {
  const { page, context, log, close, launcher } = await at.visit();
  await say(page, "Bonjour");
  await log.getByText("Quel est votre métier").waitFor();
  await page.waitForFunction(() => JSON.parse(Object.values(localStorage)[0]).seen);
  await close.click();
  at.server.add(at.server.latest, "person", "Voici ma réponse.");
  await page.reload();
  await launcher.locator(".badge").waitFor();
  await page.getByRole("status").getByText("Bon Canal : 1 nouveau message").waitFor({ state: "attached" });
  await shoot(page, "badge");
  assert.deepEqual(await axe(page), []);
  await context.close();
});
