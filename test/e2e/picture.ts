import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { CHROMIUM } from "../needs.ts";
import { BROWSER_FLAGS } from "./harness/browser-process.ts";
import { DOHA } from "./harness/cases.ts";
import { evidence, fragment, settled } from "./harness/look.ts";
import { ROOT, serve } from "./harness/served.ts";

// The picture in README.md. No folder of texts is given to the server, so no word of an account can be in it.
const served = await serve();
const browser = await chromium.launch({ executablePath: CHROMIUM, args: BROWSER_FLAGS });
try {
  // A desk's window, drawn at four fifths: 1280 by 800 pixels with the head, the lanes and the evidence in it.
  const page = await browser.newPage({
    viewport: { width: 1600, height: 1000 },
    deviceScaleFactor: 0.8,
    colorScheme: "light",
    reducedMotion: "reduce",
  });
  await page.goto(`${served.url}${fragment(DOHA, "timeline", { event: "us-last-offer" })}`);
  await settled(page);
  await evidence(page).getByText("The text is not at hand.").waitFor();
  await mkdir(join(ROOT, "docs"), { recursive: true });
  await page.screenshot({ path: join(ROOT, "docs/page.png") });
  process.stdout.write("wrote docs/page.png\n");
} finally {
  await browser.close();
  await served.stop();
}
