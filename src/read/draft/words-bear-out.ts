import type { Span } from "../../case/accounts-file.ts";
import { parseEdtf } from "../../case/edtf.ts";
import type { TermDraft } from "../../case/terms.ts";
import type { EventField } from "../../journal/event.ts";
import type { CandidateReport, Quantity, Reading, ReadTime } from "../reading.ts";
import { amountsOf } from "./case-issues.ts";
import type { CaseNames } from "./case-names.ts";

/** A pronoun's name stands in the sentences before: at most so many code points back. */
const LOOK_BACK = 300;

interface Standing {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Which fields of an event the words of a report bear out: those of which something was read there. What the reader
 * did not see is not claimed, so a report may vouch for no more than that it happened.
 */
export class Words {
  readonly #names: CaseNames;
  readonly #mentions = new Map<string, Standing[]>();
  readonly #times = new Map<string, ReadTime[]>();
  readonly #quantities = new Map<string, Quantity[]>();
  /** The party that a name of the reading belongs to. */
  readonly #partyOf: ReadonlyMap<string, string | undefined>;

  constructor(reading: Reading, names: CaseNames) {
    this.#names = names;
    this.#partyOf = new Map(reading.names.map(({ id, party }) => [id, party]));
    for (const { id, variants } of reading.names) {
      for (const { account, span } of variants) listIn(this.#mentions, account).push({ id, start: span.start, end: span.end });
    }
    for (const time of reading.times) listIn(this.#times, time.account).push(time);
    for (const quantity of reading.quantities) listIn(this.#quantities, quantity.account).push(quantity);
  }

  bearOut(report: CandidateReport, event: Readonly<Record<string, unknown>>): EventField[] {
    const borne: EventField[] = [];
    if (typeof event["at"] === "string" && this.#tellTime(report, event["at"])) borne.push("at");
    if (typeof event["place"] === "string" && this.#name(report, [event["place"]], (id) => this.#names.findPlace(id))) borne.push("place");
    for (const field of ["by", "to", "through", "present"] as const) {
      const ids: unknown = event[field];
      if (isIds(ids) && this.#name(report, ids, (id) => this.#names.findActor(id))) borne.push(field);
    }
    if (event["terms"] !== undefined && this.#tellTerms(report, event["terms"] as Readonly<Record<string, TermDraft>>)) borne.push("terms");
    // Words that were taken for an answer say which it was.
    if (event["answer"] !== undefined) borne.push("answer");
    return borne;
  }

  /** Whether all of these are named there, or shortly before, themselves or by one who belongs to them. */
  #name({ account, span }: CandidateReport, ids: readonly string[], known: (id: string) => string | undefined): boolean {
    if (ids.length === 0) return false;
    const there = new Set<string>();
    for (const { id, start, end } of this.#mentions.get(account) ?? []) {
      if (start < span.start - LOOK_BACK || end > span.end) continue;
      const party = this.#partyOf.get(id);
      for (const name of party === undefined ? [id] : [id, party]) {
        const own = known(name);
        if (own !== undefined) there.add(own);
      }
    }
    return ids.every((id) => there.has(id));
  }

  #tellTime({ account, span }: CandidateReport, at: string): boolean {
    const adopted = parseEdtf(at);
    if (!adopted.ok) return false;
    return (this.#times.get(account) ?? []).some((time) => {
      if (time.edtf === undefined || !isInside(time.span, span)) return false;
      const own = parseEdtf(time.edtf);
      return own.ok && own.value.startMs < adopted.value.endMs && adopted.value.startMs < own.value.endMs;
    });
  }

  #tellTerms({ account, span }: CandidateReport, terms: Readonly<Record<string, TermDraft>>): boolean {
    const wanted = Object.values(terms).flatMap(amountsOf);
    if (wanted.length === 0) return Object.keys(terms).length > 0;
    return (this.#quantities.get(account) ?? []).some(({ span: at, amount, atLeast, atMost }) =>
      isInside(at, span) && [amount, atLeast, atMost].some((one) => one !== undefined && wanted.includes(one)));
  }
}

function isInside(part: Pick<Span, "start" | "end">, whole: Pick<Span, "start" | "end">): boolean {
  return part.start >= whole.start && part.end <= whole.end;
}

function isIds(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((id) => typeof id === "string");
}

function listIn<T>(lists: Map<string, T[]>, key: string): T[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}
