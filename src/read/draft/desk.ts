import type { EventId } from "../../case/ids.ts";
import type { Candidate, Reading } from "../reading.ts";
import type { Decision, DecisionOf, Edits } from "./decision.ts";
import type { DeskCounts, DeskItem, ItemState, LastDecision } from "./desk-item.ts";
import { findMarked, isCoveredBy, type Mark, markOf, overlapOf, type Passage, passagesOf } from "./mark.ts";

/** A candidate on the desk, with all that later decisions are held against. */
export interface DeskEntry {
  readonly id: EventId;
  /** Its words, and the type the reader gave it: neither changes by an edit. */
  readonly mark: Mark;
  readonly candidate: Candidate;
  readonly state: ItemState;
  readonly edited: readonly string[];
  readonly from: readonly EventId[];
  readonly event?: EventId | undefined;
  readonly decision?: number | undefined;
  /** The words its event rests on. */
  readonly told: readonly Passage[];
}

/** What decisions make of a reading. */
export interface DeskState {
  /** Hashes of the accounts' texts, by account. */
  readonly hashOf: ReadonlyMap<string, string>;
  readonly entries: readonly DeskEntry[];
  /** What was merged into another: which. */
  readonly mergedInto: ReadonlyMap<EventId, EventId>;
  /** The decisions that stand, in order, with the entries each was about. */
  readonly standing: readonly { readonly decision: Decision; readonly items: readonly EventId[] }[];
}

export function initialDesk(reading: Reading): DeskState {
  const hashOf = hashesOf(reading);
  const entries = reading.candidates.map((candidate): DeskEntry => ({
    id: candidate.id, mark: markOf(candidate, hashOf), candidate, state: "open", edited: [], from: [candidate.id], told: [],
  }));
  return { hashOf, entries, mergedInto: new Map(), standing: [] };
}

/** Hashes of the accounts' texts, by account. */
export function hashesOf({ accounts }: Reading): ReadonlyMap<string, string> {
  return new Map(accounts.map(({ id, sha256 }) => [id, sha256]));
}

/**
 * The desk after all decisions, made on this reading or on earlier ones. What was undone leaves no trace; what is about
 * words that no candidate rests on any more changes nothing. Never throws. Cost: decisions × candidates × their reports.
 */
export function deskOf(reading: Reading, decisions: readonly Decision[]): DeskState {
  const undone = new Set(decisions.flatMap((made) => (made.act === "undo" ? [made.of] : [])));
  return decisions.filter(({ act, number }) => act !== "undo" && !undone.has(number)).reduce(foldDesk, initialDesk(reading));
}

/** One decision onto the desk; an undo is no step of its own, see `deskOf`. */
export function foldDesk(state: DeskState, made: Decision): DeskState {
  switch (made.act) {
    case "accept":
      return made.took.reduce((so, { item, event }) => settle(so, made, item, "accepted", event), state);
    case "reject":
      return settle(state, made, made.item, "rejected");
    case "edit":
      return edit(state, made);
    case "merge":
      return merge(state, made);
    case "split":
      return split(state, made);
    case "undo":
      return state;
  }
}

/** The entry that an id names: itself, or what it was merged into. */
export function findEntry({ entries, mergedInto }: DeskState, id: EventId): DeskEntry | undefined {
  let at = id;
  for (let steps = 0; steps <= mergedInto.size; steps++) {
    const found = entries.find((entry) => entry.id === at);
    const next = mergedInto.get(at);
    if (found || next === undefined) return found;
    at = next;
  }
  return undefined;
}

function settle(state: DeskState, made: Decision, wanted: Mark, to: ItemState, event?: EventId): DeskState {
  const best = findMarked(wanted, state.entries);
  if (!best) return noted(state, made, []);
  // A later reading may have made two of one: what was decided holds for both.
  const isPart = (entry: DeskEntry): boolean => isCoveredBy(entry.mark, wanted) && !touch(entry.mark, best.mark);
  const parts = state.entries.filter((entry) => entry !== best && isPart(entry));
  const items = new Set<DeskEntry>([best, ...parts]);
  const entries = state.entries.map((entry): DeskEntry => {
    if (!items.has(entry)) return entry;
    const told = to === "accepted" ? [...entry.told, ...wanted.passages] : [];
    return { ...entry, state: to, event, decision: made.number, told };
  });
  return noted({ ...state, entries }, made, [...items].map(({ id }) => id));
}

function touch(a: Mark, b: Mark): boolean {
  return a.passages.some((one) => b.passages.some((other) => overlapOf(one, other) > 0));
}

function edit(state: DeskState, made: DecisionOf<"edit">): DeskState {
  const found = findMarked(made.item, state.entries);
  if (!found) return noted(state, made, []);
  const edited = [...new Set([...found.edited, ...Object.keys(made.set)])].sort();
  const candidate = withEdits(found.candidate, made.set);
  return noted(replaced(state, found, [{ ...found, candidate, edited }]), made, [found.id]);
}

/** The candidate with the fields changed; what is null goes. */
export function withEdits(candidate: Candidate, set: Edits): Candidate {
  const kept = Object.entries({ ...candidate, ...set }).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(kept) as Candidate;
}

function merge(state: DeskState, made: DecisionOf<"merge">): DeskState {
  const found = [...new Set(made.items.flatMap((item) => findMarked(item, state.entries) ?? []))];
  const [first, ...others] = found;
  if (!first || others.length === 0) return noted(state, made, found.map(({ id }) => id));
  const candidate = joined(first.candidate, others.map((other) => other.candidate));
  const whole: DeskEntry = {
    ...first,
    candidate,
    mark: { ...first.mark, passages: passagesOf(candidate.reports, state.hashOf) },
    edited: [...new Set(found.flatMap(({ edited }) => edited))].sort(),
    from: [...new Set(found.flatMap(({ from }) => from))],
  };
  const gone = new Set<DeskEntry>(others);
  const entries = state.entries.flatMap((entry) => (entry === first ? [whole] : gone.has(entry) ? [] : [entry]));
  const mergedInto = new Map([...state.mergedInto, ...others.map(({ id }) => [id, first.id] as const)]);
  return noted({ ...state, entries, mergedInto }, made, found.map(({ id }) => id));
}

/** The first with the reports of all; what it does not say, the next that says it. */
function joined(first: Candidate, others: readonly Candidate[]): Candidate {
  const all = [first, ...others];
  const filled = Object.assign({}, ...[...all].reverse()) as Candidate;
  const reports = new Map(all.flatMap(({ reports }) => reports).map((one) => [`${one.account} ${one.span.start} ${one.span.end}`, one]));
  return {
    ...filled,
    ...first,
    by: all.find(({ by }) => by.length > 0)?.by ?? [],
    reports: [...reports.values()],
    confidence: Math.max(...all.map(({ confidence }) => confidence)),
    restsOn: [...new Set(all.flatMap(({ restsOn }) => restsOn))],
  };
}

function split(state: DeskState, made: DecisionOf<"split">): DeskState {
  const found = findMarked(made.item, state.entries);
  if (!found) return noted(state, made, []);
  const { passages } = found.mark;
  const goes = passages.map((one) => made.passages.some((other) => overlapOf(one, other) > 0));
  if (goes.every((leaves) => leaves) || !goes.includes(true)) return noted(state, made, [found.id]);
  const part = (leaving: boolean): Pick<DeskEntry, "mark" | "candidate"> => ({
    mark: { ...found.mark, passages: passages.filter((_, i) => goes[i] === leaving) },
    candidate: { ...found.candidate, reports: found.candidate.reports.filter((_, i) => (goes[i] ?? false) === leaving) },
  });
  const id = freeId(made.into, state);
  const off = part(true);
  const entry: DeskEntry = { ...found, ...off, id, mark: { ...off.mark, id }, candidate: { ...off.candidate, id } };
  return noted(replaced(state, found, [{ ...found, ...part(false) }, entry]), made, [found.id, id]);
}

/** An id like the one wanted that nothing on the desk bears. */
export function freeId(wanted: EventId, { entries, mergedInto }: DeskState): EventId {
  const taken = new Set<string>([...entries.flatMap(({ id, from }) => [id, ...from]), ...mergedInto.keys()]);
  let id: string = wanted;
  for (let n = 2; taken.has(id); n++) id = `${wanted.slice(0, 74)}-${n}`;
  return id;
}

function replaced(state: DeskState, old: DeskEntry, now: readonly DeskEntry[]): DeskState {
  return { ...state, entries: state.entries.flatMap((entry) => (entry === old ? now : [entry])) };
}

function noted(state: DeskState, decision: Decision, items: readonly EventId[]): DeskState {
  const before = state.standing.at(-1);
  // An accept of several is one decision.
  if (before?.decision === decision) {
    const both = { decision, items: [...before.items, ...items] };
    return { ...state, standing: [...state.standing.slice(0, -1), both] };
  }
  return { ...state, standing: [...state.standing, { decision, items }] };
}

/** Numbers of the reports of an accepted entry that its event does not rest on yet. */
export function newReportsOf({ state, mark, told }: DeskEntry): number[] {
  if (state !== "accepted") return [];
  return mark.passages.flatMap((one, i) => (told.some((other) => overlapOf(one, other) > 0) ? [] : [i]));
}

/** What an open response or withdrawal waits for: the offer it speaks of, while that is not accepted. */
export function neededBy(state: DeskState, entry: DeskEntry): DeskEntry | undefined {
  if (entry.state === "accepted" || entry.candidate.answers === undefined) return undefined;
  const offer = findEntry(state, entry.candidate.answers);
  return offer && offer !== entry && offer.state !== "accepted" ? offer : undefined;
}

/** The desk as it is sent. */
export function itemsOf(state: DeskState): DeskItem[] {
  return state.entries.map((entry): DeskItem => {
    const { id, candidate, edited, from, event, decision } = entry;
    const newReports = newReportsOf(entry);
    return { id, state: entry.state, candidate, edited, from, event, decision, newReports, needs: neededBy(state, entry)?.id };
  });
}

export function countsOf({ entries }: DeskState): DeskCounts {
  const of = (state: ItemState): number => entries.filter((entry) => entry.state === state).length;
  const newReports = entries.reduce((sum, entry) => sum + newReportsOf(entry).length, 0);
  return { open: of("open"), accepted: of("accepted"), rejected: of("rejected"), newReports };
}

/** The last decision that stands. */
export function lastOf({ standing, entries }: DeskState): LastDecision | undefined {
  const last = standing.at(-1);
  if (!last || last.decision.act === "undo") return undefined;
  const there = new Set(entries.map(({ id }) => id));
  return { number: last.decision.number, act: last.decision.act, items: last.items.filter((id) => there.has(id)) };
}
