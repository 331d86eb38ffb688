import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Account } from "../case/accounts-file.ts";
import { Voices } from "./voices.ts";

const NAMES = ["a", "b", "c", "d", "e", "f"] as const;

function accountOf(id: string, of?: string, lost?: true): Account {
  return { id, publisher: id, lineage: of === undefined ? { kind: "original" } : { kind: "copy", of }, ...(lost ? { lost } : {}) };
}

/** Forests: each account descends from an earlier one or from none. */
const forest = fc
  .tuple(...NAMES.map((_, i) => fc.option(fc.nat({ max: Math.max(i - 1, 0) }), { nil: undefined })))
  .map((parents) => parents.map((parent, i) => accountOf(NAMES[i] ?? "", i === 0 || parent === undefined ? undefined : NAMES[parent])));
const some = fc.subarray([...NAMES]);

/** Oracle: two accounts are one voice where one can be reached from the other along descents, in either direction. */
function groupsOf(accounts: readonly Account[], among: readonly string[]): number {
  const group = new Map(accounts.map((account) => [account.id, account.id]));
  for (const { id, lineage } of accounts) {
    const [own, above] = [group.get(id) ?? id, lineage.of === undefined ? undefined : group.get(lineage.of)];
    if (above !== undefined) for (const [name, of] of group) if (of === own) group.set(name, above);
  }
  return new Set(among.map((id) => group.get(id) ?? id)).size;
}

describe("voices", () => {
  it("[V1] forebears run from the nearest to the root", () => {
    const voices = new Voices([accountOf("a"), accountOf("b", "a"), accountOf("c", "b"), accountOf("d")]);
    expect(voices.forebearsOf("c")).toEqual(["b", "a"]);
    expect(voices.rootOf("c")).toBe("a");
    expect(voices.rootOf("d")).toBe("d");
    expect(voices.lineages.get("d")).toMatchObject({ independent: true, copyOf: undefined });
  });

  it("[V2] accounts are as many voices as groups joined by descent", () => {
    fc.assert(fc.property(forest, some, (accounts, among) => {
      expect(new Voices(accounts).count(among)).toBe(groupsOf(accounts, among));
    }));
  });

  it("[V3] two retellings of a lost account are one voice", () => {
    const voices = new Voices([accountOf("lost", undefined, true), accountOf("b", "lost"), accountOf("c", "lost")]);
    expect(voices.count(["b", "c"])).toBe(1);
  });

  it("[V4] another account adds a voice where its root is new, and never takes one", () => {
    fc.assert(fc.property(forest, some, fc.constantFrom(...NAMES), (accounts, among, more) => {
      const voices = new Voices(accounts);
      const isNew = among.every((account) => voices.rootOf(account) !== voices.rootOf(more));
      expect(voices.count([...among, more]) - voices.count(among)).toBe(isNew ? 1 : 0);
    }));
  });

  it("[V5] an account nobody lists is its own voice, and a circle ends", () => {
    const circle = new Voices([accountOf("a", "b"), accountOf("b", "a"), accountOf("c", "a")]);
    expect(circle.forebearsOf("c")).toEqual(["a", "b"]);
    expect(circle.count(["nobody"])).toBe(1);
  });
});
