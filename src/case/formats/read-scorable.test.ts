import { describe, expect, it } from "vitest";
import { valueOf } from "../scenario.ts";
import { readScorable } from "./read-scorable.ts";

const CONFIG = { name: "config.txt", text: "The mill,mill,p1,x\nThe farm,farm,player,x\nThe inn,inn,p2,x" };
const MILL = { name: "scores_files/mill.txt", text: "10, 5, 0\n0, 20\n12 " };
const FARM = { name: "scores_files/farm.txt", text: "0, 5, 10\n7, 0\n5\n" };
const INN = { name: "scores_files/inn.txt", text: "1, 2, 3\r\n4, 5\r\n6\r\n" };
const WORDS = {
  name: "global_instructions.txt",
  text: 'Issue A: "Water"\nA1 "all day": the wheel never stops.\n- A2: mornings ==> fewer hours.\nIssue B: "Road"\nB1: The "mill" pays.\n',
};

function read(scores = [MILL, FARM, INN], config = CONFIG) {
  return readScorable({ name: "brook", config, scores, instructions: WORDS });
}

describe("readScorable", () => {
  it("reads scores, least acceptable scores and vetoes", () => {
    const result = read();
    if (!result.ok) throw new Error(result.faults.map((fault) => fault.message).join("\n"));
    const { parties, rule, issues, name } = result.value;
    expect(name).toBe("brook");
    expect(parties.map(({ id, reservation, veto }) => [id, reservation, veto])).toEqual([["mill", 12, true], ["farm", 5, undefined], ["inn", 6, true]]);
    expect(parties.map(({ value }) => valueOf(value, [1, 1]))).toEqual([25, 5, 7]);
    expect(rule).toEqual({ kind: "all-but", k: 1 });
    expect(issues.map((issue) => [issue.name, issue.options])).toEqual([
      ["Water", ["A1, all day", "A2, mornings", "A3"]],
      ["Road", ["B1, The mill pays", "B2"]],
    ]);
  });

  it.each<[string, Parameters<typeof read>, string[]]>([
    ["a score that is no number", [[{ ...MILL, text: "10, NaN, 0\n0, 20\n12" }, FARM, INN]], ["scores_files/mill.txt:1:5 scorable/not-a-number"]],
    ["an option without a score", [[MILL, { ...FARM, text: "0, 5\n7, 0\n5" }, INN]], ["scores_files/farm.txt:1:1 scorable/options"]],
    ["an issue without scores", [[MILL, { ...FARM, text: "0, 5, 10\n5" }, INN]], ["scores_files/farm.txt:2:1 scorable/issues"]],
    ["no least acceptable score", [[MILL, FARM, { ...INN, text: "1, 2, 3\n4, 5\n" }]], ["scores_files/inn.txt:2:1 scorable/threshold", "scores_files/inn.txt:2:1 scorable/issues"]],
    ["a party without scores", [[MILL, FARM]], ["config.txt:3:1 scorable/no-scores"]],
    ["a line that names no party", [[MILL], { ...CONFIG, text: "The mill,mill,p1\nnobody" }], ["config.txt:2:1 scorable/config"]],
    ["an empty game", [[], { ...CONFIG, text: "\n" }], ["config.txt:1:1 scorable/config"]],
  ])("names the place of %s", (_, given, expected) => {
    const result = read(...given);
    const said = result.ok ? [] : result.faults.map(({ code, at }) => `${at?.file ?? ""}:${at?.line ?? 0}:${at?.column ?? 0} ${code}`);
    expect(said).toEqual(expected);
  });
});
