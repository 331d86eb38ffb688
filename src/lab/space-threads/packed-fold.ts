import { type SpaceProblem } from "../../study/space/problem.ts";
import { type FoldAim, type Frontier, type SpaceFold } from "../../study/space/space-fold.ts";
import { Staircase } from "../../study/space/staircase.kernel.ts";
import { Undominated } from "../../study/space/undominated.kernel.ts";
import { share } from "./shared-problem.ts";

/** A fold as it goes from thread to thread: its columns in shared memory, so that nothing is copied on the way. */
export interface PackedFold {
  readonly allowed: number;
  readonly min: Float64Array;
  readonly max: Float64Array;
  readonly takenBy: Float64Array;
  readonly takenByWithBonus: Float64Array;
  /** [point × party] units; empty where no frontier was to be found. */
  readonly rows: Float64Array;
  /** [point]: the number of its package. */
  readonly id: Float64Array;
  /** By point of the aim, where packages were to be listed. */
  readonly found: readonly (readonly number[])[] | undefined;
}

export function packFold({ allowed, min, max, takenBy, takenByWithBonus, frontier }: SpaceFold): PackedFold {
  const counts = {
    allowed, min: share(min), max: share(max), takenBy: share(takenBy), takenByWithBonus: share(takenByWithBonus),
  };
  const none = new Float64Array(0);
  if (frontier.kind === "rows") {
    const { rows, id, length, width } = frontier.points;
    return { ...counts, rows: share(rows.subarray(0, length * width)), id: share(id.subarray(0, length)), found: undefined };
  }
  if (frontier.kind === "pairs") {
    const { a, b, id, length } = frontier.points;
    const rows = new Float64Array(new SharedArrayBuffer(length * 16));
    for (let k = 0; k < length; k++) {
      rows[k * 2] = a[k] ?? 0;
      rows[k * 2 + 1] = b[k] ?? 0;
    }
    return { ...counts, rows, id: share(id.subarray(0, length)), found: undefined };
  }
  return { ...counts, rows: none, id: none, found: frontier.kind === "witnesses" ? frontier.targets.found : undefined };
}

/** The fold again, for `joinFolds` and nothing else. */
export function unpackFold(packed: PackedFold, problem: SpaceProblem, aim: FoldAim): SpaceFold {
  const { allowed, min, max, takenBy, takenByWithBonus } = packed;
  const frontier = unpackFrontier(packed, problem, aim);
  return { allowed, min, max, takenBy, takenByWithBonus, frontier, room: Infinity, cancelled: false, fullAt: -1 };
}

function unpackFrontier({ rows, id, found }: PackedFold, { parties }: SpaceProblem, aim: FoldAim): Frontier {
  if (aim === false) return { kind: "none" };
  if (aim !== true) return { kind: "witnesses", targets: { ...aim, found: (found ?? []).map((list) => [...list]) } };
  if (parties === 2) return { kind: "pairs", points: Staircase.of(rows, id) };
  const points = new Undominated(parties);
  for (const [k, number] of id.entries()) points.append(rows, k * parties, number);
  return { kind: "rows", points };
}
