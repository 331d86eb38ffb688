import { GlyphIcon } from "../../marks/glyphs.tsx";
import { STAR } from "./plot-marks.tsx";

/** What the signs on the plot are. */
export function PlotKey() {
  return (
    <ul className="pk-signs small" aria-label="Signs on the plot">
      <Sign words="frontier">
        <path className="pk-frontier" d="M1 3 25 11" />
        <path className="pk-frontier-dots" d="M5 4.3h0M20 9.3h0" />
      </Sign>
      <Sign words="named solution">
        <path className="pk-star" d={STAR} transform="translate(13 7)" />
      </Sign>
      <Sign words="your package">
        <g className="pk-chosen">
          <circle cx="13" cy="7" r="5" />
        </g>
      </Sign>
      <Sign words="what no deal is worth">
        <path className="pk-reservation" d="M1 7H25" stroke="currentColor" />
      </Sign>
      <Sign words="at least that to both">
        <rect className="pk-rational pk-rational-key" x="1" y="1" width="24" height="12" />
      </Sign>
      <li>
        <GlyphIcon type="offer" /> offer, numbered as on the ladder
      </li>
      <Sign words="what it leaves open, worst to best">
        <rect className="pk-box-key" x="2" y="2" width="22" height="10" />
      </Sign>
    </ul>
  );
}

function Sign({ words, children }: { words: string; children: React.ReactNode }) {
  return (
    <li>
      <svg width="26" height="14" aria-hidden="true">{children}</svg> {words}
    </li>
  );
}
