import type { EventType } from "../../journal/event.ts";
import type { NameFound } from "../findings.ts";

interface TitleParts {
  readonly type: EventType;
  readonly by: readonly string[];
  readonly to: readonly string[];
  readonly through: readonly string[];
  readonly answer: "accept" | "reject" | "reserve" | "counter" | undefined;
  readonly verb: string;
  readonly ordinal: string | undefined;
}

const ANSWERED = {
  accept: "accepts the offer",
  reject: "refuses the offer",
  reserve: "leaves its answer open",
  counter: "answers with an offer of its own",
};

const WHICH: Readonly<Record<string, string>> = {
  1: "First",
  2: "Second",
  3: "Third",
  4: "Fourth",
  5: "Fifth",
  last: "Last",
  previous: "Earlier",
};

/** Longest title that a journal takes. */
const LONGEST = 160;

/** What happened, in words that take no side and quote nobody: put together from who, to whom, and the type. */
export function titleOf(parts: TitleParts, nameOf: ReadonlyMap<string, NameFound>): string {
  const list = (ids: readonly string[], rest: string): string => {
    const names = ids.map((id) => nameOf.get(id)?.name ?? id);
    if (names.length === 0) return rest;
    return names.length < 4 ? names.join(names.length === 2 ? " and " : ", ") : `${names.slice(0, 3).join(", ")} and others`;
  };
  const who = list(parts.by, "Somebody");
  const whom = list(parts.to, "");
  const to = whom === "" ? "" : ` ${whom}`;
  const title = SENTENCES[parts.type](who, to, parts, list(parts.through, ""));
  return title.length <= LONGEST ? title : `${title.slice(0, LONGEST - 1)}…`;
}

type Sentence = (who: string, to: string, parts: TitleParts, through: string) => string;

const after = (word: string, to: string): string => (to === "" ? "" : ` ${word}${to}`);
const by = (through: string): string => (through === "" ? "" : ` through ${through}`);

const SENTENCES: Readonly<Record<EventType, Sentence>> = {
  meeting: (who, _to, { by: actors, ordinal }) =>
    `${WHICH[ordinal ?? ""] === undefined ? "Meeting" : `${WHICH[ordinal ?? ""] ?? ""} meeting`}${actors.length > 0 ? `: ${who}` : ""}`,
  message: (who, to, _parts, through) => `${who} sends word${after("to", to)}${by(through)}`,
  offer: (who, to, _parts, through) => `${who} puts terms${after("to", to)}${by(through)}`,
  response: (who, to, { answer }) => `${who} ${ANSWERED[answer ?? "reserve"]}${after("of", to)}`,
  withdrawal: (who) => `${who} takes an offer back`,
  "deadline-set": (who, to) => `${who} sets a deadline${after("for", to)}`,
  "deadline-moved": (who) => `${who} moves a deadline`,
  "deadline-lapsed": (who) => (who === "Somebody" ? "Time runs out" : `Time runs out: ${who}`),
  "mandate-given": (who, to) => `${who} gives a mandate${after("to", to)}`,
  "mandate-narrowed": (who, to) => `${who} narrows a mandate${after("of", to)}`,
  "mandate-revoked": (who, to) => `${who} ends a mandate${after("of", to)}`,
  approval: (who) => `${who} gives its word on what was brought`,
  ratification: (who) => `${who} votes on the agreement`,
  disclosure: (who, to) => `${who} tells${to === "" ? " of it" : to}`,
  leak: (who, to) => `${who === "Somebody" ? "It" : `Through ${who} it`} becomes known${after("to", to)}`,
  interception: (who) => `${who} learns of it`,
  statement: (who) => `${who} speaks in public`,
  "turning-point": (who, to) => `${who} acts outside the table${after("against", to)}`,
  agreement: (who, to) => `${who} agrees${after("with", to)}`,
  breach: (who) => `${who} is said to break the agreement`,
  implementation: (who, to) => `${who} carries something out${after("for", to)}`,
};
