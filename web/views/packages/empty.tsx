import { FaultList } from "../../frame/fault-list.tsx";
import { useView } from "../../view-context.ts";
import type { Space } from "./use-space.ts";

/** Why there is nothing to plot, and what would change that. */
export function Empty({ space }: { space: Space }) {
  const { setParams } = useView();
  if (space.withheld.length > 0) {
    return (
      <div className="empty">
        <h3>No values to see from here</h3>
        <p>This party has no values of its own in case.yaml, and those of the others are theirs to know.</p>
        <button type="button" className="button" onClick={() => { setParams({ as: undefined, at: undefined }); }}>Show everything</button>
      </div>
    );
  }
  return (
    <>
      <div className="empty">
        <h3>No packages yet</h3>
        <p>
          A package settles every issue, and its worth needs to be known. Add to case.yaml <code>issues</code> with their options
          or amounts, and under <code>preferences</code>, for two parties at least, who wants <code>more</code> or{" "}
          <code>less</code> of each, with a <code>weight</code> if there is one and the <code>basis</code>: stated, inferred or
          assumed.
        </p>
      </div>
      {space.faults.length > 0 && <FaultList title="What is missing" faults={space.faults.map((fault) => fault.toJSON())} />}
    </>
  );
}
