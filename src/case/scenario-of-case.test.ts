import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shippedCase } from "../../test/run-cli.ts";
import { madeScenario } from "../../test/made-scenarios.ts";
import { type Case, checkCase } from "./check-case.ts";
import { caseOfScenario } from "./formats/case-of-scenario.ts";
import { checkValues } from "./formats/check-values.ts";
import { type Scenario, valueOf } from "./scenario.ts";
import { exactIssueOf, scenarioOfCase, type ScenarioOfCaseOptions } from "./scenario-of-case.ts";
import { parseYaml } from "./source-file.ts";

const SMALL = `version: 1
id: pond
title: The pond
summary: Two share a pond. Invented.
parties:
  - { id: ann, name: Ann, kind: person }
  - { id: bo, name: Bo, kind: person }
  - { id: cy, name: Cy, kind: person }
issues:
  - { id: fish, name: Fish, kind: quantity, unit: fish, min: 2, max: 10, step: 4 }
  - { id: depth, name: Depth, kind: quantity, unit: m, min: 0, max: 2 }
  - { id: fence, name: Fence, kind: scale, options: [{ id: none, name: none }, { id: low, name: low }, { id: high, name: high }] }
preferences:
  - { party: ann, issue: fish, wants: more, weight: 0.5, basis: stated }
  - { party: ann, issue: fence, wants: less, basis: inferred }
  - { party: ann, issue: depth, wants: more, basis: stated }
  - { party: bo, issue: fish, wants: less, weight: 0.2, basis: stated }
  - { party: bo, issue: fence, wants: more, weight: 0.2, basis: stated }
  - { party: bo, issue: depth, wants: unknown, weight: 0.6, basis: assumed }
`;

function caseFrom(text: string): Case {
  const source = parseYaml("case.yaml", text);
  const checked = source.ok ? checkCase(source.value) : source;
  if (!checked.ok) throw new Error(checked.faults.map((fault) => fault.message).join("\n"));
  return checked.value;
}

function scenarioFrom(text: string, options?: ScenarioOfCaseOptions): Scenario {
  const result = scenarioOfCase(caseFrom(text), options);
  if (!result.ok) throw new Error(result.faults.map((fault) => fault.message).join("\n"));
  return result.value;
}

function codesFrom(text: string, options?: ScenarioOfCaseOptions): string[] {
  const result = scenarioOfCase(caseFrom(text), options);
  return result.ok ? [] : result.faults.map((fault) => fault.code);
}

function worth(scenario: Scenario, party: string, of: readonly number[]): number {
  const found = scenario.parties.find(({ id }) => id === party);
  if (!found) throw new Error(`no ${party}`);
  return valueOf(found.value, of);
}

describe("scenarioOfCase", () => {
  it("lets value rise in equal steps to the best package, which is worth 1", () => {
    const scenario = scenarioFrom(SMALL);
    expect(scenario.issues.map(({ kind, size }) => [kind, size])).toEqual([["integer", 3], ["real", 11], ["scale", 3]]);
    expect(worth(scenario, "ann", [0, 0, 2])).toBe(0);
    expect(worth(scenario, "ann", [1, 0, 2])).toBe(0.25);
    expect(worth(scenario, "ann", [0, 5, 1])).toBe(0.25);
    expect(worth(scenario, "ann", [2, 10, 0])).toBe(1);
  });

  it("leaves out what is unknown, and lets the rest of the weights count for it", () => {
    const scenario = scenarioFrom(SMALL);
    expect(worth(scenario, "bo", [0, 0, 2])).toBe(1);
    expect(worth(scenario, "bo", [0, 10, 2])).toBe(1);
    expect(worth(scenario, "bo", [2, 3, 2])).toBe(0.5);
  });

  it("takes the middle of a weight that is a range, and says so", () => {
    const stated = SMALL.replace("basis: inferred", "basis: stated").replace(/wants: (less|more), basis/g, "wants: $1, weight: 0.25, basis");
    const scenario = scenarioFrom(stated.replace("weight: 0.5", "weight: { atLeast: 0.3, atMost: 0.7 }"));
    expect(scenario.parties[0]).toEqual({ ...scenarioFrom(stated).parties[0] });
    expect(scenario.notes).toContain("Ann: the weight of “Fish” is 0.3 to 0.7; the middle, 0.5, is taken: assumed.");
    expect(scenario.basis).toBe("assumed");
  });

  it("says what it took for granted", () => {
    const { notes, basis, rule } = scenarioFrom(SMALL);
    const all = notes.join("\n");
    for (const words of ["no step", "weights not stated share the rest, 0.25 each", "not known what it wants on “Depth”", "scaled to 1", "what no deal is worth", "equal steps", "No rule"]) {
      expect(all.toLowerCase()).toContain(words.toLowerCase());
    }
    expect(basis).toBe("assumed");
    expect(rule).toEqual({ kind: "unanimity" });
  });

  it("counts no deal as worth what it leaves in place, where the case says so", () => {
    const { parties, notes, basis } = scenarioFrom(`${SMALL}noDeal: { leaves: { fish: 6, depth: 0.5 }, basis: stated }\n`);
    expect(scenarioFrom(SMALL).parties.map(({ reservation }) => reservation)).toEqual([0, 0]);
    // Ann: half of the fish at 0.5, a quarter of the depth at 0.25, and the fence, of which less is better, where it is least.
    expect(parties.map(({ reservation }) => reservation)).toEqual([0.25 + 0.0625 + 0.25, 0.25]);
    expect(notes).toContain("No deal is worth as much as what it leaves in place: stated.");
    expect(notes).toContain("No deal leaves “Fence” at the least amount or first option: assumed.");
    expect(notes.join()).not.toContain("it counts 0");
    expect(basis).toBe("assumed");
  });

  it("counts the package that no deal leaves as just worth no deal", () => {
    fc.assert(fc.property(fc.nat(2), fc.nat(10), fc.nat(2), (fish, depth, fence) => {
      const left = `{ fish: ${2 + 4 * fish}, depth: ${depth / 5}, fence: ${["none", "low", "high"][fence] ?? ""} }`;
      for (const { value, reservation } of scenarioFrom(`${SMALL}noDeal: { leaves: ${left}, basis: stated }\n`).parties) {
        expect(reservation).toBe(valueOf(value, [fish, depth, fence]));
      }
    }), { numRuns: 60 });
  });

  it("is as weak as the weakest preference it used", () => {
    const stated = SMALL.replace("basis: inferred", "basis: stated").replace(/wants: (less|more), basis/g, "wants: $1, weight: 0.25, basis");
    expect(scenarioFrom(stated).basis).toBe("stated");
    expect(scenarioFrom(stated.replace("weight: 0.25, basis: stated", "weight: 0.25, basis: inferred")).basis).toBe("inferred");
  });

  it("reckons with those who must accept, or with those asked for", () => {
    const ruled = `${SMALL}agreement: { rule: majority, required: [bo, cy] }\n`;
    const scenario = scenarioFrom(ruled);
    expect(scenario.parties.map(({ id }) => id)).toEqual(["bo"]);
    expect(scenario.rule).toEqual({ kind: "majority" });
    expect(scenario.notes.join("\n")).toContain("Cy wants; left out, although it must accept");
    expect(scenarioFrom(ruled, { parties: ["bo", "ann"] }).parties.map(({ id }) => id)).toEqual(["bo", "ann"]);
  });

  it("refuses where nothing is known", () => {
    expect(codesFrom(SMALL, { parties: ["dee", "cy"] })).toEqual(["case/unknown-party", "case/no-preferences"]);
    expect(codesFrom(SMALL.replace(/preferences:[\s\S]*/, ""))).toEqual(["case/no-preferences"]);
    expect(codesFrom(SMALL.replace(/issues:[\s\S]*/, ""))).toEqual(["case/no-issues"]);
  });

  it("takes coarser steps, and says so, where a step is far too fine", () => {
    const { issues, notes } = scenarioFrom(SMALL.replace("max: 10, step: 4", "max: 2000002, step: 1"));
    expect(issues[0]?.size).toBeLessThanOrEqual(10_001);
    expect(notes.join("\n")).toContain("2000001 amounts");
  });

  it.each(["last-ferry", "doha-2025"])("reads %s", (id) => {
    const scenario = scenarioFrom(readFileSync(`${shippedCase(id)}/case.yaml`, "utf8"));
    expect(scenario.parties.length).toBeGreaterThanOrEqual(2);
    for (const { value } of scenario.parties) expect(value.kind === "additive" && value.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
  });
});

describe("values.yaml", () => {
  function throughCase(scenario: Scenario): Scenario {
    const [caseFile, valuesFile] = caseOfScenario(scenario, "a test");
    const theCase = caseFrom(caseFile?.text ?? "");
    const source = parseYaml("values.yaml", valuesFile?.text ?? "");
    const values = source.ok ? checkValues(source.value, theCase, theCase.issues.map(exactIssueOf)) : source;
    const read = values.ok ? scenarioOfCase(theCase, { values: values.value }) : values;
    if (!read.ok) throw new Error(read.faults.map((fault) => fault.message).join("\n"));
    return read.value;
  }

  it("gives a scenario back as it was", () => {
    fc.assert(
      fc.property(madeScenario(), (made) => {
        const back = throughCase(made);
        expect({ ...back, issues: back.issues.map((issue) => ({ ...issue, id: "", unit: undefined })) })
          .toEqual({ ...made, issues: made.issues.map((issue) => ({ ...issue, id: "", unit: undefined })) });
      }),
      { numRuns: 100 },
    );
  });

  it("keeps boxes, constraints, rules, vetoes and bonuses", () => {
    const size = 3;
    const made: Scenario = {
      name: "Boxes",
      issues: [{ id: "a", name: "A", kind: "integer", options: ["0", "1", "2"], size, min: 0, max: 2, step: 1, unit: "units" }, { id: "b", name: "B", kind: "choice", options: ["x", "y"], size: 2 }],
      parties: [
        { id: "p", name: "P", value: { kind: "boxes", scale: 4, boxes: [{ value: 3, sides: [{ issue: 0, low: 1, high: 2 }] }, { value: 1, sides: [] }] }, reservation: 0.25, strict: true, veto: true },
        { id: "q", name: "Q", value: { kind: "additive", weights: [1, 2], values: [[0, 1, 5], [3, 0]] }, reservation: 1, strict: false, unanimityBonus: 10, original: { kept: [1, "two"] } },
      ],
      rule: { kind: "all-but", k: 1 },
      constraints: [{ kind: "requires", if: { issue: 0, option: 2 }, then: { issue: 1, option: 1 } }, { kind: "at-most", count: 1, of: [{ issue: 0, option: 1 }, { issue: 1, option: 0 }] }],
      basis: "inferred",
      notes: ["A note."],
    };
    expect(throughCase(made)).toEqual(made);
  });

  it.each<[string, string, string[]]>([
    ["an unknown party", "parties: [{ party: dee, values: { fish: [1, 2, 3], depth: [1], fence: [1, 2, 3] } }]", ["values/unknown-party", "values/missing"]],
    ["an issue left out", "parties: [{ party: ann, values: { fish: [1, 2, 3], depth: [0,1,2,3,4,5,6,7,8,9,10] } }]", ["values/missing"]],
    ["an option left out", "parties: [{ party: ann, values: { fish: [1, 2, 3], depth: [0,1,2,3,4,5,6,7,8,9,10], fence: { none: 1, low: 2 } } }]", ["values/missing"]],
    ["a box beyond its issue", "parties: [{ party: ann, boxes: [{ value: 1, sides: { fish: [0, 3] } }] }]", ["values/range"]],
    ["nothing said", "parties: [{ party: ann }]", ["values/empty"]],
    ["no number", "parties: [{ party: ann, reservation: .nan, values: {} }]", ["file/wrong-type"]],
    ["an unknown option of a constraint", "parties: [{ party: ann, boxes: [{ value: 1, sides: {} }] }]\nconstraints: [{ kind: excludes, one: { issue: fence, option: lowest }, other: { issue: pond, option: 0 } }]", ["values/unknown-option", "values/unknown-issue"]],
  ])("names the place of %s", (_, text, expected) => {
    const theCase = caseFrom(SMALL);
    const source = parseYaml("values.yaml", `version: 1\nbasis: stated\n${text}\n`);
    if (!source.ok) throw new Error(source.faults.map((fault) => fault.message).join("\n"));
    const result = checkValues(source.value, theCase, theCase.issues.map(exactIssueOf));
    expect(result.ok ? [] : result.faults.map(({ code }) => code)).toEqual(expected);
    expect(result.ok || result.faults.every(({ at }) => (at?.line ?? 0) >= 3)).toBe(true);
  });
});
