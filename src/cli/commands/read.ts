import { basename, resolve } from "node:path";
import type { Fault, Result } from "../../base/fault.ts";
import { parseEdtf } from "../../case/edtf.ts";
import type { SourceDocument } from "../../read/account.ts";
import { actOnDesk } from "../../read/draft/act-on-desk.ts";
import { addToCase, type GrowingCase, openToAdd, withEarlierProposals } from "../../read/draft/add-to-case.ts";
import { mustBeFree, writeCaseFolder } from "../../read/draft/case-folder-files.ts";
import { countsOf } from "../../read/draft/desk.ts";
import { draftCase, printReading } from "../../read/draft/draft-case.ts";
import { nameDocuments } from "../../read/draft/name-documents.ts";
import { openDesk } from "../../read/draft/open-desk.ts";
import { partyKindsBy } from "../../read/draft/party-roles.ts";
import { collectFiles } from "../../read/ingest/collect-files.ts";
import { readFiles } from "../../read/ingest/read-files.ts";
import { type Lexicon, loadLexicon } from "../../read/lexicon.ts";
import { type NamedDocument, readAccounts } from "../../read/read.ts";
import type { Reading } from "../../read/reading.ts";
import { count, EXIT, Exit } from "../exit.ts";
import { Progress } from "../progress.ts";
import { modelFrom, type ModelOptions, withProposals } from "./propose.ts";

export interface ReadOptions extends ModelOptions {
  readonly out?: string;
  readonly add?: string;
  readonly published: readonly string[];
  readonly lexicons: readonly string[];
  readonly accounts: readonly string[];
  readonly accept?: string;
  readonly encoding?: string;
  readonly json?: boolean;
}

/** Shares of the bar: taking the text out of files, then reading it. */
const FILES_SHARE = 0.25;

/** Reads documents into a draft case, or into a case there is. */
export async function read(paths: readonly string[], options: ReadOptions): Promise<void> {
  const accept = readShare(options.accept);
  const dates = options.published.map(readDate);
  if (options.out === undefined && options.add === undefined && !options.json) misused("nothing says where the draft goes", "--out CASE writes a new case, --add CASE adds to one, --json prints what was found");
  if (paths.length === 0 && options.add === undefined) misused("no file is named", "backchannel read articles/ --out my-case");
  const model = modelFrom(options, process.env);
  if (options.out !== undefined) orFail(await mustBeFree(options.out));
  const growing = options.add === undefined ? undefined : orFail(await openToAdd(options.add, options.accounts));
  const lexicon = orFail(await loadLexicon(options.lexicons));
  const progress = new Progress();
  try {
    const found = await readDocuments(paths, options.encoding, progress);
    const documents = withDates(found.documents, dates);
    const known = growing?.opened.record.accounts.accounts ?? [];
    const { named, again } = nameDocuments(documents, known);
    const all = [...(growing?.documents ?? []), ...named];
    const byRules = all.length === 0 ? undefined : withEarlierProposals(await readAll(all, lexicon, progress), growing?.previous);
    // An account is shown to a model once, when it is new.
    const reading = byRules && model ? await withProposals(byRules, named, model, progress) : byRules;
    progress.stop();
    for (const { file, account } of again) note(`${file}: not added again, it says the same as ${account}`);
    for (const file of found.skipped) note(`${file}: passed over, not of a kind that is read`);
    if (reading) await keep(reading, { named, all, growing, lexicon, accept }, options);
    if (found.faults.length > 0) {
      note(found.faults.map((fault) => fault.message).join("\n"));
      const others = named.length > 0 ? "; the others were" : "";
      note(`${count(found.faults.length, "file")} could not be read${others}`);
      throw new Exit(EXIT.faults);
    }
    if (!reading) {
      note("there was nothing to read\nhint: name files, or folders with files, that end in .txt, .md, .html, .pdf, .docx or .eml");
      throw new Exit(EXIT.faults);
    }
  } finally {
    progress.stop();
  }
}

interface Found {
  readonly documents: readonly SourceDocument[];
  readonly skipped: readonly string[];
  readonly faults: readonly Fault[];
}

async function readDocuments(paths: readonly string[], encoding: string | undefined, progress: Progress): Promise<Found> {
  const collected = await collectFiles(paths);
  const { files } = collected;
  const { documents, faults } = await readFiles(files, { encoding }, (path, done) => {
    progress.show(basename(path), (done / files.length) * FILES_SHARE);
  });
  return { documents, skipped: collected.skipped, faults: [...collected.faults, ...faults] };
}

function readAll(documents: readonly NamedDocument[], lexicon: Lexicon, progress: Progress): Promise<Reading> {
  return readAccounts(documents, lexicon, {
    onProgress: (step, done) => {
      progress.show(step, FILES_SHARE + done * (1 - FILES_SHARE));
    },
  });
}

interface Kept {
  readonly named: readonly NamedDocument[];
  readonly all: readonly NamedDocument[];
  readonly growing: GrowingCase | undefined;
  readonly lexicon: Lexicon;
  readonly accept: number | undefined;
}

/** Writes the case, and says what there is now; with --json standard output has the reading and nothing else. */
async function keep(reading: Reading, kept: Kept, options: ReadOptions): Promise<void> {
  const said = options.add !== undefined && kept.growing
    ? await addTo(options.add, kept.growing, reading, kept)
    : options.out !== undefined ? await draft(options.out, reading, kept) : undefined;
  if (options.json) process.stdout.write(printReading(reading));
  else if (said !== undefined) process.stdout.write(said);
  reading.notes.forEach(note);
}

async function draft(out: string, reading: Reading, { all, lexicon, accept }: Kept): Promise<string> {
  const texts = new Map(all.map(({ id, document }) => [id, document.text]));
  const made = draftCase(reading, texts, { folder: basename(resolve(out)), accept, kindOf: partyKindsBy(lexicon) });
  orFail(await writeCaseFolder(out, made.files));
  made.notes.forEach(note);
  const left = reading.candidates.length - made.taken;
  return [
    `${out}: a draft from ${count(reading.accounts.length, "account")}, ${independent(reading)} of them independent`,
    found(reading),
    `${count(made.accepted, "event")} in the journal, ${count(left, "candidate")} left to decide on: backchannel serve ${out} --open`, "",
  ].join("\n");
}

async function addTo(folder: string, growing: GrowingCase, reading: Reading, { named, accept }: Kept): Promise<string> {
  const added = orFail(await addToCase(growing, reading, named));
  added.notes.forEach(note);
  if (accept !== undefined) await acceptSure(folder, reading, accept);
  const desk = orFail(await openDesk(folder));
  const { open, accepted, rejected, newReports } = countsOf(desk.state);
  return [
    `${folder}: ${named.length === 0 ? "no account added" : `${count(named.length, "account")} added (${named.map(({ id }) => id).join(", ")})`}, ${count(reading.accounts.length, "account")} read`,
    found(reading),
    `${String(accepted)} accepted, ${String(rejected)} rejected, ${count(open, "candidate")} left to decide on; ${count(newReports, "new report")} for accepted events`, "",
  ].join("\n");
}

/** Accepts, one by one, what is sure enough and still open. */
async function acceptSure(folder: string, { candidates }: Reading, accept: number): Promise<void> {
  for (const { id, title, confidence } of candidates) {
    if (confidence < accept) continue;
    const done = await actOnDesk(folder, { act: "accept", item: id });
    if (done.ok) done.value.notes.forEach(note);
    else if (!done.faults.some(({ code }) => WAS_DECIDED.includes(code))) note(`left open: ${title}: ${done.faults.map(({ detail }) => detail).join("; ")}`);
  }
}

/** What somebody decided before is not decided again. */
const WAS_DECIDED = ["desk/nothing-to-do", "desk/rejected"];

function found({ names, drift, candidates }: Reading): string {
  const of = (kind: string): number => names.filter((name) => name.kind === kind).length;
  return `found: ${String(of("person"))} people, ${String(of("party"))} parties, ${String(of("place"))} places, ${count(drift.length, "change")} in retelling, ${count(candidates.length, "candidate event")}`;
}

function independent({ accounts }: Reading): string {
  return String(accounts.filter(({ lineage }) => lineage.independent).length);
}

interface Dated {
  readonly file: string;
  readonly date: string;
}

function readDate(text: string): Dated {
  const at = text.lastIndexOf("=");
  const [file, date] = [text.slice(0, at), text.slice(at + 1)];
  if (at <= 0) misused(`--published takes FILE=DATE, not “${text}”`, "--published scoop.html=2025-03-05");
  const time = parseEdtf(date);
  if (!time.ok) misused(`--published: ${time.faults.map(({ detail }) => detail).join("; ")}`, time.faults[0]?.hint ?? "2025-03-05");
  return { file, date };
}

/** A file goes by its path, or by its name where only one has it. */
function withDates(documents: readonly SourceDocument[], dates: readonly Dated[]): SourceDocument[] {
  const given = new Map<SourceDocument, string>();
  for (const { file, date } of dates) {
    const byPath = documents.filter((document) => resolve(document.file) === resolve(file));
    const named = byPath.length > 0 ? byPath : documents.filter((document) => basename(document.file) === file);
    const [one] = named;
    if (!one || named.length > 1) misused(`--published: ${named.length > 1 ? "several files are" : "no file read here is"} called “${file}”`, "name it as the command does");
    given.set(one, date);
  }
  return documents.map((document) => {
    const published = given.get(document);
    return published === undefined ? document : { ...document, published, publishedFrom: "given" };
  });
}

function readShare(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const share = Number(text);
  if (text.trim() !== "" && share >= 0 && share <= 1) return share;
  return misused(`--accept takes a number from 0 to 1, not “${text}”`, "--accept 0.8");
}

function misused(what: string, hint: string): never {
  note(`${what}\nhint: ${hint}`);
  throw new Exit(EXIT.usage);
}

function orFail<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  note(result.faults.map((fault) => fault.message).join("\n"));
  throw new Exit(EXIT.faults);
}

function note(text: string): void {
  process.stderr.write(`${text}\n`);
}
