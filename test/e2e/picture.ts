import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { chromium, type Page } from "playwright-core";
import { CHROMIUM } from "../needs.ts";
import { BROWSER_FLAGS } from "./harness/browser-process.ts";
import { DOHA, FERRY, folderOf, makeScratch } from "./harness/cases.ts";
import { run } from "./harness/command.ts";
import { evidence, fragment, settled } from "./harness/look.ts";
import { ROOT, serve } from "./harness/served.ts";

// The pictures in README.md and docs/reading.md. No folder of texts is given to the server, so no word of a published
// account can be in them; the desk is that of the invented case.
const DRAFT = "the-last-ferry";
const scratch = await makeScratch();
const drafted = join(scratch.folder, DRAFT);
await run("read", join(folderOf(FERRY), "accounts"), "--out", drafted);
const served = await serve(drafted);
const browser = await chromium.launch({ executablePath: CHROMIUM, args: BROWSER_FLAGS });

async function picture(name: string, at: string, ready: (page: Page) => Promise<void>): Promise<void> {
  // A desk's window, drawn at four fifths: 1280 by 800 pixels with the head, the lanes and the evidence in it.
  const page = await browser.newPage({
    viewport: { width: 1600, height: 1000 },
    deviceScaleFactor: 0.8,
    colorScheme: "light",
    reducedMotion: "reduce",
  });
  await page.goto(`${served.url}${at}`);
  await settled(page);
  await ready(page);
  await mkdir(join(ROOT, "docs"), { recursive: true });
  await page.screenshot({ path: join(ROOT, "docs", name) });
  process.stdout.write(`wrote docs/${name}\n`);
}

try {
  await picture("page.png", fragment(DOHA, "timeline", { event: "us-last-offer" }), async (page) => {
    await evidence(page).getByText("The text is not at hand.").waitFor();
  });
  await picture("desk.png", fragment(DRAFT, "desk"), async (page) => {
    await page.getByText(/candidates left/).waitFor();
    await page.locator(".desk-mark.current").first().waitFor();
    await page.evaluate(() => { window.scrollTo(0, 0); });
  });
} finally {
  await browser.close();
  await served.stop();
  await scratch.remove();
}
