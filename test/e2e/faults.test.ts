import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lacksChromium } from "../needs.ts";
import { copyCase, FERRY, makeScratch, type Scratch } from "./harness/cases.ts";
import { run, tryRun } from "./harness/command.ts";
import { fragment, look, settled } from "./harness/look.ts";
import { type Served, serve } from "./harness/served.ts";

/** Browsers report every refusal as an error, whatever the page makes of it. */
const REFUSALS = /Failed to load resource: the server responded with a status of 4\d\d/;

let served: Served;
let scratch: Scratch;

describe.skipIf(lacksChromium())("cases that come and go", () => {
  beforeAll(async () => {
    scratch = await makeScratch();
    served = await serve();
  });
  afterAll(async () => {
    await served.stop();
    await scratch.remove();
  });

  async function openFolder(page: Page, folder: string): Promise<void> {
    await page.getByRole("textbox", { name: "Open a case folder" }).fill(folder);
    await page.getByRole("button", { name: "Open", exact: true }).click();
  }

  function card(page: Page, title: string) {
    return page.getByRole("main").getByRole("listitem").filter({ has: page.getByRole("heading", { level: 2, name: title }) });
  }

  test("a folder is opened, taken off the shelf, and put back", async () => {
    const folder = await renamedCase("harvest", "The harvest talks");
    await look(served.url, {}, async ({ page }) => {
      await settled(page);
      await openFolder(page, folder);
      const opened = card(page, "The harvest talks");
      await opened.getByText("opened from a folder").waitFor();
      await opened.getByText(/20 events · 81 reports · 6 accounts/).waitFor();
      await page.reload();
      await opened.getByRole("button", { name: "Take off the shelf" }).click();
      await opened.waitFor({ state: "detached" });
      await page.getByText("“The harvest talks” is off the shelf").waitFor();
      await page.getByRole("button", { name: "Undo" }).click();
      await opened.getByRole("link", { name: "The harvest talks" }).click();
      await settled(page);
      await page.getByRole("heading", { level: 1, name: /The harvest talks/ }).waitFor();
      expect(await page.title()).toBe("The harvest talks · Backchannel");
    });
    expect(await readFile(join(folder, "case.yaml"), "utf8")).toContain("The harvest talks");
  });

  test("a folder that is none, or holds no case, is refused in words", async () => {
    await look(served.url, { allow: REFUSALS }, async ({ page }) => {
      await settled(page);
      await openFolder(page, join(scratch.folder, "nowhere"));
      await page.getByRole("heading", { name: "That did not work" }).waitFor();
      await page.getByText(/there is no such folder/).waitFor();
      const empty = join(scratch.folder, "empty");
      await mkdir(empty);
      await openFolder(page, empty);
      await page.getByText(/case\.yaml/).first().waitFor();
      expect(await page.getByRole("listitem").filter({ has: page.getByRole("heading", { level: 2 }) }).count()).toBeGreaterThan(1);
    });
  });

  test("faults are told on the page as `check` tells them; once mended, a reload shows the case", async () => {
    const folder = await renamedCase("broken", "The broken case");
    const [journal, cases] = [join(folder, "journal.yaml"), join(folder, "case.yaml")];
    const [goodJournal, goodCase] = [await readFile(journal, "utf8"), await readFile(cases, "utf8")];
    const reads = (await run("check", folder)).stdout;
    expect(reads).toContain("broken: fine.");
    await writeFile(journal, goodJournal.replace("by: [pender]", "by: [pendr]").replace("at: 2024-10-12T21:40:00Z", "at: 2024-10-32"));
    await writeFile(cases, goodCase.replace("party: dockers\n    office", "party: dokers\n    office"));
    const checked = await tryRun("check", folder);
    expect(checked.status).toBe(1);
    const told = checked.stderr.split("\n").filter((line) => /^\w+\.yaml:/.test(line));
    expect(told.length).toBeGreaterThanOrEqual(3);

    await look(served.url, { allow: REFUSALS }, async ({ page }) => {
      await settled(page);
      await openFolder(page, folder);
      await card(page, "The broken case").getByText(new RegExp(`^${String(told.length)} faults`)).waitFor();
      await card(page, "The broken case").getByRole("link").click();
      await page.getByRole("heading", { level: 1, name: "This case cannot be opened yet" }).waitFor();
      expect(await faultsOn(page)).toEqual(told);

      await writeFile(cases, goodCase);
      await page.reload();
      await expect.poll(async () => (await faultsOn(page)).every((line) => line.startsWith("journal.yaml:"))).toBe(true);
      await writeFile(journal, goodJournal);
      await page.reload();
      await settled(page);
      await page.getByText("20 of 20 events shown").waitFor();
    });
  });

  test("what somebody changes in the files is there after a reload", async () => {
    const folder = await renamedCase("edited", "The edited case");
    const journal = join(folder, "journal.yaml");
    await look(served.url, {}, async ({ page }) => {
      await settled(page);
      await openFolder(page, folder);
      await card(page, "The edited case").getByRole("link").click();
      await settled(page);
      await page.getByRole("button", { name: /The last ferry sails/ }).first().waitFor();
      await writeFile(journal, (await readFile(journal, "utf8")).replace("title: The last ferry sails", "title: The ferry is late"));
      await page.reload();
      await settled(page);
      await page.getByRole("button", { name: /The ferry is late/ }).first().waitFor();
      expect(await page.getByRole("button", { name: /The last ferry sails/ }).count()).toBe(0);
    });
  });

  test("an address of a case that is not there says so", async () => {
    await look(`${served.url}${fragment("nobody-knows", "timeline")}`, { allow: REFUSALS }, async ({ page }) => {
      await page.getByRole("heading", { level: 1, name: "This case cannot be opened yet" }).waitFor();
      await page.getByText("there is no such case here").waitFor();
      await page.getByRole("link", { name: "Backchannel" }).click();
      await card(page, "The last ferry").waitFor();
    });
  });

  async function renamedCase(id: string, title: string): Promise<string> {
    const folder = await copyCase(FERRY, join(scratch.folder, id));
    const path = join(folder, "case.yaml");
    const yaml = await readFile(path, "utf8");
    await writeFile(path, yaml.replace(/^id: .*$/m, `id: ${id}`).replace(/^title: .*$/m, `title: ${title}`));
    return folder;
  }
});

/** The faults on the page, each in the one line in which the command prints it. */
async function faultsOn(page: Page): Promise<string[]> {
  const items = await page.getByRole("main").getByRole("listitem").all();
  return Promise.all(
    items.map(async (item) => {
      const place = (await item.locator(".place").textContent())?.trim() ?? "";
      const [detail = "", hint] = await item.getByRole("paragraph").allTextContents();
      const told = `${place} ${(await item.locator("code").textContent()) ?? ""}: ${detail}`;
      return hint === undefined ? told : `${told}; hint: ${hint}`;
    }),
  );
}
