import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sha256Of } from "../base/sha256.ts";
import { accountsFile } from "../case/accounts-file.ts";
import type { SourceFile } from "../case/source-file.ts";
import { journalFile } from "./event.ts";
import { SpanReader, verifyEvidence } from "./evidence.ts";

const PLACES: SourceFile = { name: "x", value: {}, placeOf: (path) => ({ file: path.join(".") }) };
const WORDS = ["boats ", "🚢", "e\u0301", "שלום ", "دوحة", "\r\n", "<b>", "𝒟", "漢", " "];
const text = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 40 }).map((parts) => parts.join(""));

describe("SpanReader", () => {
  it("[J10] finds the words a list of code points has there, verifies them, and no others", () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (whole, a, b) => {
        const points = [...whole];
        const start = a % points.length;
        const end = start + 1 + (b % (points.length - start));
        const words = points.slice(start, end).join("");
        const reader = new SpanReader(new Map([["x", whole]]));
        const span = { start, end, sha256: sha256Of(words) };
        expect(reader.wordsAt("x", span)).toBe(words);
        expect(reader.stateOf("x", span)).toBe("verified");
        expect(reader.stateOf("y", span)).toBe("unavailable");
        expect(reader.stateOf("x", { ...span, end: points.length + 1 })).toBe("broken");
        const shifted = points.slice(start + 1, end + 1).join("");
        if (shifted !== words) expect(reader.stateOf("x", { ...span, start: start + 1, end: end + 1 })).toBe("broken");
      }),
    );
  });
});

describe("verifyEvidence", () => {
  const whole = "Nine boats 🚢 left.";
  const accounts = accountsFile.parse({
    version: 1,
    accounts: [
      { id: "x", publisher: "X", sha256: sha256Of(whole), lineage: { kind: "original" } },
      { id: "y", publisher: "Y", sha256: sha256Of("other"), lineage: { kind: "original" } },
    ],
  });
  const report = (account: string, start: number, end: number, words: string): object => ({
    account, span: { start, end, sha256: sha256Of(words) }, attribution: { kind: "outlet" }, standing: "fact",
  });
  const events = (...reports: object[]) => journalFile.parse({ version: 1, events: [{ id: "e", type: "breach", title: "T", reports }] }).events;

  it("[J10] counts what is verified and what is unavailable", () => {
    const told = events(report("x", 5, 12, "boats 🚢"), report("x", 0, 4, "Nine"), report("y", 0, 4, "Nine"));
    const { evidence, faults } = verifyEvidence({ accounts, events: told }, new Map([["x", whole]]), PLACES, PLACES);
    expect(evidence).toEqual({ spans: 3, verified: 2, unavailable: 1, broken: 0, atHand: ["x"] });
    expect(faults).toEqual([]);
  });

  it("[J10] tells every span whose words are others, and every text that was changed", () => {
    const told = events(report("x", 5, 12, "boats"), report("x", 0, 99, "Nine"), report("x", 0, 4, "Nine"));
    const { evidence, faults } = verifyEvidence({ accounts, events: told }, new Map([["x", whole], ["y", "changed"]]), PLACES, PLACES);
    expect(evidence).toMatchObject({ spans: 3, verified: 1, broken: 2 });
    expect(faults.map((fault) => `${fault.at?.file ?? ""} ${fault.code}`)).toEqual([
      "accounts.1.sha256 evidence/text-changed", "events.0.reports.0.span evidence/span-mismatch", "events.0.reports.1.span evidence/span-mismatch",
    ]);
  });
});
