// Prints what a visitor waits for, measured in a real browser: weights, launcher, panel, first words of an answer, the page's own
// entries (first paint, layout shift, blocked time), and what axe finds. `node scripts/bench.mjs [runs]`; fails beyond a limit.
// On a machine busy with other things waits say little: the processor time of the page's main thread is judged in their place.
import { readFile } from "node:fs/promises";
import { cpus, loadavg } from "node:os";
import { gzipSync } from "node:zlib";
import { FakeServer } from "../../tests/widget/fake_server.mjs";
import { axe, launch, openPage, parts, say, sitePage } from "../../tests/widget/tools.mjs";

const RUNS = Number(process.argv[2] ?? 7);
const DIST = new URL("../dist/", import.meta.url);
const BUSY = 1.5 * cpus().length;
const WAITS = { "launcher shown (ms)": "launcher, processor (ms)", "first words after the reply (ms)": "question and answer, processor (ms)" };
const LIMITS = { "first load (KB gzip)": 8, "with the panel (KB gzip)": 130, "launcher shown (ms)": 200, "first words after the reply (ms)": 100, "layout shift": 0.1, "axe violations": 0 };

/** In the page: notes when the launcher is painted, when an answer's first words are, and what the browser itself measures. */
function watch() {
  const noted = (globalThis.noted = { shift: 0, blocked: 0 });
  const painted = (name) => requestAnimationFrame(() => requestAnimationFrame(() => (noted[name] ??= performance.now())));
  new PerformanceObserver((list) => list.getEntries().forEach((one) => (noted.shift += one.hadRecentInput ? 0 : one.value))).observe({ type: "layout-shift", buffered: true });
  new PerformanceObserver((list) => list.getEntries().forEach((one) => (noted.blocked += Math.max(0, one.duration - 50)))).observe({ type: "longtask", buffered: true });
  const look = setInterval(() => {
    const launcher = document.querySelector("bon-canal")?.shadowRoot?.querySelector(".launcher");
    if (!launcher) return;
    clearInterval(look);
    painted("launcher");
  }, 1);
  noted.awaitAnswer = () => {
    const list = document.querySelector("bon-canal").shadowRoot.querySelector("bon-canal-log").shadowRoot;
    new MutationObserver((_, own) => list.querySelector(".answer") && (own.disconnect(), painted("answer"))).observe(list, { childList: true, subtree: true });
  };
}

/** Processor time that the page's main thread has used, in ms, whatever else the machine does. */
async function meter(context, page) {
  const devtools = await context.newCDPSession(page);
  await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
  return async () => (await devtools.send("Performance.getMetrics")).metrics.find((one) => one.name === "TaskDuration").value * 1000;
}

/** One visit. @returns {Promise<Record<string, number>>} */
async function visit(browser, server) {
  const { page, context } = await openPage(browser, { allowed: [server.origin] });
  await page.addInitScript(watch);
  const used = await meter(context, page);
  await page.goto(`${server.origin}/site`);
  const { launcher, box } = parts(page);
  await launcher.waitFor();
  await page.waitForFunction(() => globalThis.noted.launcher);
  const launcherCpu = await used();
  const clicked = await page.evaluate(() => performance.now());
  await launcher.click();
  await box.waitFor();
  const opened = await page.evaluate(() => performance.now());
  await page.evaluate(() => {
    globalThis.noted.awaitAnswer();
    globalThis.noted.asked = performance.now();
  });
  const before = await used();
  await say(page, "Je suis fleuriste");
  await page.waitForFunction(() => globalThis.noted.answer);
  const answerCpu = (await used()) - before;
  const found = await page.evaluate(() => {
    const entry = (type, match) => performance.getEntriesByType(type).findLast((one) => match(one));
    const script = entry("resource", (one) => one.name.includes("/widget/widget.js"));
    const { launcher, asked, answer, shift, blocked } = globalThis.noted;
    const replies = performance.getEntriesByType("resource").filter((one) => one.name.includes("/messages") && one.responseEnd > asked);
    const replied = Math.min(...replies.map((one) => one.responseEnd)); // the answer to the message, or the long poll that was quicker
    return { launcher, script: launcher - script.startTime, answer: answer - replied, shift, blocked, paint: entry("paint", (one) => one.name === "first-contentful-paint")?.startTime ?? 0 };
  });
  const violations = (await axe(page)).length;
  await context.close();
  return { ...found, launcherCpu, answerCpu, opened: opened - clicked, violations };
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const kilobytes = async (name) => gzipSync(await readFile(new URL(name, DIST)), { level: 9 }).length / 1000;

const server = await new FakeServer().start();
server.pages.set("/site", { html: sitePage("/widget/widget.js") });
const browser = await launch();
const visits = [];
for (let i = 0; i <= RUNS; i++) visits.push(await visit(browser, server));
await browser.close();
await server.stop();
const [, ...warm] = visits; // the first run starts the browser's processes
const of = (name) => median(warm.map((one) => one[name]));
const first = await kilobytes("widget.js");
const figures = {
  "first load (KB gzip)": first,
  "with the panel (KB gzip)": first + (await kilobytes("panel.js")),
  "launcher shown (ms)": of("launcher"),
  "launcher after its script was asked for (ms)": of("script"),
  "panel ready after the click (ms)": of("opened"),
  "first words after the reply (ms)": of("answer"),
  "first contentful paint of the page (ms)": of("paint"),
  "launcher, processor (ms)": of("launcherCpu"),
  "question and answer, processor (ms)": of("answerCpu"),
  "layout shift": Math.max(...warm.map((one) => one.shift)),
  "blocked time, all of it (ms)": of("blocked"),
  "axe violations": Math.max(...warm.map((one) => one.violations)),
};
const load = loadavg()[0];
const judged = (name) => figures[load > BUSY && WAITS[name] ? WAITS[name] : name];
const beyond = Object.entries(LIMITS).filter(([name, limit]) => judged(name) > limit);
console.table(Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, { measured: Number(value.toFixed(1)), limit: LIMITS[name] ?? "" }])));
console.log(`Medians of ${RUNS} visits (worst for shift and axe), ${cpus().length} processors, load ${load.toFixed(1)}.`);
if (load > BUSY) console.log("The machine is busy with other things: the two waits are judged by processor time.");
if (beyond.length) {
  console.error(`Beyond the limit: ${beyond.map(([name]) => name).join(", ")}`);
  process.exitCode = 1;
}
