import { describe, expect, it } from "vitest";
import { type ReadSentence } from "../../src/read/reading.ts";
import { goldSets, loadGold, type GoldName } from "./gold.ts";
import { readingOf } from "./reading-of-gold.ts";
import { BARS, reaches, scoreReading } from "./score.ts";
import { scoreDrift } from "./score-drift.ts";
import { scoreEvents } from "./score-events.ts";
import { scoreLineage } from "./score-lineage.ts";
import { scoreNames } from "./score-names.ts";
import { headOf, scoreQuantities } from "./score-quantities.ts";
import { scoreStatements } from "./score-statements.ts";
import { plainGap, plainTime, scoreTimes } from "./score-times.ts";
import { meet, pairUp, ratesOf, type Tally } from "./tally.ts";

const span = (start: number, end: number): { start: number; end: number; sha256: string } => ({ start, end, sha256: "0".repeat(64) });
const sure = { confidence: 1, restsOn: [] };
const only = (tallies: readonly Tally[], kind: string): Tally => {
  const tally = tallies.find((one) => one.kind.trim() === kind);
  if (!tally) throw new Error(`no ${kind}`);
  return tally;
};
const counts = (tally: Tally): number[] => [tally.right, tally.found, tally.met, tally.gold];

describe("pairs", () => {
  it("asks for more than half of the shorter, in the same account", () => {
    const at = (start: number, end: number, account = "a"): { account: string; start: number; end: number } => ({ account, start, end });
    expect(meet(at(0, 10), at(0, 100))).toBe(true);
    expect(meet(at(0, 10), at(5, 100))).toBe(false);
    expect(meet(at(0, 10), at(4, 100))).toBe(true);
    expect(meet(at(0, 10), at(0, 10, "b"))).toBe(false);
  });

  it("takes the heaviest first and each once", () => {
    const pairs = pairUp(["x", "y"], [1, 2], (f, g) => (f === "x" ? 2 : g === 1 ? 3 : 0));
    expect([...pairs]).toEqual([["y", 1], ["x", 2]]);
  });

  it("calls nothing found precise and nothing to find complete", () => {
    expect(ratesOf({ kind: "k", found: 0, right: 0, gold: 4, met: 0, misses: [], wrong: [] })).toEqual({ precision: 1, recall: 0, f1: 0 });
    expect(ratesOf({ kind: "k", found: 4, right: 1, gold: 2, met: 1, misses: [], wrong: [] })).toMatchObject({ precision: 0.25, recall: 0.5 });
  });
});

describe("names", () => {
  const person = (id: string, ...spans: [number, number][]): GoldName => ({
    id, kinds: ["person"], mentions: spans.map(([start, end]) => ({ account: "wire", start, end })), maybe: [],
  });
  const found = (id: string, kind: "person" | "party", ...spans: [number, number][]): Parameters<typeof scoreNames>[0][number] => ({
    id, kind, name: id, ...sure, variants: spans.map(([start, end]) => ({ text: id, account: "wire", span: span(start, end) })),
  });
  const father = person("father", [0, 10], [20, 25]);
  const son = person("son", [40, 50], [60, 65]);

  it("gives full marks to the clusters of the gold", () => {
    const tallies = scoreNames([found("a", "person", [0, 10], [20, 25]), found("b", "person", [40, 50], [60, 65])], [father, son]);
    expect(ratesOf(only(tallies, "people")).f1).toBe(1);
  });

  it("halves the precision of two people taken for one, and keeps their recall", () => {
    const tallies = scoreNames([found("a", "person", [0, 10], [20, 25], [40, 50], [60, 65])], [father, son]);
    expect(ratesOf(only(tallies, "people"))).toMatchObject({ precision: 0.5, recall: 1 });
  });

  it("counts a mention without a counterpart as nothing on its own side", () => {
    const tallies = scoreNames([found("a", "person", [0, 10], [90, 99])], [father]);
    // Half of the found cluster is no person: 1 × ½ of 2; of the two gold mentions one is found, alone: ½ of 2.
    expect(counts(only(tallies, "people"))).toEqual([0.5, 2, 0.5, 2]);
  });

  it("leaves out what may be a mention or not, and never takes a party for a person", () => {
    const gold = [{ ...father, maybe: [{ account: "wire", start: 70, end: 80 }] }];
    const tallies = scoreNames([found("a", "person", [0, 10], [20, 25], [70, 80])], gold);
    expect(ratesOf(only(tallies, "people")).f1).toBe(1);
    expect(counts(only(scoreNames([found("a", "party", [0, 10])], gold), "people"))).toEqual([0, 0, 0, 2]);
  });

  it("asks the largest share of a person for party and role", () => {
    const union = { ...person("union", [100, 110]), kinds: ["party"] };
    const gold = [{ ...father, party: ["union"], role: ["secretary"] }, union];
    const names = [{ ...found("a", "person", [0, 10], [20, 25]), party: "u", role: "general secretary" }, found("u", "party", [100, 110])];
    expect(counts(only(scoreNames(names, gold), "party of people"))).toEqual([1, 1, 1, 1]);
    expect(counts(only(scoreNames(names, gold), "role of people"))).toEqual([1, 1, 1, 1]);
  });
});

describe("statements", () => {
  const gold = {
    must: [
      { account: "wire", start: 0, end: 50, attributions: ["anonymous"], standings: ["fact", "belief"], count: 3, groups: { "port officials": 2, "a pilot": 1 } },
      { account: "wire", start: 50, end: 90, attributions: ["outlet"], standings: ["fact"] },
    ],
    may: [{ account: "wire", start: 100, end: 120 }],
  };
  const sentence = (start: number, end: number, attribution: ReadSentence["attribution"], standing: ReadSentence["standing"]): ReadSentence => ({
    account: "wire", span: span(start, end), attribution, standing, ...sure,
  });

  it("tells kind, standing, count and affiliation apart", () => {
    const groups = [{ affiliation: "port official", count: 2 }, { affiliation: "pilot", count: 1 }];
    const tallies = scoreStatements(
      [
        sentence(0, 52, { kind: "anonymous", count: 3, groups }, "belief"),
        sentence(52, 90, { kind: "official" }, "fact"),
        sentence(100, 120, { kind: "outlet" }, "fact"),
        sentence(200, 220, { kind: "outlet" }, "fact"),
      ],
      gold,
    );
    expect(counts(only(tallies, "attribution"))).toEqual([1, 3, 1, 2]);
    expect(counts(only(tallies, "standing"))).toEqual([2, 3, 2, 2]);
    expect(counts(only(tallies, "count of voices"))).toEqual([1, 1, 1, 1]);
    expect(counts(only(tallies, "affiliation"))).toEqual([1, 1, 1, 1]);
  });

  it("wants the counts of every kind of voice", () => {
    const tallies = scoreStatements([sentence(0, 50, { kind: "anonymous", count: 3, affiliation: "port officials and a pilot" }, "fact")], gold);
    expect(counts(only(tallies, "count of voices"))).toEqual([0, 1, 0, 1]);
    expect(counts(only(tallies, "affiliation"))).toEqual([1, 1, 1, 1]);
  });
});

describe("times", () => {
  it("compares hours across zones and durations across units", () => {
    expect(plainTime("2031-05-11T22:00:00+03:00~")).toBe(plainTime("2031-05-11T19:00Z~"));
    expect(plainTime("2031-05-11/2031-05-12")).toBe("2031-05-11/2031-05-12");
    expect(plainTime("2031-01-01T00:30-01:00")).toBe("2031-01-01T01:30");
    expect(plainGap("P2W~")).toBe("P14D");
  });

  it("takes the date or the order, prefers the right pair, and leaves out a maybe", () => {
    const gold = {
      must: [
        { account: "wire", start: 0, end: 10, at: ["2031-05-11"], order: ["after P2D"] },
        { account: "wire", start: 20, end: 30, at: [], order: ["before"] },
      ],
      may: [{ account: "wire", start: 50, end: 60 }],
    };
    const tallies = scoreTimes(
      [
        { account: "wire", span: span(0, 10), edtf: "2031-05-12", ...sure },
        { account: "wire", span: span(3, 9), order: { relation: "after", gap: "P2D~", anchor: "the walkout" }, ...sure },
        { account: "wire", span: span(20, 30), order: { relation: "before", gap: "P1D", anchor: "previous" }, ...sure },
        { account: "wire", span: span(52, 60), edtf: "2031", ...sure },
      ],
      gold,
    );
    expect(counts(only(tallies, "times"))).toEqual([2, 3, 2, 2]);
  });
});

describe("quantities", () => {
  it("compares heads of units", () => {
    expect(["crew members", "tonnes of potatoes", "percent", "people", "winchmen"].map(headOf)).toEqual(["member", "tonne", "per cent", "person", "winchman"]);
  });

  it("wants the amount or the whole range", () => {
    const at = { account: "wire", about: false };
    const gold = {
      must: [
        { ...at, start: 0, end: 10, amounts: ["5..10"], units: ["years"] },
        { ...at, start: 20, end: 30, amounts: ["35.."], units: ["crew"] },
        { ...at, start: 40, end: 50, amounts: ["40"], units: ["*"], about: true },
      ],
      may: [],
    };
    const found = (start: number, end: number, value: object): never => ({ account: "wire", span: span(start, end), ...sure, ...value }) as never;
    const tallies = scoreQuantities(
      [
        found(0, 10, { atLeast: 5, atMost: 10, unit: "years" }),
        found(20, 30, { atLeast: 35, atMost: 40, unit: "crew" }),
        found(40, 50, { amount: 40, unit: "tonnes", about: true }),
      ],
      gold,
    );
    expect(counts(only(tallies, "quantities"))).toEqual([2, 3, 2, 3]);
    expect(counts(only(tallies, "about"))).toEqual([1, 1, 1, 1]);
  });
});

describe("drift", () => {
  const pair = ["early", "late"] as const;
  const in1 = (start: number, end: number): { account: string; start: number; end: number } => ({ account: "early", start, end });
  const in2 = (start: number, end: number): { account: string; start: number; end: number } => ({ account: "late", start, end });
  const gold = {
    must: [
      { kinds: ["number-changed"], from: in1(0, 50), to: in2(0, 50), pair, was: "40", became: "400" },
      { kinds: ["name-changed"], from: in1(60, 70), to: in2(60, 70), pair, was: "Mara", became: "Maria" },
      { kinds: ["dropped"], from: in1(100, 150), pair },
    ],
    may: [],
  };
  const found = (kind: string, from: [string, number, number], to: [string, number, number], was = "", became = ""): never =>
    ({
      kind, was, became, ...sure,
      from: { account: from[0], span: span(from[1], from[2]) },
      to: { account: to[0], span: span(to[1], to[2]) },
    }) as never;
  const apart = (): boolean => false;

  it("asks for the family and both spans; a name by its new word, told once or more", () => {
    const tallies = scoreDrift(
      [
        found("number-changed", ["early", 5, 8], ["late", 5, 8]),
        found("name-changed", ["early", 300, 310], ["late", 300, 310], "Mara", "Maria"),
        found("name-changed", ["early", 400, 410], ["late", 400, 410], "Mara", "Maria"),
        found("dropped", ["early", 100, 150], ["late", 900, 950]),
        found("hardened", ["early", 0, 50], ["late", 0, 50]),
      ],
      gold,
      apart,
    );
    expect(counts(only(tallies, "drift"))).toEqual([3, 4, 3, 3]);
  });

  it("reads the drift of siblings from either end", () => {
    const turned = [found("added", ["late", 900, 950], ["early", 100, 150])];
    expect(only(scoreDrift(turned, gold, apart), "drift").right).toBe(0);
    expect(only(scoreDrift(turned, gold, () => true), "drift").right).toBe(1);
  });
});

describe("events", () => {
  const event = (id: string, types: string[], ...reports: [number, number][]): Parameters<typeof scoreEvents>[1]["must"][number] => ({
    id, types, by: [], reports: reports.map(([start, end]) => ({ account: "wire", start, end })),
  });
  const candidate = (type: string, ...reports: [number, number][]): never =>
    ({ type, title: type, by: [], reports: reports.map(([start, end]) => ({ account: "wire", span: span(start, end) })), ...sure }) as never;

  it("calls a time right that meets the journal's", () => {
    const gold = { must: [{ ...event("walkout", ["turning-point"], [0, 50]), at: "2031-03-01/2031-03-05" }], may: [] };
    const told = (at?: string): Tally[] => scoreEvents([{ ...(candidate("turning-point", [0, 50]) as object), at } as never], gold, { found: [], gold: [] });
    expect(only(told("2031-03-05"), "at").right).toBe(1);
    expect(only(told("2031-03"), "at").right).toBe(1);
    expect(only(told("2031-03-06"), "at").right).toBe(0);
    expect(only(told(), "at").right).toBe(0);
  });

  it("pairs one to one, counts what is told twice as wrong, and leaves out a maybe", () => {
    const gold = { must: [event("walkout", ["turning-point"], [0, 50], [200, 250]), event("offer", ["offer", "message"], [60, 90])], may: [event("old", ["meeting"], [100, 120])] };
    const tallies = scoreEvents(
      [
        candidate("turning-point", [0, 40], [200, 250]),
        candidate("turning-point", [200, 250]),
        candidate("message", [60, 95]),
        candidate("meeting", [100, 120]),
      ],
      gold,
      { found: [], gold: [] },
    );
    expect(counts(only(tallies, "events"))).toEqual([2, 3, 2, 2]);
    expect(counts(only(tallies, "type"))).toEqual([1, 2, 1, 2]);
    expect(counts(only(tallies, "reports"))).toEqual([3, 3, 3, 3]);
  });
});

describe("lineage", () => {
  it("is right when all of it is", () => {
    const gold = new Map([
      ["first", { sha256: "", lineage: { kind: ["original"], siblings: [], independent: true } }],
      ["copy", { sha256: "", lineage: { kind: ["copy", "excerpt"], of: "first", siblings: [], independent: false, names: "Port Gazette" } }],
    ]);
    const account = (id: string, lineage: object): never => ({ id, lineage: { siblings: [], ...sure, ...lineage } }) as never;
    const tallies = scoreLineage([account("first", { kind: "original", independent: true }), account("copy", { kind: "excerpt", of: "first", independent: true, names: "the Port Gazette" })], gold);
    expect(counts(only(tallies, "lineage"))).toEqual([1, 2, 1, 2]);
    expect(counts(only(tallies, "source named"))).toEqual([1, 1, 1, 1]);
  });
});

describe("the gold", () => {
  it.each(goldSets())("%s scores in full against itself", (set) => {
    const gold = loadGold(set);
    const tallies = scoreReading(readingOf(gold), gold);
    for (const kind of Object.keys(BARS)) {
      expect(ratesOf(only(tallies, kind)), kind).toEqual({ precision: 1, recall: 1, f1: 1 });
      expect(reaches(only(tallies, kind))).toBe(true);
    }
  });
});
