import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Account } from "../case/accounts-file.ts";
import type { Journal } from "../journal/check-journal.ts";
import type { EventDraft } from "../journal/event.ts";
import { type Disagreement, findDisagreements } from "./disagreements.ts";
import { Voices } from "./voices.ts";

// p is told again by q, and q by r; l is lost, and s and t are made from it; z stands alone.
const ACCOUNTS = ([["p"], ["q", "p"], ["r", "q"], ["l"], ["s", "l"], ["t", "l"], ["z"]] as const).map(
  ([id, of]) => ({ id, publisher: id, lineage: of ? { kind: "copy", of } : { kind: "original" } }) as unknown as Account,
);
const VOICES = new Voices(ACCOUNTS);

interface Word {
  readonly account: string;
  readonly standing?: string;
  readonly vouches?: readonly string[];
  readonly says?: Readonly<Record<string, unknown>>;
}

function find(event: Readonly<Record<string, unknown>>, ...words: readonly Word[]): Disagreement[] {
  const reports = words.map((word) => ({ span: { start: 0, end: 1, sha256: "" }, attribution: { kind: "outlet" }, standing: "fact", ...word }));
  return findDisagreements([{ id: "e", type: "meeting", title: "e", ...event, reports } as unknown as EventDraft] as unknown as Journal, VOICES);
}

const pays = (n: number): Pick<Word, "says" | "vouches"> => ({ says: { facts: { pay: n } }, vouches: [] });
const MARKS = ({ values }: Disagreement): unknown[] =>
  values.map(({ value, voices, retellingsOnly, branch }) => [value, voices, retellingsOnly ? "slip" : branch ? "branch" : ""]);

describe("disagreements", () => {
  it("[D1] a report that leaves vouches out bears out what is not under its says", () => {
    const [found, ...more] = find({ place: "here", terms: { pay: 1, crew: 2 } }, { account: "p" }, { account: "z", says: { terms: { pay: 3 } } });
    expect(more).toEqual([]);
    expect(found).toMatchObject({ field: "terms.pay", values: [{ value: 1, accounts: ["p"] }, { value: 3, accounts: ["z"] }] });
    const [pay, crew] = [{ account: "p", says: { terms: { pay: 3 } } }, { account: "z", says: { terms: { crew: 4 } } }];
    const onCrew = find({ terms: { pay: 1, crew: 2 } }, pay, crew).find(({ field }) => field === "terms.crew");
    expect(onCrew?.values.map(({ accounts }) => accounts)).toEqual([[], ["z"]]);
  });

  it("[D2] a denial bears nothing out, but its own value counts", () => {
    const denied: Word = { account: "z", standing: "denial", says: { place: "there" } };
    const found = find({ place: "here" }, { account: "p", standing: "no-comment" }, denied);
    expect(found.find(({ field }) => field === "place")?.values).toMatchObject([{ value: "here", accounts: [] }, { value: "there", accounts: ["z"] }]);
  });

  it("[D3] belief against fact, and denial against either", () => {
    const found = find({}, { account: "p", standing: "belief" }, { account: "q" }, { account: "z", standing: "denial" }, { account: "s", standing: "no-comment" });
    expect(found.map(({ field, values }) => [field, values.map(({ value, accounts }) => [value, accounts])])).toEqual([
      ["standing", [["belief", ["p"]], ["fact", ["q"]]]],
      ["happened", [[true, ["p", "q"]], [false, ["z"]]]],
    ]);
  });

  it("[D3] sure of one particular and in doubt of another is no dispute", () => {
    const doubt = (field: string): Word => ({ account: "p", standing: "belief", vouches: [field] });
    const sure: Word = { account: "z", vouches: ["place"] };
    expect(find({ place: "here", by: ["x"] }, doubt("by"), sure)).toEqual([]);
    expect(find({ place: "here", by: ["x"] }, doubt("place"), sure)).toMatchObject([{ field: "standing" }]);
    expect(find({ place: "here" }, { account: "p", standing: "belief", vouches: [] }, sure)).toEqual([]);
  });

  it("[D4] the adopted value stands first, even where no account gives it", () => {
    const [found] = find({ facts: { pay: 1 } }, { account: "p", ...pays(2) });
    const nobody = { value: 1, adopted: true, reports: [], voices: 0, retellingsOnly: false, branch: false };
    expect(found?.values).toMatchObject([nobody, { value: 2, adopted: false }]);
    expect(find({ facts: { pay: 1 } }, { account: "p", ...pays(1) })).toEqual([]);
    expect(find({}, { account: "p", ...pays(2) })).toEqual([]);
  });

  it.each([
    ["at", "2024-10-08", "2024-10-08/2024-10-08"],
    ["present", ["b", "a"], ["a", "b", "a"]],
    ["terms", { pay: 7 }, { pay: { atLeast: 7, atMost: 7, unit: "%", note: "so" } }],
    ["terms", { pay: "boat" }, { pay: { option: ["boat"] } }],
    ["terms", { pay: "open" }, { pay: { state: "open", note: "later" } }],
  ])("[D5] %s written two ways is one value", (field, one, other) => {
    expect(find({ [field]: one }, { account: "p" }, { account: "z", says: { [field]: other } })).toEqual([]);
  });

  it.each([
    ["at", "2024-10-08", "2024-10-08~"],
    ["terms", { pay: 7 }, { pay: { amount: 7, about: true } }],
    ["terms", { pay: 7 }, { pay: { amount: 7, condition: "peace" } }],
  ])("[D5] %s with a qualifier of its own is another value", (field, one, other) => {
    expect(find({ [field]: one }, { account: "p" }, { account: "z", says: { [field]: other } })).toHaveLength(1);
  });

  it("[D6] [D7] a retelling whose source says otherwise is a slip and no voice", () => {
    const [found] = find({}, { account: "p", ...pays(1) }, { account: "q", ...pays(2) }, { account: "r", ...pays(2) });
    expect(found && MARKS(found)).toEqual([[1, 1, ""], [2, 0, "slip"]]);
    const [borne] = find({}, { account: "p", ...pays(1) }, { account: "r", ...pays(2) }, { account: "z", ...pays(2) });
    expect(borne && MARKS(borne)).toEqual([[1, 1, ""], [2, 1, ""]]);
    expect(borne?.values[1]?.slips).toEqual(["r"]);
  });

  it("[D8] two retellings of a silent account are branches", () => {
    const [found] = find({}, { account: "s", ...pays(1) }, { account: "t", ...pays(2) });
    expect(found && MARKS(found)).toEqual([[1, 1, "branch"], [2, 1, "branch"]]);
    expect(found?.independent).toBe(false);
  });

  it("[D9] independent voices differ only where two voices are behind two values", () => {
    expect(find({}, { account: "p", ...pays(1) }, { account: "q", ...pays(2) })[0]?.independent).toBe(false);
    expect(find({}, { account: "q", ...pays(1) }, { account: "z", ...pays(2) })[0]?.independent).toBe(true);
    expect(find({ facts: { pay: 1 } }, { account: "z", ...pays(2) })[0]?.independent).toBe(false);
  });

  it("[D4] [D6] [D7] [D8] [D9] as the rules read, spelled out naively", () => {
    const word = fc.record({ account: fc.constantFrom(...ACCOUNTS.map(({ id }) => id)), pay: fc.nat({ max: 2 }) });
    const adoptedPay = fc.option(fc.nat({ max: 2 }), { nil: undefined });
    fc.assert(fc.property(fc.array(word, { minLength: 1, maxLength: 7 }), adoptedPay, (words, adopted) => {
      const reports = words.map(({ account, pay }) => ({ account, ...pays(pay) }));
      const found = find(adopted === undefined ? {} : { facts: { pay: adopted } }, ...reports);
      expect(found.map((item) => [MARKS(item), item.independent])).toEqual(oracle(words, adopted));
    }), { numRuns: 500 });
  });
});

const parents: Readonly<Record<string, string>> = { q: "p", r: "q", s: "l", t: "l" };
const descends = (account: string, from: string): boolean => {
  const parent = parents[account];
  return parent !== undefined && (parent === from || descends(parent, from));
};
const related = (one: string, other: string): boolean =>
  one === other || ACCOUNTS.some(({ id }) => (id === one || descends(one, id)) && (id === other || descends(other, id)));

/** Pair by pair and value by value, with nothing shared with the code under test. */
function oracle(words: readonly { account: string; pay: number }[], adopted: number | undefined): unknown[] {
  const values = [...new Set([...(adopted === undefined ? [] : [adopted]), ...words.map(({ pay }) => pay)])];
  if (values.length < 2) return [];
  const gives = (account: string, pay: number): boolean => words.some((word) => word.account === account && word.pay === pay);
  const speaks = (account: string): boolean => words.some((word) => word.account === account);
  const all = ACCOUNTS.map(({ id }) => id);
  const voicesOf = (accounts: readonly string[]): string[] =>
    accounts.filter((one, i) => !accounts.slice(0, i).some((earlier) => related(one, earlier)));
  const behind: string[] = [];
  const rows = values.map((pay) => {
    const giving = all.filter((account) => gives(account, pay));
    const own = giving.filter((account) => {
      const heard = all.filter((other) => descends(account, other) && speaks(other));
      const first = heard.find((other) => !heard.some((another) => descends(other, another)));
      return first === undefined || gives(first, pay);
    });
    behind.push(...own);
    const isBranch = (account: string): boolean =>
      parents[account] !== undefined &&
      !all.some((other) => descends(account, other) && speaks(other)) &&
      all.some((other) => speaks(other) && related(account, other) && !gives(other, pay));
    const mark = giving.length > 0 && own.length === 0 ? "slip" : own.length > 0 && own.every(isBranch) ? "branch" : "";
    return [pay, voicesOf(own).length, mark];
  });
  return [[rows, rows.filter(([, voices]) => Number(voices) > 0).length > 1 && voicesOf(behind).length > 1]];
}
