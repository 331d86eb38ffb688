import { z } from "zod";

/** The published shape of `window --json`; `schemas/window.schema.json` is made from it. The types are those of answer.ts. */

const chance = z.number().min(0).max(1).describe("A probability, 0 to 1.");
const id = z.string();
const byParty = <T extends z.ZodType>(value: T) => z.record(id, value).describe("By party id.");
const number = z.int().min(0);
const ms = z.number().describe("Milliseconds since 1970 UTC; where nothing bounds it, the end of the whole record.");
const time = z.string().describe("EDTF, or an order: after an event.");
const extent = { at: time, startMs: ms, endMs: ms };

const shown = z.record(id, z.string()).describe("By issue id: the name of the level, or of the first and last of a range.");

const judged = z.strictObject({
  package: shown,
  probability: chance.describe("That everybody needed would have found it acceptable."),
  chance: byParty(chance),
  differs: z.array(z.strictObject({ issue: id, table: z.string(), here: z.string() })).describe("Issue by issue, how it differs from what was on the table."),
});

const table = z.strictObject({
  offer: id.optional().describe("The event that put it there."),
  package: shown,
  probability: chance.describe("That everybody needed would have found it acceptable, on average over what it left open."),
  chance: byParty(chance),
});

const moment = z.strictObject({
  event: id.describe("The event that began it."),
  ...extent,
  probability: chance.optional().describe("That some package would have been acceptable to everybody needed, within the mandates then in force; left out where it cannot be known."),
  interval: z.tuple([chance, chance]).optional().describe("From the least to the most when any one assumption is turned, widened by the error of sampling."),
  withoutMandates: chance.optional().describe("The probability were no envoy bound by a mandate."),
  reached: chance.optional().describe("That some package would have reached what everybody needed held out for."),
  best: judged.optional().describe("The package most likely to have been acceptable to everybody needed."),
  table: table.optional().describe("The last package put on the table and not taken off it; left out where there was none."),
  blocking: z
    .array(z.strictObject({ party: id, issue: id, chance, gain: z.number() }))
    .describe("Of the package on the table, or else of the best: who stood in the way, on which issue, and the most the chance could gain by it alone."),
  unblocking: z
    .strictObject({
      changes: z.array(z.strictObject({ issue: id, from: z.string(), to: z.string() })),
      before: chance, after: chance,
    })
    .optional()
    .describe("The smallest change to the package on the table after which agreement was likelier than not, or else likeliest."),
});

const offer = z.strictObject({
  id,
  ...extent,
  by: id.optional(),
  title: z.string(),
  chance: byParty(chance).describe("By party id: that it was acceptable to that party then."),
  probability: chance.describe("That everybody needed would have found it acceptable."),
  identified: byParty(z.enum(["must", "may", "cannot", "unsaid"])).describe("By party id: what follows from the acts without any prior."),
});

const mark = z.strictObject({
  event: id,
  ...extent,
  kind: z.enum(["offer", "response", "deadline", "mandate", "leak", "turning-point", "agreement"]),
  title: z.string(),
});

const closing = z.strictObject({
  lastOpen: number.optional().describe("The last moment at which a deal was likelier than not, by number."),
  closedAt: number.optional().describe("The moment after it."),
  event: id.optional().describe("What began that moment."),
  by: z
    .array(z.strictObject({ party: id, through: z.enum(["reservation", "mandate"]), fall: z.number() }))
    .describe("Whose change took most of it away, largest first."),
});

const identified = z.strictObject({
  feasible: z.boolean().describe("The acts, taken at their word, can all be true of parties of this kind."),
  conflicts: z
    .array(z.strictObject({ party: id, acts: z.array(z.strictObject({ event: id, kind: z.string() })) }))
    .describe("Each a smallest set of acts of one party that cannot all be true."),
  solver: z.string(),
});

const sensitivity = z.strictObject({
  assumption: z.string(),
  kind: z.enum(["evidence", "prior", "direction", "rule", "reading"]),
  event: id.optional(),
  low: chance,
  high: chance,
  turned: z.string().describe("How it was turned."),
  by: z.enum(["reweighting", "sampling", "rough"]),
});

const rest = z.strictObject({
  kind: z.enum(["act", "assumption"]),
  text: z.string(),
  event: id.optional(),
  party: id.optional(),
  credence: chance.optional().describe("How far the reports bear the act out."),
  basis: z.enum(["stated", "inferred", "assumed"]).optional(),
});

/** In the order of problem.ts; units and meanings are in docs/window.md. */
const assumptions = z.strictObject({
  bluff: z.number(),
  slip: z.number(),
  softness: z.number(),
  reservationSpread: z.number(),
  reservationShift: z.number(),
  aspirationGap: z.number(),
  turn: z.number(),
  weightSpread: z.number(),
  shapeSpread: z.number(),
  sharpness: z.number(),
  inertia: z.number(),
  reach: z.number(),
  custom: z.number(),
  concession: z.number(),
  trustReports: z.boolean(),
  mandatesBind: z.boolean(),
});

const quality = { ess: z.number(), rHat: z.number() };

export const windowAnswer = z
  .strictObject({
    version: z.literal(1),
    case: id,
    known: z.boolean().describe("Whether there is anything to go on; where not, no moment holds a number."),
    unknown: z.array(z.string()).describe("What cannot be known from this record, and why."),
    parties: z.array(z.strictObject({ id, name: z.string(), required: z.boolean(), principal: id.optional(), acts: number.describe("Acts that speak of its mind.") })),
    issues: z.array(z.strictObject({ id, name: z.string() })),
    rule: z.enum(["unanimity", "majority"]),
    moments: z.array(moment),
    chosen: number.optional().describe("The moment asked for, or else the one at which a deal was likeliest: by number in `moments`."),
    offers: z.array(offer),
    asked: judged.optional().describe("The package asked about, judged at the chosen moment."),
    marks: z.array(mark),
    closing: closing.optional(),
    identified,
    sensitivity: z.array(sensitivity).describe("For the chosen moment, widest first: how far the probability moves when one thing is dropped or turned."),
    rests: z.array(rest).describe("Everything that the answer rests on."),
    assumptions,
    diagnostics: z.strictObject({
      ...quality, draws: number, seed: number, sound: z.boolean(),
      parties: z.array(z.strictObject({ party: id, ...quality })),
    }),
    summary: z.strictObject({ likelihood: z.string(), confidence: z.string(), closing: z.string(), basis: z.string() }),
    notes: z.array(z.string()),
  })
  .describe("When a deal was possible, on the evidence of what each side offered and refused.");
