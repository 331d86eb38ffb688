import type { Party, PartyRole } from "../../case/case-file.ts";
import type { Lexicon } from "../lexicon.ts";
import type { Candidate, Name, Reading } from "../reading.ts";

export type PartyKind = Party["kind"];

/** Kinds of a case by what the lexicon of parties says that a name's last or first word tells. */
const KINDS: Readonly<Record<string, PartyKind>> = { state: "state", movement: "movement", firm: "firm", press: "outlet" };

/** What kind of party a name tells: a country by the lexicon of places, else by its last word or its first. */
export function partyKindsBy(lexicon: Lexicon): (name: Name) => PartyKind {
  const sections = new Set([...lexicon.sections("parties"), ...lexicon.sections("places")]);
  const meanings = (section: string): ReadonlyMap<string, string> =>
    sections.has(section) ? lexicon.meanings(section) : new Map();
  const countries = new Set(["places/demonyms", "places/capitals"].flatMap((section) => [...meanings(section).values()]));
  const [heads, kinds] = [meanings("parties/heads"), meanings("parties/kinds")];
  return ({ name }) => {
    if (countries.has(name.replace(/^the /i, ""))) return "state";
    const words = name.toLowerCase().split(/\s+/);
    const tells = [words.at(-1) ?? "", words[0] ?? ""].map((word) => heads.get(word) ?? kinds.get(word)).find((kind) => kind !== undefined);
    return KINDS[tells ?? ""] ?? "organisation";
  };
}

/** Acts of those who settle something between them. */
const ACTS_OF_SIDES: ReadonlySet<Candidate["type"]> = new Set(["offer", "response", "withdrawal", "agreement"]);

/**
 * The role a party seems to have: it carries word for others, or makes and gets offers, or only stands by. What it is
 * inferred from comes with it. Cost: linear in the candidates.
 */
export function roleIn(reading: Reading, party: Name): { readonly role: PartyRole; readonly basis: string } {
  const members = new Set([party.id, ...reading.names.flatMap(({ id, party: of }) => (of === party.id ? [id] : []))]);
  const has = (ids: readonly string[] | undefined): boolean => ids?.some((id) => members.has(id)) === true;
  let [sides, carries, acts] = [0, 0, 0];
  for (const { type, by, to, through } of reading.candidates) {
    if (has(by) || has(to)) acts++;
    if (ACTS_OF_SIDES.has(type) && (has(by) || has(to))) sides++;
    if (has(through)) carries++;
  }
  if (carries > sides) return { role: "mediator", basis: `inferred: carries word in ${times(carries)}` };
  if (sides > 0) return { role: "party", basis: `inferred: makes or gets offers in ${times(sides)}` };
  const isOutlet = reading.accounts.some(({ publisher }) => publisher !== undefined && bare(publisher) === bare(party.name));
  if (isOutlet) return { role: "press", basis: "inferred: publishes one of the accounts" };
  if (acts > 0) return { role: "party", basis: `inferred: acts in ${times(acts)}` };
  return { role: "observer", basis: "inferred: named, but does nothing in what was found" };
}

function times(n: number): string {
  return n === 1 ? "one candidate" : `${n} candidates`;
}

function bare(name: string): string {
  return name.toLowerCase().replace(/^the\s+/, "").trim();
}
