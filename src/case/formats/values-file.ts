import { z } from "zod";
import { issueId, optionId, partyId } from "../ids.ts";
import { BASES } from "../vocabulary.ts";

const finite = z.number();
const choice = z.strictObject({ issue: issueId, option: z.union([optionId, z.int().min(0)]).describe("An option's id; of an amount, the number of its step, from 0.") });

const box = z
  .strictObject({
    value: finite,
    sides: z
      .record(issueId, z.tuple([z.int().min(0), z.int().min(0)]))
      .describe("By issue the first and the last option number (from 0, both inclusive) of the box's side."),
  })
  .describe("What a package is worth that lies in the box on every issue named.");

const partyValues = z.strictObject({
  party: partyId,
  reservation: finite.default(0).describe("What no deal is worth, on the scale of the values."),
  strict: z.boolean().default(false).describe("A deal worth just the reservation is refused."),
  discount: z.number().min(0).max(1).optional().describe("d in u·d^t, t from 0 to 1."),
  veto: z.boolean().optional(),
  unanimityBonus: finite.optional().describe("Added to the party's value where every party accepts."),
  weights: z.record(issueId, z.number().min(0)).optional(),
  values: z
    .record(issueId, z.union([z.record(optionId, finite), z.array(finite)]))
    .optional()
    .describe("By issue what each option is worth before the weight: by option id, or for amounts a list, step by step."),
  boxes: z.array(box).optional(),
  scale: z.number().positive().optional().describe("The sum of boxes is divided by this."),
  original: z.record(z.string(), z.json()).optional().describe("What another tool's file says beside, for giving it back."),
});

const constraint = z.union([
  z.strictObject({ kind: z.literal("requires"), if: choice, then: choice }),
  z.strictObject({ kind: z.literal("excludes"), one: choice, other: choice }),
  z.strictObject({ kind: z.literal("at-most"), count: z.int().min(0), of: z.array(choice).min(1) }),
]);

/** The shape of `values.yaml`: exact values, where preferences alone would be too coarse. */
export const valuesFile = z
  .strictObject({
    version: z.literal(1),
    basis: z.enum(BASES).describe("Whether the values were stated by their owners, inferred, or assumed."),
    rule: z
      .union([
        z.strictObject({ kind: z.enum(["unanimity", "majority"]) }),
        z.strictObject({ kind: z.literal("all-but"), k: z.int().min(0) }),
      ])
      .optional()
      .describe("Who must accept; left out, as in case.yaml."),
    kinds: z.record(issueId, z.enum(["choice", "scale", "integer", "real", "divisible"])).default({}),
    parties: z.array(partyValues).min(1),
    constraints: z.array(constraint).default([]),
    notes: z.array(z.string().min(1).max(4000)).default([]),
  })
  .describe("What every option is worth to each party. Secret to its owner; it stays in the case's folder.");

export type ValuesDraft = z.infer<typeof valuesFile>;
export type PartyValues = ValuesDraft["parties"][number];

declare const checked: unique symbol;
/** Values that fit their case: every id known, every option valued. */
export type CaseValues = ValuesDraft & { readonly [checked]: "values" };
