import { describe, expect, it } from "vitest";
import type { CaseDraft } from "../../src/case/case-file.ts";
import { indexCase } from "../../src/case/case-index.ts";
import { printField, printTime, printValue } from "./values.ts";

const index = indexCase({
  parties: [{ id: "union", name: "The union" }],
  people: [], channels: [], deadlines: [], mandates: [],
  places: [{ id: "loft", name: "The loft" }],
  phases: [{ id: "spring", name: "Spring" }],
  issues: [
    { id: "pay", name: "Night pay", kind: "quantity", unit: "per cent", min: 0, max: 20 },
    { id: "crane", name: "The crane", kind: "choice", options: [{ id: "hands", name: "Union hands" }] },
  ],
} as unknown as CaseDraft);

describe("values in words", () => {
  it.each([
    [["union", "unknown"], "by", "The union, not known who"],
    [[], "present", "nobody"],
    [["pay"], "about", "Night pay"],
    ["loft", "place", "The loft"],
    ["a barn", "place", "a barn"],
    ["../2024-10-08", "at", "by 8 Oct 2024"],
    ["2024-10-08~", "at", "about 8 Oct 2024"],
    [{ atLeast: 8, phase: "spring" }, "terms.pay", "at least 8 per cent (Spring)"],
    ["hands", "terms.crane", "Union hands"],
    ["open", "terms.crane", "left open"],
    [{ option: "hands", condition: "all sign" }, "terms.crane", "Union hands, on condition: all sign"],
    [{ pay: 9 }, "terms", "Night pay: 9 per cent"],
    [12000, "facts.tonnes", "12,000"],
    [false, "happened", "it did not happen"],
    ["belief", "standing", "as a belief"],
    ["counter", "answer", "answers with terms of its own"],
  ])("%j as %s: %s", (value, field, words) => {
    expect(printValue(value, field, index)).toBe(words);
  });

  it("names fields as people read them", () => {
    expect(printField("facts.messagesSent", index)).toBe("messages sent");
    expect(printField("terms.pay", index)).toBe("Night pay");
    expect(printField("at", index)).toBe("when");
  });

  it("leaves a time that is none as it stands", () => {
    expect(printTime("one evening")).toBe("one evening");
  });
});
