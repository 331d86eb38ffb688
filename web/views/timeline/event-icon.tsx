import { GlyphIcon } from "../../marks/glyphs.tsx";
import { primaryPart } from "../../words/parts.ts";
import type { SeenEvent } from "./seen.ts";

/** The glyph of an event already seen through the lens, beside words. */
export function EventIcon({ seen: { type, answer, given, standing, ...seen } }: { seen: SeenEvent }) {
  return <GlyphIcon type={type} answer={answer} given={given} standing={standing} party={primaryPart(seen)?.party} />;
}
