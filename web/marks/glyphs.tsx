import type { EventType, Standing } from "../../src/journal/event.ts";
import { partyColour } from "./marks.tsx";

export type Answer = "accept" | "reject" | "reserve" | "counter";

/** A glyph in a box of 14 by 14 about its middle: an outline to fill, and what is drawn in it. */
interface Shape {
  readonly outline: string;
  readonly inner?: string;
}

const DISC = "M0-5.5A5.5 5.5 0 1 1 0 5.5 5.5 5.5 0 1 1 0-5.5Z";
const DIAMOND = "M0-6.8 6.8 0 0 6.8-6.8 0Z";
const BOX = "M-5-5H5V5H-5Z";
const HEXAGON = "M-3.2-6H3.2L6.5 0 3.2 6H-3.2L-6.5 0Z";
const CHECK = "M-2.8.2-.8 2.3 2.8-2.3";
const CROSS = "M-2.3-2.3 2.3 2.3M2.3-2.3-2.3 2.3";

const SHAPES: Readonly<Record<Exclude<EventType, "response">, Shape>> = {
  meeting: { outline: DISC },
  message: { outline: "M-6-4.5H6V4.5H-6Z", inner: "M-5.5-4 0 .8 5.5-4" },
  offer: { outline: DIAMOND },
  withdrawal: { outline: DIAMOND, inner: "M-4 0H4" },
  "deadline-set": { outline: "M-4.5 6.5V-6.5L5.5-3-3 1.2V6.5Z" },
  "deadline-moved": { outline: "M-4.5 6.5V-6.5L5.5-3-3 1.2V6.5Z", inner: "M-1 4.5H5.5M3.5 2.5 5.5 4.5 3.5 6.5" },
  "deadline-lapsed": { outline: "M-5-6H5L.8 0 5 6H-5L-.8 0Z" },
  "mandate-given": { outline: BOX, inner: "M0-2.8V2.8M-2.8 0H2.8" },
  "mandate-narrowed": { outline: BOX, inner: "M-2.8 0H2.8" },
  "mandate-revoked": { outline: BOX, inner: CROSS },
  approval: { outline: "M-6 5.5V-1L0-6 6-1V5.5Z", inner: "M-2.8 1.2-.8 3.3 2.8-1.3" },
  ratification: { outline: "M-6 5.5V-1L0-6 6-1V5.5Z", inner: "M-3.2 2.8H3.2M-3.2 0H3.2" },
  disclosure: { outline: "M-6-2.6H.5V-5.6L6.5 0 .5 5.6V2.6H-6Z" },
  leak: { outline: "M0-7C3.4-2.4 5 .2 5 2A5 5 0 0 1-5 2C-5 .2-3.4-2.4 0-7Z" },
  interception: { outline: "M-7.2 0C-3.6-5.6 3.6-5.6 7.2 0 3.6 5.6-3.6 5.6-7.2 0Z", inner: "M0-1.8A1.8 1.8 0 1 1 0 1.8 1.8 1.8 0 1 1 0-1.8Z" },
  statement: { outline: "M-6-5.5H6V2.8H.5L-3 6.5V2.8H-6Z" },
  "turning-point": { outline: "M0-6.8 6.6 5.4H-6.6Z", inner: "M0-2.6V1.4M0 3V3.6" },
  agreement: { outline: HEXAGON, inner: CHECK },
  breach: { outline: HEXAGON, inner: "M-1-5.5 1-2-1 1.5 1 5.5" },
  implementation: { outline: HEXAGON, inner: "M-3 0H2.6M.4-2.4 2.8 0 .4 2.4" },
};

const ANSWERS: Readonly<Record<Answer | "unknown", Shape>> = {
  accept: { outline: DISC, inner: CHECK },
  reject: { outline: DISC, inner: CROSS },
  reserve: { outline: DISC, inner: "M-2-2.4V2.4M2-2.4V2.4" },
  counter: { outline: DISC, inner: "M3 1.6H-2.6M-.6-.6-2.8 1.6-.6 3.8M-3-2.4H2" },
  unknown: { outline: DISC, inner: "M-2.6 0H-2.4M0 0H.2M2.6 0H2.8" },
};

interface GlyphProps {
  readonly type: EventType;
  readonly answer?: Answer | undefined;
  readonly given?: boolean | undefined;
  readonly standing?: Standing | undefined;
  readonly party?: number | undefined;
}

/** The sign of what happened, the same in every view, in its party's colour, filled as its standing says. For the eye alone. */
export function Glyph({ type, answer, given, standing = "fact", party }: GlyphProps) {
  const colour = partyColour(party);
  if (standing === "no-comment") return <path d="M-5 0H5" stroke={colour} strokeWidth="2.5" />;
  const base = type === "response" ? ANSWERS[answer ?? "unknown"] : SHAPES[type];
  const shape = given === false ? { ...base, inner: CROSS } : base;
  const solid = standing === "fact";
  return (
    <>
      <path d={shape.outline} fill={solid ? colour : "var(--sheet)"} stroke={colour} strokeWidth={solid ? 1 : 1.6} strokeLinejoin="round" />
      {standing === "allegation" && <path d="M-4 2 2-4M-3 5 5-3M0 5 4 1" stroke={colour} strokeWidth="1" />}
      {shape.inner !== undefined && (
        <path d={shape.inner} fill="none" stroke={solid ? "var(--sheet)" : colour} strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" />
      )}
      {standing === "denial" && <path d="M-7 6 7-6" stroke={colour} strokeWidth="2" />}
    </>
  );
}

/** A glyph beside words. */
export function GlyphIcon(props: GlyphProps) {
  return (
    <svg className="glyph" width="18" height="18" viewBox="-9 -9 18 18" aria-hidden="true">
      <Glyph {...props} />
    </svg>
  );
}
