// The browsers of an evening: the widget on a site, the event's page on a phone, the organiser's and the speaker's desks, the screen of the room.
// node whole_story.mjs ADDRESS CODE ORGANISER_LINK SPEAKER_LINK FOLDER: reads a step's name a line, does it, answers "ok" and what it saw.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { axe, launch, openPage, parts, say } from "../widget/tools.mjs";

const [address, code, organiser, speaker, folder] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, reducedMotion: "reduce" };
const DESK = { viewport: { width: 1100, height: 900 } };
const SOON = { timeout: 60_000 };
const browser = await launch();
const wrong = [];
const open = {};

async function visit(name, path, options) {
  const opened = await openPage(browser, { allowed: [new URL(address).origin], ...options });
  wrong.push(opened.wrong);
  open[name] = opened.page;
  await opened.page.goto(path.startsWith("http") ? path : address + path);
  return opened.page;
}

async function look(page, name, fullPage = true) {
  await page.waitForTimeout(300);
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage });
  assert.deepEqual(await axe(page), [], `axe on ${name}`);
}

const steps = {
  /** The QR code of the talk opens the widget of a site in event mode. */
  async widget_asks(question) {
    const page = await visit("widget", `/exemple.html?event=${code}`, PHONE);
    const { log } = parts(page);
    await log.getByText("Soirée réseaux").first().waitFor(SOON);
    await say(page, "je voudrais poser une question à l'intervenante");
    await log.getByText("Écrivez-la maintenant").waitFor(SOON);
    await say(page, question);
    await log.getByText("transmise à Claire Martin").waitFor(SOON);
    await look(page, "widget-question", false);
  },

  /** Somebody on the light page types nearly the same, is shown it, and asks all the same; leaves an e-mail address. */
  async page_asks(question, email) {
    const page = await visit("page", `/e/${code}`, PHONE);
    await page.getByRole("textbox", { name: "Votre question" }).pressSequentially(question);
    await page.getByText("Peut-être déjà posée").waitFor(SOON);
    await page.getByRole("button", { name: "Poser ma question" }).click();
    await page.getByText("Mes questions").waitFor(SOON);
    await page.getByText("Être prévenu de la réponse ailleurs").click();
    await page.getByLabel("Adresse e-mail").fill(email);
    await page.getByRole("button", { name: "Me prévenir par e-mail" }).click();
    await page.locator("#later-said").getByText(/lien|confirm/i).waitFor(SOON);
    await page.locator("#recap").check();
    await look(page, "page-question");
  },

  async screen_shows(question) {
    const page = await visit("screen", `/e/${code}/ecran`, { viewport: { width: 1600, height: 900 } });
    await page.getByText(question).first().waitFor(SOON);
    await look(page, "ecran", false);
  },

  async organiser_merges() {
    const page = await visit("organiser", organiser, DESK);
    await page.getByRole("button", { name: "Ouvrir sur cet appareil" }).click();
    const alike = page.getByRole("button", { name: "Réunir" });
    for (let i = 0; i < 30 && !(await alike.count()); i += 1) {
      await page.waitForTimeout(1000);
      await page.reload();
    }
    await look(page, "organisateur");
    await alike.first().click();
    await page.getByText("Questions réunies").waitFor(SOON);
  },

  async speaker_link() {
    const page = await visit("speaker", speaker, PHONE);
    await page.getByRole("button", { name: "Ouvrir sur cet appareil" }).click();
    await look(page, "intervenante");
    await page.getByRole("button", { name: "Répondre depuis Telegram" }).click();
    const link = page.getByRole("link", { name: "Ouvrir Telegram" });
    await link.waitFor(SOON);
    await look(page, "intervenante-telegram");
    return link.getAttribute("href");
  },

  /** One question on the page; the other waits in Telegram. */
  async speaker_answers(words) {
    const page = open.speaker;
    await page.getByRole("link", { name: "Revenir aux questions" }).click();
    const question = page.locator("article", { hasText: "avis négatifs" }).first();
    await question.getByText("Répondre par écrit").click();
    await question.getByRole("textbox", { name: "Votre réponse" }).fill(words);
    await question.getByRole("button", { name: "Envoyer ma réponse" }).click();
    await page.getByText("Envoyée à 2 personnes").waitFor(SOON);
    await look(page, "intervenante-apres");
  },

  async widget_reads(words) {
    const { log } = parts(open.widget);
    await log.getByText(words).first().waitFor(SOON);
    await log.getByText(words).first().scrollIntoViewIfNeeded();
    await look(open.widget, "widget-reponse", false);
    await log.getByRole("button", { name: "Utile", exact: true }).last().click();
    await log.getByText("Merci").last().waitFor(SOON);
  },

  async page_reads(words) {
    await open.page.locator("#mine").getByText(words).first().waitFor(SOON);
    await look(open.page, "page-reponse");
  },

  async publish() {
    await open.organiser.reload();
    await open.organiser.getByRole("button", { name: "Publier et envoyer le compte rendu" }).click();
    await open.organiser.getByText("Compte rendu publié").waitFor(SOON);
  },

  async recap_shows(words) {
    const page = await visit("recap", `/e/${code}/compte-rendu`, DESK);
    await page.getByText(words).first().waitFor(SOON);
    await look(page, "compte-rendu");
  },
};

try {
  for await (const line of createInterface({ input: process.stdin })) {
    const [name, ...told] = JSON.parse(line);
    console.log(JSON.stringify({ ok: (await steps[name](...told)) ?? null }));
  }
  assert.deepEqual(wrong.flat(), [], "errors, blocked styles, requests elsewhere");
} finally {
  await browser.close();
}
