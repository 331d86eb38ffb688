import type { NameFound } from "../findings.ts";
import type { Line } from "./line.ts";
import { isVerb, type NounPhrase } from "./noun-phrase.ts";
import type { SpeechWords } from "./speech-words.ts";
import type { Voice, VoiceContext } from "./voice.ts";
import { clipped, textOf } from "./voice-text.ts";

export function person(
  line: Line,
  from: number,
  at: number,
  to: number,
  name: NameFound | undefined,
  context: VoiceContext,
  title = "",
): Voice {
  const party = name?.party === undefined ? undefined : context.parties.get(name.party);
  const after = appositiveAfter(line, to, context.words);
  const spokes =
    context.words.spokespeople.findIn(line, from, at) >= 0 || after.spokes || isSpokesRole(name?.role, context.words);
  const affiliation = name?.role ?? (title === "" ? party?.name : title);
  return {
    from,
    to,
    attribution: {
      kind: spokes ? "official" : "named",
      name: clipped(name?.name ?? textOf(line, at, to)),
      ...(affiliation === undefined || affiliation === "" ? {} : { affiliation: clipped(affiliation) }),
    },
    reference: "new",
    noun: "",
    plural: false,
    qualifiers: [],
    confidence: name ? 0.9 : 0.7,
    party: name?.party,
    spokes,
    human: true,
  };
}

function isSpokesRole(role: string | undefined, words: SpeechWords): boolean {
  return (
    role !== undefined &&
    words.spokespeople.findIn(
      role
        .toLowerCase()
        .split(/\s+/)
        .map((lower) => ({ lower })),
    ) >= 0
  );
}

/** Whether what stands between commas after a name makes it a spokesperson's. */
function appositiveAfter(line: Line, to: number, words: SpeechWords): { spokes: boolean } {
  if (line[to]?.text !== ",") return { spokes: false };
  for (let i = to + 1; i < Math.min(line.length, to + 10) && line[i]?.text !== ","; i++) {
    if (line[i]?.sign === true || isVerb(line, i, words)) break;
    if (words.spokespeople.at(line, i) ?? words.nounOf(line[i]?.lower ?? "", words.spokespeople)) return { spokes: true };
  }
  return { spokes: false };
}

/** "the chief negotiator, Ana Ruiz, said": the name between commas. */
export function apposedName(line: Line, phrase: NounPhrase, at: number, context: VoiceContext): Voice | undefined {
  // "its director of personnel, Ana Ruiz,"
  let comma = at;
  if (["of", "for", "at", "in"].includes(line[at]?.lower ?? "")) while (comma < at + 6 && line[comma]?.sign === false) comma++;
  if (line[comma]?.text !== ",") return undefined;
  const [nameAt, nameTo] = nameRunAt(line, comma + 1);
  const known = knownIn(line, nameAt, nameTo, context.words);
  if (nameTo <= nameAt || (!known && nameTo - nameAt < 2) || line[nameTo]?.text !== "," || line[nameTo - 1]?.possessive === true)
    return undefined;
  return person(line, phrase.from, nameAt, nameTo, known, context, textOf(line, phrase.start, at));
}

/** The known person whose name is, or ends, a run: "Mr. Ruiz". */
export function knownIn(line: Line, from: number, to: number, words: SpeechWords): NameFound | undefined {
  for (let i = from; i < to; i++) {
    const word = line[i];
    if (word?.name?.kind !== "person") continue;
    // A first name that is none of the known person's is somebody else's of that surname.
    const titled = line.slice(from, i).every((before) => words.titles.has(before.lower));
    return i === from || titled || word.nameEnd - i > 1 ? word.name : undefined;
  }
  return undefined;
}

/** A run of capitalised words that may be a person's name; a known name is taken whole. */
export function nameRunAt(line: Line, at: number): readonly [number, number] {
  let to = at;
  while (to < line.length && to - at < 5) {
    const word = line[to];
    if (!word || word.sign) break;
    if (word.name?.kind === "person") {
      to = word.nameEnd;
      break;
    }
    const particle =
      to > at &&
      /^(?:al|el|bin|ibn|ben|van|von|de|der|den|da|di|du|la|le|dos|abu|af|av)$/.test(word.lower) &&
      line[to + 1]?.capital === true;
    if (!word.capital && !particle && !(word.text === "&" && to > at && line[to + 1]?.capital === true)) break;
    if (word.name?.kind === "party") break;
    to++;
  }
  return [at, to];
}
