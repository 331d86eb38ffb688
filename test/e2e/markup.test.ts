import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sha256Of } from "../../src/base/sha256.ts";
import { lacksChromium } from "../needs.ts";
import { run } from "./harness/command.ts";
import { copyCase, makeScratch, type Scratch } from "./harness/cases.ts";
import { evidence, fragment, goTo, look, RECORD_VIEWS, settled } from "./harness/look.ts";
import { type Served, serve } from "./harness/served.ts";

const IMAGE = `<img src=x onerror="window.acted=1">`;
/** Where there is room for 24 characters only. */
const SHORT = "<b onfocus=acted=3>";
const SCRIPT = `</script><script>window.acted=2</script>`;
const COMMENT = `<!--<script>&lt;b&gt;`;
const ALL = `${IMAGE}${SCRIPT}${COMMENT}`;

let served: Served;
let scratch: Scratch;
let folder: string;

describe.skipIf(lacksChromium())("text is never markup", () => {
  beforeAll(async () => {
    scratch = await makeScratch();
    folder = await writeHostileCase(scratch.folder);
    served = await serve(folder);
  });
  afterAll(async () => {
    await served.stop();
    await scratch.remove();
  });

  test("in the page as served", async () => {
    await look(served.url, {}, async ({ page }) => {
      await page.getByRole("heading", { level: 2, name: ALL }).waitFor();
      await expectInert(page);
      await visitAll(page);
    });
  });

  test("nor in a file exported from it", async () => {
    const file = join(scratch.folder, "hostile.html");
    await run("study", folder, "--html", file);
    await look(`file://${file}${fragment("hostile", "timeline")}`, { offline: true }, async ({ page }) => {
      await settled(page);
      await visitAll(page);
    });
  });

  test("an account's text that is asked for by itself is plain text", async () => {
    const answer = await fetch(`${served.url}api/cases/hostile/texts/quicktide`);
    expect(answer.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(await answer.text()).toContain(SCRIPT);
  });
});

async function visitAll(page: Page): Promise<void> {
  for (const view of RECORD_VIEWS) {
    if (view === "export" && page.url().startsWith("file:")) continue;
    await goTo(page, fragment("hostile", view, { event: "ask" }));
    const panel = evidence(page);
    await panel.getByRole("heading", { level: 2, name: `The dockers say what they want ${ALL}` }).waitFor();
    await goTo(page, fragment("hostile", view, { event: "walkout", report: "2" }));
    await expect.poll(() => panel.locator("mark").allTextContents()).toEqual([ALL]);
    expect(await page.getByRole("heading", { level: 1 }).first().textContent()).toContain(ALL);
    await expectInert(page);
  }
}

/** Nothing acted, and nothing of it has become an element. */
async function expectInert(page: Page): Promise<void> {
  expect(await page.evaluate(() => (window as unknown as { acted?: unknown }).acted)).toBeUndefined();
  expect(await page.locator("img, iframe, object, embed, [onerror]").count()).toBe(0);
  const own = page.locator('script[src$="/page.js"], script#bundle, script#bundle ~ script[type=module]');
  expect(await page.locator("script").count()).toBe(await own.count());
}

/** The invented case with hostile words wherever words are taken from others. */
async function writeHostileCase(into: string): Promise<string> {
  const copy = await copyCase("last-ferry", into);
  const edit = async (name: string, change: (text: string) => string): Promise<void> => {
    await writeFile(join(copy, name), change(await readFile(join(copy, name), "utf8")));
  };
  const quoted = JSON.stringify(ALL);
  const text = `${ALL} and so on`;
  await writeFile(join(copy, "accounts/quicktide.txt"), text);
  await edit("case.yaml", (yaml) =>
    replaceOnce(yaml, /^id: last-ferry$/m, "id: hostile")
      .replace(/^title: .*$/m, `title: ${quoted}`)
      .replace("    short: Dockers", `    short: ${JSON.stringify(SHORT)}`)
      .replace("    name: Extra pay for night work", `    name: ${JSON.stringify(`Pay ${IMAGE}`)}`),
  );
  await edit("accounts.yaml", (yaml) =>
    replaceOnce(yaml, /^ {4}publisher: QuickTide$/m, `    publisher: ${JSON.stringify(`QuickTide ${IMAGE}`)}`)
      .replace(/^( {4}title: )The dog emoji.*$/m, `$1${quoted}`)
      .replace(/0bc02cf7[0-9a-f]{56}/, sha256Of(text)),
  );
  await edit("journal.yaml", (yaml) => {
    const withoutQuicktide = yaml.replace(/^ {6}- account: quicktide\n(?: {8}.*\n)*/gm, "");
    const span = `{ start: 0, end: ${String(Array.from(ALL).length)}, sha256: ${sha256Of(ALL)} }`;
    const report = [
      "      - account: quicktide", `        span: ${span}`, `        attribution: { kind: named, name: ${quoted} }`, "        standing: fact",
      `        note: ${quoted}`, "",
    ].join("\n");
    const afterFirst = /(- id: walkout\n(?:.*\n)*?)( {6}- account: digest\n)/;
    return replaceOnce(withoutQuicktide, afterFirst, (_whole, before, next) => `${before}${report}${next}`)
      .replace(/title: The dockers say what they want/, () => `title: ${JSON.stringify(`The dockers say what they want ${ALL}`)}`)
      .replace(/Some boats might pass; which, he did not say\./, () => `Some boats ${ALL.replaceAll('"', '\\"')}`);
  });
  return copy;
}

function replaceOnce(text: string, pattern: RegExp, by: string | ((...match: string[]) => string)): string {
  if (!pattern.test(text)) throw new Error(`the case holds nothing like ${String(pattern)}`);
  return text.replace(pattern, by as string);
}
