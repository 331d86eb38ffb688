/** `npm run build`: what is published, in `dist/`. The page in `dist/page/` has been built before this starts. */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, "dist");

// A file whose source is gone would be published otherwise.
for (const name of existsSync(dist) ? readdirSync(dist) : []) {
  if (name !== "page") rmSync(join(dist, name), { recursive: true });
}
// Read at run time, so that a user can see them: the compiler passes them over.
cpSync(join(root, "src/read/lexicons"), join(dist, "read/lexicons"), { recursive: true });
const args = [join(root, "node_modules/typescript/bin/tsc"), "-p", join(root, "tsconfig.build.json")];
// To standard error, since `npm pack --json` speaks on standard output while this runs.
process.exitCode = spawnSync(process.execPath, args, { stdio: ["ignore", 2, 2] }).status ?? 1;
