import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Scenario } from "../../src/case/scenario.ts";
import { openScenario } from "../../src/cli/open-scenario.ts";
import { analyse } from "../../src/study/space/analyse.ts";
import type { AnalyseOptions, SpaceAnalysis } from "../../src/study/space/analysis.ts";
import { lacksPeers, PEERS } from "../needs.ts";

/** What others computed for their own files, through our readers and our analysis. */
const at = (path: string): string => new URL(path, PEERS).pathname;

async function scenarioAt(path: string): Promise<Scenario> {
  const opened = await openScenario(at(path));
  if (!opened.ok) throw new Error(opened.faults.map((fault) => fault.message).join("\n"));
  return opened.value.scenario;
}

function analysisOf(scenario: Scenario, options?: AnalyseOptions): SpaceAnalysis {
  const found = analyse(scenario, options);
  if (!found.ok) throw new Error(found.faults.map((fault) => fault.message).join("\n"));
  return found.value;
}

/** A2 B3 C2 is 1, 2, 1. */
function deal(text: string): number[] {
  return text.split(" ").map((label) => Number(label.slice(1)) - 1);
}

function gains(scenario: Scenario, values: readonly number[]): number[] {
  return values.map((value, i) => value - (scenario.parties[i]?.reservation ?? 0));
}

describe.skipIf(lacksPeers())("scorable games", () => {
  it.each([
    ["base", { size: "720", some: "55", all: "12", someStrict: "37", allStrict: "6" }],
    ["game1", { size: "720", some: "57", all: "21", someStrict: "47", allStrict: "16" }],
  ])("counts the deals of %s as published", async (game, answer) => {
    const scenario = await scenarioAt(`scorable/${game}`);
    const { size, agreement } = analysisOf(scenario);
    expect([size, agreement.count, agreement.all]).toEqual([answer.size, answer.some, answer.all]);
    const strict = analysisOf(scenario, { strict: true }).agreement;
    expect([strict.count, strict.all]).toEqual([answer.someStrict, answer.allStrict]);
  });

  it("counts the proposer's bonus for unanimity", async () => {
    const scenario = await scenarioAt("scorable/base");
    const parties = scenario.parties.map((party) => (party.id === "sportco" ? { ...party, unanimityBonus: 10 } : party));
    const { agreement } = analysisOf({ ...scenario, parties });
    expect(agreement.count).toBe("55");
    // A deal that the other five take needs ten points less of the proposer.
    expect(agreement.countWithBonus).toBe("77");
  });

  it("finds the solutions of base", async () => {
    const scenario = await scenarioAt("scorable/base");
    const { solutions } = analysisOf(scenario);
    expect(solutions.utilitarianRational?.package).toEqual(deal("A2 B3 C2 D2 E4"));
    expect(solutions.utilitarianRational?.values.reduce((sum, value) => sum + value, 0)).toBe(391);
    expect(solutions.nash?.package).toEqual(deal("A2 B3 C3 D2 E3"));
    expect(gains(scenario, solutions.nash?.values ?? []).reduce((product, gain) => product * gain, 1)).toBe(6_031_872);
    expect(Math.min(...gains(scenario, solutions.egalitarian?.values ?? []))).toBe(3);
    expect(solutions.leximin?.package).toEqual(deal("A2 B3 C4 D1 E3"));
  });
});

interface Special {
  readonly bid: Readonly<Record<string, string>>;
  readonly utility: readonly [number, number];
}

interface Specials {
  readonly size: number;
  readonly opposition: number;
  readonly nash: Special;
  readonly kalai: Special;
  readonly pareto_front: readonly Special[];
}

describe.skipIf(lacksPeers())("GeniusWeb domains", () => {
  it.each(["00", "07", "13", "24", "38"])("finds what is known of domain%s", async (number) => {
    const scenario = await scenarioAt(`geniusweb/domain${number}`);
    const known = JSON.parse(readFileSync(at(`geniusweb/domain${number}/specials.json`), "utf8")) as Specials;
    const found = analysisOf(scenario);
    const packageOf = ({ bid }: Special): number[] => scenario.issues.map((issue) => issue.options?.indexOf(bid[issue.name] ?? "") ?? -1);
    expect(found.size).toBe(String(known.size));
    expect(found.exact).toBe(true);
    expect(found.solutions.nash?.package).toEqual(packageOf(known.nash));
    expect(found.solutions.equalValues?.package).toEqual(packageOf(known.kalai));
    expect(found.opposition).toBeCloseTo(known.opposition, 9);
    const theirs = [...known.pareto_front].sort((a, b) => b.utility[0] - a.utility[0]);
    expect(found.frontier.map((point) => point.package)).toEqual(theirs.map(packageOf));
    for (const [i, point] of found.frontier.entries()) {
      expect(point.values[0]).toBeCloseTo(theirs[i]?.utility[0] ?? Number.NaN, 9);
      expect(point.values[1]).toBeCloseTo(theirs[i]?.utility[1] ?? Number.NaN, 9);
    }
  });
});

describe.skipIf(lacksPeers())("GENIUS domains", () => {
  it.each([["ItexvsCypress", "180"], ["Laptop", "27"]])("reads %s whole", async (folder, size) => {
    const scenario = await scenarioAt(`genius-xml/${folder}`);
    const found = analysisOf(scenario);
    expect([found.size, found.exact, scenario.parties.length]).toEqual([size, true, 2]);
    for (const { value } of scenario.parties) {
      if (value.kind !== "additive") throw new Error("not additive");
      expect(value.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
      for (const row of value.values) expect(Math.max(...row)).toBe(1);
    }
    // Everybody's best package is worth 1.
    for (const { max } of found.ranges) expect(max).toBeCloseTo(1, 12);
  });

  it("keeps reservations", async () => {
    const { parties } = await scenarioAt("genius-xml/ItexvsCypress");
    expect(parties.map(({ name, reservation }) => [name, reservation])).toEqual([["Cypress", -0.03555632534161568], ["Itex", -0.03864871609160703]]);
  });
});
