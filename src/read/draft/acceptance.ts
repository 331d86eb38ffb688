import { Fault, refuse, type Result } from "../../base/fault.ts";
import type { AccountsDraft } from "../../case/accounts-file.ts";
import { namesOf } from "../../case/check-case.ts";
import type { CaseDraft } from "../../case/case-file.ts";
import type { EventId } from "../../case/ids.ts";
import type { SourceFile } from "../../case/source-file.ts";
import { readJournal } from "../../journal/check-journal.ts";
import type { EventDraft, Report } from "../../journal/event.ts";
import type { Candidate, Name, Reading } from "../reading.ts";
import { CaseNames } from "./case-names.ts";
import type { DecisionOf } from "./decision.ts";
import { type DeskEntry, type DeskState, findEntry, newReportsOf } from "./desk.ts";
import { eventOfCandidate, reportOf } from "./event-of-candidate.ts";
import { placeInJournal, withoutContradiction } from "./journal-place.ts";
import type { PartyKind } from "./party-roles.ts";
import { Words } from "./words-bear-out.ts";

export type JournalEdit =
  | { readonly edit: "event"; readonly index: number; readonly event: EventDraft }
  | { readonly edit: "report"; readonly index: number; readonly report: Report };

type Took = DecisionOf<"accept">["took"][number];

/**
 * Candidates becoming events, one after another, in memory: the case and the journal grow, and what grew is listed, so
 * that files can be edited after it. A candidate that would make the case faulty is refused and leaves no trace.
 */
export class Acceptance {
  readonly notes: string[] = [];
  readonly journalEdits: JournalEdit[] = [];
  #names: CaseNames;
  #events: EventDraft[];
  readonly #reading: Reading;
  readonly #accounts: AccountsDraft;
  /** Which event each entry of the desk became here, on top of what the desk says. */
  readonly #became = new Map<EventId, EventId>();

  constructor(
    record: { readonly case: CaseDraft; readonly accounts: AccountsDraft; readonly events: readonly EventDraft[] },
    reading: Reading, kindOf?: (name: Name) => PartyKind,
  ) {
    this.#names = new CaseNames(record.case, reading, kindOf);
    this.#events = [...record.events];
    this.#reading = reading;
    this.#accounts = record.accounts;
  }

  get names(): CaseNames {
    return this.#names;
  }

  get events(): readonly EventDraft[] {
    return this.#events;
  }

  /**
   * Takes entries in the order given, all or none. Faults: `desk/unknown-name`, `desk/incomplete`, and those of the
   * journal that would come of it.
   */
  take(state: DeskState, entries: readonly DeskEntry[]): Result<readonly Took[]> {
    const held = { names: this.#names.clone(), events: [...this.#events] };
    const [edits, notes] = [this.journalEdits.length, this.notes.length];
    const took: Took[] = [];
    for (const entry of entries) {
      const taken = entry.state === "accepted" ? this.#addReports(entry) : this.#takeOne(state, entry);
      const faults = taken.ok ? this.#faults() : taken.faults;
      if (!taken.ok || faults.length > 0) {
        [this.#names, this.#events] = [held.names, held.events];
        this.journalEdits.length = edits;
        this.notes.length = notes;
        for (const { item } of took) this.#became.delete(item.id);
        return refuse(...faults);
      }
      took.push(taken.value);
      this.#became.set(entry.id, taken.value.event);
    }
    return { ok: true, value: took };
  }

  #takeOne(state: DeskState, entry: DeskEntry): Result<Took> {
    const eventOf = (id: EventId): EventId | undefined => {
      const found = findEntry(state, id);
      const event = found && (this.#became.get(found.id) ?? found.event);
      return this.#events.some((one) => one.id === event) ? event : undefined;
    };
    const words = new Words(this.#reading, this.#names);
    const setting = { reading: this.#reading, words, names: this.#names, events: this.#events, eventOf };
    const made = eventOfCandidate(entry.candidate, setting);
    if (!made.ok) return made;
    const { event, dropped } = withoutContradiction(made.value.event, this.#events);
    this.notes.push(...made.value.notes);
    if (dropped > 0) this.notes.push(`“${event.title}” is dated before what it should come after; that order was left out`);
    const later = state.entries.filter(({ candidate }) => comesAfter(candidate, entry)).flatMap(({ id }) => eventOf(id) ?? []);
    const earlier = state.entries.slice(0, state.entries.findIndex(({ id }) => id === entry.id));
    const following = earlier.map(({ id }) => eventOf(id)).findLast((id) => id !== undefined);
    const index = placeInJournal(this.#events, event, new Set<string>(later), following);
    this.#events.splice(index, 0, event);
    this.journalEdits.push({ edit: "event", index, event });
    return { ok: true, value: { item: entry.mark, event: event.id, created: true } };
  }

  #addReports(entry: DeskEntry): Result<Took> {
    const index = this.#events.findIndex(({ id }) => id === entry.event);
    const event = this.#events[index];
    if (!event || entry.event === undefined) {
      const detail = `the event “${entry.event ?? entry.id}” is no longer in the journal`;
      return refuse(new Fault({ code: "desk/no-event", detail, hint: "reload the desk" }));
    }
    const words = new Words(this.#reading, this.#names);
    const given = newReportsOf(entry).flatMap((number) => entry.candidate.reports[number] ?? []);
    const reports = given.map((one) => reportOf(one, event, words));
    this.#events[index] = { ...event, reports: [...event.reports, ...reports] };
    this.journalEdits.push(...reports.map((report) => ({ edit: "report", index, report }) as const));
    return { ok: true, value: { item: entry.mark, event: entry.event, created: false } };
  }

  /** What is wrong with the journal as it would be; the case itself grows only by what fits. */
  #faults(): readonly Fault[] {
    const around = {
      names: namesOf(this.#names.draft),
      accounts: new Map(this.#accounts.accounts.map((account) => [account.id, account])),
      ghosts: new Set<string>(),
    };
    return readJournal(valueAsSource("journal.yaml", { version: 1, events: this.#events }), around).faults;
  }
}

function comesAfter({ after }: Candidate, entry: DeskEntry): boolean {
  return after?.some(({ event }) => entry.from.includes(event) || entry.id === event) === true;
}

/** A value that stands in no file yet: its faults are told without a line. */
function valueAsSource(name: string, value: unknown): SourceFile {
  return { name, value, placeOf: () => ({ file: name }) };
}
