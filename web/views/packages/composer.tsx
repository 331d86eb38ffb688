import { useId } from "react";
import type { Package, Scenario, ScenarioParty, SpaceIssue, Valuation } from "../../../src/case/scenario.ts";
import { partyColour, PartySwatch } from "../../marks/marks.tsx";
import { printOption } from "./words.ts";

/** More options than these are a slider instead of a list. */
const LIST_AT_MOST = 30;

export interface ComposerProps {
  readonly scenario: Scenario;
  /** Numbers in the case of the scenario's parties, for their colours. */
  readonly partyNumbers: readonly number[];
  readonly chosen: Package;
  readonly onChoose: (of: Package) => void;
}

/** Issue by issue: what is chosen, and how much each party has of what this issue can give it. */
export function Composer({ scenario, partyNumbers, chosen, onChoose }: ComposerProps) {
  const choose = (issue: number, option: number): void => {
    onChoose(chosen.map((before, i) => (i === issue ? option : before)));
  };
  const most = Math.max(...scenario.parties.flatMap(({ value }) => scenario.issues.map((_, i) => reachOf(value, i))), 1e-9);
  return (
    <ol className="pk-issues">
      {scenario.issues.map((issue, i) => (
        <li key={issue.id}>
          <IssueChoice issue={issue} option={chosen[i] ?? 0} onChoose={(option) => { choose(i, option); }} />
          <IssueBars parties={scenario.parties} partyNumbers={partyNumbers} issue={i} option={chosen[i] ?? 0} most={most} />
        </li>
      ))}
    </ol>
  );
}

function IssueChoice({ issue, option, onChoose }: { issue: SpaceIssue; option: number; onChoose: (option: number) => void }) {
  const id = useId();
  const options = Array.from({ length: Math.min(issue.size, LIST_AT_MOST) }, (_, i) => i);
  return (
    <div className="pk-choice">
      <label htmlFor={id}>{issue.name}</label>
      {issue.size <= LIST_AT_MOST ? (
        <select id={id} className="field no-print" value={option} onChange={(event) => { onChoose(Number(event.target.value)); }}>
          {options.map((each) => <option key={each} value={each}>{printOption(issue, each)}</option>)}
        </select>
      ) : (
        <span className="pk-slide no-print">
          <input
            id={id} type="range" min={0} max={issue.size - 1} value={option} aria-valuetext={printOption(issue, option)}
            onChange={(event) => { onChoose(Number(event.target.value)); }}
          />
          <output className="small numbers">{printOption(issue, option)}</output>
        </span>
      )}
      <span className="pk-on-paper">{printOption(issue, option)}</span>
    </div>
  );
}

interface IssueBarsProps {
  readonly parties: readonly ScenarioParty[];
  readonly partyNumbers: readonly number[];
  readonly issue: number;
  readonly option: number;
  /** The most that any issue can be worth to anybody: the whole width. */
  readonly most: number;
}

/** How far an issue can move a party's value. */
function reachOf(value: Valuation, issue: number): number {
  if (value.kind !== "additive") return 0;
  const worths = (value.values[issue] ?? []).map((worth) => worth * (value.weights[issue] ?? 0));
  return Math.max(...worths) - Math.min(...worths);
}

/**
 * A line per party: as long as the most that this issue can be worth to it, drawn full as far as the option gives it. Long for
 * one and short for another is what can be traded.
 */
function IssueBars({ parties, partyNumbers, issue, option, most: widest }: IssueBarsProps) {
  const bars = parties.flatMap((party, i) => {
    if (party.value.kind !== "additive") return [];
    const weight = party.value.weights[issue] ?? 0;
    const worths = (party.value.values[issue] ?? []).map((worth) => worth * weight);
    const [low, high] = [Math.min(...worths), Math.max(...worths)];
    return [{ party, number: partyNumbers[i], most: high - low, got: (worths[option] ?? low) - low }];
  });
  if (bars.length === 0) return null;
  const words = bars.map(({ party: { name }, most, got }) =>
    most === 0 ? `nothing known for ${name}` : `${name} ${got.toFixed(2)} of ${most.toFixed(2)}`,
  );
  return (
    <svg className="pk-issue-bars" width="100%" height={bars.length * 7} role="img" aria-label={words.join("; ")}>
      {bars.map(({ party, number, most, got }, i) => (
        <g key={party.id}>
          <rect
            className="pk-bar-room" x="0" y={i * 7 + 1} width={`${String((most / widest) * 100)}%`} height="5"
            stroke={partyColour(number)}
          />
          <rect x="0" y={i * 7 + 1} width={`${String((got / widest) * 100)}%`} height="5" fill={partyColour(number)} />
        </g>
      ))}
    </svg>
  );
}

export interface ShareRow {
  readonly party: ScenarioParty;
  readonly number: number | undefined;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly rests: string | undefined;
  readonly isNeeded: boolean;
}

/** What the package is worth to each, between its worst and its best, with what no deal is worth as a tick. */
export function Shares({ rows, dagger }: { rows: readonly ShareRow[]; dagger: (row: ShareRow) => React.ReactNode }) {
  return (
    <ul className="pk-shares">
      {rows.map((row) => {
        const { party, number, value, min, max, isNeeded } = row;
        const at = (worth: number): number => (max > min ? ((worth - min) / (max - min)) * 100 : 0);
        const takes = party.strict ? value > party.reservation : value >= party.reservation - 1e-9;
        return (
          <li key={party.id}>
            <span className="party">
              <PartySwatch party={number} /> {party.name}
              {dagger(row)}
            </span>
            <strong className="numbers">{value.toFixed(3)}</strong>
            <svg className="pk-share" width="100%" height="14" aria-hidden="true">
              <rect className="pk-bar-room" x="0.5" y="2.5" width="99%" height="9" stroke={partyColour(number)} />
              <rect x="0" y="2" width={`${String(at(value))}%`} height="10" fill={partyColour(number)} />
              <rect className="pk-tick" x={`${String(Math.min(Math.max(at(party.reservation), 0), 99.4))}%`} y="0" width="2" height="14" />
            </svg>
            <span className="small quiet numbers">
              {`no deal ${party.reservation.toFixed(2)}, worst ${min.toFixed(2)}, best ${max.toFixed(2)}; `}
              {takes ? "takes it" : "would rather have no deal"}
              {!isNeeded && " (need not agree)"}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
