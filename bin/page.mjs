import { existsSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Interrupted, step } from "./launch.mjs";
import { say, withSetupLock } from "./install.mjs";
import { SetupFault } from "./setup-fault.mjs";

/** What the page is made of; the rooms are those that `web` may import. */
const SOURCES = [
  "web", "src/base", "src/case", "src/journal", "src/study", "src/server/wire.ts", "vite.config.ts", "package-lock.json",
];
const STAMP = "node_modules/.backchannel-page-stamp";

/** Builds `dist/page/` if a source has changed since it was built. */
export async function ensurePage(root, node) {
  if (isFresh(root, listSources(root))) return;
  await withSetupLock(root, async () => {
    const sources = listSources(root);
    if (!isFresh(root, sources)) await build(root, node, sources);
  });
}

function isFresh(root, sources) {
  const stamp = join(root, STAMP);
  return existsSync(join(root, "dist/page/index.html")) && existsSync(stamp) && readFileSync(stamp, "utf8") === sources;
}

/** Path, size and date of every source, a line each: the stamp itself, since it is short and can be read and compared. */
function listSources(root) {
  return SOURCES.flatMap((path) => listFiles(root, path))
    .filter((path) => !/\.test\.tsx?$/.test(path))
    .sort()
    .map((path) => {
      const { size, mtimeMs } = statSync(join(root, path));
      return `${path} ${size} ${mtimeMs}\n`;
    })
    .join("");
}

function listFiles(root, path) {
  const stat = statSync(join(root, path), { throwIfNoEntry: false });
  if (stat === undefined) return [];
  if (stat.isFile()) return [path];
  return readdirSync(join(root, path)).flatMap((name) => listFiles(root, `${path}/${name}`));
}

/** Builds beside the old page and then swaps, so that a failed build leaves the old one and a server never serves half. */
async function build(root, node, sources) {
  say("building the page");
  const next = join(root, "dist/page-next");
  const old = join(root, "dist/page-old");
  const page = join(root, "dist/page");
  const vite = join(root, "node_modules/vite/bin/vite.js");
  const args = [vite, "build", "--outDir", next, "--emptyOutDir", "--logLevel", "warn"];
  try {
    // Whatever the tests or a shell may have set, which would build React's own checks into the page.
    const code = await step(node, args, { cwd: root, env: { NODE_ENV: "production" } });
    if (code !== 0) throw new SetupFault("the page could not be built", "vite's own words are above; mend what they name.");
    rmSync(old, { recursive: true, force: true });
    if (existsSync(page)) renameSync(page, old);
    renameSync(next, page);
    writeFileSync(join(root, STAMP), sources);
  } catch (error) {
    if (error instanceof Interrupted || error instanceof SetupFault) throw error;
    throw new SetupFault(`the page could not be built (${error.message})`);
  } finally {
    rmSync(next, { recursive: true, force: true });
    rmSync(old, { recursive: true, force: true });
  }
}
