import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dossier } from "../../src/study/dossier.ts";
import { lacksChromium, lacksTexts } from "../needs.ts";
import { findViolations } from "./harness/axe.ts";
import { copyCase, DOHA, FERRY, folderOf, makeScratch, type Scratch, TEXTS } from "./harness/cases.ts";
import { run } from "./harness/command.ts";
import { evidence, fragment, goTo, type Look, look, settled, textOf } from "./harness/look.ts";
import { type Served, serve } from "./harness/served.ts";

let scratch: Scratch;

describe.skipIf(lacksChromium())("a dossier in one file", () => {
  beforeAll(async () => {
    scratch = await makeScratch();
  });
  afterAll(() => scratch.remove());

  test("opens from disk with no network, with every view and the words behind it, and asks for nothing", async () => {
    const file = join(scratch.folder, "ferry.html");
    await run("study", folderOf(FERRY), "--html", file);
    await readWithoutNetwork(`file://${file}`, async ({ page }) => {
      await settled(page);
      await page.getByText("20 of 20 events shown").waitFor();
      await page.getByRole("link", { name: "Offers" }).click();
      await settled(page);
      await page.getByRole("heading", { level: 2, name: "Ladder" }).waitFor();
      await page.getByRole("link", { name: "Who knew what" }).click();
      await settled(page);
      await page.getByRole("grid").getByRole("rowheader", { name: /The dockers stop work/ }).waitFor();
      await page.getByRole("link", { name: "Accounts" }).click();
      await settled(page);
      await page.getByRole("heading", { level: 2, name: "6 accounts, 4 voices" }).waitFor();
      expect(await page.getByRole("link", { name: "Export" }).count()).toBe(0);
      await goTo(page, fragment(FERRY, "timeline", { event: "late-yes", report: "1" }));
      await evidence(page).getByText(/Verified: words and text/).waitFor();
      const text = await readFile(join(folderOf(FERRY), "accounts/lantern.txt"), "utf8");
      expect(await evidence(page).locator("mark").allTextContents()).toEqual([[...text].slice(1431, 1494).join("")]);
      expect(await findViolations(page)).toEqual([]);
      expect(await page.title()).toContain("The last ferry");
    });
  });

  test("holds no word of a text that may not be shipped", async () => {
    const file = join(scratch.folder, "doha.html");
    await run("study", folderOf(DOHA), "--html", file);
    await readWithoutNetwork(`file://${file}${fragment(DOHA, "timeline", { event: "us-last-offer" })}`, async ({ page }) => {
      await settled(page);
      await evidence(page).getByText("The text is not at hand.").waitFor();
    });
  });

  test.skipIf(lacksTexts(TEXTS))("holds those texts only when that is asked for in words", async () => {
    const [without, withThem] = [join(scratch.folder, "without.html"), join(scratch.folder, "with.html")];
    await run("study", folderOf(DOHA), "--accounts", TEXTS, "--html", without);
    await run("study", folderOf(DOHA), "--accounts", TEXTS, "--with-texts", "--html", withThem);
    const address = (file: string): string => `file://${file}${fragment(DOHA, "timeline", { event: "us-last-offer" })}`;
    await readWithoutNetwork(address(without), async ({ page }) => {
      await settled(page);
      await evidence(page).getByText("The text is not at hand.").waitFor();
      expect(await evidence(page).locator("mark").count()).toBe(0);
    });
    await readWithoutNetwork(address(withThem), async ({ page }) => {
      await settled(page);
      await evidence(page).getByText(/Verified: words and text/).waitFor();
      expect(await evidence(page).locator("mark").count()).toBe(1);
    });
  });
});

describe.skipIf(lacksChromium())("the files of the export view", () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve();
    scratch = await makeScratch();
  });
  afterAll(async () => {
    await served.stop();
    await scratch.remove();
  });

  function download(name: RegExp, test: (text: string, file: string) => Promise<void> | void): Promise<void> {
    return look(`${served.url}${fragment(FERRY, "export")}`, {}, async ({ page }) => {
      await settled(page);
      const coming = page.waitForEvent("download");
      await page.locator("#view").getByRole("link", { name }).click();
      const came = await coming;
      await test(await textOf(came), came.suggestedFilename());
    });
  }

  test("JSON is a dossier by the published schema", async () => {
    await download(/JSON$/, (text, file) => {
      expect(file).toBe("last-ferry-dossier.json");
      const parsed = dossier.parse(JSON.parse(text));
      expect(parsed.events).toHaveLength(20);
      expect(parsed.evidence).toMatchObject({ spans: 81, verified: 81 });
    });
  });

  test("CSV has a line for each event and one of headings", async () => {
    await download(/CSV/, async (text, file) => {
      expect(file).toBe("last-ferry-events.csv");
      expect(text).toBe((await run("export", folderOf(FERRY), "--csv")).stdout);
      expect(text.trimEnd().split("\n").length).toBeGreaterThanOrEqual(21);
    });
  });

  test("JSON Lines is the journal, in the form that a case folder takes back", async () => {
    await download(/JSON Lines/, async (text, file) => {
      expect(file).toBe("last-ferry-journal.jsonl");
      const copy = await copyCase(FERRY, scratch.folder);
      await rm(join(copy, "journal.yaml"));
      await writeFile(join(copy, "journal.jsonl"), text);
      const [was, is] = [await run("study", folderOf(FERRY), "--json"), await run("study", copy, "--json")];
      expect(is.stdout).toBe(was.stdout);
    });
  });

  test("HTML is the file that the command writes, and opens from disk", async () => {
    await download(/HTML/, async (text, file) => {
      expect(file).toBe("last-ferry-dossier.html");
      const path = join(scratch.folder, file);
      await writeFile(path, text);
      await readWithoutNetwork(`file://${path}`, async ({ page }) => {
        await settled(page);
        await page.getByText("20 of 20 events shown").waitFor();
      });
    });
  });
});

/** Opens a file with the network switched off, and fails for any request but the one for the file itself. */
async function readWithoutNetwork(address: string, test: (look: Look) => Promise<void>): Promise<void> {
  await look(address, { offline: true }, async (opened) => {
    await test(opened);
    const asked = await opened.page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
    expect(asked.filter((name) => !name.startsWith("data:"))).toEqual([]);
  });
}
