import { existsSync } from "node:fs";

const IN_CI = process.env["CI"] !== undefined && process.env["CI"] !== "" && process.env["CI"] !== "false";

/** The browser of the tests in `test/e2e`: `$CHROMIUM`, else where Debian puts it. */
export const CHROMIUM = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

/**
 * Whether tests have to be left out for want of a browser: for `describe.skipIf`. Says so where they are; in CI the
 * browser is part of the set-up, so there its absence is a failure.
 */
export function lacksChromium(): boolean {
  if (existsSync(CHROMIUM)) return false;
  const reason = `no browser at ${CHROMIUM}; install Debian's chromium, or name one in $CHROMIUM`;
  if (IN_CI) throw new Error(reason);
  process.stderr.write(`left out: ${reason}\n`);
  return true;
}

/** The same for a folder of texts that may not be shipped, and so may be absent anywhere, CI included. */
export function lacksTexts(folder: string | URL): boolean {
  if (existsSync(folder)) return false;
  process.stderr.write(`left out: the texts of the accounts are not at ${String(folder)}\n`);
  return true;
}
