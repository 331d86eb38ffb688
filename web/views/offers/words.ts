import type { CaseIndex } from "../../../src/case/case-index.ts";
import type { Issue } from "../../../src/case/case-file.ts";
import { printTerm, type Term } from "../../../src/case/term.ts";
import type { EventDraft, Standing } from "../../../src/journal/event.ts";
import type { Move, Rung } from "../../../src/study/offers.ts";
import type { Voices } from "../../../src/study/voices.ts";

export const RUNG_NAMES: Readonly<Record<Rung["type"], string>> = {
  offer: "Offer", response: "Response", withdrawal: "Withdrawal", statement: "Public terms", agreement: "Agreement",
};

/** What moved, as a mark and in words; `still` where only a remark of the reader's differs. */
export interface MoveWords {
  readonly glyph: string;
  readonly words: string;
  readonly still: boolean;
}

export function printMove(move: Move, issue: Issue, index: CaseIndex): MoveWords {
  const was = move.was ? printTerm(move.was, issue) : "";
  switch (move.change) {
    case "more":
      return { glyph: "▲", words: `more than ${was}`, still: false };
    case "less":
      return { glyph: "▼", words: `less than ${was}`, still: false };
    case "added":
      return { glyph: "+", words: "added", still: false };
    case "dropped":
      return { glyph: "−", words: `not spoken of here; was ${was}`, still: false };
    case "opened":
      return { glyph: "◦", words: move.was ? `now left open; was ${was}` : "added, left open", still: false };
    case "unspecified":
      return { glyph: "…", words: move.was ? `now unspecified; was ${was}` : "added, unspecified", still: false };
    case "ruled-out":
      return { glyph: "✕", words: move.was ? `now ruled out; was ${was}` : "spoken of, and ruled out", still: false };
    case "other":
      return { glyph: "↔", words: `changed; was ${was}`, still: false };
    case "qualified":
      return qualification(move, index);
  }
}

/** The same term on other conditions: which. */
function qualification({ was, became }: Move, index: CaseIndex): MoveWords {
  const parts: string[] = [];
  if (was && became) {
    const phase = (term: Term): string | undefined =>
      term.phase === undefined ? undefined : (index.phase.get(term.phase)?.name ?? term.phase);
    const [phaseWas, phaseNow] = [phase(was), phase(became)];
    if (phaseWas !== phaseNow) parts.push(phaseNow === undefined ? `no longer tied to “${String(phaseWas)}”` : `now for “${phaseNow}”`);
    if (was.condition !== became.condition) parts.push(became.condition === undefined ? `condition dropped: ${String(was.condition)}` : "condition changed");
    if (was.kind === "amount" && became.kind === "amount") {
      if (was.about !== became.about) parts.push(became.about ? "now approximate" : "no longer approximate");
      else if (was.atLeast !== became.atLeast || was.atMost !== became.atMost) parts.push("range changed");
    }
  }
  return parts.length === 0 ? { glyph: "=", words: "as before", still: true } : { glyph: "≈", words: parts.join("; "), still: false };
}

/** How the accounts put an event, and how many voices say that it happened. */
export interface Vouching {
  /** Reports by standing, strongest first, those there are. */
  readonly standings: readonly (readonly [Standing, number])[];
  /** Accounts that say it happened. */
  readonly accounts: number;
  readonly voices: number;
  /** Nobody states it as fact, or somebody denies it. */
  readonly uncertain: boolean;
}

const ORDER: readonly Standing[] = ["fact", "belief", "allegation", "denial", "no-comment"];

export function vouchingOf(event: EventDraft, voices: Voices): Vouching {
  const count = new Map<Standing, number>();
  const accounts = new Set<string>();
  for (const { standing, account } of event.reports) {
    count.set(standing, (count.get(standing) ?? 0) + 1);
    if (standing !== "denial" && standing !== "no-comment") accounts.add(account);
  }
  return {
    standings: ORDER.flatMap((standing) => (count.has(standing) ? [[standing, count.get(standing) ?? 0] as const] : [])),
    accounts: accounts.size,
    voices: voices.count(accounts),
    uncertain: event.reports.length > 0 && (!count.has("fact") || count.has("denial")),
  };
}

export function issueShort(issue: Issue): string {
  return issue.short ?? issue.name;
}
