import { useState } from "react";
import type { Account, Span } from "../../src/case/accounts-file.ts";
import { printCitation } from "./citation.ts";

/** Copies one line that finds the words again; where the page may not copy, shows it to be copied by hand. */
export function CopyCitation({ account, span }: { account: Account; span: Span }) {
  const [state, setState] = useState<"idle" | "copied" | "refused">("idle");
  const citation = printCitation(account, span);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(citation);
      setState("copied");
    } catch {
      setState("refused");
    }
  };
  return (
    <div className="ev-cite no-print">
      <button type="button" className="button small" onClick={() => { void copy(); }}>
        Copy the citation
      </button>
      <span className="small quiet" role="status">
        {state === "copied" && "Copied."}
        {state === "refused" && "Select and copy:"}
      </span>
      {state === "refused" && (
        <textarea className="field ev-citation" readOnly rows={3} aria-label="Citation" value={citation} onFocus={(event) => { event.target.select(); }} />
      )}
    </div>
  );
}
