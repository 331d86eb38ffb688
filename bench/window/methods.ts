import { BayesianModel } from "../../src/study/opponent/bayesian.ts";
import { FrequencyModel } from "../../src/study/opponent/frequency.ts";
import { NearnessModel } from "../../src/study/opponent/nearness.ts";
import type { ModelledIssue, OpponentModel } from "../../src/study/opponent/opponent-model.ts";
import { standardised } from "./measures.ts";
import { CHOICES_ORDERED, dealValues, type Judgement, type Method, type Seen } from "./method.ts";
import { judgeByWindow } from "./judge-by-window.ts";

export const OURS: Method = { name: "ours", fitted: true, judge: judgeByWindow };

/** Weakest first, ours last. */
export const METHODS: readonly Method[] = [
  { name: "even odds", fitted: false, judge: judgeNothing },
  { name: "base rate", fitted: true, judge: judgeNothing },
  { name: "frequency", fitted: true, judge: judgeBy((issues) => new FrequencyModel(issues)) },
  { name: "Bayesian", fitted: true, judge: judgeBy((issues) => new BayesianModel(issues)) },
  { name: "nearness", fitted: true, judge: judgeBy((issues) => new NearnessModel(issues)) },
  OURS,
];

function judgeNothing({ deals }: Seen): Judgement {
  const none = new Float64Array(deals.length);
  return { values: none, inputs: none };
}

/** By a model that hears the party's own offers, scripted ones left out. */
function judgeBy(make: (issues: readonly ModelledIssue[]) => OpponentModel): Method["judge"] {
  return ({ issues, deals, turns }, party) => {
    const model = make(issues.map(({ size, kind }) => ({ size, ordered: kind !== "choice" || CHOICES_ORDERED })));
    for (const turn of turns) if (turn.party === party && turn.package && turn.scripted !== true) model.observe(turn.package);
    const values = dealValues(deals, model.values());
    return { values, inputs: standardised(values) };
  };
}
