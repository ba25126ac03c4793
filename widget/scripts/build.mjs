// Builds dist/: widget.js, the small script that pages include, and panel.js, which it fetches when it is first wanted.
import { createHash } from "node:crypto";
import { copyFile, readFile, readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import { trim } from "./trim.mjs";

const HERE = fileURLToPath(new URL("..", import.meta.url));
const LIMITS = { "widget.js": 8_000, all: 130_000 };

const trimmed = {
  name: "trim-deep-chat",
  transform: (code, id) => (id.includes("deepChat.bundle") ? { code: trim(code), map: null } : null),
};

/** @param {string} outDir @param {string} entry @param {"iife" | "es"} format @param {string} file @param {Record<string, string>} define */
function bundle(outDir, entry, format, file, define = {}) {
  return build({
    root: HERE,
    configFile: false,
    publicDir: false,
    logLevel: "warn",
    define,
    plugins: [trimmed],
    build: {
      outDir,
      emptyOutDir: false,
      target: "es2022",
      modulePreload: false,
      rolldownOptions: {
        input: join(HERE, entry),
        preserveEntrySignatures: "strict",
        output: { format, entryFileNames: file, minify: true },
      },
    },
  });
}

/** Builds into a folder and returns the gzip size of each script. @param {string} outDir */
export async function buildInto(outDir) {
  await bundle(outDir, "src/panel/panel.js", "es", "panel.js");
  const version = createHash("sha256").update(await readFile(join(outDir, "panel.js"))).digest("hex").slice(0, 10);
  await bundle(outDir, "src/loader/loader.js", "iife", "widget.js", { __PANEL_VERSION__: JSON.stringify(version) });
  await copyFile(join(HERE, "LICENCES.txt"), join(outDir, "LICENCES.txt"));
  const scripts = (await readdir(outDir)).filter((name) => name.endsWith(".js"));
  return Object.fromEntries(await Promise.all(scripts.map(async (name) => [name, gzipSync(await readFile(join(outDir, name)), { level: 9 }).length])));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const sizes = await buildInto(join(HERE, "dist"));
  const all = Object.values(sizes).reduce((sum, size) => sum + size, 0);
  console.table({ ...sizes, all });
  if (sizes["widget.js"] > LIMITS["widget.js"] || all > LIMITS.all) {
    console.error("Too heavy: the limits are", LIMITS);
    process.exitCode = 1;
  }
}
