/**
 * How well accounts of other stories are read: `node bench/read/stories/stories.bench.ts [--story NAME] [--misses KIND]`.
 * The stories and their gold are invented. `--misses` lists what was missed and what is wrong in the open stories; of the
 * held-out ones it shows rates alone, since a reader that was mended on them would no longer be measured by them.
 */
import { parseArgs } from "node:util";
import { accountId } from "../../../src/case/ids.ts";
import { loadLexicon } from "../../../src/read/lexicon.ts";
import { readAccounts } from "../../../src/read/read.ts";
import { BARS, reaches, scoreReading } from "../score.ts";
import { ratesOf, type Tally } from "../tally.ts";
import { HELD_OUT_STORIES, loadStory, OPEN_STORIES, type Story } from "./stories.ts";

const { values: options } = parseArgs({ options: { story: { type: "string" }, misses: { type: "string" } } });
const lexicon = await loadLexicon();
if (!lexicon.ok) throw new Error(lexicon.faults.map((fault) => fault.message).join("\n"));

const names = [...OPEN_STORIES, ...HELD_OUT_STORIES].filter((one) => one.endsWith(options.story ?? ""));
for (const name of names) {
  const story = loadStory(name);
  const documents = [...story.gold.accounts].map(([id, { published }]) => ({
    id: accountId.parse(id),
    document: { file: `${id}.txt`, kind: "text" as const, text: story.texts.get(id) ?? "", published },
  }));
  const tallies = scoreReading(await readAccounts(documents, lexicon.value), story.gold);
  console.log(`${name}: ${String(documents.length)} accounts`);
  for (const tally of tallies) printRow(tally);
  if (options.misses !== undefined && OPEN_STORIES.some((one) => one === name)) printMisses(story, tallies, options.misses);
  console.log("");
}

function printRow(tally: Tally): void {
  const { precision, recall, f1 } = ratesOf(tally);
  const bar = Object.entries(BARS[tally.kind] ?? {}).map(([rate, least]) => `${rate} ${least.toFixed(2)}`).join(", ");
  const verdict = { true: "reached", false: "SHORT", undefined: "" }[String(reaches(tally)) as "true" | "false" | "undefined"];
  const rates = [precision, recall, f1].map((rate) => rate.toFixed(3).padStart(8)).join("");
  console.log(`  ${tally.kind.padEnd(20)}${rates}   ${String(tally.gold).padStart(4)} gold   ${bar} ${verdict}`.trimEnd());
}

function printMisses(story: Story, tallies: readonly Tally[], kind: string): void {
  for (const tally of tallies.filter((one) => one.kind.trim() === kind)) {
    for (const [sign, list] of [["−", tally.misses], ["+", tally.wrong]] as const) {
      for (const { account, start, end, says } of list) {
        const words = [...(story.texts.get(account) ?? "")].slice(start, end).join("").replaceAll(/\s+/g, " ");
        console.log(`  ${sign} ${account} ${String(start)}–${String(end)}  ${says}\n      ${words.slice(0, 200)}`);
      }
    }
  }
}
