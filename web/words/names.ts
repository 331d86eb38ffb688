import type { AttributionKind, Attribution, EventField, EventType, Standing } from "../../src/journal/event.ts";
import type { How } from "../../src/study/knowledge.kernel.ts";
import type { CaseIndex } from "../../src/case/case-index.ts";

/** The vocabulary in words, once for every view. */
export const TYPE_NAMES: Readonly<Record<EventType, string>> = {
  meeting: "Meeting", message: "Message", offer: "Offer", response: "Response", withdrawal: "Withdrawal",
  "deadline-set": "Deadline set", "deadline-moved": "Deadline moved", "deadline-lapsed": "Deadline passed",
  "mandate-given": "Mandate given", "mandate-narrowed": "Mandate narrowed", "mandate-revoked": "Mandate revoked",
  approval: "Approval", ratification: "Ratification", disclosure: "Disclosure", leak: "Leak", interception: "Interception",
  statement: "Public statement", "turning-point": "Turning point", agreement: "Agreement", breach: "Breach", implementation: "Carried out",
};

export const HOW_WORDS: Readonly<Record<How, string>> = {
  present: "took part", told: "was told", relayed: "by a relay", leaked: "by a leak", intercepted: "by interception", public: "in public",
  unstated: "not said how",
};

export const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  fact: "stated as fact", belief: "as a belief", allegation: "as an allegation", denial: "denied", "no-comment": "no comment",
};

export const FIELD_WORDS: Readonly<Record<EventField, string>> = {
  at: "when", place: "where", channel: "through which channel", by: "who acted", to: "to whom", through: "through whom",
  present: "who was present", about: "about what", terms: "the terms", answer: "the answer", facts: "particulars",
};

/** After the name of whoever answers. */
export const ANSWER_WORDS = {
  accept: "accepts", reject: "rejects", reserve: "keeps its answer open", counter: "answers with terms of its own",
} as const;

const KIND_WORDS: Readonly<Record<AttributionKind, string>> = {
  named: "named", official: "official", anonymous: "not named", document: "a document", outlet: "the account's own words",
};

/** On whose word: `4 people not named (two kinds): …`. */
export function printAttribution(attribution: Attribution): string {
  const { kind, name, affiliation, count, groups } = attribution;
  if (kind === "anonymous") {
    const who = groups ? groups.map((group) => `${String(group.count)} × ${group.affiliation}`).join(", ") : affiliation;
    return `${count === undefined ? "unnamed" : `${String(count)} unnamed`}${who ? `: ${who}` : ""}`;
  }
  return [name, affiliation].filter(Boolean).join(", ") || KIND_WORDS[kind];
}

export function printActors(ids: readonly string[] | undefined, index: CaseIndex): string {
  return (ids ?? []).map((id) => index.nameOf(id)).join(", ");
}

export function partyShort(index: CaseIndex, party: number): string {
  const found = index.parties[party];
  return found?.short ?? found?.name ?? "";
}
