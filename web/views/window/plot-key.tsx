import { useId } from "react";
import type { Study } from "../../../src/study/study.ts";
import type { AnsweredParty } from "../../../src/study/window/answer.ts";
import { partyColour } from "../../marks/marks.tsx";
import { shortOf } from "./plot-offers.tsx";
import { initialsOf } from "./steps.ts";

interface PlotKeyProps {
  readonly study: Study;
  /** Those whose chance with each offer is drawn; none where no offer is. */
  readonly parties: readonly AnsweredParty[];
  readonly withoutMandates: boolean;
}

/** What the lines and signs of the plot mean, beyond the legend that all views share. */
export function PlotKey({ study, parties, withoutMandates }: PlotKeyProps) {
  const hatch = useId();
  const letters = initialsOf(parties.map((party) => shortOf(study, party)));
  return (
    <ul className="wi-key small" aria-label="How the plot reads">
      <Entry words="some package acceptable to all who are needed, and its interval">
        <rect className="wi-band" x="1" y="1" width="32" height="12" />
        <path className="wi-line" d="M1 8H17V5H33" />
      </Entry>
      <Entry words="would have reached what each held out for">
        <path className="wi-reached" d="M1 9H17V5H33" />
      </Entry>
      {withoutMandates && (
        <Entry words="were no envoy bound by a mandate">
          <path className="wi-free" d="M1 9H17V5H33" />
        </Entry>
      )}
      <Entry words="not known">
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path className="wi-hatch" d="M0 0V6" />
        </pattern>
        <rect x="1" y="0" width="32" height="14" fill={`url(#${hatch})`} />
      </Entry>
      <Entry words="deadline passed">
        <path className="wi-upright deadline" d="M17 0V14" />
      </Entry>
      <Entry words="turning point">
        <path className="wi-upright turning-point" d="M17 0V14" />
      </Entry>
      {parties.map((party, i) => (
        <li key={party.id}>
          <svg className="wi-svg" width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true">
            <circle r="8" fill={partyColour(study.index.partyNumber.get(party.id))} />
            <text className="wi-initial" y="3.6" textAnchor="middle">{letters[i]}</text>
          </svg>{" "}
          an offer’s chance with {shortOf(study, party)}
        </li>
      ))}
    </ul>
  );
}

function Entry({ words, children }: { words: string; children: React.ReactNode }) {
  return (
    <li>
      <svg width="34" height="14" viewBox="0 0 34 14" aria-hidden="true">{children}</svg> {words}
    </li>
  );
}
