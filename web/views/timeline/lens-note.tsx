import { memo } from "react";
import { printCount } from "./chart-lanes.tsx";
import type { Seen } from "./seen.ts";

/** How much the lens leaves out, and how much of the rest is unsure. */
export const LensNote = memo(function LensNote({ seen, knower, limited }: { seen: Seen; knower: string | undefined; limited: boolean }) {
  if (!limited) return null;
  const possible = seen.events.filter((event) => event.possible).length;
  const partly = seen.events.filter((event) => event.hidden.length > 0).length;
  const parts = [
    `${printCount(seen.left)} ${seen.left === 1 ? "event is" : "events are"} left out: ${knower === undefined ? "not yet happened by then" : `nothing here says that ${knower} knew of ${seen.left === 1 ? "it" : "them"} by then`}`,
    partly > 0 ? `${printCount(partly)} known in part` : "",
    possible > 0 ? `${printCount(possible)} possibly not yet (drawn faint)` : "",
  ];
  return <p className="lens-note numbers">{parts.filter(Boolean).join("; ")}.</p>;
});
