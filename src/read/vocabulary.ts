import { STANDINGS } from "../journal/vocabulary.ts";

/** How a sentence puts what it says. A journal keeps the first five; the rest say what was threatened or supposed. */
export const SENTENCE_STANDINGS = [...STANDINGS, "promise", "threat", "hypothesis"] as const;

export const NAME_KINDS = ["person", "party", "place"] as const;

/** What a retelling did to what it retells. */
export const DRIFT_KINDS = [
  "number-changed", "name-changed", "date-changed", "place-changed", "actor-changed", "title-wrong",
  "qualifier-lost", "attribution-lost", "hardened", "quotation-altered", "added", "dropped",
] as const;

/** Files that can be read, by what they are. */
export const DOCUMENT_KINDS = ["text", "markdown", "html", "pdf", "docx", "mail"] as const;
