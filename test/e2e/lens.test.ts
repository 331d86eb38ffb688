import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lacksChromium } from "../needs.ts";
import { DOHA, FERRY } from "./harness/cases.ts";
import { evidence, fragment, goTo, look, RECORD_VIEWS, settled } from "./harness/look.ts";
import { type Served, serve } from "./harness/served.ts";

let served: Served;

describe.skipIf(lacksChromium())("as known to somebody at some time", () => {
  beforeAll(async () => {
    served = await serve();
  });
  afterAll(() => served.stop());

  test("the timeline holds only what the growers knew, and says how much is left out", async () => {
    await look(`${served.url}${fragment(FERRY, "timeline")}`, {}, async ({ page }) => {
      await settled(page);
      expect(await marks(page)).toHaveLength(20);
      await page.getByRole("combobox", { name: "As known to" }).selectOption("Growers' cooperative");
      await moveTo(page, "16 Oct 2024");
      const known = await marks(page);
      expect(known).toHaveLength(3);
      expect(known[0]).toContain("The dockers stop work");
      expect(known[1]).toContain("known in part: where");
      expect(known[1]).not.toContain("Envoy and union secretary");
      expect(known[2]).toContain("The growers learn of the talks");
      await page.getByText(/^17 events are left out/).waitFor();
      expect(page.url()).toContain("as=growers");
      expect(page.url()).toContain("at=2024-10-16");
    });
  });

  test("what the growers heard of a meeting is where it was, not who was there", async () => {
    await look(`${served.url}${fragment(FERRY, "timeline", { as: "growers", at: "2024-10-16", event: "loft-1" })}`, {}, async ({ page }) => {
      await settled(page);
      const panel = evidence(page);
      expect(await panel.getByText("The net loft, Lowhaven").count()).toBeGreaterThan(0);
      const particulars = panel.locator("dl").first();
      expect(await particulars.innerText()).not.toMatch(/Castellane|Pender|Company|Dockers/);
      expect(await panel.getByText(/not known to Growers/i).count()).toBeGreaterThan(0);
    });
  });

  test("an event that was not known is hidden, also from who follows a link to it", async () => {
    await look(`${served.url}${fragment(FERRY, "timeline", { as: "growers", at: "2024-10-16", event: "last-offer" })}`, {}, async ({ page }) => {
      await settled(page);
      await evidence(page).getByRole("heading", { level: 2, name: "An event not known to Growers" }).waitFor();
      expect(await page.getByText("The company's second offer").count()).toBe(0);
      await evidence(page).getByRole("button", { name: "Show everything" }).click();
      await evidence(page).getByRole("heading", { level: 2, name: /second offer/ }).waitFor();
      expect(page.url()).not.toContain("as=");
    });
  });

  test("the offers hide what a party did not know", async () => {
    await look(`${served.url}${fragment(FERRY, "offers")}`, {}, async ({ page }) => {
      await settled(page);
      const view = page.locator("#view");
      expect(await view.getByText("9 per cent").count()).toBeGreaterThan(0);
      await page.getByRole("combobox", { name: "As known to" }).selectOption("Board of Skellan Quays");
      await moveTo(page, "16 Oct 2024");
      await view.getByRole("heading", { name: "No offer here" }).waitFor();
      expect(await view.getByText("9 per cent").count()).toBe(0);
      await moveTo(page, "17 Oct 2024");
      await expect.poll(() => view.getByText("9 per cent").count()).toBeGreaterThan(0);
      expect(await view.getByText("12 per cent").count()).toBe(0);
    });
  });

  test("the slider moves by keys, a day with something in it at a time", async () => {
    await look(`${served.url}${fragment(FERRY, "timeline")}`, {}, async ({ page }) => {
      await settled(page);
      const slider = page.getByRole("slider", { name: "at" });
      expect(await slider.getAttribute("aria-valuetext")).toBe("the end");
      await slider.focus();
      await page.keyboard.press("ArrowLeft");
      await expect.poll(() => slider.getAttribute("aria-valuetext")).toBe("end of 4 Nov 2024");
      await page.keyboard.press("ArrowLeft");
      await expect.poll(() => slider.getAttribute("aria-valuetext")).toBe("end of 3 Nov 2024");
      await page.getByText(/^1 event is left out: not yet happened/).waitFor();
    });
  });

  test("israel in early March 2025: what it had not learned is not there", async () => {
    await look(`${served.url}${fragment(DOHA, "timeline", { as: "israel", at: "2025-03-03" })}`, {}, async ({ page }) => {
      await settled(page);
      const early = await shown(page);
      await goTo(page, fragment(DOHA, "timeline", { as: "israel", at: "2025-06-01" }));
      const late = await shown(page);
      await goTo(page, fragment(DOHA, "timeline"));
      const all = await shown(page);
      expect(all).toBeGreaterThan(60);
      expect(late).toBeLessThan(all);
      expect(early).toBeLessThan(late / 2);
    });
  });

  test.each(RECORD_VIEWS)("a link to %s shows a colleague the same thing, and so does a reload", async (view) => {
    const link = `${served.url}${fragment(FERRY, view, { as: "board", at: "2024-10-17", event: "last-offer" })}`;
    let first = "";
    await look(link, {}, async ({ page }) => {
      await settled(page);
      first = await page.locator("#view").innerText();
      await page.reload();
      await settled(page);
      expect(await page.locator("#view").innerText()).toBe(first);
      expect(await page.getByRole("combobox", { name: "As known to" }).inputValue()).toBe("board");
    });
    await look(link, {}, async ({ page }) => {
      await settled(page);
      expect(await page.locator("#view").innerText()).toBe(first);
    });
  });

  test("what is chosen goes along from view to view", async () => {
    await look(`${served.url}${fragment(FERRY, "timeline", { as: "board", at: "2024-10-17", event: "last-offer" })}`, {}, async ({ page }) => {
      await settled(page);
      await page.getByRole("link", { name: "Who knew what" }).click();
      await settled(page);
      expect(new URL(page.url()).hash).toMatch(/^#\/last-ferry\/knowledge\?as=board&at=2024-10-17&event=last-offer$/);
      await page.goBack();
      await settled(page);
      expect(new URL(page.url()).hash).toContain("/timeline?as=board");
    });
  });
});

/** What the marks of the timeline say, in its order. */
async function marks(page: Page): Promise<string[]> {
  const found = await page.getByRole("group", { name: "Timeline chart" }).locator("[data-i][role=button]").all();
  const labels = await Promise.all(found.map(async (mark) => [Number(await mark.getAttribute("data-i")), await mark.getAttribute("aria-label")] as const));
  return labels.sort(([a], [b]) => a - b).map(([, label]) => label ?? "");
}

/** How many events the timeline says it shows. */
async function shown(page: Page): Promise<number> {
  return Number.parseInt(await page.locator("#view").getByText(/^\d+ of \d+ events? shown$/).innerText(), 10);
}

/** Moves the slider, as a hand does, until it says the end of that day. */
async function moveTo(page: Page, day: string): Promise<void> {
  const slider = page.getByRole("slider", { name: "at" });
  const most = Number(await slider.getAttribute("max"));
  for (let at = 0; at <= most; at++) {
    await slider.fill(String(at));
    if ((await slider.getAttribute("aria-valuetext")) === `end of ${day}`) return settled(page);
  }
  throw new Error(`the slider has no stop at ${day}`);
}
