import { describe, expect, test } from "vitest";
import type { TermsDraft } from "../../../src/case/terms.ts";
import { printTerms, readTerms } from "./terms-text.ts";

describe("terms as typed", () => {
  test("what is printed is read back", () => {
    const terms = {
      prisoners: 250,
      bodies: { amount: 24, about: true },
      "truce-years": { atLeast: 5, atMost: 10 },
      returned: { atLeast: 35 },
      crane: "open",
      gate: "opened",
      aid: { option: ["by-sea", "by-land"] },
    } as unknown as TermsDraft;
    expect(readTerms(printTerms(terms))).toEqual({ terms, faults: [] });
  });

  test("a line that is no term is told, the others stand", () => {
    const { terms, faults } = readTerms("prisoners: 1,200\nnonsense\nTruce Days: 3");
    expect(terms).toEqual({ prisoners: 1200 });
    expect(faults).toHaveLength(2);
  });
});
