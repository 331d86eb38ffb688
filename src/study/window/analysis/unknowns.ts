import type { PartyPosterior } from "../posterior.ts";
import type { WindowProblem } from "../problem.ts";
import { HARDLY_MOVED, type Informed } from "./informed.ts";
import type { Need } from "./need.ts";
import { listed } from "./words.ts";

/** Worse than this, draws are no draws from the posterior, and no number is given at all. */
const WORST_R_HAT = 1.1;
const WORST_ESS = 50;

/** Why nothing can be said of any moment; empty where something can. */
export function whyNothing(
  problem: WindowProblem, need: Need | undefined, posteriors: readonly PartyPosterior[],
): readonly string[] {
  const reasons: string[] = [];
  if (problem.issues.length === 0) reasons.push("The case has no issues: there is nothing to agree on.");
  if (!problem.parties.some(({ required }) => required)) reasons.push("The case names nobody whose acceptance is needed.");
  else if (!need) reasons.push("Too many parties are required for a majority of them to be worked out.");
  if (problem.moments.length === 0) reasons.push("The record has no events that bear on a deal.");
  if (problem.issues.length > 0 && problem.acts.length === 0) {
    reasons.push("Nobody whose acceptance is needed is on record as making, taking or refusing an offer: what anybody would have taken cannot be known.");
  } else if (problem.issues.length > 0 && !problem.acts.some(({ kind }) => PUTS.includes(kind))) {
    reasons.push("No offer by anybody whose acceptance is needed is on record.");
  }
  for (const party of need?.parties ?? []) {
    const mind = problem.parties[party];
    const acted = problem.acts.some((act) => act.party === party);
    if (mind && !acted && problem.issues.length > 0 && mind.directions.every((direction) => direction === "unknown")) {
      reasons.push(`Of ${mind.name} neither an act nor a wish is on record: what it would have taken cannot be known.`);
    }
    const { ess, rHat } = posteriors[party]?.diagnostics ?? { ess: 0, rHat: Infinity };
    if (problem.issues.length > 0 && (ess < WORST_ESS || rHat > WORST_R_HAT)) {
      reasons.push(`Sampling what ${mind?.name ?? "a party"} may be like did not settle (effective draws ${Math.round(ess)}, R-hat ${rHat.toFixed(3)}): no number is given.`);
    }
  }
  return reasons;
}

const PUTS: readonly string[] = ["offer", "ultimatum", "state", "accept", "would-accept"];

/** What cannot be known though numbers are given; in plain words. */
export function whatCannotBeKnown(
  problem: WindowProblem, need: Need, posteriors: readonly PartyPosterior[], informed: readonly Informed[],
  conflicts: readonly { readonly party: number; readonly acts: readonly number[] }[],
): readonly string[] {
  const said: string[] = [];
  const name = (party: number): string => problem.parties[party]?.name ?? "";
  for (const { party, acts, distance } of informed) {
    if (acts === 0) said.push(`No act of ${name(party)} is on record: its part in the answer rests on what it is taken to want alone.`);
    else if (distance < HARDLY_MOVED) said.push(`What is on record of ${name(party)} hardly says what it would have taken: its part in the answer rests on assumptions.`);
  }
  const contrary = [...new Set(conflicts.map(({ party }) => party))].map(name);
  if (contrary.length > 0) {
    said.push(`Acts of ${listed(contrary)} cannot all be true of a party whose wishes stand still in the directions given; the answer takes some of them for bluff, slips or false reports.`);
  }
  const unsound = need.parties.filter((party) => posteriors[party]?.diagnostics.sound === false).map(name);
  if (unsound.length > 0) said.push(`Sampling did not settle well for ${listed(unsound)}: the numbers are rough.`);
  const bound = problem.moments.some(({ mandates }) => need.parties.some((party) => mandates[party]?.kind === "bound" && mandates[party].leaves.length === 0));
  if (bound) said.push("At some moments nobody held a mandate to commit a party that is needed: no deal could be made then, whatever the parties would have taken.");
  return said;
}
