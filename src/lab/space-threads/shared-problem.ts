import { type SpaceProblem } from "../../study/space/problem.ts";
import { type FoldAim } from "../../study/space/space-fold.ts";

/** The problem with its tables in shared memory, so that a thread that is told of it copies none of them. */
export function shareProblem(problem: SpaceProblem): SpaceProblem {
  return {
    ...problem,
    sizes: shareWhole(problem.sizes),
    offsets: shareWhole(problem.offsets),
    worth: share(problem.worth),
    boxes: problem.boxes.map((table) => table && { ...table, members: shareWhole(table.members), values: share(table.values) }),
  };
}

/** The same for the values of a frontier whose packages are to be listed. */
export function shareAim(aim: FoldAim): FoldAim {
  return typeof aim === "boolean" ? aim : { ...aim, rows: share(aim.rows) };
}

export function share(from: Float64Array): Float64Array<SharedArrayBuffer> {
  const to = new Float64Array(new SharedArrayBuffer(from.byteLength));
  to.set(from);
  return to;
}

function shareWhole(from: Int32Array): Int32Array<SharedArrayBuffer> {
  const to = new Int32Array(new SharedArrayBuffer(from.byteLength));
  to.set(from);
  return to;
}
