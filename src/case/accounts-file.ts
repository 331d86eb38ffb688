import { z } from "zod";
import { accountId } from "./ids.ts";
import { LINEAGE_KINDS } from "./vocabulary.ts";

export type LineageKind = (typeof LINEAGE_KINDS)[number];

const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/, { error: "a SHA-256 is 64 hexadecimal digits in lower case" })
  .describe("SHA-256 of the UTF-8 bytes.");

/** Stretch of an account's text: code points, `end` exclusive, and the hash of what stands there. */
export const span = z
  .strictObject({
    start: z.int().min(0).describe("First code point of the words."),
    end: z.int().min(1).describe("One past the last code point."),
    sha256,
  })
  .describe("Where the words stand in the account's text, with their hash, so that they can be verified without being copied.");

const account = z.strictObject({
  id: accountId,
  publisher: z.string().min(1).max(200),
  title: z.string().min(1).max(300).optional().describe("A title, or a description where the text carries none."),
  authors: z.array(z.string().min(1).max(200)).optional(),
  published: z.string().min(1).max(80).optional().describe("When it was published, in EDTF."),
  url: z.url().optional(),
  language: z.string().min(2).max(35).optional().describe("BCP 47 tag: en, ar, he."),
  sha256: sha256.optional().describe("SHA-256 of the whole text's UTF-8 bytes: how the text is found and verified."),
  file: z.string().min(1).max(200).optional().describe("The text inside the case folder, where it may be shipped."),
  lost: z.literal(true).optional().describe("Known only through others; there is no text."),
  lineage: z
    .strictObject({
      kind: z.enum(LINEAGE_KINDS),
      of: accountId.optional().describe("The account it descends from; it may be one that is lost."),
      note: z.string().min(1).max(1000).optional().describe("What shows the descent."),
    })
    .describe("Which account this one descends from."),
  reliability: z
    .strictObject({
      grade: z.enum(["A", "B", "C", "D", "E", "F"]).describe("Source reliability, NATO AJP-2.1: A completely reliable … E unreliable, F cannot be judged."),
      note: z.string().min(1).max(1000).optional(),
    })
    .optional(),
  note: z.string().min(1).max(2000).optional(),
});

/** The shape of `accounts.yaml`. */
export const accountsFile = z
  .strictObject({ version: z.literal(1), accounts: z.array(account).default([]) })
  .describe("The accounts a record rests on.");

export type AccountsDraft = z.infer<typeof accountsFile>;
export type Account = AccountsDraft["accounts"][number];
export type Span = z.infer<typeof span>;
