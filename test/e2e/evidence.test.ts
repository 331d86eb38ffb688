import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sha256Of } from "../../src/base/sha256.ts";
import { readCaseFolder } from "../../src/journal/adapters/case-folder.ts";
import type { SourcedRecord } from "../../src/journal/record.ts";
import { lacksChromium, lacksTexts } from "../needs.ts";
import { DOHA, FERRY, folderOf, TEXTS } from "./harness/cases.ts";
import { evidence, fragment, goTo, look, settled } from "./harness/look.ts";
import { type Served, serve } from "./harness/served.ts";

describe.skipIf(lacksChromium())("the words behind a mark", () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve();
  });
  afterAll(() => served.stop());

  test("a cell of the accounts opens its account's text with exactly the words of its span marked", async () => {
    const record = await recordOf(FERRY);
    await look(`${served.url}${fragment(FERRY, "accounts")}`, { height: 1600 }, async ({ page }) => {
      await settled(page);
      const grid = page.getByRole("grid", { name: "Events by account" });
      for (const [eventId, account] of [["walkout", "quicktide"], ["late-yes", "bollard"], ["barge", "digest"], ["ask", "lantern"]] as const) {
        const event = record.events.find(({ id }) => id === eventId);
        const report = event?.reports.find((one) => one.account === account);
        const source = record.accounts.accounts.find(({ id }) => id === account);
        if (!event || !report || !source) throw new Error(`${eventId} has no report by ${account}`);
        const row = grid.getByRole("row").filter({ hasText: event.title });
        await row.getByTitle(new RegExp(`^${source.publisher}`)).first().click();
        await evidence(page).getByRole("heading", { level: 2, name: event.title }).waitFor();
        await settled(page);
        const text = await readFile(join(folderOf(FERRY), "accounts", `${account}.txt`), "utf8");
        const words = [...text].slice(report.span.start, report.span.end).join("");
        expect(sha256Of(words)).toBe(report.span.sha256);
        expect(await marked(page)).toEqual([words]);
        await evidence(page).getByText(/Verified: words and text/).waitFor();
      }
    });
  });

  test("every report of an event can be opened, each with its own words", async () => {
    const record = await recordOf(FERRY);
    const event = record.events.find(({ id }) => id === "leak");
    await look(`${served.url}${fragment(FERRY, "timeline", { event: "leak" })}`, {}, async ({ page }) => {
      await settled(page);
      expect(event?.reports.length).toBe(7);
      for (const [i, { account, span }] of (event?.reports ?? []).entries()) {
        await goTo(page, fragment(FERRY, "timeline", { event: "leak", report: String(i + 1) }));
        const text = await readFile(join(folderOf(FERRY), "accounts", `${account}.txt`), "utf8");
        await expect.poll(() => marked(page)).toEqual([[...text].slice(span.start, span.end).join("")]);
      }
    });
  });

  test("the words marked are in sight", async () => {
    await look(`${served.url}${fragment(FERRY, "timeline", { event: "late-yes", report: "5" })}`, {}, async ({ page }) => {
      await settled(page);
      const isInSight = await evidence(page).locator("mark").evaluate((mark) => {
        const [box, holder] = [mark.getBoundingClientRect(), mark.closest("[role=region]")?.getBoundingClientRect()];
        return holder !== undefined && box.top >= holder.top - 1 && box.top < holder.bottom;
      });
      expect(isInSight).toBe(true);
    });
  });

  test("without the text at hand: where the words stand, and nothing of the words", async () => {
    const record = await recordOf(DOHA);
    const event = record.events.find(({ id }) => id === "us-last-offer");
    const report = event?.reports[0];
    if (!report) throw new Error("the record has changed");
    await look(`${served.url}${fragment(DOHA, "timeline", { event: "us-last-offer", report: "1" })}`, {}, async ({ page }) => {
      await settled(page);
      const panel = evidence(page);
      await panel.getByText("The text is not at hand.").waitFor();
      expect(await marked(page)).toEqual([]);
      const locator = panel.locator("dl", { has: page.getByText("Code points") });
      const { publisher, title = "" } = record.accounts.accounts.find(({ id }) => id === report.account) ?? { publisher: "?" };
      const words = await locator.innerText();
      expect(words).toContain(publisher);
      expect(words).toContain(title);
      expect(words).toContain(`${report.span.start.toLocaleString("en-GB")}–${report.span.end.toLocaleString("en-GB")}`);
      expect(await locator.getByTitle(report.span.sha256).count()).toBe(1);
    });
  });
});

describe.skipIf(lacksChromium() || lacksTexts(TEXTS))("with the texts that may not be shipped at hand", () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve("--accounts", TEXTS);
  });
  afterAll(() => served.stop());

  test("the words of every account's report are marked", async () => {
    const record = await recordOf(DOHA);
    const texts = await textsByHash();
    const event = record.events.find(({ id }) => id === "us-last-offer");
    await look(`${served.url}${fragment(DOHA, "timeline", { event: "us-last-offer" })}`, {}, async ({ page }) => {
      for (const [i, { account, span }] of (event?.reports ?? []).entries()) {
        await goTo(page, fragment(DOHA, "timeline", { event: "us-last-offer", report: String(i + 1) }));
        const hash = record.accounts.accounts.find(({ id }) => id === account)?.sha256 ?? "";
        const words = [...(texts.get(hash) ?? "")].slice(span.start, span.end).join("");
        expect(sha256Of(words)).toBe(span.sha256);
        // Whether they are the same, and not what they are: a failure would print them.
        await expect.poll(async () => (await marked(page)).map((text) => text === words)).toEqual([true]);
      }
    });
  });
});

/** What is marked in the texts that are open, as it stands in the document. */
function marked(page: Page): Promise<string[]> {
  return evidence(page).locator("mark").allTextContents();
}

async function recordOf(name: string): Promise<SourcedRecord> {
  const opened = await readCaseFolder(folderOf(name));
  if (!opened.ok) throw new Error(opened.faults.map(({ message }) => message).join("\n"));
  return opened.value.record;
}

async function textsByHash(): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(TEXTS);
  const texts = await Promise.all(names.map((name) => readFile(join(TEXTS, name), "utf8")));
  return new Map(texts.map((text) => [sha256Of(text), text]));
}
