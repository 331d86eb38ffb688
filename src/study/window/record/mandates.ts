import type { Mandate } from "../../../case/case-file.ts";
import { indexes } from "../../../case/steps.ts";
import type { TermsDraft } from "../../../case/terms.ts";
import type { Study } from "../../study.ts";
import { type AllowedLevels, type Frame, type FramedIssue, levelsOfLimit, levelsWithoutLeave, readLevels } from "./levels.ts";
import { termsOf } from "./packages.ts";
import type { Direction, MandateState } from "../problem.ts";

/** What a party's envoys may commit to from one event until the next of these. */
export interface MandateAt {
  readonly event: number;
  readonly state: MandateState;
  /** What was taken for granted, to be said where a moment falls under it. */
  readonly note: string | undefined;
}

export interface MandatesFrom {
  readonly study: Study;
  readonly frame: Frame;
  /** Of the party, by issue. */
  readonly directions: readonly Direction[];
  readonly notes: string[];
}

const FREE: MandateState = { kind: "free" };

/**
 * The mandates of a party's envoys over the record, beginning before its first event (event −1). A mandate that no event
 * gives is in force from the start, others from when they are given, and their limits then go before the case's; narrowing
 * leaves what both limits allow, or the new one where they share nothing. An issue without a limit is open to the envoy.
 * One that the mandate does not cover stays as no deal leaves it, or goes as the envoy's party would rather have it, or as
 * far as the envoy itself offered: it is taken to have had leave. A party without mandates is free. Where none of its
 * mandates is in force nobody may commit it, save where somebody other than its envoys acts for it meanwhile: then it
 * speaks for itself. Cost: events × mandates.
 */
export function mandatesOf(party: number, from: MandatesFrom): readonly MandateAt[] {
  const { study } = from;
  const { events } = study.record;
  const mandates = study.record.case.mandates.filter(({ envoy }) => study.index.partyOf(envoy) === party);
  if (mandates.length === 0) return [{ event: -1, state: FREE, note: undefined }];
  const given = new Set<string>(events.flatMap((event) => (event.type === "mandate-given" ? [event.mandate] : [])));
  for (const { name, covers, limits } of mandates) {
    if (!covers && !limits) from.notes.push(`“${name}”: neither what it covers nor how far it goes is known; taken to reach everywhere.`);
  }
  const inForce = new Map<string, AllowedLevels>();
  for (const mandate of mandates) if (!given.has(mandate.id)) inForce.set(mandate.id, allowedBy(mandate, mandate.limits, from));
  const states: { event: number; state: MandateState }[] = [{ event: -1, state: boundBy(inForce) }];
  events.forEach((event, i) => {
    if (event.type !== "mandate-given" && event.type !== "mandate-narrowed" && event.type !== "mandate-revoked") return;
    const mandate = mandates.find(({ id }) => id === event.mandate);
    if (!mandate) return;
    if (event.type === "mandate-revoked") inForce.delete(mandate.id);
    else if (event.type === "mandate-given") {
      inForce.set(mandate.id, allowedBy(mandate, { ...mandate.limits, ...event.limits }, from));
    } else {
      if (event.limits === undefined) from.notes.push(`“${event.title}”: how far is not said, so the limits are left as they were.`);
      const before = inForce.get(mandate.id) ?? allowedBy(mandate, mandate.limits, from);
      inForce.set(mandate.id, narrowed(before, allowedBy({ ...mandate, covers: undefined }, event.limits, from)));
    }
    states.push({ event: i, state: boundBy(inForce) });
  });
  return states.map(({ event, state }, i) => unlessActing(party, event, state, states[i + 1]?.event, mandates, study));
}

function allowedBy(
  mandate: Mandate, limits: TermsDraft | undefined, { study, frame, directions, notes }: MandatesFrom,
): AllowedLevels {
  const terms = termsOf(limits ?? {}, study.index);
  const covers = mandate.covers && new Set<string>(mandate.covers);
  return frame.map((framed, i) => {
    const { id } = framed.issue;
    const wants = directions[i] ?? "unknown";
    const limit = terms.get(id);
    if (limit) return levelsOfLimit(framed, limit, wants, notes);
    if (covers?.has(id) !== false) return indexes(framed.window.levels.length);
    const allowed = levelsWithoutLeave(framed, wants);
    const offered = offeredBy(mandate.envoy, framed, study, notes);
    if (offered.every((level) => allowed.includes(level))) return allowed;
    notes.push(`“${mandate.name}” does not speak of “${framed.issue.name}”, which its envoy offered: taken to have had leave so far.`);
    const [low, high] = [Math.min(...allowed, ...offered), Math.max(...allowed, ...offered)];
    return indexes(framed.window.levels.length).filter((level) =>
      framed.window.ordered ? level >= low && level <= high : allowed.includes(level) || offered.includes(level));
  });
}

/** The levels that an envoy itself put on an issue, on any occasion; what it left open is no offer. */
function offeredBy(envoy: string, framed: FramedIssue, study: Study, notes: string[]): readonly number[] {
  const { id } = framed.issue;
  return study.record.events.flatMap((event) => {
    if ((event.type !== "offer" && event.type !== "response") || !event.by?.some((actor) => actor === envoy)) return [];
    const term = termsOf(event.terms ?? {}, study.index).get(id);
    if (term?.kind !== "amount" && term?.kind !== "option") return [];
    return readLevels([framed], new Map([[id, term]]), notes)[0] ?? [];
  });
}

function boundBy(inForce: ReadonlyMap<string, AllowedLevels>): MandateState {
  return { kind: "bound", leaves: [...inForce].map(([mandate, allowed]) => ({ mandate, allowed })) };
}

function narrowed(before: AllowedLevels, now: AllowedLevels): AllowedLevels {
  return before.map((levels, i) => {
    const shared = levels.filter((level) => now[i]?.includes(level));
    return shared.length > 0 ? shared : (now[i] ?? levels);
  });
}

const BARGAINING = new Set(["offer", "response", "withdrawal", "agreement", "approval", "ratification"]);

function unlessActing(
  party: number, event: number, state: MandateState, until: number | undefined, mandates: readonly Mandate[], study: Study,
): MandateAt {
  if (state.kind === "free" || state.leaves.length > 0) return { event, state, note: undefined };
  const { index, record } = study;
  const envoys = new Set<string>(mandates.map(({ envoy }) => envoy));
  const since = record.events[event]?.title;
  const name = `${index.parties[party]?.name ?? ""}: ${since === undefined ? "at first" : `from “${since}” on`}`;
  for (const acting of record.events.slice(Math.max(0, event), until)) {
    if (!BARGAINING.has(acting.type)) continue;
    if (!(acting.by ?? []).some((actor) => index.partyOf(actor) === party && !envoys.has(actor))) continue;
    return { event, state: FREE, note: `${name} no envoy has a mandate, but others act for it (“${acting.title}”): it is taken to speak for itself.` };
  }
  return { event, state, note: `${name} no envoy has a mandate, and nobody else acts for it: nobody may commit it.` };
}
