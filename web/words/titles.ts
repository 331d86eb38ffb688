import type { EventDraft } from "../../src/journal/event.ts";
import { type Lens, seesField, type Sight, sightOf } from "../../src/study/lens.ts";
import type { Study } from "../../src/study/study.ts";
import { FIELD_WORDS, partyShort, TYPE_NAMES } from "./names.ts";
import { printEventTime } from "./time.ts";

/**
 * What an event is called where it is known in full or in part. The record's own title may say more than a party knew,
 * so where any particular is hidden, what stands here says only what was known.
 */
export function printSeenTitle(event: EventDraft, sight: Sight): string {
  if (sight.fields === undefined) return event.title;
  const known = sight.fields.filter((field) => field in event).map((field) => FIELD_WORDS[field]);
  return `${TYPE_NAMES[event.type]}, known in part: ${known.length === 0 ? "only that it happened" : known.join(", ")}`;
}

/** What an event, by number, is called under a lens; every title on the page comes from here or from `printSeenTitle`. */
export function printTitle(study: Study, lens: Lens, number: number): string {
  const event = study.record.events[number];
  if (!event) return "";
  const sight = sightOf(study, lens, number);
  if (sight) return printSeenTitle(event, sight);
  return `An event not known to ${lens.party === undefined ? "anybody yet" : partyShort(study.index, lens.party)}`;
}

/** When an event was, as far as a party knew that. */
export function printSeenTime(study: Study, number: number, sight: Sight | undefined): string {
  return sight && seesField(sight, "at") ? printEventTime(study, number) : "time not known then";
}
