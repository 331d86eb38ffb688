import { AUXILIARIES, BREAKS, countOf, DEFINITE, GROUP_PRONOUNS, OPENERS, PERSON_PRONOUNS } from "./closed-words.ts";
import type { Line } from "./line.ts";
import { isVerb, type NounPhrase, nounPhraseAt } from "./noun-phrase.ts";
import { apposedName, knownIn, nameRunAt, person } from "./persons.ts";
import type { SpeechWords } from "./speech-words.ts";
import type { Voice, VoiceContext } from "./voice.ts";
import { clipped, textInSentence, textOf } from "./voice-text.ts";

const LONGEST_POSTMODIFIER = 9;

/** One voice, without coordination. */
export function singleVoiceAt(line: Line, from: number, context: VoiceContext): Voice | undefined {
  const { words } = context;
  const word = line[from];
  if (!word || word.sign) return undefined;
  const lower = word.lower;
  const bare = { noun: "", qualifiers: [], confidence: 0.8 };
  if (PERSON_PRONOUNS.has(lower))
    return { ...bare, from, to: from + 1, attribution: { kind: "named" }, reference: "person", plural: false };
  if (GROUP_PRONOUNS.has(lower))
    return { ...bare, from, to: from + 1, attribution: { kind: "anonymous" }, reference: "people", plural: true };
  if (lower === "it") return { ...bare, from, to: from + 1, attribution: { kind: "official" }, reference: "it", plural: false };
  const part = partAt(line, from, context) ?? bareCountAt(line, from);
  if (part) return part;
  if (word.name?.kind === "person" && !(line[word.nameEnd - 1]?.possessive ?? false))
    return person(line, from, from, word.nameEnd, word.name, context);
  const phrase = nounPhraseAt(line, from, words);
  if (!phrase) return undefined;
  return phrase.head ? headed(line, phrase, context) : unheaded(line, phrase, context);
}

/** "one of the Israeli officials", "two of them", "one of many officers". */
function partAt(line: Line, from: number, context: VoiceContext): Voice | undefined {
  const lower = line[from]?.lower ?? "";
  const count = countOf(lower);
  if ((count === undefined && !context.words.vague.has(lower)) || line[from + 1]?.lower !== "of") return undefined;
  const of = line[from + 2]?.lower ?? "";
  const counted = count === undefined ? {} : { count };
  const plural = count !== 1;
  if (of === "them" || of === "those" || of === "these") {
    return {
      from,
      to: from + 3,
      attribution: { kind: "anonymous", ...counted },
      reference: "part",
      noun: "person",
      plural,
      qualifiers: [],
      confidence: 0.75,
    };
  }
  // "one of the four": of people counted before.
  if (
    of === "the" &&
    countOf(line[from + 3]?.lower ?? "") !== undefined &&
    (line[from + 4]?.sign !== false || isVerb(line, from + 4, context.words))
  ) {
    return {
      from,
      to: from + 4,
      attribution: { kind: "anonymous", ...counted },
      reference: "part",
      noun: "person",
      plural,
      qualifiers: [],
      confidence: 0.75,
    };
  }
  const whole = singleVoiceAt(line, of === "many" ? from + 3 : from + 2, context);
  if (whole?.attribution.kind !== "anonymous") return undefined;
  return {
    ...whole,
    from,
    attribution: {
      kind: "anonymous",
      ...(whole.attribution.affiliation === undefined
        ? {}
        : { affiliation: plural ? whole.attribution.affiliation : context.words.singularOf(whole.attribution.affiliation) }),
      ...counted,
    },
    reference: "part",
    plural,
  };
}

/** "all five said", "the two said", "one said": a number that speaks alone is of people counted before. */
function bareCountAt(line: Line, from: number): Voice | undefined {
  const lower = line[from]?.lower ?? "";
  const determined = lower === "all" || lower === "the" || lower === "both";
  const at = determined && lower !== "both" ? from + 1 : from;
  const count = lower === "both" ? 2 : countOf(line[at]?.lower ?? "");
  const next = line[at + 1];
  if (
    count === undefined ||
    !next ||
    next.sign ||
    next.capital ||
    !(AUXILIARIES.has(next.lower) || /(?:said|say|says|told|tell|tells|spoke|asked|added|[a-z]{3}ed)$/.test(next.lower))
  )
    return undefined;
  return {
    from,
    to: at + 1,
    attribution: { kind: "anonymous", count },
    reference: determined ? "definite" : "part",
    noun: "person",
    plural: count > 1,
    qualifiers: [],
    confidence: 0.7,
  };
}

/** A phrase whose last known noun says what it is. */
function headed(line: Line, phrase: NounPhrase, context: VoiceContext): Voice | undefined {
  const { head, from, start } = phrase;
  if (!head) return undefined;
  const { words } = context;
  const owned = phrase.article !== "" && !["the", "a", "an"].includes(phrase.article) ? phrase.article : "";
  const described = textInSentence(line, start, head.to, context);
  const next = line[head.to];
  const base = {
    from,
    to: head.to,
    noun: words.anonymous.get(head.noun) ?? head.noun,
    plural: head.plural,
    qualifiers: qualifiersOf(line, start, head.from),
    party: partyIn(line, start, head.from),
  };
  if (head.kind !== "document" && head.kind !== "body" && head.kind !== "press" && next && !next.sign) {
    // "Palestinian official Ghazi Hamad", "Foreign Minister Ana Ruiz": the name, with what it is.
    const [nameAt, nameTo] = nameRunAt(line, head.to);
    if (nameTo > nameAt && !head.plural)
      return person(line, from, nameAt, nameTo, knownIn(line, nameAt, nameTo, words), context, textOf(line, start, nameAt));
  }
  const apposed =
    head.kind === "document" || head.kind === "body" || head.kind === "press" || head.plural
      ? undefined
      : apposedName(line, phrase, head.to, context);
  if (apposed) return apposed;
  const definite = DEFINITE.has(phrase.article) && !["all", "both"].includes(phrase.article);
  if (head.kind === "spokes") {
    const to = afterOf(line, head.to, words);
    return {
      ...base,
      to,
      attribution: { kind: "official", name: clipped(textOf(line, start, to)) },
      reference: "new",
      confidence: 0.85,
      spokes: true,
    };
  }
  if (head.kind === "body") {
    // "any firm", "no government" speak of none in particular.
    if (owned === "any" || owned === "no" || owned === "every" || owned === "each") return undefined;
    const name = textOf(line, start, head.to);
    return {
      ...base,
      attribution: { kind: "official", name: clipped(owned === "" ? name : `${owned} ${name}`) },
      reference: "new",
      confidence: 0.8,
    };
  }
  if (head.kind === "press")
    return {
      ...base,
      attribution: { kind: "document", name: clipped(described) },
      reference: "new",
      confidence: 0.8,
      press: true,
    };
  if (head.kind === "document")
    return {
      ...base,
      attribution: { kind: "document", name: clipped(described) },
      reference: definite ? "definite" : "new",
      confidence: 0.75,
    };
  const single = !head.plural && (phrase.article === "a" || phrase.article === "an" || phrase.article === "another");
  const ofTo = head.kind === "office" && line[head.to]?.lower === "of" ? afterOf(line, head.to, words) : head.to;
  if (ofTo > head.to && !single && phrase.count === undefined && !phrase.vague) {
    return {
      ...base,
      to: ofTo,
      attribution: { kind: "official", name: clipped(textInSentence(line, start, ofTo, context)) },
      reference: "new",
      confidence: 0.65,
      human: true,
    };
  }
  if (head.kind === "office" && !single && phrase.count === undefined && !phrase.vague) {
    return {
      ...base,
      noun: head.noun,
      attribution: { kind: "official", name: clipped(described) },
      reference: "definite",
      confidence: 0.65,
      human: true,
    };
  }
  const to = postmodifierEnd(line, head.to, words);
  const count = phrase.count ?? (phrase.article === "both" ? 2 : head.plural || phrase.vague ? undefined : 1);
  const bareNoun = start === head.from && words.anyPeople.has(head.noun);
  return {
    ...base,
    to,
    attribution: {
      kind: "anonymous",
      affiliation: clipped(bareNoun && to > head.to ? textInSentence(line, start, to, context) : described),
      ...(count === undefined ? {} : { count }),
    },
    reference: DEFINITE.has(phrase.article) ? "definite" : "new",
    plural: head.plural || phrase.count !== undefined,
    confidence: 0.85,
    human: count === 1,
  };
}

/** A phrase with no known noun: a party's or a place's name, a press house, a name nobody told us of. */
function unheaded(line: Line, phrase: NounPhrase, context: VoiceContext): Voice | undefined {
  const { words } = context;
  const { from, start } = phrase;
  const word = line[start];
  if (!word?.capital) return undefined;
  const base = { from, reference: "new", noun: "", plural: false, qualifiers: [] } as const;
  const press = words.pressNames.at(line, start);
  if (press)
    return {
      ...base,
      to: start + press.length,
      attribution: { kind: "document", name: textOf(line, start, start + press.length) },
      confidence: 0.8,
      press: true,
    };
  if (word.name && word.name.kind !== "person") {
    const to = word.nameEnd;
    if (line[to - 1]?.possessive === true) return undefined;
    if (words.press.findIn(line, start, to) >= 0)
      return { ...base, to, attribution: { kind: "document", name: clipped(word.name.name) }, confidence: 0.8, press: true };
    return {
      ...base,
      to,
      attribution: { kind: "official", name: clipped(word.name.name) },
      confidence: 0.8,
      party: word.name.id,
    };
  }
  const [at, to] = nameRunAt(line, start);
  const known = knownIn(line, at, to, words);
  if (known && line[to - 1]?.possessive !== true) return person(line, from, at, to, known, context);
  if (to <= at || line[to - 1]?.possessive === true) return undefined;
  // "Harrow & Pell" is a firm.
  if (line.slice(at, to).some((each) => each.text === "&"))
    return { ...base, to, attribution: { kind: "official", name: clipped(textOf(line, at, to)) }, confidence: 0.7 };
  if (start === 0 && to === 1 && (BREAKS.has(word.lower) || context.common.has(word.lower))) return undefined;
  return person(line, from, at, to, undefined, context);
}

/** "people familiar with the talks", "an official at the ministry": how far the words that tell more go. */
function postmodifierEnd(line: Line, to: number, words: SpeechWords): number {
  let at = line[to]?.text === "," && line[to + 1]?.lower === "both" ? to : to;
  if (!OPENERS.has(line[at]?.lower ?? "")) return to;
  at++;
  while (at < line.length && at - to < LONGEST_POSTMODIFIER) {
    const word = line[at];
    if (!word || word.sign || word.lower === "and" || word.lower === "but" || word.lower === "that" || word.lower === "or") break;
    if (isVerb(line, at, words)) break;
    // A finite verb ends it, unless "who" opened it.
    if (/^(?:is|are|was|were|has|have|had|will|would|could|did|does|do)(?:n't)?$/.test(word.lower) && line[to]?.lower !== "who")
      break;
    at++;
  }
  // What ends in an article or a preposition was cut in the middle.
  return at;
}

/** "spokesman for the foreign ministry". */
function afterOf(line: Line, to: number, words: SpeechWords): number {
  if (!["for", "of", "at"].includes(line[to]?.lower ?? "")) return to;
  return nounPhraseAt(line, to + 1, words)?.to ?? to;
}

function qualifiersOf(line: Line, from: number, to: number): string[] {
  return line
    .slice(from, to)
    .filter((word) => !word.sign && word.lower !== "and")
    .map((word) => word.lower);
}

function partyIn(line: Line, from: number, to: number): string | undefined {
  for (let i = from; i < to; i++) if (line[i]?.name?.kind === "party") return line[i]?.name?.id;
  return undefined;
}
