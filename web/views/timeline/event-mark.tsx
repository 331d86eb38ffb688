import { memo } from "react";
import type { Study } from "../../../src/study/study.ts";
import type { Channel, Secrecy } from "../../../src/case/case-file.ts";
import { Glyph } from "../../marks/glyphs.tsx";
import { channelColour, channelStroke, partyColour } from "../../marks/marks.tsx";
import type { Item, Spot } from "./item.ts";
import { LEAST_ROOM_PX, MOST_ROOM_PX } from "./title-room.ts";
import { fitWords } from "./labels.ts";
import { markLabel } from "./words.ts";

interface EventMarkProps {
  readonly item: Item;
  readonly study: Study;
  /** Through whose knowledge the record is seen, by name. */
  readonly knower: string | undefined;
  readonly channel: Channel | undefined;
  readonly picked: boolean;
  /** The one mark that Tab reaches; arrows move on from it. */
  readonly tabStop: boolean;
  /** Room for its title beside it, in pixels. */
  readonly room: number;
  readonly crossing: Crossing | undefined;
}

/** How knowledge crosses lanes in an event; undefined for events that carry none across. */
export type Crossing = "leak" | "interception" | "told";

export const CROSSING_LINES: Readonly<Record<Crossing, { stroke: string; strokeWidth: number; strokeDasharray?: string }>> = {
  leak: { stroke: "var(--warn)", strokeWidth: 2, strokeDasharray: "7 3 1.5 3" },
  interception: { stroke: "var(--accent)", strokeWidth: 2, strokeDasharray: "2.5 2.5" },
  told: { stroke: "var(--ink-2)", strokeWidth: 1.3 },
};

/** One event over all its lanes: bar, connector, glyph, the marks of those it reached, and its title where there is room. */
export const EventMark = memo(function EventMark(props: EventMarkProps) {
  const { item, study, knower, channel, picked, tabStop, room, crossing } = props;
  const { seen, main, others, x } = item;
  const shown = main ?? others[0];
  if (!shown) return null;
  const spots = main ? [main, ...others] : others;
  const words = room < LEAST_ROOM_PX ? "" : fitWords(seen.title, Math.min(room - 4, MOST_ROOM_PX));
  const faint = seen.possible ? " tl-possible" : "";
  return (
    <>
      <g
        className={`tl-mark${picked ? " picked" : ""}${faint}`}
        role="button"
        tabIndex={tabStop ? 0 : -1}
        aria-label={markLabel(study, seen, knower)}
        aria-pressed={picked}
        data-i={item.i}
      >
        {item.drawsBar && main && <Bar item={item} y={main.y} />}
        {spots.length > 1 && <Connector x={x} spots={spots} channel={channel} crossing={crossing} />}
        {spots.length === 1 && channel && <Stub x={x} y={shown.y} channel={channel} />}
        {others.map((spot) => (
          <g key={spot.party} transform={`translate(${px(x)} ${px(spot.y)})`}>
            <PartMark item={item} spot={spot} from={shown.y} />
          </g>
        ))}
        {main && crossing && <ArrowIn x={x} main={main} others={others} crossing={crossing} />}
        {main && (
          <g transform={`translate(${px(x)} ${px(main.y)})`}>
            <circle className="tl-halo" r="10.5" />
            <Brackets item={item} />
            <Glyph type={seen.type} answer={seen.answer} given={seen.given} standing={seen.standing} party={main.party} />
          </g>
        )}
      </g>
      {main && (seen.timing === "counted" || words !== "") && (
        // Beside the button, not in it: its name is the whole title, of which these are the first words.
        <g className={`tl-beside${faint}`} transform={`translate(${px(x)} ${px(main.y)})`} aria-hidden="true" data-i={item.i}>
          {seen.timing === "counted" && <text className="tl-dagger" x="6" y="-3">†</text>}
          {words !== "" && <text className="tl-words" x={item.toLeft ? -11 : 11} y="4" textAnchor={item.toLeft ? "end" : "start"}>{words}</text>}
        </g>
      )}
    </>
  );
});

function px(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The stretch in which it lies, with soft ends; a line with ends where only the order is known. */
function Bar({ item, y }: { item: Item; y: number }) {
  const { x0, x1, seen, main } = item;
  if (seen.timing === "ordered" || seen.timing === "hidden") {
    const ends = `M${px(x0 + 4)} ${y - 5}H${px(x0 + 1)}V${y + 5}H${px(x0 + 4)}M${px(x1 - 4)} ${y - 5}H${px(x1 - 1)}V${y + 5}H${px(x1 - 4)}`;
    return (
      <>
        <path className="tl-bracket" d={ends} />
        <path className="tl-bracket between" d={`M${px(x0 + 4)} ${y}H${px(x1 - 4)}`} />
      </>
    );
  }
  return <rect className={seen.soft ? "tl-bar soft" : "tl-bar"} x={px(x0)} y={y - 5} width={px(x1 - x0)} height="10" rx="5" fill={`url(#tl-soft-${main?.party ?? 0})`} />;
}

/** Beside the glyph where the bar itself is not drawn. */
function Brackets({ item: { seen, bar } }: { item: Item }) {
  if (bar || (seen.timing !== "ordered" && seen.timing !== "hidden")) return null;
  return <path className="tl-bracket" d="M-5-8.5H-7.2V8.5H-5M5-8.5H7.2V8.5H5" />;
}

interface ConnectorProps {
  readonly x: number;
  readonly spots: readonly Spot[];
  readonly channel: Channel | undefined;
  readonly crossing: Crossing | undefined;
}

function Connector({ x, spots, channel, crossing }: ConnectorProps) {
  const ys = spots.map((spot) => spot.y);
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const line = `M${px(x)} ${top}V${bottom}`;
  const own = crossing === "leak" || crossing === "interception" || (crossing === "told" && !channel);
  if (own) return <path d={line} fill="none" {...CROSSING_LINES[crossing]} />;
  const stroke = channel ? channelStroke(channel.kind) : { stroke: "var(--line-strong)", strokeWidth: 1.2 };
  const path = channel?.kind === "proximity" ? `M${px(x - 2)} ${top}V${bottom}M${px(x + 2)} ${top}V${bottom}` : line;
  return (
    <>
        <path d={path} fill="none" {...stroke} {...(channel?.kind === "proximity" ? { strokeWidth: 1.5 } : {})} />
        {channel && channel.secrecy !== "open" && <SecrecyDot x={x} y={quietSpot(ys)} channel={channel} />}
    </>
  );
}

/** Where the glyph stands in the learner's lane, an arrowhead into it from the lanes that were overheard. */
function ArrowIn({ x, main, others, crossing }: { x: number; main: Spot; others: readonly Spot[]; crossing: Crossing }) {
  const source = others.find((spot) => spot.role === "source");
  if (!source || (crossing !== "interception" && main.role !== "receives")) return null;
  const down = source.y < main.y;
  const tip = main.y + (down ? -8 : 8);
  return <path d={down ? "M-4-7H4L0 0Z" : "M-4 7H4L0 0Z"} transform={`translate(${px(x)} ${tip})`} fill={CROSSING_LINES[crossing].stroke} />;
}

/** Between two of its marks, where no glyph of its own sits. */
function quietSpot(ys: readonly number[]): number {
  const sorted = [...ys].sort((a, b) => a - b);
  return ((sorted[0] ?? 0) + (sorted[1] ?? 0)) / 2;
}

/** An event in one lane shows its channel as a short piece of its line. */
function Stub({ x, y, channel }: { x: number; y: number; channel: Channel }) {
  return (
    <>
        <path d={`M${px(x - 7)} ${y + 9}h14`} fill="none" {...channelStroke(channel.kind)} />
        {channel.secrecy !== "open" && <SecrecyDot x={x} y={y + 9} channel={channel} />}
    </>
  );
}

function SecrecyDot({ x, y, channel }: { x: number; y: number; channel: Channel }) {
  return (
    <g transform={`translate(${px(x)} ${px(y)})`} stroke={channelColour(channel.kind)}>
      <SecrecyDisc secrecy={channel.secrecy} colour={channelColour(channel.kind)} />
    </g>
  );
}

function SecrecyDisc({ secrecy, colour }: { secrecy: Secrecy; colour: string }) {
  return (
    <>
        <circle r="3.4" fill={secrecy === "open" ? colour : "var(--sheet)"} strokeWidth="1.4" />
        {secrecy === "confidential" && <path d="M0-3.4A3.4 3.4 0 0 0 0 3.4Z" fill={colour} stroke="none" />}
    </>
  );
}

/** Another party's mark: the same glyph where it acted too, an arrowhead where it was told, a square where it carried. */
function PartMark({ item: { seen }, spot, from }: { item: Item; spot: Spot; from: number }) {
  const colour = partyColour(spot.party);
  if (spot.role === "acts") {
    return <Glyph type={seen.type} answer={seen.answer} given={seen.given} standing={seen.standing} party={spot.party} />;
  }
  if (spot.role === "receives") return <path d={spot.y > from ? "M-5.5-4H5.5L0 5Z" : "M-5.5 4H5.5L0-5Z"} fill={colour} />;
  if (spot.role === "carries") return <path d="M-4-4H4V4H-4Z" fill="var(--sheet)" stroke={colour} strokeWidth="2" />;
  if (spot.role === "source") return <circle r="3.5" fill="var(--sheet)" stroke={colour} strokeWidth="1.6" strokeDasharray="2 1.5" />;
  return <circle r="3.5" fill={colour} />;
}
