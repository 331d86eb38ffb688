import type { Study } from "../../../src/study/study.ts";
import type { OffersSeen, SeenRung } from "./seen.ts";

/** Rungs that the charts draw at a time; the ladder holds them all. */
const DRAWN = 100;
/** Shorter ladders need no way to jump. */
const LONG = 15;

/** The stretch of the ladder in the charts: places among the rungs seen, `until` exclusive. */
export interface StretchOfLadder {
  readonly from: number;
  readonly until: number;
}

/** `of-rung` is a place among the rungs seen, from 1. */
export function stretchFrom(rungs: readonly SeenRung[], param: string | undefined): StretchOfLadder {
  const wanted = Number(param ?? "1") - 1;
  const at = Number.isInteger(wanted) && wanted > 0 ? Math.min(wanted, Math.max(rungs.length - 1, 0)) : 0;
  // A ladder that fits is never cut, wherever one jumps to in it.
  const from = rungs.length <= DRAWN ? 0 : at;
  return { from, until: Math.min(from + DRAWN, rungs.length) };
}

interface StretchProps {
  readonly study: Study;
  readonly seen: OffersSeen;
  readonly stretch: StretchOfLadder;
  readonly onGo: (at: number) => void;
}

/** Moves through a ladder too long to draw at once, and jumps to a date. */
export function Stretch({ study, seen, stretch, onGo }: StretchProps) {
  const { rungs } = seen;
  if (rungs.length <= LONG) return null;
  const jump = (day: string): void => {
    const ms = Date.parse(`${day}T00:00:00Z`);
    if (Number.isNaN(ms)) return;
    const at = rungs.findIndex((rung) => (study.chronology.endMs[rung.rung.event] ?? Infinity) > ms);
    onGo(at < 0 ? rungs.length - 1 : at);
  };
  return (
    <>
      <label>
        Jump to
        <input type="date" className="field" onChange={(event) => { jump(event.target.value); }} />
      </label>
      {rungs.length > DRAWN && (
        <span className="control">
          <button type="button" className="button" disabled={stretch.from === 0} onClick={() => { onGo(Math.max(0, stretch.from - DRAWN)); }}>Earlier</button>
          <span className="small numbers">
            charts: {(stretch.from + 1).toLocaleString("en-GB")}–{stretch.until.toLocaleString("en-GB")} of {rungs.length.toLocaleString("en-GB")} rungs
          </span>
          <button type="button" className="button" disabled={stretch.until === rungs.length} onClick={() => { onGo(stretch.until); }}>Later</button>
        </span>
      )}
    </>
  );
}
