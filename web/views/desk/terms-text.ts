import type { TermDraft, TermsDraft } from "../../../src/case/terms.ts";
import { UNSETTLED } from "../../../src/case/vocabulary.ts";

/** Terms as people type them, one a line: `prisoners: 250`, `truce-days: 70 to 90`, `crane: about 3`, `aid: open`. */
export function printTerms(terms: TermsDraft | undefined): string {
  return Object.entries(terms ?? {})
    .map(([issue, term]) => `${issue}: ${printOne(term)}`)
    .join("\n");
}

function printOne(term: TermDraft): string {
  if (typeof term !== "object") return String(term);
  if ("state" in term) return term.state;
  if ("option" in term) return [term.option].flat().join(" or ");
  const about = term.about === true ? "about " : "";
  if (term.amount !== undefined) return `${about}${String(term.amount)}`;
  if (term.atLeast !== undefined && term.atMost !== undefined)
    return `${about}${String(term.atLeast)} to ${String(term.atMost)}`;
  return term.atLeast === undefined
    ? `${about}at most ${String(term.atMost ?? "")}`
    : `${about}at least ${String(term.atLeast)}`;
}

const ISSUE = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const NUMBER = "(-?\\d+(?:\\.\\d+)?)";
const AMOUNT = new RegExp(`^${NUMBER}$`);
const RANGE = new RegExp(`^${NUMBER}\\s*(?:to|-|–)\\s*${NUMBER}$`);
const BOUND = new RegExp(`^at (least|most)\\s+${NUMBER}$`);

/** Reads what `printTerms` prints; a line that is no term is told. */
export function readTerms(text: string): { terms: TermsDraft; faults: readonly string[] } {
  const terms: Record<string, TermDraft> = {};
  const faults: string[] = [];
  for (const line of text
    .split("\n")
    .map((raw) => raw.trim())
    .filter((raw) => raw !== "")) {
    const colon = line.indexOf(":");
    const issue = line.slice(0, Math.max(0, colon)).trim();
    const term =
      colon < 0
        ? undefined
        : readOne(
            line
              .slice(colon + 1)
              .trim()
              .replaceAll(",", ""),
          );
    if (!ISSUE.test(issue) || term === undefined)
      faults.push(`“${line}” is no term: write an issue, a colon and 250, about 24, 5 to 10, at least 35, open, or an option`);
    else terms[issue] = term;
  }
  return { terms: terms, faults };
}

function readOne(text: string): TermDraft | undefined {
  const about = /^about\s+/.test(text);
  const rest = text.replace(/^about\s+/, "");
  const loose = about ? { about: true as const } : {};
  const amount = AMOUNT.exec(rest);
  if (amount) return about ? { amount: Number(amount[1]), ...loose } : Number(amount[1]);
  const range = RANGE.exec(rest);
  if (range) return { atLeast: Number(range[1]), atMost: Number(range[2]), ...loose };
  const bound = BOUND.exec(rest);
  if (bound) return bound[1] === "least" ? { atLeast: Number(bound[2]), ...loose } : { atMost: Number(bound[2]), ...loose };
  const state = UNSETTLED.find((word) => word === text);
  if (state) return state;
  const options = text.split(/\s+or\s+/);
  if (!options.every((option) => ISSUE.test(option))) return undefined;
  return options.length === 1 ? options[0] : { option: options };
}
