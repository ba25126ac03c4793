// Builds again in a temporary folder and says whether dist/ is what the sources make.
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildInto } from "./build.mjs";

const DIST = fileURLToPath(new URL("../dist", import.meta.url));
const made = await mkdtemp(join(tmpdir(), "bon-canal-dist-"));
try {
  await buildInto(made);
  const names = new Set([...(await readdir(made)), ...(await readdir(DIST))]);
  const read = (folder, name) => readFile(join(folder, name)).catch(() => Buffer.alloc(0));
  const differing = [];
  for (const name of names) if (!(await read(made, name)).equals(await read(DIST, name))) differing.push(name);
  if (differing.length) {
    console.error(`dist is not what the sources make: ${differing.join(", ")}. Run npm run build.`);
    process.exitCode = 1;
  } else {
    console.log("dist is what the sources make.");
  }
} finally {
  await rm(made, { recursive: true });
}
