import type { EventDraft } from "../../../src/journal/event.ts";
import { type Lens, seesField, sightOf } from "../../../src/study/lens.ts";
import type { Study } from "../../../src/study/study.ts";

/** What became of an offer, an answer or an agreement, and through which event. */
export interface Reply {
  readonly event: number;
  /** Who said so; undefined where nobody says or the party does not know. */
  readonly party: number | undefined;
  readonly word: ReplyWord;
  readonly tentative: boolean;
}

export type ReplyWord =
  | "accept" | "reject" | "reserve" | "counter" | "approved" | "not-approved" | "ratified" | "not-ratified"
  | "withdrawn" | "lapsed" | "settled" | "breached" | "carried-out" | "answered";

/** In words, before “by …”. */
export const REPLY_WORDS: Readonly<Record<ReplyWord, string>> = {
  accept: "accepted", reject: "refused", reserve: "answer held back", counter: "countered",
  approved: "approved", "not-approved": "approval refused", ratified: "ratified", "not-ratified": "ratification refused",
  withdrawn: "taken back", lapsed: "deadline passed", settled: "became an agreement",
  breached: "broken", "carried-out": "carried out", answered: "answered (how is not known)",
};

/** The reply's mark, for the eye beside the words. */
export const REPLY_GLYPHS: Readonly<Record<ReplyWord, string>> = {
  accept: "✓", reject: "✕", reserve: "?", counter: "⇄", approved: "✓", "not-approved": "✕", ratified: "✓", "not-ratified": "✕",
  withdrawn: "⊣", lapsed: "⊣", settled: "✓", breached: "✕", "carried-out": "✓", answered: "?",
};

/** Every word on every rung that the lens shows, by the rung's event. Cost: linear in the events. */
export function findReplies(study: Study, lens: Lens): ReadonlyMap<number, readonly Reply[]> {
  const replies = new Map<number, Reply[]>();
  const offersUntil = new Map<string, number[]>();
  const note = (of: number | undefined, reply: Reply): void => {
    if (of === undefined) return;
    const list = replies.get(of);
    if (list) list.push(reply);
    else replies.set(of, [reply]);
  };
  // A deadline is no field of its own: who knew an offer in part did not know that it was bound.
  const isWhole = (number: number): boolean => {
    const sight = sightOf(study, lens, number);
    return sight !== undefined && sight.fields === undefined;
  };
  study.record.events.forEach((event, number) => {
    if (event.type === "offer" && event.deadline !== undefined && isWhole(number)) {
      const bound = offersUntil.get(event.deadline);
      if (bound) bound.push(number);
      else offersUntil.set(event.deadline, [number]);
    }
    const replied = repliedTo(event, study.eventNumber);
    if (replied === undefined && event.type !== "deadline-lapsed") return;
    const sight = sightOf(study, lens, number);
    if (!sight) return;
    const actor = (event.by ?? []).find((id) => study.index.partyOf(id) !== undefined);
    const party = actor === undefined || !seesField(sight, "by") ? undefined : study.index.partyOf(actor);
    if (event.type === "deadline-lapsed") {
      // One deadline, one passing: what is offered afterwards is not bound by it.
      for (const offer of offersUntil.get(event.deadline) ?? []) note(offer, { event: number, party: undefined, word: "lapsed", tentative: false });
      offersUntil.delete(event.deadline);
      return;
    }
    const knows = seesField(sight, "answer");
    note(replied, { event: number, party, word: knows ? wordOf(event) : "answered", tentative: knows && event.type === "response" && event.tentative === true });
  });
  return replies;
}

function repliedTo(event: EventDraft, numberOf: ReadonlyMap<string, number>): number | undefined {
  switch (event.type) {
    case "response":
      return numberOf.get(event.answers);
    case "withdrawal":
      return numberOf.get(event.withdraws);
    case "approval":
      return numberOf.get(event.approves);
    case "ratification":
      return numberOf.get(event.ratifies);
    case "agreement":
      return event.settles === undefined ? undefined : numberOf.get(event.settles);
    case "breach":
    case "implementation":
      return event.of === undefined ? undefined : numberOf.get(event.of);
    default:
      return undefined;
  }
}

function wordOf(event: EventDraft): ReplyWord {
  switch (event.type) {
    case "response":
      return event.answer;
    case "withdrawal":
      return "withdrawn";
    case "approval":
      return event.given ? "approved" : "not-approved";
    case "ratification":
      return event.given ? "ratified" : "not-ratified";
    case "agreement":
      return "settled";
    case "breach":
      return "breached";
    default:
      return "carried-out";
  }
}
