import type { Package, Scenario } from "../../../src/case/scenario.ts";
import type { SpaceAnalysis } from "../../../src/study/space/analysis.ts";
import type { Composition, Improvement } from "../../../src/study/space/compose.ts";
import { count } from "../../words/counts.ts";
import { printChange, printShare, printWorth } from "./words.ts";

/** Improvements are shown up to here; the number of all is said. */
const SHOWN = 3;

interface AdviceProps {
  readonly scenario: Scenario;
  /** Names in the order of the composition's parties. */
  readonly names: readonly string[];
  readonly analysis: SpaceAnalysis;
  readonly composition: Composition;
  readonly onChoose: (of: Package) => void;
}

/** How far from the best, which single trade helps most, what would be better for everybody. */
export function Advice({ scenario, names, analysis, composition, onChoose }: AdviceProps) {
  const { trade, allowed } = composition;
  const who = names.length === 2 ? "both" : "everybody who must agree";
  return (
    <div className="pk-advice">
      {!allowed && <p className="pk-warn">This package breaks a constraint of the case: some of its options do not go together.</p>}
      <p role="status">
        {nearWords(analysis, names)}
        {standWords(composition, names, who)}
      </p>
      {trade && (
        <section>
          <h4>The single trade that helps most</h4>
          <Option
            scenario={scenario} names={names} from={composition.package} to={trade}
            label={trade.changes.length === 1 ? "Change this one" : "Change these two"} onChoose={onChoose}
          />
        </section>
      )}
      <Improvements scenario={scenario} names={names} composition={composition} title={`Better for ${who}`} onChoose={onChoose} />
    </div>
  );
}

/** How well the frontier is known, where it is not known exactly. */
function nearWords({ exact, epsilon }: SpaceAnalysis, names: readonly string[]): string {
  return exact ? "" : `Among ${names.join(", ")} the frontier is known to within ${printShare(epsilon ?? 0)} of each range. `;
}

function standWords({ onFrontier, toFrontier, improvements }: Composition, names: readonly string[], who: string): string {
  if (onFrontier) return `On the frontier: nothing is better for one of ${names.join(", ")} and worse for none.`;
  const far = `Off the frontier by ${printWorth(toFrontier)}, where 1 is a party’s whole range`;
  if (improvements.length === 0) return `${far}; none of its points that are known is better for ${who}.`;
  return `${far}: ${count(improvements.length, "package")} on it would be better for ${who} or as good.`;
}

interface ImprovementsProps extends Omit<AdviceProps, "analysis"> {
  readonly title: string;
}

export function Improvements({ scenario, names, composition, title, onChoose }: ImprovementsProps) {
  const { improvements } = composition;
  if (improvements.length === 0) return null;
  return (
    <section>
      <h4>{title}</h4>
      <ul>
        {improvements.slice(0, SHOWN).map((improvement) => (
          <li key={improvement.package.join(".")}>
            <Option scenario={scenario} names={names} from={composition.package} to={improvement} label="Take this" onChoose={onChoose} />
          </li>
        ))}
      </ul>
      {improvements.length > SHOWN && (
        <p className="small quiet">{`The ${String(SHOWN)} that leave the least served best off, of ${String(improvements.length)}.`}</p>
      )}
    </section>
  );
}

interface OptionProps {
  readonly scenario: Scenario;
  readonly names: readonly string[];
  readonly from: Package;
  readonly to: Improvement;
  readonly label: string;
  readonly onChoose: (of: Package) => void;
}

function Option({ scenario, names, from, to, label, onChoose }: OptionProps) {
  const gains = names.map((name, i) => `${name} +${printWorth(Math.max(to.gains[i] ?? 0, 0))}`).join(", ");
  const change = printChange(scenario, from, to.package);
  return (
    <div className="pk-step">
      <p className="small">{change}</p>
      <p className="small numbers">
        <strong>{gains}</strong>
      </p>
      <button type="button" className="button small no-print" onClick={() => { onChoose(to.package); }}>
        {label}
        <span className="hidden-label">: {change}</span>
      </button>
    </div>
  );
}
