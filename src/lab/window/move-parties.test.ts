import { afterAll, describe, expect, it, vi } from "vitest";
import { DEFAULT_ASSUMPTIONS } from "../../study/window/problem.ts";
import type { PartyPosterior } from "../../study/window/posterior.ts";
import { DEFAULT_PLAN, samplePosterior } from "../../study/window/minds/sample.ts";
import { madeProblem } from "../../../test/made-window.ts";
import { ChainSampler } from "./chain-sampler.ts";
import { moveParties } from "./move-parties.ts";

/** A thread's start takes a while on a machine that is busy with other tests. */
vi.setConfig({ testTimeout: 60_000 });

const problem = madeProblem({ issues: 4, levels: 5, acts: 6 });
const from = samplePosterior(problem, 0, DEFAULT_ASSUMPTIONS, DEFAULT_PLAN);
const otherwise = { problem, assumptions: { ...DEFAULT_ASSUMPTIONS, reservationShift: -1.5, bluff: 0.2 } };
const samplers = [new ChainSampler(1), new ChainSampler(2)] as const;
afterAll(() => Promise.all(samplers.map((each) => each.close())));

const mean = ({ reservation }: PartyPosterior): number => reservation.reduce((sum, r) => sum + r, 0) / reservation.length;

describe("moving parties", () => {
  it("comes close to what sampling under the other assumptions gives, with as many draws as asked for", async () => {
    const [moved] = await moveParties([{ ...otherwise, from }], samplers[0], { seed: 1, draws: 400, sweeps: 2 });
    const long = samplePosterior(problem, 0, otherwise.assumptions, { ...DEFAULT_PLAN, seed: 5, thin: 8 });
    expect(moved?.draws).toBe(400);
    expect(Math.abs(mean(from) - mean(long))).toBeGreaterThan(0.1);
    expect(Math.abs(mean(moved as PartyPosterior) - mean(long))).toBeLessThan(0.04);
  });

  it("[L1] gives the same bytes in this thread and in two others, in the order asked for", async () => {
    const moving = [{ ...otherwise, from }, { problem, assumptions: DEFAULT_ASSUMPTIONS, from }];
    const options = { seed: 1, draws: 500, sweeps: 12 };
    const [here, there] = await Promise.all(samplers.map((sampler) => moveParties(moving, sampler, options)));
    expect(there?.map(({ latents }) => latents)).toEqual(here?.map(({ latents }) => latents));
    expect(mean(here?.[0] as PartyPosterior)).toBeLessThan(mean(here?.[1] as PartyPosterior));
  });

  it("has nothing to do where nothing is asked", async () => {
    expect(await moveParties([], samplers[0], { seed: 1, draws: 10, sweeps: 1 })).toEqual([]);
  });
});
