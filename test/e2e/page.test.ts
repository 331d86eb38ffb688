import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lacksChromium } from "../needs.ts";
import { DOHA, FERRY } from "./harness/cases.ts";
import { drawn, evidence, fragment, goTo, look, RECORD_VIEWS, settled } from "./harness/look.ts";
import { type Served, serve } from "./harness/served.ts";

let served: Served;

describe.skipIf(lacksChromium())("light, motion and paper", () => {
  beforeAll(async () => {
    served = await serve();
  });
  afterAll(() => served.stop());

  test("the theme that somebody chooses outlasts a reload and wins over the system's", async () => {
    await look(`${served.url}${fragment(FERRY, "timeline")}`, { scheme: "light" }, async ({ page }) => {
      await settled(page);
      const ground = (): Promise<string> => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
      const theme = page.getByRole("combobox", { name: "Theme" });
      const light = await ground();
      await theme.selectOption("dark");
      await expect.poll(ground).not.toBe(light);
      const dark = await ground();
      await page.reload();
      await settled(page);
      expect(await theme.inputValue()).toBe("dark");
      expect(await ground()).toBe(dark);
      await page.emulateMedia({ colorScheme: "dark" });
      await theme.selectOption("light");
      await expect.poll(ground).toBe(light);
      await theme.selectOption("system");
      await expect.poll(ground).toBe(dark);
    });
  });

  test("nothing moves by itself for who asks for less motion", async () => {
    await look(`${served.url}${fragment(FERRY, "timeline")}`, {}, async ({ page }) => {
      await settled(page);
      for (const view of RECORD_VIEWS) {
        await goTo(page, fragment(FERRY, view, { event: "last-offer" }));
        await goTo(page, fragment(FERRY, view, { event: "last-offer", as: "board" }));
        const running = await page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === "running").length);
        expect(running, view).toBe(0);
      }
    });
  });

  test.each(RECORD_VIEWS)("%s on paper: no rail, no controls, the evidence after the view", async (view) => {
    await look(`${served.url}${fragment(FERRY, view, { event: "last-offer", report: "1" })}`, {}, async ({ page }) => {
      await settled(page);
      await page.emulateMedia({ media: "print" });
      await drawn(page);
      expect(await page.getByRole("navigation", { name: "Views of this case" }).count()).toBe(0);
      expect(await page.getByRole("combobox").count()).toBe(0);
      expect(await page.getByRole("slider").count()).toBe(0);
      expect(await page.getByRole("heading", { level: 1, name: /The last ferry/ }).isVisible()).toBe(true);
      const panel = evidence(page);
      expect(await panel.locator("mark").isVisible()).toBe(true);
      const [over, under] = [await page.locator("#view").boundingBox(), await panel.boundingBox()];
      expect(under?.y).toBeGreaterThanOrEqual((over?.y ?? 0) + (over?.height ?? 0));
      expect(await panel.evaluate((it) => it.scrollHeight <= it.clientHeight + 1)).toBe(true);
    });
  });

  test("who knew what on paper holds every event, not only those in sight", async () => {
    await look(`${served.url}${fragment(DOHA, "knowledge")}`, {}, async ({ page }) => {
      await settled(page);
      const rows = page.getByRole("grid", { name: /^Who knew of which event/ }).getByRole("rowheader", { name: /2025|2024/ });
      const inSight = await rows.count();
      await page.evaluate(() => {
        window.addEventListener("beforeprint", () => {
          document.title = String(document.querySelectorAll("[role=grid] [role=rowheader][data-cell]").length);
        });
      });
      await page.pdf({ format: "A4" });
      const printed = Number(await page.title());
      expect(printed).toBeGreaterThan(70);
      expect(inSight).toBeLessThan(printed);
    });
  });

  test("the accounts on paper end with numbered notes of the evidence", async () => {
    await look(`${served.url}${fragment(FERRY, "accounts")}`, {}, async ({ page }) => {
      await settled(page);
      // The notes are made when the browser is about to print and gone when it has; so they are looked at in between.
      await page.evaluate(() => {
        window.addEventListener("beforeprint", () => {
          document.title = document.querySelector('[aria-label="Evidence notes"]')?.textContent ?? "no notes";
        });
      });
      expect((await page.pdf({ format: "A4" })).length).toBeGreaterThan(10_000);
      const printed = await page.title();
      expect(printed).toContain("20. The board publishes the agreement");
      expect(printed).toContain("code points 1431–1494");
      await page.getByRole("region", { name: "Evidence notes" }).waitFor({ state: "detached" });
    });
  });
});
