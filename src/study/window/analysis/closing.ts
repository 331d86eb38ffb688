import type { WindowProblem } from "../problem.ts";
import { askWhetherSome, type Question, type Situation } from "./chances.ts";
import type { Worlds } from "./draws.ts";
import type { Need } from "./need.ts";

/** When the window last stood open, and what shut it; moments and parties by number. */
export interface Shut {
  readonly lastOpen: number | undefined;
  readonly closedAt: number | undefined;
  readonly by: readonly { readonly party: number; readonly through: "reservation" | "mandate"; readonly fall: number }[];
}

/** Above this many changes at once, each is undone by itself. */
const MOST_TOGETHER = 6;

/**
 * The last moment with a probability of at least a half, the moment after it, and whose change took the probability away:
 * each party's change of mind or mandate between the two is undone, in every order (Shapley 1953), so that the falls add up
 * to the whole. Falls in probability; below 0 where a change by itself made a deal likelier. Cost: 2 to the number of
 * changes × worlds.
 */
export function shutOf(
  problem: WindowProblem, worlds: Worlds, need: Need, bind: boolean, probabilities: readonly (number | undefined)[],
): Shut {
  const lastOpen = probabilities.findLastIndex((probability) => probability !== undefined && probability >= 0.5);
  const [open, shut] = [problem.moments[lastOpen], problem.moments[lastOpen + 1]];
  if (lastOpen < 0 || !open) return { lastOpen: undefined, closedAt: undefined, by: [] };
  if (!shut) return { lastOpen, closedAt: undefined, by: [] };
  const changes = need.parties.flatMap((party) => [
    ...(open.segments[party] === shut.segments[party] ? [] : [{ party, through: "reservation" as const }]),
    ...(!bind || JSON.stringify(open.mandates[party]) === JSON.stringify(shut.mandates[party])
      ? []
      : [{ party, through: "mandate" as const }]),
  ]);
  const together = changes.length <= MOST_TOGETHER;
  const sets = together
    ? Array.from({ length: 2 ** changes.length }, (_, set) => set)
    : [0, ...changes.map((_, c) => 2 ** c)];
  const questions = sets.map((set): Question => {
    const undone = changes.filter((_, c) => Math.floor(set / 2 ** c) % 2 === 1);
    return { situation: mixed(open, shut, undone), need, level: "reservation", bind };
  });
  const chance = askWhetherSome(problem, worlds, questions).map((answered) => answered.chance.point);
  const by = changes.map((change, c) => ({
    ...change, fall: together ? shapley(chance, changes.length, c) : (chance[c + 1] ?? 0) - (chance[0] ?? 0),
  }));
  return { lastOpen, closedAt: lastOpen + 1, by: by.sort((a, b) => b.fall - a.fall) };
}

function mixed(open: Situation, shut: Situation, undone: readonly { party: number; through: "reservation" | "mandate" }[]): Situation {
  const segments = [...shut.segments];
  const mandates = [...shut.mandates];
  for (const { party, through } of undone) {
    const [segment, mandate] = [open.segments[party], open.mandates[party]];
    if (through === "reservation" && segment !== undefined) segments[party] = segment;
    if (through === "mandate" && mandate) mandates[party] = mandate;
  }
  return { segments, mandates };
}

function shapley(worth: readonly number[], players: number, player: number): number {
  let sum = 0;
  for (let set = 0; set < 2 ** players; set++) {
    if ((set >> player) & 1) continue;
    let size = 0;
    for (let c = 0; c < players; c++) size += (set >> c) & 1;
    sum += ((worth[set | (1 << player)] ?? 0) - (worth[set] ?? 0)) / (players * binomial(players - 1, size));
  }
  return sum;
}

function binomial(n: number, k: number): number {
  let value = 1;
  for (let i = 0; i < k; i++) value = (value * (n - i)) / (i + 1);
  return value;
}
