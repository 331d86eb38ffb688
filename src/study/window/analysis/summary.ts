import type { Sensitivity, Summary } from "../answer.ts";
import type { Shut } from "./closing.ts";
import { HARDLY_MOVED, type Informed } from "./informed.ts";
import { counted, listed, openingFor, percentOf } from "./words.ts";

/** What a summary is made of; names and times as they are shown. */
export interface Told {
  /** Undefined: nothing can be known, for the reasons given. */
  readonly chosen: ToldMoment | undefined;
  readonly unknown: readonly string[];
  /** Whose acceptance the deal needs, by name. */
  readonly needed: readonly string[];
  readonly majority: boolean;
  readonly informed: readonly (Informed & { readonly name: string })[];
  readonly conflicts: number;
  readonly sound: boolean;
  readonly offers: number;
  readonly answers: number;
  /** Independent voices behind all the acts; undefined where no account is behind them (held or rehearsed). */
  readonly voices: number | undefined;
  /** Acts that rest on one independent voice. */
  readonly singleVoiced: number;
  /** Share of the directions in use that are assumed. */
  readonly assumedShare: number;
  readonly sensitivity: readonly Sensitivity[];
  readonly closing: Shut;
  readonly whenOf: (moment: number) => string;
  readonly nameOf: (party: number) => string;
  /** Title of the event of an agreement on record, if there is one. */
  readonly agreed: readonly string[];
}

export interface ToldMoment {
  /** `after “…” (2025-03-05)` */
  readonly when: string;
  readonly probability: number;
  readonly interval: readonly [number, number];
  /** Of the most acceptable single package. */
  readonly best: number | undefined;
  /** The probability before any act is looked at. */
  readonly before: number | undefined;
}

/** The acts moved the answer by less than this: it is the model's more than the record's. */
const HARDLY_CHANGED = 0.05;

export type Confidence = "low" | "moderate" | "high";

/** Sentences for people, neutral; likelihood and confidence apart (ICD 203). */
export function summaryOf(told: Told): Summary {
  return { likelihood: likelihoodOf(told), confidence: confidenceSentence(told), closing: closingOf(told), basis: basisOf(told) };
}

function likelihoodOf({ chosen, unknown, needed, majority }: Told): string {
  if (!chosen) return `Whether a deal was possible cannot be known from this record. ${unknown[0] ?? ""}`.trim();
  const who = majority ? `a majority of ${listed(needed)}` : listed(needed);
  const single = chosen.best === undefined ? "" : ` The most acceptable single package found had a chance of ${percentOf(chosen.best)}.`;
  const some = `some package would have been acceptable to ${who} (${percentOf(chosen.probability)})`;
  return `${openingFor(chosen.probability)} ${chosen.when} ${some}.${single}`;
}

/**
 * Low where the answer spans more than half, sampling is not sound, acts contradict one another, or the acts hardly moved what
 * is thought of a party or of the whole; high where it spans no more than a fifth, at most a quarter of the directions are
 * assumed and no act rests on one voice; else moderate.
 */
export function confidenceOf(told: Told): { readonly level: Confidence; readonly reasons: readonly string[] } {
  const { chosen, informed, conflicts, sound, assumedShare, singleVoiced, offers, answers } = told;
  if (!chosen) return { level: "low", reasons: ["no number can be given"] };
  const [low, high] = chosen.interval;
  const width = high - low;
  const spans = `as single assumptions are turned, the answer ranges from ${percentOf(low)} to ${percentOf(high)}`;
  const silent = informed.filter(({ acts }) => acts === 0).map(({ name }) => name);
  const faint = informed.filter(({ acts, distance }) => acts > 0 && distance < HARDLY_MOVED).map(({ name }) => name);
  const grave = [
    ...(width > 0.5 ? [spans] : []),
    ...(silent.length > 0 ? [`no act of ${listed(silent)} is on record`] : []),
    ...(faint.length > 0 ? [`the record hardly says what ${listed(faint)} would have taken`] : []),
    ...(conflicts > 0 ? [conflicts === 1 ? "some acts contradict one another" : `${conflicts} sets of acts contradict one another`] : []),
    ...(offers + answers < 3 ? [`only ${counted(offers + answers, "act")} bears on it`] : []),
    ...(sound ? [] : ["sampling did not settle well"]),
    ...(chosen.before !== undefined && Math.abs(chosen.before - chosen.probability) < HARDLY_CHANGED
      ? [`before any act is looked at the model already gives ${percentOf(chosen.before)}`]
      : []),
  ];
  if (grave.length > 0) return { level: "low", reasons: width > 0.5 ? grave : [...grave, spans] };
  const doubts = [
    ...(width > 0.2 ? [spans] : []),
    ...(assumedShare > 0.25 ? [`${percentOf(assumedShare)} of what parties are taken to want is assumed`] : []),
    ...(singleVoiced > 0 ? [`${counted(singleVoiced, "act rests", "acts rest")} on one independent voice`] : []),
  ];
  return doubts.length > 0 ? { level: "moderate", reasons: doubts } : { level: "high", reasons: [spans] };
}

function confidenceSentence(told: Told): string {
  const { level, reasons } = confidenceOf(told);
  return `Confidence is ${level}: ${reasons.join("; ")}.`;
}

function closingOf({ chosen, closing, whenOf, nameOf, agreed }: Told): string {
  if (!chosen) return "When a window may have stood open cannot be said.";
  const { lastOpen, closedAt, by } = closing;
  if (lastOpen === undefined) return "At no moment on record was such a package likelier than not.";
  const made = agreed.length > 0 ? ` The record holds an agreement: ${listed(agreed)}.` : "";
  if (closedAt === undefined) return `Such a package was still likelier than not at the last moment on record, ${whenOf(lastOpen)}.${made}`;
  const [first] = by;
  const through = first && first.fall > 0
    ? first.through === "mandate"
      ? `, mostly through a change in what the envoys of ${nameOf(first.party)} could commit to`
      : `, mostly through a change in what ${nameOf(first.party)} would have taken`
    : "";
  return `Such a package was last likelier than not ${whenOf(lastOpen)}; it no longer was ${whenOf(closedAt)}${through}.${made}`;
}

function basisOf({ offers, answers, voices, sensitivity, chosen }: Told): string {
  const heard = voices === undefined ? "" : ` in ${counted(voices, "independent voice")}`;
  const rests = `This rests on ${counted(offers, "offer")} and ${counted(answers, "answer")}${heard}`;
  const [widest] = sensitivity;
  if (!chosen || !widest || widest.high - widest.low < 0.005) return `${rests}.`;
  return `${rests}. What moves it most: ${lowered(widest.assumption)} (${widest.turned}: ${percentOf(widest.low)} to ${percentOf(widest.high)}).`;
}

function lowered(text: string): string {
  return /^(That|What|How) /.test(text) ? `${text.charAt(0).toLowerCase()}${text.slice(1)}` : text;
}
