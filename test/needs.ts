import { existsSync } from "node:fs";

const IN_CI = process.env["CI"] !== undefined && process.env["CI"] !== "" && process.env["CI"] !== "false";

/** The browser of the tests in `test/e2e`: `$CHROMIUM`, else where Debian puts it. */
export const CHROMIUM = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

/** Whether tests have to be left out for want of a browser: for `describe.skipIf`. In CI that is a failure. */
export function lacksChromium(): boolean {
  return lacks(CHROMIUM, `no browser at ${CHROMIUM}; install Debian's chromium, or name one in $CHROMIUM`);
}

/** The same for a folder of accounts' texts that may not be shipped. */
export function lacksTexts(folder: string | URL): boolean {
  return lacks(folder, `the texts of the accounts are not at ${String(folder)}`);
}

/** Inputs and answers that others published, which are not shipped. */
export const PEERS = new URL("../../shared/peers/", import.meta.url);

/** The same for those, also in CI: whoever has only the project cannot have them. */
export function lacksPeers(): boolean {
  if (existsSync(PEERS)) return false;
  process.stderr.write("left out: the inputs and answers of others are not beside the project\n");
  return true;
}

/** Tests that are left out say why; a CI that leaves them out in silence would call untested what it says is tested. */
function lacks(path: string | URL, reason: string): boolean {
  if (existsSync(path)) return false;
  if (IN_CI) throw new Error(reason);
  process.stderr.write(`left out: ${reason}\n`);
  return true;
}
