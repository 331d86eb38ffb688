import { existsSync } from "node:fs";
import { chromium } from "playwright-core";
import type { TestProject } from "vitest/node";
import { CHROMIUM } from "../../needs.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the one browser of all these tests listens; empty where there is none on this machine. */
    readonly browser: string;
  }
}

export const BROWSER_FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"];

/** Vitest calls this before the first test file and what it returns after the last. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!existsSync(CHROMIUM)) {
    project.provide("browser", "");
    return () => Promise.resolve();
  }
  const browser = await chromium.launchServer({ executablePath: CHROMIUM, args: BROWSER_FLAGS, host: "127.0.0.1" });
  project.provide("browser", browser.wsEndpoint());
  return () => browser.close();
}
