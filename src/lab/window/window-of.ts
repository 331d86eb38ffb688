import { availableParallelism } from "node:os";
import { setImmediate as nextTurn } from "node:timers/promises";
import { accept, Fault, refuse, type Result } from "../../base/fault.ts";
import type { TermsDraft } from "../../case/terms.ts";
import { offersThen } from "../../study/window/analysis/offers-then.ts";
import type { AnswerInput } from "../../study/window/analysis/answer-input.ts";
import type { WindowAnswer } from "../../study/window/answer.ts";
import { TURN_DRAWS } from "../../study/window/analysis/turn.ts";
import { alternativesFor, answerOf, judgeMoments, turnsToTake } from "../../study/window/answer-of.ts";
import { type Identified, identify } from "../../study/window/identified/identified.ts";
import type { NoDeal } from "../../study/window/record/levels.ts";
import { type Assumptions, DEFAULT_ASSUMPTIONS, type WindowProblem } from "../../study/window/problem.ts";
import { packageOf, problemOfStudy } from "../../study/window/record/problem-of-study.ts";
import type { PartyPosterior } from "../../study/window/posterior.ts";
import { DEFAULT_PLAN } from "../../study/window/minds/sample.ts";
import type { Study } from "../../study/study.ts";
import { loadHighs } from "../highs/highs-solver.ts";
import { ChainSampler } from "./chain-sampler.ts";
import { moveParties } from "./move-parties.ts";
import { sampleParties } from "./sample-parties.ts";
import { withRequired } from "./with-required.ts";

/** What is asked, and how the work is done. Everything may be left out. */
export interface WindowOptions {
  /** The moment to look at closely, ms since 1970; left out: the one at which a deal was likeliest. */
  readonly atMs?: number | undefined;
  /** A package to judge then, sound by the case. */
  readonly asked?: TermsDraft | undefined;
  /** Ids of the parties whose acceptance is needed, in place of those the case names. */
  readonly parties?: readonly string[] | undefined;
  readonly assumptions?: Assumptions | undefined;
  readonly noDeal?: NoDeal | undefined;
  readonly seed?: number | undefined;
  /** A record with more acts is refused; 600 when left out. */
  readonly mostActs?: number | undefined;
  /** Samples anew for all that would else be told roughly, however long that takes. */
  readonly thorough?: boolean | undefined;
  /** Threads to sample in, 1 for none but this; as many as there are processors when left out. The answer is the same. */
  readonly threads?: number | undefined;
  /** Samples in place of one of its own with so many threads; it is left open. */
  readonly sampler?: ChainSampler | undefined;
  /** Told how much is done, 0 to 1 and never falling, and what is being done. */
  readonly onProgress?: ((done: number, stage: string) => void) | undefined;
  /** When aborted, the promise rejects with its reason and the threads end. */
  readonly signal?: AbortSignal | undefined;
}

/** Draws, moments and turned assumptions all grow with the acts: more take hours and gigabytes. */
const MOST_ACTS = 600;
/** Chains that have not mixed go on, to twice their length each time: up to eight times the usual. */
const ROUNDS = 4;
/** As many draws as turns are seen with, which are weighed already and need little moving. */
const ANEW = { draws: TURN_DRAWS, sweeps: 2 };

/**
 * When a deal was possible. The same record, question and seed give the same answer, whatever the threads. Cost: a few
 * seconds for three parties, fifteen issues and two dozen acts on two cores, most of it sampling; linear in acts × levels.
 * Fault: `window/too-many-acts`.
 */
export async function windowOf(study: Study, options: WindowOptions = {}): Promise<Result<WindowAnswer>> {
  const { assumptions = DEFAULT_ASSUMPTIONS, noDeal, atMs, parties, signal, onProgress } = options;
  const seen = parties ? withRequired(study, parties) : study;
  const sampler = options.sampler ?? new ChainSampler(options.threads ?? availableParallelism());
  const plan = { ...DEFAULT_PLAN, seed: options.seed ?? DEFAULT_PLAN.seed };
  const stage = async (from: number, words: string): Promise<void> => {
    onProgress?.(from, words);
    // What follows may hold this thread for a while: let it be heard of first, and let it be stopped.
    await nextTurn();
    signal?.throwIfAborted();
  };
  try {
    await stage(0.01, "reading the acts");
    const problem = problemOfStudy(seen, { noDeal });
    const mostActs = options.mostActs ?? MOST_ACTS;
    if (problem.acts.length > mostActs) return refuse(tooManyActs(problem.acts.length, mostActs));
    const wanted = problem.parties.map((_, party) => ({ problem, party, assumptions }));
    const sampling = sampleParties(wanted, sampler, {
      plan, rounds: ROUNDS, signal, onProgress: (done) => onProgress?.(0.02 + 0.5 * done, "sampling what the parties may be like"),
    });
    // Threads sample while this one solves; where there is none but this, one comes after the other.
    const [posteriors, identified] = await Promise.all([sampling, identifiedIn(seen, problem, noDeal)]);

    const asked = options.asked && packageOf(seen, options.asked, { noDeal });
    const input: AnswerInput = { study: seen, problem, posteriors, assumptions, identified, noDeal, atMs, asked: asked?.levels };
    await stage(0.55, "turning the assumptions");
    // Other threads turn while this one looks at the moments.
    const turning = sampler.turn(turnsToTake(input), { signal });
    const judged = judgeMoments(input);
    const turned = await turning;
    const alternatives = alternativesFor(input, turned, options.thorough === true);
    await stage(0.7, "sampling under other assumptions");
    const wantedAnew = alternatives.map((other) => ({ ...other, from: posteriors[other.party] as PartyPosterior }));
    const moving = moveParties(wantedAnew, sampler, {
      ...ANEW, seed: plan.seed, signal, onDone: (done, of) => onProgress?.(0.7 + (0.25 * done) / of, "sampling under other assumptions"),
    });
    // Other threads sample while this one looks at what was turned well enough.
    for (const each of turned) if (!alternatives.some(({ key }) => key.startsWith(`${each.turn.key}/`))) judged?.moves.of(each);
    const anew = await moving;
    await stage(0.95, "putting the answer together");
    const answer = answerOf(input, turned, new Map(anew.map((posterior, i) => [alternatives[i]?.key ?? "", posterior])), judged);
    onProgress?.(1, "done");
    return accept(asked ? { ...answer, notes: [...answer.notes, ...asked.notes] } : answer);
  } finally {
    if (sampler !== options.sampler) await sampler.close();
  }
}

function tooManyActs(acts: number, most: number): Fault {
  const detail = `the record holds ${acts} offers and answers; the window is worked out for up to ${most}`;
  return new Fault({ code: "window/too-many-acts", detail, hint: "a case of the talks in question, without the rest" });
}

async function identifiedIn(study: Study, problem: WindowProblem, noDeal: NoDeal | undefined): Promise<Identified> {
  const solver = await loadHighs();
  return identify(problem, solver, { packages: offersThen(study, problem, noDeal) });
}
