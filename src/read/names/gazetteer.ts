import type { Lexicon } from "../lexicon.ts";
import type { Token } from "../language/tokens.ts";

/** What a phrase of the lexicons names. */
export type EntryKind =
  "state" | "capital" | "city" | "region" | "body" | "organ" | "outlet" | "metonym" | "demonym" | "people";

export interface Entry {
  readonly kind: EntryKind;
  /** The name it goes by; of what belongs to a state, the state's. Undefined where the words are the name. */
  readonly stands?: string | undefined;
}

/** Phrases by their first word, so that finding the longest at a token costs its few candidates. */
export class Phrases<Value> {
  readonly #byFirst = new Map<string, { readonly rest: readonly string[]; readonly value: Value }[]>();

  add(phrase: string, value: Value): void {
    const [first, ...rest] = phrase.toLowerCase().split(" ");
    if (first === undefined || first === "") return;
    const list = this.#byFirst.get(first) ?? [];
    this.#byFirst.set(first, list);
    if (!list.some((known) => known.rest.join(" ") === rest.join(" "))) list.push({ rest, value });
    list.sort((a, b) => b.rest.length - a.rest.length);
  }

  /** Whether this word is a phrase by itself. */
  has(word: string): boolean {
    return this.#byFirst.get(word)?.some(({ rest }) => rest.length === 0) ?? false;
  }

  /** The longest phrase that begins at a token and ends before `limit`. */
  at(tokens: readonly Token[], from: number, limit: number): { readonly end: number; readonly value: Value } | undefined {
    const list = this.#byFirst.get(tokens[from]?.lower ?? "");
    return list?.flatMap(({ rest, value }) => {
      const end = endOfPhrase(tokens, from, rest, limit);
      return end === undefined ? [] : [{ end, value }];
    })[0];
  }
}

/** Stops after abbreviations are passed over: “St. Petersburg” is two words. */
function endOfPhrase(tokens: readonly Token[], from: number, rest: readonly string[], limit: number): number | undefined {
  let i = from + 1;
  for (const word of rest) {
    const plain = word.endsWith(".") ? word.slice(0, -1) : word;
    if (i >= limit || (tokens[i]?.lower !== word && tokens[i]?.lower !== plain)) return undefined;
    i++;
  }
  return i <= limit ? i : undefined;
}

/** The lexicons of names, made ready to be asked token by token. */
export interface Gazetteer {
  readonly entries: Phrases<Entry>;
  /** Roles with their class, in the singular and in the plural. */
  readonly roles: Phrases<{ readonly role: string; readonly plural: boolean }>;
  readonly given: ReadonlySet<string>;
  readonly female: ReadonlySet<string>;
  readonly short: ReadonlyMap<string, string>;
  readonly particles: ReadonlySet<string>;
  readonly prefixes: ReadonlySet<string>;
  readonly others: ReadonlySet<string>;
  readonly honorifics: ReadonlySet<string>;
  readonly modifiers: ReadonlySet<string>;
  readonly kin: ReadonlySet<string>;
  readonly acts: ReadonlySet<string>;
  readonly personal: ReadonlySet<string>;
  readonly hadByPeople: ReadonlySet<string>;
  readonly heads: ReadonlyMap<string, string>;
  readonly members: ReadonlySet<string>;
  readonly kinds: ReadonlyMap<string, string>;
  readonly common: ReadonlyMap<string, string>;
  readonly placeHeads: ReadonlySet<string>;
  readonly placeCommon: ReadonlySet<string>;
  readonly placeParts: ReadonlySet<string>;
  readonly placeBefore: ReadonlySet<string>;
}

const COMPILED = new WeakMap<Lexicon, Gazetteer>();

/** The gazetteer of a lexicon; made once. */
export function gazetteerOf(lexicon: Lexicon): Gazetteer {
  const known = COMPILED.get(lexicon);
  if (known) return known;
  const made = compile(lexicon);
  COMPILED.set(lexicon, made);
  return made;
}

function compile(lexicon: Lexicon): Gazetteer {
  const entries = new Phrases<Entry>();
  const states = new Set<string>();
  for (const section of ["demonyms", "peoples", "capitals", "aliases"]) {
    for (const state of lexicon.meanings(`places/${section}`).values()) states.add(state);
  }
  const meant = (section: string, kind: EntryKind): void => {
    for (const [phrase, stands] of lexicon.meanings(section)) entries.add(phrase, { kind, stands });
  };
  const listed = (section: string, kind: EntryKind): void => {
    for (const phrase of lexicon.words(section)) entries.add(phrase, { kind });
  };
  listed("parties/outlets", "outlet");
  meant("parties/bodies", "body");
  meant("parties/organs", "organ");
  meant("parties/metonyms", "metonym");
  for (const state of states) entries.add(state, { kind: "state", stands: state });
  meant("places/aliases", "state");
  meant("places/capitals", "capital");
  meant("places/demonyms", "demonym");
  meant("places/peoples", "people");
  for (const [demonym, state] of lexicon.meanings("places/demonyms")) {
    if (!/(?:sh|ch|ese|ss)$/.test(demonym)) entries.add(`${demonym}s`, { kind: "people", stands: state });
  }
  listed("places/cities", "city");
  listed("places/regions", "region");
  const roles: Gazetteer["roles"] = new Phrases();
  for (const [role, meaning] of lexicon.meanings("roles/roles")) {
    roles.add(role, { role: meaning, plural: false });
    roles.add(pluralOf(role), { role: meaning, plural: true });
  }
  return {
    entries,
    roles,
    given: lexicon.words("names/given"),
    female: lexicon.words("names/female"),
    short: lexicon.meanings("names/short"),
    particles: lexicon.words("names/particles"),
    prefixes: lexicon.words("names/prefixes"),
    others: lexicon.words("names/others"),
    honorifics: lexicon.words("roles/honorifics"),
    modifiers: lexicon.words("roles/modifiers"),
    kin: lexicon.words("roles/kin"),
    acts: lexicon.words("roles/acts"),
    personal: lexicon.words("roles/personal"),
    hadByPeople: lexicon.words("roles/had-by-people"),
    heads: lexicon.meanings("parties/heads"),
    members: lexicon.words("parties/members"),
    kinds: lexicon.meanings("parties/kinds"),
    common: lexicon.meanings("parties/common"),
    placeHeads: lexicon.words("places/heads"),
    placeCommon: lexicon.words("places/common"),
    placeParts: lexicon.words("places/parts"),
    placeBefore: lexicon.words("places/before"),
  };
}

function pluralOf(role: string): string {
  if (role.endsWith("man")) return role.replace(/man$/, "men");
  if (/(?:s|ch|sh)$/.test(role)) return `${role}es`;
  return /[^aeo]y$/.test(role) ? role.replace(/y$/, "ies") : `${role}s`;
}
