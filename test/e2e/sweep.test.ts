import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lacksChromium } from "../needs.ts";
import { findViolations } from "./harness/axe.ts";
import { DOHA, FERRY } from "./harness/cases.ts";
import { findOverflow, findSmallTargets } from "./harness/layout.ts";
import { drawn, fragment, goTo, type Look, look, settled, VIEW_NAMES } from "./harness/look.ts";
import { type Served, serve } from "./harness/served.ts";

/** What is chosen in a view while it is looked at. */
const FERRY_STATES = {
  "as it opens": {},
  "with evidence": { event: "last-offer", report: "1" },
  "through a lens": { as: "growers", at: "2024-10-16" },
  "through a lens, with evidence": { as: "board", at: "2024-10-20", event: "narrowed" },
};
const DOHA_STATES = {
  "as it opens": {},
  "with evidence": { event: "us-last-offer" },
  "through a lens": { as: "israel", at: "2025-03-10" },
  "through a lens, with evidence": { as: "israel", event: "us-last-offer" },
};
const CASES = [
  { key: FERRY, states: FERRY_STATES },
  { key: DOHA, states: DOHA_STATES },
];
const WIDTHS = [1280, 400];

let served: Served;

describe.skipIf(lacksChromium())("every view, at every width, in every light", () => {
  beforeAll(async () => {
    served = await serve();
  });
  afterAll(() => served.stop());

  test.each(WIDTHS)("the gallery at %i px", async (width) => {
    await look(served.url, { width }, async ({ page }) => {
      await page.getByRole("link", { name: /ferry/i }).waitFor();
      await settled(page);
      expect(await findProblems({ page }, width)).toEqual([]);
    });
  });

  describe.each(CASES)("$key", ({ key, states }) => {
    test.each(VIEW_NAMES)("%s", async (view) => {
      const problems = await Promise.all(
        WIDTHS.map(async (width) => {
          const found: string[] = [];
          await look(`${served.url}${fragment(key, view)}`, { width }, async (opened) => {
            for (const [name, params] of Object.entries(states)) {
              await goTo(opened.page, fragment(key, view, params));
              found.push(...(await findProblems(opened, width)).map((problem) => `${String(width)} px, ${name}: ${problem}`));
            }
          });
          return found;
        }),
      );
      expect(problems.flat()).toEqual([]);
    });
  });
});

/** Light first, with everything; then in the dark what the dark changes. */
async function findProblems({ page }: Pick<Look, "page">, width: number): Promise<string[]> {
  const problems = [...(await findOverflow(page)), ...(await findViolations(page))];
  if (width < 700) problems.push(...(await findSmallTargets(page)));
  await page.emulateMedia({ colorScheme: "dark" });
  await drawn(page);
  problems.push(...(await findViolations(page, "contrast")).map((violation) => `in the dark, ${violation}`));
  await page.emulateMedia({ colorScheme: "light" });
  return problems;
}
