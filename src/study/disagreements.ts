import { printCanonicalJson } from "../base/canonical-json.ts";
import { parseEdtf } from "../case/edtf.ts";
import type { TermDraft } from "../case/terms.ts";
import { UNSETTLED } from "../case/vocabulary.ts";
import type { Journal } from "../journal/check-journal.ts";
import type { EventDraft, EventField, Report } from "../journal/event.ts";
import { EVENT_FIELDS } from "../journal/vocabulary.ts";
import type { Voices } from "./voices.ts";

/** One value for a field, and who gives it. */
export interface ClaimedValue {
  readonly value: unknown;
  /** It is the one the record adopts. */
  readonly adopted: boolean;
  /** Reports that give it, by number within the event; none where the record adopts what no account says. */
  readonly reports: readonly number[];
  readonly accounts: readonly string[];
  /** Independent voices among those accounts. A retelling whose own source says otherwise brings none. */
  readonly voices: number;
  /** Those of the accounts that are retellings of one that says otherwise. */
  readonly slips: readonly string[];
  /** Every account that gives it is one of these: most likely a slip on the way. */
  readonly retellingsOnly: boolean;
  /**
   * Every account that gives it is a retelling of one that is silent or lost, and another retelling of the same says
   * otherwise: at most one of the branches has kept its source's words, and nothing shows which.
   */
  readonly branch: boolean;
}

/** Different values for one particular of one event. */
export interface Disagreement {
  readonly event: number;
  /** A field of the event, `terms.ISSUE`, `facts.NAME`, `standing` (belief or fact) or `happened` (denied or not). */
  readonly field: string;
  /** The adopted value first, then the values in the order in which reports give them. */
  readonly values: readonly ClaimedValue[];
  /** Voices independent of each other differ; otherwise only retellings depart from their own source or each other. */
  readonly independent: boolean;
}

/**
 * Every particular on which accounts differ, in journal order; see RULES.md, [D1] to [D9]. Cost: linear in the
 * events; within one, reports × accounts that speak of it.
 */
export function findDisagreements(events: Journal, voices: Voices): Disagreement[] {
  const found: Disagreement[] = [];
  events.forEach((event, number) => {
    for (const field of disputedFields(event)) {
      if (isDisputed(event, field)) found.push(new WeighedWhenAsked(number, field, event, voices));
    }
  });
  return found;
}

/** A disagreement whose values are weighed when they are first asked for: most of a large record's never are. */
class WeighedWhenAsked implements Disagreement {
  readonly event: number;
  readonly field: string;
  readonly #draft: EventDraft;
  readonly #voices: Voices;
  #weighed: Weighed | undefined;

  constructor(event: number, field: string, draft: EventDraft, voices: Voices) {
    this.event = event;
    this.field = field;
    this.#draft = draft;
    this.#voices = voices;
  }

  get values(): readonly ClaimedValue[] {
    return this.#weigh().values;
  }

  get independent(): boolean {
    return this.#weigh().independent;
  }

  #weigh(): Weighed {
    this.#weighed ??= weigh(claimsOf(this.#draft, this.field), this.#draft, this.field, this.#voices);
    return this.#weighed;
  }
}

const ASSERTING = new Set(["fact", "belief", "allegation"]);

function disputedFields(event: EventDraft): readonly string[] {
  let fields: Set<string> | undefined;
  let denied = false;
  let asserted: Report["standing"] | undefined;
  let differ = false;
  for (const { says, standing } of event.reports) {
    if (says) {
      fields ??= new Set();
      for (const field of Object.keys(says) as EventField[]) {
        for (const particular of particularsOf(says, field)) fields.add(particular);
      }
    }
    if (standing === "denial") denied = true;
    if (!ASSERTING.has(standing)) continue;
    differ ||= asserted !== undefined && asserted !== standing;
    asserted ??= standing;
  }
  if (!fields && !denied && !differ) return [];
  return [...(fields ?? []), ...(differ ? ["standing"] : []), ...(denied ? ["happened"] : [])];
}

/** Whether a field has claims that differ: stops at the second, and makes no list of them. */
function isDisputed(event: EventDraft, field: string): boolean {
  if (field === "standing") return event.reports.some((report) => isStandingDisputed(event, report));
  const adopted = adoptedValue(event, field);
  let first = adopted === undefined ? undefined : keyOf(adopted, field);
  for (const report of event.reports) {
    const value = claimOf(event, report, field, adopted);
    if (value === undefined || value === adopted) continue;
    const key = keyOf(value, field);
    first ??= key;
    if (key !== first) return true;
  }
  return false;
}

interface Claim {
  readonly value: unknown;
  readonly reports: number[];
  /** Each once. There are a handful at most, so lists are quicker than sets. */
  readonly accounts: string[];
}

function claimsOf(event: EventDraft, field: string): Map<string, Claim> {
  if (field === "standing") return standingClaims(event);
  const adopted = adoptedValue(event, field);
  const claims = new Map<string, Claim>();
  if (adopted !== undefined) claims.set(keyOf(adopted, field), { value: adopted, reports: [], accounts: [] });
  event.reports.forEach((report, i) => {
    const value = claimOf(event, report, field, adopted);
    if (value !== undefined) enter(claims, keyOf(value, field), value, report, i);
  });
  return claims;
}

function enter(claims: Map<string, Claim>, key: string, value: unknown, report: Report, i: number): void {
  let claim = claims.get(key);
  if (!claim) {
    claim = { value, reports: [], accounts: [] };
    claims.set(key, claim);
  }
  claim.reports.push(i);
  if (!claim.accounts.includes(report.account)) claim.accounts.push(report.account);
}

/** The standing of each report that another puts more or less firmly on the same particular. */
function standingClaims(event: EventDraft): Map<string, Claim> {
  const claims = new Map<string, Claim>();
  event.reports.forEach((report, i) => {
    if (isStandingDisputed(event, report)) enter(claims, report.standing, report.standing, report, i);
  });
  return claims;
}

function isStandingDisputed(event: EventDraft, report: Report): boolean {
  if (!ASSERTING.has(report.standing)) return false;
  return event.reports.some(
    (other) => other.standing !== report.standing && ASSERTING.has(other.standing) && speakOfTheSame(event, report, other),
  );
}

function speakOfTheSame(event: EventDraft, one: Report, other: Report): boolean {
  // Neither is narrowed to some particulars: both speak of the event itself.
  if (!one.vouches && !other.vouches) return true;
  const subjects = subjectsOf(event, one);
  return subjectsOf(event, other).some((subject) => subjects.includes(subject));
}

type Weighed = Pick<Disagreement, "values" | "independent">;

function weigh(claims: ReadonlyMap<string, Claim>, event: EventDraft, field: string, voices: Voices): Weighed {
  const adopted = adoptedValue(event, field) !== undefined;
  const entries = [...claims.values()];
  const speak = entries.flatMap((claim) => claim.accounts);
  const voicing = new Set<string>();
  const values = entries.map(({ value, reports, accounts }, i): ClaimedValue => {
    const own = accounts.filter((account) => !isSlip(account, accounts, speak, voices));
    for (const account of own) voicing.add(voices.rootOf(account));
    return {
      value,
      // An adopted value is entered before any report is read.
      adopted: adopted && i === 0,
      reports,
      accounts,
      voices: voices.count(own),
      slips: own.length === accounts.length ? [] : accounts.filter((account) => !own.includes(account)),
      retellingsOnly: accounts.length > 0 && own.length === 0,
      branch: own.length > 0 && own.every((account) => isBranch(account, accounts, speak, voices)),
    };
  });
  return { values, independent: values.filter((value) => value.voices > 0).length > 1 && voicing.size > 1 };
}

/** The account departs from its source: the first of its line to speak of it gives another value. */
function isSlip(account: string, giving: readonly string[], speak: readonly string[], voices: Voices): boolean {
  const first = voices.forebearsOf(account).findLast((above) => speak.includes(above));
  return first !== undefined && !giving.includes(first);
}

/** No forebear speaks of it, and another account of the same descent gives another value. */
function isBranch(account: string, giving: readonly string[], speak: readonly string[], voices: Voices): boolean {
  const forebears = voices.forebearsOf(account);
  if (forebears.length === 0 || forebears.some((above) => speak.includes(above))) return false;
  return speak.some((other) => !giving.includes(other) && voices.rootOf(other) === voices.rootOf(account));
}

function adoptedValue(event: EventDraft, field: string): unknown {
  if (field === "happened") return true;
  return valueIn(event, field);
}

/** What a report says of a field: its own value, the adopted one where its words bear it out, or nothing. */
function claimOf(event: EventDraft, report: Report, field: string, adopted: unknown): unknown {
  if (field === "happened") return report.standing === "no-comment" ? undefined : report.standing !== "denial";
  const own = report.says ? valueIn(report.says, field) : undefined;
  if (own !== undefined) return own;
  if (!ASSERTING.has(report.standing)) return undefined;
  return isVouched(report, field.split(".", 1)[0] as EventField) ? adopted : undefined;
}

/** What a report's words are about: particulars they bear out or give otherwise; where not narrowed to some, the event itself. */
function subjectsOf(event: EventDraft, report: Report): string[] {
  const subjects = report.vouches ? [] : ["happened"];
  for (const field of EVENT_FIELDS) {
    if (isVouched(report, field)) subjects.push(...particularsOf(event, field));
    if (report.says) subjects.push(...particularsOf(report.says, field));
  }
  return subjects;
}

/** A field, or where it holds several particulars, each of them. */
function particularsOf(of: Readonly<Record<string, unknown>>, field: EventField): string[] {
  const value = of[field];
  if (value === undefined) return [];
  return field === "terms" || field === "facts" ? Object.keys(value as object).map((key) => `${field}.${key}`) : [field];
}

/** Whether a report's words bear out the adopted value of a field: named in `vouches`; left out, all not under `says`. */
export function isVouched(report: Report, field: EventField): boolean {
  return report.vouches ? report.vouches.includes(field) : report.says?.[field] === undefined;
}

function valueIn(of: Readonly<Record<string, unknown>>, field: string): unknown {
  const [head = "", key] = field.split(".");
  const value = of[head];
  if (key === undefined) return value;
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}

/** Equal for values that say the same, however they are written. */
function keyOf(value: unknown, field: string): string {
  if (Array.isArray(value) && value.length === 1) return `[${JSON.stringify(String(value[0]))}]`;
  if (field === "at") return timeKey(String(value));
  if (field.startsWith("terms.")) return termKey(value as TermDraft);
  return printCanonicalJson(Array.isArray(value) ? [...new Set((value as unknown[]).map(String))].sort() : value);
}

function timeKey(edtf: string): string {
  const time = parseEdtf(edtf);
  if (!time.ok) return edtf;
  const { startMs, endMs, approximate, uncertain } = time.value;
  return [startMs, endMs, approximate, uncertain].join(" ");
}

/** Notes are the record's, not the account's, and a unit is repeated for the reader: neither makes another value. */
function termKey(term: TermDraft): string {
  if (typeof term === "number") return termKey({ amount: term });
  if (typeof term === "string") {
    const state = UNSETTLED.find((word) => word === term);
    return termKey(state ? { state } : { option: term });
  }
  const rest = { phase: term.phase ?? null, condition: term.condition ?? null };
  if ("state" in term) return printCanonicalJson({ state: term.state, ...rest });
  if ("option" in term) return printCanonicalJson({ option: [...new Set([term.option].flat())].sort(), ...rest });
  const low = term.amount ?? term.atLeast ?? null;
  const high = term.amount ?? term.atMost ?? null;
  return printCanonicalJson({ low, high, about: term.about === true, ...rest });
}
