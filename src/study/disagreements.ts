import { printCanonicalJson } from "../base/canonical-json.ts";
import type { Journal } from "../journal/check-journal.ts";
import { EVENT_FIELDS, type EventDraft, type Report } from "../journal/event.ts";
import type { Voices } from "./voices.ts";

/** One value that accounts give for a field, and who gives it. */
export interface ClaimedValue {
  readonly value: unknown;
  /** It is the one the record adopts. */
  readonly adopted: boolean;
  /** Reports that give it, by number within the event. */
  readonly reports: readonly number[];
  readonly accounts: readonly string[];
  /** Independent voices among those accounts. */
  readonly voices: number;
  /** Every account that gives it is a retelling of one that does not: most likely a slip on the way. */
  readonly retellingsOnly: boolean;
}

/** Accounts giving different values for one particular of one event. */
export interface Disagreement {
  readonly event: number;
  /** A field of the event, `terms.ISSUE`, `facts.NAME`, `standing` (belief or fact) or `happened` (denied or not). */
  readonly field: string;
  readonly values: readonly ClaimedValue[];
}

/** Every particular on which accounts differ, in journal order. Cost: linear in the reports. */
export function findDisagreements(events: Journal, voices: Voices): Disagreement[] {
  const found: Disagreement[] = [];
  events.forEach((event, number) => {
    if (event.reports.length < 1) return;
    for (const field of disputedFields(event)) {
      const values = claimsOf(event, field, voices);
      if (values.length > 1) found.push({ event: number, field, values });
    }
  });
  return found;
}

const ASSERTING = new Set(["fact", "belief", "allegation"]);

function disputedFields(event: EventDraft): string[] {
  const fields = new Set<string>();
  for (const { says } of event.reports) {
    if (!says) continue;
    for (const field of EVENT_FIELDS) {
      if (says[field] === undefined) continue;
      if (field === "terms" || field === "facts") for (const key of Object.keys(says[field] ?? {})) fields.add(`${field}.${key}`);
      else fields.add(field);
    }
  }
  const standings = new Set(event.reports.map((report) => report.standing));
  if ([...standings].filter((standing) => ASSERTING.has(standing)).length > 1) fields.add("standing");
  if (standings.has("denial") && [...standings].some((standing) => ASSERTING.has(standing))) fields.add("happened");
  return [...fields];
}

function claimsOf(event: EventDraft, field: string, voices: Voices): ClaimedValue[] {
  const adopted = adoptedValue(event, field);
  const claims = new Map<string, { value: unknown; reports: number[] }>();
  event.reports.forEach((report, i) => {
    const value = claimOf(event, report, field, adopted);
    if (value === undefined) return;
    const key = keyOf(value);
    const claim = claims.get(key) ?? { value, reports: [] };
    claim.reports.push(i);
    claims.set(key, claim);
  });
  const isAdopted = (value: unknown): boolean => adopted !== undefined && keyOf(value) === keyOf(adopted);
  const accountsOf = (reports: readonly number[]): string[] => [...new Set(reports.map((i) => event.reports[i]?.account ?? ""))];
  return [...claims.values()].map(({ value, reports }) => {
    const accounts = accountsOf(reports);
    const others = new Set<string>([...claims.values()].filter((claim) => claim.value !== value).flatMap((claim) => accountsOf(claim.reports)));
    return {
      value,
      adopted: isAdopted(value),
      reports,
      accounts,
      voices: voices.count(accounts),
      retellingsOnly: accounts.every((account) => {
        const parent = voices.lineages.get(account)?.copyOf;
        return parent !== undefined && (others.has(parent) || [...others].some((other) => voices.rootOf(other) === voices.rootOf(account) && other !== account));
      }),
    };
  });
}

function adoptedValue(event: EventDraft, field: string): unknown {
  if (field === "happened") return true;
  return valueIn(event as Readonly<Record<string, unknown>>, field);
}

/** What a report says of a field: its own value, the adopted one where its words bear it out, or nothing. */
function claimOf(event: EventDraft, report: Report, field: string, adopted: unknown): unknown {
  if (field === "standing") return ASSERTING.has(report.standing) ? report.standing : undefined;
  if (field === "happened") return report.standing === "no-comment" ? undefined : report.standing !== "denial";
  const own = report.says ? valueIn(report.says as Readonly<Record<string, unknown>>, field) : undefined;
  if (own !== undefined) return own;
  if (!ASSERTING.has(report.standing)) return undefined;
  const [head] = field.split(".");
  const vouches = report.vouches === undefined || report.vouches.some((vouched) => vouched === head);
  return vouches ? adopted : undefined;
}

function valueIn(of: Readonly<Record<string, unknown>>, field: string): unknown {
  const [head = "", key] = field.split(".");
  const value = of[head];
  if (key === undefined) return value;
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}

/** Lists of people are equal whatever their order. */
function keyOf(value: unknown): string {
  return printCanonicalJson(Array.isArray(value) ? [...(value as unknown[])].map(String).sort() : value);
}
