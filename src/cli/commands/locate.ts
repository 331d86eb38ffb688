import { CodePointIndex } from "../../base/code-points.ts";
import { sha256Of } from "../../base/sha256.ts";
import { EXIT, Exit } from "../exit.ts";
import { openCase } from "../open.ts";

/** Prints the span of words in an account's text, ready to paste into a report. */
export async function locate(folder: string, account: string, words: string, options: { accounts: string[] }): Promise<void> {
  const { record, texts } = await openCase(folder, options.accounts);
  const text = texts.get(account);
  if (text === undefined) {
    const known = record.accounts.accounts.map((item) => `${item.id}${texts.has(item.id) ? "" : " (text not at hand)"}`).join(", ");
    process.stderr.write(`the text of “${account}” is not at hand; accounts: ${known}\nhint: --accounts DIR finds texts by their hashes\n`);
    throw new Exit(EXIT.faults);
  }
  const places = occurrences(text, words);
  if (places.length === 0) {
    process.stderr.write(`“${account}” does not say that, to the letter\nhint: fewer words, copied from the text, without a line break\n`);
    throw new Exit(EXIT.faults);
  }
  const index = new CodePointIndex(text);
  const sha256 = sha256Of(words);
  for (const unit of places) {
    const start = index.pointOf(unit);
    process.stdout.write(`span: { start: ${String(start)}, end: ${String(index.pointOf(unit + words.length))}, sha256: ${sha256} }\n`);
  }
  if (places.length > 1) process.stderr.write(`note: the words stand ${String(places.length)} times; more words make them one\n`);
}

function occurrences(text: string, words: string): number[] {
  const places: number[] = [];
  if (words === "") return places;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) places.push(at);
  return places;
}
