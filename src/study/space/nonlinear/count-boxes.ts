import { accept, Fault, refuse, type Result } from "../../../base/fault.ts";
import { type Scenario, sizeOf } from "../../../case/scenario.ts";
import { BoxCount } from "./box-count.kernel.ts";
import { packBoxes } from "./box-problem.ts";
import { checkBoxes } from "./check-boxes.ts";

export interface CountOptions {
  /** Nodes after which counting is given up; 4 million, about half a minute, if not given. */
  readonly maxNodes?: number | undefined;
  /** Asked now and then; what was begun is then left, with the fault `space/cancelled`. */
  readonly isCancelled?: (() => boolean) | undefined;
}

/** Packages that keep the constraints, by who takes them. Sets of parties are bits: party p is bit p. */
export interface BoxCounts {
  readonly takenBy: ReadonlyMap<number, bigint>;
  /** Only those that all take once each one's bonus on unanimity is counted; by who takes them without it. */
  readonly takenByWithBonus: ReadonlyMap<number, bigint>;
  readonly allowed: bigint;
  readonly nodes: number;
}

const MAX_NODES = 4_000_000;
/** A set of parties is a number. */
const MOST_PARTIES = 24;

/**
 * Counts packages by who takes them rather than no deal, exactly and for any number of them, by branch and bound: whatever
 * lies in a node where every mind is made up is counted at once. A party takes what is worth its reservation or more,
 * or, if strict, more. Undefined where the nodes do not suffice, as where reservations lie in the midst of many values, or
 * where values had to be rounded (see `wholeValues`): nothing is estimated. Faults: those of `checkBoxes`,
 * `space/not-a-number` of a reservation or bonus, `space/cancelled`. Cost: nodes × (boxes + classes).
 */
export function countBoxes(scenario: Scenario, options: CountOptions = {}): Result<BoxCounts | undefined> {
  const { parties } = scenario;
  const odd = parties.filter((party) => !Number.isFinite(party.reservation + (party.unanimityBonus ?? 0)));
  const faults = [
    ...checkBoxes(scenario),
    ...odd.map(({ name }) => new Fault({ code: "space/not-a-number", detail: `${name}: reservation or bonus is no number` })),
  ];
  if (faults.length > 0) return refuse(...faults);
  const { parts: [part], constants, reservations, bonuses, rounding, impossible } = packBoxes(scenario, true);
  if (part === undefined || parties.length > MOST_PARTIES || rounding.some((one) => one > 0)) return accept(undefined);
  if (impossible) return accept({ takenBy: new Map(), takenByWithBonus: new Map(), allowed: 0n, nodes: 0 });

  const takes = Float64Array.from(parties, ({ strict }, p) => {
    const least = (reservations[p] as number) - (constants[p] as number);
    return strict ? least + 1 : least;
  });
  const takesWithBonus = takes.map((least, p) => least - (bonuses[p] as number));
  const isCancelled = options.isCancelled ?? ((): boolean => false);
  const count = new BoxCount(part, takes, takesWithBonus, options.maxNodes ?? MAX_NODES, () => !isCancelled());
  const complete = count.countAll(sizeOf(scenario));
  if (!complete && isCancelled()) return refuse(new Fault({ code: "space/cancelled", detail: "counting was cancelled" }));
  if (!complete) return accept(undefined);
  const takenBy = new Map<number, bigint>();
  const takenByWithBonus = new Map<number, bigint>();
  let allowed = 0n;
  for (const [minds, packages] of count.counts) {
    const set = Math.floor(minds / 2);
    takenBy.set(set, (takenBy.get(set) ?? 0n) + packages);
    if (minds % 2 === 1) takenByWithBonus.set(set, packages);
    allowed += packages;
  }
  return accept({ takenBy, takenByWithBonus, allowed, nodes: count.nodes });
}
