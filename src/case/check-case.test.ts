import { describe, expect, it } from "vitest";
import { checkAccounts } from "./check-accounts.ts";
import { checkCase, namesOf } from "./check-case.ts";
import { parseYaml, type SourceFile } from "./source-file.ts";

function fileOf(text: string): SourceFile {
  const file = parseYaml("x.yaml", text);
  if (!file.ok) throw new Error(file.faults.map((fault) => fault.message).join("\n"));
  return file.value;
}

const codesOf = (result: ReturnType<typeof checkCase> | ReturnType<typeof checkAccounts>): string[] =>
  result.ok ? [] : result.faults.map((fault) => fault.code);

const HEAD = "version: 1\nid: a\ntitle: A\nsummary: S\n";
const PARTIES = "parties: [{ id: north, name: The north, kind: state }]\n";

describe("checkCase", () => {
  it("[C1] fills in what may be left out", () => {
    const checked = checkCase(fileOf(HEAD + PARTIES));
    expect(checked).toMatchObject({ ok: true, value: { people: [], channels: [], issues: [], parties: [{ role: "party" }] } });
    if (checked.ok) expect([...namesOf(checked.value).actors.keys()]).toEqual(["north"]);
  });

  it("[C4] goes on past an item that does not fit, and still knows its name", () => {
    const people = "people:\n  - { id: ana, name: Ana, party: north, offise: x }\n  - { id: bo, name: Bo, party: west }\n";
    const channels = "channels: [{ id: c, name: C, kind: shuttle, members: [north], relays: [ana], secrecy: open }]\n";
    expect(codesOf(checkCase(fileOf(HEAD + PARTIES + people + channels)))).toEqual(["file/unknown-field", "case/unknown-party"]);
  });

  it("[C10] takes weights that come to 1, rounding aside", () => {
    const weigh = (...weights: number[]): string[] => {
      const issues = weights.map((_, i) => `{ id: i${i}, name: I, kind: quantity, unit: x, min: 0, max: 1 }`).join(", ");
      const preferences = weights.map((weight, i) => `{ party: north, issue: i${i}, wants: more, weight: ${weight}, basis: assumed }`).join(", ");
      return codesOf(checkCase(fileOf(`${HEAD}${PARTIES}issues: [${issues}]\npreferences: [${preferences}]\n`)));
    };
    expect(weigh(0.1, 0.2, 0.7)).toEqual([]);
    expect(weigh(0.3, 0.3, 0.3, 0.1)).toEqual([]);
    expect(weigh(0.5, 0.6, 0.1)).toEqual(["case/weights"]);
  });

  const weighed = (...weights: string[]): string[] => {
    const issues = weights.map((_, i) => `{ id: i${i}, name: I, kind: quantity, unit: x, min: 0, max: 1 }`).join(", ");
    const preferences = weights.map((weight, i) => `  - { party: north, issue: i${i}, wants: more, weight: ${weight}, basis: assumed }\n`).join("");
    const result = checkCase(fileOf(`${HEAD}${PARTIES}issues: [${issues}]\npreferences:\n${preferences}`));
    return result.ok ? [] : result.faults.map(({ message }) => message);
  };

  it("takes a weight that is a range, as long as its least leaves room for the others'", () => {
    expect(weighed("{ atLeast: 0.2, atMost: 0.5 }", "{ atLeast: 0, atMost: 1 }", "{ atLeast: 0.3, atMost: 0.3 }", "0.5")).toEqual([]);
    expect(weighed("{ atLeast: 0.2, atMost: 0.9 }", "0.9", "0.1")).toEqual([
      "x.yaml:9:53 case/weights: the weights of “north” come to at least 1.1; hint: together at most 1",
    ]);
  });

  it("[C14] takes one option or one exact amount as what no deal leaves of an issue, and tells of every other", () => {
    const issues = "issues:\n  - { id: boats, name: Boats, kind: quantity, unit: x, min: 0, max: 4 }\n  - { id: gate, name: Gate, kind: scale, options: [{ id: shut, name: Shut }, { id: ajar, name: Ajar }] }\n";
    const leaving = (boats: string, gate: string): string[] =>
      codesOf(checkCase(fileOf(`${HEAD}${PARTIES}${issues}noDeal:\n  leaves: { boats: ${boats}, gate: ${gate} }\n  basis: stated\n`)));
    expect(leaving("3", "ajar")).toEqual([]);
    expect(leaving("{ amount: 3, note: As it was. }", "{ option: [shut] }")).toEqual([]);
    expect(leaving("{ atLeast: 1, atMost: 3 }", "{ option: [shut, ajar] }")).toEqual(["case/no-deal", "case/no-deal"]);
    expect(leaving("{ amount: 3, about: true }", "open")).toEqual(["case/no-deal", "case/no-deal"]);
    expect(leaving("5", "wide")).toEqual(["case/terms-range", "case/unknown-option"]);
    expect(leaving("3, boots: 1", "ajar")).toEqual(["case/unknown-issue"]);
  });

  it.each([
    ["{ atLeast: 0.5, atMost: 0.2 }", "x.yaml:8:64 case/range: “north” weighs “i0” from 0.5 down to 0.2; hint: swap atLeast and atMost"],
    ["{ atLeast: 0.5, atMost: 1.2 }", "x.yaml:8:77 file/out-of-shape: preferences[0].weight.atMost must be at most 1; hint: found 1.2"],
    ["{ atLeast: -1, atMost: 1 }", "x.yaml:8:64 file/out-of-shape: preferences[0].weight.atLeast must be at least 0; hint: found -1"],
    ["{ atLeast: 0.5 }", "x.yaml:8:53 file/missing-field: preferences[0].weight lacks “atMost” (a number)"],
    ["{ atLeast: 0.2, atmost: 0.5 }", "x.yaml:8:69 file/unknown-field: preferences[0].weight has no field “atmost”; hint: did you mean atMost?"],
    ["1.5", "x.yaml:8:53 file/out-of-shape: preferences[0].weight must be at most 1; hint: found 1.5"],
    ["much", "x.yaml:8:53 file/wrong-type: preferences[0].weight is text, which does not fit here"],
  ])("says what is wrong with the weight %s, and where", (weight, fault) => {
    expect(weighed(weight)).toContain(fault);
  });
});

describe("checkAccounts", () => {
  const account = (id: string, lineage: string): string => `  - { id: ${id}, publisher: P, sha256: ${"a".repeat(64)}, lineage: { ${lineage} } }\n`;

  it("[C12] takes a line of descent in any order of the list", () => {
    const text = `version: 1\naccounts:\n${account("c", "kind: copy, of: b")}${account("b", "kind: summary, of: a")}${account("a", "kind: original")}`;
    expect(checkAccounts(fileOf(text)).ok).toBe(true);
  });

  it.each([
    ["accounts/x.txt", true],
    ["./accounts/../accounts/x.txt", true],
    ["../x.txt", false],
    ["accounts/../../x.txt", false],
    ["/x.txt", false],
    ["~/x.txt", false],
    ["C:/x.txt", false],
    ["\\\\host\\x.txt", false],
    ["accounts\\..\\..\\x.txt", false],
  ])("[C13] decides whether %s lies in the folder", (file, within) => {
    const text = `version: 1\naccounts:\n  - id: a\n    publisher: P\n    sha256: ${"a".repeat(64)}\n    lineage: { kind: original }\n    file: ${JSON.stringify(file)}\n`;
    expect(codesOf(checkAccounts(fileOf(text)))).toEqual(within ? [] : ["accounts/outside-folder"]);
  });
});
