// What the tests share: a browser from the npm package, pages, axe, and a net for everything that must not happen.
import { execFileSync } from "node:child_process";
import { createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync, createBrotliDecompress } from "node:zlib";
import { FakeServer } from "./fake_server.mjs";

const require = createRequire(new URL("../../widget/package.json", import.meta.url));
const { chromium } = require("playwright-core");
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const ARTEFACTS = fileURLToPath(new URL("../artefacts/widget/", import.meta.url));
const SYSTEM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Unpacks the Chromium of `@sparticuz/chromium` beside it, once: one brotli file for the program, tar files for the rest. */
async function unpack() {
  const packed = join(dirname(require.resolve("@sparticuz/chromium")), "../../bin");
  const folder = join(packed, "../unpacked");
  const program = join(folder, "chromium");
  if (existsSync(program)) return { folder, program };
  mkdirSync(folder, { recursive: true });
  for (const name of ["al2023", "fonts", "swiftshader"]) {
    const tar = join(folder, `${name}.tar`);
    writeFileSync(tar, brotliDecompressSync(readFileSync(join(packed, `${name}.tar.br`))));
    execFileSync("tar", ["-xf", tar, "-C", folder]);
  }
  const partial = `${program}.${process.pid}`;
  await pipeline(createReadStream(join(packed, "chromium.br")), createBrotliDecompress(), createWriteStream(partial, { mode: 0o755 }));
  renameSync(partial, program);
  return { folder, program };
}

/** The npm package's Chromium, else one installed on the system. */
async function program() {
  try {
    const { folder, program } = await unpack();
    const missing = execFileSync("ldd", [program], { encoding: "utf8" }).includes("not found");
    const env = missing ? { ...process.env, LD_LIBRARY_PATH: join(folder, "lib"), FONTCONFIG_PATH: folder } : undefined;
    return { executablePath: program, env };
  } catch (error) {
    const executablePath = SYSTEM.find((path) => existsSync(path));
    if (!executablePath) throw error;
    return { executablePath };
  }
}

export async function launch() {
  return chromium.launch({
    ...(await program()),
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-zygote", "--force-color-profile=srgb", "--font-render-hinting=none"],
  });
}

/**
 * A page that notes what must never happen: errors, blocked styles or scripts, requests to other hosts, script that ran.
 * @param {import("playwright-core").Browser} browser
 * @param {{ allowed: string[] } & import("playwright-core").BrowserContextOptions} options origins that may be asked
 */
export async function openPage(browser, { allowed, ...options }) {
  const context = await browser.newContext({ locale: "fr-FR", viewport: { width: 1100, height: 800 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const wrong = [];
  page.on("pageerror", (error) => wrong.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => (wrong.push(`dialog: ${dialog.message()}`), dialog.dismiss()));
  page.on("console", (line) => /Content Security Policy|Refused to|violates/i.test(line.text()) && wrong.push(`csp: ${line.text()}`));
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith("http") && !allowed.includes(origin)) wrong.push(`third party: ${request.url()}`);
  });
  return { page, context, wrong };
}

/** Axe on the whole page, shadow trees included: every A, AA, 2.1, 2.2 and best-practice rule. */
export async function axe(page) {
  await page.evaluate(`${AXE};0`);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { preload: false, resultTypes: ["violations"] }));
  return violations.map(({ id, impact, nodes }) => `${id} (${impact}): ${nodes.map((node) => node.target.flat().join(" ")).join(" | ")} ${nodes[0].failureSummary}`);
}

/** @param {import("playwright-core").Page} page @param {string} name */
export async function shoot(page, name) {
  mkdirSync(ARTEFACTS, { recursive: true });
  await page.waitForTimeout(250);
  await page.screenshot({ path: join(ARTEFACTS, `${name}.png`) });
}

/** A plain page of some site with the embed of the documentation. */
export function sitePage(script, { head = "", body = "", attributes = "" } = {}) {
  return `<!doctype html><html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Un site</title>${head}</head><body><main><h1>Un site</h1><p>Bonjour. <a href="#suite">La suite</a></p>${body}</main>
<script src="${script}" ${attributes} async></script></body></html>`;
}

/** The parts of the widget, found as a person would: by role and name. Playwright looks into shadow trees. */
export const parts = (page) => ({
  launcher: page.getByRole("button", { name: /^Quel canal pour moi/ }),
  panel: page.getByRole("dialog", { name: "Bon Canal" }),
  box: page.getByRole("textbox", { name: "Votre message" }),
  send: page.getByRole("button", { name: "Envoyer", exact: true }),
  log: page.getByRole("log", { name: "Conversation" }),
  menu: page.getByRole("button", { name: "Options de la conversation" }),
  close: page.getByRole("button", { name: "Fermer l’assistant" }),
});

/** What the widget is looked at on. */
export const SCREENS = {
  desktop: {},
  dark: { colorScheme: "dark" },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
  "phone-dark": { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, colorScheme: "dark" },
  narrow: { viewport: { width: 320, height: 640 } },
  landscape: { viewport: { width: 740, height: 360 }, isMobile: true, hasTouch: true },
};

/** Types a message and sends it with Enter. */
export async function say(page, text) {
  const { box } = parts(page);
  await box.fill(text);
  await box.press("Enter");
}

/**
 * A browser and a server for the tests of a file, a fresh page for each.
 * @param {typeof import("node:test")} test
 */
export function bench({ before, after }) {
  const shared = {};
  before(async () => {
    shared.server = await new FakeServer().start();
    shared.browser = await launch();
  });
  after(async () => {
    await shared.browser?.close();
    await shared.server?.stop();
  });
  return {
    get server() {
      return shared.server;
    },
    get browser() {
      return shared.browser;
    },
    /** A page of the assistant's own site with the embed, opened. @param {{ attributes?: string, page?: object, open?: boolean, headers?: object, head?: string, body?: string }} [options] */
    async visit({ attributes, page: pageOptions = {}, open = true, headers, head, body } = {}) {
      const { server, browser } = shared;
      server.pages.set("/site", { html: sitePage("/widget/widget.js", { attributes, head, body }), headers });
      const opened = await openPage(browser, { allowed: [server.origin], ...pageOptions });
      await opened.page.goto(`${server.origin}/site`);
      const found = parts(opened.page);
      if (open) await found.launcher.click();
      if (open) await found.box.waitFor();
      return { ...opened, ...found };
    },
  };
}
