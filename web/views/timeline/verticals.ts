import { parseEdtf } from "../../../src/case/edtf.ts";
import type { Study } from "../../../src/study/study.ts";
import { printStretch } from "../../words/time.ts";
import { columnOfTime, type Placement, type Vertical, verticalEvents } from "./placement.ts";
import type { SeenEvent } from "./seen.ts";

/** A deadline's moment, as the case or an event sets it. */
export interface SetDeadline {
  readonly deadline: string;
  readonly name: string;
  readonly startMs: number;
  readonly endMs: number;
  /** The event that set or moved it; undefined where the case begins with it. */
  readonly event: number | undefined;
  /** A later event moved it away from here. */
  readonly moved: boolean;
}

/** Every moment at which a deadline was to fall, but for those whose passing is an event of its own. Cost: linear. */
export function deadlinesSet(study: Study, seen: readonly SeenEvent[]): SetDeadline[] {
  const set: SetDeadline[] = [];
  const lapsed = new Set<string>();
  const add = (deadline: string, edtf: string | undefined, event: number | undefined): void => {
    const time = edtf === undefined ? undefined : parseEdtf(edtf);
    if (!time?.ok || !Number.isFinite(time.value.startMs)) return;
    set.forEach((earlier, i) => {
      if (earlier.deadline === deadline) set[i] = { ...earlier, moved: true };
    });
    const name = study.index.deadline.get(deadline)?.name ?? deadline;
    const endMs = Number.isFinite(time.value.endMs) ? time.value.endMs : time.value.startMs;
    set.push({ deadline, name, startMs: time.value.startMs, endMs, event, moved: false });
  };
  for (const deadline of study.record.case.deadlines) add(deadline.id, deadline.at, undefined);
  for (const { event, inPart } of seen) {
    if (inPart) continue;
    const draft = study.record.events[event];
    if (draft?.type === "deadline-set" || draft?.type === "deadline-moved") add(draft.deadline, draft.until, event);
    if (draft?.type === "deadline-lapsed") lapsed.add(draft.deadline);
  }
  return set.filter((item) => item.moved || !lapsed.has(item.deadline));
}

/** The vertical marks of the chart in the scale's unit, from left to right. */
export function verticalsOf(placement: Placement, deadlines: readonly SetDeadline[]): Vertical[] {
  const events: Vertical[] = verticalEvents(placement).map(({ seen, at }) => ({
    key: `event-${seen.event}`,
    kind: seen.type === "turning-point" ? "turning-point" : "deadline",
    label: seen.title,
    at,
    event: seen.event,
    when: seen.timing === "hidden" ? "time not known" : printStretch(seen.startMs, seen.endMs),
  }));
  const set: Vertical[] = deadlines.map((item, i) => ({
    key: `deadline-${i}`,
    kind: "deadline",
    label: `${item.moved ? "Deadline, later moved" : "Deadline"}: ${item.name}`,
    at: placement.scale === "time" ? (item.startMs + item.endMs) / 2 : columnOfTime(placement.shown, item.endMs - 1),
    event: item.event,
    when: printStretch(item.startMs, item.endMs),
  }));
  return [...events, ...set].sort((a, b) => a.at - b.at);
}
