import { sha256Of } from "../base/sha256.ts";
import type { AccountId } from "../case/ids.ts";
import type { AccountText, SourceDocument, Stretch } from "./account.ts";
import { readDrift } from "./drift/drift.ts";
import { readEvents } from "./events/candidates.ts";
import type { LineageFound, Mention } from "./findings.ts";
import { PlainText } from "./language/plain-text.ts";
import { parseText } from "./language/tokens.ts";
import type { Lexicon } from "./lexicon.ts";
import { readLineage } from "./lineage/lineage.ts";
import { readNames } from "./names/names.ts";
import { readQuantities } from "./quantities/read-quantities.ts";
import type { AccountLineage, ReadAccount, Reading } from "./reading.ts";
import { readStatements } from "./statements/statements.ts";
import { readTimes } from "./times/read-times.ts";

export interface ReadOptions {
  /** Told what is being done, and how much of it: from 0 to 1. */
  readonly onProgress?: ((step: string, done: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A document that has been given its id. */
export interface NamedDocument {
  readonly id: AccountId;
  readonly document: SourceDocument;
}

/**
 * Reads accounts of the same talks: which descends from which, who and what they name, on whose word each sentence
 * stands and how, times, amounts, what retellings changed, and what happened. The same documents give the same reading.
 * Between accounts it gives way, so that a progress bar moves and a signal ends it. Cost: near-linear in the texts.
 */
export async function readAccounts(
  documents: readonly NamedDocument[],
  lexicon: Lexicon,
  options: ReadOptions = {},
): Promise<Reading> {
  const steps = new Steps(documents.length, options);
  const accounts: AccountText[] = [];
  for (const { id, document } of documents) {
    accounts.push({ id, document, parsed: parseText(new PlainText(document.text)) });
    await steps.next("Splitting into sentences");
  }
  const { lineages, alignments } = readLineage(accounts, lexicon);
  await steps.next("Comparing accounts", documents.length);
  const names = readNames(accounts, lexicon);
  await steps.next("Finding names", documents.length);
  const [statements, times, quantities] = [[], [], []] as [
    ReturnType<typeof readStatements>[number][],
    ReturnType<typeof readTimes>[number][],
    ReturnType<typeof readQuantities>[number][],
  ];
  for (const [number, account] of accounts.entries()) {
    statements.push(...readStatements(account, number, names, lexicon));
    times.push(...readTimes(account, number, lexicon));
    quantities.push(...readQuantities(account, number, lexicon));
    await steps.next("Reading sentences");
  }
  const findings = { accounts, names, statements, times, quantities, lineages, alignments };
  const drift = readDrift(findings, lexicon);
  await steps.next("Comparing what retellings changed", documents.length);
  const { candidates, issues } = readEvents(findings, lexicon);
  await steps.next("Putting events together", documents.length);

  const accountOf = (number: number): AccountText => {
    const account = accounts[number];
    if (!account) throw new RangeError(`no account ${String(number)}`);
    return account;
  };
  const locate = (number: number, stretch: Stretch) => ({
    account: accountOf(number).id,
    span: accountOf(number).parsed.plain.spanOf(stretch.start, stretch.end),
  });
  const place = ({ account, start, end }: Mention) => locate(account, { start, end });
  const sentenceSpan = (number: number, sentence: number) => {
    const { parsed } = accountOf(number);
    const found = parsed.sentences[sentence];
    if (!found) throw new RangeError(`no sentence ${String(sentence)} in ${accountOf(number).id}`);
    return parsed.plain.spanOf(found.start, found.end);
  };
  return {
    version: 1,
    accounts: accounts.map((account, number) =>
      readAccount(
        account,
        lineages.find((one) => one.account === number),
        accounts,
      ),
    ),
    names: names.map(({ mentions, ...name }) => ({
      ...name,
      variants: mentions.map((mention) => ({
        text: accountOf(mention.account).parsed.plain.wordsAt(mention.start, mention.end),
        ...place(mention),
      })),
    })),
    alignments: alignments.map(({ from, to, pairs }) => ({
      from: accountOf(from).id,
      to: accountOf(to).id,
      pairs: pairs.map((pair) => ({
        from: sentenceSpan(from, pair.from),
        to: sentenceSpan(to, pair.to),
        likeness: round(pair.likeness),
      })),
    })),
    drift: drift.map(({ from, to, ...rest }) => ({
      ...rest,
      confidence: round(rest.confidence),
      from: place(from),
      to: place(to),
    })),
    sentences: statements.map(({ account, start, end, attribution, attributionAt, standing, confidence, restsOn }) => ({
      ...locate(account, { start, end }),
      attribution,
      ...(attributionAt === undefined ? {} : { attributionSpan: locate(account, attributionAt).span }),
      standing,
      confidence: round(confidence),
      restsOn: [...restsOn],
    })),
    times: times.map(({ account, start, end, edtf, order, confidence, restsOn }) => ({
      ...locate(account, { start, end }),
      ...(edtf === undefined ? {} : { edtf }),
      ...(order === undefined ? {} : { order: orderOf(order, (stretch) => locate(account, stretch).span) }),
      confidence: round(confidence),
      restsOn: [...restsOn],
    })),
    quantities: quantities.map(({ account, start, end, partOf, about, confidence, restsOn, unit, ...rest }) => ({
      ...locate(account, { start, end }),
      ...defined({ amount: rest.amount, atLeast: rest.atLeast, atMost: rest.atMost }),
      ...(about ? { about } : {}),
      unit,
      ...defined({ qualifier: rest.qualifier }),
      ...(partOf === undefined ? {} : { partOf: locate(account, partOf).span }),
      confidence: round(confidence),
      restsOn: [...restsOn],
    })),
    issues: [...issues],
    candidates: [...candidates],
    notes: [],
  };
}

function readAccount(
  { id, document, parsed }: AccountText,
  lineage: LineageFound | undefined,
  accounts: readonly AccountText[],
): ReadAccount {
  const idOf = (number: number): AccountId => accounts[number]?.id ?? id;
  const { file, kind, text, title, publisher, authors, published, url, language } = document;
  const found: AccountLineage = lineage
    ? {
        kind: lineage.kind,
        ...(lineage.of === undefined ? {} : { of: idOf(lineage.of) }),
        siblings: lineage.siblings.map(idOf),
        ...defined({ lost: lineage.lost, names: lineage.names }),
        independent: lineage.independent,
        confidence: round(lineage.confidence),
        restsOn: [...lineage.restsOn],
      }
    : { kind: "original", siblings: [], independent: true, confidence: 0.5, restsOn: ["nothing to compare it with"] };
  return {
    id,
    // The folder it came from is nobody's business but the reader's.
    file: file.slice(Math.max(file.lastIndexOf("/"), file.lastIndexOf("\\")) + 1),
    kind,
    ...defined({ title, publisher, authors: authors === undefined ? undefined : [...authors], published, url, language }),
    ...(published === undefined ? {} : { publishedFrom: document.publishedFrom ?? "document" }),
    sha256: sha256Of(text),
    length: parsed.plain.length,
    lineage: found,
  };
}

function orderOf(
  { relation, gap, anchor, anchorAt }: NonNullable<ReturnType<typeof readTimes>[number]["order"]>,
  spanOf: (stretch: Stretch) => Reading["times"][number]["span"],
): NonNullable<Reading["times"][number]["order"]> {
  return { relation, ...defined({ gap }), anchor, ...(anchorAt === undefined ? {} : { anchorSpan: spanOf(anchorAt) }) };
}

/** The members that are there. */
function defined<T extends Record<string, unknown>>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/** Confidence is no finer than this, and prints alike on every machine. */
function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** Where the work stands, with a way to end it. */
class Steps {
  readonly #all: number;
  readonly #options: ReadOptions;
  #done = 0;

  constructor(documents: number, options: ReadOptions) {
    // Two passes over each account, and four steps over them all, each as long as a pass.
    this.#all = documents * 6;
    this.#options = options;
  }

  async next(step: string, weight = 1): Promise<void> {
    this.#done += weight;
    this.#options.onProgress?.(step, Math.min(1, this.#done / Math.max(1, this.#all)));
    await new Promise((resolve) => setImmediate(resolve));
    this.#options.signal?.throwIfAborted();
  }
}
