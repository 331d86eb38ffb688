import { foldRange } from "../../study/space/odometer.kernel.ts";
import { type SpaceProblem } from "../../study/space/problem.ts";
import { type FoldAim, type SpaceFold, startFold } from "../../study/space/space-fold.ts";
import { type Control } from "./control.ts";
import { packFold, type PackedFold } from "./packed-fold.ts";

/** What a thread is to do. Everything large in it is shared memory. */
export interface ThreadJob {
  /** Its number, from 0; and what it shares with the others: `Control.words`. */
  readonly thread: number;
  readonly control: Int32Array<SharedArrayBuffer>;
  readonly problem: SpaceProblem;
  readonly aim: FoldAim;
  readonly size: number;
  /** Packages of a stretch. */
  readonly stretch: number;
  /** Points that its own frontier has room for. */
  readonly room: number;
}

/** What it answers: parts of its fold where there was no room for the whole, and the last one. */
export interface ThreadAnswer {
  readonly isLast: boolean;
  readonly fold: PackedFold;
}

/** What a thread does: takes stretches until none is left. Where its frontier has no room left it hands in what it has. */
export function foldStretches(job: ThreadJob, control: Control, answer: (answer: ThreadAnswer) => void): void {
  const { thread, problem, size, stretch, room } = job;
  const start = (): SpaceFold => {
    const { aim } = job;
    return startFold(problem, typeof aim === "boolean" ? aim : { ...aim, found: aim.found.map(() => []) }, room);
  };
  let fold = start();
  let handedIn = 0;
  for (let k = control.takeNext(); k * stretch < size && !control.isStopped(); k = control.takeNext()) {
    let from = k * stretch;
    const to = Math.min(size, from + stretch);
    while (from < to && !control.isStopped()) {
      foldRange(problem, from, to, fold, () => control.isStopped());
      if (fold.fullAt < 0) break;
      from = fold.fullAt;
      answer({ isLast: false, fold: packFold(fold) });
      control.waitForJoined(thread, ++handedIn);
      fold = start();
    }
    control.addDone();
  }
  answer({ isLast: true, fold: packFold(fold) });
}
