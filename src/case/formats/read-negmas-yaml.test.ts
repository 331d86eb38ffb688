import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { madeScenario } from "../../../test/made-scenarios.ts";
import type { Result } from "../../base/fault.ts";
import { type Scenario, valueOf } from "../scenario.ts";
import { printNegmasYaml } from "./print-negmas-yaml.ts";
import { readNegmasYaml } from "./read-negmas-yaml.ts";

const DOMAIN = `name: fair
type: CartesianOutcomeSpace
issues:
- {name: tent, type: CategoricalIssue, values: [small, 'yes']}
- {name: days, type: ContiguousIssue, values: [1, 3]}
- {name: rent, type: ContinuousIssue, n_levels: 10, values: [0.0, 1.0]}
- {name: stalls, type: DiscreteCardinalIssue, values: [2, 4, 8]}
`;

const UFUN = `name: one
type: LinearAdditiveUtilityFunction
reserved_value: 0.25
values:
- mapping: {small: 0.0, 'yes': 1.0}
  type: TableFun
- {type: AffineFun, slope: 0.5, bias: -0.5}
- {type: TriangularFun, start: 0.0, middle: 0.5, end: 1.0}
- {type: LinearFun, slope: 0.125}
weights: [0.4, 0.2, 0.2, 0.2]
`;

const BOXES = `name: two
type: HyperRectangleUtilityFunction
outcome_ranges:
- {1: [2, 3]}
- {1: [1, 1], 3: [4, 8]}
utilities: [3.0, 1.5]
weights: [1.0, 2.0]
bias: 0.5
reserved_value: -.inf
`;

function read(...ufuns: readonly string[]): Result<Scenario> {
  return readNegmasYaml({ name: "domain.yml", text: DOMAIN }, ufuns.map((text, i) => ({ name: `u${i}.yml`, text })));
}

function sound(result: Result<Scenario>): Scenario {
  if (!result.ok) throw new Error(result.faults.map((fault) => fault.message).join("\n"));
  return result.value;
}

function again(scenario: Scenario): Scenario {
  const [domain, ...ufuns] = printNegmasYaml(scenario).files;
  return sound(readNegmasYaml(domain ?? { name: "", text: "" }, ufuns));
}

describe("readNegmasYaml", () => {
  it("reads tables, lines and triangles", () => {
    const { issues, parties } = sound(read(UFUN));
    expect(issues.map(({ kind, size }) => [kind, size])).toEqual([["choice", 2], ["integer", 3], ["real", 11], ["scale", 3]]);
    const [party] = parties;
    if (!party) throw new Error("no party");
    expect([party.name, party.reservation]).toEqual(["one", 0.25]);
    expect(valueOf(party.value, [1, 2, 5, 2])).toBeCloseTo(1, 12);
    expect(valueOf(party.value, [0, 0, 0, 0])).toBeCloseTo(0.05, 12);
  });

  it("reads hyper-rectangles with weights and a bias", () => {
    const [party] = sound(read(BOXES)).parties;
    if (!party) throw new Error("no party");
    const packages = [[0, 0, 0, 0], [0, 0, 0, 1], [0, 1, 0, 0], [1, 2, 3, 2]];
    expect(packages.map((each) => valueOf(party.value, each))).toEqual([0.5, 3.5, 3.5, 3.5]);
    expect(party.reservation).toBe(0);
  });

  it("reads discounts and functions of all issues at once", () => {
    const discounted = `name: one\ntype: ExpDiscountedUFun\ndiscount: 0.9\nfactor: relative_time\nufun:\n${UFUN.replace(/^/gm, "  ")}\n`;
    expect(sound(read(discounted)).parties[0]).toMatchObject({ discount: 0.9, reservation: 0.25 });
    const linear = readNegmasYaml({ name: "d.yml", text: "issues:\n- {name: a, type: ContiguousIssue, values: [0, 2]}\n- {name: b, values: 3}\n" }, [
      { name: "u.yml", text: "type: LinearUtilityFunction\nweights: [1, 2]\nbias: 0.5\n" },
    ]);
    const [party] = sound(linear).parties;
    expect(party && valueOf(party.value, [2, 1])).toBe(4.5);
  });

  it.each<[string, string, string]>([
    ["a missing option", UFUN.replace("small: 0.0, ", ""), "u0.yml:5 negmas/missing-option"],
    ["an unknown option", UFUN.replace("{small", "{large: 1.0, small"), "u0.yml:5 negmas/unknown-option"],
    ["no number", UFUN.replace("small: 0.0", "small: .nan"), "u0.yml:5 negmas/not-a-number"],
    ["infinity", UFUN.replace("0.4", ".inf"), "u0.yml:10 negmas/not-a-number"],
    ["a weight below 0", UFUN.replace("0.4", "-0.4"), "u0.yml:10 negmas/negative"],
    ["a function for another domain", UFUN.replace("[0.4, ", "["), "u0.yml:10 negmas/other-domain"],
    ["an unknown function", UFUN.replace("AffineFun", "MagicFun"), "u0.yml:7 negmas/function"],
    ["a line over words", UFUN.replace("- mapping: {small: 0.0, 'yes': 1.0}\n  type: TableFun", "- {type: LinearFun, slope: 1}"), "u0.yml:5 negmas/function"],
    ["an unknown utility function", UFUN.replace("LinearAdditive", "Magic"), "u0.yml:2 negmas/ufun"],
    ["a side beyond the issues", BOXES.replace("{1: [2, 3]}", "{7: [2, 3]}"), "u0.yml:4 negmas/other-domain"],
    ["broken YAML", UFUN.replace("weights: [", "weights: {["), "u0.yml:11 file/syntax"],
  ])("names the place of %s", (_, ufun, expected) => {
    const result = read(ufun);
    const [first] = result.ok ? [] : result.faults;
    expect(`${first?.at?.file ?? ""}:${first?.at?.line ?? 0} ${first?.code ?? ""}`).toBe(expected);
  });

  it("gives back what printNegmasYaml printed of what it read", () => {
    fc.assert(
      fc.property(madeScenario(), (made) => {
        const first = again(made);
        expect(again(first)).toEqual({ ...first, notes: expect.anything() as unknown });
        const values = ({ parties }: Scenario): unknown =>
          parties.map(({ value, reservation, discount }) => [value, reservation, discount]);
        expect(values(first)).toEqual(values(made));
      }),
      { numRuns: 100 },
    );
    for (const ufun of [UFUN, BOXES]) {
      const first = sound(read(ufun));
      expect(again(first)).toEqual({ ...first, notes: expect.anything() as unknown });
    }
  });

  it("prints what YAML 1.1 reads alike", () => {
    const scenario = sound(read(UFUN));
    const tiny = { ...scenario, parties: scenario.parties.map((party) => ({ ...party, reservation: 1e-7 })) };
    const text = printNegmasYaml(tiny).files.map((file) => file.text).join("\n");
    expect(text).toContain('- "yes"');
    expect(text).toContain("reserved_value: 1.0e-7");
  });
});
