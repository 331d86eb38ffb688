import type { CaseDraft, Party, Person } from "../../case/case-file.ts";
import type { ActorId, PlaceId } from "../../case/ids.ts";
import type { Path } from "../../case/source-file.ts";
import { PUBLIC, UNKNOWN } from "../../case/vocabulary.ts";
import type { Name, Reading } from "../reading.ts";
import { makeId, untakenId } from "./make-id.ts";
import { type PartyKind, roleIn } from "./party-roles.ts";

/** One change of case.yaml: an item at the end of a list, or another number. */
export type CaseEdit =
  | { readonly path: Path; readonly item: object; readonly basis: string }
  | { readonly path: Path; readonly number: number };

/** Other spellings beyond this many are left to the reading. */
const ALIASES = 12;
/** Where people go whose party no account gives. */
const UNPLACED = "unplaced";

/**
 * Finds what a reading names among the people, parties and places of a case, and adds to the case what is not there yet.
 * `draft` grows as it goes; `edits` says how the file has to.
 */
export class CaseNames {
  readonly draft: CaseDraft;
  readonly edits: CaseEdit[] = [];
  readonly #reading: Reading;
  readonly #names: ReadonlyMap<string, Name>;
  readonly #actors = new Map<string, ActorId>();
  readonly #places = new Map<string, PlaceId>();

  readonly #kindOf: (name: Name) => PartyKind;

  /** The draft given stays as it is. */
  constructor(draft: CaseDraft, reading: Reading, kindOf: (name: Name) => PartyKind = () => "organisation") {
    this.draft = structuredClone(draft);
    this.#kindOf = kindOf;
    this.#reading = reading;
    this.#names = new Map(reading.names.map((name) => [name.id, name]));
  }

  /** As it is now: what either adds from here on, the other does not get. */
  clone(): CaseNames {
    const other = new CaseNames(this.draft, this.#reading, this.#kindOf);
    other.edits.push(...this.edits);
    for (const [id, actor] of this.#actors) other.#actors.set(id, actor);
    for (const [id, place] of this.#places) other.#places.set(id, place);
    return other;
  }

  /** Who a candidate means, by an id of the reading or of the case; undefined where neither has it. */
  actor(id: string): ActorId | undefined {
    const known = this.#actors.get(id);
    if (known !== undefined) return known;
    const name = this.#names.get(id);
    const actor = name ? (this.#findActor(name) ?? this.#addActor(name)) : this.#actorOfCase(id);
    if (actor !== undefined) this.#actors.set(id, actor);
    return actor;
  }

  /** As `actor`, for looking only: nobody is added. */
  findActor(id: string): ActorId | undefined {
    const name = this.#names.get(id);
    return this.#actors.get(id) ?? (name ? this.#findActor(name) : this.#actorOfCase(id));
  }

  findPlace(id: string): PlaceId | undefined {
    const name = this.#names.get(id);
    return this.#places.get(id) ?? (name ? this.#findPlace(name) : this.draft.places.find((one) => one.id === id)?.id);
  }

  /** Where, by an id of the reading or of the case. */
  place(id: string): PlaceId | undefined {
    const known = this.#places.get(id);
    if (known !== undefined) return known;
    const name = this.#names.get(id);
    const place = name ? (this.#findPlace(name) ?? this.#addPlace(name)) : this.draft.places.find((one) => one.id === id)?.id;
    if (place !== undefined) this.#places.set(id, place);
    return place;
  }

  add(list: "parties" | "people" | "places" | "issues" | "mandates" | "deadlines", item: object, basis: string): void {
    const items: object[] = this.draft[list];
    items.push(item);
    // The draft's own item may change later, by an edit that is listed itself.
    this.edits.push({ path: [list], item: structuredClone(item), basis });
  }

  #actorOfCase(id: string): ActorId | undefined {
    const { parties, people } = this.draft;
    const isThere = id === UNKNOWN || id === PUBLIC || [...parties, ...people].some((one) => one.id === id);
    return isThere ? (id) : undefined;
  }

  #findActor(name: Name): ActorId | undefined {
    const spellings = spellingsOf(name);
    const actors: readonly (Party | Person)[] = name.kind === "person" ? this.draft.people : this.draft.parties;
    const named = (actor: Party | Person): string[] =>
      [actor.name, ...("aliases" in actor ? (actor.aliases ?? []) : []), ...("short" in actor && actor.short !== undefined ? [actor.short] : [])].map(fold);
    const id = makeId(name.id, name.kind);
    const sameId = actors.find((actor) => actor.id === id && named(actor).some((text) => spellings.has(text)));
    // A surname alone may be a relative's.
    const tells = (text: string): boolean => spellings.has(text) && (name.kind !== "person" || text.includes(" "));
    return (sameId ?? actors.find((actor) => named(actor).some(tells)))?.id;
  }

  #addActor(name: Name): ActorId {
    const isTaken = (id: string): boolean => this.#actorOfCase(id) !== undefined;
    const id = untakenId(makeId(name.id, name.kind), isTaken);
    if (name.kind !== "person") {
      const { role, basis } = roleIn(this.#reading, name);
      const kind = role === "press" ? "outlet" : this.#kindOf(name);
      this.add("parties", { id: id, name: named(name), kind, ...(role === "party" ? {} : { role }) }, `${basisOf(name)}; role ${basis}`);
      return id;
    }
    const party = name.party === undefined ? this.#unplaced() : (this.actor(name.party)) ?? this.#unplaced();
    const aliases = aliasesOf(name);
    const person = {
      id: id, name: named(name), party: this.#partyOf(party),
      ...(name.role === undefined ? {} : { office: name.role.slice(0, 200) }),
      ...(aliases.length === 0 ? {} : { aliases }),
    };
    this.add("people", person, basisOf(name));
    return id;
  }

  /** People belong to parties; a person taken for a party leads to the one he or she belongs to. */
  #partyOf(actor: string): string {
    return this.draft.people.find((one) => one.id === actor)?.party ?? actor;
  }

  #unplaced(): string {
    if (!this.draft.parties.some(({ id }) => id === UNPLACED)) {
      const party = { id: UNPLACED, name: "People whose party is not known", short: "Not placed", kind: "community", role: "observer" };
      this.add("parties", party, "assumed: a place for people whose party no account gives; move them, then take this out");
    }
    return UNPLACED;
  }

  #findPlace(name: Name): PlaceId | undefined {
    const spellings = spellingsOf(name);
    return this.draft.places.find((place) => spellings.has(fold(place.name)))?.id;
  }

  #addPlace(name: Name): PlaceId {
    const id = untakenId(makeId(name.id, "place"), (taken) => this.draft.places.some((place) => place.id === taken));
    this.add("places", { id, name: named(name) }, basisOf(name));
    return id;
  }
}

function named({ name }: Name): string {
  return name.slice(0, 200);
}

/** How sure a name is and where it comes from, in one line. */
function basisOf({ confidence, restsOn, variants }: Name): string {
  const accounts = new Set(variants.map(({ account }) => account));
  const where = accounts.size === 0 ? "" : ` in ${[...accounts].slice(0, 4).join(", ")}${accounts.size > 4 ? " and others" : ""}`;
  return printBasis(confidence, `read ${count(variants.length)}${where}`, restsOn);
}

function printBasis(confidence: number, where: string, restsOn: readonly string[]): string {
  return oneLine([`${confidence.toFixed(2)}, ${where}`, ...restsOn.slice(0, 4)].join("; "));
}

function count(n: number): string {
  return n === 1 ? "once" : `${n} times`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim().slice(0, 400);
}

function aliasesOf(name: Name): string[] {
  const own = fold(name.name);
  const seen = new Map<string, string>();
  for (const { text } of name.variants) {
    const folded = fold(text);
    if (folded !== own && folded !== "" && !seen.has(folded)) seen.set(folded, oneLine(text).slice(0, 200));
  }
  return [...seen.values()].slice(0, ALIASES);
}

function spellingsOf(name: Name): ReadonlySet<string> {
  return new Set([name.name, ...name.variants.map(({ text }) => text)].map(fold));
}

/** Spellings that differ in case, marks or spacing only are one. */
function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}
