import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Where the package lies: the same way up from src/server and from dist/server. */
const HOME = new URL("../../", import.meta.url);

/** The cases that came with Backchannel, a folder each. */
export const SHIPPED_CASES = fileURLToPath(new URL("cases", HOME));

/** The page as built: index.html, page.js, page.css. */
export const PAGE_FOLDER = fileURLToPath(new URL("dist/page", HOME));

export function packageVersion(): string {
  return (JSON.parse(readFileSync(new URL("package.json", HOME), "utf8")) as { version: string }).version;
}
