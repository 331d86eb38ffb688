import { Glyph } from "../../marks/glyphs.tsx";
import { partyColour } from "../../marks/marks.tsx";
import { type Frame, type Place, placeOf } from "./frame.ts";
import type { Scale } from "./bin.kernel.ts";
import type { OfferBox } from "./offer-boxes.ts";
import type { PlacedNumber } from "./place-numbers.ts";
import { labelOf, type SolutionMark } from "./solutions.ts";

const LABEL_PX = 14;
/** From the middle of a number's height down to the line it stands on. */
const BASELINE_PX = 4;
export const STAR = "M0-6 1.8-1.8 6 0 1.8 1.8 0 6-1.8 1.8-6 0-1.8-1.8Z";

interface MarkProps {
  readonly label: string;
  readonly tabbable: boolean;
  readonly id: string;
  readonly onLight: (id: string | undefined) => void;
  readonly onPress: () => void;
  readonly className: string;
  readonly children: React.ReactNode;
}

/** Something on the plot that can be pointed at, focused and pressed. */
function Mark({ label, tabbable, id, onLight, onPress, className, children }: MarkProps) {
  return (
    <g
      className={className}
      role="button"
      aria-label={label}
      tabIndex={tabbable ? 0 : -1}
      data-mark={id}
      onPointerEnter={() => { onLight(id); }}
      onPointerLeave={() => { onLight(undefined); }}
      onFocus={() => { onLight(id); }}
      onBlur={() => { onLight(undefined); }}
      onClick={(event) => {
        event.stopPropagation();
        onPress();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        onPress();
      }}
    >
      {children}
    </g>
  );
}

interface OfferMarkProps {
  readonly box: OfferBox;
  readonly scale: Scale;
  readonly lit: boolean;
  readonly selected: boolean;
  readonly tabbable: boolean;
  readonly label: string;
  /** Undefined: there is no room for it, and it shows while the offer is lit. */
  readonly number: PlacedNumber | undefined;
  readonly onLight: (id: string | undefined) => void;
  readonly onPress: () => void;
}

export function offerMarkId(box: OfferBox): string {
  return `offer-${String(box.rung.number)}`;
}

/** The middle of an offer's box, where its sign stands. */
export function middleOf(box: OfferBox, scale: Scale): Place {
  return placeOf(scale, (box.x[0] + box.x[1]) / 2, (box.y[0] + box.y[1]) / 2);
}

/** An offer: its sign and its number on the ladder, in the box of what it leaves open. */
export function OfferMark({ box, scale, lit, selected, tabbable, label, number, onLight, onPress }: OfferMarkProps) {
  const from = placeOf(scale, box.x[0], box.y[1]);
  const to = placeOf(scale, box.x[1], box.y[0]);
  const middle = middleOf(box, scale);
  const [party] = box.rung.parties;
  const { type } = box.rung.event;
  const answer = box.rung.event.type === "response" ? box.rung.event.answer : undefined;
  return (
    <Mark
      label={label} tabbable={tabbable} id={offerMarkId(box)} onLight={onLight} onPress={onPress}
      className={`pk-offer${lit ? " lit" : ""}${selected ? " selected" : ""}`}
    >
      <rect
        className="pk-box" x={from.x} y={from.y} width={to.x - from.x} height={to.y - from.y}
        stroke={partyColour(party)} fill={partyColour(party)}
      />
      <g transform={`translate(${String(middle.x)} ${String(middle.y)})`}>
        <circle className="pk-hit" r="13" />
        <Glyph type={type} answer={answer} party={party} />
        {number?.isAway === true && <path className="pk-lead" d={`M0 0L${String(number.at.x - middle.x)} ${String(number.at.y - middle.y)}`} />}
        {(number !== undefined || lit) && (
          <text
            className="pk-number" textAnchor="middle"
            x={number ? number.at.x - middle.x : 12} y={(number ? number.at.y - middle.y : -9) + BASELINE_PX}
          >
            {box.rung.number}
          </text>
        )}
      </g>
    </Mark>
  );
}

/** One party's offers in order, from middle to middle. */
export function OfferPath({ boxes, party, scale }: { boxes: readonly OfferBox[]; party: number; scale: Scale }) {
  const places = boxes.filter((box) => box.rung.parties.includes(party)).map((box) => middleOf(box, scale));
  if (places.length < 2) return null;
  const d = places.map(({ x, y }, i) => `${i === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");
  return <path className="pk-path" d={d} stroke={partyColour(party)} />;
}

export function solutionMarkId(mark: SolutionMark): string {
  return `solution-${mark.names[0]?.name ?? ""}`;
}

export interface PlacedSolution {
  readonly mark: SolutionMark;
  readonly at: Place;
  readonly text: string;
  readonly labelY: number;
  /** To the left of its mark, where there is no room to the right. */
  readonly isLeft: boolean;
}

const CHARACTER_PX = 6.4;

/** Labels of the marks in view, moved apart from top to bottom. */
export function placeSolutions(marks: readonly SolutionMark[], scale: Scale, frame: Frame): PlacedSolution[] {
  const inView = marks
    .map((mark) => ({ mark, at: placeOf(scale, mark.x, mark.y) }))
    .filter(({ at }) => at.x >= -1 && at.x <= frame.width + 1 && at.y >= -1 && at.y <= frame.height + 1)
    .sort((a, b) => a.at.y - b.at.y);
  let last = -Infinity;
  return inView.map(({ mark, at }) => {
    const text = labelOf(mark);
    const labelY = Math.max(at.y - 6, last + LABEL_PX, LABEL_PX);
    last = labelY;
    return { mark, at, text, labelY, isLeft: at.x + 14 + text.length * CHARACTER_PX > frame.width };
  });
}

interface SolutionMarkProps {
  readonly placed: PlacedSolution;
  readonly lit: boolean;
  readonly tabbable: boolean;
  readonly label: string;
  readonly showText: boolean;
  readonly onLight: (id: string | undefined) => void;
  readonly onPress: () => void;
}

/** A named solution: a square on its corner with what it is called. */
export function SolutionSign({ placed, lit, tabbable, label, showText, onLight, onPress }: SolutionMarkProps) {
  const { at, text, labelY, isLeft } = placed;
  const x = isLeft ? at.x - 12 : at.x + 12;
  return (
    <Mark
      label={label} tabbable={tabbable} id={solutionMarkId(placed.mark)} onLight={onLight} onPress={onPress}
      className={`pk-solution${lit ? " lit" : ""}`}
    >
      <circle className="pk-hit" cx={at.x} cy={at.y} r="13" />
      <path className="pk-star" d={STAR} transform={`translate(${String(at.x)} ${String(at.y)})`} />
      {showText && Math.abs(labelY + 4 - at.y) > 10 && (
        <path className="pk-leader" d={`M${String(at.x)} ${String(at.y)}L${String(x)} ${String(labelY - 4)}`} />
      )}
      {showText && <text className="pk-label" x={x} y={labelY} textAnchor={isLeft ? "end" : "start"}>{text}</text>}
    </Mark>
  );
}
