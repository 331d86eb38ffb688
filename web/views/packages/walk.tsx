import { useId, useState } from "react";
import type { Package } from "../../../src/case/scenario.ts";
import type { SpaceAnalysis } from "../../../src/study/space/analysis.ts";
import { printWorth } from "./words.ts";

interface WalkProps {
  readonly analysis: SpaceAnalysis;
  readonly names: readonly string[];
  readonly onChoose: (of: Package) => void;
}

/** A walk along the frontier, from what is best for one to what is best for the other: the composer follows. */
export function Walk({ analysis, names, onChoose }: WalkProps) {
  const id = useId();
  const { frontier } = analysis;
  const [at, setAt] = useState(Math.floor(frontier.length / 2));
  const [one = "", other = ""] = names;
  const point = frontier[Math.min(at, frontier.length - 1)];
  if (!point || frontier.length < 2) return null;
  const words = `${one} ${printWorth(point.values[0] ?? 0)}, ${other} ${printWorth(point.values[1] ?? 0)}`;
  return (
    <div className="pk-walk no-print">
      <label htmlFor={id} className="small">Walk along the frontier</label>
      <span className="small quiet">{one}</span>
      <input
        id={id} type="range" min={0} max={frontier.length - 1} value={Math.min(at, frontier.length - 1)} aria-valuetext={words}
        onChange={(event) => {
          const next = Number(event.target.value);
          setAt(next);
          const to = frontier[next];
          if (to) onChoose(to.package);
        }}
      />
      <span className="small quiet">{other}</span>
    </div>
  );
}
