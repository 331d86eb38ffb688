import { GlyphIcon } from "../../marks/glyphs.tsx";
import { partyColour } from "../../marks/marks.tsx";
import { primaryPart } from "../../words/parts.ts";
import { NO_PARTY } from "./layout.ts";
import type { SeenEvent } from "./seen.ts";

/** The glyph of an event already seen through the lens, beside words. */
export function EventIcon({ seen: { type, answer, given, standing, ...seen } }: { seen: SeenEvent }) {
  return <GlyphIcon type={type} answer={answer} given={given} standing={standing} party={primaryPart(seen)?.party} />;
}

/** The colour of a lane; the one for events that name nobody has that of no party. */
export function laneColour(party: number): string {
  return partyColour(party === NO_PARTY ? undefined : party);
}
