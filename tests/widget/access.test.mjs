// Keyboard, focus, names and roles, reflow, phone, motion, contrast; axe in every state.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axe, bench, openPage, parts, say, shoot } from "./tools.mjs";

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

const SCREENS = {
  desktop: {},
  dark: { colorScheme: "dark" },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
  "phone-dark": { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, colorScheme: "dark" },
  narrow: { viewport: { width: 320, height: 640 } },
  landscape: { viewport: { width: 740, height: 360 }, isMobile: true, hasTouch: true },
};

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

test("on a phone the panel is modal, fills the screen, and follows the keyboard", async () => {
  const { page, context, panel, close, launcher } = await at.visit({ page: SCREENS.phone });
  const box = await panel.boundingBox();
  assert.deepEqual([box.x, box.y, box.width, box.height], [0, 0, 390, 844]);
  assert.equal(await panel.evaluate((one) => one.matches(":modal")), true);
  assert.equal(await page.evaluate(() => document.documentElement.style.overflow), "hidden");
  assert.equal(await panel.evaluate((one) => one.getRootNode().activeElement.localName), "h2", "the on-screen keyboard is not called up");
  await page.setViewportSize({ width: 390, height: 500 });
  await page.waitForFunction(() => document.querySelector("bon-canal").shadowRoot.querySelector("dialog").getBoundingClientRect().height === 500);
  await say(page, FLORIST);
  await page.getByText("Oui, pour vous, fleuriste").waitFor();
  await shoot(page, "phone-keyboard");
  assert.ok((await parts(page).send.boundingBox()).y < 500);
  await close.click();
  await panel.waitFor({ state: "hidden" });
  assert.equal(await page.evaluate(() => document.documentElement.style.overflow), "");
  assert.ok(await launcher.isVisible());
  await context.close();
});

test("turning the screen keeps the panel and what was written", async () => {
  const { page, context, panel, box } = await at.visit();
  await box.fill("Un brouillon");
  await page.setViewportSize({ width: 390, height: 800 });
  await page.waitForFunction(() => document.querySelector("bon-canal").shadowRoot.querySelector("dialog").matches(":modal"));
  assert.equal(await box.inputValue(), "Un brouillon");
  await page.setViewportSize({ width: 1100, height: 800 });
  await page.waitForFunction(() => !document.querySelector("bon-canal").shadowRoot.querySelector("dialog").matches(":modal"));
  assert.ok(await panel.isVisible());
  assert.equal(await box.inputValue(), "Un brouillon");
  await context.close();
});

test("at 320 pixels nothing is cut off or scrolls sideways", async () => {
  const { page, context, log } = await at.visit({ page: SCREENS.narrow });
  await say(page, `${FLORIST} ${"et-un-mot-tres-long".repeat(12)}`);
  await log.getByText("Canal principal").waitFor();
  const wide = await log.evaluate((list) => [...list.querySelectorAll("*"), list].filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== "visible" && !one.classList.contains("vh")).map((one) => one.className));
  assert.deepEqual(wide, []);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await context.close();
});

test("at 200 % and 400 % zoom everything is there, nothing scrolls sideways", async () => {
  for (const [zoom, viewport] of [[2, { width: 640, height: 512 }], [4, { width: 320, height: 256 }]]) {
    const { page, context, wrong, log, box, menu, close } = await at.visit({ page: { viewport, deviceScaleFactor: zoom, reducedMotion: "reduce" } });
    for (const question of [FLORIST, "Instagram ou Facebook ?", "Par où je commence ?"]) {
      await say(page, question);
      await log.getByText(question, { exact: true }).waitFor();
    }
    await log.getByText("Votre plan de 30 jours").waitFor();
    await shoot(page, `zoom-${zoom}00`);
    for (const part of [box, menu, close]) {
      const { x, y, width, height } = await part.boundingBox();
      assert.ok(x >= 0 && y >= 0 && x + width <= viewport.width && y + height <= viewport.height, `${zoom}: ${await part.evaluate((one) => one.outerHTML.slice(0, 60))}`);
    }
    assert.ok(await log.evaluate((list) => list.scrollWidth <= list.clientWidth + 1 && list.clientHeight > 40), "the messages are seen");
    assert.deepEqual(await axe(page), []);
    assert.deepEqual(wrong, []);
    await context.close();
  }
});

test("with the text twice as large in the browser's settings, and widely spaced, nothing is cut off", async () => {
  const { page, context, log, panel } = await at.visit({ page: { viewport: { width: 500, height: 800 }, reducedMotion: "reduce" } });
  for (const question of [FLORIST, "Instagram ou Facebook ?", "Par où je commence ?"]) await say(page, question);
  await log.getByText("Votre plan de 30 jours").waitFor();
  await page.evaluate(() => {
    const spaced = new CSSStyleSheet();
    spaced.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important } .frame { font-size: 32px !important }");
    const visit = (root) => {
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, spaced];
      for (const one of root.querySelectorAll("*")) if (one.shadowRoot) visit(one.shadowRoot);
    };
    visit(document.querySelector("bon-canal").shadowRoot);
  });
  await shoot(page, "spaced-200");
  const cut = await panel.evaluate((root) => {
    const hidden = (one) => ["hidden", "clip"].includes(getComputedStyle(one).overflowX) && !one.matches(".vh, .subtitle, summary p, .loading-message-dots, .bubble, bon-canal-log") && (one.scrollWidth > one.clientWidth + 2 || one.scrollHeight > one.clientHeight + 2);
    const all = (node) => [...node.querySelectorAll("*")].flatMap((one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])]);
    return all(root).filter((one) => one.getClientRects().length && hidden(one)).map((one) => `${one.localName}.${one.className}`);
  });
  assert.deepEqual(cut, []);
  assert.ok(await log.evaluate((list) => list.scrollWidth <= list.clientWidth + 1));
  await context.close();
});

test("with the keyboard of a phone up, the panel keeps to what it leaves free", async () => {
  const head = `<script>
    const seen = Object.assign(new EventTarget(), { height: 740, offsetTop: 0 });
    Object.defineProperty(window, "visualViewport", { value: seen });
    window.keyboard = (height, offsetTop) => { Object.assign(seen, { height, offsetTop }); seen.dispatchEvent(new Event("resize")); seen.dispatchEvent(new Event("scroll")); };
  </script>`;
  const { page, context, panel, box, log } = await at.visit({ head, page: { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true } });
  await say(page, FLORIST);
  await log.getByText("Canal principal").waitFor();
  await page.evaluate(() => window.keyboard(400, 60));
  const { y, height } = await panel.boundingBox();
  assert.deepEqual([y, height], [60, 400]);
  const text = await box.boundingBox();
  assert.ok(text.y + text.height <= 460, "the text box is above the keyboard");
  assert.ok((await log.boundingBox()).height > 120, "and messages are still seen");
  await shoot(page, "phone-visual-viewport");
  await page.evaluate(() => window.keyboard(740, 0));
  assert.equal((await panel.boundingBox()).height, 740);
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

test("targets are at least 24 pixels wide and high, the main ones 40", async () => {
  const { page, context, log, menu } = await at.visit({ page: SCREENS.phone });
  await say(page, FLORIST);
  await log.getByText("Canal principal").waitFor();
  await menu.click();
  for (const button of await page.locator("bon-canal").getByRole("button").all()) {
    const size = await button.boundingBox();
    if (size) assert.ok(size.width >= 40 && size.height >= 40, `${await button.innerText()} ${await button.getAttribute("aria-label")} ${size.width} × ${size.height}`);
  }
  for (const summary of await log.locator("summary").all()) assert.ok((await summary.boundingBox()).height >= 24);
  await context.close();
});

test("with reduced motion nothing slides", async () => {
  const { page, context, launcher, panel } = await at.visit({ page: { reducedMotion: "reduce" } });
  assert.equal(await panel.evaluate((one) => getComputedStyle(one).animationName), "none");
  await launcher.hover();
  assert.equal(await launcher.evaluate((one) => getComputedStyle(one).transform), "none");
  at.server.delay = 500;
  await say(page, "Bonjour");
  await page.waitForTimeout(250);
  const moving = await parts(page).log.evaluate((list) => list.getRootNode().getAnimations().filter((one) => one.playState === "running").map((one) => one.animationName));
  at.server.delay = 0;
  assert.deepEqual(moving, []);
  await context.close();
});

/** WCAG's contrast ratio of two colours given as [r, g, b]. */
function contrast(one, other) {
  const light = (colour) => {
    const [r, g, b] = colour.map((value) => (value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [high, low] = [light(one), light(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

for (const colorScheme of ["light", "dark"]) {
  test(`contrasts are kept, ${colorScheme}`, async () => {
    const { page, context } = await at.visit({ page: { colorScheme } });
    const colours = await page.evaluate(() => {
      const frame = document.querySelector("bon-canal").shadowRoot.querySelector(".frame");
      const probe = frame.appendChild(document.createElement("i"));
      const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
      const names = ["ink", "soft", "paper", "ground", "edge", "link", "tint", "warm", "warm-tint", "bad", "good", "ring", "accent", "on-accent"];
      const read = (name) => {
        probe.style.color = `var(--${name})`;
        canvas.fillStyle = getComputedStyle(probe).color;
        canvas.fillRect(0, 0, 1, 1);
        return [name, [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3)];
      };
      const found = Object.fromEntries(names.map(read));
      probe.remove();
      return found;
    });
    const text = "ink/paper ink/ground ink/tint soft/paper soft/ground link/paper link/ground link/tint warm/paper warm/ground warm/warm-tint bad/paper bad/ground good/paper good/ground on-accent/accent";
    const shapes = "edge/paper edge/ground link/paper ring/paper ring/ground ring/tint";
    for (const [pairs, least] of [[text, 4.5], [shapes, 3]]) {
      for (const pair of pairs.split(" ")) {
        const [front, back] = pair.split("/");
        const ratio = contrast(colours[front], colours[back]);
        assert.ok(ratio >= least, `${pair}: ${ratio.toFixed(2)} < ${least}`);
      }
    }
    await context.close();
  });
}
