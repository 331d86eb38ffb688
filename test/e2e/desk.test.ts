import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lacksChromium } from "../needs.ts";
import { findViolations } from "./harness/axe.ts";
import { folderOf, FERRY, makeScratch, type Scratch } from "./harness/cases.ts";
import { run } from "./harness/command.ts";
import { findOverflow, findSmallTargets } from "./harness/layout.ts";
import { drawn, fragment, goTo, look, settled } from "./harness/look.ts";
import { type Served, serve } from "./harness/served.ts";

let served: Served;
let scratch: Scratch;
let folder: string;

describe.skipIf(lacksChromium())("the reading desk", () => {
  beforeAll(async () => {
    scratch = await makeScratch();
    folder = join(scratch.folder, "drafted");
    await run("read", join(folderOf(FERRY), "accounts"), "--out", folder);
    // A comment of somebody's own, which must outlast every decision.
    const journal = join(folder, "journal.yaml");
    await writeFile(journal, `# kept by hand\n${await readFile(journal, "utf8")}`);
    served = await serve(folder);
  });
  afterAll(async () => {
    await served.stop();
    await scratch.remove();
  });

  function open(test: (page: Page) => Promise<void>, params: Record<string, string> = {}, width = 1280): Promise<void> {
    return look(`${served.url}${fragment("drafted", "desk", params)}`, { width }, async ({ page }) => {
      await settled(page);
      await left(page).waitFor();
      await test(page);
    });
  }

  const left = (page: Page) => page.getByText(/\d+ candidates? left/);
  const inHand = (page: Page) => page.getByRole("article").getByRole("heading", { level: 3 });
  async function countLeft(page: Page): Promise<number> {
    return Number.parseInt((await left(page).textContent()) ?? "", 10);
  }
  const journal = (): Promise<string> => readFile(join(folder, "journal.yaml"), "utf8");

  test("accept, reject and undo, with the keyboard alone, reach the files and come back", async () => {
    await open(async (page) => {
      const all = await countLeft(page);
      const before = await journal();
      await page.keyboard.press("a");
      await page.getByText(`${String(all - 1)} candidates left`).waitFor();
      expect(await journal()).toContain("# kept by hand");
      expect((await journal()).length).toBeGreaterThan(before.length);
      await page.keyboard.press("r");
      await page.getByText("1 accepted · 1 rejected").waitFor();
      await page.keyboard.press("u");
      await page.getByText("1 accepted · 0 rejected").waitFor();
      await page.keyboard.press("u");
      await page.getByText(`${String(all)} candidates left`).waitFor();
      expect(await journal()).toBe(before);
    });
  });

  test("j and k go through the candidates, and the words in hand stand out in their account", async () => {
    await open(async (page) => {
      const first = await inHand(page).textContent();
      await page.keyboard.press("j");
      await drawn(page);
      expect(new URL(page.url()).hash).toContain("item=");
      const words = await page.locator(".desk-mark.current").allTextContents();
      const report = await page.locator('.desk-report[aria-current="true"] .desk-words').textContent();
      expect(words.join("")).toBe(report);
      await page.keyboard.press("k");
      await drawn(page);
      expect(await inHand(page).textContent()).toBe(first);
    });
  });

  test("an edit is made in a form, and what is no time is told before it is sent", async () => {
    await open(async (page) => {
      await page.keyboard.press("e");
      const title = page.getByRole("textbox", { name: "what happened" });
      await title.fill("The envoy and the secretary meet");
      const when = page.getByRole("textbox", { name: "when (EDTF)" });
      await when.fill("last Tuesday");
      await page
        .getByRole("alert")
        .getByText(/no time/)
        .waitFor();
      await when.fill("2024-10-08");
      await title.press("Enter");
      await page.getByRole("heading", { name: "The envoy and the secretary meet" }).waitFor();
      await page.keyboard.press("u");
      await page.getByRole("heading", { name: "The envoy and the secretary meet" }).waitFor({ state: "detached" });
    });
  });

  test("two candidates are merged, and taken apart again", async () => {
    await open(async (page) => {
      const all = await countLeft(page);
      await page.keyboard.press("m");
      await page.keyboard.press("j");
      await drawn(page);
      await page.keyboard.press("M");
      await page.getByText(`${String(all - 1)} candidates left`).waitFor();
      await page.keyboard.press("u");
      await page.getByText(`${String(all)} candidates left`).waitFor();
    });
  });

  test("what was accepted is in the other views as soon as one goes there", async () => {
    await open(async (page) => {
      await page.keyboard.press("a");
      await page.getByText("1 accepted").waitFor();
      await page.getByRole("link", { name: "Accounts" }).click();
      await settled(page);
      await page
        .getByText(/1 event\b/)
        .first()
        .waitFor();
      await page.getByRole("link", { name: "Reading desk" }).click();
      await left(page).waitFor();
      await page.keyboard.press("u");
      await page.getByText("0 accepted").waitFor();
    });
  });

  test("two accounts are laid side by side, with what the retelling changed", async () => {
    await open(
      async (page) => {
        await page.getByText("translated").waitFor();
        expect(await page.locator(".desk-aligned").count()).toBeGreaterThan(5);
        expect(await page.locator(".desk-drift li").count()).toBeGreaterThan(3);
      },
      { tab: "lineage" },
    );
  });

  test.each([1280, 400])("at %i px nothing is wrong with it", async (width) => {
    await open(
      async (page) => {
        const problems: string[] = [];
        for (const tab of ["", "lineage", "names"]) {
          await goTo(page, fragment("drafted", "desk", tab === "" ? {} : { tab }));
          await drawn(page);
          const found = [
            ...(await findViolations(page)),
            ...(await findOverflow(page)),
            ...(width < 700 ? await findSmallTargets(page) : []),
          ];
          problems.push(...found.map((problem) => `${tab}: ${problem}`));
        }
        expect(problems).toEqual([]);
      },
      {},
      width,
    );
  });

  test("a case that was not drafted from documents says how one is", async () => {
    await look(`${served.url}${fragment(FERRY, "desk")}`, {}, async ({ page }) => {
      await page.getByRole("heading", { name: "This case was not drafted from documents" }).waitFor();
    });
  });
});
