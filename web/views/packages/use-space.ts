import { useMemo } from "react";
import type { Fault } from "../../../src/base/fault.ts";
import type { Scenario } from "../../../src/case/scenario.ts";
import { scenarioOfCase } from "../../../src/case/scenario-of-case.ts";
import type { Case } from "../../../src/case/check-case.ts";
import type { CaseValues } from "../../../src/case/formats/values-file.ts";
import type { Lens } from "../../../src/study/lens.ts";
import type { Study } from "../../../src/study/study.ts";
import { seenValues } from "./secrecy.ts";

/** The packages of a case as a lens lets them be seen. */
export interface Space {
  /** Only the parties whose values are shown; undefined where the case gives none. */
  readonly scenario: Scenario | undefined;
  /** Names of parties that have values which the lens withholds. */
  readonly withheld: readonly string[];
  /** Names of parties other than the viewer whose values are shown all the same, being nobody's word but the analyst's. */
  readonly assumed: readonly string[];
  /** Ids of the parties that must agree and whose values are shown. */
  readonly needed: readonly string[];
  /** Whether the values of everybody who must agree are shown, and so what would be better for all can be said. */
  readonly isWhole: boolean;
  readonly faults: readonly Fault[];
}

/** Everybody of whom it is known what they want, those who need not agree included: any two can be compared. */
export function useSpace(study: Study, lens: Lens, values: CaseValues | undefined): Space {
  const of: Case = study.record.case;
  const viewer = lens.party === undefined ? undefined : of.parties[lens.party]?.id;
  return useMemo(() => spaceOf(of, viewer, values), [of, viewer, values]);
}

/** The preferences that values rest on: none where values.yaml gives them option by option. */
export function preferencesUsed(of: Case, values: CaseValues | undefined): Case["preferences"] {
  return values ? [] : of.preferences;
}

export function spaceOf(of: Case, viewer: string | undefined, values?: CaseValues): Space {
  const none: Space = { scenario: undefined, withheld: [], assumed: [], needed: [], isWhole: false, faults: [] };
  const preferences = preferencesUsed(of, values);
  const speaks = (id: string): boolean => preferences.some(({ party, wants }) => party === id && wants !== "unknown");
  const parties: string[] = values ? values.parties.map(({ party }) => party) : of.parties.map(({ id }) => id).filter(speaks);
  const made = scenarioOfCase(of, { ...(parties.length > 0 ? { parties } : {}), ...(values ? { values } : {}) });
  if (!made.ok) return { ...none, faults: made.faults };
  const whole = made.value;
  const { shown, withheld } = seenValues(whole, preferences, viewer);
  const seen = whole.parties.filter((_, i) => shown.includes(i));
  const required: readonly string[] = of.agreement?.required ?? parties;
  const needed = seen.map(({ id }) => id).filter((id) => required.includes(id));
  const secret = withheld.flatMap((i) => whole.parties[i]?.name ?? []);
  // Notes on a party begin with its name; those on what is withheld are withheld too.
  const notes = whole.notes.filter((note) => !secret.some((name) => note.startsWith(`${name}:`)));
  return {
    scenario: seen.length === 0 ? undefined : { ...whole, notes, parties: seen },
    withheld: secret,
    assumed: viewer === undefined ? [] : seen.filter(({ id }) => id !== viewer).map(({ name }) => name),
    needed,
    isWhole: required.every((id) => needed.includes(id) || !parties.includes(id)) && needed.length > 1,
    faults: [],
  };
}
