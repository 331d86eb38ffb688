import { z } from "zod";
import { span } from "../case/accounts-file.ts";
import {
  accountId, actorId, channelId, deadlineId, eventId, issueId, mandateId, placeId,
} from "../case/ids.ts";
import { termsDraft } from "../case/terms.ts";
import { ATTRIBUTION_KINDS, EVENT_FIELDS, STANDINGS } from "./vocabulary.ts";

export type Standing = (typeof STANDINGS)[number];

export type AttributionKind = (typeof ATTRIBUTION_KINDS)[number];

export type EventField = (typeof EVENT_FIELDS)[number];

const edtf = z.string().min(1).max(80).describe("A time in EDTF (ISO 8601-2).");
const actors = z.array(actorId);
const prose = z.string().min(1).max(2000);
const factValue = z.union([z.string().max(300), z.number(), z.boolean()]);
const facts = z
  .record(z.string().regex(/^[a-z][a-zA-Z0-9]*$/), factValue)
  .describe("Other particulars of the event that accounts give, by a short name: messages: 20.");

export const attribution = z
  .strictObject({
    kind: z
      .enum(ATTRIBUTION_KINDS)
      .describe("named: a person by name; official: a body or spokesperson on the record; anonymous: people not named; document: a paper; outlet: the account's own words."),
    name: z.string().min(1).max(200).optional().describe("Who speaks, where named or official, or which document."),
    affiliation: z.string().min(1).max(200).optional().describe("What the speakers belong to, as the account puts it, in a few words."),
    count: z.int().min(1).optional().describe("How many people."),
    groups: z
      .array(z.strictObject({ affiliation: z.string().min(1).max(200), count: z.int().min(1) }))
      .optional()
      .describe("Where the people are of several kinds: how many of each."),
  })
  .describe("On whose word.");

const says = z
  .strictObject({
    at: edtf.optional(),
    place: z.union([placeId, z.string().min(1).max(200)]).optional(),
    channel: channelId.optional(),
    by: actors.optional(),
    to: actors.optional(),
    through: actors.optional(),
    present: actors.optional(),
    about: z.array(issueId).optional(),
    terms: termsDraft.optional(),
    answer: z.enum(["accept", "reject", "reserve", "counter"]).optional(),
    facts: facts.optional(),
  })
  .describe("Where this account differs from the reading adopted above: the account's own value for each field.");

export const report = z
  .strictObject({
    account: accountId,
    span,
    attribution,
    standing: z
      .enum(STANDINGS)
      .describe("How the words put it: fact, belief, allegation, denial, or that somebody would not comment."),
    vouches: z
      .array(z.enum(EVENT_FIELDS))
      .optional()
      .describe("The fields of the adopted reading that these words bear out; left out, all that are not under `says`."),
    says: says.optional(),
    note: prose.optional(),
  })
  .describe("One account's word on this event.");

const after = z.union([
  eventId,
  z.strictObject({
    event: eventId,
    gap: z.string().describe("How long after: P2D, P1W, PT3H; P7D~ for about."),
  }),
]);

const reveals = z
  .array(
    z.union([
      eventId,
      z.strictObject({
        event: eventId,
        fields: z.array(z.enum(EVENT_FIELDS)).describe("Only these particulars; an empty list: only that it happened."),
      }),
    ]),
  )
  .describe("The earlier events that become known through this one, whole or in part.");

const common = {
  id: eventId,
  title: z.string().min(1).max(160).describe("What happened, in neutral words of your own."),
  at: edtf.optional(),
  after: z.array(after).optional().describe("Earlier events that the accounts place this one after."),
  before: z.array(eventId).optional().describe("Later events that the accounts place this one before."),
  place: placeId.optional(),
  channel: channelId.optional(),
  by: actors.optional().describe("Who acted; [unknown] where nobody says."),
  present: actors.optional().describe("Who was there."),
  about: z.array(issueId).optional(),
  facts: facts.optional(),
  note: prose.optional(),
  reports: z.array(report).default([]),
};

const to = actors.describe("To whom; [public] for everybody.");
const through = actors.describe("Who carried it.");
const answer = z.enum(["accept", "reject", "reserve", "counter"]);
const given = z.boolean().describe("Whether it was given (true) or refused (false).");

/** One event of a journal. The type decides which fields belong. */
export const journalEvent = z.discriminatedUnion("type", [
  z.strictObject({ ...common, type: z.literal("meeting").describe("People met, in one place or by call.") }),
  z.strictObject({ ...common, type: z.literal("message").describe("Word sent, directly or through a relay."), to: to.optional(), through: through.optional(), reveals: reveals.optional() }),
  z.strictObject({
    ...common,
    type: z.literal("offer").describe("Terms put to another party: an ask, an offer, a proposal."),
    to, through: through.optional(), terms: termsDraft,
    condition: z.string().min(1).max(500).optional().describe("What the whole offer depends on."),
    final: z.boolean().optional().describe("Put as the last word: take it or leave it."),
    deadline: deadlineId.optional(),
    replaces: eventId.optional().describe("The offer of the same party that this one takes the place of."),
  }),
  z.strictObject({
    ...common,
    type: z.literal("response").describe("An answer to an offer."),
    to: to.optional(), through: through.optional(),
    answers: eventId.describe("The offer answered."),
    answer,
    tentative: z.boolean().optional().describe("A signal short of a formal answer: would accept, would refuse."),
    terms: termsDraft.optional(),
  }),
  z.strictObject({ ...common, type: z.literal("withdrawal").describe("An offer taken back."), to: to.optional(), withdraws: eventId }),
  z.strictObject({ ...common, type: z.literal("deadline-set"), to: to.optional(), deadline: deadlineId, until: edtf.optional() }),
  z.strictObject({ ...common, type: z.literal("deadline-moved"), to: to.optional(), deadline: deadlineId, until: edtf.optional() }),
  z.strictObject({ ...common, type: z.literal("deadline-lapsed"), deadline: deadlineId }),
  z.strictObject({ ...common, type: z.literal("mandate-given"), to: to.optional(), mandate: mandateId, limits: termsDraft.optional() }),
  z.strictObject({ ...common, type: z.literal("mandate-narrowed"), to: to.optional(), mandate: mandateId, limits: termsDraft.optional() }),
  z.strictObject({ ...common, type: z.literal("mandate-revoked"), to: to.optional(), mandate: mandateId }),
  z.strictObject({ ...common, type: z.literal("approval").describe("A principal's word on what an envoy brought."), to: to.optional(), approves: eventId, given }),
  z.strictObject({ ...common, type: z.literal("ratification"), ratifies: eventId.describe("The agreement."), given }),
  z.strictObject({ ...common, type: z.literal("disclosure").describe("Somebody told somebody what had happened."), to, through: through.optional(), reveals }),
  z.strictObject({
    ...common,
    type: z.literal("leak").describe("What was meant to stay closed got out."),
    to: to.optional(), reveals,
    published: z.boolean().optional().describe("false: only those in `to` learned of it; otherwise everybody did."),
  }),
  z.strictObject({ ...common, type: z.literal("interception").describe("Somebody learned by watching or listening; `by` is who learned."), reveals }),
  z.strictObject({ ...common, type: z.literal("statement").describe("Words said in public."), reveals: reveals.optional(), terms: termsDraft.optional() }),
  z.strictObject({ ...common, type: z.literal("turning-point").describe("An act outside the table that changes what no deal is worth."), hidden: z.boolean().optional().describe("Not done in public.") }),
  z.strictObject({ ...common, type: z.literal("agreement"), to: to.optional(), through: through.optional(), terms: termsDraft, settles: eventId.optional().describe("The offer that was taken.") }),
  z.strictObject({ ...common, type: z.literal("breach"), of: eventId.optional().describe("The agreement broken.") }),
  z.strictObject({ ...common, type: z.literal("implementation"), of: eventId.optional().describe("The agreement carried out."), terms: termsDraft.optional() }),
]);

/** As written: shapes are right, ids may point nowhere. */
export type EventDraft = z.infer<typeof journalEvent>;
export type EventType = EventDraft["type"];
export type EventOf<T extends EventType> = Extract<EventDraft, { type: T }>;
export type Report = z.infer<typeof report>;
export type Attribution = z.infer<typeof attribution>;
export type Reveal = z.infer<typeof reveals>[number];

/** The shape of `journal.yaml`; `journal.jsonl` holds the same events, one a line, after a line `{"version":1}`. */
export const journalFile = z
  .strictObject({ version: z.literal(1), events: z.array(journalEvent).default([]) })
  .describe("What happened, in the order adopted, with the reports behind each event.");

export type JournalDraft = z.infer<typeof journalFile>;
