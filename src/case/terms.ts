import { z } from "zod";
import { issueId, optionId, phaseId } from "./ids.ts";
import { UNSETTLED } from "./vocabulary.ts";

export type Unsettled = (typeof UNSETTLED)[number];

const attached = {
  phase: phaseId.optional().describe("The phase in which this term is carried out."),
  condition: z.string().min(1).max(500).optional().describe("What this term depends on."),
  note: z.string().min(1).max(1000).optional(),
};

const amountTerm = z
  .strictObject({
    amount: z.number().optional().describe("Exactly this much, in the issue's unit."),
    atLeast: z.number().optional().describe("This much or more."),
    atMost: z.number().optional().describe("This much or less."),
    unit: z.string().optional().describe("The issue's unit, repeated for the reader; another unit is a fault."),
    about: z.boolean().optional().describe("The accounts give the number as approximate."),
    ...attached,
  })
  .describe("A quantity: exact, or a range.");

const optionTerm = z
  .strictObject({
    option: z.union([optionId, z.array(optionId).min(1)]).describe("The option, or any one of several."),
    ...attached,
  })
  .describe("One of the issue's options.");

const unsettledTerm = z
  .strictObject({
    state: z
      .enum(UNSETTLED)
      .describe("open: to be settled later; unspecified: spoken of without saying which; ruled-out: refused as a subject."),
    ...attached,
  })
  .describe("An issue spoken of without being settled.");

export const termDraft = z
  .union([z.number(), optionId, amountTerm, optionTerm, unsettledTerm])
  .describe("A number in the issue's unit, an option's id, one of open / unspecified / ruled-out, or any of these in full.");

export const termsDraft = z
  .record(issueId, termDraft)
  .describe("Issue by issue, what is settled and what is left. An issue not named here was not spoken of.");

export type TermDraft = z.infer<typeof termDraft>;
export type TermsDraft = z.infer<typeof termsDraft>;
