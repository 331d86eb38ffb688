import { type Package, type Scenario, type ScenarioParty, valueOf } from "../../../src/case/scenario.ts";
import type { Frame, Place } from "./frame.ts";
import { printSpan, settledWords } from "./mark-words.ts";
import type { OfferBox } from "./offer-boxes.ts";
import type { PlacedSolution } from "./plot-marks.tsx";
import { printDefinition } from "./solutions.ts";
import { printOption, printWorth } from "./words.ts";

const WIDE_PX = 300;

interface PlotTipProps {
  readonly scenario: Scenario;
  readonly parties: readonly [ScenarioParty, ScenarioParty];
  readonly names: readonly [string, string];
  readonly frame: Frame;
  readonly within: number;
  readonly solution: PlacedSolution | undefined;
  readonly box: OfferBox | undefined;
  readonly boxAt: Place | undefined;
  readonly pointed: { readonly at: Place; readonly of: Package } | undefined;
}

/** All that a mark, or the package nearest to the pointer, stands for; the same words are the mark's label. */
export function PlotTip(props: PlotTipProps) {
  const { scenario, parties: [x, y], names, frame, within, solution, box, boxAt, pointed } = props;
  if (solution) {
    const { names: marked } = solution.mark;
    return (
      <Tip at={solution.at} frame={frame} within={within}>
        {marked.map((named) => <p key={named.name} className="small">{printDefinition(named)}</p>)}
        <Worths names={names} x={printWorth(solution.mark.x)} y={printWorth(solution.mark.y)} />
        {marked[0] && <Options scenario={scenario} of={marked[0].solution.package} />}
      </Tip>
    );
  }
  if (box && boxAt) {
    return (
      <Tip at={{ x: Math.min(boxAt.x, frame.width), y: Math.min(boxAt.y, frame.height) }} frame={frame} within={within}>
        <p>
          <span className="numbers">{box.rung.number}.</span> <strong>{box.title}</strong>
        </p>
        <Worths names={names} x={printSpan(box.x)} y={printSpan(box.y)} />
        <p className="small">{settledWords(box, scenario)}</p>
      </Tip>
    );
  }
  if (!pointed) return null;
  return (
    <Tip at={pointed.at} frame={frame} within={within}>
      <Worths names={names} x={printWorth(valueOf(x.value, pointed.of))} y={printWorth(valueOf(y.value, pointed.of))} />
      <Options scenario={scenario} of={pointed.of} />
      {scenario.issues.length <= ISSUES_AT_MOST && <p className="small quiet">Press to compose from it.</p>}
    </Tip>
  );
}

function Tip({ at, frame, within, children }: { at: Place; frame: Frame; within: number; children: React.ReactNode }) {
  const left = Math.min(Math.max(at.x + frame.left + 16, 0), Math.max(within - WIDE_PX, 0));
  const isLow = at.y > frame.height * 0.55;
  const edge = isLow ? { bottom: frame.height - at.y + 60 } : { top: at.y + frame.top + 18 };
  return (
    <div className="pk-tip" style={{ left, ...edge, width: Math.min(WIDE_PX, within) }} aria-hidden="true">
      {children}
    </div>
  );
}

function Worths({ names: [one, other], x, y }: { names: readonly [string, string]; x: string; y: string }) {
  return (
    <p className="numbers small">
      <strong>{x}</strong> to {one}, <strong>{y}</strong> to {other}
    </p>
  );
}

/** With more issues than these the composer shows the package better than a tip can. */
const ISSUES_AT_MOST = 8;

function Options({ scenario, of }: { scenario: Scenario; of: Package }) {
  if (scenario.issues.length > ISSUES_AT_MOST) return <p className="small quiet">Press to see its options in the composer.</p>;
  return (
    <dl className="pk-options small">
      {scenario.issues.map((issue, i) => (
        <div key={issue.id}>
          <dt className="quiet">{issue.name}</dt>
          <dd>{printOption(issue, of[i] ?? 0)}</dd>
        </div>
      ))}
    </dl>
  );
}
