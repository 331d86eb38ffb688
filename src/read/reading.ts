import { z } from "zod";
import { span } from "../case/accounts-file.ts";
import { accountId, eventId } from "../case/ids.ts";
import { LINEAGE_KINDS } from "../case/vocabulary.ts";
import { attribution } from "../journal/event.ts";
import { EVENT_TYPES } from "../journal/vocabulary.ts";
import { termsDraft } from "../case/terms.ts";
import { DOCUMENT_KINDS, DRIFT_KINDS, NAME_KINDS, SENTENCE_STANDINGS } from "./vocabulary.ts";

const located = z.strictObject({ account: accountId, span });

/** How sure a reader is, and on what grounds: every finding carries both. */
const sure = {
  confidence: z.number().min(0).max(1).describe("How likely this is right, 0 to 1: a degree of belief, not a frequency."),
  restsOn: z.array(z.string().min(1)).describe("What the confidence rests on, in a few words each."),
};

const lineage = z.strictObject({
  kind: z.enum(LINEAGE_KINDS),
  of: accountId.optional().describe("The account it descends from, where that is at hand."),
  siblings: z.array(accountId).describe("Accounts that descend, as it does, from one that is lost."),
  lost: z.string().optional().describe("The lost original that it and its siblings share; the same word in each of them."),
  names: z.string().optional().describe("The publisher or report it says it retells, in the account's words."),
  independent: z.boolean().describe("No other account read here has the same origin, or it is the origin itself."),
  ...sure,
});

const readAccount = z.strictObject({
  id: accountId,
  file: z.string(),
  kind: z.enum(DOCUMENT_KINDS),
  title: z.string().optional(),
  publisher: z.string().optional(),
  authors: z.array(z.string()).optional(),
  published: z
    .string()
    .optional()
    .describe(
      "EDTF: given, found in the document, or inferred from its own dates; `restsOn` of its lineage does not cover it.",
    ),
  publishedFrom: z.enum(["given", "document", "inferred"]).optional(),
  url: z.string().optional(),
  language: z.string().optional().describe("BCP 47."),
  sha256: z.string().describe("Of the account's own text, which spans count in."),
  length: z.int().describe("Code points of that text."),
  lineage,
});

const variant = z.strictObject({ text: z.string(), account: accountId, span });

const name = z.strictObject({
  id: z.string().describe("What a case would call it."),
  kind: z.enum(NAME_KINDS),
  name: z.string().describe("The fullest form, as most accounts spell it."),
  party: z.string().optional().describe("Of a person: the id of the party among these names that he or she belongs to."),
  role: z.string().optional().describe("Title or office, in an account's words."),
  variants: z.array(variant).describe("Every place where it stands, in the order of accounts and texts."),
  ...sure,
});

const drift = z.strictObject({
  kind: z.enum(DRIFT_KINDS),
  from: located.describe("In the account that is nearer the origin; of siblings, the one that is more precise."),
  to: located,
  was: z.string(),
  became: z.string(),
  ...sure,
});

const sentence = z.strictObject({
  account: accountId,
  span,
  attribution,
  /** Where the attribution stands, when it stands in another sentence. */
  attributionSpan: span.optional(),
  standing: z.enum(SENTENCE_STANDINGS),
  ...sure,
});

const order = z.strictObject({
  relation: z.enum(["after", "before", "same"]),
  gap: z.string().optional().describe("ISO 8601 duration, with ~ where about: P2D, P1W~."),
  anchor: z.string().describe("What it is counted from, in the account's words, or `publication`, or `previous`."),
  anchorSpan: span.optional(),
});

const time = z.strictObject({
  account: accountId,
  span,
  edtf: z.string().optional().describe("Where it can be resolved."),
  order: order.optional().describe("Where the words give an order or a distance from something else."),
  ...sure,
});

const quantity = z.strictObject({
  account: accountId,
  span,
  amount: z.number().optional(),
  atLeast: z.number().optional(),
  atMost: z.number().optional(),
  about: z.boolean().optional(),
  unit: z.string().describe("What is counted: prisoners, years, per cent, USD."),
  qualifier: z.string().optional().describe("Which of them: serving life sentences; of the Israeli Americans."),
  partOf: span.optional().describe("The quantity that this one is a part of."),
  ...sure,
});

const candidateReport = z.strictObject({ account: accountId, span, attribution, standing: z.enum(SENTENCE_STANDINGS) });

const candidate = z.strictObject({
  id: eventId.describe("Stays the same while the first of its spans does."),
  type: z.enum(EVENT_TYPES),
  title: z.string().describe("In neutral words, put together from its parts."),
  at: z.string().optional().describe("EDTF."),
  after: z.array(z.strictObject({ event: eventId, gap: z.string().optional() })).optional(),
  by: z.array(z.string()).describe("Ids of names; empty where nobody says who."),
  to: z.array(z.string()).optional(),
  through: z.array(z.string()).optional(),
  present: z.array(z.string()).optional(),
  place: z.string().optional(),
  answers: eventId.optional().describe("Of a response or a withdrawal: the candidate offer it speaks of."),
  answer: z.enum(["accept", "reject", "reserve", "counter"]).optional(),
  terms: termsDraft.optional(),
  final: z.boolean().optional(),
  reports: z.array(candidateReport),
  proposedBy: z.enum(["rules", "model"]).default("rules"),
  ...sure,
});

/** Terms speak of issues; a reading suggests them from what offers count and settle. */
const issue = z.strictObject({
  id: z.string(),
  name: z.string(),
  unit: z.string().optional().describe("Of a quantity."),
  min: z.number().optional(),
  max: z.number().optional(),
  options: z.array(z.string()).optional(),
});

const alignment = z.strictObject({
  from: accountId.describe("The account nearer the origin."),
  to: accountId,
  pairs: z
    .array(z.strictObject({ from: span, to: span, likeness: z.number() }))
    .describe("Sentences that say the same, in the order of `from`."),
});

/** What `backchannel read --json` prints, and what the reading desk works from. */
export const reading = z
  .strictObject({
    version: z.literal(1),
    accounts: z.array(readAccount),
    names: z.array(name),
    alignments: z.array(alignment).optional().describe("Accounts with a common origin, sentence by sentence."),
    drift: z.array(drift),
    sentences: z.array(sentence),
    times: z.array(time),
    quantities: z.array(quantity),
    issues: z.array(issue),
    candidates: z.array(candidate),
    notes: z.array(z.string()).describe("What the reader could not do, in words."),
  })
  .describe("What was found in a set of accounts: claims of the accounts, none of them accepted yet.");

export type Reading = z.infer<typeof reading>;
export type ReadAccount = z.infer<typeof readAccount>;
export type AccountLineage = z.infer<typeof lineage>;
export type Name = z.infer<typeof name>;
export type Drift = z.infer<typeof drift>;
export type ReadSentence = z.infer<typeof sentence>;
export type ReadTime = z.infer<typeof time>;
export type Quantity = z.infer<typeof quantity>;
export type Candidate = z.infer<typeof candidate>;
export type CandidateReport = z.infer<typeof candidateReport>;
export type SuggestedIssue = z.infer<typeof issue>;
export type SentenceStanding = (typeof SENTENCE_STANDINGS)[number];
