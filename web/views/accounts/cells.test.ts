import { describe, expect, it } from "vitest";
import type { Account } from "../../../src/case/accounts-file.ts";
import type { EventDraft } from "../../../src/journal/event.ts";
import { Voices } from "../../../src/study/voices.ts";
import { cellsOf, passes, printCell, weightOf } from "./cells.ts";

const voices = new Voices(
  ([["a"], ["b", "a"], ["c"]] as const).map(
    ([id, of]) => ({ id, publisher: id, lineage: of ? { kind: "copy", of } : { kind: "original" } }) as unknown as Account,
  ),
);

function event(...reports: readonly (readonly [account: string, standing: string, says?: object])[]): EventDraft {
  return { id: "e", reports: reports.map(([account, standing, says]) => ({ account, standing, says })) } as unknown as EventDraft;
}

describe("cells of the matrix", () => {
  const mixed = event(["a", "fact"], ["b", "belief", { place: "here" }], ["a", "denial"], ["a", "fact"]);

  it("gathers an account's reports, and says each standing once", () => {
    expect(cellsOf(mixed).get("a")).toEqual({ reports: [0, 2, 3], standings: ["fact", "denial"], differs: false });
    expect(printCell(cellsOf(mixed).get("a"))).toBe("stated as fact, denied; 3 reports");
    expect(printCell(cellsOf(mixed).get("b"))).toBe("as a belief; differs from the record");
    expect(printCell(cellsOf(mixed).get("c"))).toBe("silent");
  });

  it("weighs by voices, with copies and denials apart", () => {
    expect(weightOf(mixed, voices)).toEqual({ voices: 1, copies: 1, denials: 1 });
    expect(weightOf(event(["c", "no-comment"], ["a", "denial"]), voices)).toEqual({ voices: 0, copies: 0, denials: 1 });
  });

  it("filters rows", () => {
    expect(passes("denied", mixed, false, voices)).toBe(true);
    expect(passes("one-voice", mixed, false, voices)).toBe(true);
    expect(passes("disputed", mixed, false, voices)).toBe(false);
    expect(passes("unreported", event(["a", "denial"]), false, voices)).toBe(true);
  });
});
