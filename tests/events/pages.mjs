// The story of an event in a real browser: ask on a phone, support on another, see it on the room's screen, answer at the
// speaker's desk, read the answer on the phone and the recap on the web. Pictures are kept, axe finds nothing, nothing is asked elsewhere.
// node pages.mjs ADDRESS CODE ORGANISER_LINK SPEAKER_LINK FOLDER
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { axe, launch, openPage } from "../widget/tools.mjs";

const [address, code, organiser, speaker, folder] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const PHONE = { viewport: { width: 390, height: 844 } };
const QUESTION = "Faut-il répondre aux avis négatifs laissés sur Google ?";
const browser = await launch();
const wrong = [];

async function open(path, options = {}) {
  const opened = await openPage(browser, { allowed: [new URL(address).origin], ...options });
  wrong.push(opened.wrong);
  await opened.page.goto(path.startsWith("http") ? path : address + path);
  return opened.page;
}

async function look(page, name, fullPage = false) {
  await page.waitForTimeout(300);
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage });
  assert.deepEqual(await axe(page), [], `axe on ${name}`);
}

try {
  const unknown = await open("/e?code=zzzz99", PHONE);
  await unknown.getByRole("alert").waitFor();
  await look(unknown, "code-inconnu");
  await unknown.getByRole("textbox").fill(` ${code.toLowerCase().slice(0, 3)} ${code.toLowerCase().slice(3)}`);
  await unknown.getByRole("button", { name: "Entrer" }).click();
  await unknown.waitForURL(`**/e/${code}`);

  const screen = await open(`/e/${code}/ecran`, { viewport: { width: 1600, height: 900 } });
  const phone = await open(`/e/${code}`, PHONE);
  await phone.getByRole("textbox", { name: "Votre question" }).fill(QUESTION);
  await phone.getByText("Dire mon nom ou mon métier").click();
  await phone.getByLabel("Métier").fill("fleuriste");
  await look(phone, "telephone-question", true);
  await phone.getByRole("button", { name: "Poser ma question" }).click();
  const asked = Date.now();
  await screen.getByText(QUESTION).first().waitFor({ timeout: 60_000 });
  console.log(`on the room's screen after ${Date.now() - asked} ms`);
  await phone.getByText("Mes questions").waitFor();
  await look(phone, "telephone-apres", true);

  const other = await open(`/e/${code}`, PHONE);
  await other.getByRole("textbox", { name: "Votre question" }).pressSequentially("faut il répondre aux avis négatifs sur google ?");
  await other.getByText("Peut-être déjà posée").waitFor({ timeout: 90_000 });
  await look(other, "telephone-ressemblance", true);
  await other.locator("#similar").getByRole("button", { name: /Soutenir/ }).first().click();
  await other.getByRole("button", { name: new RegExp(`Ne plus soutenir : ${QUESTION.replace(/[?]/g, "\\?")}`) }).first().waitFor();

  await screen.locator("#next", { hasText: QUESTION }).waitFor({ timeout: 60_000 }).catch(() => {});
  await look(screen, "ecran");

  const desk = await open(organiser, { viewport: { width: 1100, height: 900 } });
  await look(desk, "intervenant-ouvrir");
  await desk.getByRole("button", { name: "Ouvrir sur cet appareil" }).click();
  await desk.getByRole("heading", { name: "Qui est là" }).waitFor();
  const stranger = await open(organiser);
  await stranger.getByRole("heading", { name: "Ce lien sert déjà sur un autre appareil" }).waitFor();
  await desk.getByLabel("Une question par ligne").fill("- Combien de temps par semaine ?\n2. Faut-il un site en plus de Facebook ?");
  await desk.getByRole("button", { name: "Ajouter ces questions" }).click();
  await desk.getByText("2 questions prises").waitFor();
  await look(desk, "organisateur", true);

  const talk = await open(speaker, PHONE);
  await talk.getByRole("button", { name: "Ouvrir sur cet appareil" }).click();
  const one = talk.locator("article", { hasText: QUESTION });
  await one.getByText("Répondre par écrit").click();
  await one.getByLabel("Votre réponse").fill("Oui, **toujours**, calmement et en deux phrases.\n\nVoir [ce guide](https://www.economie.gouv.fr/).");
  await look(talk, "intervenant-repondre", true);
  await one.getByRole("button", { name: "Envoyer ma réponse" }).click();
  await talk.getByText("Réponse enregistrée. Envoyée à 1 personne.").waitFor();

  await phone.locator("#mine").getByText("calmement et en deux phrases").waitFor({ timeout: 60_000 });
  await look(phone, "telephone-reponse", true);
  await phone.locator("#mine").getByRole("button", { name: "Utile", exact: true }).click();
  await phone.getByText("Merci, c'est noté.").waitFor();

  await desk.getByRole("button", { name: "Publier et envoyer le compte rendu" }).click();
  await desk.getByText("Compte rendu publié").waitFor();
  const recap = await open(`/e/${code}/compte-rendu`, { viewport: { width: 1100, height: 900 } });
  await recap.getByText("calmement et en deux phrases").waitFor();
  await look(recap, "compte-rendu", true);
  const small = await open(`/e/${code}/compte-rendu`, { viewport: { width: 320, height: 700 } });
  assert.ok(await small.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "no sideways scroll at 320 pixels");

  phone.removeAllListeners("dialog");
  phone.on("dialog", (dialog) => dialog.accept());
  await phone.getByRole("button", { name: "Tout effacer de ma visite" }).click();
  await phone.getByText("Tout est effacé.").waitFor();
  await screen.getByText(QUESTION).first().waitFor({ state: "detached", timeout: 60_000 });
  assert.deepEqual(wrong.flat(), [], "errors, blocked styles, requests elsewhere");
} finally {
  await browser.close();
}
