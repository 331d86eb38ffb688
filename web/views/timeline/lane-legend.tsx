import { memo } from "react";
import { CROSSING_LINES, type Crossing } from "./event-mark.tsx";

const CROSSINGS: Readonly<Record<Crossing, string>> = { leak: "leaked", interception: "intercepted", told: "told" };

/** What the lanes show beyond the signs that all views share. */
export const LaneLegend = memo(function LaneLegend() {
  return (
    <details className="legend tl-legend">
      <summary>What the lines and small signs on the lanes mean</summary>
      <div className="legend-body">
        <section>
          <h3>Who</h3>
          <ul>
            <li><Small d="M-5.5-4H5.5L0 5Z" fill /> was told, or to whom it went</li>
            <li><Small d="M-4-4H4V4H-4Z" /> carried it</li>
            <li><Small d="M0-3.5A3.5 3.5 0 1 1 0 3.5 3.5 3.5 0 1 1 0-3.5Z" fill /> was present</li>
            <li><Small d="M0-3.5A3.5 3.5 0 1 1 0 3.5 3.5 3.5 0 1 1 0-3.5Z" dashed /> whose talk leaked or was intercepted</li>
          </ul>
        </section>
        <section>
          <h3>How knowledge crosses lanes</h3>
          <ul>
            {(Object.keys(CROSSINGS) as Crossing[]).map((crossing) => (
              <li key={crossing}>
                <svg width="32" height="12" aria-hidden="true"><path d="M1 6H31" {...CROSSING_LINES[crossing]} /></svg> {CROSSINGS[crossing]}
              </li>
            ))}
          </ul>
          <p className="small quiet">Point at an event to see what became known through it, and through what it became known.</p>
        </section>
        <section>
          <h3>When</h3>
          <ul>
            <li><svg width="32" height="14" aria-hidden="true"><rect className="tl-bar-key" x="1" y="2" width="30" height="10" rx="5" /></svg> somewhere in this stretch</li>
            <li><Small d="M-4.5-7H-7V7H-4.5M4.5-7H7V7H4.5" /> known by its order alone</li>
            <li><VerticalKey kind="deadline" /> a deadline, through every lane</li>
            <li><VerticalKey kind="turning-point" /> a turning point</li>
            <li><span className="tl-key-dagger" aria-hidden="true">†</span> counted from another event</li>
          </ul>
        </section>
      </div>
    </details>
  );
});

function VerticalKey({ kind }: { kind: "deadline" | "turning-point" }) {
  return (
    <svg className={`glyph tl-flag ${kind}`} width="18" height="18" viewBox="-9 -9 18 18" aria-hidden="true">
      <path className="tl-vertical" d="M0-9V9" />
    </svg>
  );
}

function Small({ d, fill = false, dashed = false }: { d: string; fill?: boolean; dashed?: boolean }) {
  return (
    <svg className="glyph" width="18" height="18" viewBox="-9 -9 18 18" aria-hidden="true">
      <path d={d} fill={fill ? "currentColor" : "none"} stroke="currentColor" strokeWidth={fill ? 0 : 1.6} {...(dashed ? { strokeDasharray: "2 1.5" } : {})} />
    </svg>
  );
}
