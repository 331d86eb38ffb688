import { describe, expect, it } from "vitest";
import { caseFile, type Issue } from "../../../case/case-file.ts";
import { readTerm, type Term } from "../../../case/term.ts";
import { termDraft } from "../../../case/terms.ts";
import { type FramedIssue, frameOf, type LeftByNoDeal, levelsOfLimit, levelsWithoutLeave, readLevels } from "./levels.ts";
import type { Direction } from "../problem.ts";

function issueOf(draft: object): Issue {
  const read = caseFile.parse({
    version: 1, id: "a", title: "A", summary: "S", parties: [{ id: "p", name: "P", kind: "state" }],
    issues: [{ id: "x", name: "X", ...draft }],
  });
  return read.issues[0] ?? expect.fail("no issue");
}

const LEAST: LeftByNoDeal = { given: new Map(), rest: "least" };

function framed(draft: object, amounts: readonly number[] = [], rest: "least" | "unknown" = "least", notes: string[] = []): FramedIssue {
  return frameOf([issueOf(draft)], new Map([["x", amounts]]), [], { ...LEAST, rest }, notes)[0] ?? expect.fail("no issue");
}

const quantity = (more: object = {}): object => ({ kind: "quantity", unit: "boats", min: 0, max: 100, ...more });
const SCALE = { kind: "scale", options: ["low", "middle", "high"].map((id) => ({ id, name: `The ${id}` })) };
const CHOICE = { ...SCALE, kind: "choice" };
const BOATS = framed(quantity({ max: 23, step: 1 }), [10, 1]);
const termOf = (draft: unknown, { issue }: FramedIssue): Term => readTerm(termDraft.parse(draft), issue);

function named(issue: FramedIssue, draft?: unknown, notes: string[] = []): unknown[] {
  const terms = new Map(draft === undefined ? [] : [["x", termOf(draft, issue)]]);
  return (readLevels([issue], terms, notes)[0] ?? []).map((i) => issue.window.amounts?.[i] ?? issue.window.levels[i]);
}

describe("levels of an amount", () => {
  it.each<[what: string, draft: object, named: number[], amounts: number[]]>([
    ["every step, where there are few", { max: 400, step: 50 }, [], [0, 50, 100, 150, 200, 250, 300, 350, 400]],
    ["those named, the ends, and round ones between", { max: 23, step: 1 }, [10, 23, 1], [0, 1, 5, 10, 15, 20, 23]],
    ["round ones alone where none is named", {}, [], [0, 20, 40, 60, 80, 100]],
    ["small ones as exactly as large ones", { max: 1, step: 0.1 }, [], [0, 0.2, 0.4, 0.6, 0.8, 1]],
    ["up to the last step that does not pass the end", { max: 10, step: 3 }, [], [0, 3, 6, 9]],
    ["one, where there is nothing to settle", { max: 0 }, [], [0]],
    ["none that is out of range", { max: 2, step: 1 }, [7, -1], [0, 1, 2]],
    ["from below nothing", { min: -5, max: 5 }, [3.3], [-5, -3, -1, 1, 3, 3.3, 5]],
  ])("are %s", (_, draft, amounts, expected) => {
    expect(framed(quantity(draft), amounts).window.amounts).toEqual(expected);
  });

  it("are at most 25 however many are named, and that is noted", () => {
    const notes: string[] = [];
    const { window } = framed(quantity({ step: 1 }), Array.from({ length: 101 }, (_, i) => i), "least", notes);
    expect(window.amounts).toHaveLength(25);
    expect([window.amounts?.[0], window.amounts?.at(-1)]).toEqual([0, 100]);
    expect(notes).toEqual(["“X”: 101 amounts are named; 25 of them stand for all, the nearest for each."]);
  });

  it("carry their unit, and their place along the issue", () => {
    const { levels, places, ordered } = framed(quantity({ max: 4, step: 1 })).window;
    expect(levels).toEqual(["0 boats", "1 boats", "2 boats", "3 boats", "4 boats"]);
    expect(places).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(ordered).toBe(true);
  });
});

describe("levels of options", () => {
  it("are the options; a scale is ordered and a choice is not, and only a scale has what no deal leaves", () => {
    expect(framed(SCALE)).toMatchObject({ kept: 0, window: { ordered: true, levels: ["The low", "The middle", "The high"] } });
    expect(framed(CHOICE)).toMatchObject({ kept: undefined, window: { ordered: false, places: [0, 0.5, 1] } });
    expect(framed(SCALE, [], "unknown").kept).toBeUndefined();
  });

  it("stay where it is given that no deal leaves them, whether they are in an order or not", () => {
    const left = (draft: object, term: unknown, rest: LeftByNoDeal["rest"] = "least"): unknown => {
      const issue = issueOf(draft);
      const given = new Map([["x", readTerm(termDraft.parse(term), issue)]]);
      const [one] = frameOf([issue], new Map([["x", [4]]]), [], { given, rest }, []);
      return one?.kept === undefined ? undefined : (one.window.amounts?.[one.kept] ?? one.window.levels[one.kept]);
    };
    expect(left(SCALE, "middle")).toBe("The middle");
    expect(left(CHOICE, { option: ["high"] }, "unknown")).toBe("The high");
    expect(left(quantity({ max: 8, step: 1 }), 4)).toBe(4);
  });

  it("of a choice are ordered where somebody wants more or less of it, and that is noted", () => {
    const notes: string[] = [];
    const wish = { party: "p", issue: "x", wants: "less", basis: "stated" } as Parameters<typeof frameOf>[2][number];
    const [ranked] = frameOf([issueOf(CHOICE)], new Map(), [wish], LEAST, notes);
    expect(ranked).toMatchObject({ kept: 0, window: { ordered: true } });
    expect(notes).toHaveLength(1);
  });

  it("begin where those of the issue before end", () => {
    const frame = frameOf([issueOf(SCALE), issueOf(quantity({ max: 4, step: 1 })), issueOf(CHOICE)], new Map(), [], LEAST, []);
    expect(frame.map(({ window }) => window.offset)).toEqual([0, 3, 8]);
  });
});

describe("terms", () => {
  it.each<[draft: unknown, levels: number[]]>([
    [10, [10]],
    [{ atLeast: 5, atMost: 15 }, [5, 10, 15]],
    [{ atLeast: 12 }, [15, 20, 23]],
    [{ atMost: 1 }, [0, 1]],
    [{ amount: 7 }, [5]],
    [{ atLeast: 11, atMost: 13 }, [10]],
    [{ amount: 10, about: true }, [5, 10, 15]],
    [{ amount: 23, about: true }, [20, 23]],
    ["open", [0, 1, 5, 10, 15, 20, 23]],
    ["unspecified", [0, 1, 5, 10, 15, 20, 23]],
    ["ruled-out", [0]],
    [undefined, [0]],
  ])("of an amount: %j allow %j", (draft, levels) => {
    expect(named(BOATS, draft)).toEqual(levels);
  });

  it.each<[draft: unknown, levels: string[]]>([
    ["middle", ["The middle"]],
    [{ option: ["high", "low"] }, ["The low", "The high"]],
    ["open", ["The low", "The middle", "The high"]],
    ["ruled-out", ["The low"]],
    [undefined, ["The low"]],
  ])("of options: %j allow %j", (draft, levels) => {
    expect(named(framed(SCALE), draft)).toEqual(levels);
  });

  it("allow any level of what they rule out or leave unsaid, where it is not known what no deal leaves", () => {
    for (const draft of ["ruled-out", undefined]) expect(named(framed(CHOICE), draft)).toHaveLength(3);
  });

  it("out of range count as the nearest end, and that is noted", () => {
    const notes: string[] = [];
    expect(named(BOATS, 40, notes)).toEqual([23]);
    expect(named(BOATS, -3, notes)).toEqual([0]);
    expect(notes).toHaveLength(2);
    expect(notes[0]).toContain("lies outside 0 to 23");
  });
});

describe("limits of an envoy", () => {
  const limit = (issue: FramedIssue, draft: unknown, wants: Direction): unknown[] =>
    levelsOfLimit(issue, termOf(draft, issue), wants, []).map((i) => issue.window.amounts?.[i] ?? issue.window.levels[i]);

  it.each<[draft: unknown, wants: Direction, levels: number[]]>([
    [{ atMost: 10 }, "less", [0, 1, 5, 10]],
    [{ atMost: 10 }, "more", [0, 1, 5, 10]],
    [{ atLeast: 10 }, "more", [10, 15, 20, 23]],
    [10, "less", [0, 1, 5, 10]],
    [10, "more", [0, 10, 15, 20, 23]],
    [10, "unknown", [0, 1, 5, 10]],
    ["unspecified", "less", [0, 1, 5, 10, 15, 20, 23]],
    ["ruled-out", "less", [0]],
  ])("%j for one who wants %s: %j", (draft, wants, levels) => {
    expect(limit(BOATS, draft, wants)).toEqual(levels);
  });

  it("that name an option go so far on a scale, and to that option alone where there is no order", () => {
    expect(limit(framed(SCALE), "middle", "unknown")).toEqual(["The low", "The middle"]);
    expect(limit(framed(SCALE), "middle", "more")).toEqual(["The low", "The middle", "The high"]);
    expect(limit(framed(CHOICE), "middle", "unknown")).toEqual(["The middle"]);
    expect(limit(framed(SCALE, [], "unknown"), "middle", "unknown")).toEqual(["The middle"]);
  });

  it("bind nobody to refuse what it would rather have", () => {
    expect(levelsWithoutLeave(framed(SCALE), "more")).toEqual([0, 1, 2]);
    expect(levelsWithoutLeave(framed(SCALE), "less")).toEqual([0]);
    expect(levelsWithoutLeave(framed(SCALE), "unknown")).toEqual([0]);
    expect(levelsWithoutLeave(framed(CHOICE), "unknown")).toEqual([0, 1, 2]);
  });
});
