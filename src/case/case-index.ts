import type { CaseDraft, Channel, Deadline, Issue, Mandate, Party, Person } from "./case-file.ts";
import { PUBLIC, UNKNOWN } from "./vocabulary.ts";

/** A case's names and numbers at hand. Parties are numbered in file order; those numbers index every table by party. */
export interface CaseIndex {
  readonly parties: readonly Party[];
  readonly partyNumber: ReadonlyMap<string, number>;
  readonly person: ReadonlyMap<string, Person>;
  readonly channel: ReadonlyMap<string, Channel>;
  readonly issue: ReadonlyMap<string, Issue>;
  readonly deadline: ReadonlyMap<string, Deadline>;
  readonly mandate: ReadonlyMap<string, Mandate>;
  readonly place: ReadonlyMap<string, { readonly name: string }>;
  readonly phase: ReadonlyMap<string, { readonly name: string }>;
  /** The number of the party a person or party id stands for; undefined for `unknown` and `public`. */
  partyOf(actor: string): number | undefined;
  /** A name for any actor id, `unknown` and `public` included. */
  nameOf(actor: string): string;
}

export function indexCase(draft: CaseDraft): CaseIndex {
  const byId = <T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> =>
    new Map(items.map((item) => [item.id, item]));
  const partyNumber = new Map<string, number>(draft.parties.map((party, i) => [party.id, i]));
  const person = byId(draft.people);
  const partyOfActor = new Map<string, number>(partyNumber);
  for (const { id, party } of draft.people) {
    const number = partyNumber.get(party);
    if (number !== undefined) partyOfActor.set(id, number);
  }
  return {
    parties: draft.parties,
    partyNumber,
    person,
    channel: byId(draft.channels),
    issue: byId(draft.issues),
    deadline: byId(draft.deadlines),
    mandate: byId(draft.mandates),
    place: byId(draft.places),
    phase: byId(draft.phases),
    partyOf: (actor) => partyOfActor.get(actor),
    nameOf(actor) {
      if (actor === UNKNOWN) return "not known who";
      if (actor === PUBLIC) return "everybody";
      const number = partyNumber.get(actor);
      return person.get(actor)?.name ?? (number === undefined ? actor : (draft.parties[number]?.name ?? actor));
    },
  };
}
