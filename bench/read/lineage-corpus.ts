import { Random } from "../../src/base/random.ts";
import { MATTERS, NOUNS, QUALITIES, STOCK, VERBS, WAYS } from "./lineage-words.ts";

/** A generated document, and what it is to the others. */
export interface Made {
  readonly id: string;
  readonly text: string;
  /** All documents that come from one first text, which may be left out. */
  readonly family: number;
  readonly kind: "original" | "copy" | "respin" | "excerpt" | "summary";
  /** The document it was made from; undefined where that is left out, or there is none. */
  readonly of?: string | undefined;
}

interface Fact {
  readonly form: number;
  readonly person: string;
  readonly second: string;
  readonly place: string;
  readonly body: string;
  readonly amount: number;
  readonly share: number;
}

interface Story {
  readonly facts: readonly Fact[];
}

/** Sentences of a document as they are made: lists of words, so that rewording need not parse. */
type Text = readonly string[];

/**
 * A collection like those that readers meet: reports on invented talks, two or three independent ones on the same
 * events (they share people, places and figures, and stock sentences, but each chooses, orders and words its facts by
 * itself), and descendants of some: copies with a few sentences gone and a footer, rewordings that replace words and garble
 * names, excerpts, summaries, and rewordings whose original is left out.
 */
export function makeCorpus(documents: number, seed: number): Made[] {
  const random = new Random(seed);
  const made: Made[] = [];
  let family = 0;
  while (made.length < documents) {
    const story = makeStory(random);
    const reports = 1 + random.below(3);
    for (let r = 0; r < reports; r++) {
      family++;
      const report = tell(story, random);
      const lost = random.below(5) === 0;
      const own = `d${String(made.length).padStart(6, "0")}`;
      if (!lost) made.push({ id: own, text: print(report), family, kind: "original" });
      const descendants = lost ? 2 : random.below(4);
      for (let k = 0; k < descendants; k++) {
        const kind = lost ? "respin" : random.pick(["copy", "respin", "excerpt", "summary"] as const);
        const id = `d${String(made.length).padStart(6, "0")}`;
        made.push({ id, text: print(derive(report, kind, random)), family, kind, of: lost ? undefined : own });
      }
    }
  }
  return shuffle(made.slice(0, documents), random);
}

/** What there is to tell of a story. */
const FACTS = 112;

function makeStory(random: Random): Story {
  const people = Array.from({ length: 9 }, () => `${name(random)} ${name(random)}`);
  const places = Array.from({ length: 5 }, () => name(random));
  const bodies = Array.from({ length: 4 }, () => `${name(random)} ${random.pick(["Union", "Ministry", "Company", "Council", "Front", "Authority", "Line"])}`);
  const facts = Array.from({ length: FACTS }, () => ({
    form: random.below(FORMS.length),
    person: random.pick(people),
    second: random.pick(people),
    place: random.pick(places),
    body: random.pick(bodies),
    amount: 2 + Math.floor(Math.exp(random.next() * 8)),
    share: 1 + random.below(60),
  }));
  return { facts };
}

/** One report: about half of what there is to tell, roughly in the order it happened, in words of its own. */
function tell(story: Story, random: Random): Text[] {
  const facts = story.facts
    .map((fact, i) => ({ fact, place: i + random.next() * story.facts.length * 0.6, drawn: random.next() }))
    .sort((a, b) => a.drawn - b.drawn)
    .slice(0, 50 + random.below(10))
    .sort((a, b) => a.place - b.place)
    .map(({ fact }) => fact);
  const text = facts.map((fact) => tellFact(fact, random));
  for (let i = 0; i < 3; i++) text.splice(random.below(text.length), 0, random.pick(STOCK).split(" "));
  return text;
}

function tellFact(fact: Fact, random: Random): string[] {
  const forms = FORMS[fact.form] ?? [];
  const slots: Readonly<Record<string, () => string>> = {
    P: () => fact.person, L: () => fact.person.split(" ")[1] ?? "", S: () => fact.second, W: () => fact.place, B: () => fact.body,
    N: () => fact.amount.toLocaleString("en-US"), C: () => String(fact.share),
    n: () => random.pick(NOUNS), q: () => random.pick(QUALITIES), v: () => random.pick(VERBS),
    m: () => random.pick(MATTERS), w: () => random.pick(WAYS),
  };
  return random.pick(forms).split(" ").flatMap((word) => {
    const slot = /^\{(.)\}([.,]?)$/.exec(word);
    return slot ? `${slots[slot[1] ?? ""]?.() ?? ""}${slot[2] ?? ""}`.split(" ") : [word];
  });
}

/** Each inner list tells one kind of fact in several ways. */
const FORMS: readonly (readonly string[])[] = [
  ["{P} {v} the {q} {n} in {W} on behalf of the {B} with {N} workers, according to two people familiar with the {m}.",
    "In {W} the {n} that {L} {v} covered {N} workers of the {B}, a {q} {m} by any account.",
    "Among the {N} employees of the {B} it was {L} who {w} {v} the {n}, a person briefed on the {m} in {W} recalled."],
  ["The {B} asked for {C} per cent {w} and a {q} {n}, {P} told {S} at the {m}.", "{P} and {S} spoke of {C} per cent and the {n} that the {B} had {v} {w}.",
    "At {C} per cent, the demand that {S} heard from {L} was one the {B} called {q} until the {m} over the {n}."],
  ["{P} said the {n} would cost {N} crowns and called the {m} {q}.", "The {q} {m} costs {N} crowns, said {P}, who {v} the {n} {w}.",
    "A bill of {N} crowns waits for whoever {v} the {n}, by the reckoning that {L} gave for the {m}."],
  ["A {n} from {W} carried {N} tonnes past the {q} {m} while {P} {v} the {n}.", "Some {N} tonnes left {W} {w}, and {P} {v} it as a {q} {n}.",
    "The {n} that {L} {v} had {N} tonnes on board when the {m} at {W} began."],
  ["{S} {v} {P} for the {q} {n} and {w} left {W} before the {m}.", "Before the {m} at {W} there was a {n}, and {P} {v} {S} for it {w}.",
    "There were harsh words over the {n}: {L} and {S} both {v} it and parted at {W} {w}."],
  ["Both sides {v} a {n} of {C} days, the {B} said in a {q} statement about the {m}.", "The {m} may last {C} days under a {n} that the {B} {v}.",
    "For {C} days nobody is to touch the {n}, under what the {B} {w} calls a {q} {m}."],
  ["{P} did not respond to requests for comment about the {n} that {S} {v} {w} in {W}.", "{S} {v} the {n} in {W}, but {P} declined to comment on the {m}.",
    "Asked whether {S} had {v} the {n}, an aide to {L} would say nothing about the {m} at {W}."],
  ["The {q} {m} of {W} holds {N} people, of whom {C} have been {v} since the {n}.", "Of {N} people in {W}, {C} were {v} {w} after a {n}.",
    "{C} of those in {W}, where {N} are kept, owe it to the {q} {n} that they were {v}."],
  ["{P} of the {B} {v} the {m} with {S} and {w} ended the {n}.", "The {n} ended when {S} and {P} {v} a {q} {m} for the {B}.",
    "For the {B}, {L} and {S} found a way out of the {n} and {w} {v} the {m}."],
  ["Since the {n} the {B} has {v} {N} {m} in {W} {w}.", "In {W} the {B} counts {N} cases of {m}, a {q} {n}.",
    "{N} times, by its own count, the {B} {v} a {n} around {W} in the {q} {m}."],
  ["{P} offered {C} of the {N} places if the {B} {v} the {q} {n}.", "{C} of {N} places were on offer, {P} said, once a {n} was {v}.",
    "Once the {B} had {v} the {n}, {L} was ready to part with {C} places out of {N}."],
  ["Officials in {W} believe the {B} {v} the {m} {w} to delay {P} and the {n}.", "It was {P} whom the {m} delayed, officials in {W} said of the {q} {n}.",
    "The {n} was late, and in {W} they suspect that the {B} {v} it {w} against {L}."],
];

function derive(text: readonly Text[], kind: Made["kind"], random: Random): Text[] {
  if (kind === "copy") {
    const kept = text.filter(() => random.below(14) > 0);
    return [...kept, ["Read", "more", "of", "our", "stories", "and", "share", "this", "page."]];
  }
  if (kind === "excerpt") {
    const length = Math.floor(text.length * (0.25 + random.next() * 0.2));
    const start = random.below(text.length - length);
    return text.slice(start, start + length);
  }
  if (kind === "summary") {
    const kept = text.filter(() => random.below(5) < 2).map((sentence) => shorten(respin(sentence, 0.15, random)));
    return kept.length > 4 ? kept : text.slice(0, 6).map((sentence) => shorten(sentence));
  }
  const garbled = new Map<string, string>();
  const spun = text.filter(() => random.below(10) > 0).map((sentence) => garble(respin(sentence, 0.55, random), garbled, random));
  for (let i = 0; i + 1 < spun.length; i++) {
    if (random.below(20) === 0) [spun[i], spun[i + 1]] = [spun[i + 1] ?? [], spun[i] ?? []];
  }
  return spun;
}

/** Leaves out the last part of a sentence after a comma, or a few words in the middle. */
function shorten(sentence: Text): Text {
  const comma = sentence.findLastIndex((word) => word.endsWith(","));
  if (comma > 7) return [...sentence.slice(0, comma), (sentence[comma] ?? "").replace(",", ".")];
  const cut = Math.floor(sentence.length * 0.75);
  return [...sentence.slice(0, cut), (sentence[cut] ?? "").replace(/[.,]?$/, ".")];
}

/** Puts other words for a part of those that carry matter; grammar words, names and numbers stay. */
function respin(sentence: Text, part: number, random: Random): string[] {
  return sentence.map((word, i) => {
    const bare = word.replace(/[.,]$/, "");
    if (i === 0 || bare.length < 4 || !/^[a-z]+$/.test(bare) || random.next() > part) return word;
    const list = [VERBS, QUALITIES, MATTERS, WAYS, NOUNS].find((words) => words.includes(bare)) ?? NOUNS;
    // Software has two or three words for a word, and not always good ones.
    const place = (list.indexOf(bare) * 7 + bare.length + random.below(3) * 11 + list.length) % list.length;
    return `${list[place] ?? bare}${word.slice(bare.length)}`;
  });
}

function garble(sentence: readonly string[], known: Map<string, string>, random: Random): string[] {
  return sentence.map((word, i) => {
    if (i === 0 || !/^[A-Z][a-z]{4,}/.test(word) || random.below(4) > 0) return word;
    const spelled = known.get(word) ?? misspell(word, random);
    if (random.below(3) > 0) known.set(word, spelled);
    return spelled;
  });
}

function misspell(word: string, random: Random): string {
  const at = 1 + random.below(word.length - 2);
  const letter = word[at] ?? "e";
  const other = /[aeiou]/.test(letter) ? random.pick(["a", "e", "i", "o", "u"]) : letter === "l" ? "r" : letter === "r" ? "l" : letter + letter;
  return word.slice(0, at) + other + word.slice(at + 1);
}

const SYLLABLES = ("ba be bo da dal de dor fa fen ga gar go ha hel ka kel kor la len lo ma mar mi na nel no pa pel ra ren ro sa sel so ta tar te to va vel vi " +
  "wen ya zor").split(" ");

function name(random: Random): string {
  const syllables = Array.from({ length: 2 + random.below(2) }, () => random.pick(SYLLABLES)).join("");
  const whole = syllables + random.pick(["n", "s", "k", "m", "th", "sky", "rd", ""]);
  return (whole[0] ?? "").toUpperCase() + whole.slice(1);
}

/** Sentences, a few to a paragraph. */
function print(text: readonly Text[]): string {
  const capital = (sentence: string): string => sentence.slice(0, 1).toUpperCase() + sentence.slice(1);
  return text.map((sentence, i) => capital(sentence.join(" ")) + (i % 3 === 2 ? "\n" : " ")).join("").trim();
}

function shuffle<T>(items: readonly T[], random: Random): T[] {
  const shuffled = [...items];
  for (let i = shuffled.length - 1; i > 0; i--) {
    const k = random.below(i + 1);
    [shuffled[i], shuffled[k]] = [shuffled[k] as T, shuffled[i] as T];
  }
  return shuffled;
}
