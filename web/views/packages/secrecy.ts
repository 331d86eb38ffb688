import type { CaseDraft } from "../../../src/case/case-file.ts";
import type { Scenario } from "../../../src/case/scenario.ts";
import { count } from "../../words/counts.ts";

type Basis = Scenario["basis"];

/**
 * Whose values a lens shows. Values are secret to their owner, so somebody who looks as one party sees that party's own.
 * Another's are shown only where none of them was stated by its owner: then they are the analyst's assumption, nobody's
 * secret. Where some are stated and some assumed, all are withheld, for a value made of the rest would mislead.
 */
export interface SeenValues {
  /** Numbers of parties in the scenario. */
  readonly shown: readonly number[];
  readonly withheld: readonly number[];
}

/** `viewer`: the id of the party looked as; undefined for the whole record. Cost: linear in the preferences. */
export function seenValues(scenario: Scenario, preferences: CaseDraft["preferences"], viewer: string | undefined): SeenValues {
  const shown: number[] = [];
  const withheld: number[] = [];
  scenario.parties.forEach((party, i) => {
    const isOpen = viewer === undefined || party.id === viewer || !isStated(scenario, preferences, party.id);
    (isOpen ? shown : withheld).push(i);
  });
  return { shown, withheld };
}

function isStated(scenario: Scenario, preferences: CaseDraft["preferences"], party: string): boolean {
  const own = preferences.filter((preference) => preference.party === party);
  return own.length === 0 ? scenario.basis === "stated" : own.some((preference) => preference.basis === "stated");
}

/** What a party's values rest on, weakest first. */
export interface Rests {
  readonly basis: Basis;
  /** In one line, for the dagger; undefined where everything, weights and all, was stated by its owner. */
  readonly words: string | undefined;
}

export function restsOf(scenario: Scenario, preferences: CaseDraft["preferences"], party: string): Rests {
  const own = preferences.filter((preference) => preference.party === party);
  if (own.length === 0) {
    const what = `Values of this party are ${scenario.basis}; given option by option.`;
    return { basis: scenario.basis, words: scenario.basis === "stated" ? undefined : what };
  }
  const number = (basis: Basis): number => own.filter((preference) => preference.basis === basis).length;
  const [assumed, inferred, stated] = [number("assumed"), number("inferred"), number("stated")];
  const unweighted = own.filter((preference) => preference.weight === undefined).length;
  const parts = [
    assumed > 0 ? `${String(assumed)} assumed` : "",
    inferred > 0 ? `${String(inferred)} inferred from acts` : "",
    stated > 0 ? `${String(stated)} stated` : "",
  ].filter(Boolean);
  const isSure = assumed + inferred + unweighted === 0 && scenario.basis === "stated";
  const ranged = own.some((preference) => typeof preference.weight === "object") ? "; of a weight’s range the middle is taken" : "";
  const weights = (unweighted > 0 ? "; no weight stands, so issues share alike" : "; weights as in the case") + ranged;
  const steps = "; amounts and ranks are taken as equal steps";
  return {
    basis: assumed > 0 ? "assumed" : inferred > 0 ? "inferred" : scenario.basis,
    words: isSure ? undefined : `Of ${count(own.length, "preference")} ${parts.join(", ")}${weights}${steps}.`,
  };
}
