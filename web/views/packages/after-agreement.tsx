import { useMemo } from "react";
import type { Package, Scenario } from "../../../src/case/scenario.ts";
import type { SpaceAnalysis } from "../../../src/study/space/analysis.ts";
import { compose } from "../../../src/study/space/compose.ts";
import { useView } from "../../view-context.ts";
import { Improvements } from "./advice.tsx";
import { applyOffer } from "./chosen.ts";
import { settledWords } from "./mark-words.ts";
import type { OfferBox } from "./offer-boxes.ts";
import { printWorth } from "./words.ts";

interface AfterAgreementProps {
  readonly box: OfferBox;
  readonly scenario: Scenario;
  /** Among everybody who must agree; undefined where not all their values are seen. */
  readonly analysis: SpaceAnalysis | undefined;
  /** In the analysis's order. */
  readonly names: readonly string[];
  readonly chosen: Package;
  readonly onChoose: (of: Package) => void;
}

/** What the parties could still do better together once they have agreed (Raiffa 1985: the post-settlement settlement). */
export function AfterAgreement({ box, scenario, analysis, names, chosen, onChoose }: AfterAgreementProps) {
  const { select } = useView();
  const base = useMemo(() => applyOffer(chosen, box), [chosen, box]);
  const composition = useMemo(() => analysis && compose(scenario, analysis, base), [scenario, analysis, base]);
  const isOpen = box.possible.some((options) => options.length > 1);
  return (
    <section className="pk-after">
      <h3>After the agreement</h3>
      <p className="small">
        <button type="button" className="plain link" onClick={() => { select({ event: box.rung.rung.event, report: undefined }); }}>
          {`${String(box.rung.number)}. ${box.title}`}
        </button>
        {`: ${settledWords(box, scenario)}`}
        {isOpen && " What it leaves unsettled stands here as in your package."}
      </p>
      {composition && analysis && (
        <>
          <p className="small">
            {composition.onFrontier
              ? "So read it is on the frontier: no other package is better for somebody and worse for nobody."
              : `So read it is ${printWorth(composition.toFrontier)} off the frontier, where 1 is a party’s whole range.`}
          </p>
          <Improvements
            scenario={scenario} names={names} composition={composition} onChoose={onChoose}
            title="Post-settlement improvements (Raiffa 1985): nobody loses by them"
          />
        </>
      )}
      <button type="button" className="button small no-print" onClick={() => { onChoose(base); }}>Compose from the agreement</button>
    </section>
  );
}
