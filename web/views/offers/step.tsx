import { useId } from "react";
import type { Issue } from "../../../src/case/case-file.ts";
import type { Term } from "../../../src/case/term.ts";
import type { Study } from "../../../src/study/study.ts";
import { partyColour } from "../../marks/marks.tsx";
import { partyShort } from "../../words/names.ts";
import { printWholeTerm } from "../../words/values.ts";
import { REPLY_GLYPHS, REPLY_WORDS, type Reply } from "./replies.ts";
import type { Placed } from "./rows.ts";
import type { OffersSeen, SeenPosition } from "./seen.ts";
import { printWhen } from "./who.tsx";
import type { AcrossScale } from "./time-scale.ts";
import { vouchingOf } from "./words.ts";

interface StepProps {
  readonly study: Study;
  readonly seen: OffersSeen;
  readonly issue: Issue;
  readonly across: AcrossScale;
  readonly position: SeenPosition;
  readonly placed: Placed;
  readonly lane: number;
  readonly x1: number;
  readonly x2: number;
  /** Where the party stood just before, if it moved from there. */
  readonly beforeY: Placed | undefined;
  readonly lit: boolean;
  readonly selected: boolean;
  readonly tabbable: boolean;
  readonly onLight: (event: number | undefined) => void;
  readonly onSelect: (event: number) => void;
}

/** One position: its run, how it began and ended, and who took or refused it. */
export function Step(props: StepProps) {
  const { study, seen, issue, across, position, placed, lane, x1, x2, beforeY } = props;
  const { lit, selected, tabbable, onLight, onSelect } = props;
  const rung = seen.byEvent.get(position.from);
  const colour = partyColour(position.party);
  const ys = placed.lines.map((y) => y + lane);
  const vouching = rung && vouchingOf(rung.event, study.voices);
  const isPossible = rung?.sight.certainty === "possible";
  const lapseX = position.lapsed === undefined ? undefined : Math.min(Math.max(across.at(position.lapsed), x1), x2);
  const stretch = across.stretchOf(position.from);
  // An open end is the chart's own edge, in whichever lane.
  const bandTop = (placed.band?.top ?? 0) + (placed.band?.openTop === true ? 0 : lane);
  const bandBottom = (placed.band?.bottom ?? 0) + (placed.band?.openBottom === true ? 0 : lane);
  const top = Math.min(...ys, placed.band?.top ?? Infinity);
  const bottom = Math.max(...ys, placed.band?.bottom ?? -Infinity);
  const replies = (seen.repliesTo.get(position.from) ?? []).filter((reply) => DRAWN_REPLIES.has(reply.word));
  return (
    <g
      className={`of-step${lit ? " lit" : ""}${selected ? " selected" : ""}${isPossible ? " of-possible" : ""}`}
      role="button"
      tabIndex={tabbable ? 0 : -1}
      data-step={position.from}
      aria-pressed={selected}
      aria-label={stepWords(study, seen, issue, position)}
      onClick={() => { onSelect(position.from); }}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        onSelect(position.from);
      }}
      onPointerEnter={() => { onLight(position.from); }}
      onPointerLeave={() => { onLight(undefined); }}
      onFocus={() => { onLight(position.from); }}
      onBlur={() => { onLight(undefined); }}
    >
      <title>{stepWords(study, seen, issue, position)}</title>
      <rect className="of-hit" x={x1 - 8} y={top - 9} width={Math.max(x2 - x1, 6) + 10} height={bottom - top + 18} />
      {stretch && ys[0] !== undefined && <SoftStart colour={colour} from={stretch[0]} to={stretch[1]} ys={ys} />}
      {placed.band && (
        <rect className="of-band" x={x1} width={Math.max(x2 - x1, 2)} y={bandTop} height={bandBottom - bandTop} fill={colour} />
      )}
      {beforeY && <Riser colour={colour} x={x1} from={beforeY} to={placed} lane={lane} />}
      {ys.length > 1 && <line x1={x1} x2={x1} y1={Math.min(...ys)} y2={Math.max(...ys)} stroke={colour} strokeWidth={1.5} />}
      {ys.map((y) => (
        <Run key={y} term={position.term} colour={colour} x1={x1} x2={lapseX ?? x2} y={y} />
      ))}
      {lapseX !== undefined && ys.map((y) => (
        <g key={`lapsed-${String(y)}`} stroke={colour}>
          <line x1={lapseX} x2={x2} y1={y} y2={y} strokeWidth={1.25} strokeDasharray="2 4" />
          <path d={`M${String(lapseX)} ${String(y - 7)}v14`} strokeWidth={2} />
        </g>
      ))}
      {position.ended === "withdrawn" && ys.map((y) => (
        <path key={`taken-${String(y)}`} d={`M${String(x2)} ${String(y - 7)}v14m4-14v14`} stroke={colour} strokeWidth={2} />
      ))}
      {ys.map((y) => (
        <g key={`dot-${String(y)}`}>
          {rung?.rung.type === "agreement" && <circle cx={x1} cy={y} r={7} fill="none" stroke={colour} strokeWidth={1.5} />}
          <circle className="of-dot" cx={x1} cy={y} r={4.25} fill={vouching?.uncertain ? "var(--sheet)" : colour} stroke={colour} strokeWidth={2} />
        </g>
      ))}
      {replies.map((reply, i) => (
        <ReplyMark key={reply.event} reply={reply} x={replyX(across, reply, x1, x2, i)} y={ys[0] ?? top} />
      ))}
    </g>
  );
}

/** Counters are lines of their own; how an offer ended is drawn at its end. */
const DRAWN_REPLIES: ReadonlySet<Reply["word"]> = new Set([
  "accept", "reject", "reserve", "approved", "not-approved", "ratified", "not-ratified", "breached", "answered",
]);

function replyX(across: AcrossScale, reply: Reply, x1: number, x2: number, nth: number): number {
  const free = x1 + 16 + nth * 18;
  return Math.max(Math.min(across.at(reply.event), x2), Math.min(free, Math.max(x2, x1 + 16)));
}

function ReplyMark({ reply, x, y }: { reply: Reply; x: number; y: number }) {
  return (
    <>
      <circle cx={x} cy={y} r={7.5} fill="var(--sheet)" stroke={partyColour(reply.party)} strokeWidth={1.75} strokeDasharray={reply.tentative ? "3 2" : undefined} />
      <text className="of-glyph" x={x} y={y + 4} textAnchor="middle">{REPLY_GLYPHS[reply.word]}</text>
    </>
  );
}

function Run({ term, colour, x1, x2, y }: { term: Term; colour: string; x1: number; x2: number; y: number }) {
  const line = { x1, x2: Math.max(x2, x1 + 2), y1: y, y2: y, stroke: colour };
  switch (term.kind) {
    case "unspecified":
      return <line {...line} strokeWidth={3} strokeDasharray="0.1 6" strokeLinecap="round" />;
    case "open":
      return <line {...line} strokeWidth={2} strokeDasharray="8 5" />;
    case "ruled-out":
      return (
        <>
          <line {...line} strokeWidth={1.25} />
          <path d={crosses(x1 + 10, x2, y)} stroke={colour} strokeWidth={1.5} />
        </>
      );
    case "amount":
      return (
        <>
          {term.about && <line {...line} strokeWidth={9} opacity={0.28} />}
          <line {...line} strokeWidth={2.5} strokeDasharray={term.about ? "14 2" : undefined} />
        </>
      );
    case "option":
      return <line {...line} strokeWidth={2.5} />;
  }
}

function crosses(from: number, to: number, y: number): string {
  let path = "";
  const step = Math.max(18, (to - from) / 60);
  for (let x = from; x < to - 4; x += step) path += `M${x.toFixed(1)} ${String(y - 3.5)}l7 7m0-7l-7 7`;
  return path;
}

function Riser({ colour, x, from, to, lane }: { colour: string; x: number; from: Placed; to: Placed; lane: number }) {
  const [start, end] = [middle(from) + lane, middle(to) + lane];
  return <line x1={x} x2={x} y1={start} y2={end} stroke={colour} strokeWidth={1.5} />;
}

function middle({ lines, band }: Placed): number {
  return lines[0] ?? (band ? (band.top + band.bottom) / 2 : 0);
}

/** The stretch in which the step may have come, with soft ends. */
function SoftStart({ colour, from, to, ys }: { colour: string; from: number; to: number; ys: readonly number[] }) {
  const id = useId();
  return (
    <>
      <linearGradient id={id}>
        <stop offset="0" stopColor={colour} stopOpacity="0" />
        <stop offset="0.25" stopColor={colour} stopOpacity="0.38" />
        <stop offset="0.75" stopColor={colour} stopOpacity="0.38" />
        <stop offset="1" stopColor={colour} stopOpacity="0" />
      </linearGradient>
      {ys.map((y) => (
        <rect key={y} x={from} width={to - from} y={y - 5} height={10} fill={`url(#${id})`} />
      ))}
    </>
  );
}

/** All that the drawing says, in one line. */
export function stepWords(study: Study, seen: OffersSeen, issue: Issue, position: SeenPosition): string {
  const rung = seen.byEvent.get(position.from);
  const until = position.until === undefined ? undefined : seen.byEvent.get(position.until);
  const vouching = rung && vouchingOf(rung.event, study.voices);
  const replies = (seen.repliesTo.get(position.from) ?? []).map((reply) => {
    const by = reply.party === undefined ? "" : ` by ${partyShort(study.index, reply.party)}`;
    return `${reply.tentative ? "tentatively " : ""}${REPLY_WORDS[reply.word]}${by}`;
  });
  return [
    `#${String(rung?.number ?? "")} ${partyShort(study.index, position.party)}: ${printWholeTerm(position.term, issue, study.index)}`,
    rung ? printWhen(study, rung) : "",
    until ? `until #${String(until.number)}${position.ended === "withdrawn" ? ", taken back" : ""}` : "to the end",
    vouching?.uncertain ? "standing uncertain" : "",
    rung?.sight.certainty === "possible" ? "possibly not yet by then" : "",
    ...replies,
  ].filter(Boolean).join("; ");
}
