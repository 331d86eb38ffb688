import type { CaseDraft } from "./case-file.ts";
import { readTerm, type Term } from "./term.ts";

/** By issue id what no deal leaves in place, as the case says it; without the issues that it does not speak of. */
export function leftByNoDeal({ issues, noDeal }: Pick<CaseDraft, "issues" | "noDeal">): ReadonlyMap<string, Term> {
  return new Map(issues.flatMap((issue): [string, Term][] => {
    const draft = noDeal?.leaves[issue.id];
    return draft === undefined ? [] : [[issue.id, readTerm(draft, issue)]];
  }));
}
