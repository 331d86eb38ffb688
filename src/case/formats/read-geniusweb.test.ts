import { describe, expect, it } from "vitest";
import type { Result } from "../../base/fault.ts";
import { type Scenario, valueOf } from "../scenario.ts";
import { readGeniusWeb } from "./read-geniusweb.ts";

const DOMAIN = { name: "fair", issuesValues: { tent: { values: ["small", "large"] }, days: { range: ["1", "3", "1"] }, rent: { range: [0, 1, 0.25] } } };

const UTILITIES = {
  tent: { DiscreteValueSetUtilities: { valueUtilities: { small: 0.25, large: 1 } } },
  days: { NumberValueSetUtilities: { lowValue: 1, lowUtility: 0, highValue: 3, highUtility: 1 } },
  rent: { numberutils: { lowValue: "0", lowUtility: "1", highValue: "1", highUtility: "0" } },
};
const WEIGHTS = { tent: 0.5, days: 0.25, rent: 0.25 };

function read(space: object, domain: object = DOMAIN): Result<Scenario> {
  const text = JSON.stringify({ LinearAdditiveUtilitySpace: { issueUtilities: UTILITIES, issueWeights: WEIGHTS, ...space } }, null, "\t");
  return readGeniusWeb({ name: "d.json", text: JSON.stringify(domain, null, 2) }, [{ name: "a/one.json", text }]);
}

function codes(result: Result<Scenario>): string[] {
  return result.ok ? [] : result.faults.map(({ code, at }) => `${at?.file ?? ""}:${String(at?.line !== undefined)} ${code}`);
}

describe("readGeniusWeb", () => {
  it("reads utilities by option and between numbers, and a reservation bid", () => {
    const result = read({ reservationBid: { issueValues: { tent: "small", days: 2, rent: "0.5" } } });
    if (!result.ok) throw new Error(result.faults.map((fault) => fault.message).join("\n"));
    const { issues, parties, name } = result.value;
    expect(name).toBe("fair");
    expect(issues.map(({ kind, size }) => [kind, size])).toEqual([["choice", 2], ["integer", 3], ["real", 5]]);
    const [party] = parties;
    if (!party) throw new Error("no party");
    expect(party.name).toBe("one");
    expect(party.reservation).toBe(0.125 + 0.125 + 0.125);
    expect(valueOf(party.value, [1, 2, 0])).toBe(1);
    expect(valueOf(party.value, [0, 0, 4])).toBe(0.125);
  });

  it("takes weights as they stand, and says where they do not come to 1", () => {
    const result = read({ issueWeights: { ...WEIGHTS, tent: 0.75 } });
    expect(result.ok && result.value.notes).toEqual(["one: its weights come to 1.25, not 1; taken as they stand."]);
  });

  it.each<[string, object, string[]]>([
    ["a missing option", { issueUtilities: { ...UTILITIES, tent: { DiscreteValueSetUtilities: { valueUtilities: { small: 0.25 } } } } }, ["geniusweb/missing-option"]],
    ["an unknown option", { issueUtilities: { ...UTILITIES, tent: { DiscreteValueSetUtilities: { valueUtilities: { small: 0.25, large: 1, huge: 1 } } } } }, ["geniusweb/unknown-option"]],
    ["a profile for another domain", { issueUtilities: { ...UTILITIES, marquee: UTILITIES.tent } }, ["geniusweb/other-domain"]],
    ["a missing issue", { issueUtilities: { tent: UTILITIES.tent, days: UTILITIES.days } }, ["geniusweb/missing-issue"]],
    ["a missing weight", { issueWeights: { tent: 0.5, days: 0.5 } }, ["geniusweb/missing-weight"]],
    ["a weight below 0", { issueWeights: { ...WEIGHTS, tent: -1 } }, ["geniusweb/negative"]],
    ["no number", { issueWeights: { ...WEIGHTS, tent: "NaN", days: "1e999" } }, ["geniusweb/not-a-number", "geniusweb/not-a-number"]],
    ["numbers for words", { issueUtilities: { ...UTILITIES, tent: UTILITIES.days } }, ["geniusweb/utilities"]],
    ["an unknown form", { issueUtilities: { ...UTILITIES, tent: { Mystery: {} } } }, ["geniusweb/utilities"]],
    ["a reservation that settles too little", { reservationBid: { issueValues: { tent: "small", days: 2 } } }, ["geniusweb/reservation"]],
  ])("names the place of %s", (_, space, expected) => {
    expect(codes(read(space))).toEqual(expected.map((code) => `a/one.json:true ${code}`));
  });

  it("names the place of what is wrong in the domain, once", () => {
    const domain = { name: "fair", issuesValues: { tent: { values: ["small", "small"] }, days: { range: [3, 1, 1] }, rent: { values: [] } } };
    expect(codes(read({}, domain))).toEqual(["geniusweb/duplicate", "geniusweb/range", "geniusweb/no-options"].map((code) => `d.json:true ${code}`));
  });

  it("names the place where a file is no JSON", () => {
    const result = readGeniusWeb({ name: "d.json", text: '{"name": "fair",\n "issuesValues": {]}' }, []);
    expect(codes(result)[0]).toBe("d.json:true file/syntax");
  });
});
