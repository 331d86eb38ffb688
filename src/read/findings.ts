import type { LineageKind } from "../case/accounts-file.ts";
import type { Attribution } from "../journal/event.ts";
import type { Found, Stretch } from "./account.ts";
import type { Drift, Name, ReadTime, SentenceStanding } from "./reading.ts";

/*
 * What the readers hand to one another. Accounts go by number, the index into the list that is read; offsets are those
 * of the account's plain text.
 */

/** A name where it stands. */
export interface Mention extends Stretch {
  readonly account: number;
}

export interface NameFound extends Pick<Name, "id" | "kind" | "name" | "party" | "role" | "confidence" | "restsOn"> {
  /** By account, then place. */
  readonly mentions: readonly Mention[];
}

/** On whose word one sentence stands, and how it puts what it says. */
export interface StatementFound extends Found {
  readonly account: number;
  /** Number of the sentence in its account. */
  readonly sentence: number;
  readonly attribution: Attribution;
  /** The words that name the speakers, where another sentence holds them. */
  readonly attributionAt?: Stretch | undefined;
  readonly standing: SentenceStanding;
}

export interface TimeFound extends Found {
  readonly account: number;
  readonly edtf?: string | undefined;
  readonly order?:
    (Omit<NonNullable<ReadTime["order"]>, "anchorSpan"> & { readonly anchorAt?: Stretch | undefined }) | undefined;
}

export interface QuantityFound extends Found {
  readonly account: number;
  readonly amount?: number | undefined;
  readonly atLeast?: number | undefined;
  readonly atMost?: number | undefined;
  readonly about: boolean;
  /** Plural noun, currency code, `per cent`, or a stretch of time: what is counted. */
  readonly unit: string;
  readonly qualifier?: string | undefined;
  /** The quantity, in the same account, that this is a part of. */
  readonly partOf?: Stretch | undefined;
}

/** Two sentences that say the same thing, in two accounts. */
export interface Aligned {
  readonly from: number;
  readonly to: number;
  /** 0 to 1. */
  readonly likeness: number;
}

/** Two accounts of which one descends from the other, or both from one that is lost. */
export interface Alignment {
  /** Account numbers; `from` is the origin, or of siblings the one nearer to the lost original. */
  readonly from: number;
  readonly to: number;
  /** Sentence numbers, ascending in `from`; a sentence stands in several pairs where it was split or merged. */
  readonly pairs: readonly Aligned[];
}

export interface LineageFound {
  readonly account: number;
  readonly kind: LineageKind;
  readonly of?: number | undefined;
  readonly siblings: readonly number[];
  /** The lost original shared with siblings: the same word in each. */
  readonly lost?: string | undefined;
  /** The report it says it retells, in its own words. */
  readonly names?: string | undefined;
  readonly independent: boolean;
  readonly confidence: number;
  readonly restsOn: readonly string[];
}

export interface DriftFound extends Pick<Drift, "kind" | "was" | "became" | "confidence" | "restsOn"> {
  readonly from: Mention;
  readonly to: Mention;
}
