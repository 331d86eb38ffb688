import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lacksChromium } from "../needs.ts";
import { copyCase, DOHA, FERRY, folderOf, makeScratch, type Scratch } from "./harness/cases.ts";
import { run } from "./harness/command.ts";
import { evidence, fragment, look, settled } from "./harness/look.ts";
import { type Served, serve } from "./harness/served.ts";

const MILLION = "million";
/** The slowest frame of a zoom over a million packages, on a machine that runs other tests beside it. */
const FRAME_MS = 250;

let scratch: Scratch;
let served: Served;

describe.skipIf(lacksChromium())("packages", () => {
  beforeAll(async () => {
    scratch = await makeScratch();
    const folder = await copyCase(FERRY, scratch.folder);
    const file = join(folder, "case.yaml");
    const finer = (await readFile(file, "utf8"))
      .replace("id: last-ferry", `id: ${MILLION}`)
      .replace(/max: 8\n {4}step: 1/, "max: 8\n    step: 0.05")
      .replace(/max: 15\n {4}step: 1/, "max: 15\n    step: 0.04");
    await writeFile(file, finer);
    served = await serve(folder);
  });
  afterAll(async () => {
    await served.stop();
    await scratch.remove();
  });

  function open(caseKey: string, params: Record<string, string>, test: (page: Page) => Promise<void>): Promise<void> {
    return look(`${served.url}${fragment(caseKey, "packages", params)}`, {}, async ({ page }) => {
      await settled(page);
      await analysed(page);
      await test(page);
    });
  }

  test("says how many packages there are, how good the best are, and what is assumed", async () => {
    await open(FERRY, {}, async (page) => {
      await page.getByText(/^2,880 packages;.*frontier of [\d,]+ points, exact/).waitFor();
      await page.getByText("Every package is drawn", { exact: false }).waitFor();
      expect(await page.getByText(/†.*Of 5 preferences 1 assumed/).count()).toBe(2);
      const nash = page.getByRole("button", { name: /Nash 1950/ });
      expect(await nash.getAttribute("aria-label")).toMatch(/Worth 0\.\d+ to Dockers, 0\.\d+ to Company\. Hands to a gang: \d hands/);
    });
  });

  test("composing shows what each gets; the trade and the improvements make it better and end on the frontier", async () => {
    await open(FERRY, { "pk-package": "2.9.1.1.2" }, async (page) => {
      const worth = async (party: string): Promise<number> => Number(await page.locator(".pk-shares li", { hasText: party }).locator("strong").textContent());
      const [union, company] = [await worth("Dockers"), await worth("Quays")];
      await page.getByText(/^Off the frontier by/).waitFor();
      await page.getByRole("combobox", { name: "Extra pay for night work" }).selectOption({ label: "10 per cent" });
      await expect.poll(() => worth("Dockers")).toBeGreaterThan(union);
      expect(await worth("Quays")).toBeLessThan(company);
      expect(page.url()).toContain("pk-package=2.10.1.1.2");
      await page.locator(".pk-advice").getByRole("button", { name: /^Take this/ }).first().click();
      await page.getByText(/^On the frontier: nothing is better/).waitFor();
      expect(await worth("Dockers")).toBeGreaterThan(union);
    });
  });

  test("an offer opens its evidence and goes into the composer", async () => {
    await open(FERRY, { "pk-package": "0.0.0.0.0" }, async (page) => {
      await page.getByRole("button", { name: /^1\. The dockers say what they want\. Worth .* Not settled.*Cargo/ }).press("Enter");
      await evidence(page).getByRole("heading", { level: 2, name: "The dockers say what they want" }).waitFor();
      expect(page.url()).toContain("pk-package=3.12.2.0.0");
    });
  });

  test("after the agreement: what would still be better, on what it leaves open as composed", async () => {
    await open(FERRY, { "pk-package": "0.0.0.0.0" }, async (page) => {
      const after = page.locator(".pk-after");
      await after.getByText("Post-settlement improvements", { exact: false }).waitFor();
      await after.getByRole("button", { name: "Compose from the agreement" }).click();
      await expect.poll(() => page.url()).toContain("pk-package=2.0.1.0.2");
    });
  });

  test("with the keyboard: marks by arrows, the plot by plus, minus and nought", async () => {
    await open(FERRY, {}, async (page) => {
      const plot = page.getByRole("group", { name: /^Packages: value to/ });
      await plot.focus();
      await page.keyboard.press("+");
      await page.getByText(/in view/).waitFor();
      await page.keyboard.press("0");
      await page.getByText(/in view/).waitFor({ state: "hidden" });
      await page.keyboard.press("Tab");
      const focused = (): Promise<string | undefined> => page.evaluate(() => document.activeElement?.getAttribute("data-mark") ?? undefined);
      const first = await focused();
      expect(first).toMatch(/^solution-/);
      await page.keyboard.press("ArrowRight");
      await expect.poll(focused).not.toBe(first);
      await page.keyboard.press("Enter");
      expect(page.url()).toContain("pk-package=");
    });
  });

  test("the table behind the plot holds the frontier and can be sorted", async () => {
    await open(FERRY, {}, async (page) => {
      await page.getByText("The same as a table").click();
      const first = page.getByRole("region", { name: "Frontier" }).locator("tbody th").first();
      const before = await first.textContent();
      await page.getByRole("button", { name: /^Dockers/ }).click();
      await expect.poll(() => first.textContent()).not.toBe(before);
    });
  });

  test("a party sees its own values, and not what another has stated", async () => {
    await open(DOHA, { as: "israel" }, async (page) => {
      await page.getByText(/United States, Hamas: values known to their owner alone/).waitFor();
      expect(await page.locator(".pk-shares li").count()).toBe(1);
      expect(await page.getByRole("region", { name: "Named solutions" }).count()).toBe(0);
      expect(await page.getByRole("group", { name: /^Packages: value to/ }).count()).toBe(0);
      await page.getByText("What the values rest on").click();
      expect(await page.getByRole("region", { name: "Preferences" }).getByRole("cell", { name: "Hamas", exact: true }).count()).toBe(0);
    });
  });

  test("what is only the analyst's assumption is shown to a party, and called that", async () => {
    await open(FERRY, { as: "dockers" }, async (page) => {
      await page.getByText(/Skellan Quays.*: nothing here is their own word; shown is the analyst’s assumption/).waitFor();
      await page.getByRole("group", { name: /^Packages: value to/ }).waitFor();
    });
  });

  test("too many to draw one by one are counted, every one of them, and the frontier is exact", async () => {
    await open(DOHA, {}, async (page) => {
      await page.getByText(/Too many to draw one by one: all are counted/).waitFor();
      await page.getByText(/^5\.4 × 10¹⁰ packages;.*exact/).waitFor();
    });
  });

  test("a million packages are drawn, and zooming and moving stay fluid", async () => {
    await open(MILLION, {}, async (page) => {
      await page.getByText(/^1,096,416 packages/).waitFor();
      const box = await page.getByRole("group", { name: /^Packages: value to/ }).boundingBox();
      if (!box) throw new Error("no plot");
      const slowest = page.evaluate(
        () => new Promise<number>((resolve) => {
          let [last, most] = [performance.now(), 0];
          const until = last + 1_500;
          const tick = (): void => {
            const now = performance.now();
            most = Math.max(most, now - last);
            last = now;
            if (now < until) requestAnimationFrame(tick);
            else resolve(most);
          };
          requestAnimationFrame(tick);
        }),
      );
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      await page.keyboard.down("Control");
      for (let i = 0; i < 20; i++) await page.mouse.wheel(0, -25);
      await page.keyboard.up("Control");
      await page.mouse.down();
      for (let i = 0; i < 20; i++) await page.mouse.move(box.x + box.width / 2 + i * 5, box.y + box.height / 2 + i * 2);
      await page.mouse.up();
      expect(await slowest).toBeLessThan(FRAME_MS);
      await page.getByText(/in view/).waitFor();
    });
  });

  test("in an exported file, from disk, without a server", async () => {
    const file = join(scratch.folder, "ferry.html");
    await run("study", folderOf(FERRY), "--html", file);
    await look(`${pathToFileURL(file).href}${fragment(FERRY, "packages")}`, { offline: true }, async ({ page }) => {
      await settled(page);
      await page.getByText(/^2,880 packages;.*exact/).waitFor();
      await page.getByText("Every package is drawn", { exact: false }).waitFor();
    });
  });

  test("a case without preferences says what to add", async () => {
    const bare = join(scratch.folder, "bare");
    await copyCase(FERRY, bare);
    const file = join(bare, FERRY, "case.yaml");
    await writeFile(file, (await readFile(file, "utf8")).replace("id: last-ferry", "id: bare").replace(/\npreferences:[\s\S]*?\n\n/, "\n"));
    const alone = await serve(join(bare, FERRY));
    try {
      await look(`${alone.url}${fragment("bare", "packages")}`, {}, async ({ page }) => {
        await settled(page);
        await page.getByRole("heading", { name: "No packages yet" }).waitFor();
        await page.getByText("case/no-preferences", { exact: false }).first().waitFor();
      });
    } finally {
      await alone.stop();
    }
  });
});

/** Waits until nothing of it is still being worked out. */
async function analysed(page: Page): Promise<void> {
  await page.getByText(/^Working out (every package|the frontier)…$/).first().waitFor({ state: "hidden", timeout: 30_000 });
}
