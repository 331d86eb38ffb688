import { readFileSync } from "node:fs";

/** The package's version, from the one place that states it; the same way from src/cli and from dist/cli. */
export const VERSION: string = (JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as { version: string }).version;
