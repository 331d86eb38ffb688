import type { EventType } from "../../journal/event.ts";
import type { NameFound } from "../findings.ts";

interface TitleParts {
  readonly type: EventType;
  readonly by: readonly string[];
  readonly to: readonly string[];
  readonly through: readonly string[];
  readonly answer: "accept" | "reject" | "reserve" | "counter" | undefined;
  /** The lexicon's words for what was done: `walk out`, `impose sanctions`. */
  readonly act: string;
  readonly ordinal: string | undefined;
  /** Amounts it names, as `250 prisoners`. */
  readonly amounts: readonly string[];
}

/** Longest title that a journal takes. */
const LONGEST = 160;
const AMOUNTS_SHOWN = 3;

/**
 * What happened, in words that take no side and quote nobody: its kind, who and to whom. Nouns, since the number of a
 * name (“dockers”) is not known.
 */
export function titleOf(parts: TitleParts, nameOf: ReadonlyMap<string, NameFound>): string {
  const list = (ids: readonly string[]): string => {
    const names = ids.map((id) => nameOf.get(id)?.name ?? id);
    if (names.length > 3) return `${names.slice(0, 3).join(", ")} and others`;
    return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
  };
  const phrase = (word: string, ids: readonly string[]): string => (ids.length === 0 ? "" : ` ${word} ${list(ids)}`);
  const title = KINDS[parts.type](parts, phrase, list(parts.by));
  return title.length <= LONGEST ? title : `${title.slice(0, LONGEST - 1)}…`;
}

type Phrase = (word: string, ids: readonly string[]) => string;
type Kind = (parts: TitleParts, phrase: Phrase, who: string) => string;

const WHICH: Readonly<Record<string, string>> = {
  1: "First meeting", 2: "Second meeting", 3: "Third meeting", 4: "Fourth meeting", 5: "Fifth meeting",
  last: "Last meeting", previous: "Earlier meeting",
};
const ANSWERS = { accept: "Acceptance", reject: "Refusal", reserve: "Answer left open", counter: "Counter-offer" };

const colon = (text: string): string => (text === "" ? "" : `: ${text}`);
const amounts = ({ amounts: all }: TitleParts): string => colon(all.slice(0, AMOUNTS_SHOWN).join(", "));

const KINDS: Readonly<Record<EventType, Kind>> = {
  meeting: ({ ordinal }, _phrase, who) => `${WHICH[ordinal ?? ""] ?? "Meeting"}${colon(who)}`,
  message: ({ by, to, through }, phrase) => `Message${phrase("from", by)}${phrase("to", to)}${phrase("through", through)}`,
  offer: (parts, phrase) =>
    `Terms${phrase("from", parts.by)}${phrase("to", parts.to)}${phrase("through", parts.through)}${amounts(parts)}`,
  response: (parts, phrase) => `${ANSWERS[parts.answer ?? "reserve"]}${phrase("by", parts.by)}${amounts(parts)}`,
  withdrawal: ({ by }, phrase) => `Offer taken back${phrase("by", by)}`,
  "deadline-set": ({ by, to }, phrase) => `Deadline set${phrase("by", by)}${phrase("for", to)}`,
  "deadline-moved": ({ by }, phrase) => `Deadline moved${phrase("by", by)}`,
  "deadline-lapsed": (_parts, _phrase, who) => `Time runs out${colon(who)}`,
  "mandate-given": ({ by, to }, phrase) => `Mandate given${phrase("by", by)}${phrase("to", to)}`,
  "mandate-narrowed": ({ by, to }, phrase) => `Mandate narrowed${phrase("by", by)}${phrase("for", to)}`,
  "mandate-revoked": ({ by, to }, phrase) => `Mandate ended${phrase("by", by)}${phrase("for", to)}`,
  approval: ({ by, act }, phrase) => `Word on what was brought${phrase("by", by)}${colon(act)}`,
  ratification: ({ by }, phrase) => `Vote on the agreement${phrase("by", by)}`,
  disclosure: ({ by, to }, phrase) => `Disclosure${phrase("by", by)}${phrase("to", to)}`,
  leak: ({ by, to }, phrase) => `Leak${phrase("through", by)}${phrase("to", to)}`,
  interception: ({ by, act }, phrase) => `Discovery${phrase("by", by)}${colon(act)}`,
  statement: ({ by, act }, phrase) => `Public statement${phrase("by", by)}${colon(act)}`,
  "turning-point": ({ by, to, act }, phrase) => `Act outside the table${phrase("by", by)}${phrase("towards", to)}${colon(act)}`,
  agreement: (parts, phrase) => `Agreement${phrase("of", parts.by)}${phrase("with", parts.to)}${amounts(parts)}`,
  breach: ({ by }, phrase) => `Breach of the agreement${phrase("by", by)}, as told`,
  implementation: (parts, phrase) => `Carried out${phrase("by", parts.by)}${colon(parts.act)}${amounts(parts)}`,
};
