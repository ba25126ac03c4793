// Opens the real page in a real browser, asks a question as a visitor would, checks what is seen, keeps a picture.
// node first_question.mjs ADDRESS FOLDER [phone]
import assert from "node:assert/strict";
import { join } from "node:path";
import { launch } from "../widget/tools.mjs";

const [address, folder, size] = process.argv.slice(2);
const viewport = size === "phone" ? { width: 390, height: 844 } : { width: 1280, height: 860 };
const browser = await launch();
try {
  const page = await browser.newPage({ viewport, locale: "fr-FR" });
  const elsewhere = [];
  const errors = [];
  page.on("request", (request) => request.url().startsWith(address) || request.url().startsWith("data:") || elsewhere.push(request.url()));
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await page.goto(address);
  const box = page.getByRole("textbox").first();
  await box.click();
  await box.pressSequentially("je suis profession libérale, Facebook est-il fait pour moi ?");
  await page.keyboard.press("Enter");
  await page.getByText("Oui, sous conditions").first().waitFor({ timeout: 20_000 });
  await page.getByText("Quel est votre métier").first().waitFor({ timeout: 5_000 });
  await page.waitForTimeout(400);
  await page.screenshot({ path: join(folder, size === "phone" ? "phone.png" : "page.png") });
  assert.deepEqual(elsewhere, [], "requests to other hosts");
  assert.deepEqual(errors, [], "errors in the browser's console");
} finally {
  await browser.close();
}
console.log("ok");
