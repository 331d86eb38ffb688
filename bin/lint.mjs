/**
 * The checks that read the code without running it: `npm run lint`, and first thing in `npm test`. With names, only
 * those checks: `npm run lint -- types rooms`. Prints a line for each, and the words of those that fail.
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const tool = (path) => `node_modules/${path}`;
const tsc = tool("typescript/bin/tsc");

/** Longest first, so that they end at about the same time. */
const CHECKS = [
  { name: "style", what: "eslint", command: [tool("eslint/bin/eslint.js"), "--max-warnings", "0", "."] },
  { name: "types", what: "the compiler over src, test and bench", command: [tsc, "-p", "tsconfig.json"] },
  { name: "types-web", what: "the compiler over web", command: [tsc, "-p", "web/tsconfig.json"] },
  { name: "types-e2e", what: "the compiler over test/e2e", command: [tsc, "-p", "test/e2e/tsconfig.json"] },
  { name: "unused", what: "knip", command: [tool("knip/bin/knip.js"), "--no-progress"] },
  {
    name: "rooms",
    what: "dependency-cruiser",
    command: [
      tool("dependency-cruiser/bin/dependency-cruise.mjs"), "--config", ".dependency-cruiser.mjs",
      ...["src", "web", "test", "bench", "cases", "bin"].filter((folder) => existsSync(join(root, folder))),
    ],
  },
  { name: "schemas", what: "schemas/ against the code", command: ["bin/check-schemas.mjs"] },
];

/** Runs the checks of these names, or all; resolves to whether all passed. `types` stands for every one of its kind. */
export async function lint(names) {
  const asked = (check) => names.some((name) => check.name === name || check.name.startsWith(`${name}-`));
  const queue = names.length === 0 ? [...CHECKS] : CHECKS.filter(asked);
  const started = Date.now();
  const count = queue.length;
  let failed = 0;
  const worker = async () => {
    for (let check = queue.shift(); check !== undefined; check = queue.shift()) if (!(await passes(check))) failed++;
  };
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, worker));
  const outcome = failed === 0 ? `all ${count} checks pass` : `${failed} of ${count} checks fail`;
  process.stdout.write(`lint: ${outcome}, ${seconds(started)}\n`);
  return failed === 0;
}

function passes({ name, what, command }) {
  const started = Date.now();
  const child = spawn(process.execPath, command, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  const words = [];
  child.stdout.on("data", (chunk) => words.push(chunk));
  child.stderr.on("data", (chunk) => words.push(chunk));
  return new Promise((settle, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      process.stdout.write(`${code === 0 ? "  ok  " : " FAIL "} ${name.padEnd(10)} ${seconds(started).padStart(7)}  ${what}\n`);
      if (code !== 0) process.stdout.write(`${Buffer.concat(words).toString().trimEnd()}\n\n`);
      settle(code === 0);
    });
  });
}

function seconds(started) {
  return `${((Date.now() - started) / 1000).toFixed(1)} s`;
}

if (resolve(process.argv[1] ?? "") === fileURLToPath(import.meta.url)) {
  process.exitCode = (await lint(process.argv.slice(2))) ? 0 : 1;
}
