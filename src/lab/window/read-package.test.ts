import { describe, expect, it } from "vitest";
import { readCaseFolder } from "../../journal/adapters/case-folder.ts";
import { shippedCase } from "../../../test/run-cli.ts";
import { readPackage } from "./read-package.ts";

const opened = await readCaseFolder(shippedCase("last-ferry"));
if (!opened.ok) throw new Error(opened.faults[0]?.message);
const { record } = opened.value;

const told = (result: ReturnType<typeof readPackage>): readonly string[] =>
  result.ok ? [] : result.faults.map(({ code, at }) => `${at?.line ?? "–"}:${at?.column ?? "–"} ${code}`);

describe("a package asked about", () => {
  it("is written as terms are, in YAML or JSON", () => {
    const terms = { crew: 6, winchmen: "slipway", pay: { atLeast: 8, atMost: 10 } };
    expect(readPackage("p.yaml", "crew: 6\nwinchmen: slipway\npay: { atLeast: 8, atMost: 10 }\n", record)).toEqual({ ok: true, value: terms });
    expect(readPackage("p.json", JSON.stringify(terms), record)).toEqual({ ok: true, value: terms });
  });

  it("has faults with their places: all of them", () => {
    expect(told(readPackage("p.yaml", "crew: 60\npay: slipway\nwinchman: slipway\n", record))).toEqual([
      "1:7 case/terms-range", "2:6 case/terms-kind", "3:11 case/unknown-issue",
    ]);
    expect(told(readPackage("p.yaml", "crew: 6\ncargo: { opton: food }\n", record))).toEqual(["2:10 file/unknown-field"]);
  });

  it("settles something", () => {
    expect(told(readPackage("p.yaml", "{}", record))).toEqual(["1:1 window/empty-package"]);
    expect(told(readPackage("p.yaml", "", record))).toContain("1:1 file/wrong-type");
    expect(told(readPackage("p.yaml", "crew: [", record))[0]).toContain("file/syntax");
  });
});
