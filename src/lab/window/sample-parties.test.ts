import { afterAll, describe, expect, it, vi } from "vitest";
import { DEFAULT_ASSUMPTIONS } from "../../study/window/problem.ts";
import type { PartyPosterior } from "../../study/window/posterior.ts";
import { DEFAULT_PLAN, samplePosterior } from "../../study/window/minds/sample.ts";
import { madeProblem } from "../../../test/made-window.ts";
import { ChainSampler } from "./chain-sampler.ts";
import { sampleParties } from "./sample-parties.ts";

/** A thread's start takes a while on a machine that is busy with other tests. */
vi.setConfig({ testTimeout: 60_000 });

const problem = madeProblem({ issues: 4, levels: 5, acts: 6 });
const wanted = [0, 1].map((party) => ({ problem, party, assumptions: DEFAULT_ASSUMPTIONS }));
const samplers = [new ChainSampler(1), new ChainSampler(2)] as const;
afterAll(() => Promise.all(samplers.map((each) => each.close())));

const bytes = (posteriors: readonly PartyPosterior[]): string[] =>
  posteriors.map(({ values, reservation }) => Buffer.concat([Buffer.from(values.buffer), Buffer.from(reservation.buffer)]).toString("base64"));

const reservations = (posterior: PartyPosterior | undefined): number[] => [...(posterior?.reservation ?? [])];

describe("sampling parties", () => {
  it("[L1] gives the same bytes in this thread, in two others, and by the sampler alone", async () => {
    const plan = { ...DEFAULT_PLAN, warmup: 400, keep: 300 };
    const [here, there] = await Promise.all(samplers.map((sampler) => sampleParties(wanted, sampler, { plan, rounds: 1 })));
    expect(bytes(here ?? [])).toEqual(bytes(there ?? []));
    expect(bytes(here ?? [])).toEqual(bytes([0, 1].map((party) => samplePosterior(problem, party, DEFAULT_ASSUMPTIONS, plan))));
  });

  it("[L2] [L5] goes on until the diagnostics are sound, and no longer than it is told", async () => {
    const plan = { ...DEFAULT_PLAN, warmup: 1, keep: 25, thin: 1 };
    const shares: number[] = [];
    const onProgress = (share: number): void => { shares.push(share); };
    const [party] = await sampleParties(wanted.slice(0, 1), samplers[0], { plan, rounds: 3, onProgress });
    // A hundred draws are never 400 effective ones.
    expect(party).toMatchObject({ draws: 100, diagnostics: { sound: false } });
    // Every fourth of the hundred draws that each chain comes to, of which the first 25 are those of a single round.
    const [once] = await sampleParties(wanted.slice(0, 1), samplers[0], { plan, rounds: 1 });
    expect(reservations(party).slice(0, 6)).toEqual([3, 7, 11, 15, 19, 23].map((draw) => reservations(once)[draw]));
    expect(new Set(reservations(party)).size).toBeGreaterThan(90);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });

  it("[L3] stops when told to, in this thread and in others", async () => {
    for (const sampler of samplers) {
      const stop = new AbortController();
      const plan = { ...DEFAULT_PLAN, keep: 300, thin: 3 };
      const onProgress = (): void => { stop.abort(new Error("enough")); };
      const running = sampleParties(wanted, sampler, { plan, rounds: 9, signal: stop.signal, onProgress });
      await expect(running).rejects.toThrow("enough");
    }
  });
});
