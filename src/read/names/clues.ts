import type { Sentence, Token } from "../language/tokens.ts";
import type { Gazetteer } from "./gazetteer.ts";
import type { Ground, Link } from "./ground.ts";
import { findRoleAfter, findRoleBefore, type RoleFound } from "./role-clues.ts";
import type { Segment } from "./segments.ts";
import { plainLetters } from "./spelling.ts";
import { HAD_BY_BODIES, isDateline, isPublisher, isWho, MOVING, SAYING, TOWARDS } from "./surroundings.ts";

/** What the words around one segment tell of it: weights for each kind, added up over all places of a name. */
export interface Clue {
  person: number;
  party: number;
  place: number;
  /** What the name tells by itself, the same wherever it stands: not to be added up over its places. */
  readonly own: { person: number; party: number; place: number };
  /** The part of `person` that only people have: titles, forms of address, kin, age. */
  personal: number;
  readonly grounds: string[];
  role?: RoleFound | undefined;
  /** The word of kinship by which somebody is brought in. */
  kin?: string | undefined;
  /** Segments (by their first token) and common bodies that it belongs to, answers to, or is kin of. */
  readonly links: Link[];
}

export function emptyClue(): Clue {
  return { person: 0, party: 0, place: 0, own: { person: 0, party: 0, place: 0 }, personal: 0, grounds: [], links: [] };
}

/** Weighs the words around every segment of an account. Cost: linear in its tokens. */
export function cluesOf(ground: Ground): Clue[] {
  const clues: Clue[] = [];
  ground.segments.forEach((segment, number) => {
    const sentence = ground.parsed.sentences[segment.sentence];
    const clue = emptyClue();
    clues.push(clue);
    if (!sentence) return;
    fromItself(segment, clue, ground);
    fromRoles(segment, clue, sentence, ground);
    fromList(number, clue, clues, ground);
    fromBefore(segment, clue, sentence, ground);
    fromAfter(segment, clue, sentence, ground);
  });
  fromLinks(clues, ground);
  return clues;
}

/** “A lawyer at X”, “the chair of X”: X is rather a party. */
function fromLinks(clues: readonly Clue[], { parsed: { tokens }, owner }: Ground): void {
  for (const link of clues.flatMap((clue) => clue.links)) {
    const target = typeof link.to === "number" && link.kind === "party" ? clues[owner[link.to] ?? -1] : undefined;
    if (!target || typeof link.to !== "number") continue;
    const before = tokens[link.to - 1]?.lower === "the" ? tokens[link.to - 2]?.lower : tokens[link.to - 1]?.lower;
    if (before === "at" || before === "from") party(target, 0.8, "somebody's employer");
    else if (before === "of") party(target, 0.4, "somebody's employer");
  }
}

function person(clue: Clue, weight: number, ground: string): void {
  clue.person += weight;
  if (!clue.grounds.includes(ground)) clue.grounds.push(ground);
}

/** As `person`, of what only people have. */
function personal(clue: Clue, weight: number, ground: string): void {
  person(clue, weight, ground);
  clue.personal += weight;
}

function own(clue: Clue, kind: "person" | "party" | "place", weight: number, ground: string): void {
  clue.own[kind] += weight;
  if (!clue.grounds.includes(ground)) clue.grounds.push(ground);
}

function party(clue: Clue, weight: number, ground: string): void {
  clue.party += weight;
  if (!clue.grounds.includes(ground)) clue.grounds.push(ground);
}

function place(clue: Clue, weight: number, ground: string): void {
  clue.place += weight;
  if (!clue.grounds.includes(ground)) clue.grounds.push(ground);
}

function fromItself(segment: Segment, clue: Clue, { gazetteer }: Ground): void {
  const words = segment.words.filter((word) => !gazetteer.particles.has(word));
  if (segment.kind === "organisation") own(clue, "party", 4, "a word for an organisation in it");
  if (segment.kind === "place") own(clue, "place", 2, "a word for a place in it");
  if (segment.honorific !== undefined) personal(clue, 4, "form of address");
  if (segment.kind !== "unknown") return;
  const given = gazetteer.given.has(plainLetters(words[0] ?? "")) || gazetteer.given.has((words[0] ?? "").toLowerCase());
  if (words.length > 1) {
    if (given) own(clue, "person", 2, "given name");
    if (words.length < 5) own(clue, "person", 0.7, "several words with capitals");
    if (words.some((word) => /^\p{Lu}$/u.test(word) || /^(?:\p{Lu}\.)+$/u.test(word))) own(clue, "person", 1.5, "initials");
    if (
      words.length < segment.words.length ||
      words.slice(1).some((word) => gazetteer.prefixes.has(word.toLowerCase().split("-")[0] ?? "") && word.includes("-"))
    ) {
      own(clue, "person", 0.8, "particle");
    }
  } else if (given) own(clue, "person", 0.6, "given name");
  else if (/^\p{Lu}{2,6}$/u.test(words[0] ?? "")) own(clue, "party", 1.5, "acronym");
}

function fromRoles(segment: Segment, clue: Clue, sentence: Sentence, ground: Ground): void {
  if (segment.kind === "known" || segment.kind === "organisation") return;
  for (const role of [findRoleBefore(segment, sentence, ground), findRoleAfter(segment, sentence, ground)]) {
    if (!role) continue;
    personal(clue, role.weight, role.kin ? "word of kinship" : "title or office");
    if (role.kin) clue.kin ??= role.text;
    clue.links.push(...role.links);
    if (!role.kin && !clue.role && role.role !== "") clue.role = role;
  }
}

/** “The envoys A, B and C”: what is said of the first is said of all. */
function fromList(number: number, clue: Clue, clues: readonly Clue[], { parsed, segments }: Ground): void {
  const [before, segment] = [segments[number - 1], segments[number]];
  const role = clues[number - 1]?.role;
  if (!before || !segment || !role?.plural || clue.role || before.sentence !== segment.sentence) return;
  const between = parsed.tokens
    .slice(before.to, segment.from)
    .map((token) => token.lower)
    .join(" ");
  if (!/^(?:,|and|, and)$/.test(between)) return;
  clue.role = role;
  clue.links.push(...role.links);
  personal(clue, 1.5, "in a list of people");
}

function fromBefore(
  segment: Segment,
  clue: Clue,
  sentence: Sentence,
  { parsed: { tokens }, gazetteer, owner, segments }: Ground,
): void {
  const at = (i: number): Token | undefined => (i >= sentence.firstToken ? tokens[i] : undefined);
  const before = at(segment.from - 1);
  if (!before) {
    if (isDateline(segment, tokens)) place(clue, 3, "dateline");
    else if (sentence.number < 4 && segment.to === sentence.lastToken && segment.words.length > 1)
      party(clue, 1.5, "a line by itself at the head");
    else if (sentence.number < 5 && isPublisher(segment, sentence, tokens)) party(clue, 2.5, "heads the account with its date");
    return;
  }
  const word = before.lower;
  if (
    word === "the" &&
    segment.from - 1 === sentence.firstToken &&
    sentence.number < 5 &&
    isPublisher(segment, sentence, tokens)
  ) {
    party(clue, 2.5, "heads the account with its date");
  }
  // “LYON (Agency) -”
  if (before.text === "(" && tokens[segment.to]?.text === ")" && /^[-—]$/.test(tokens[segment.to + 1]?.text ?? ""))
    party(clue, 3, "agency of a dateline");
  if (word === "the" && segment.kind === "unknown") {
    clue.person -= 2;
    party(clue, 0.8, "article");
  }
  if (word === "by" && segment.from - 1 === sentence.firstToken && segment.words.length > 1) personal(clue, 2, "by-line");
  if (TOWARDS.has(word)) {
    clue.person += 0.3;
    clue.party += 0.3;
  }
  if (SAYING.has(word) && segment.kind === "unknown" && before.text === before.lower) {
    person(clue, 0.6, "acts");
    clue.party += 0.3;
  }
  if (word === "between") party(clue, 0.8, "between parties");
  if (gazetteer.kinds.has(word) && segment.kind !== "known") party(clue, 2.5, "a word for a party before it");
  if (segment.possessive) return;
  const skipped = word === "the" ? at(segment.from - 2) : before;
  if (gazetteer.placeBefore.has(skipped?.lower ?? "")) place(clue, 1.5, "preposition of place");
  else if (/^(?:at|from|to|towards?)$/.test(skipped?.lower ?? "")) {
    if (MOVING.has(at(segment.from - (skipped === before ? 2 : 3))?.lower ?? "")) place(clue, 1, "somebody goes there");
    clue.place += 0.4;
    if (skipped?.lower === "at")
      clue.party += gazetteer.roles.has(at(segment.from - (skipped === before ? 2 : 3))?.lower ?? "") ? 1.5 : 0.6;
  }
  if (
    /^(?:for|of|in|with)$/.test(word) &&
    /^(?:offers?|bids?|takeover|stake|shares|merger|acquisition|buyout|purchase|sale)$/.test(at(segment.from - 2)?.lower ?? "")
  ) {
    party(clue, 1, "bought and sold");
  }
  if (gazetteer.placeParts.has(word) && !before.capital) place(clue, 1.5, "part of a place");
  if (word === "of" && gazetteer.placeCommon.has(at(segment.from - 2)?.lower ?? ""))
    place(clue, 3, "a word for a place before it");
  // “between A and B”
  const other = segments[owner[segment.from - 2] ?? -1];
  if (word === "and" && other && at(other.from - 1)?.lower === "between") party(clue, 0.8, "between parties");
}

function fromAfter(
  segment: Segment,
  clue: Clue,
  sentence: Sentence,
  { parsed: { tokens }, gazetteer, owner, segments }: Ground,
): void {
  const at = (i: number): Token | undefined => (i < sentence.lastToken ? tokens[i] : undefined);
  let i = segment.to;
  if (segment.possessive && at(i)?.text === "'") i++;
  const next = at(i);
  if (!next) return;
  const word = next.lower;
  if (segment.possessive) {
    if (gazetteer.kin.has(word)) personal(clue, 2.5, "has kin");
    else if (gazetteer.hadByPeople.has(word)) person(clue, 0.6, "has what people have");
    else if (
      [i, i + 1].some((j) => gazetteer.members.has(at(j)?.lower ?? "") || gazetteer.roles.at(tokens, j, sentence.lastToken))
    )
      party(clue, 0.8, "has officials");
    else if ([i, i + 1].some((j) => HAD_BY_BODIES.has(at(j)?.lower ?? ""))) {
      party(clue, 1, "has what lands and firms have");
    }
    return;
  }
  if (next.capital) return;
  if (word === "administration" && segment.kind === "unknown") personal(clue, 1.2, "leads an administration");
  else if (gazetteer.members.has(word)) {
    const nameFollows = (owner[i + 1] ?? -1) >= 0;
    party(clue, nameFollows ? 0.4 : 1.5, "members or officials of it");
    if (segment.kind === "unknown" && /^(?:envoys?|aides?|advisers?|team)$/.test(word)) clue.person += 0.5;
  }
  if (gazetteer.placeHeads.has(word)) place(clue, 1.5, "a word for a place after it");
  if (gazetteer.personal.has(word)) personal(clue, 0.6, "does what people do");
  else if (gazetteer.acts.has(word)) {
    clue.person += 0.5;
    party(clue, 0.5, "acts");
  }
  if (next.text !== ",") return;
  if (at(i + 1)?.lower === "which" || (at(i + 1)?.lower === "based" && at(i + 2)?.lower === "in")) {
    party(clue, 1, "which");
    clue.place += at(i + 1)?.lower === "which" ? 0.5 : 0;
  }
  if (/^(?:who|whose|whom)$/.test(at(i + 1)?.lower ?? "") || isWho(i + 1, at)) personal(clue, 1.5, "who");
  const follower = segments[owner[i + 1] ?? -1];
  if (follower?.from === i + 1 && isPlace(follower) && segment.words.length < 4 && !follower.possessive)
    place(clue, 2, "within a known place");
  if (at(i + 1)?.kind === "number" && at(i + 2)?.text === "," && /^[1-9]\d$/.test(at(i + 1)?.text ?? ""))
    personal(clue, 2, "age");
  if (!clue.role && /^(?:a|an|the|another|one)$/.test(at(i + 1)?.lower ?? "")) fromKind(i + 2, clue, at, gazetteer);
}

/** “X, the armed group” */
function fromKind(from: number, clue: Clue, at: (i: number) => Token | undefined, gazetteer: Gazetteer): void {
  for (let i = from; i < from + 6; i++) {
    const token = at(i);
    if (token?.kind !== "word" || /^(?:of|for|in|who|whom|that|which|and)$/.test(token.lower)) return;
    if (gazetteer.kinds.has(token.lower) && at(i + 1)?.lower !== "'") {
      party(clue, 2, "called a party");
      return;
    }
    if (gazetteer.placeCommon.has(token.lower)) {
      place(clue, 2, "called a place");
      return;
    }
  }
}

function isPlace(segment: Segment): boolean {
  return (
    segment.kind === "place" || (segment.kind === "known" && /^(?:state|region|city|capital)$/.test(segment.entry?.kind ?? ""))
  );
}
