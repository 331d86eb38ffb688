import { readFile, stat } from "node:fs/promises";
import { availableParallelism } from "node:os";
import type { TermsDraft } from "../../case/terms.ts";
import type { SourcedRecord } from "../../journal/record.ts";
import { readPackage } from "../../lab/window/read-package.ts";
import { readQuestion } from "../../lab/window/read-question.ts";
import { ChainSampler } from "../../lab/window/chain-sampler.ts";
import { windowOf } from "../../lab/window/window-of.ts";
import { type Study, studyRecord } from "../../study/study.ts";
import { EXIT, Exit, printFaults } from "../exit.ts";
import { openCase } from "../open.ts";
import { Progress, QUIET_MS } from "../progress.ts";
import { type Names, windowInWords } from "../window-in-words.ts";

export interface WindowOptions {
  readonly at?: string;
  readonly package?: string;
  readonly parties?: string;
  readonly thorough?: boolean;
  readonly seed?: string;
  readonly threads?: string;
  readonly assume: string[];
  readonly accounts: string[];
  readonly json?: boolean;
}

const MOST_THREADS = 64;

/** When a deal was possible, on the evidence of what each side offered and refused. */
export async function window(folder: string, options: WindowOptions): Promise<void> {
  const sampler = new ChainSampler(readThreads(options.threads));
  // They start while the case is read.
  sampler.start();
  try {
    await answer(folder, options, sampler);
  } finally {
    await sampler.close();
  }
}

async function answer(folder: string, options: WindowOptions, sampler: ChainSampler): Promise<void> {
  const { record } = await openCase(folder, options.accounts);
  const { at, seed, parties, assume, thorough } = options;
  const isOffer = record.events.some(({ id }) => id === options.package);
  const file = options.package === undefined || isOffer ? undefined : await fileOf(options.package);
  const offer = file === undefined ? options.package : undefined;
  const read = readQuestion({ at, seed, parties, assume, thorough, offer }, record);
  if (!read.ok) {
    for (const { detail, hint } of read.faults) process.stderr.write(`${detail}${hint === undefined ? "" : `; hint: ${hint}`}\n`);
    throw new Exit(EXIT.usage);
  }
  const asked = file === undefined ? read.value.asked : packageIn(options.package ?? "", file, record);
  const study = studyRecord(record);
  const progress = new Progress(QUIET_MS);
  const onProgress = (done: number, stage: string): void => { progress.show(stage, done); };
  const found = await windowOf(study, { ...read.value, asked, sampler, onProgress });
  progress.stop();
  if (!found.ok) {
    printFaults(found.faults, folder);
    throw new Exit(EXIT.faults);
  }
  const printed = options.json ? JSON.stringify(found.value) : windowInWords(found.value, namesIn(study)).join("\n");
  process.stdout.write(`${printed}\n`);
}

function readThreads(text: string | undefined): number {
  if (text === undefined) return availableParallelism();
  const threads = Number(text);
  if (Number.isInteger(threads) && threads >= 1 && threads <= MOST_THREADS) return threads;
  process.stderr.write(`--threads: “${text}” is no number of threads; 1 to ${MOST_THREADS}\n`);
  throw new Exit(EXIT.usage);
}

/** The text of a file, where there is one of this name; where there is none, an offer was meant. */
async function fileOf(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() ? readFile(path, "utf8") : undefined;
}

function packageIn(path: string, text: string, record: SourcedRecord): TermsDraft {
  const terms = readPackage(path, text, record);
  if (terms.ok) return terms.value;
  printFaults(terms.faults, path);
  throw new Exit(EXIT.faults);
}

function namesIn({ record, index }: Study): Names {
  const parties = new Map<string, string>(index.parties.map(({ id, name, short }) => [id, short ?? name]));
  const titles = new Map<string, string>(record.events.map(({ id, title }) => [id, title]));
  return {
    title: record.case.title,
    party: (id) => parties.get(id) ?? id,
    issue: (id) => index.issue.get(id)?.name ?? id,
    event: (id) => titles.get(id) ?? id,
  };
}
