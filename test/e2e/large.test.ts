import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { generateCase } from "../../bench/study/generated-case.ts";
import { lacksChromium } from "../needs.ts";
import { makeScratch, type Scratch } from "./harness/cases.ts";
import { drawn, fragment, goTo, openLook, type Look, settled, type ViewName } from "./harness/look.ts";
import { type Served, serve } from "./harness/served.ts";

const EVENTS = 100_000;
const NODES_AT_MOST = 5_000;
const KEY = "generated";

let scratch: Scratch;
let served: Served;
let opened: Look;

describe.skipIf(lacksChromium())("a record of 100,000 events", () => {
  beforeAll(async () => {
    scratch = await makeScratch();
    const folder = join(scratch.folder, KEY);
    await mkdir(folder);
    const { caseYaml, accountsYaml, journalLines } = generateCase(EVENTS, 1);
    await writeFile(join(folder, "case.yaml"), caseYaml);
    await writeFile(join(folder, "accounts.yaml"), accountsYaml);
    await writeFile(join(folder, "journal.jsonl"), journalLines);
    served = await serve(folder);
    const started = performance.now();
    opened = await openLook(`${served.url}${fragment(KEY, "timeline")}`, {});
    opened.page.setDefaultTimeout(100_000);
    await settled(opened.page);
    tell("opening the case", started);
  }, 180_000);
  afterAll(async () => {
    await opened.close();
    await served.stop();
    await scratch.remove();
  });

  test("the timeline: the wheel zooms and pans it, and what is in view is drawn", async () => {
    const { page } = opened;
    await page.getByText("100,000 of 100,000 events shown").waitFor();
    await expectFew(page);
    const chart = page.getByRole("group", { name: "Timeline chart" });
    await chart.scrollIntoViewIfNeeded();
    const box = await chart.boundingBox();
    await page.mouse.move((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2);
    await changesFrame(page, "zoom by wheel", async () => {
      await page.keyboard.down("Control");
      await page.mouse.wheel(0, -400);
      await page.keyboard.up("Control");
    });
    await changesFrame(page, "pan by wheel", () => page.mouse.wheel(300, 0));
    await chart.focus();
    for (let i = 0; i < 20; i++) await page.keyboard.press("+");
    await expect.poll(() => chart.getByRole("button").count(), { timeout: 20_000 }).toBeGreaterThan(0);
    await expectFew(page);
    expectQuiet();
  });

  test("offers", async () => {
    await open("offers");
    await scrolls("ladder by wheel", opened.page.getByRole("region", { name: "Ladder of offers and responses" }), [1500, 0]);
    expectQuiet();
  });

  test("who knew what: the matrix scrolls, rows are made as they come", async () => {
    await open("knowledge");
    const grid = opened.page.getByRole("grid", { name: /^Who knew of which event/ });
    await scrolls("matrix by wheel", grid);
    await grid.getByRole("rowheader").first().focus();
    await opened.page.keyboard.press("Control+End");
    await expect.poll(() => opened.page.evaluate(() => document.activeElement?.closest("[aria-rowindex]")?.getAttribute("aria-rowindex"))).toMatch(/^10\d{4}$/);
    await expectFew(opened.page);
    expectQuiet();
  });

  test("accounts: the matrix scrolls, rows are made as they come", async () => {
    await open("accounts");
    await scrolls("matrix by wheel", opened.page.getByRole("grid", { name: "Events by account" }));
    expectQuiet();
  });

  test("the lens: as known to one party, a year in", async () => {
    const started = performance.now();
    await goTo(opened.page, fragment(KEY, "timeline", { as: "south", at: "2022-01-01" }));
    await opened.page.getByText(/events are left out/).waitFor();
    tell("timeline through a lens", started);
    await expectFew(opened.page);
    expectQuiet();
  });

  test("the search finds the one among them", async () => {
    const { page } = opened;
    const started = performance.now();
    await goTo(page, fragment(KEY, "timeline"));
    await page.keyboard.press("/");
    await page.keyboard.type("number 73123");
    await page.getByRole("listbox", { name: "Events found" }).getByRole("option", { name: /number 73123/ }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("complementary").getByRole("heading", { level: 2, name: /number 73123$/ }).waitFor();
    tell("search and evidence", started);
    expectQuiet();
  });
});

async function open(view: ViewName): Promise<void> {
  const started = performance.now();
  await goTo(opened.page, fragment(KEY, view));
  tell(`opening ${view}`, started);
  await expectFew(opened.page);
}

/** The wheel over a part of the page moves it, and what comes into view is there. */
async function scrolls(what: string, part: Locator, by: readonly [number, number] = [0, 1500]): Promise<void> {
  const { page } = opened;
  await part.scrollIntoViewIfNeeded();
  const box = await part.boundingBox();
  await page.mouse.move((box?.x ?? 0) + 200, Math.min((box?.y ?? 0) + 150, 850));
  await changesFrame(page, what, () => page.mouse.wheel(...by));
  await expectFew(page);
}

/** After the act the window shows something else. How long that took is printed, and proves nothing. */
async function changesFrame(page: Page, what: string, act: () => Promise<void>): Promise<void> {
  const before = await page.screenshot();
  const started = performance.now();
  await act();
  await drawn(page);
  tell(what, started);
  await expect.poll(async () => (await page.screenshot()).equals(before), { timeout: 20_000 }).toBe(false);
}

async function expectFew(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.querySelectorAll("*").length)).toBeLessThan(NODES_AT_MOST);
}

function expectQuiet(): void {
  expect(opened.troubles()).toEqual([]);
}

function tell(what: string, started: number): void {
  process.stdout.write(`100,000 events, ${what}: ${Math.round(performance.now() - started)} ms\n`);
}
