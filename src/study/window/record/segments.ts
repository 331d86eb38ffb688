import { indexes } from "../../../case/steps.ts";
import type { Study } from "../../study.ts";

/** However many turning points there are: each more segment is two more unknowns. */
const MOST_TURNS = 12;

/**
 * The events at which what no deal is worth to a party may have changed, rising: turning points, and what was done to
 * mandates of its own envoys or given by it. Hidden ones count from when the party learned of them, and not where it did so
 * from what was published: what was printed long after is no turn by itself, and a record can give it a turning point of its
 * own. Those with no act of anybody between them are one change, begun by the first; what comes before the first act changes
 * nothing that any act speaks of. What comes after the last counts: less is known from then on. Cost: events + acts.
 *
 * `acts`: the events of all acts, rising.
 */
export function turnsOf(party: number, study: Study, acts: readonly number[], notes: string[]): readonly number[] {
  const events = new Set<number>();
  study.record.events.forEach((event, i) => {
    const known = learnedAt(study, i, party);
    if (event.type === "turning-point") {
      if (known !== undefined) events.add(known);
    } else if (event.type === "mandate-given" || event.type === "mandate-narrowed" || event.type === "mandate-revoked") {
      const mandate = study.index.mandate.get(event.mandate);
      if (!mandate) return;
      // Who decides knows; an envoy's party may be told later, or never.
      if (study.index.partyOf(mandate.principal) === party) events.add(i);
      else if (study.index.partyOf(mandate.envoy) === party && known !== undefined) events.add(known);
    }
  });
  const turns: number[] = [];
  let act = 0;
  for (const event of [...events].sort((a, b) => a - b)) {
    const before = act;
    while (act < acts.length && (acts[act] ?? 0) < event) act++;
    if (act > before) turns.push(event);
  }
  if (turns.length <= MOST_TURNS) return turns;
  notes.push(`${study.index.parties[party]?.name ?? ""}: of ${turns.length} times at which its mind may have changed ${MOST_TURNS} are kept, spread evenly.`);
  return indexes(MOST_TURNS).map((i) => turns[Math.round((i * (turns.length - 1)) / (MOST_TURNS - 1))] ?? 0);
}

function learnedAt(study: Study, event: number, party: number): number | undefined {
  const known = study.knowledge.find(event, party);
  if (!known || known.via === event) return known?.via;
  const via = study.record.events[known.via];
  return known.how === "public" || (via?.type === "leak" && via.published !== false) ? undefined : known.via;
}

/** The segment in which an event falls: the number of turns up to and with it. */
export function segmentAt(turns: readonly number[], event: number): number {
  const next = turns.findIndex((turn) => turn > event);
  return next < 0 ? turns.length : next;
}
