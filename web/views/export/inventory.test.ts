import { describe, expect, it } from "vitest";
import type { Evidence } from "../../../src/journal/evidence.ts";
import type { SourcedRecord } from "../../../src/journal/record.ts";
import { inventoryOf } from "./inventory.ts";

const record = {
  accounts: {
    accounts: [
      { id: "a", publisher: "Lantern", file: "accounts/a.txt" },
      { id: "b", publisher: "Agency" },
      { id: "c", publisher: "Digest", title: "One" },
      { id: "d", publisher: "Digest", title: "Two", lost: true },
    ],
  },
  events: [{ reports: [1, 2] }, { reports: [] }],
} as unknown as SourcedRecord;
const evidence: Evidence = { spans: 2, verified: 1, unavailable: 1, broken: 0, atHand: ["a", "b"] };

describe("inventoryOf", () => {
  it("tells texts that ship from those at hand and those that are nowhere", () => {
    expect(inventoryOf(record, evidence)).toMatchObject({ events: 2, reports: 2, shipped: ["Lantern"], heldBack: ["Agency"], absent: ["Digest: One"] });
  });
});
