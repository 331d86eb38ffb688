import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Bundle } from "../../src/server/wire.ts";
import type { WindowAnswer } from "../../src/study/window/answer.ts";
import { lacksChromium } from "../needs.ts";
import { findViolations } from "./harness/axe.ts";
import { FERRY, folderOf, makeScratch, type Scratch } from "./harness/cases.ts";
import { run } from "./harness/command.ts";
import { findOverflow, findSmallTargets } from "./harness/layout.ts";
import { drawn, evidence, fragment, goTo, look, settled } from "./harness/look.ts";
import { type Served, serve } from "./harness/served.ts";
import { FERRY_WINDOW, NOTHING_KNOWN } from "./window-answer.ts";

const BUNDLE = /(<script type="application\/json" id="bundle">)(.*?)(<\/script>)/s;

let scratch: Scratch;
let exported: string;

describe.skipIf(lacksChromium())("window", () => {
  beforeAll(async () => {
    scratch = await makeScratch();
    const file = join(scratch.folder, "ferry.html");
    await run("study", folderOf(FERRY), "--html", file);
    exported = await readFile(file, "utf8");
  });
  afterAll(() => scratch.remove());

  /** The exported file with this window in it, and no other. */
  async function fileWith(name: string, window: WindowAnswer | undefined): Promise<string> {
    const file = join(scratch.folder, `${name}.html`);
    const html = exported.replace(BUNDLE, (_, open: string, json: string, close: string) => {
      const bundle = JSON.stringify({ ...(JSON.parse(json) as Bundle), window });
      return `${open}${bundle.replaceAll("<", "\\u003c")}${close}`;
    });
    await writeFile(file, html);
    return pathToFileURL(file).href;
  }

  async function open(
    window: WindowAnswer | undefined, params: Record<string, string>, test: (page: Page) => Promise<void>, width = 1280,
  ): Promise<void> {
    const name = window === undefined ? "without" : window.known ? "with" : "nothing";
    await look(`${await fileWith(name, window)}${fragment(FERRY, "window", params)}`, { offline: true, width }, async ({ page }) => {
      await settled(page);
      await test(page);
    });
  }

  test("says how likely and how sure, each by itself, and what the chosen moment came to", async () => {
    await open(FERRY_WINDOW, {}, async (page) => {
      const summary = page.locator(".wi-summary");
      expect(await summary.locator("dt").allTextContents()).toEqual(["Likelihood", "Confidence", "When it closed", "On what basis"]);
      expect(await summary.locator("dd").first().textContent()).toBe(FERRY_WINDOW.summary.likelihood);
      await page.getByRole("heading", { level: 3, name: "From 16 Oct 2024" }).waitFor();
      await page.getByText("16 Oct 2024, after “The union answers with one point more”: 83% (70–92%), very likely").waitFor();
      const packages = page.getByRole("region", { name: "The most acceptable package and what was on the table" });
      expect(await packages.locator(".wi-differs").count()).toBe(3);
      expect(await packages.getByRole("row", { name: /^Extra pay/ }).textContent()).toContain("10 per cent");
      expect(await packages.getByRole("row", { name: /^Acceptable to all/ }).textContent()).toMatch(/24%, unlikely.*66%, likely/);
      const blocking = page.getByRole("region", { name: "Who stood in the way" });
      expect(await blocking.getByRole("row").nth(1).textContent()).toMatch(/Board.*Extra pay for night work.*31%.*\+31/);
    });
  });

  test("a moment is chosen by slider, by arrows, by a press on the plot, and stands in the address", async () => {
    await open(FERRY_WINDOW, {}, async (page) => {
      const chosen = async (): Promise<string> => (await page.locator("#wi-moment-title").textContent()) ?? "";
      await page.getByRole("slider", { name: "Moment" }).press("ArrowRight");
      await expect.poll(chosen).toBe("From 17 Oct 2024");
      expect(page.url()).toContain("wi-moment=refused");
      await page.getByRole("group", { name: /^Chance of a deal over time/ }).press("ArrowLeft");
      await page.getByRole("group", { name: /^Chance of a deal over time/ }).press("ArrowLeft");
      await page.getByText("after “The company's second offer, by the vet's telephone”: 68%").waitFor();
      await page.getByRole("group", { name: /^Chance of a deal over time/ }).press("Home");
      await page.getByText("What was possible then is not known", { exact: false }).waitFor();
      await page.getByText("No package can be named", { exact: false }).waitFor();
      const field = await page.locator(".wi-field").boundingBox();
      if (!field) throw new Error("no plot");
      await page.mouse.click(field.x + field.width - 4, field.y + field.height / 2);
      await expect.poll(chosen).toBe("From 3 Nov 2024");
      await page.getByText("It is what was on the table.").waitFor();
    });
  });

  test("what is not known is hatched and said, in the plot, in the table and for the moment", async () => {
    await open(FERRY_WINDOW, { "wi-moment": "ferry-gone" }, async (page) => {
      expect(await page.locator(".wi-plot .wi-not-known").allTextContents()).toEqual(["not known", "not known", "nothing said yet"]);
      await page.getByText("The same as a table").first().click();
      const rows = page.getByRole("region", { name: "Moments as a table" }).getByRole("row");
      expect(await rows.count()).toBe(FERRY_WINDOW.moments.length + 1);
      expect(await rows.filter({ hasText: "The last ferry sails" }).textContent()).toContain("not known");
    });
  });

  test("a sign says what happened, an offer's chance with each party too, and opens the evidence", async () => {
    await open(FERRY_WINDOW, {}, async (page) => {
      const sign = page.getByRole("button", { name: /^Offer, 16 Oct 2024: The company's second offer/ });
      expect(await sign.getAttribute("aria-label")).toMatch(/Dockers 64%, Company 95%, Board 45%; all together 27%$/);
      const first = page.getByRole("group", { name: "Events" }).getByRole("button").first();
      await first.focus();
      for (let i = 0; i < 5; i++) await page.keyboard.press("ArrowRight");
      expect(await page.locator(".wi-tip").textContent()).toContain("64%, likely");
      await page.keyboard.press("Enter");
      await evidence(page).getByRole("heading", { level: 2, name: /The company's second offer/ }).waitFor();
      await page.getByText("after “The company's second offer, by the vet's telephone”: 68%").waitFor();
    });
  });

  test("what it rests on leads to the evidence; a party's number to its acts; all assumptions are there", async () => {
    await open(FERRY_WINDOW, {}, async (page) => {
      const tornado = page.locator(".wi-tornado > li");
      expect(await tornado.count()).toBe(12);
      await page.getByRole("button", { name: /^Show all 14/ }).click();
      expect(await tornado.count()).toBe(14);
      await page.getByRole("button", { name: /^rests on 1 act of Board/ }).click();
      const acts = page.locator(".wi-acts > li");
      await expect.poll(() => acts.count()).toBe(1);
      await acts.getByRole("button", { name: /^Refused what its envoy had offered/ }).click();
      await evidence(page).getByRole("heading", { level: 2, name: /The chair of the board refuses/ }).waitFor();
      await page.getByText("these acts of one party cannot all be true", { exact: false }).waitFor();
      await page.getByText("How sound the sampling is: sound").click();
      await page.getByText("4,000 draws, seed 1", { exact: false }).waitFor();
    });
  });

  test("without mandates there is a line more; another moment says that the assumptions were turned elsewhere", async () => {
    await open(FERRY_WINDOW, { "wi-moment": "refused" }, async (page) => {
      expect(await page.locator(".wi-plot .wi-free").count()).toBe(0);
      await page.getByRole("button", { name: "Without mandates" }).click();
      expect(await page.locator(".wi-plot .wi-free").count()).toBe(1);
      await page.getByText("This is not the moment chosen above", { exact: false }).waitFor();
      // A file has nobody to ask.
      expect(await page.getByRole("button", { name: /^Work it out for/ }).count()).toBe(0);
    });
  });

  test.each([1280, 400])("nothing is out of reach, out of sight or too faint at %i px", async (width) => {
    const problems: string[] = [];
    for (const params of [{ "wi-scale": "time", "wi-mandates": "without" }, { "wi-moment": "limit-set" }]) {
      await open(FERRY_WINDOW, params, async (page) => {
        await page.evaluate(() => {
          for (const fold of document.querySelectorAll<HTMLDetailsElement>(".wi-fold, .wi-view .as-table")) fold.open = true;
        });
        await page.getByRole("region", { name: "Offers as a table" }).waitFor();
        problems.push(...(await findOverflow(page)), ...(await findViolations(page)));
        if (width < 700) problems.push(...(await findSmallTargets(page)));
        await page.emulateMedia({ colorScheme: "dark" });
        await drawn(page);
        problems.push(...(await findViolations(page, "contrast")).map((violation) => `in the dark, ${violation}`));
      }, width);
    }
    expect(problems).toEqual([]);
  });

  test("the words are explained at hand, and on paper there are no controls", async () => {
    await open(FERRY_WINDOW, {}, async (page) => {
      await page.getByText("What the words mean").click();
      await page.getByText("What a party holds out for at a time", { exact: false }).waitFor();
      expect(await findViolations(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await page.emulateMedia({ media: "print" });
      expect(await page.getByRole("slider", { name: "Moment" }).count()).toBe(0);
      expect(await page.getByRole("button", { name: "By time" }).count()).toBe(0);
      expect(await page.locator(".wi-svg").first().isVisible()).toBe(true);
    });
  });

  test("where nothing can be known it says why, with no number", async () => {
    await open(NOTHING_KNOWN, {}, async (page) => {
      await page.getByRole("heading", { name: "Nothing can be known of the window" }).waitFor();
      await page.getByText(NOTHING_KNOWN.unknown[0] ?? "").waitFor();
      expect(await page.locator(".wi-view").innerText()).not.toMatch(/\d%/);
      expect(await findViolations(page)).toEqual([]);
    });
  });

  test("a file made without it says what to do; through a lens there is none", async () => {
    await open(undefined, {}, async (page) => {
      await page.getByRole("heading", { name: "This file was made without the window" }).waitFor();
    });
    await open(FERRY_WINDOW, { as: "growers" }, async (page) => {
      await page.getByRole("heading", { name: "Not through a lens" }).waitFor();
      await page.getByRole("button", { name: "Show everything" }).last().click();
      await page.locator(".wi-summary").waitFor();
    });
  });
});

describe.skipIf(lacksChromium())("the window, asked for", () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve();
  });
  afterAll(() => served.stop());

  /** The page with this for an answer in the server's stead, once it is wanted. */
  async function openAsking(answer: (asked: URL) => string, test: (page: Page) => Promise<void>): Promise<void> {
    await look(`${served.url}${fragment(FERRY, "timeline")}`, {}, async ({ page }) => {
      await page.route("**/api/cases/*/window*", (route) => route.fulfill({ contentType: "application/x-ndjson", body: answer(new URL(route.request().url())) }));
      await goTo(page, fragment(FERRY, "window"));
      await test(page);
    });
  }

  const line = (of: unknown): string => `${JSON.stringify(of)}\n`;

  test("comes after its progress; another moment is asked for by its time, the old answer staying until then", async () => {
    const asked: (string | null)[] = [];
    const answer = (at: URL): string => {
      asked.push(at.searchParams.get("at"));
      const chosen = at.searchParams.has("at") ? 7 : FERRY_WINDOW.chosen;
      return `${line({ progress: 0.5, stage: "sampling" })}${line({ window: { ...FERRY_WINDOW, chosen } })}`;
    };
    await openAsking(answer, async (page) => {
      await page.locator(".wi-summary").waitFor();
      await page.getByRole("slider", { name: "Moment" }).press("End");
      await page.getByRole("button", { name: "Work it out for 3 Nov 2024" }).click();
      await page.getByText(/How far the 22% of 17–18 Oct 2024/).waitFor();
      expect(new Set(asked)).toEqual(new Set([null, "2024-11-03T23:59:59Z"]));
      await goTo(page, fragment(FERRY, "offers"));
      const before = asked.length;
      await goTo(page, fragment(FERRY, "window"));
      await page.locator(".wi-summary").waitFor();
      expect(asked.length).toBe(before);
    });
  });

  test("what is told roughly can be asked for anew, once", async () => {
    const asked: string[] = [];
    const answer = (at: URL): string => {
      asked.push(at.searchParams.get("thorough") ?? "no");
      const by = asked.at(-1) === "yes" ? ("sampling" as const) : ("rough" as const);
      const sensitivity = FERRY_WINDOW.sensitivity.map((one, i) => (i < 3 ? { ...one, by } : one));
      return line({ window: { ...FERRY_WINDOW, sensitivity } });
    };
    await openAsking(answer, async (page) => {
      await page.getByText("3 of these are told roughly").waitFor();
      await page.getByRole("button", { name: "Sample anew for these" }).click();
      await page.getByText("3 of these are told roughly").waitFor({ state: "detached" });
      expect(asked.at(-1)).toBe("yes");
    });
  });

  test("what goes wrong is said, and can be tried again", async () => {
    let broken = true;
    const answer = (): string => (broken ? line({ faults: [{ code: "window/time", detail: "it took too long" }] }) : line({ window: FERRY_WINDOW }));
    await openAsking(answer, async (page) => {
      await page.getByRole("alert").getByText("it took too long").waitFor();
      broken = false;
      await page.getByRole("button", { name: "Try again" }).click();
      await page.locator(".wi-summary").waitFor();
    });
    await openAsking(() => line({ progress: 0.1, stage: "sampling" }), async (page) => {
      await page.getByRole("alert").getByText("the answer broke off before its end").waitFor();
    });
  });
});
