import { memo } from "react";
import { printCount } from "../../words/counts.ts";
import type { Seen } from "./seen.ts";

interface LensNoteProps {
  readonly seen: Seen;
  readonly knower: string | undefined;
  readonly limited: boolean;
}

/** How much the lens leaves out, and how much of the rest is unsure. */
export const LensNote = memo(function LensNote({ seen, knower, limited }: LensNoteProps) {
  if (!limited) return null;
  const possible = seen.events.filter((event) => event.possible).length;
  const partly = seen.events.filter((event) => event.inPart).length;
  const one = seen.left === 1;
  const why = knower === undefined ? "not yet happened by then" : `nothing here says that ${knower} knew of ${one ? "it" : "them"} by then`;
  const parts = [
    `${printCount(seen.left)} ${one ? "event is" : "events are"} left out: ${why}`,
    partly > 0 ? `${printCount(partly)} known in part` : "",
    possible > 0 ? `${printCount(possible)} possibly not yet (drawn faint)` : "",
  ];
  return <p className="lens-note numbers">{parts.filter(Boolean).join("; ")}.</p>;
});
