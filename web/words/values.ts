import type { Issue } from "../../src/case/case-file.ts";
import type { CaseIndex } from "../../src/case/case-index.ts";
import { parseEdtf } from "../../src/case/edtf.ts";
import { printTerm, readTerm, type Term } from "../../src/case/term.ts";
import type { TermDraft } from "../../src/case/terms.ts";
import type { EventField, Standing } from "../../src/journal/event.ts";
import { ANSWER_WORDS, FIELD_WORDS, STANDING_WORDS } from "./names.ts";
import { printStretch } from "./time.ts";

const EMPTY_WORDS: Readonly<Record<string, string>> = { about: "nothing", by: "nobody", to: "nobody", through: "nobody", present: "nobody" };

/** A field's value in words, whatever the field: one of the event's, `terms.ISSUE`, `facts.NAME`, `standing` or `happened`. */
export function printValue(value: unknown, field: string, index: CaseIndex): string {
  const [head = "", key] = field.split(".");
  if (Array.isArray(value)) {
    if (value.length === 0) return EMPTY_WORDS[head] ?? "none";
    return value.map((item) => (head === "about" ? index.issue.get(String(item))?.name : undefined) ?? index.nameOf(String(item))).join(", ");
  }
  if (head === "at") return printTime(String(value));
  if (head === "terms" && key !== undefined) return printTermDraft(value as TermDraft, key, index);
  if (head === "happened") return value === true ? "it happened" : "it did not happen";
  if (head === "standing") return STANDING_WORDS[value as Standing];
  if (head === "place") return index.place.get(String(value))?.name ?? String(value);
  if (head === "channel") return index.channel.get(String(value))?.name ?? String(value);
  if (head === "answer") return ANSWER_WORDS[value as keyof typeof ANSWER_WORDS];
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return value.toLocaleString("en-GB", { maximumFractionDigits: 6 });
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).map(([name, item]) => `${printField(`${head}.${name}`, index)}: ${printValue(item, `${head}.${name}`, index)}`).join("; ");
  }
  return String(value);
}

/** The name of a field as people read it: an issue's own name, `messagesSent` as “messages sent”. */
export function printField(field: string, index: CaseIndex): string {
  const [head = "", key] = field.split(".");
  if (head === "terms" && key !== undefined) return index.issue.get(key)?.name ?? key;
  if (head === "facts" && key !== undefined) return key.replace(/[A-Z]|\d+/g, (part) => ` ${part.toLowerCase()}`);
  if (head === "happened") return "whether it happened";
  if (head === "standing") return "how firmly it is put";
  return FIELD_WORDS[head as EventField];
}

/** A time in EDTF as people write it: `about 6 Mar 2025`, `by 8 Oct 2024`, `6 Mar 2025 (in doubt)`. */
export function printTime(edtf: string): string {
  const time = parseEdtf(edtf);
  if (!time.ok) return edtf;
  const { startMs, endMs, approximate, uncertain } = time.value;
  return `${approximate ? "about " : ""}${printStretch(startMs, endMs)}${uncertain ? " (in doubt)" : ""}`;
}

/** A term as a file gives it, in words; `printWholeTerm` for one already read. */
export function printTermDraft(draft: TermDraft, issueId: string, index: CaseIndex): string {
  const issue = index.issue.get(issueId);
  return issue ? printWholeTerm(readTerm(draft, issue), issue, index) : JSON.stringify(draft);
}

/** A term with what it hangs on: `at least 100 prisoners (phase one), on condition: …`. */
export function printWholeTerm(term: Term, issue: Issue, index: CaseIndex): string {
  const phase = term.phase === undefined ? "" : ` (${index.phase.get(term.phase)?.name ?? term.phase})`;
  return `${printTerm(term, issue)}${phase}${term.condition === undefined ? "" : `, on condition: ${term.condition}`}`;
}
