import type { EventType } from "../../../journal/event.ts";
import type { Study } from "../../study.ts";
import type { Mark } from "../answer.ts";

/** Events that the plot marks, and as what; the others are not marked. */
const KINDS: Readonly<Partial<Record<EventType, Mark["kind"]>>> = {
  "offer": "offer", "response": "response", "withdrawal": "response", "deadline-set": "deadline", "deadline-moved": "deadline",
  "deadline-lapsed": "deadline", "mandate-given": "mandate", "mandate-narrowed": "mandate", "mandate-revoked": "mandate",
  "approval": "mandate", "leak": "leak", "turning-point": "turning-point", "agreement": "agreement", "ratification": "agreement",
};

/** In journal order. Cost: linear. */
export function marksOf(study: Study): readonly Mark[] {
  return study.record.events.flatMap((event, number): Mark[] => {
    const kind = KINDS[event.type];
    return kind ? [{ event: event.id, ...timeOf(study, number), kind, title: event.title }] : [];
  });
}

/** When an event happened, as shown; what nothing bounds ends with the record. */
export function timeOf({ record, chronology }: Study, event: number): Pick<Mark, "at" | "startMs" | "endMs"> {
  const before = record.events[event - 1]?.title;
  const at = record.events[event]?.at ?? (before === undefined ? "at first" : `after “${before}”`);
  const { startMs, endMs, firstMs, lastMs } = chronology;
  return { at, startMs: Math.max(startMs[event] ?? firstMs, firstMs), endMs: Math.min(endMs[event] ?? lastMs, lastMs) };
}
