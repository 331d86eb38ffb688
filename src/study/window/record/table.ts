import type { AllowedLevels, Frame } from "./levels.ts";
import type { Levels } from "../problem.ts";

/** A package as somebody put it. Parties and events by number in the case and the journal. */
export interface Laid {
  readonly event: number;
  /** Who put it; of an agreement all that made it. Empty: not known. */
  readonly makers: readonly number[];
  readonly levels: AllowedLevels;
  /** Issues that its terms speak of. */
  readonly speaksOf: ReadonlySet<string>;
}

/**
 * What lies on the table. Each maker's new package takes the place of its last, and the newest is the one talked about;
 * an answer brings the offer answered back to the top. While a package waits for its answer, an offer that takes no other's
 * place and speaks of nothing that it speaks of (a further wish, a side matter) is laid beside and does not move what is
 * talked about. A refused package stays: it is what a better one is compared with. What is withdrawn or lapses goes; an
 * agreement clears all else.
 */
export class Table {
  #laid: readonly Laid[] = [];
  /** Whether the top waits for an answer. */
  #waits = false;

  get top(): Laid | undefined {
    return this.#laid.at(-1);
  }

  /** Whether a package would be laid beside rather than on top. */
  isBeside({ speaksOf }: Laid): boolean {
    const { top } = this;
    return this.#waits && top !== undefined && ![...speaksOf].some((issue) => top.speaksOf.has(issue));
  }

  lay(laid: Laid): void {
    this.#laid = [...this.#laid.filter((other) => !isBySame(other, laid)), laid];
    this.#waits = true;
  }

  /** An offer is answered, wherever it lay. */
  answer(laid: Laid): void {
    this.lay(laid);
    this.#waits = false;
  }

  settle(laid: Laid): void {
    this.#laid = [laid];
    this.#waits = false;
  }

  take(event: number): void {
    this.#laid = this.#laid.filter((laid) => laid.event !== event);
  }

  /** The newest package put by others than this party, of those it knew of. */
  standingFor(party: number, knows: (event: number) => boolean): Laid | undefined {
    return this.#laid.findLast(({ event, makers }) => !makers.includes(party) && knows(event));
  }
}

function isBySame(a: Laid, b: Laid): boolean {
  return a.makers[0] === b.makers[0];
}

/**
 * A standing package settled where it was left open: at what the new terms ask, if it allows that, or else at the level
 * nearest to them, so that only what must count as a change does.
 */
export function settleNear(frame: Frame, standing: AllowedLevels, asked: AllowedLevels): Levels {
  return frame.map(({ window }, i) => {
    const [had, want] = [standing[i] ?? [0], asked[i] ?? [0]];
    const shared = had.filter((level) => want.includes(level));
    if (shared.length > 0) return shared[shared.length >> 1] ?? 0;
    if (!window.ordered) return had[0] ?? 0;
    const aim = want[want.length >> 1] ?? 0;
    return had.reduce((best, level) => (Math.abs(level - aim) < Math.abs(best - aim) ? level : best), had[0] ?? 0);
  });
}
