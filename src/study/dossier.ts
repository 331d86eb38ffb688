import { z } from "zod";
import { span } from "../case/accounts-file.ts";
import { termsDraft } from "../case/terms.ts";
import { report } from "../journal/event.ts";
import { ATTRIBUTION_KINDS, EVENT_FIELDS, EVENT_TYPES, STANDINGS } from "../journal/vocabulary.ts";
import { TIME_BASES } from "./chronology.ts";
import { HOW } from "./knowledge.kernel.ts";

/** The published shape of `study --json`; `schemas/dossier.schema.json` is made from it. */

const time = z.string().describe("EDTF; days in UTC.");
const ids = z.array(z.string());

const account = z.strictObject({
  id: z.string(),
  publisher: z.string(),
  title: z.string().optional(),
  published: time.optional(),
  lineage: z.string().describe("The account at the top of its line of descent; accounts that share it are one voice."),
  kind: z.string().describe("original, copy, respin, translation, excerpt, summary or retelling."),
  copyOf: z.string().optional().describe("The account it was made from."),
  independent: z.boolean().describe("It descends from no other account."),
  lost: z.literal(true).optional().describe("Known only through those made from it."),
  atHand: z.boolean().describe("Its text was at hand, and has the hash the record gives."),
});

const reportOut = z.strictObject({
  account: z.string(),
  standing: z.enum(STANDINGS),
  attribution: report.shape.attribution.extend({ kind: z.enum(ATTRIBUTION_KINDS) }),
  span,
  verified: z.boolean().describe("The text was at hand and the words at the span have its hash."),
  vouches: z.array(z.enum(EVENT_FIELDS)).optional(),
  says: report.shape.says,
  note: z.string().optional(),
});

const event = z.strictObject({
  id: z.string(),
  type: z.enum(EVENT_TYPES),
  title: z.string(),
  at: time.optional().describe("When it may have happened; left out where nothing bounds it."),
  timeBasis: z.enum(TIME_BASES).describe("dated: by the accounts; counted: from another event; ordered: only its place in the order bounds it."),
  soft: z.literal(true).optional().describe("The time is approximate or in doubt."),
  place: z.string().optional(),
  channel: z.string().optional(),
  by: ids.describe("Who acted; empty where the record does not say, `unknown` where nobody does."),
  to: ids.optional(),
  through: ids.optional(),
  present: ids,
  about: ids.optional(),
  terms: termsDraft.optional(),
  voices: z.int().describe("Independent voices that report it, denials aside."),
  reports: z.array(reportOut),
});

const answer = z.strictObject({
  event: z.string(),
  by: z.string().optional().describe("The party."),
  answer: z.enum(["accept", "reject", "reserve", "counter"]),
  tentative: z.boolean(),
});

const offer = z.strictObject({
  id: z.string(),
  by: ids.describe("Who made it."),
  party: z.string().optional().describe("The party it binds; left out where nobody says who made it."),
  to: ids,
  at: time.optional(),
  terms: termsDraft,
  from: z.string().optional().describe("The earlier word of the same party that `moved` compares it with."),
  moved: z.array(z.strictObject({ issue: z.string(), change: z.string() })),
  response: answer.optional().describe("The last answer."),
  responses: z.array(answer),
});

const knowing = z.strictObject({
  event: z.string(),
  party: z.string(),
  since: time.optional().describe("When it learned; left out where nothing bounds it."),
  how: z.enum(HOW),
  path: ids.describe("The event, then each disclosure that carried it to the party."),
  fields: z.array(z.enum(EVENT_FIELDS)).optional().describe("The particulars it learned, where not all; empty: only that it happened."),
  standing: z.enum(STANDINGS).optional().describe("The firmest standing of the reports behind the last step of the path."),
  voices: z.int().describe("Independent voices behind the last step of the path."),
  traced: z.boolean().describe("Whether the path reaches back to somebody who took part."),
  knownBy: z.array(z.strictObject({ party: z.string(), since: time.optional(), how: z.enum(HOW) })).optional().describe("The parties that knew that this party knew."),
});

const disagreement = z.strictObject({
  event: z.string(),
  field: z.string().describe("A field of the event, terms.ISSUE, facts.NAME, standing, or happened."),
  independent: z.boolean().describe("Voices independent of each other differ; otherwise only retellings depart from their own source or each other."),
  values: z.array(
    z.strictObject({
      value: z.unknown(),
      adopted: z.boolean(),
      accounts: ids.describe("Who gives it; empty for a value that the record adopts and no account gives."),
      voices: z.int().describe("Independent voices among them; a retelling that departs from its source brings none."),
      slips: ids.describe("Those of the accounts that are retellings of one that says otherwise."),
      retellingsOnly: z.boolean().describe("Every account that gives it is such a retelling."),
      branch: z.boolean().describe("Every account that gives it is made from one that is silent or lost, and another made from the same says otherwise."),
    }),
  ),
});

export const dossier = z
  .strictObject({
    version: z.literal(1),
    case: z.strictObject({ id: z.string(), title: z.string(), summary: z.string(), fictional: z.boolean() }),
    accounts: z.array(account),
    events: z.array(event),
    offers: z.array(offer),
    knowledge: z.array(knowing),
    disagreements: z.array(disagreement),
    evidence: z.strictObject({ spans: z.int(), verified: z.int(), unavailable: z.int(), broken: z.int() }),
  })
  .describe("What a record comes to: sources, events, offers, who knew what, and where the accounts disagree.");

export type Dossier = z.infer<typeof dossier>;

/** The shape of `knows --json`. */
export const knows = z
  .array(
    knowing.omit({ party: true }).extend({ certainty: z.enum(["certain", "possible"]).describe("possible: the moment asked about lies within the stretch in which it was learned.") }),
  )
  .describe("What one party knew at one moment, in journal order.");

export type Knows = z.infer<typeof knows>;
