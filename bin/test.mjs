/** `npm test`: cheap first. What cannot be read without fault is not run; vitest's summary closes the whole. */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "./launch.mjs";
import { lint } from "./lint.mjs";
import { ensurePage } from "./page.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);

if (await lint([])) {
  await ensurePage(root, process.execPath);
  const vitest = join(root, "node_modules/vitest/vitest.mjs");
  const { code, signal } = await launch(process.execPath, [vitest, "run", ...process.argv.slice(2)]);
  if (signal) process.kill(process.pid, signal);
  else process.exitCode = code;
} else {
  process.exitCode = 1;
}
