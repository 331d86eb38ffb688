import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lacksChromium } from "../needs.ts";
import { FERRY } from "./harness/cases.ts";
import { drawn, evidence, fragment, look, settled, type ViewName } from "./harness/look.ts";
import { type Served, serve } from "./harness/served.ts";

let served: Served;

describe.skipIf(lacksChromium())("with the keyboard alone", () => {
  beforeAll(async () => {
    served = await serve();
  });
  afterAll(() => served.stop());

  function open(view: ViewName, test: (page: Page) => Promise<void>, params: Record<string, string> = {}): Promise<void> {
    return look(`${served.url}${fragment(FERRY, view, params)}`, {}, async ({ page }) => {
      await settled(page);
      await test(page);
    });
  }

  test("Tab reaches the skip link first, then the rail, then the lens and the search", async () => {
    await open("timeline", async (page) => {
      const order = [
        page.getByRole("link", { name: "Skip to the view" }),
        page.getByRole("link", { name: "Backchannel" }),
        page.getByRole("link", { name: "Timeline" }),
        page.getByRole("combobox", { name: "As known to" }),
        page.getByRole("slider", { name: "at" }),
        page.getByRole("combobox", { name: "Search events" }),
      ];
      for (const stop of order) await tabTo(page, () => stop.evaluate((it) => it === document.activeElement));
    });
  });

  test("the skip link leads to the view and leaves the address alone", async () => {
    await open("offers", async (page) => {
      const before = page.url();
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      expect(await page.evaluate(() => document.activeElement?.id)).toBe("view");
      expect(page.url()).toBe(before);
    });
  });

  test("/ searches; Enter opens the evidence of what was found; Esc closes it and gives the focus back", async () => {
    await open("timeline", async (page) => {
      await page.keyboard.press("/");
      const search = page.getByRole("combobox", { name: "Search events" });
      await page.keyboard.type("envoy limit lowered");
      const first = found(page).first();
      await expect.poll(() => first.textContent()).toContain("The envoy learns that her limit was lowered");
      expect(await first.getAttribute("aria-selected")).toBe("true");
      await page.keyboard.press("Enter");
      await evidence(page).getByRole("heading", { level: 2, name: "The envoy learns that her limit was lowered" }).waitFor();
      await found(page).first().waitFor({ state: "hidden" });
      await page.keyboard.press("Escape");
      await evidence(page).waitFor({ state: "hidden" });
      expect(await search.evaluate((it) => it === document.activeElement)).toBe(true);
      expect(page.url()).not.toContain("event=");
    });
  });

  test("arrows choose among what was found", async () => {
    await open("accounts", async (page) => {
      await page.keyboard.press("/");
      await page.keyboard.type("offer");
      await expect.poll(() => found(page).count()).toBeGreaterThan(2);
      await page.keyboard.press("ArrowDown");
      await expect.poll(() => found(page).nth(1).getAttribute("aria-selected")).toBe("true");
      const title = await found(page).nth(1).evaluate((it) => it.firstChild?.textContent ?? "");
      await page.keyboard.press("Enter");
      await evidence(page).getByRole("heading", { level: 2, name: title }).waitFor();
    });
  });

  test("/ typed into a field is a letter", async () => {
    await open("timeline", async (page) => {
      await page.keyboard.press("/");
      await page.keyboard.type("18/10");
      expect(await page.getByRole("combobox", { name: "Search events" }).inputValue()).toBe("18/10");
    });
  });

  test("the timeline's marks are one stop of Tab; arrows go from event to event, Enter opens, Esc returns", async () => {
    await open("timeline", async (page) => {
      const chart = page.getByRole("group", { name: "Timeline chart" });
      await chart.focus();
      await page.keyboard.press("Tab");
      const first = await focused(page);
      expect(first).toContain("The dockers stop work");
      await page.keyboard.press("ArrowRight");
      await expect.poll(() => focused(page)).toContain("The board tells its envoy how far she may go");
      const second = await focused(page);
      await page.keyboard.press("Enter");
      await evidence(page).getByRole("heading", { level: 2, name: "The board tells its envoy how far she may go" }).waitFor();
      await page.keyboard.press("Escape");
      await evidence(page).waitFor({ state: "hidden" });
      await expect.poll(() => focused(page)).toBe(second);
      // The chart has become wider, and events that shared a mark have marks of their own again.
      await drawn(page);
      await page.keyboard.press("ArrowLeft");
      await expect.poll(() => focused(page)).toBe(first);
    });
  });

  test("the timeline zooms and pans by keys, and its address says so", async () => {
    await open("timeline", async (page) => {
      await page.getByRole("group", { name: "Timeline chart" }).focus();
      await page.keyboard.press("+");
      await expect.poll(() => page.url()).toMatch(/tl-from=.*tl-to=/);
      const zoomed = page.url();
      await page.keyboard.press("ArrowRight");
      await expect.poll(() => page.url()).not.toBe(zoomed);
      await page.keyboard.press("0");
      await expect.poll(() => page.url()).not.toContain("tl-from");
    });
  });

  test("arrows move in the grid of who knew what; Enter opens a cell, Esc closes it, the first column opens evidence", async () => {
    await open("knowledge", async (page) => {
      const grid = page.getByRole("grid", { name: /^Who knew of which event/ });
      await grid.getByRole("rowheader", { name: /The dockers stop work/ }).focus();
      await page.keyboard.press("ArrowDown");
      await expect.poll(() => focused(page)).toContain("The board tells its envoy how far she may go");
      await page.keyboard.press("ArrowRight");
      await expect.poll(() => focused(page)).toContain("Dockers: the record does not say");
      await page.keyboard.press("ArrowRight");
      await expect.poll(() => focused(page)).toContain("Company: knew since about 4 Oct 2024");
      await page.keyboard.press("Enter");
      const detail = grid.getByRole("heading", { level: 3, name: /The board tells its envoy how far she may go/ });
      await detail.waitFor();
      await page.keyboard.press("Escape");
      await detail.waitFor({ state: "hidden" });
      await expect.poll(() => focused(page)).toContain("Company: knew");
      await page.keyboard.press("Home");
      await expect.poll(() => focused(page)).toContain("The board tells its envoy how far she may go");
      await page.keyboard.press("Enter");
      await evidence(page).getByRole("heading", { level: 2, name: "The board tells its envoy how far she may go" }).waitFor();
      await page.keyboard.press("Escape");
      await evidence(page).waitFor({ state: "hidden" });
      await expect.poll(() => focused(page)).toContain("The board tells its envoy how far she may go");
    });
  });

  test("Ctrl+End and Ctrl+Home go to the corners of the grid of who knew what", async () => {
    await open("knowledge", async (page) => {
      await page.getByRole("grid").getByRole("rowheader", { name: /The dockers stop work/ }).focus();
      await page.keyboard.press("Control+End");
      await expect.poll(() => focused(page)).toContain("Press: knew since 4 Nov 2024");
      await page.keyboard.press("Control+Home");
      await expect.poll(() => focused(page)).toContain("The dockers stop work");
    });
  });

  test("arrows move in the grid of events by account; Enter opens the account's words", async () => {
    await open("accounts", async (page) => {
      const grid = page.getByRole("grid", { name: "Events by account" });
      await grid.getByRole("rowheader", { name: /The dockers stop work/ }).focus();
      await page.keyboard.press("ArrowDown");
      await expect.poll(() => focused(page)).toContain("The board tells its envoy how far she may go");
      const names = await grid.getByRole("row").nth(1).getByRole("columnheader").allTextContents();
      const column = names.findIndex((name) => name.includes("Farther Coast"));
      for (let at = 0; at < column; at++) await page.keyboard.press("ArrowRight");
      const cell = await focusedTitle(page);
      expect(cell).toContain("Farther Coast Agency");
      await page.keyboard.press("Enter");
      await evidence(page).getByRole("heading", { level: 2, name: "The board tells its envoy how far she may go" }).waitFor();
      await evidence(page).getByRole("button", { name: /Farther Coast Agency/, expanded: true }).waitFor();
      await page.keyboard.press("Escape");
      await evidence(page).waitFor({ state: "hidden" });
      await expect.poll(() => focusedTitle(page)).toBe(cell);
    });
  });

  test("j and k go through the events while their evidence is open", async () => {
    await open("timeline", async (page) => {
      const title = evidence(page).getByRole("heading", { level: 2 });
      await page.keyboard.press("j");
      await expect.poll(() => title.textContent()).toBe("The board tells its envoy how far she may go");
      await page.keyboard.press("k");
      await expect.poll(() => title.textContent()).toContain("The dockers stop work");
    }, { event: "walkout" });
  });
});

/** Presses Tab until the focus is there; not more often than a page of controls has stops. */
async function tabTo(page: Page, isThere: () => Promise<boolean>): Promise<void> {
  for (let pressed = 0; pressed < 40; pressed++) {
    if (await isThere()) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not lead there; it is now at ${await focused(page)}`);
}

function found(page: Page): Locator {
  return page.getByRole("listbox", { name: "Events found" }).getByRole("option");
}

/** Of a cell without words of its own, what the pointer would be told. */
function focusedTitle(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.getAttribute("title") ?? "");
}

/** What has the focus, in words. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const active = document.activeElement;
    return (active?.getAttribute("aria-label") ?? active?.textContent ?? "").trim();
  });
}
