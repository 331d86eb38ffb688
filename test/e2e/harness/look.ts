import { type Browser, type BrowserContext, chromium, type Download, type Locator, type Page } from "playwright-core";
import { expect, inject } from "vitest";

let connected: Promise<Browser> | undefined;

/** The one browser, as this test file sees it. */
export function browser(): Promise<Browser> {
  connected ??= chromium.connect(inject("browser"));
  return connected;
}

export interface LookOptions {
  readonly width?: number;
  readonly height?: number;
  readonly scheme?: "light" | "dark";
  /** Motion is off unless a test is about it: then nothing is caught halfway. */
  readonly motion?: boolean;
  /** Nothing may be fetched at all, not even from the server. */
  readonly offline?: boolean;
  /** Errors in the console that belong to what is tested: the browser itself reports every refusal of a server. */
  readonly allow?: RegExp;
}

/** A page that remembers whatever went wrong in it. */
export interface Look {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Console and page errors, and requests to anywhere but where the page came from; emptied by reading. */
  troubles(): string[];
  close(): Promise<void>;
}

const HEIGHT = 900;
/** What is on its way has arrived by then, with other tests running beside: the window of a record takes some seconds. */
const REACHED_MS = 60_000;

/** Opens a page and, when the test has looked, closes it and fails for whatever went wrong in it. */
export async function look(at: string, options: LookOptions, test: (look: Look) => Promise<void>): Promise<void> {
  const opened = await openLook(at, options);
  try {
    await test(opened);
    expect(opened.troubles(), "what went wrong in the page").toEqual([]);
  } finally {
    await opened.close();
  }
}

export async function openLook(at: string, options: LookOptions): Promise<Look> {
  const { width = 1280, height = HEIGHT, scheme = "light", motion = false, offline = false, allow } = options;
  const context = await (await browser()).newContext({
    viewport: { width, height },
    colorScheme: scheme,
    reducedMotion: motion ? "no-preference" : "reduce",
    hasTouch: width < 700,
    acceptDownloads: true,
    offline,
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const troubles: string[] = [];
  const home = new URL(at);
  page.on("console", (message) => {
    if (message.type() !== "error" && message.type() !== "warning") return;
    if (allow?.test(message.text()) !== true) troubles.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => troubles.push(`page error: ${error.message}`));
  page.on("crash", () => troubles.push("the page crashed"));
  page.on("dialog", (dialog) => {
    troubles.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on("request", (request) => {
    const to = new URL(request.url());
    const own = home.protocol === "file:" ? to.href.split("#")[0] === home.href.split("#")[0] : to.origin === home.origin;
    if (!own && !["data:", "blob:"].includes(to.protocol)) troubles.push(`a request to elsewhere: ${request.url()}`);
  });
  await page.goto(at);
  return { page, context, troubles: () => troubles.splice(0), close: () => context.close() };
}

export const VIEWS = {
  timeline: "Timeline",
  offers: "Offers",
  knowledge: "Who knew what",
  packages: "Packages",
  window: "Window",
  accounts: "Accounts",
  desk: "Reading desk",
  export: "Export",
} as const;
export type ViewName = keyof typeof VIEWS;
export const VIEW_NAMES = Object.keys(VIEWS) as ViewName[];
/** The views that show the record: through a lens, with the evidence beside them. The desk comes before the record. */
export const RECORD_VIEWS = VIEW_NAMES.filter((view) => view !== "desk");

/** The fragment that names a view of a case and what is chosen in it. */
export function fragment(caseKey: string, view: ViewName, params: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams(params).toString();
  return `#/${caseKey}/${view}${query === "" ? "" : `?${query}`}`;
}

/** Goes to another fragment of the same page, as a link does, and waits until what it names is drawn. */
export async function goTo(page: Page, to: string): Promise<void> {
  await page.evaluate((hash) => { window.location.hash = hash; }, to);
  await settled(page, to);
}

/** Waits until the view that the fragment names is drawn, its evidence has its words, and nothing is still on its way. */
export async function settled(page: Page, at?: string): Promise<void> {
  const hash = at ?? new URL(page.url()).hash;
  const [, view = "", query = ""] = /^#\/[^/?]+\/([a-z]+)(?:\?(.*))?$/.exec(hash) ?? [];
  if (view in VIEWS) await viewOf(page, view as ViewName).waitFor();
  if (view !== "desk" && new URLSearchParams(query).has("event")) await evidence(page).waitFor();
  await page.getByText(/^(Working out the (window|frontier)|Fetching the text|Fetching what was read|Opening the case|Looking for cases)…$/).first().waitFor({ state: "hidden", timeout: REACHED_MS });
  await drawn(page);
}

/** Two frames: what was set in motion by the last change has been laid out and measured. */
export async function drawn(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise<void>((resolve) => {
      requestAnimationFrame(() => requestAnimationFrame(() => { resolve(); }));
    }),
  );
}

/** The view, once it is the one that the rail says it is: both are drawn at the same stroke. */
function viewOf(page: Page, name: ViewName): Locator {
  const chosen = page.getByRole("navigation", { name: "Views of this case" }).locator('[aria-current="page"]', { hasText: VIEWS[name] });
  return page.locator(".frame", { has: chosen }).locator("#view > .view");
}

export function evidence(page: Page): Locator {
  return page.getByRole("complementary");
}

/** The text of a download. */
export async function textOf(download: Download): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
