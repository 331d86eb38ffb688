import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { CodePointIndex } from "../../base/code-points.ts";
import { sha256Of } from "../../base/sha256.ts";
import type { Span } from "../../case/accounts-file.ts";
import { appendToYaml } from "../../case/append-to-yaml.ts";
import type { OpenedCase } from "../../journal/adapters/case-folder.ts";
import type { AttributionKind, Standing } from "../../journal/event.ts";
import { EXIT, Exit } from "../exit.ts";
import { openCase } from "../open.ts";
import { writeWhole } from "../write-whole.ts";

interface LocateOptions {
  readonly accounts: string[];
  readonly add?: string;
  readonly standing: Standing;
  readonly attribution: AttributionKind;
}

/** Prints the span of words in an account's text, or adds it to an event as a report. */
export async function locate(folder: string, account: string, words: string, options: LocateOptions): Promise<void> {
  const opened = await openCase(folder, options.accounts);
  const text = opened.texts.get(account);
  if (text === undefined) {
    const known = opened.record.accounts.accounts.map((item) => `${item.id}${opened.texts.has(item.id) ? "" : " (text not at hand)"}`).join(", ");
    return refuse(`the text of “${account}” is not at hand; accounts: ${known}`, "--accounts DIR finds texts by their hashes");
  }
  const spans = spansOf(text, words);
  const [span] = spans;
  if (span === undefined) return refuse(`“${account}” does not say that, to the letter`, "fewer words, copied from the text, without a line break");
  if (options.add !== undefined) {
    if (spans.length > 1) return refuse(`the words stand ${String(spans.length)} times in “${account}”`, "more words make them one place");
    return addReport(opened, options.add, {
      account,
      span,
      attribution: { kind: options.attribution },
      standing: options.standing,
    });
  }
  for (const { start, end, sha256 } of spans) process.stdout.write(`span: { start: ${String(start)}, end: ${String(end)}, sha256: ${sha256} }\n`);
  if (spans.length > 1) process.stderr.write(`note: the words stand ${String(spans.length)} times; more words make them one place\n`);
}

/** Every place where the words stand, in code points. */
function spansOf(text: string, words: string): Span[] {
  const spans: Span[] = [];
  if (words === "") return spans;
  const index = new CodePointIndex(text);
  const sha256 = sha256Of(words);
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    spans.push({ start: index.pointOf(at), end: index.pointOf(at + words.length), sha256 });
  }
  return spans;
}

async function addReport({ folder, record }: OpenedCase, event: string, report: object): Promise<void> {
  const number = record.events.findIndex((item) => item.id === event);
  if (number < 0) return refuse(`there is no event “${event}” in the journal`, "backchannel export CASE --csv lists them");
  const file = join(folder, "journal.yaml");
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) return refuse("only journal.yaml can be added to", "journal.jsonl is written by programs");
  await writeWhole(file, appendToYaml(text, ["events", number, "reports"], report));
  process.stderr.write(`added to “${event}” in ${file}; its attribution may want a name, a count or an affiliation\n`);
}

function refuse(what: string, hint: string): never {
  process.stderr.write(`${what}\nhint: ${hint}\n`);
  throw new Exit(EXIT.faults);
}
