import { useCallback, useDeferredValue, useMemo } from "react";
import { type Package, type Scenario, valueOf } from "../../../src/case/scenario.ts";
import type { SpaceAnalysis } from "../../../src/study/space/analysis.ts";
import { compose, type Composition } from "../../../src/study/space/compose.ts";
import { useView } from "../../view-context.ts";
import { seeOffers } from "../offers/seen.ts";
import type { Analysed } from "./analyst.ts";
import { applyOffer, parseChosen, printChosen } from "./chosen.ts";
import type { Cloud } from "./cloud.ts";
import { offerBoxes, type OfferBox, type Span } from "./offer-boxes.ts";
import { pairOf } from "./pair.ts";
import { rangeOf } from "./ranges.ts";
import { useAnalysis } from "./use-analysis.ts";
import { useCloud } from "./use-cloud.ts";
import type { Space } from "./use-space.ts";

/** Everything that plot, composer and tables show; what is undefined is not worked out yet, or may not be seen. */
export interface PackagesNow {
  /** Numbers of the two parties compared; the same one twice where only one party's values are seen. */
  readonly pair: readonly [number, number];
  readonly ranges: readonly [Span, Span];
  readonly cloud: Cloud | undefined;
  readonly boxes: readonly OfferBox[];
  readonly chosen: Package;
  /** The chosen package once the page has had time to follow it. */
  readonly settled: Package;
  /** Among the pair. */
  readonly found: Analysed | undefined;
  readonly analysis: SpaceAnalysis | undefined;
  readonly composition: Composition | undefined;
  /** Among all that must agree. */
  readonly neededIds: readonly string[];
  readonly neededFound: Analysed | undefined;
  readonly forAll: SpaceAnalysis | undefined;
  readonly toAll: Composition | undefined;
  readonly onChoose: (of: Package) => void;
  /** Opens an offer's evidence, and takes what it settles into the package. */
  readonly onOffer: (box: OfferBox) => void;
}

const NOBODY: readonly string[] = [];

export function usePackages(space: Space, scenario: Scenario): PackagesNow {
  const { study, lens, params, setParams, select } = useView();
  const { issues } = study.record.case;
  const [a, b] = pairOf(scenario, space.needed, params["pk-x"], params["pk-y"]);
  const pair = useMemo(() => [a, b] as const, [a, b]);
  const [x, y] = [scenario.parties[a], scenario.parties[b]];
  const cloud = useCloud(scenario, a, b);
  const ranges = useMemo(
    (): [Span, Span] => [x ? rangeOf(x.value, cloud, "x") : [0, 1], y ? rangeOf(y.value, cloud, "y") : [0, 1]],
    [x, y, cloud],
  );
  const boxes = useMemo(() => offerBoxes(seeOffers(study, lens), issues, scenario, a, b), [study, lens, issues, scenario, a, b]);

  // The plot's points first: they are drawn in slices, and nothing waits for the frontier.
  const pairIds = x && y && a !== b ? [x.id, y.id] : NOBODY;
  const found = useAnalysis(scenario, cloud ? pairIds : NOBODY);
  const neededIds = space.isWhole ? space.needed : NOBODY;
  const isSame = neededIds.length === pairIds.length && neededIds.every((id) => pairIds.includes(id));
  const other = useAnalysis(scenario, found && !isSame ? neededIds : NOBODY);
  const neededFound = isSame ? found : other;
  const analysis = found?.ok === true ? found.value : undefined;
  const forAll = neededFound?.ok === true ? neededFound.value : undefined;

  const inUrl = params["pk-package"];
  const chosen = useMemo(
    () => parseChosen(inUrl, scenario) ?? analysis?.solutions.nash?.package ?? scenario.issues.map(() => 0),
    [inUrl, scenario, analysis],
  );
  const settled = useDeferredValue(chosen);
  const composition = useMemo(() => analysis && compose(scenario, analysis, settled), [scenario, analysis, settled]);
  const toAll = useMemo(() => forAll && compose(scenario, forAll, settled), [scenario, forAll, settled]);
  const onChoose = useCallback((of: Package) => { setParams({ "pk-package": printChosen(of) }); }, [setParams]);
  const onOffer = useCallback(
    (box: OfferBox) => {
      select({ event: box.rung.rung.event, report: undefined });
      onChoose(applyOffer(chosen, box));
    },
    [select, onChoose, chosen],
  );
  return {
    pair, ranges, cloud, boxes, chosen, settled, onChoose, onOffer,
    found, analysis, composition, neededIds, neededFound, forAll, toAll,
  };
}

/** Least and most a party can have, whether it is one of the pair or not. */
export function stretchOf(scenario: Scenario, party: number, { pair, ranges, chosen }: PackagesNow): Span {
  const value = scenario.parties[party]?.value;
  const at = pair.indexOf(party);
  if (at >= 0) return ranges[at === 0 ? 0 : 1];
  if (value?.kind === "additive") return rangeOf(value, undefined, "x");
  const reservation = scenario.parties[party]?.reservation ?? 0;
  const worth = value ? valueOf(value, chosen) : 0;
  return [Math.min(worth, reservation), Math.max(worth, reservation)];
}
