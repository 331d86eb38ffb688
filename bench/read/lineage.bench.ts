/**
 * Who descends from whom in a large collection: `npm run bench:lineage [-- SIZE…]`. Generated documents of about 5 KB
 * (see lineage-corpus.ts), read from text to tokens, compared, and put in order, in one process. Prints the time by stage,
 * how the processor's time grows from size to size (1.00 is linear), and precision and recall: of pairs of one lineage
 * (siblings included), of steps from an account to its origin, and of their kind. Fails below 0.95 or above a minute.
 */
import { accountId } from "../../src/case/ids.ts";
import { parseYaml } from "../../src/case/source-file.ts";
import { PlainText } from "../../src/read/language/plain-text.ts";
import { parseText } from "../../src/read/language/tokens.ts";
import { Lexicon, OWN_LEXICONS } from "../../src/read/lexicon.ts";
import { type LineagesRead, lineageOf, TraceReader } from "../../src/read/lineage/lineage.ts";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Made, makeCorpus } from "./lineage-corpus.ts";

const SIZES = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1_000, 3_000, 10_000];
const SEED = 20_241_109;
const LEAST = 0.95;
const MOST_SECONDS = 60;

const lexicon = lineageLexicon();
let before: { size: number; cpuSeconds: number } | undefined;
let failed = false;
for (const size of SIZES) {
  const corpus = makeCorpus(size, SEED);
  const bytes = corpus.reduce((sum, { text }) => sum + text.length, 0);
  const start = performance.now();
  const cpu = process.cpuUsage();
  const reader = new TraceReader(lexicon);
  const traces = corpus.map(({ id, text }) => {
    const document = { file: `${id}.txt`, kind: "text" as const, text };
    return reader.read({ id: accountId.parse(id), document, parsed: parseText(new PlainText(text)) });
  });
  const read = (performance.now() - start) / 1000;
  const found = lineageOf(traces);
  const seconds = (performance.now() - start) / 1000;
  const used = process.cpuUsage(cpu);
  const cpuSeconds = (used.user + used.system) / 1e6;
  const score = scoreOf(corpus, found);
  const growth = before ? `, growth ${(cpuSeconds / before.cpuSeconds / (size / before.size)).toFixed(2)}` : "";
  console.log(
    `${size.toLocaleString("en-GB")} documents, ${(bytes / size / 1000).toFixed(1)} KB each: ${seconds.toFixed(1)} s ` +
      `(${cpuSeconds.toFixed(1)} s cpu; reading ${read.toFixed(1)} s; ${((cpuSeconds / size) * 1000).toFixed(2)} ms cpu a document${growth}), ` +
      `${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`,
  );
  for (const [name, { precision, recall }] of Object.entries(score.parts)) {
    console.log(`  ${name}: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`);
    failed ||= precision < LEAST || recall < LEAST;
  }
  console.log(`  kind right: ${score.kinds}`);
  failed ||= seconds > MOST_SECONDS;
  before = { size, cpuSeconds };
}
if (failed) {
  console.error(`below ${String(LEAST)} or above ${String(MOST_SECONDS)} s`);
  process.exitCode = 1;
}

interface Score {
  readonly parts: Readonly<Record<string, { precision: number; recall: number }>>;
  readonly kinds: string;
}

function scoreOf(corpus: readonly Made[], { lineages }: LineagesRead): Score {
  const number = new Map(corpus.map(({ id }, i) => [id, i]));
  const goldSteps = new Set<string>();
  corpus.forEach(({ of }, i) => {
    const origin = of === undefined ? undefined : number.get(of);
    if (origin !== undefined) goldSteps.add(`${String(i)}<${String(origin)}`);
  });
  const steps = new Set(lineages.flatMap(({ account, of }) => (of === undefined ? [] : [`${String(account)}<${String(of)}`])));
  const groups = groupsOf(lineages);
  const kinds = new Map<string, [number, number]>();
  corpus.forEach(({ kind }, i) => {
    const tally = kinds.get(kind) ?? [0, 0];
    kinds.set(kind, [tally[0] + (lineages[i]?.kind === kind ? 1 : 0), tally[1] + 1]);
  });
  return {
    parts: {
      "pairs of one lineage": compare(pairsBy(corpus.map(({ family }) => family)), pairsBy(groups)),
      "steps to an origin": compare(goldSteps, steps),
    },
    kinds: [...kinds].sort().map(([kind, [right, all]]) => `${kind} ${(right / all).toFixed(3)}`).join(", "),
  };
}

function groupsOf(lineages: LineagesRead["lineages"]): number[] {
  const group = lineages.map((_, i) => i);
  const root = (i: number): number => {
    while (group[i] !== i) i = group[i] ?? i;
    return i;
  };
  for (const { account, of, siblings } of lineages) {
    for (const other of of === undefined ? siblings : [of]) group[root(account)] = root(other);
  }
  return group.map((_, i) => root(i));
}

function pairsBy(groups: readonly number[]): Set<string> {
  const members = new Map<number, number[]>();
  groups.forEach((group, i) => members.set(group, [...(members.get(group) ?? []), i]));
  const pairs = new Set<string>();
  for (const list of members.values()) for (const a of list) for (const b of list) if (a < b) pairs.add(`${String(a)}-${String(b)}`);
  return pairs;
}

function compare(gold: ReadonlySet<string>, found: ReadonlySet<string>): { precision: number; recall: number } {
  const both = [...found].filter((pair) => gold.has(pair)).length;
  return { precision: found.size === 0 ? 1 : both / found.size, recall: gold.size === 0 ? 1 : both / gold.size };
}

function lineageLexicon(): Lexicon {
  const own = new Lexicon();
  const parsed = parseYaml("lexicons/lineage.yaml", readFileSync(join(OWN_LEXICONS, "lineage.yaml"), "utf8"));
  if (!parsed.ok) throw new Error(parsed.faults.map((fault) => fault.message).join("\n"));
  own.add("lineage", parsed.value);
  return own;
}
