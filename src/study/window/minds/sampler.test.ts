import { describe, expect, it } from "vitest";
import { madeProblem } from "../../../../test/made-window.ts";
import { diagnose } from "./diagnostics.ts";
import { normalCdf, normalQuantile } from "./normal.kernel.ts";
import { smoothWeights } from "./pareto.ts";
import { DEFAULT_ASSUMPTIONS } from "../problem.ts";
import { reweigh, reweighWithout } from "./reweigh.ts";
import { joinChains, sampleChain, samplePosterior } from "./sample.ts";
import { Stream } from "./stream.ts";

const PLAN = { seed: 5, chains: 4, warmup: 50, keep: 250, thin: 2 };

describe("the normal distribution", () => {
  it("is as tables have it (Abramowitz & Stegun 1964, table 26.1)", () => {
    for (const [x, p] of [
      [0, 0.5],
      [1, 0.841344746],
      [1.96, 0.975002105],
      [-2.5, 0.006209665],
      [3.5, 0.999767371],
    ] as const) {
      expect(normalCdf(x)).toBeCloseTo(p, 7);
      expect(normalQuantile(p)).toBeCloseTo(x, 5);
    }
  });
});

describe("a stream", () => {
  it("is the same for the same keys, another for others, uniform and normal", () => {
    const draw = (...keys: number[]): number[] => {
      const stream = new Stream(...keys);
      return Array.from({ length: 5 }, () => stream.next());
    };
    expect(draw(1, 2, 3)).toEqual(draw(1, 2, 3));
    expect(draw(1, 2, 3)).not.toEqual(draw(1, 3, 2));
    const stream = new Stream(9);
    const normals = Float64Array.from({ length: 40_000 }, () => stream.normal());
    const mean = normals.reduce((sum, x) => sum + x, 0) / normals.length;
    const square = normals.reduce((sum, x) => sum + x * x, 0) / normals.length;
    expect(Math.abs(mean)).toBeLessThan(0.02);
    expect(Math.abs(square - 1)).toBeLessThan(0.03);
  });
});

describe("diagnostics", () => {
  const chains = (length: number, of: (stream: Stream, chain: number) => (last: number) => number): Float64Array => {
    const all = new Float64Array(4 * length);
    for (let chain = 0; chain < 4; chain++) {
      const step = of(new Stream(77, chain), chain);
      let last = 0;
      for (let k = 0; k < length; k++) all[chain * length + k] = last = step(last);
    }
    return all;
  };

  it("independent draws count whole", () => {
    const found = diagnose(
      chains(1000, (stream) => () => stream.normal()),
      4,
    );
    expect(found.ess).toBeGreaterThan(3200);
    expect(found.rHat).toBeLessThan(1.01);
  });

  it("draws that lean on the last count as theory has it: (1 − ρ) / (1 + ρ)", () => {
    const rho = 0.8;
    const found = diagnose(
      chains(4000, (stream) => (last) => rho * last + Math.sqrt(1 - rho * rho) * stream.normal()),
      4,
    );
    expect(found.ess / 16_000).toBeGreaterThan(0.8 * (0.2 / 1.8));
    expect(found.ess / 16_000).toBeLessThan(1.2 * (0.2 / 1.8));
  });

  it("chains that do not meet are told", () => {
    expect(
      diagnose(
        chains(500, (stream, chain) => () => stream.normal() + chain),
        4,
      ).rHat,
    ).toBeGreaterThan(1.2);
    expect(
      diagnose(
        chains(500, (stream, chain) => () => stream.normal() * (chain === 0 ? 6 : 1)),
        4,
      ).rHat,
    ).toBeGreaterThan(1.05);
  });
});

describe("smoothed weights", () => {
  it("trust weights that hardly differ, and not those that one draw carries", () => {
    const stream = new Stream(3);
    const even = smoothWeights(Float64Array.from({ length: 1000 }, () => 0.1 * stream.normal()));
    expect(even.kHat).toBeLessThan(0.5);
    expect(even.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
    expect(smoothWeights(Float64Array.from({ length: 1000 }, () => 6 * stream.normal())).kHat).toBeGreaterThan(0.7);
  });

  it("find the mean of another normal", () => {
    const stream = new Stream(4);
    const draws = Float64Array.from({ length: 20_000 }, () => stream.normal());
    const { weights, kHat } = smoothWeights(draws.map((x) => 0.5 * x));
    expect(kHat).toBeLessThan(0.7);
    expect(draws.reduce((sum, x, k) => sum + x * (weights[k] ?? 0), 0)).toBeCloseTo(0.5, 1);
  });
});

describe("the sampler", () => {
  it("gives the same bytes for the same seed, chain by chain in any order, and others for another", () => {
    const problem = madeProblem({ issues: 3, levels: 4, acts: 6 });
    const whole = samplePosterior(problem, 0, DEFAULT_ASSUMPTIONS, PLAN);
    const backwards = [3, 2, 1, 0].map((chain) => sampleChain(problem, 0, DEFAULT_ASSUMPTIONS, PLAN, chain)).reverse();
    expect(joinChains(problem, 0, DEFAULT_ASSUMPTIONS, PLAN, backwards)).toEqual(whole);
    expect(samplePosterior(problem, 0, DEFAULT_ASSUMPTIONS, { ...PLAN, seed: 6 }).values).not.toEqual(whole.values);
  });

  it("leaves a party that did nothing as its prior has it", () => {
    const problem = { ...madeProblem({ issues: 3, levels: 4, acts: 6 }), acts: [] };
    const { values, diagnostics, draws } = samplePosterior(problem, 0, DEFAULT_ASSUMPTIONS, PLAN);
    expect(diagnostics.sound).toBe(true);
    let weight = 0;
    for (let draw = 0; draw < draws; draw++) weight += (values[draw * 12 + 3] ?? 0) / draws;
    expect(weight).toBeCloseTo(1 / 3, 1);
  });

  it("learns: refusing low and offering high raise what is held out for", () => {
    const problem = madeProblem({ issues: 2, levels: 5, acts: 0 });
    const act = (kind: "accept" | "refuse", level: number) => ({
      kind,
      party: 0,
      event: level,
      segment: 0,
      terms: [[level], [level]],
      standing: undefined,
      credence: 1,
    });
    const mean = (kinds: readonly ("accept" | "refuse")[]): number => {
      const acts = kinds.map((kind, k) => act(kind, k + 1));
      const { aspiration, draws } = samplePosterior({ ...problem, acts }, 0, DEFAULT_ASSUMPTIONS, PLAN);
      return aspiration.reduce((sum, x) => sum + x, 0) / draws;
    };
    expect(mean(["refuse", "refuse", "refuse"])).toBeGreaterThan(mean(["accept", "accept", "accept"]) + 0.1);
  });
});

describe("reweighing", () => {
  it("comes near to sampling anew", () => {
    const problem = madeProblem({ issues: 3, levels: 4, acts: 6 });
    const plan = { ...PLAN, keep: 1000 };
    const from = samplePosterior(problem, 0, DEFAULT_ASSUMPTIONS, plan);
    const otherwise = { ...DEFAULT_ASSUMPTIONS, bluff: 0.2, aspirationGap: 0.8 };
    const { posterior, kHat } = reweigh(from, { problem, assumptions: otherwise });
    expect(kHat).toBeLessThan(0.7);
    const anew = samplePosterior(problem, 0, otherwise, plan);
    const weighted = posterior.aspiration.reduce((sum, x, k) => sum + x * (posterior.weights?.[k] ?? 0), 0);
    expect(weighted).toBeCloseTo(anew.aspiration.reduce((sum, x) => sum + x, 0) / anew.draws, 1);
  });

  it("drops an act as if it had never been", () => {
    const problem = madeProblem({ issues: 3, levels: 4, acts: 6 });
    const plan = { ...PLAN, keep: 1000 };
    const from = samplePosterior(problem, 1, DEFAULT_ASSUMPTIONS, plan);
    const last = problem.acts.length - 1;
    expect(problem.acts[last]?.party).toBe(1);
    const { posterior } = reweighWithout(from, last);
    const anew = samplePosterior({ ...problem, acts: problem.acts.slice(0, last) }, 1, DEFAULT_ASSUMPTIONS, plan);
    const weighted = posterior.aspiration.reduce((sum, x, k) => sum + x * (posterior.weights?.[k] ?? 0), 0);
    expect(weighted).toBeCloseTo(anew.aspiration.reduce((sum, x) => sum + x, 0) / anew.draws, 1);
  });
});
