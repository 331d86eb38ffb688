import type { AccountText } from "../account.ts";
import type { NameFound } from "../findings.ts";
import type { Sentence, Token } from "../language/tokens.ts";
import type { Lexicon } from "../lexicon.ts";

/** Somebody who can act, where a sentence speaks of them. Tokens by number, `end` exclusive. */
export interface ActorAt {
  readonly start: number;
  readonly end: number;
  /** Id of a name; undefined for people who are not named nor placed. */
  readonly id: string | undefined;
  readonly kind: "person" | "party" | "people";
  /** People without a name, as “two officials” are. */
  readonly anonymous: boolean;
}

/** A place where a sentence speaks of it. */
export interface PlaceAt {
  readonly start: number;
  readonly id: string;
}

/** Where names stand in one account, and which of its people's nouns belong to which party. */
export class Actors {
  readonly #tokens: readonly Token[];
  readonly #people: ReadonlySet<string>;
  readonly #demonyms: ReadonlyMap<string, string>;
  /** Token number of a mention's start → its name and one past its last token. */
  readonly #named = new Map<number, { readonly name: NameFound; readonly end: number }>();
  readonly #partyByName = new Map<string, string>();
  readonly #sideOf = new Map<string, string>();

  constructor(account: AccountText, number: number, names: readonly NameFound[], lexicon: Lexicon) {
    this.#tokens = account.parsed.tokens;
    this.#people = lexicon.words("events/people");
    this.#demonyms = demonymsOf(lexicon);
    const starts = new Map(this.#tokens.map((token, i) => [token.start, i]));
    for (const name of names) {
      if (name.party !== undefined) this.#sideOf.set(name.id, name.party);
      if (name.kind === "party") {
        this.#partyByName.set(name.name.toLowerCase(), name.id);
        this.#partyByName.set(name.id, name.id);
      }
      for (const mention of name.mentions) {
        if (mention.account !== number) continue;
        const start = starts.get(mention.start);
        if (start === undefined) continue;
        let end = start;
        while ((this.#tokens[end]?.start ?? Infinity) < mention.end) end++;
        const before = this.#named.get(start);
        if (!before || before.end < end) this.#named.set(start, { name, end });
        const text = account.parsed.plain.text.slice(mention.start, mention.end).toLowerCase();
        if (name.kind === "party" && !this.#partyByName.has(text)) this.#partyByName.set(text, name.id);
      }
    }
  }

  /** The party somebody belongs to; a party is its own. */
  sideOf(id: string): string {
    return this.#sideOf.get(id) ?? id;
  }

  /** Every actor of a sentence in its order, and the places named in it. */
  in(sentence: Sentence): { actors: ActorAt[]; places: PlaceAt[] } {
    const actors: ActorAt[] = [];
    const places: PlaceAt[] = [];
    for (let i = sentence.firstToken; i < sentence.lastToken;) {
      const named = this.#named.get(i);
      if (named?.name.kind === "place") places.push({ start: i, id: named.name.id });
      const affiliation = named?.name.kind === "party" ? { id: named.name.id, end: named.end } : this.#affiliation(i);
      if (affiliation) {
        const noun = this.#peopleNoun(affiliation.end, sentence.lastToken);
        // “Hamas official Osama Hamdan”: the noun is a title, the person acts.
        const person = noun === undefined ? undefined : this.#named.get(noun);
        if (noun !== undefined && person?.name.kind === "person") {
          actors.push({ start: i, end: person.end, id: person.name.id, kind: "person", anonymous: false });
          i = person.end;
          continue;
        }
        if (noun !== undefined) {
          actors.push({ start: i, end: noun, id: affiliation.id, kind: "people", anonymous: true });
          i = noun;
          continue;
        }
      }
      if (named && named.name.kind !== "place") {
        actors.push({
          start: i,
          end: named.end,
          id: named.name.id,
          kind: named.name.kind === "person" ? "person" : "party",
          anonymous: false,
        });
        i = named.end;
        continue;
      }
      if (named) {
        i = named.end;
        continue;
      }
      if (this.#isPeople(i)) actors.push({ start: i, end: i + 1, id: undefined, kind: "people", anonymous: true });
      i++;
    }
    return { actors, places };
  }

  /** A people's adjective that stands for a party found in these accounts: “Israeli”, “the union's”. */
  #affiliation(i: number): { id: string; end: number } | undefined {
    const country = this.#demonyms.get(this.#tokens[i]?.lower ?? "");
    const id =
      country === undefined
        ? undefined
        : (this.#partyByName.get(country.toLowerCase()) ?? this.#partyByName.get(this.#tokens[i]?.lower ?? ""));
    return id === undefined ? undefined : { id, end: i + 1 };
  }

  /** One past a people's noun that follows within three plain words: “senior security officials”. */
  #peopleNoun(from: number, limit: number): number | undefined {
    for (let i = from; i < Math.min(limit, from + 4); i++) {
      if (this.#isPeople(i)) {
        let end = i + 1;
        while (end < limit && this.#isPeople(end)) end++;
        return end;
      }
      const token = this.#tokens[i];
      if (!token || token.kind === "number" || (token.kind === "sign" && token.text !== "'") || STOPPERS.has(token.lower))
        return undefined;
    }
    return undefined;
  }

  #isPeople(i: number): boolean {
    const word = this.#tokens[i]?.lower ?? "";
    return this.#people.has(word) || (word.endsWith("s") && this.#people.has(word.slice(0, -1)));
  }
}

/** Words that no noun phrase reaches across. */
const STOPPERS = new Set(
  "and or but that who which when while after before in on at to of for with from by as is was were are had has have said say says".split(
    " ",
  ),
);

function demonymsOf(lexicon: Lexicon): ReadonlyMap<string, string> {
  const section = lexicon.sections("places").find((name) => name.includes("demonym"));
  return section === undefined ? new Map() : lexicon.meanings(section);
}
