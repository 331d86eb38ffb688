import type { Result } from "../base/fault.ts";
import type { Account } from "../case/accounts-file.ts";
import type { Names } from "../case/check-case.ts";
import { checkTerms } from "../case/check-terms.ts";
import { parseEdtf, parseGap, type TimeRange } from "../case/edtf.ts";
import { FaultsAt } from "../case/faults-at.ts";
import { readShape, resultOf, type ShapeReading } from "../case/read-shape.ts";
import type { Path, SourceFile } from "../case/source-file.ts";
import type { TermsDraft } from "../case/terms.ts";
import { PUBLIC, UNKNOWN } from "../case/vocabulary.ts";
import { type EventNumber, numberEvents } from "./event-number.ts";
import { type EventDraft, type EventType, type JournalDraft, journalEvent, journalFile, type Report, type Reveal } from "./event.ts";

declare const checked: unique symbol;
/** Events whose ids lead somewhere, whose times are real and in order. Plain JSON: it crosses a wire unchanged. */
export type Journal = readonly EventDraft[] & { readonly [checked]: "journal" };

export interface JournalSurroundings {
  readonly names: Names;
  readonly accounts: ReadonlyMap<string, Account>;
  /** Ids of what the case and the accounts name but could not read. */
  readonly ghosts: ReadonlySet<string>;
}

/** Any event with the fields that only some types have: looked for in all, and absent in the others. */
interface AnyEvent {
  readonly to?: readonly string[];
  readonly through?: readonly string[];
  readonly terms?: TermsDraft;
  readonly limits?: TermsDraft;
  readonly deadline?: string;
  readonly mandate?: string;
  readonly until?: string;
  readonly reveals?: readonly Reveal[];
}

/** The fields that point at an earlier event, and the types of event they may point at. */
const POINTERS: readonly (readonly [field: string, types: readonly EventType[]])[] = [
  ["answers", ["offer"]],
  ["withdraws", ["offer"]],
  ["replaces", ["offer"]],
  ["settles", ["offer"]],
  ["approves", ["offer", "response", "agreement", "message"]],
  ["ratifies", ["agreement"]],
  ["of", ["agreement"]],
];

/** Those that an event of each type may have: most have none. */
const POINTERS_OF: ReadonlyMap<string, typeof POINTERS> = new Map(
  journalEvent.options.map(({ shape }) => [shape.type.value, POINTERS.filter(([field]) => field in shape)]),
);

/**
 * The one door from a file to a journal; collects every fault. Without surroundings (the case itself is faulty) only
 * what can be told from the journal alone is checked.
 * Faults: `file/*`, `journal/duplicate-id`, `unknown-event`, `later-event`, `wrong-event`, `out-of-order`, `span`,
 * `out-of-place`, `vouches`, `attribution`, `lost-account`, `case/unknown-*`, `case/terms-*`, `time/*`. Cost: linear in
 * the events.
 */
export function checkJournal(source: SourceFile, around: JournalSurroundings | undefined): Result<Journal> {
  return resultOf(readJournal(source, around)) as Result<Journal>;
}

/** What `checkJournal` finds, with the events that could be read kept beside the faults: their spans can still be checked. */
export function readJournal(source: SourceFile, around: JournalSurroundings | undefined): ShapeReading<readonly EventDraft[]> {
  const shape = readShape(journalFile, source);
  if (!shape.data) return { ...shape, data: undefined };
  const ghosts = new Set([...shape.ghosts, ...(around?.ghosts ?? [])]);
  const check = new JournalCheck(shape.source, ghosts, shape.data, around);
  check.run();
  return { data: shape.data.events, faults: [...shape.faults, ...check.faults], ghosts, source: shape.source };
}

class JournalCheck extends FaultsAt {
  readonly #events: readonly EventDraft[];
  readonly #around: JournalSurroundings | undefined;
  readonly #position: EventNumber;
  /** The event known to start last among those passed, and when it starts at the earliest. */
  #latest: { event: EventDraft; startMs: number } | undefined;

  constructor(source: SourceFile, ghosts: ReadonlySet<string>, journal: JournalDraft, around: JournalSurroundings | undefined) {
    super(source, ghosts);
    this.#events = journal.events;
    this.#position = numberEvents(journal.events);
    this.#around = around;
  }

  run(): void {
    if (this.#position.size < this.#events.length) {
      this.mustDiffer("journal/duplicate-id", "events", this.#events.map((event) => event.id));
    }
    this.#events.forEach((event, i) => {
      this.#checkOrder(event, i);
      this.#checkPointers(event, i);
      if (this.#around) this.#checkNames(event, i, this.#around);
      for (let j = 0; j < event.reports.length; j++) this.#checkReport(event, event.reports[j] as Report, i, j);
    });
  }

  #checkOrder(event: EventDraft, i: number): void {
    for (let j = 0; j < (event.after?.length ?? 0); j++) {
      const item = event.after?.[j];
      if (item === undefined) continue;
      const id = typeof item === "string" ? item : item.event;
      this.#mustStandBefore(id, i, typeof item === "string" ? ["events", i, "after", j] : ["events", i, "after", j, "event"]);
      if (typeof item !== "string") {
        const gap = parseGap(item.gap);
        if (!gap.ok) this.addAt(["events", i, "after", j, "gap"], gap.faults);
      }
    }
    event.before?.forEach((id, j) => {
      const path = ["events", i, "before", j];
      const there = this.#findEvent(id, path);
      if (there !== undefined && there <= i) {
        this.add("journal/out-of-order", path, `“${event.id}” is placed before “${id}”, which the journal lists earlier`, "move one of them, or drop this");
      }
    });
    if (event.at === undefined) return;
    const time = this.#readTime(event.at, ["events", i, "at"]);
    if (!time) return;
    if (this.#latest && !time.approximate && time.endMs <= this.#latest.startMs) {
      this.add(
        "journal/out-of-order", ["events", i, "at"],
        `“${event.id}” (${event.at}) is over before “${this.#latest.event.id}” (${this.#latest.event.at ?? ""}), listed earlier, begins`,
        `move it above “${this.#latest.event.id}”, or mend one of the times`,
      );
    } else if (!time.approximate && (!this.#latest || time.startMs > this.#latest.startMs)) {
      this.#latest = { event, startMs: time.startMs };
    }
  }

  #checkPointers(event: EventDraft, i: number): void {
    for (const [key, types] of POINTERS_OF.get(event.type) ?? []) {
      const id = (event as Readonly<Record<string, unknown>>)[key];
      if (typeof id !== "string") continue;
      const path = ["events", i, key];
      const there = this.#mustStandBefore(id, i, path);
      const target = there === undefined ? undefined : this.#events[there];
      if (target && !types.includes(target.type)) {
        this.add("journal/wrong-event", path, `“${id}” is of type ${target.type}; “${key}” points at ${types.join(", ")}`);
      }
    }
    const { reveals } = event as AnyEvent;
    for (let j = 0; j < (reveals?.length ?? 0); j++) {
      const item = reveals?.[j] ?? "";
      if (typeof item === "string") this.#mustStandBefore(item, i, ["events", i, "reveals", j]);
      else this.#mustStandBefore(item.event, i, ["events", i, "reveals", j, "event"]);
    }
  }

  #mustStandBefore(id: string, i: number, path: Path): number | undefined {
    const there = this.#findEvent(id, path);
    if (there !== undefined && there >= i) {
      const self = this.#events[i]?.id ?? "";
      this.add("journal/later-event", path, there === i ? `“${self}” refers to itself` : `“${id}” is listed later than “${self}”, which refers to it`, "an event refers to earlier ones");
      return undefined;
    }
    return there;
  }

  #findEvent(id: string, path: Path): number | undefined {
    const there = this.#position.get(id);
    if (there === undefined) {
      this.mustKnow("journal/unknown-event", path, "event", id, new Map(this.#events.map((event) => [event.id, { name: "" }])));
    }
    return there;
  }

  #checkNames(event: EventDraft, i: number, { names }: JournalSurroundings): void {
    const path = ["events", i];
    const { to, through, terms, limits, deadline, mandate, until } = event as AnyEvent;
    this.#checkActors(event.by, path, "by", names, UNKNOWN);
    this.#checkActors(event.present, path, "present", names);
    this.#checkActors(to, path, "to", names, PUBLIC);
    this.#checkActors(through, path, "through", names);
    this.#checkName("place", event.place, path, names.places);
    this.#checkName("channel", event.channel, path, names.channels);
    this.#checkIssues(event.about, path, names);
    if (terms) checkTerms(terms, [...path, "terms"], names, this);
    if (limits) checkTerms(limits, [...path, "limits"], names, this);
    this.#checkName("deadline", deadline, path, names.deadlines);
    this.#checkName("mandate", mandate, path, names.mandates);
    if (until !== undefined) this.#readTime(until, [...path, "until"]);
  }

  #checkReport(event: EventDraft, report: Report, i: number, j: number): void {
    const { span, says, vouches } = report;
    if (span.end <= span.start) {
      this.add("journal/span", pathOf(i, j, "span", "end"), `the span ends at ${String(span.end)}, not after its start at ${String(span.start)}`, "end is one past the last code point");
    }
    const { groups, count } = report.attribution;
    const sum = groups?.reduce((total, group) => total + group.count, 0);
    if (sum !== undefined && count !== undefined && sum !== count) {
      this.add("journal/attribution", pathOf(i, j, "attribution", "count"), `the groups come to ${String(sum)} people, the count says ${String(count)}`);
    }
    for (let k = 0; k < (vouches?.length ?? 0); k++) {
      const field = vouches?.[k];
      if (field === undefined) continue;
      if (says && field !== "facts" && field !== "terms" && says[field] !== undefined) {
        this.add("journal/vouches", pathOf(i, j, "vouches", k), `these words cannot both bear out “${field}” and say it differently`, "drop it from vouches or from says");
      }
      if ((event as Readonly<Record<string, unknown>>)[field] === undefined) {
        this.add("journal/vouches", pathOf(i, j, "vouches", k), `“${event.id}” has no “${field}” to bear out`);
      }
    }
    if (!this.#around) return;
    const { names, accounts } = this.#around;
    const account = accounts.get(report.account);
    if (account === undefined) {
      this.mustKnow("accounts/unknown-account", pathOf(i, j, "account"), "account", report.account, accountNames(accounts));
    } else if (account.lost) {
      this.add("journal/lost-account", pathOf(i, j, "account"), `“${report.account}” is lost, so no words of it can be pointed at`);
    }
    if (says) this.#checkSays(says, pathOf(i, j, "says"), names);
  }

  #checkSays(says: NonNullable<Report["says"]>, path: Path, names: Names): void {
    if (says.at !== undefined) this.#readTime(says.at, [...path, "at"]);
    this.#checkActors(says.by, path, "by", names, UNKNOWN);
    this.#checkActors(says.to, path, "to", names, PUBLIC);
    this.#checkActors(says.through, path, "through", names);
    this.#checkActors(says.present, path, "present", names);
    this.#checkName("channel", says.channel, path, names.channels);
    this.#checkIssues(says.about, path, names);
    if (says.terms) checkTerms(says.terms, [...path, "terms"], names, this);
  }

  /** Paths are put together where a fault needs one: a large journal asks a million times and is told of none. */
  #checkActors(ids: readonly string[] | undefined, path: Path, field: string, names: Names, besides?: string): void {
    if (!ids) return;
    for (let j = 0; j < ids.length; j++) {
      const id = ids[j] ?? "";
      if (names.actors.has(id) || id === besides) continue;
      if (id === UNKNOWN || id === PUBLIC) {
        this.add("journal/out-of-place", [...path, field, j], `“${id}” cannot stand here`, "unknown stands under by, public under to, and nowhere else");
      } else this.mustKnow("case/unknown-person", [...path, field, j], "person or party", id, names.actors);
    }
  }

  #checkIssues(ids: readonly string[] | undefined, path: Path, names: Names): void {
    if (!ids) return;
    for (let j = 0; j < ids.length; j++) {
      const id = ids[j] ?? "";
      if (!names.issues.has(id)) this.mustKnow("case/unknown-issue", [...path, "about", j], "issue", id, names.issues);
    }
  }

  /** A field that names one thing of the case, and is called after it. */
  #checkName(field: "place" | "channel" | "deadline" | "mandate", id: string | undefined, path: Path, known: ReadonlyMap<string, { name: string }>): void {
    if (id !== undefined && !known.has(id)) this.mustKnow(`case/unknown-${field}`, [...path, field], field, id, known);
  }

  #readTime(edtf: string, path: Path): TimeRange | undefined {
    const time = parseEdtf(edtf);
    if (time.ok) return time.value;
    this.addAt(path, time.faults);
    return undefined;
  }
}

function pathOf(event: number, report: number, ...rest: Path): Path {
  return ["events", event, "reports", report, ...rest];
}

function accountNames(accounts: ReadonlyMap<string, Account>): ReadonlyMap<string, { name: string }> {
  return new Map([...accounts].map(([id, account]) => [id, { name: account.publisher }]));
}
