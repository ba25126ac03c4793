// Walks through the console in a real browser, as one person of the team would; keeps a picture of each page, desktop and phone.
// node look.mjs ADDRESS LOGIN PASSWORD FOLDER PATH...
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { axe, launch, openPage } from "../widget/tools.mjs";

const [address, login, password, folder, ...paths] = process.argv.slice(2);
const SIZES = { bureau: { width: 1180, height: 900 }, telephone: { width: 390, height: 844 } };
mkdirSync(folder, { recursive: true });
const browser = await launch();
const faults = [];
try {
  for (const [size, viewport] of Object.entries(SIZES)) {
    const { page, wrong } = await openPage(browser, { allowed: [new URL(address).origin], viewport, colorScheme: "light" });
    page.on("console", (line) => line.type() === "error" && !/401|404|422/.test(line.text()) && wrong.push(line.text()));
    await page.goto(`${address}/entrer`);
    await look(page, `entrer-${size}`);
    await page.getByLabel("Nom de compte").fill(login);
    await page.getByLabel("Mot de passe").fill(password);
    await page.getByRole("button", { name: "Entrer" }).click();
    await page.getByRole("button", { name: "Sortir" }).waitFor();
    for (const one of paths) {
      const [name, path] = one.split("=", 2).length === 2 ? [one.slice(0, one.indexOf("=")), one.slice(one.indexOf("=") + 1)] : [one, one];
      await page.goto(address + path);
      await look(page, `${name}-${size}`);
    }
    faults.push(...wrong);
    await page.context().close();
  }
} finally {
  await browser.close();
}
assert.deepEqual(faults, []);
console.log("ok");

async function look(page, name) {
  await page.waitForLoadState("networkidle");
  const width = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  if (width[0] > width[1]) faults.push(`${name}: ${width[0]} px wide in ${width[1]}`);
  if ((await page.locator("html").getAttribute("lang")) !== "fr") faults.push(`${name}: lang`);
  for (const fault of await axe(page)) faults.push(`${name}: ${fault}`);
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
