import { type AnalyseOptions } from "./analysis.ts";
import { foldRange } from "./odometer.kernel.ts";
import { type SpaceProblem } from "./problem.ts";
import { type FoldAim, type SpaceFold, startFold } from "./space-fold.ts";
import { LARGEST_TAIL } from "./tail.kernel.ts";

/** Every package of a space, to be looked at one by one: what a study waits for. */
export interface FoldJob {
  readonly problem: SpaceProblem;
  /** Packages; below 2^53. */
  readonly size: number;
  readonly aim: FoldAim;
  /** Points of the frontier that there is memory for. */
  readonly room: number;
}

/**
 * A study that is worked out in steps: it yields what is to be folded and is given the fold, so that whoever runs it may
 * do that in this thread (`foldHere`) or in several (by `stretchOf`, `foldRange` and `joinFolds`).
 */
export type Steps<T> = Generator<FoldJob, T, SpaceFold>;

/** Runs a study in the calling thread. */
export function runHere<T>(steps: Steps<T>, options: AnalyseOptions): T {
  let next = steps.next();
  while (next.done !== true) next = steps.next(foldHere(next.value, options));
  return next.value;
}

/** One fold in the calling thread. */
export function foldHere({ problem, size, aim, room }: FoldJob, options: AnalyseOptions): SpaceFold {
  const fold = startFold(problem, aim, room);
  foldRange(problem, 0, size, fold, ticker(options, size));
  return fold;
}

/** Passes progress on as a share of the whole, and asks whether to stop. */
export function ticker({ onProgress, isCancelled }: AnalyseOptions, whole: number): (done: number) => boolean {
  return (done) => {
    onProgress?.(Math.min(1, done / whole));
    return isCancelled?.() === true;
  };
}

/** Packages of a stretch, at least and at most: some milliseconds, so that threads end together and starting one costs little. */
const SHORTEST = 2 ** 17;
const LONGEST = 2 ** 22;
/** Stretches of a space between those bounds. */
const STRETCHES = 64;

/**
 * Into how many packages at a time to cut a space, the last stretch being shorter. Stretches begin where a block of
 * trailing issues does (`tail.kernel.ts`), for blocks are what makes looking at them quick. The same for any number of threads.
 */
export function stretchOf({ sizes, issues }: SpaceProblem, size: number): number {
  let block = 1;
  for (let i = issues - 1; i >= 0 && block * (sizes[i] as number) <= LARGEST_TAIL; i--) block *= sizes[i] as number;
  const wanted = Math.min(LONGEST, Math.max(SHORTEST, Math.ceil(size / STRETCHES)));
  return Math.ceil(wanted / block) * block;
}
