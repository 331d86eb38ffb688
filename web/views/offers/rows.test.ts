import { describe, expect, it } from "vitest";
import type { Issue } from "../../../src/case/case-file.ts";
import type { Term } from "../../../src/case/term.ts";
import { rowsOf, spread, wrapLabel } from "./rows.ts";

const pay = { id: "pay", name: "Pay", kind: "quantity", unit: "per cent", min: 0, max: 15, step: 1 } as unknown as Issue;
const options = ["low", "mid", "top"].map((id) => ({ id, name: id }));
const order = { id: "men", name: "Men", kind: "scale", options } as unknown as Issue;
const amount = (atLeast: number, atMost = atLeast): Term => ({ kind: "amount", atLeast, atMost, about: false });
const option = (...options: string[]): Term => ({ kind: "option", options }) as unknown as Term;

describe("rowsOf", () => {
  it("puts larger amounts higher", () => {
    const rows = rowsOf(pay, [amount(8), amount(12)], 2, false);
    const [eight, twelve] = [rows.place(amount(8)).lines[0] ?? NaN, rows.place(amount(12)).lines[0] ?? NaN];
    expect(twelve).toBeLessThan(eight);
    expect(rows.labels.every((label) => label.kind === "amount")).toBe(true);
  });

  it("draws one figure on a low chart of its own", () => {
    const rows = rowsOf(pay, [amount(9), amount(9)], 2, false);
    expect(rows.height).toBeLessThan(60);
    expect(rows.labels.map((label) => label.text)).toEqual(["9"]);
  });

  it("leaves the end of a range open where it is only the issue's own bound", () => {
    const rows = rowsOf(pay, [amount(5, 15), amount(0, 5), amount(5, 8)], 1, false);
    expect(rows.place(amount(5, 15)).band).toMatchObject({ openTop: true, openBottom: false });
    expect(rows.place(amount(5, 15)).lines).toHaveLength(1);
    expect(rows.place(amount(0, 5)).band).toMatchObject({ openTop: false, openBottom: true });
    expect(rows.place(amount(5, 8)).lines).toHaveLength(2);
  });

  it("keeps a scale's order, the most at the head, and gives what is unsettled rows of its own", () => {
    const rows = rowsOf(order, [option("low"), { kind: "unspecified" }, { kind: "ruled-out" }], 2, false);
    expect(rows.labels.map((label) => label.text)).toEqual(["top", "mid", "low", "unspecified", "ruled out"]);
    expect(rows.place(option("low", "top")).lines).toHaveLength(2);
    expect(new Set(rows.labels.map((label) => label.y)).size).toBe(5);
  });
});

describe("wrapLabel", () => {
  it("breaks between words and cuts what is left", () => {
    expect(wrapLabel("short", 20)).toEqual(["short"]);
    expect(wrapLabel("no return to war while talks go on", 20)).toEqual(["no return to war", "while talks go on"]);
    expect(wrapLabel("one two three four five six seven", 9).at(-1)).toMatch(/…$/);
  });
});

describe("spread", () => {
  it("moves labels apart within their bounds and keeps their order", () => {
    expect(spread([10, 11, 12], 14, 0, 100)).toEqual([10, 24, 38]);
    expect(spread([98, 99], 14, 0, 100)).toEqual([86, 100]);
  });
});
