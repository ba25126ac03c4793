// Sizes, zoom, keyboard of a phone, motion, targets, contrast.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axe, bench, parts, say, SCREENS, shoot } from "./tools.mjs";

const at = bench({ before, after });
const FLORIST = "Je suis fleuriste à Nîmes";

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
