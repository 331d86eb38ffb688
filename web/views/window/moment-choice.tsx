import { useId } from "react";
import type { Study } from "../../../src/study/study.ts";
import { printEventTime } from "../../words/time.ts";
import { printMomentChance } from "./chances.ts";
import type { PlottedMoment } from "./plotted.ts";

interface MomentChoiceProps {
  readonly study: Study;
  readonly moments: readonly PlottedMoment[];
  readonly chosen: PlottedMoment;
  readonly onChoose: (moment: PlottedMoment) => void;
}

/** A step back, a slider over all moments, a step on; beneath it in words where one stands. */
export function MomentChoice({ study, moments, chosen, onChoose }: MomentChoiceProps) {
  const id = useId();
  const at = moments.indexOf(chosen);
  const choose = (to: number): void => {
    const next = moments[to];
    if (next) onChoose(next);
  };
  return (
    <div className="wi-choice no-print">
      <label htmlFor={id} className="small">Moment</label>
      <button type="button" className="button" aria-label="Earlier moment" disabled={at <= 0} onClick={() => { choose(at - 1); }}>‹</button>
      <input
        id={id} type="range" min={0} max={moments.length - 1} value={at} aria-valuetext={printMoment(study, chosen)}
        onChange={(event) => { choose(Number(event.target.value)); }}
      />
      <button type="button" className="button" aria-label="Later moment" disabled={at >= moments.length - 1} onClick={() => { choose(at + 1); }}>›</button>
      <span className="small quiet numbers">{at + 1} of {moments.length}</span>
    </div>
  );
}

/** A moment in a line: from when, after what, how likely. */
export function printMoment(study: Study, { event, moment }: PlottedMoment): string {
  return `${printEventTime(study, event)}, after “${study.record.events[event]?.title ?? moment.event}”: ${printMomentChance(moment)}`;
}
