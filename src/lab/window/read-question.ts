import { accept, Fault, refuse, type Result } from "../../base/fault.ts";
import { findNearest } from "../../base/nearest.ts";
import { parseEdtf } from "../../case/edtf.ts";
import type { TermsDraft } from "../../case/terms.ts";
import type { SourcedRecord } from "../../journal/record.ts";
import type { NoDeal } from "../../study/window/record/levels.ts";
import { type Assumptions, DEFAULT_ASSUMPTIONS } from "../../study/window/problem.ts";
import { DEFAULT_PLAN } from "../../study/window/minds/sample.ts";

/** What may be asked, in words as they stand on a command line or in an address. */
export interface WrittenQuestion {
  /** EDTF. */
  readonly at?: string | undefined;
  readonly seed?: string | undefined;
  /** Ids with commas between them. */
  readonly parties?: string | undefined;
  /** The id of an offer, or of another event that carries terms. */
  readonly offer?: string | undefined;
  /** `name=value` each. */
  readonly assume: readonly string[];
  readonly thorough?: boolean | undefined;
}

/** The same, read. Undefined: as the record has it, or what is usual. */
export interface WindowQuestion extends TakenForGranted {
  readonly atMs: number | undefined;
  readonly seed: number;
  readonly parties: readonly string[] | undefined;
  readonly asked: TermsDraft | undefined;
  /** See `WindowOptions`. */
  readonly thorough: boolean;
}

const MOST_SEED = 2 ** 31 - 1;

/** Bounds of each assumption that is a number, both inclusive. Outside them the formulas give numbers without sense. */
const BOUNDS: Readonly<Record<NumberName, readonly [number, number]>> = {
  bluff: [0.001, 0.45],
  slip: [0.001, 0.45],
  softness: [0.01, 5],
  reservationSpread: [0.01, 10],
  reservationShift: [-10, 10],
  aspirationGap: [0.001, 10],
  turn: [0, 10],
  weightSpread: [0.01, 3],
  shapeSpread: [0.01, 3],
  sharpness: [0.01, 100],
  inertia: [0, 20],
  reach: [0, 30],
  custom: [0, 5],
  concession: [0.01, 1],
};
type NumberName = { [Name in keyof Assumptions]: Assumptions[Name] extends number ? Name : never }[keyof Assumptions];

/** Faults: those of the readers below, all of them. */
export function readQuestion(written: WrittenQuestion, record: SourcedRecord): Result<WindowQuestion> {
  const { at, seed, parties, offer, assume } = written;
  const read = {
    atMs: at === undefined ? accept(undefined) : readMoment(at),
    seed: seed === undefined ? accept(DEFAULT_PLAN.seed) : readSeed(seed),
    parties: parties === undefined ? accept(undefined) : readParties(parties, record.case.parties.map(({ id }) => id)),
    asked: offer === undefined ? accept(undefined) : packageOfEvent(offer, record),
    granted: readAssumptions(assume),
  };
  const faults = Object.values(read).flatMap((each) => (each.ok ? [] : each.faults));
  if (!read.atMs.ok || !read.seed.ok || !read.parties.ok || !read.asked.ok || !read.granted.ok) return refuse(...faults);
  return accept({
    atMs: read.atMs.value, seed: read.seed.value, parties: read.parties.value, asked: read.asked.value,
    thorough: written.thorough === true, ...read.granted.value,
  });
}

/** A moment: just before the end of what the words name, ms since 1970. Faults: `window/not-a-time`, `window/no-end`. */
export function readMoment(text: string): Result<number> {
  const time = parseEdtf(text);
  // The question is at fault, not a file: what the reader of times says is kept, under a code of our own.
  if (!time.ok) return refuse(...time.faults.map(({ detail, hint }) => new Fault({ code: "window/not-a-time", detail, hint })));
  if (Number.isFinite(time.value.endMs)) return accept(time.value.endMs - 1);
  return refuse(new Fault({ code: "window/no-end", detail: `“${text}” has no end, so it names no moment`, hint: "a day or a time of day" }));
}

/** A seed, 0 to 2^31 − 1. Fault: `window/seed`. */
export function readSeed(text: string): Result<number> {
  const seed = Number(text);
  if (/^\d{1,10}$/.test(text) && seed <= MOST_SEED) return accept(seed);
  return refuse(new Fault({ code: "window/seed", detail: `“${text}” is no seed`, hint: `a whole number from 0 to ${MOST_SEED}` }));
}

/** Ids of parties, with commas between them. Faults: `window/unknown-party`, `window/no-party`. */
export function readParties(text: string, known: readonly string[]): Result<readonly string[]> {
  const ids = [...new Set(text.split(",").map((id) => id.trim()).filter((id) => id !== ""))];
  const faults = ids.filter((id) => !known.includes(id)).map((id) => unknown("window/unknown-party", "party", id, known));
  if (ids.length === 0) faults.push(new Fault({ code: "window/no-party", detail: "no party is named", hint: known.join(",") }));
  return faults.length > 0 ? refuse(...faults) : accept(ids);
}

/** The terms of an offer, or of any event that carries terms, by its id. Faults: `window/unknown-offer`, `window/no-terms`. */
export function packageOfEvent(id: string, { events }: SourcedRecord): Result<TermsDraft> {
  const event = events.find((each) => each.id === id);
  const carrying = events.flatMap((each) => ("terms" in each && each.terms ? [each.id] : []));
  if (event && "terms" in event && event.terms) return accept(event.terms);
  if (event) {
    const hint = carrying.length === 0 ? undefined : `these do: ${carrying.slice(0, 8).join(", ")}`;
    return refuse(new Fault({ code: "window/no-terms", detail: `“${id}” carries no terms`, hint }));
  }
  return refuse(unknown("window/unknown-offer", "offer", id, carrying));
}

/** What is taken for granted: of minds and acts, and of what no deal leaves in place. */
export interface TakenForGranted {
  readonly assumptions: Assumptions;
  readonly noDeal: NoDeal;
}

/**
 * Assumptions turned by words such as `bluff=0.1`, `mandatesBind=no` and `noDeal=unknown`; what is not named keeps its
 * default. Faults: `window/unknown-assumption`, `window/assumption`.
 */
export function readAssumptions(texts: readonly string[]): Result<TakenForGranted> {
  const turned: Record<string, number | boolean | string> = { ...DEFAULT_ASSUMPTIONS, noDeal: "case" };
  const faults: Fault[] = [];
  for (const text of texts) {
    const [name = "", value = ""] = text.split(/=(.*)/s).map((part) => part.trim());
    const before = Object.hasOwn(turned, name) ? turned[name] : undefined;
    const read =
      before === undefined ? refuse(unknown("window/unknown-assumption", "assumption", name, Object.keys(turned)))
      : typeof before === "boolean" ? readYes(name, value)
      : typeof before === "string" ? readNoDeal(value)
      : readNumber(name as NumberName, value);
    if (read.ok) turned[name] = read.value;
    else faults.push(...read.faults);
  }
  if (faults.length > 0) return refuse(...faults);
  const { noDeal, ...assumptions } = turned;
  return accept({ assumptions: assumptions as unknown as Assumptions, noDeal: noDeal as NoDeal });
}

function readNoDeal(text: string): Result<NoDeal> {
  if (text === "case" || text === "least" || text === "unknown") return accept(text);
  const hint = "noDeal=case: as the case has it; noDeal=least: the least amount or first option of every ordered issue; noDeal=unknown";
  return refuse(new Fault({ code: "window/assumption", detail: `“${text}” is no value for noDeal`, hint }));
}

function readYes(name: string, text: string): Result<boolean> {
  if (/^(yes|true)$/i.test(text)) return accept(true);
  if (/^(no|false)$/i.test(text)) return accept(false);
  return refuse(new Fault({ code: "window/assumption", detail: `“${text}” is neither yes nor no`, hint: `${name}=yes or ${name}=no` }));
}

function readNumber(name: NumberName, text: string): Result<number> {
  const [least, most] = BOUNDS[name];
  const value = text === "" ? Number.NaN : Number(text);
  if (value >= least && value <= most) return accept(value);
  const hint = `${name}=${DEFAULT_ASSUMPTIONS[name]} is the default; from ${least} to ${most}`;
  return refuse(new Fault({ code: "window/assumption", detail: `“${text}” is no value for ${name}`, hint }));
}

function unknown(code: string, what: string, id: string, known: readonly string[]): Fault {
  const near = findNearest(id, known);
  return new Fault({ code, detail: `there is no ${what} “${id}”`, hint: near === undefined ? `known: ${known.slice(0, 30).join(", ")}` : `did you mean ${near}?` });
}
