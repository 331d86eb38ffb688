import { seesField, type Sight } from "../../src/study/lens.ts";
import type { Study } from "../../src/study/study.ts";
import { partsOf, primaryPart } from "../words/parts.ts";
import { standingOf } from "../words/standing.ts";
import { GlyphIcon } from "./glyphs.tsx";

/** An event's glyph beside its title, as far as a sight takes the event in. */
export function EventGlyph({ study, number, sight }: { study: Study; number: number; sight: Sight }) {
  const event = study.record.events[number];
  if (!event) return null;
  const answer = event.type === "response" && seesField(sight, "answer") ? event.answer : undefined;
  const given = sight.fields === undefined && (event.type === "approval" || event.type === "ratification") ? event.given : undefined;
  const party = primaryPart({ parts: partsOf(study, event, sight) })?.party;
  return <GlyphIcon type={event.type} answer={answer} given={given} standing={standingOf(study, event)} party={party} />;
}
