import type { CaseDraft } from "../../case/case-file.ts";
import type { AccountsDraft } from "../../case/accounts-file.ts";
import { printYaml } from "../../case/print-yaml.ts";
import { parseEdtf } from "../../case/edtf.ts";
import { printJournal } from "../../journal/print-journal.ts";
import type { Name, Reading } from "../reading.ts";
import { Acceptance } from "./acceptance.ts";
import { addIssue } from "./case-issues.ts";
import { CaseNames } from "./case-names.ts";
import { toAccept } from "./decide.ts";
import { type Decision, printDecision } from "./decision.ts";
import { type DeskState, foldDesk, initialDesk } from "./desk.ts";
import { DECISIONS_FILE, READING_FILE } from "./desk-files.ts";
import { draftAccounts, textFileOf } from "./draft-accounts.ts";
import { makeId } from "./make-id.ts";
import type { PartyKind } from "./party-roles.ts";

export interface DraftOptions {
  /** Name of the folder: the case's id and title come of it. */
  readonly folder: string;
  /** Candidates at least so sure are accepted; left out, none. */
  readonly accept?: number | undefined;
  readonly kindOf?: ((name: Name) => PartyKind) | undefined;
}

export interface CaseFiles {
  /** Contents by path in the case folder. */
  readonly files: ReadonlyMap<string, string>;
  /** Events in the journal. */
  readonly accepted: number;
  /** Candidates that became them. */
  readonly taken: number;
  /** Candidates sure enough that could not be accepted, and why. */
  readonly notes: readonly string[];
}

/** Names less sure than this wait until a candidate that is accepted needs them. */
const SURE_ENOUGH = 0.5;

/** A draft case of a reading, as files. The same reading gives the same bytes. `texts` are the accounts' own, by id. */
export function draftCase(reading: Reading, texts: ReadonlyMap<string, string>, options: DraftOptions): CaseFiles {
  const names = new CaseNames(emptyCase(reading, options.folder), reading, options.kindOf);
  for (const name of reading.names) {
    if (name.confidence < SURE_ENOUGH) continue;
    if (name.kind === "place") names.place(name.id);
    else names.actor(name.id);
  }
  for (const issue of reading.issues) addIssue(names, issue.id, issue, undefined, reading);
  const accounts: AccountsDraft = { version: 1, accounts: draftAccounts(reading) };
  const acceptance = new Acceptance({ case: names.draft, accounts, events: [] }, reading, options.kindOf);
  const { decisions, notes } = acceptAll(acceptance, reading, options.accept);
  const draft = acceptance.names.draft;
  const files = new Map([
    ["case.yaml", printCase(draft, [...names.edits, ...acceptance.names.edits])],
    ["accounts.yaml", ACCOUNTS_HEADER + printYaml(accounts)],
    ["journal.yaml", JOURNAL_HEADER + printJournal(acceptance.events)],
    [READING_FILE, printReading(reading)],
    [DECISIONS_FILE, decisions.map(printDecision).join("")],
    ...reading.accounts.map(({ id }) => [textFileOf(id), texts.get(id) ?? ""] as const),
  ]);
  const taken = decisions.reduce((sum, made) => sum + (made.act === "accept" ? made.took.length : 0), 0);
  return { files, accepted: acceptance.events.length, taken, notes: [...notes, ...acceptance.notes] };
}

/** `reading.json`: one finding a line, so that two readings can be compared. */
export function printReading(reading: Reading): string {
  const members = Object.entries(reading).map(([key, value]: [string, unknown]) => {
    if (!Array.isArray(value) || value.length === 0) return `${JSON.stringify(key)}: ${JSON.stringify(value)}`;
    return `${JSON.stringify(key)}: [\n${value.map((item) => JSON.stringify(item)).join(",\n")}\n]`;
  });
  return `{\n${members.join(",\n")}\n}\n`;
}

function acceptAll(
  acceptance: Acceptance, reading: Reading, accept: number | undefined,
): { decisions: Decision[]; notes: string[] } {
  const decisions: Decision[] = [];
  const notes: string[] = [];
  if (accept === undefined) return { decisions, notes };
  let state: DeskState = initialDesk(reading);
  for (const { id, confidence, title } of reading.candidates) {
    if (confidence < accept) continue;
    const entries = toAccept(state, id);
    // It went along with another.
    if (!entries.ok) continue;
    const took = acceptance.take(state, entries.value);
    if (took.ok) {
      const made: Decision = { version: 1, number: decisions.length + 1, act: "accept", took: [...took.value], wrote: [] };
      decisions.push(made);
      state = foldDesk(state, made);
    } else notes.push(`left open: ${title}: ${took.faults.map(({ detail }) => detail).join("; ")}`);
  }
  return { decisions, notes };
}

function emptyCase({ accounts }: Reading, folder: string): CaseDraft {
  const id = makeId(folder, "case");
  const words = id.replaceAll("-", " ");
  const dates = accounts.map(({ published }) => published).filter((text) => text !== undefined && parseEdtf(text).ok).sort();
  const [first, last] = [dates[0], dates.at(-1)];
  const when = first === undefined ? "" : first === last ? `, published ${first}` : `, published ${first} to ${last ?? ""}`;
  const from = accounts.length === 1 ? "one account" : `${String(accounts.length)} accounts`;
  return {
    version: 1, id: id, title: words.charAt(0).toUpperCase() + words.slice(1),
    summary: `Drafted by machine from ${from}${when}. What is here was found in their words; nobody has checked it yet.`,
    parties: [], people: [], places: [], channels: [], issues: [], phases: [], preferences: [], mandates: [], deadlines: [],
  };
}

const LISTS = ["parties", "people", "places", "issues", "mandates", "deadlines"] as const;

function printCase(draft: CaseDraft, edits: CaseNames["edits"]): string {
  const bases = new Map<string, string>();
  for (const edit of edits) if ("item" in edit && "id" in edit.item) bases.set(`${String(edit.path[0])} ${String(edit.item.id)}`, edit.basis);
  const { version, id, title, summary } = draft;
  const parts = [CASE_HEADER, printYaml({ version, id, title, summary })];
  for (const list of LISTS) {
    const items: readonly { readonly id: string }[] = list === "parties" && draft.parties.length === 0 ? [NOBODY] : draft[list];
    if (items.length === 0) continue;
    parts.push(`\n${list}:\n`);
    for (const item of items) {
      const basis = bases.get(`${list} ${item.id}`);
      if (basis !== undefined && basis !== "") parts.push(`  # ${basis}\n`);
      parts.push(printYaml([item]).replace(/^(?=.)/gm, "  "));
    }
  }
  return parts.join("") + CASE_END;
}

/** A case has a party; one in whose accounts none was found says so. */
const NOBODY = { id: "nobody-yet", name: "No party was found; put the parties here", kind: "organisation" };

const CASE_HEADER = `# A draft, read from documents by backchannel read. The number before each comment's comma is how sure the reader is, 0 to 1.
#
# What to do next:
# 1. Look over parties and people: give each the kind, role and party it has, and take out what is none. Ids may be
#    changed as long as journal.yaml is changed with them.
# 2. backchannel serve this folder and open its reading desk: accept, edit, merge, split or reject what was found.
#    What is accepted goes to journal.yaml, and whoever it names to this file, below what is here.
# 3. backchannel check this folder says what is wrong, with places. docs/formats.md says what every field means.
# 4. Documents that turn up later: backchannel read --add this folder FILE… leaves what was decided as it is.
`;

const CASE_END = `
# Not read from documents; add them where they are known: channels, phases, preferences, agreement.
`;

const ACCOUNTS_HEADER = `# The accounts as they were read. Lineage was inferred; its notes say how surely and from what.
# The texts in accounts/ are there for your own use: whether they may be passed on is for their owners to say. Where they
# may not, take the folder and the lines "file:" out before the case goes to others; the hashes still find the texts.
`;

const JOURNAL_HEADER = `# What happened, as far as candidates of the reading were accepted, with every account's words on it.
`;
