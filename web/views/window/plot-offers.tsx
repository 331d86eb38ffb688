import type { Study } from "../../../src/study/study.ts";
import type { AnsweredParty } from "../../../src/study/window/answer.ts";
import { partyColour } from "../../marks/marks.tsx";
import { partyShort } from "../../words/names.ts";
import { spread } from "../offers/rows.ts";
import type { Across } from "./across.ts";
import type { PlotLayout } from "./plot-layout.ts";
import type { Plotted } from "./plotted.ts";
import { initialsOf, px } from "./steps.ts";

/** Between the stems of one offer's parties, at most and at least for a letter to be read in their heads. */
const STEMS_PX = 17;
const LETTERED_PX = 11.5;

interface PlotOffersProps {
  readonly study: Study;
  readonly parties: readonly AnsweredParty[];
  readonly layout: PlotLayout;
  readonly across: Across;
  readonly offers: Plotted["offers"];
  /** An offer's number on the ladder. */
  readonly numberOf: (event: number) => number | undefined;
  readonly lit: number | undefined;
  readonly onLight: (event: number | undefined) => void;
  readonly onOpen: (event: number) => void;
}

/** How likely each offer was to be acceptable to each party when made. For the eye and the pointer: the signs above say it. */
export function PlotOffers({ study, parties, layout, across, offers, numberOf, lit, onLight, onOpen }: PlotOffersProps) {
  const panel = layout.offers;
  if (!panel) return null;
  const { left, right } = across;
  const y = (value: number): number => panel.bottom - value * (panel.bottom - panel.top);
  const letters = initialsOf(parties.map((party) => shortOf(study, party)));
  const stems = Math.min(STEMS_PX, (right - left) / (offers.length * (parties.length + 0.5)));
  const lettered = stems >= LETTERED_PX;
  const wide = stems * (parties.length + 0.4);
  const xs = spread(offers.map(({ event }) => across.at(event)), wide, left + wide / 2, right - wide / 2);
  return (
    <g aria-hidden="true">
      <text className="wi-panel-title" x={left} y={panel.title}>{layout.narrow ? "Each offer, with each party" : "Each offer: its chance with each party when it was made"}</text>
      {[0, 0.5, 1].map((tick) => (
        <g key={tick}>
          <path className={tick === 0 ? "wi-edge" : "wi-grid"} d={`M${left} ${px(y(tick))}H${right}`} />
          <text className="wi-axis" x={left - 6} y={px(y(tick) + 4)} textAnchor="end">{tick * 100}%</text>
        </g>
      ))}
      {offers.map(({ event, offer }, i) => {
        const x = xs[i] ?? left;
        const number = numberOf(event);
        return (
          <g
            key={offer.id}
            className={`wi-offer${event === lit ? " lit" : ""}`}
            onPointerEnter={() => { onLight(event); }}
            onPointerLeave={() => { onLight(undefined); }}
            onClick={() => { onOpen(event); }}
          >
            {Math.abs(x - across.at(event)) > 2 && <path className="wi-leader" d={`M${px(across.at(event))} ${layout.bottom + 4}L${px(x)} ${panel.top - 10}`} />}
            <rect className="wi-hit" x={px(x - wide / 2)} y={panel.top - 9} width={px(wide)} height={panel.bottom - panel.top + 29} />
            {parties.map((party, p) => {
              const chance = offer.chance[party.id];
              if (chance === undefined) return null;
              const at = px(x + (p - (parties.length - 1) / 2) * stems);
              const colour = partyColour(study.index.partyNumber.get(party.id));
              return (
                <g key={party.id}>
                  <path d={`M${at} ${panel.bottom}V${px(y(chance))}`} stroke={colour} strokeWidth="1.7" />
                  <circle cx={at} cy={px(y(chance))} r={px(Math.max(stems * 0.47, 2.5))} fill={colour} />
                  {lettered && <text className="wi-initial" x={at} y={px(y(chance) + 3.5)} textAnchor="middle">{letters[p]}</text>}
                </g>
              );
            })}
            {number !== undefined && wide > 20 && (
              <text className="wi-axis" x={px(x)} y={panel.bottom + 16} textAnchor="middle">#{number}</text>
            )}
          </g>
        );
      })}
    </g>
  );
}

/** A party's short name in this case. */
export function shortOf(study: Study, party: Pick<AnsweredParty, "id" | "name">): string {
  const number = study.index.partyNumber.get(party.id);
  return number === undefined ? party.name : partyShort(study.index, number);
}
