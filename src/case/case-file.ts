import { z } from "zod";
import {
  actorId, caseId, channelId, deadlineId, issueId, mandateId, optionId, partyId, personId, phaseId, placeId,
} from "./ids.ts";
import { termsDraft } from "./terms.ts";
import { BASES, CHANNEL_KINDS, PARTY_ROLES, SECRECIES } from "./vocabulary.ts";

export type PartyRole = (typeof PARTY_ROLES)[number];

export type ChannelKind = (typeof CHANNEL_KINDS)[number];

export type Secrecy = (typeof SECRECIES)[number];

export type Basis = (typeof BASES)[number];

const name = z.string().min(1).max(200);
const prose = z.string().min(1).max(4000);
const edtf = z
  .string()
  .min(1)
  .max(80)
  .describe("A time in EDTF (ISO 8601-2): 2025-03-05, 2025-03, 2025-03-02/2025-03-04, 2025-03-05~, 2025-05-11T22:00:00+03:00.");
const basis = z.enum(BASES).describe("Whether the accounts state it, the reader inferred it, or it is assumed.");

const party = z.strictObject({
  id: partyId,
  name,
  short: z.string().min(1).max(24).optional().describe("A name short enough for a lane or a column."),
  kind: z.enum(["state", "movement", "organisation", "firm", "person", "outlet", "community"]),
  role: z.enum(PARTY_ROLES).default("party"),
  principal: partyId.optional().describe("The party this one answers to."),
  note: prose.optional(),
});

const person = z.strictObject({
  id: personId,
  name,
  party: partyId.describe("The party this person speaks for or belongs to."),
  office: z.string().min(1).max(200).optional().describe("The office held at the time."),
  envoy: z.boolean().optional().describe("Speaks for the party at the table."),
  aliases: z.array(name).optional().describe("Other spellings in the accounts."),
  note: prose.optional(),
});

const place = z.strictObject({
  id: placeId,
  name,
  note: prose.optional(),
});

const channel = z.strictObject({
  id: channelId,
  name,
  kind: z.enum(CHANNEL_KINDS),
  members: z.array(partyId).describe("The parties who talk through it."),
  relays: z.array(actorId).optional().describe("Who carries messages between them."),
  secrecy: z.enum(SECRECIES),
  note: prose.optional(),
});

const option = z.strictObject({ id: optionId, name, note: prose.optional() });

const issueCommon = { id: issueId, name, short: z.string().min(1).max(24).optional(), note: prose.optional() };
const issue = z.discriminatedUnion("kind", [
  z.strictObject({
    ...issueCommon,
    kind: z.literal("quantity").describe("An amount in a unit."),
    unit: z.string().min(1).max(40),
    min: z.number(),
    max: z.number(),
    step: z.number().positive().optional().describe("Amounts are min, min + step, …; left out, any amount."),
  }),
  z.strictObject({ ...issueCommon, kind: z.literal("choice").describe("Options in no order."), options: z.array(option).min(1) }),
  z.strictObject({ ...issueCommon, kind: z.literal("scale").describe("Options from least to most."), options: z.array(option).min(1) }),
]);

const phase = z.strictObject({ id: phaseId, name, note: prose.optional() });

const share = z.number().min(0).max(1);
const weight = z
  .union([
    share,
    z
      .strictObject({ atLeast: share.describe("This share or more."), atMost: share.describe("This share or less.") })
      .describe("Between these two."),
  ])
  .describe("Share of this issue in the party's value, 0 to 1: a number, or a range.");

const preference = z.strictObject({
  party: partyId,
  issue: issueId,
  wants: z
    .enum(["more", "less", "unknown"])
    .describe("more: larger amounts or later options are better for this party; less: the other way; unknown: not known."),
  weight: weight.optional(),
  basis,
  note: prose.optional(),
});

const mandate = z.strictObject({
  id: mandateId,
  name,
  envoy: actorId.describe("Who may commit."),
  principal: actorId.describe("Whose approval goes beyond it."),
  covers: z.array(issueId).optional().describe("The issues it speaks to; left out, all."),
  limits: termsDraft.optional().describe("The furthest the envoy may go."),
  basis,
  note: prose.optional(),
});

const deadline = z.strictObject({
  id: deadlineId,
  name,
  at: edtf.optional().describe("When it falls, where the case begins with it; otherwise an event sets it."),
  setBy: actorId.optional(),
  note: prose.optional(),
});

const agreement = z.strictObject({
  rule: z.enum(["unanimity", "majority"]).describe("How many of the required parties must accept."),
  required: z.array(partyId).min(1).describe("The parties whose acceptance is needed."),
  nothingUntilEverything: z.boolean().optional().describe("Nothing is agreed until everything is agreed."),
  note: prose.optional(),
});

const noDeal = z.strictObject({
  leaves: termsDraft.describe("Issue by issue, the one option or amount that stays in place where nothing is agreed."),
  basis,
  note: prose.optional(),
});

/** The shape of `case.yaml`. The JSON Schema, the types and the reader all come from this. */
export const caseFile = z
  .strictObject({
    version: z.literal(1).describe("Version of this format."),
    id: caseId,
    title: z.string().min(1).max(120),
    summary: prose.describe("What this is, in a few neutral sentences."),
    fictional: z.boolean().optional().describe("Invented for teaching or testing."),
    parties: z.array(party).min(1),
    people: z.array(person).default([]),
    places: z.array(place).default([]),
    channels: z.array(channel).default([]),
    issues: z.array(issue).default([]),
    phases: z.array(phase).default([]),
    preferences: z.array(preference).default([]),
    mandates: z.array(mandate).default([]),
    deadlines: z.array(deadline).default([]),
    agreement: agreement.optional(),
    noDeal: noDeal.optional().describe("What is left in place where nothing is agreed, to weigh every deal against."),
  })
  .describe("A negotiation: who, about what, through which channels, under which mandates, by when.");

/** As written in the file: shapes are right, ids may point nowhere. `checkCase` is the door to a Case. */
export type CaseDraft = z.infer<typeof caseFile>;
export type Party = CaseDraft["parties"][number];
export type Person = CaseDraft["people"][number];
export type Channel = CaseDraft["channels"][number];
export type Issue = CaseDraft["issues"][number];
export type Preference = CaseDraft["preferences"][number];
export type Mandate = CaseDraft["mandates"][number];
export type Deadline = CaseDraft["deadlines"][number];
