import type { EventField } from "../../src/journal/event.ts";
import { type Lens, type Sight, seesField, sightOf } from "../../src/study/lens.ts";
import type { Study } from "../../src/study/study.ts";
import { TYPE_NAMES } from "../words/names.ts";
import { printSeenTitle } from "../words/titles.ts";

const IN_FULL: Sight = { certainty: "certain", fields: undefined, knowing: undefined };

/** What each event can be found by when it is known in full. Cost: linear in the events. */
export function wordsOfAll(study: Study): readonly string[] {
  return study.record.events.map((_, event) => wordsOf(study, event, IN_FULL));
}

/**
 * Events, by number in journal order, that hold every word of the query in what the lens shows of them. An event known
 * in part is found by that part alone, or a guess at a hidden name would be answered. `whole` is from `wordsOfAll`.
 */
export function findEvents(study: Study, lens: Lens, whole: readonly string[], query: string, atMost: number): number[] {
  const asked = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found: number[] = [];
  if (asked.length === 0) return found;
  const holds = (words: string): boolean => asked.every((word) => words.includes(word));
  for (let event = 0; event < whole.length && found.length < atMost; event++) {
    const sight = sightOf(study, lens, event);
    if (sight && holds(sight.fields === undefined ? (whole[event] ?? "") : wordsOf(study, event, sight))) found.push(event);
  }
  return found;
}

/** Title, type, who figures in it, and what it was about; the id, which is often the title in short, only in full. */
function wordsOf(study: Study, number: number, sight: Sight): string {
  const event = study.record.events[number];
  if (!event) return "";
  const { index } = study;
  const seen = (field: EventField, ids: readonly string[] = []): readonly string[] => (seesField(sight, field) ? ids : []);
  const actors = [
    ...seen("by", event.by), ...seen("present", event.present),
    ...seen("to", "to" in event ? event.to : undefined), ...seen("through", "through" in event ? event.through : undefined),
  ];
  const issues = seen("about", event.about).map((id) => index.issue.get(id)?.name ?? "");
  const own = [printSeenTitle(event, sight), TYPE_NAMES[event.type], sight.fields === undefined ? event.id : ""];
  return [...own, ...actors.map((id) => index.nameOf(id)), ...issues].join(" ").toLowerCase();
}
