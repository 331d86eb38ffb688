/** Whether the committed `schemas/` are what the code would write now. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const committed = join(root, "schemas");
const fresh = mkdtempSync(join(tmpdir(), "backchannel-schemas-"));
try {
  const args = [join(root, "src/cli/main.ts"), "schema", "--out", fresh];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
  if (status !== 0) throw new Error(`backchannel schema ended with status ${status}: ${stderr}`);
  const names = new Set([...readdirSync(fresh), ...(existsSync(committed) ? readdirSync(committed) : [])]);
  const stale = [...names].filter((name) => read(committed, name) !== read(fresh, name));
  if (stale.length > 0) {
    process.stdout.write(`schemas/ differs from the code in ${stale.join(", ")}; npm run schema writes it anew\n`);
    process.exitCode = 1;
  }
} finally {
  rmSync(fresh, { recursive: true, force: true });
}

function read(folder, name) {
  const path = join(folder, name);
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}
