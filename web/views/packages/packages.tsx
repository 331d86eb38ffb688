import { type Scenario, valueOf } from "../../../src/case/scenario.ts";
import { FaultList } from "../../frame/fault-list.tsx";
import { Dagger } from "../../marks/marks.tsx";
import { useView } from "../../view-context.ts";
import { partyShort } from "../../words/names.ts";
import { Advice } from "./advice.tsx";
import { AfterAgreement } from "./after-agreement.tsx";
import { BasisList } from "./basis.tsx";
import { Composer, type ShareRow, Shares } from "./composer.tsx";
import { OwnValues } from "./own-values.tsx";
import { PairChoice } from "./pair-choice.tsx";
import { Plot } from "./plot.tsx";
import { restsOf } from "./secrecy.ts";
import { summaryWords } from "./summary.ts";
import { FrontierTable, SolutionTable } from "./tables.tsx";
import { stretchOf, usePackages } from "./use-packages.ts";
import { preferencesUsed, type Space } from "./use-space.ts";
import { Walk } from "./walk.tsx";

interface PackagesProps {
  readonly space: Space;
  readonly scenario: Scenario;
}

/** Plot and composer side by side, and under them the tables and what the values rest on. */
export function Packages({ space, scenario }: PackagesProps) {
  const { study, bundle, setParams, selection } = useView();
  const { parties } = scenario;
  const now = usePackages(space, scenario);
  const { pair, ranges, cloud, boxes, chosen, settled, onChoose, onOffer } = now;
  const { found, analysis, composition, neededIds, neededFound, forAll, toAll } = now;
  const [a, b] = pair;
  const [x, y] = [parties[a], parties[b]];
  if (!x || !y) return null;
  const isAlone = a === b;
  const numbers = parties.map(({ id }) => study.index.partyNumber.get(id) ?? 0);
  const short = (id: string): string => partyShort(study.index, study.index.partyNumber.get(id) ?? -1) || id;
  const names = [short(x.id), short(y.id)] as const;
  const rests = parties.map(({ id }) => restsOf(scenario, preferencesUsed(study.record.case, bundle.values), id).words);
  const chosenAt = [valueOf(x.value, chosen), valueOf(y.value, chosen)] as const;
  const agreement = boxes.findLast((box) => box.rung.event.type === "agreement");
  const shares = parties.map((party, i): ShareRow => {
    const [min, max] = stretchOf(scenario, i, now);
    const value = valueOf(party.value, chosen);
    return { party, number: numbers[i] ?? 0, value, min, max, rests: rests[i], isNeeded: space.needed.includes(party.id) };
  });
  return (
    <>
      {parties.length > 2 && (
        <PairChoice parties={parties} pair={pair} onPair={(one, other) => { setParams({ "pk-x": one, "pk-y": other }); }} />
      )}
      {found?.ok === false && <FaultList title="These packages cannot be worked out" faults={found.faults} />}
      {neededFound?.ok === false && neededFound !== found && (
        <FaultList title="What would be better for everybody cannot be worked out" faults={neededFound.faults} />
      )}
      <div className="pk-body">
        <div className="pk-left">
          {isAlone ? (
            <OwnValues
              party={x} number={numbers[a]} cloud={cloud} range={ranges[0]} boxes={boxes} chosenAt={chosenAt[0]} onOffer={onOffer}
            />
          ) : (
            <Plot
              scenario={scenario} pair={pair} partyNumbers={[numbers[a] ?? 0, numbers[b] ?? 0]} names={names}
              daggers={[rests[a] !== undefined, rests[b] !== undefined]} cloud={cloud} analysis={analysis} boxes={boxes}
              chosenAt={chosenAt} ranges={ranges} selectedEvent={selection?.event} onChoose={onChoose} onOffer={onOffer}
            />
          )}
          {analysis && <Walk analysis={analysis} names={names} onChoose={onChoose} />}
          {!isAlone && (
            <p className="small numbers" role="status">
              {found === undefined ? "Working out the frontier…" : analysis && `${summaryWords(analysis, names).join("; ")}.`}
            </p>
          )}
          {[...new Set(pair)].map((i) => rests[i] !== undefined && (
            <p key={parties[i]?.id} className="small">
              <span className="dagger" aria-hidden="true">†</span> {parties[i]?.name}: {rests[i]}
            </p>
          ))}
          {boxes.length > 0 && !isAlone && (
            <p className="small quiet">
              An offer that leaves issues unsettled is a box, from the worst to the best that could still come of it for each
              party; its sign stands in the middle, which nobody offered.
            </p>
          )}
          {toAll && forAll && (
            <>
              <h3>What would be better</h3>
              <Advice
                scenario={scenario} names={forAll.parties.map(short)} analysis={forAll} composition={toAll} onChoose={onChoose}
              />
            </>
          )}
          {analysis && neededIds.length > 0 && neededFound === undefined && (
            <p className="small quiet" role="status">
              {`Working out what would be better for ${neededIds.map(short).join(", ")} together…`}
            </p>
          )}
          {!space.isWhole && (
            <p className="small quiet">
              What would be better for everybody needs the values of everybody who must agree; not all of them are seen here.
            </p>
          )}
        </div>
        <div className="pk-right">
          <div className="pk-sum">
            <h3>Your package</h3>
            <Shares rows={shares} dagger={({ rests: words }) => words !== undefined && <Dagger rests={words} />} />
          </div>
          <Composer scenario={scenario} partyNumbers={numbers} chosen={chosen} onChoose={onChoose} />
          <p className="small quiet">
            Under each issue a line for each party: as long as the issue can matter to it, full as far as the option gives it.
          </p>
        </div>
      </div>
      {agreement && (
        <AfterAgreement
          box={agreement} scenario={scenario} analysis={forAll} names={forAll?.parties.map(short) ?? []} chosen={settled}
          onChoose={onChoose}
        />
      )}
      {analysis && (
        <>
          <h3>Named solutions</h3>
          <SolutionTable scenario={scenario} analysis={analysis} names={names} composition={composition} onChoose={onChoose} />
          <h3>Frontier</h3>
          <FrontierTable scenario={scenario} analysis={analysis} names={names} />
        </>
      )}
      <BasisList scenario={scenario} />
    </>
  );
}
