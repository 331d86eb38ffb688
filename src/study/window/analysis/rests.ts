import { printWeight } from "../../../case/weight.ts";
import type { Rest } from "../answer.ts";
import type { Assumptions, WindowProblem } from "../problem.ts";
import { actInWords } from "./words.ts";

/** Every act, then every assumption: who is needed, what parties want, and what the model takes for granted. */
export function restsOf(
  problem: WindowProblem, assumptions: Assumptions, event: (number: number) => { readonly id: string; readonly title: string },
): readonly Rest[] {
  const acts = problem.acts.map((act, number): Rest => ({
    kind: "act", text: `${event(act.event).title}: ${actInWords(problem, number)}`, event: event(act.event).id,
    party: problem.parties[act.party]?.id, credence: act.credence, basis: undefined,
  }));
  const assumed = (text: string, party?: string, basis?: Rest["basis"]): Rest =>
    ({ kind: "assumption", text, event: undefined, party, credence: undefined, basis });
  const wants = problem.parties.flatMap((party) => problem.issues.flatMap((issue, i) => {
    const direction = party.directions[i] ?? "unknown";
    return direction === "unknown" ? [] : [assumed(`${party.name} wants ${direction} of “${issue.name}”`, party.id, party.bases[i])];
  }));
  const weights = problem.parties.flatMap((party) => problem.issues.flatMap((issue, i) => {
    const weight = party.weights[i];
    if (weight === undefined) return [];
    const text = `“${issue.name}” has ${weight.low === weight.high ? "the weight" : "a weight of"} ${printWeight(weight)} for ${party.name}`;
    return [assumed(text, party.id, party.bases[i])];
  }));
  const needed = problem.parties.filter(({ required }) => required).map((party) => assumed(`${party.name}'s acceptance is needed`, party.id));
  const principals = problem.parties.flatMap((party) => {
    const principal = party.principal === undefined ? undefined : problem.parties[party.principal];
    return principal ? [assumed(`${party.name} needs the consent of ${principal.name}`, party.id)] : [];
  });
  const noDeal = problem.issues.flatMap(({ name, levels }, i) => {
    const level = problem.noDeal?.[i];
    const basis = problem.noDealBases?.[i] ?? "assumed";
    return level === undefined ? [] : [assumed(`No deal leaves “${name}” at “${levels[level] ?? ""}”`, undefined, basis)];
  });
  const model = modelOf(problem, assumptions).map((text) => assumed(text));
  return [...acts, ...needed, ...principals, ...wants, ...weights, ...noDeal, ...model];
}

function modelOf(problem: WindowProblem, a: Assumptions): readonly string[] {
  const unit = "in units of about one standard deviation of the value of a random package";
  return [
    "A package is worth the sum of what its issues are worth",
    problem.noDeal ? "What no deal is worth lies around the worth of what no deal leaves in place" : "Nothing is known of what no deal leaves in place",
    `An offer is worth less to its maker than no deal ${a.bluff * 100} times in 100, and an answer is not meant ${a.slip * 100} times in 100`,
    `Acceptance and refusal are soft by ${a.softness}, what no deal is worth is spread by ${a.reservationSpread} and shifted by ` +
      `${a.reservationShift}, parties hold out ${a.aspirationGap} above it (median), an event outside the talks moves them by ${a.turn}; ${unit}`,
    `Log weights are spread by ${a.weightSpread}, log steps along an issue by ${a.shapeSpread}`,
    `Offers follow their makers' wishes with a sharpness of ${a.sharpness}, an inertia of ${a.inertia} per issue changed and a reach of ` +
      `${a.reach} from one end of an ordered issue to the other (medians)`,
    `Offers follow what others put to the power of ${a.custom}, and ask for more than their makers' last ${a.concession} times as often as else`,
    a.trustReports ? "Reports are believed whole" : "Reports are believed by their standing and their independent voices",
    a.mandatesBind ? "Envoys cannot go beyond their mandates" : "Mandates bind nobody",
  ];
}
