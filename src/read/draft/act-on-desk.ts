import { Fault, refuse, type Result } from "../../base/fault.ts";
import { parseYaml } from "../../case/source-file.ts";
import type { EventId } from "../../case/ids.ts";
import type { OpenedCase } from "../../journal/adapters/case-folder.ts";
import { checkRecord } from "../../journal/record.ts";
import { Acceptance } from "./acceptance.ts";
import { editCase, editJournal } from "./case-text.ts";
import { decide, toAccept, toUndo } from "./decide.ts";
import { type Decision, type DecisionOf, type DeskAct, nextNumber, printDecision } from "./decision.ts";
import { appendDecision, changeFiles, type FileChange, oneAtATime } from "./desk-files.ts";
import { removeFromYaml, spliceBetween, unspliced } from "./edit-yaml.ts";
import { overlapOf } from "./mark.ts";
import { openDesk, type OpenDesk, stateOf } from "./open-desk.ts";

export interface DeskDone {
  /** The desk as it stands afterwards. */
  readonly desk: OpenDesk;
  readonly decision: Decision;
  /** The items it was about. */
  readonly touched: readonly EventId[];
  readonly notes: readonly string[];
}

interface Planned {
  readonly decision: Decision;
  readonly changes: readonly FileChange[];
  readonly notes: readonly string[];
  /** The record as it will be, checked; left out where it does not change. */
  readonly after?: Pick<OpenedCase, "record" | "evidence">;
}

/**
 * Does one act at the desk of a case folder: decides, changes case.yaml and journal.yaml where it has to, all or
 * nothing, and writes the decision down. One at a time per folder; a change by somebody else in between is a fault.
 * Faults: those of `openDesk`, `decide`, `toAccept`, `toUndo`, `Acceptance.take`, and `desk/read-only`, `desk/stale`,
 * `desk/changed-meanwhile`.
 */
export async function actOnDesk(folder: string, act: DeskAct, textFolders: readonly string[] = []): Promise<Result<DeskDone>> {
  return oneAtATime(folder, async () => {
    const before = await openDesk(folder, textFolders);
    if (!before.ok) return before;
    if (!before.value.writable) {
      const detail = "the case folder cannot be written to";
      return refuse(new Fault({ code: "desk/read-only", detail, hint: "mend its permissions, or copy it" }));
    }
    const number = nextNumber(before.value.log);
    if (act.after !== undefined && act.after !== number - 1) {
      return refuse(new Fault({ code: "desk/stale", detail: "something else was decided meanwhile", hint: "look again and decide anew" }));
    }
    const planned = plan(before.value, act, number);
    if (!planned.ok) return planned;
    const { decision, changes, notes } = planned.value;
    const changed = await changeFiles(folder, changes);
    if (!changed.ok) return changed;
    await recordOrPutBack(folder, before.value.files.decisions, decision, changes);
    const desk = deskAfter(before.value, planned.value);
    return { ok: true, value: { desk, decision, touched: touchedBy(decision, before.value, desk), notes } };
  });
}

/** The desk as it would be opened now: what was written is what was checked. */
function deskAfter(before: OpenDesk, { decision, changes, after }: Planned): OpenDesk {
  const textOf = (file: string): string | undefined => changes.find((change) => change.file === file)?.after;
  const files = {
    case: textOf("case.yaml") ?? before.files.case,
    journal: textOf("journal.yaml") ?? before.files.journal,
    decisions: before.files.decisions + printDecision(decision),
  };
  const log = { ...before.log, decisions: [...before.log.decisions, decision] };
  const opened = { ...before.opened, ...after };
  const state = stateOf(before.reading, log, opened.record.events);
  return { ...before, files, log, opened, state };
}

/** A decision that cannot be written down has not been made. */
async function recordOrPutBack(
  folder: string, log: string, decision: Decision, changes: readonly FileChange[],
): Promise<void> {
  try {
    await appendDecision(folder, log, decision);
  } catch (error) {
    const back = changes.map(({ file, before, after }) => ({ file, before: after, after: before ?? EMPTY_JOURNAL }));
    await changeFiles(folder, back);
    throw error;
  }
}

function plan(desk: OpenDesk, act: DeskAct, number: number): Result<Planned> {
  if (act.act === "accept") return planAccept(desk, act.item, number);
  if (act.act === "undo") return planUndo(desk, act, number);
  const decided = decide(desk.state, act, number);
  return decided.ok ? { ok: true, value: { decision: decided.value, changes: [], notes: [] } } : decided;
}

function planAccept(desk: OpenDesk, item: EventId, number: number): Result<Planned> {
  const entries = toAccept(desk.state, item);
  if (!entries.ok) return entries;
  const acceptance = new Acceptance(desk.opened.record, desk.reading);
  const took = acceptance.take(desk.state, entries.value);
  if (!took.ok) return took;
  const { files } = desk;
  const after = {
    case: editCase(files.case, acceptance.names.edits),
    journal: editJournal(files.journal ?? EMPTY_JOURNAL, acceptance.journalEdits),
  };
  return checked(desk, after, (changes) => ({
    decision: {
      version: 1, number, act: "accept", took: [...took.value],
      wrote: changes.flatMap(({ file, before, after: now }) => spliceBetween(file as "case.yaml", before ?? "", now) ?? []),
    },
    changes,
    notes: [...acceptance.notes, ...acceptance.names.edits.flatMap((edit) => ("item" in edit ? (noteOf(edit) ?? []) : []))],
  }));
}

const EMPTY_JOURNAL = "version: 1\nevents: []\n";

function noteOf({ path, item }: { readonly path: readonly PropertyKey[]; readonly item: object }): string | undefined {
  const list = String(path[0]);
  return "name" in item && path.length === 1 ? `added to ${list} of case.yaml: ${String(item.name)}` : undefined;
}

/** Nothing is changed before the whole record, as it would be, has been checked. */
function checked(
  desk: OpenDesk, after: { case: string; journal: string }, then: (changes: readonly FileChange[]) => Planned,
): Result<Planned> {
  const { opened, files } = desk;
  const theCase = parseYaml("case.yaml", after.case);
  const journal = parseYaml("journal.yaml", after.journal);
  if (!theCase.ok) return theCase;
  if (!journal.ok) return journal;
  // The accounts were checked when the desk was opened, and do not change here.
  const accounts = { name: "accounts.yaml", value: opened.record.accounts, placeOf: () => ({ file: "accounts.yaml" }) };
  const record = checkRecord({ case: theCase.value, accounts, journal: journal.value, texts: opened.texts });
  if (!record.ok) return record;
  const changes = [
    { file: "case.yaml", before: files.case, after: after.case } as const,
    { file: "journal.yaml", before: files.journal, after: after.journal } as const,
  ].filter((change) => change.before !== change.after);
  return { ok: true, value: { ...then(changes), after: record.value } };
}

function planUndo(desk: OpenDesk, act: Extract<DeskAct, { act: "undo" }>, number: number): Result<Planned> {
  const undone = toUndo(desk.state, act);
  if (!undone.ok) return undone;
  const decision: DecisionOf<"undo"> = { version: 1, number, act: "undo", of: undone.value.number };
  if (undone.value.act !== "accept") return { ok: true, value: { decision, changes: [], notes: [] } };
  const restored = restore(desk, undone.value);
  if (restored) return checked(desk, restored, (changes) => ({ decision, changes, notes: [] }));
  const journal = withoutTaken(desk, undone.value);
  const kept = undone.value.wrote.some(({ file }) => file === "case.yaml");
  const notes = kept ? ["the files were changed since: the event is gone from the journal, what was added to case.yaml stays"] : [];
  return checked(desk, { case: desk.files.case, journal }, (changes) => ({ decision, changes, notes }));
}

/** The files to the letter as they were before, if nobody has changed them since. */
function restore({ files }: OpenDesk, { wrote }: DecisionOf<"accept">): { case: string; journal: string } | undefined {
  if (wrote.length === 0) return undefined;
  const texts = { "case.yaml": files.case, "journal.yaml": files.journal ?? "" };
  for (const splice of [...wrote].reverse()) {
    const text = unspliced(texts[splice.file], splice);
    if (text === undefined) return undefined;
    texts[splice.file] = text;
  }
  // Where there was no journal, an empty one is as good.
  return { case: texts["case.yaml"], journal: texts["journal.yaml"] === "" ? EMPTY_JOURNAL : texts["journal.yaml"] };
}

/** The journal without the events that were made, and without the reports that were added to others. */
function withoutTaken({ files, opened, state, log }: OpenDesk, undone: DecisionOf<"accept">): string {
  const ids = opened.record.events.map(({ id }) => id);
  let text = files.journal ?? EMPTY_JOURNAL;
  for (const { item, event, created } of [...undone.took].reverse()) {
    const index = ids.indexOf(event);
    if (index < 0) continue;
    if (created) {
      text = removeFromYaml(text, ["events"], index);
      ids.splice(index, 1);
      continue;
    }
    const earlier = log.decisions.flatMap((made) => (made.act === "accept" && made.number < undone.number ? made.took : []));
    const before = earlier.filter((one) => one.event === event).flatMap((one) => one.item.passages);
    const added = item.passages.filter((one) => !before.some((other) => overlapOf(one, other) > 0));
    const reports = opened.record.events.find(({ id }) => id === event)?.reports ?? [];
    for (const [j, { account, span }] of [...reports.entries()].reverse()) {
      const passage = { text: state.hashOf.get(account) ?? "", start: span.start, end: span.end };
      if (added.some((one) => overlapOf(one, passage) > 0)) text = removeFromYaml(text, ["events", index, "reports"], j);
    }
  }
  return text;
}

/** What a decision was about, by the ids on the desk afterwards; where it is no more, before. */
function touchedBy(decision: Decision, before: OpenDesk, after: OpenDesk): EventId[] {
  const number = decision.act === "undo" ? decision.of : decision.number;
  const desks = decision.act === "undo" ? [before] : [after, before];
  const items = desks.flatMap(({ state }) => state.standing.find((one) => one.decision.number === number)?.items ?? []);
  return [...new Set(items)];
}
