import axe, { type AxeResults, type RunOptions } from "axe-core";
import type { Page } from "playwright-core";

const WHOLE: RunOptions = { resultTypes: ["violations"] };
const CONTRAST: RunOptions = { ...WHOLE, runOnly: ["color-contrast"] };

/** What axe finds wrong with the page as it stands, a line for each place. `contrast` looks at colours alone. */
export async function findViolations(page: Page, what: "whole" | "contrast" = "whole"): Promise<string[]> {
  // Evaluated by the browser's own hand: the page's policy rightly forbids a script that it did not bring.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults, RunOptions>(
    (options) => (window as unknown as { axe: typeof axe }).axe.run(document, options),
    what === "whole" ? WHOLE : CONTRAST,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, html, failureSummary = "" }) => {
      const why = failureSummary.split("\n").slice(1).map((line) => line.trim()).join("; ");
      return `${id}: ${help}\n    ${target.join(" ")}\n    ${html.slice(0, 160)}\n    ${why}`;
    }),
  );
}
