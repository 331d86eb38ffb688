import { CodePointIndex } from "../base/code-points.ts";
import { Fault } from "../base/fault.ts";
import { sha256Of } from "../base/sha256.ts";
import type { AccountsDraft, Span } from "../case/accounts-file.ts";
import type { SourceFile } from "../case/source-file.ts";
import type { EventDraft } from "./event.ts";

/**
 * How far the record's spans can be checked here: `verified` where the text is at hand and the words have the hash,
 * `unavailable` where it is not, `broken` where the words are others.
 */
export interface Evidence {
  readonly spans: number;
  readonly verified: number;
  readonly unavailable: number;
  readonly broken: number;
  /** Accounts whose text is at hand. */
  readonly atHand: readonly string[];
}

export type SpanState = "verified" | "unavailable" | "broken";

/** Checks spans against texts; keeps one index per text. */
export class SpanReader {
  readonly #texts: ReadonlyMap<string, string>;
  readonly #indices = new Map<string, CodePointIndex>();

  constructor(texts: ReadonlyMap<string, string>) {
    this.#texts = texts;
  }

  /** The words at a span, or undefined where the text is not at hand or too short. */
  wordsAt(account: string, span: Span): string | undefined {
    return this.#indexOf(account)?.slice(span.start, span.end);
  }

  stateOf(account: string, span: Span): SpanState {
    const index = this.#indexOf(account);
    if (!index) return "unavailable";
    const words = index.slice(span.start, span.end);
    return words !== undefined && sha256Of(words) === span.sha256 ? "verified" : "broken";
  }

  lengthOf(account: string): number | undefined {
    return this.#indexOf(account)?.length;
  }

  #indexOf(account: string): CodePointIndex | undefined {
    const known = this.#indices.get(account);
    if (known) return known;
    const text = this.#texts.get(account);
    if (text === undefined) return undefined;
    const index = new CodePointIndex(text);
    this.#indices.set(account, index);
    return index;
  }
}

/** Every span of a record held against the texts at hand. Faults: `evidence/text-changed`, `evidence/span-mismatch`. */
export function verifyEvidence(
  record: { readonly accounts: AccountsDraft; readonly events: readonly EventDraft[] },
  texts: ReadonlyMap<string, string>,
  journal: SourceFile,
  accounts: SourceFile,
): { evidence: Evidence; faults: Fault[] } {
  const faults: Fault[] = [];
  record.accounts.accounts.forEach((account, i) => {
    const text = texts.get(account.id);
    if (text !== undefined && account.sha256 !== undefined && sha256Of(text) !== account.sha256) {
      faults.push(new Fault({
        code: "evidence/text-changed",
        detail: `the text of “${account.id}” is not the one that was read: its hash differs`,
        at: accounts.placeOf(["accounts", i, "sha256"]),
        hint: "restore the text, or read it again and renew hash and spans",
      }));
    }
  });
  const reader = new SpanReader(texts);
  const count = { verified: 0, unavailable: 0, broken: 0 };
  record.events.forEach((event, i) => {
    event.reports.forEach((report, j) => {
      const state = reader.stateOf(report.account, report.span);
      count[state]++;
      // A span that ends before it starts is told by checkJournal.
      if (state !== "broken" || report.span.end <= report.span.start) return;
      const length = reader.lengthOf(report.account) ?? 0;
      const beyond = report.span.end > length;
      faults.push(new Fault({
        code: "evidence/span-mismatch",
        detail: beyond
          ? `the span ${String(report.span.start)}–${String(report.span.end)} leaves the text of “${report.account}”, which has ${String(length)} code points`
          : `the words at ${String(report.span.start)}–${String(report.span.end)} of “${report.account}” do not have the hash given`,
        at: journal.placeOf(["events", i, "reports", j, "span"]),
        hint: `backchannel locate CASE ${report.account} "the words" prints the span`,
      }));
    });
  });
  const evidence = { spans: count.verified + count.unavailable + count.broken, ...count, atHand: [...texts.keys()] };
  return { evidence, faults };
}
