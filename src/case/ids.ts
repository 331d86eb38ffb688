import { z } from "zod";

/**
 * Ids are short, lower-case and typed by hand. The shape keeps them safe in file names, URLs and YAML without quotes;
 * the brand keeps a party's id from being passed where an issue's is wanted.
 */
const ID_SHAPE = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

function idOf<Name extends string>(what: string) {
  return z
    .string()
    .max(80)
    .regex(ID_SHAPE, { error: "an id is lower-case letters, digits and single hyphens, and starts with a letter" })
    .brand<Name>()
    .describe(what);
}

export const caseId = idOf<"CaseId">("Id of a case; also its folder's name.");
export const partyId = idOf<"PartyId">("Id of a party.");
export const personId = idOf<"PersonId">("Id of a person.");
export const actorId = idOf<"ActorId">("Id of a person or a party.");
export const channelId = idOf<"ChannelId">("Id of a channel.");
export const issueId = idOf<"IssueId">("Id of an issue.");
export const optionId = idOf<"OptionId">("Id of an option of an issue.");
export const phaseId = idOf<"PhaseId">("Id of a phase.");
export const placeId = idOf<"PlaceId">("Id of a place.");
export const mandateId = idOf<"MandateId">("Id of a mandate.");
export const deadlineId = idOf<"DeadlineId">("Id of a deadline.");
export const accountId = idOf<"AccountId">("Id of an account.");
export const eventId = idOf<"EventId">("Id of an event.");

export type CaseId = z.infer<typeof caseId>;
export type PartyId = z.infer<typeof partyId>;
export type PersonId = z.infer<typeof personId>;
export type ActorId = z.infer<typeof actorId>;
export type ChannelId = z.infer<typeof channelId>;
export type IssueId = z.infer<typeof issueId>;
export type OptionId = z.infer<typeof optionId>;
export type PhaseId = z.infer<typeof phaseId>;
export type PlaceId = z.infer<typeof placeId>;
export type MandateId = z.infer<typeof mandateId>;
export type DeadlineId = z.infer<typeof deadlineId>;
export type AccountId = z.infer<typeof accountId>;
export type EventId = z.infer<typeof eventId>;
