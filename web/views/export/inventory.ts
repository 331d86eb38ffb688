import type { Evidence } from "../../../src/journal/evidence.ts";
import type { SourcedRecord } from "../../../src/journal/record.ts";

/** What an export of this case can hold. Accounts are given by publisher, told apart by title where one has several. */
export interface Inventory {
  readonly events: number;
  readonly reports: number;
  readonly evidence: Evidence;
  /** Their texts come with the case and are at hand. */
  readonly shipped: readonly string[];
  /** At hand on this machine, and not for shipping. */
  readonly heldBack: readonly string[];
  /** Not at hand; accounts that are lost to everybody are not counted. */
  readonly absent: readonly string[];
}

export function inventoryOf({ accounts, events }: SourcedRecord, evidence: Evidence): Inventory {
  const atHand = new Set<string>(evidence.atHand);
  const perPublisher = new Map<string, number>();
  for (const { publisher } of accounts.accounts) perPublisher.set(publisher, (perPublisher.get(publisher) ?? 0) + 1);
  const nameOf = ({ id, publisher, title }: (typeof accounts.accounts)[number]): string =>
    (perPublisher.get(publisher) ?? 0) > 1 ? `${publisher}: ${title ?? id}` : publisher;
  const named = (wanted: (account: (typeof accounts.accounts)[number]) => boolean): string[] =>
    accounts.accounts.filter(wanted).map(nameOf);
  return {
    events: events.length,
    reports: events.reduce((sum, event) => sum + event.reports.length, 0),
    evidence,
    shipped: named(({ id, file }) => atHand.has(id) && file !== undefined),
    heldBack: named(({ id, file }) => atHand.has(id) && file === undefined),
    absent: named(({ id, lost }) => !atHand.has(id) && lost !== true),
  };
}
