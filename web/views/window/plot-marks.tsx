import type { Study } from "../../../src/study/study.ts";
import type { Mark } from "../../../src/study/window/answer.ts";
import { WHOLE_RECORD, sightOf } from "../../../src/study/lens.ts";
import { Glyph } from "../../marks/glyphs.tsx";
import { partsOf, primaryPart } from "../../words/parts.ts";
import { standingOf } from "../../words/standing.ts";
import { TYPE_NAMES } from "../../words/names.ts";
import { printEventTime } from "../../words/time.ts";
import type { Across } from "./across.ts";
import { type PlotLayout, SIGN_PX } from "./plot-layout.ts";
import { px } from "./steps.ts";

export interface PlacedMark {
  readonly event: number;
  readonly mark: Mark;
}

interface PlotMarksProps {
  readonly study: Study;
  readonly layout: PlotLayout;
  readonly across: Across;
  readonly marks: readonly PlacedMark[];
  /** Said after a mark's own words: what an offer's chance was with whom. */
  readonly more: (event: number) => string;
  readonly lit: number | undefined;
  readonly selected: number | undefined;
  readonly onLight: (event: number | undefined) => void;
  readonly onOpen: (event: number) => void;
}

/** A sign for each event over the plot, in the shapes of the timeline; Tab enters at one, arrows go to the next. */
export function PlotMarks({ study, layout, across, marks, more, lit, selected, onLight, onOpen }: PlotMarksProps) {
  const entry = marks.some(({ event }) => event === selected) ? selected : marks[0]?.event;
  return (
    <g role="group" aria-label="Events" onKeyDown={moveFocus}>
      {marks.map(({ event, mark }, i) => (
        <g
          key={`${mark.kind} ${String(event)}`}
          className={`wi-mark${event === selected ? " picked" : ""}${event === lit ? " lit" : ""}`}
          transform={`translate(${px(across.at(event))} ${layout.signs + (layout.rows[i] ?? 0) * SIGN_PX})`}
          role="button"
          tabIndex={event === entry ? 0 : -1}
          aria-label={`${printMark(study, event, mark)}${more(event)}`}
          aria-pressed={event === selected}
          onClick={() => { onOpen(event); }}
          onKeyDown={(pressed) => {
            if (pressed.key !== "Enter" && pressed.key !== " ") return;
            pressed.preventDefault();
            onOpen(event);
          }}
          onPointerEnter={() => { onLight(event); }}
          onPointerLeave={() => { onLight(undefined); }}
          onFocus={() => { onLight(event); }}
          onBlur={() => { onLight(undefined); }}
        >
          <circle className="wi-halo" r="10" />
          <EventSign study={study} event={event} />
        </g>
      ))}
    </g>
  );
}

type MarkLinesProps = Pick<PlotMarksProps, "study" | "layout" | "across" | "marks" | "lit" | "selected">;

/** A deadline cuts through the plot where it passes, not where it is set or moved. */
function weightOf(study: Study, event: number, { kind }: Mark): "deadline" | "turning-point" | "hair" {
  if (kind === "deadline") return study.record.events[event]?.type === "deadline-lapsed" ? kind : "hair";
  return kind === "turning-point" ? kind : "hair";
}

/**
 * Lines through the plot: of deadlines and turning points to be seen, of the others a hair; and behind a sign the stretch in
 * which it may have happened. For the eye alone.
 */
export function MarkLines({ study, layout, across, marks, lit, selected }: MarkLinesProps) {
  return (
    <g aria-hidden="true">
      {marks.map(({ event, mark }, i) => {
        const y = layout.signs + (layout.rows[i] ?? 0) * SIGN_PX;
        const [from, to] = across.stretchOf(event) ?? [0, 0];
        const lights = event === lit || event === selected ? " lit" : "";
        return (
          <g key={`${mark.kind} ${String(event)}`}>
            {to > from && <rect className={`wi-stretch${lights}`} x={px(from)} y={y - 5} width={px(to - from)} height="10" rx="5" />}
            <path
              className={`wi-upright ${weightOf(study, event, mark)}${lights}`}
              d={`M${px(across.at(event))} ${y}V${layout.bottom}`}
            />
          </g>
        );
      })}
    </g>
  );
}

export function printMark(study: Study, event: number, mark: Mark): string {
  return `${wordsOfKind(study, event)}, ${printEventTime(study, event)}: ${mark.title}`;
}

export function wordsOfKind(study: Study, event: number): string {
  const type = study.record.events[event]?.type;
  return type === undefined ? "Event" : TYPE_NAMES[type];
}

/** The event's sign as in every view, drawn about its middle. */
function EventSign({ study, event }: { study: Study; event: number }) {
  const draft = study.record.events[event];
  const sight = sightOf(study, WHOLE_RECORD, event);
  if (!draft || !sight) return null;
  const answer = draft.type === "response" ? draft.answer : undefined;
  const given = draft.type === "approval" || draft.type === "ratification" ? draft.given : undefined;
  const party = primaryPart({ parts: partsOf(study, draft, sight) })?.party;
  return <Glyph type={draft.type} answer={answer} given={given} standing={standingOf(study, draft)} party={party} />;
}

/** One stop of the Tab key for all signs; arrows go from one to the next. */
function moveFocus(pressed: React.KeyboardEvent<SVGGElement>): void {
  const by = pressed.key === "ArrowRight" ? 1 : pressed.key === "ArrowLeft" ? -1 : 0;
  if (by === 0) return;
  const signs = [...pressed.currentTarget.querySelectorAll<SVGGElement>(".wi-mark")];
  const now = signs.findIndex((sign) => sign === document.activeElement);
  pressed.preventDefault();
  // The arrows of the plot itself choose a moment.
  pressed.stopPropagation();
  signs[Math.min(Math.max(now + by, 0), signs.length - 1)]?.focus();
}
