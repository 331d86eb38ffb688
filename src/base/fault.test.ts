import { describe, expect, it } from "vitest";
import { Fault, printPlace, sortFaults } from "./fault.ts";

const at = (file: string, line?: number, column?: number): Fault =>
  new Fault({
    code: "x/y",
    detail: "d",
    at: { file, ...(line === undefined ? {} : { line }), ...(column === undefined ? {} : { column }) },
  });

describe("Fault", () => {
  it("renders place, code, detail and hint on one line, leaving out what is not known", () => {
    const fault = new Fault({ code: "case/unknown-option", detail: "there is none", at: { file: "case.yaml", line: 14, column: 7 }, hint: "look" });
    expect(fault.message).toBe("case.yaml:14:7 case/unknown-option: there is none; hint: look");
    expect(at("case.yaml").message).toBe("case.yaml x/y: d");
    expect(new Fault({ code: "x/y", detail: "d" }).message).toBe("x/y: d");
    expect(printPlace({ file: "a", line: 2 })).toBe("a:2");
  });

  it("goes over a wire without its cause", () => {
    const fault = new Fault({ code: "x/y", detail: "d", cause: new Error("secret path") });
    expect(JSON.parse(JSON.stringify(fault))).toEqual({ code: "x/y", detail: "d" });
  });
});

describe("sortFaults", () => {
  it("orders by file, line and column, as numbers, and leaves its argument alone", () => {
    const given = [at("b", 1, 1), at("a", 10, 1), at("a", 9, 20), at("a", 9, 3), at("a"), new Fault({ code: "x/y", detail: "d" })];
    const before = [...given];
    expect(sortFaults(given).map((fault) => fault.message)).toEqual([
      "x/y: d", "a x/y: d", "a:9:3 x/y: d", "a:9:20 x/y: d", "a:10:1 x/y: d", "b:1:1 x/y: d",
    ]);
    expect(given).toEqual(before);
  });
});
