import type { EventId } from "../../case/ids.ts";
import type { Candidate } from "../reading.ts";

/** What has been decided about a candidate. */
export type ItemState = "open" | "accepted" | "rejected";

/** A candidate as it lies on the desk: with what was edited, merged into it or split from it. */
export interface DeskItem {
  /** The id acts name it by; that of its candidate. */
  readonly id: EventId;
  readonly state: ItemState;
  readonly candidate: Candidate;
  /** Fields that somebody changed. */
  readonly edited: readonly string[];
  /** Ids of the candidates of the reading it is made of; more than one where they were merged. */
  readonly from: readonly EventId[];
  /** The event of the journal it became. */
  readonly event?: EventId | undefined;
  /** Number of the decision that gave it its state, for taking it back. */
  readonly decision?: number | undefined;
  /** Of an accepted one: numbers of the reports that its event does not have yet; accepting it again adds them. */
  readonly newReports: readonly number[];
  /** Of a response or withdrawal: the item, not accepted yet, that is accepted along with it. */
  readonly needs?: EventId | undefined;
}

/** How far the work is. */
export interface DeskCounts {
  readonly open: number;
  readonly accepted: number;
  readonly rejected: number;
  /** Reports that accepted events do not have yet. */
  readonly newReports: number;
}

/** The decision that `undo` would take back. */
export interface LastDecision {
  readonly number: number;
  readonly act: "accept" | "reject" | "edit" | "merge" | "split";
  /** The items it was about, as far as they are still on the desk. */
  readonly items: readonly EventId[];
}
