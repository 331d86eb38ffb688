import { z } from "zod";
import { eventId } from "../../case/ids.ts";
import { termsDraft } from "../../case/terms.ts";
import { EVENT_TYPES } from "../../journal/vocabulary.ts";
import { mark, passage } from "./mark.ts";

const ids = z.array(z.string().min(1).max(80)).max(50);

/** The fields of a candidate that a person may change; null takes one away. */
export const edits = z.strictObject({
  title: z.string().min(1).max(160).optional(),
  type: z.enum(EVENT_TYPES).optional(),
  at: z.string().min(1).max(80).nullable().optional().describe("EDTF."),
  after: z.array(z.strictObject({ event: eventId, gap: z.string().max(40).optional() })).nullable().optional(),
  by: ids.optional().describe("Ids of names of the reading, or of people and parties of the case."),
  to: ids.nullable().optional(),
  through: ids.nullable().optional(),
  present: ids.nullable().optional(),
  place: z.string().min(1).max(80).nullable().optional(),
  answers: eventId.nullable().optional(),
  answer: z.enum(["accept", "reject", "reserve", "counter"]).nullable().optional(),
  terms: termsDraft.nullable().optional(),
  final: z.boolean().nullable().optional(),
});

/** The number of the last decision that whoever asks has seen: another one since is a conflict. */
const seen = { after: z.int().min(0).optional() };

/** What somebody at the desk asks for. */
export const deskAct = z.discriminatedUnion("act", [
  z.strictObject({ act: z.literal("accept"), item: eventId, ...seen }),
  z.strictObject({ act: z.literal("reject"), item: eventId, ...seen }),
  z.strictObject({ act: z.literal("edit"), item: eventId, set: edits, ...seen }),
  z.strictObject({ act: z.literal("merge"), items: z.array(eventId).min(2).max(50).describe("The first keeps its fields."), ...seen }),
  z.strictObject({
    act: z.literal("split"), item: eventId,
    reports: z.array(z.int().min(0)).min(1).describe("Numbers, from 0, of the reports that go into a candidate of their own."),
    ...seen,
  }),
  z.strictObject({ act: z.literal("undo"), decision: z.int().min(1).optional().describe("Its number; left out, the last one that stands."), ...seen }),
]);

/** How a file was changed: at `at` (UTF-16), `removed` gave way to `added`. Hashes say which text that was, and became. */
const splice = z.strictObject({
  file: z.enum(["case.yaml", "journal.yaml"]),
  before: z.string(),
  after: z.string(),
  at: z.int().min(0),
  removed: z.string(),
  added: z.string(),
});

const common = { version: z.literal(1), number: z.int().min(1) };

/** One line of `decisions.jsonl`. */
export const decision = z.discriminatedUnion("act", [
  z.strictObject({
    ...common, act: z.literal("accept"),
    took: z.array(z.strictObject({ item: mark, event: eventId, created: z.boolean() })).min(1).describe("The candidates, the events of the journal they became, and whether these are new or got further reports."),
    wrote: z.array(splice),
  }),
  z.strictObject({ ...common, act: z.literal("reject"), item: mark }),
  z.strictObject({ ...common, act: z.literal("edit"), item: mark, set: edits }),
  z.strictObject({ ...common, act: z.literal("merge"), items: z.array(mark).min(2) }),
  z.strictObject({ ...common, act: z.literal("split"), item: mark, passages: z.array(passage).min(1), into: eventId }),
  z.strictObject({ ...common, act: z.literal("undo"), of: z.int().min(1) }),
]);

export type Edits = z.infer<typeof edits>;
export type DeskAct = z.infer<typeof deskAct>;
export type Splice = z.infer<typeof splice>;
export type Decision = z.infer<typeof decision>;
export type DecisionOf<A extends Decision["act"]> = Extract<Decision, { act: A }>;

export interface DecisionLog {
  readonly decisions: readonly Decision[];
  /** Lines that are no decision: they change nothing. */
  readonly unreadable: number;
}

/** Reads `decisions.jsonl`; a line that is no decision is counted and passed over, for history is never refused. */
export function parseDecisions(text: string): DecisionLog {
  const decisions: Decision[] = [];
  let unreadable = 0;
  for (const line of text.split("\n")) {
    if (line.trim() === "") continue;
    const read = decision.safeParse(parseJson(line));
    if (read.success) decisions.push(read.data);
    else unreadable++;
  }
  return { decisions, unreadable };
}

/** The number that the next decision gets: one more than the highest. */
export function nextNumber({ decisions }: DecisionLog): number {
  return decisions.reduce((highest, { number }) => Math.max(highest, number), 0) + 1;
}

export function printDecision(made: Decision): string {
  return `${JSON.stringify(made)}\n`;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
