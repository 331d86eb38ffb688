import { Fault, refuse, type Result } from "../../base/fault.ts";
import type { EventDraft } from "../../journal/event.ts";
import { type OpenedCase, readCaseFolder } from "../../journal/adapters/case-folder.ts";
import { type Reading, reading } from "../reading.ts";
import { type DecisionLog, parseDecisions } from "./decision.ts";
import { deskOf, type DeskEntry, type DeskState } from "./desk.ts";
import { DECISIONS_FILE, isWritable, READING_FILE, readOwnFile } from "./desk-files.ts";
import { likenessOf, type Mark, type Passage } from "./mark.ts";

/** A case with its reading and what has been decided about it, as they lie on disk. */
export interface OpenDesk {
  readonly opened: OpenedCase;
  readonly reading: Reading;
  readonly log: DecisionLog;
  readonly state: DeskState;
  readonly files: { readonly case: string; readonly journal: string | undefined; readonly decisions: string };
  readonly writable: boolean;
}

/**
 * Opens the reading desk of a case folder. Faults: `desk/none` where it was not drafted from documents,
 * `desk/broken-reading`, `desk/journal-lines`, and those of `readCaseFolder`.
 */
export async function openDesk(folder: string, textFolders: readonly string[] = []): Promise<Result<OpenDesk>> {
  const [readingText, decisions, theCase, journal, lines] = await Promise.all(
    [READING_FILE, DECISIONS_FILE, "case.yaml", "journal.yaml", "journal.jsonl"].map((name) => readOwnFile(folder, name)),
  );
  if (!readingText || !decisions || !theCase || !journal || !lines) throw new RangeError("five files asked for, fewer read");
  if (!readingText.ok) return readingText;
  if (readingText.value === undefined) {
    const hint = "backchannel read --add CASE FILE… reads documents into it";
    return refuse(new Fault({ code: "desk/none", detail: "this case was not drafted from documents, so there is nothing to decide on", hint }));
  }
  const read = parseReading(readingText.value);
  if (!read.ok) return read;
  const opened = await readCaseFolder(folder, textFolders);
  if (!opened.ok) return opened;
  if (!decisions.ok) return decisions;
  if (!theCase.ok) return theCase;
  if (!journal.ok) return journal;
  if (lines.ok && lines.value !== undefined) {
    const detail = "accepted candidates go to journal.yaml, and this case has a journal.jsonl";
    return refuse(new Fault({ code: "desk/journal-lines", detail, hint: "write it as journal.yaml" }));
  }
  const log = parseDecisions(decisions.value ?? "");
  const state = stateOf(read.value, log, opened.value.record.events);
  const files = { case: theCase.value ?? "", journal: journal.value, decisions: decisions.value ?? "" };
  const writable = await isWritable(folder);
  return { ok: true, value: { opened: opened.value, reading: read.value, log, state, files, writable } };
}

/** What decisions make of a reading, held against the journal as it is. */
export function stateOf(read: Reading, log: DecisionLog, events: readonly EventDraft[]): DeskState {
  return heldAgainst(deskOf(read, log.decisions), events);
}

/** The reading checked last: at the desk one act follows another on the same one, and to check it takes longest. */
let lastRead: { readonly text: string; readonly reading: Reading } | undefined;

/** A reading from its file. Fault: `desk/broken-reading`. */
export function parseReading(text: string): Result<Reading> {
  if (lastRead?.text === text) return { ok: true, value: lastRead.reading };
  const parsed = reading.safeParse(parseJson(text));
  if (parsed.success) {
    lastRead = { text, reading: parsed.data };
    return { ok: true, value: parsed.data };
  }
  const [issue] = parsed.error.issues;
  const detail = `this is no reading: ${issue?.path.map(String).join(".") ?? ""} ${issue?.message ?? ""}`.trim();
  const hint = "backchannel read --add CASE reads the accounts again; what was decided is kept";
  return refuse(new Fault({ code: "desk/broken-reading", detail, at: { file: READING_FILE }, hint }));
}

/**
 * The desk held against the journal as it is: what somebody wrote there by hand about the same words counts as
 * accepted, and an accepted event that somebody took out counts as rejected.
 */
function heldAgainst(state: DeskState, events: readonly EventDraft[]): DeskState {
  const there = new Set<string>(events.map(({ id }) => id));
  const claimed = new Set<string>(state.entries.flatMap(({ event }) => event ?? []));
  const adopted = new Map<DeskEntry, { event: EventDraft; mark: Mark }>();
  for (const event of events) {
    if (claimed.has(event.id)) continue;
    const mark: Mark = { id: event.id, type: event.type, passages: passagesIn(event, state) };
    const open = state.entries.filter((entry) => entry.state === "open" && !adopted.has(entry));
    const best = open.reduce<{ entry?: DeskEntry; likeness: number }>((so, entry) => {
      const likeness = likenessOf(entry.mark, mark);
      return likeness > so.likeness ? { entry, likeness } : so;
    }, { likeness: 0 });
    if (best.entry) adopted.set(best.entry, { event, mark });
  }
  const entries = state.entries.map((entry): DeskEntry => {
    const own = adopted.get(entry);
    if (own) return { ...entry, state: "accepted", event: own.event.id, told: own.mark.passages };
    if (entry.state !== "accepted") return entry;
    const event = events.find(({ id }) => id === entry.event);
    if (entry.event === undefined || !there.has(entry.event)) return { ...entry, state: "rejected", event: undefined, told: [] };
    // Reports added by hand are told as well.
    return event ? { ...entry, told: [...entry.told, ...passagesIn(event, state)] } : entry;
  });
  return { ...state, entries };
}

function passagesIn({ reports }: EventDraft, { hashOf }: DeskState): Passage[] {
  return reports.flatMap(({ account, span: { start, end } }) => {
    const text = hashOf.get(account);
    return text === undefined ? [] : [{ text, start, end }];
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
