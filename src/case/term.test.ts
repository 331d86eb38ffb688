import { describe, expect, it } from "vitest";
import { caseFile } from "./case-file.ts";
import { indexCase } from "./case-index.ts";
import { printTerm, readTerm } from "./term.ts";
import { termsDraft } from "./terms.ts";

const draft = caseFile.parse({
  version: 1, id: "a", title: "A", summary: "S",
  parties: [{ id: "north", name: "The north", kind: "state" }, { id: "south", name: "The south", kind: "state" }],
  people: [{ id: "ana", name: "Ana", party: "south" }],
  issues: [
    { id: "boats", name: "Boats", kind: "quantity", unit: "boats", min: 0, max: 2000 },
    { id: "flag", name: "Flag", kind: "scale", options: [{ id: "red", name: "the red one" }, { id: "blue", name: "the blue one" }] },
  ],
});
const index = indexCase(draft);

describe("readTerm and printTerm", () => {
  it.each<[issue: string, term: unknown, printed: string]>([
    ["boats", 9, "9 boats"],
    ["boats", { amount: 9 }, "9 boats"],
    ["boats", { amount: 1250, about: true }, "about 1,250 boats"],
    ["boats", 0.5, "0.5 boats"],
    ["boats", { atLeast: 5 }, "at least 5 boats"],
    ["boats", { atMost: 5 }, "at most 5 boats"],
    ["boats", { atLeast: 5, atMost: 7 }, "5 to 7 boats"],
    ["boats", "open", "left open"],
    ["boats", { state: "unspecified", note: "n" }, "unspecified"],
    ["flag", "ruled-out", "ruled out"],
    ["flag", "red", "the red one"],
    ["flag", { option: "red", condition: "c" }, "the red one"],
    ["flag", { option: ["red", "blue"] }, "the red one or the blue one"],
  ])("reads %s: %j", (id, term, printed) => {
    const issue = index.issue.get(id);
    const [read] = Object.values(termsDraft.parse({ [id]: term }));
    if (!issue || read === undefined) throw new Error("no such issue");
    expect(printTerm(readTerm(read, issue), issue)).toBe(printed);
  });

  it("keeps phase, condition and note, and a bound left out reaches to the issue's own", () => {
    const issue = index.issue.get("boats");
    const [read] = Object.values(termsDraft.parse({ boats: { atLeast: 5, phase: "spring", condition: "c", note: "n" } }));
    if (!issue || read === undefined) throw new Error("no such issue");
    expect(readTerm(read, issue)).toEqual({ kind: "amount", atLeast: 5, atMost: 2000, about: false, phase: "spring", condition: "c", note: "n" });
  });
});

describe("indexCase", () => {
  it("numbers parties in file order, and people by their party", () => {
    expect([index.partyOf("north"), index.partyOf("south"), index.partyOf("ana"), index.partyOf("unknown")]).toEqual([0, 1, 1, undefined]);
  });

  it("has a name for any actor", () => {
    expect(["ana", "north", "unknown", "public", "gone"].map((id) => index.nameOf(id))).toEqual(["Ana", "The north", "not known who", "everybody", "gone"]);
  });
});
