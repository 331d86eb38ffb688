/**
 * How well accounts are read: `npm run bench:read [-- --accounts DIR] [--misses KIND] [--set NAME]`. Precision, recall and
 * F1 per kind against the readings in gold/, with what is asked of each; an indented row tells a part of the row above.
 * `--misses drift` lists what was missed and what is wrong, with the words of the accounts, which go to the terminal only.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { accountId } from "../../src/case/ids.ts";
import { readDocument } from "../../src/read/ingest/read-document.ts";
import { loadLexicon } from "../../src/read/lexicon.ts";
import { readAccounts } from "../../src/read/read.ts";
import { type Gold, goldSets, loadGold } from "./gold.ts";
import { BARS, reaches, scoreReading } from "./score.ts";
import { type Noted, ratesOf, type Tally } from "./tally.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const { values: options } = parseArgs({
  options: {
    accounts: { type: "string", default: join(ROOT, "../shared/accounts") },
    misses: { type: "string" },
    set: { type: "string" },
  },
});

const lexicon = await loadLexicon();
if (!lexicon.ok) throw new Error(lexicon.faults.map((fault) => fault.message).join("\n"));

let short = 0;
for (const set of goldSets().filter((name) => options.set === undefined || options.set === name)) {
  const gold = loadGold(set);
  const texts = findTexts(gold, [options.accounts, join(ROOT, "cases", set, "accounts")]);
  const absent = [...gold.accounts.keys()].filter((id) => !texts.has(id));
  if (absent.length > 0) {
    console.log(`${set}: skipped, for want of the text of ${absent.join(", ")}\n`);
    continue;
  }
  const documents = [];
  for (const [id, { published }] of gold.accounts) {
    const file = texts.get(id);
    const document = file && (await readDocument({ path: file.path, bytes: file.bytes }));
    if (!document?.ok) throw new Error(`${set}: ${id} cannot be read`);
    const dated = published === undefined ? document.value : { ...document.value, published };
    documents.push({ id: accountId.parse(id), document: dated });
  }
  const before = performance.now();
  const reading = await readAccounts(documents, lexicon.value);
  const seconds = (performance.now() - before) / 1000;
  console.log(`${set}: ${documents.length} accounts read in ${seconds.toFixed(2)} s`);
  const tallies = scoreReading(reading, gold);
  printTable(tallies);
  // What is asked is asked of the five; on the invented case the table is for comparison.
  if (set === "doha-2025") short += tallies.filter((tally) => reaches(tally) === false).length;
  if (options.misses !== undefined) printMisses(tallies, options.misses, texts);
}
if (short > 0) process.exitCode = 1;

interface Text {
  readonly path: string;
  readonly bytes: Uint8Array;
}

function findTexts(gold: Gold, folders: readonly string[]): Map<string, Text> {
  const idOf = new Map([...gold.accounts].map(([id, { sha256 }]) => [sha256, id]));
  const texts = new Map<string, Text>();
  for (const folder of folders.filter((one) => existsSync(one))) {
    for (const name of readdirSync(folder).sort()) {
      const bytes = readFileSync(join(folder, name));
      const id = idOf.get(createHash("sha256").update(bytes).digest("hex"));
      if (id !== undefined) texts.set(id, { path: join(folder, name), bytes });
    }
  }
  return texts;
}

function printTable(tallies: readonly Tally[]): void {
  console.log(`  ${"".padEnd(20)} precision  recall      F1   found   gold   asked`);
  for (const tally of tallies) {
    const { precision, recall, f1 } = ratesOf(tally);
    const bar = BARS[tally.kind];
    const asked = bar ? Object.entries(bar).map(([rate, least]) => `${rate} ${least.toFixed(2)}`).join(", ") : "";
    const verdict = { true: "  reached", false: "  SHORT", undefined: "" }[String(reaches(tally)) as "true" | "false" | "undefined"];
    const rates = [precision, recall, f1].map((rate) => rate.toFixed(3).padStart(8)).join("");
    console.log(`  ${tally.kind.padEnd(20)} ${rates} ${String(tally.found).padStart(8)} ${String(tally.gold).padStart(6)}   ${asked}${verdict}`);
  }
  console.log("");
}

function printMisses(tallies: readonly Tally[], kind: string, texts: ReadonlyMap<string, Text>): void {
  const points = new Map([...texts].map(([id, { bytes }]) => [id, [...new TextDecoder().decode(bytes)]]));
  const print = (sign: string, { account, start, end, says }: Noted): void => {
    const words = points.get(account)?.slice(start, end).join("").replaceAll(/\s+/g, " ") ?? "";
    console.log(`  ${sign} ${account} ${start}–${end}  ${says}\n      ${words.length > 220 ? `${words.slice(0, 220)}…` : words}`);
  };
  for (const tally of tallies.filter((one) => one.kind.trim() === kind)) {
    console.log(`${tally.kind.trim()}: missed`);
    for (const miss of tally.misses) print("−", miss);
    console.log(`${tally.kind.trim()}: wrong`);
    for (const wrong of tally.wrong) print("+", wrong);
  }
  console.log("");
}
