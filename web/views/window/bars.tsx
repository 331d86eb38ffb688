import { px } from "./steps.ts";

const WIDE = 200;

interface ChanceBarProps {
  readonly chance: number;
  readonly colour: string;
  /** Filled, or in outline for what stands beside it for comparison. */
  readonly hollow?: boolean;
}

/** A chance as a length from 0 to 1, with a tick at one half. For the eye alone. */
export function ChanceBar({ chance, colour, hollow = false }: ChanceBarProps) {
  return (
    <svg className="wi-bar" viewBox={`0 0 ${String(WIDE)} 12`} preserveAspectRatio="none" aria-hidden="true">
      <rect className="wi-bar-room" x="0" y="1" width={WIDE} height="10" />
      <rect
        x="0.75" y="1.75" width={px(Math.max(chance * WIDE - 1.5, 0.5))} height="8.5" fill={hollow ? "none" : colour} stroke={colour}
        strokeWidth="1.5" vectorEffect="non-scaling-stroke"
      />
      <path className="wi-bar-half" d={`M${WIDE / 2} 0V12`} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
