import type { EventDraft, Standing } from "../../src/journal/event.ts";
import type { Study } from "../../src/study/study.ts";

const BY_STRENGTH: readonly Standing[] = ["fact", "belief", "allegation", "denial", "no-comment"];

/**
 * The strongest standing that an account vouches for. A copy that states as fact what its source only believes adds
 * nothing, so accounts that descend from others count only where no other asserts the event.
 */
export function standingOf(study: Study, draft: EventDraft): Standing {
  let best = Infinity;
  let copied = Infinity;
  for (const report of draft.reports) {
    const strength = BY_STRENGTH.indexOf(report.standing);
    if (study.voices.lineages.get(report.account)?.copyOf === undefined) best = Math.min(best, strength);
    else copied = Math.min(copied, strength);
  }
  const asserted = best <= BY_STRENGTH.indexOf("allegation") ? best : Math.min(best, copied);
  return BY_STRENGTH[asserted] ?? "fact";
}
