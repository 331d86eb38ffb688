import type { Attribution } from "../../journal/event.ts";
import type { Stretch } from "../account.ts";
import { PREPOSITIONS } from "./closed-words.ts";
import type { Line } from "./line.ts";
import type { SpeechWords } from "./speech-words.ts";
import type { Voice } from "./voice.ts";
import { clipped } from "./voice-text.ts";

/** Who has spoken so far, and where they were named. */
export interface Speaker {
  readonly voice: Voice;
  readonly attribution: Attribution;
  readonly at: Stretch;
  readonly sentence: number;
  readonly paragraph: number;
}

export interface Resolved {
  readonly attribution: Attribution;
  /** Where the speakers are named, when not in the voice's own words. */
  readonly named?: Stretch | undefined;
  readonly confidence: number;
  readonly rule: string;
}

interface PersonSeen {
  readonly attribution: Attribution;
  readonly at: Stretch;
  readonly sentence: number;
  /** What he or she was called besides the name, in lower case. */
  readonly titles: string;
}

const NEAR = 3;

/** The speakers of one account in the order met; resolves "he", "the officials", "two of them" [A7]. */
export class Discourse {
  readonly #speakers: Speaker[] = [];
  readonly #introduced: Speaker[] = [];
  readonly #people: PersonSeen[] = [];
  /** What the sentence before was about, where it is somebody. */
  #subject: Speaker | undefined;
  readonly #words: SpeechWords;

  constructor(words: SpeechWords) {
    this.#words = words;
  }

  get last(): Speaker | undefined {
    return this.#speakers.at(-1);
  }

  speak(speaker: Speaker): void {
    keepLast(this.#speakers, speaker);
    if (speaker.attribution.kind === "anonymous") keepLast(this.#introduced, speaker);
    this.#see({
      attribution: speaker.attribution,
      at: speaker.at,
      sentence: speaker.sentence,
      titles: (speaker.attribution.affiliation ?? "").toLowerCase(),
    });
  }

  /** Notes the people a sentence speaks of; the one that no preposition governs first counts as what it is about. */
  meet(line: Line, sentence: number): void {
    const met: PersonSeen[] = [];
    line.forEach((word, i) => {
      const name = word.name;
      if (name?.kind !== "person" || word.quotation >= 0 || line[word.nameEnd - 1]?.possessive === true) return;
      const before = line[i - 1]?.lower ?? "";
      const attribution: Attribution = {
        kind: "named",
        name: clipped(name.name),
        ...(name.role === undefined ? {} : { affiliation: clipped(name.role) }),
      };
      const seen = {
        attribution,
        at: { start: word.start, end: line[word.nameEnd - 1]?.end ?? word.end },
        sentence,
        titles: (name.role ?? "").toLowerCase(),
      };
      if (PREPOSITIONS.has(before) || before === "and") met.unshift(seen);
      else met.push(seen);
    });
    // Later ones are looked at first: the subject goes last.
    const subject = met.findIndex((seen) => !met.some((other) => other !== seen && other.at.start < seen.at.start));
    const first = met.splice(Math.max(0, subject), 1);
    for (const seen of [...met, ...first]) this.#see(seen);
  }

  /** Notes whom a sentence is about: "he" and "they" of the next one may mean them. */
  about(subject: Speaker | undefined): void {
    this.#subject = subject;
  }

  #see(person: PersonSeen): void {
    keepLast(this.#people, person);
  }

  resolve(voice: Voice, line: Line, sentence: number): Resolved {
    const own: Resolved = { attribution: voice.attribution, confidence: voice.confidence, rule: "A1" };
    switch (voice.reference) {
      case "new":
        return own;
      case "person":
        return this.#person(voice, line, sentence) ?? { ...own, confidence: 0.4 };
      case "people":
        return this.#people_(sentence) ?? { ...own, confidence: 0.4 };
      case "it":
        return this.#body() ?? { ...own, confidence: 0.35 };
      case "part":
        return this.#group(voice, true, sentence) ?? own;
      case "definite":
        if (voice.attribution.kind === "anonymous") return this.#group(voice, false, sentence) ?? own;
        if (voice.attribution.kind === "document") return this.#paper(voice, sentence) ?? own;
        return this.#office(voice) ?? own;
    }
  }

  #person(voice: Voice, line: Line, sentence: number): Resolved | undefined {
    const here = line
      .slice(0, voice.from)
      .findIndex(
        (word, i) =>
          word.name?.kind === "person" &&
          word.quotation < 0 &&
          line[word.nameEnd - 1]?.possessive !== true &&
          !PREPOSITIONS.has(line[i - 1]?.lower ?? ""),
      );
    const name = line[here]?.name;
    if (name && here >= 0) {
      const known = this.#speakers.findLast((speaker) => speaker.attribution.name === name.name)?.attribution;
      return {
        attribution: known ?? {
          kind: "named",
          name: clipped(name.name),
          ...(name.role === undefined ? {} : { affiliation: clipped(name.role) }),
        },
        confidence: 0.7,
        rule: "A7",
      };
    }
    const speaker = this.#speakers.findLast(isOne);
    const about = this.#subject;
    if (about?.voice.human === true && (speaker?.sentence ?? -1) < about.sentence)
      return { attribution: about.attribution, named: about.at, confidence: 0.65, rule: "A7" };
    const seen = this.#people.findLast((each) => each.attribution.kind === "named" && each.sentence < sentence);
    const speakerIsNear = speaker !== undefined && sentence - speaker.sentence <= NEAR;
    if (speaker && (speakerIsNear ? !seen || seen.sentence <= speaker.sentence + 1 : !seen))
      return { attribution: speaker.attribution, named: speaker.at, confidence: 0.75, rule: "A7" };
    return seen && { attribution: seen.attribution, named: seen.at, confidence: 0.6, rule: "A7" };
  }

  #people_(sentence: number): Resolved | undefined {
    const about = this.#subject;
    if (about?.voice.plural === true && about.attribution.kind === "anonymous" && (this.last?.sentence ?? -1) < about.sentence)
      return { attribution: about.attribution, named: about.at, confidence: 0.65, rule: "A7" };
    const speaker =
      this.#speakers.findLast((each) => sentence - each.sentence <= NEAR && each.voice.plural) ??
      this.#introduced.findLast((each) => each.voice.plural) ??
      this.#speakers.at(-1);
    return speaker && { attribution: speaker.attribution, named: speaker.at, confidence: 0.7, rule: "A7" };
  }

  #body(): Resolved | undefined {
    const speaker = this.#speakers.findLast(
      (each) => each.attribution.kind === "official" || each.attribution.kind === "document",
    );
    return speaker && { attribution: speaker.attribution, named: speaker.at, confidence: 0.6, rule: "A7" };
  }

  /** "the officials", "all four officials", "the Israeli official", "two of them": counted before. */
  #group(voice: Voice, part: boolean, sentence: number): Resolved | undefined {
    const count = voice.attribution.count;
    const generic = this.#words.anyPeople.has(voice.noun) || voice.noun === "source";
    const latest = this.#introduced.toReversed();
    // A number is the best clue: "all four officials" are four.
    const counted =
      part || count === undefined || count === 1 ? [] : latest.filter((speaker) => speaker.attribution.count === count);
    for (const speaker of [...counted, ...latest]) {
      const before = speaker.attribution;
      const groups = before.groups ?? [];
      const said = `${before.affiliation ?? ""} ${groups.map((group) => group.affiliation).join(" ")}`.toLowerCase();
      if (!generic && !this.#nounsOf(said).has(voice.noun)) continue;
      if (
        !voice.qualifiers.every(
          (qualifier) => said.includes(qualifier) || /^(?:senior|top|former|same|other|unnamed|anonymous)$/.test(qualifier),
        )
      )
        continue;
      const total = before.count;
      // Without a number of its own, a group far back is hardly meant by "both men".
      if (generic && !part && count !== undefined && total === undefined && sentence - speaker.sentence > NEAR) continue;
      if (!part && count !== undefined && count > 1 && total !== undefined && total !== count) continue;
      if (part && count !== undefined && total !== undefined && total < count) continue;
      if (!part && voice.plural && total === 1) continue;
      if (!part && voice.plural && (count === undefined || count === total))
        return { attribution: before, named: speaker.at, confidence: 0.8, rule: "A7" };
      // One or some of them: their own kind where the words or the groups tell it.
      const same =
        voice.attribution.affiliation === undefined ? undefined : this.#words.singularOf(voice.attribution.affiliation);
      const own =
        groups.find(({ affiliation }) => this.#words.singularOf(affiliation) === same) ??
        groups.find(
          ({ affiliation }) =>
            voice.qualifiers.every((qualifier) => affiliation.toLowerCase().includes(qualifier)) &&
            (generic ? voice.qualifiers.length > 0 : this.#nounsOf(affiliation).has(voice.noun)),
        );
      const whole = own?.affiliation ?? (voice.qualifiers.length > 0 ? voice.attribution.affiliation : before.affiliation);
      const affiliation = whole !== undefined && count === 1 ? this.#words.singularOf(whole) : whole;
      return {
        attribution: {
          kind: "anonymous",
          ...(affiliation === undefined ? {} : { affiliation }),
          ...(count === undefined ? {} : { count }),
        },
        named: speaker.at,
        confidence: 0.75,
        rule: "A7",
      };
    }
    return undefined;
  }

  /** Classes of the nouns in an affiliation. */
  #nounsOf(affiliation: string): ReadonlySet<string> {
    const nouns = new Set<string>();
    // The head noun comes before what tells more: "people close to the owners" are people.
    const heads = affiliation
      .toLowerCase()
      .replace(/ (?:familiar|with|close|briefed|who|involved|aware|in|from|of|at|inside|near|for|on) .*?(?= and |$)/g, "");
    for (const word of heads.split(/[^\p{L}-]+/u)) {
      const noun = this.#words.nounOf(word, this.#words.anonymous)?.noun;
      if (noun !== undefined) nouns.add(this.#words.anonymous.get(noun) ?? noun);
    }
    return nouns;
  }

  /** "the statement said": the body that issued one, where one has just spoken. */
  #paper(voice: Voice, sentence: number): Resolved | undefined {
    if (!this.#words.statements.has(voice.noun)) return undefined;
    const speaker = this.#speakers.findLast((each) => each.attribution.kind === "official" && sentence - each.sentence <= NEAR);
    return speaker && { attribution: speaker.attribution, named: speaker.at, confidence: 0.65, rule: "A7" };
  }

  /** "the minister said", "the spokeswoman said": the one so called before. */
  #office(voice: Voice): Resolved | undefined {
    const noun = voice.noun;
    const person = this.#people.findLast(
      (seen) =>
        seen.titles !== "" &&
        (seen.titles.includes(noun) || voice.qualifiers.some((qualifier) => seen.titles.includes(`${qualifier} ${noun}`))),
    );
    if (person) return { attribution: person.attribution, named: person.at, confidence: 0.7, rule: "A7" };
    const one = this.#introduced.findLast(
      (speaker) => speaker.attribution.count === 1 && (speaker.attribution.affiliation ?? "").toLowerCase().includes(noun),
    );
    return one && { attribution: one.attribution, named: one.at, confidence: 0.7, rule: "A7" };
  }
}

const KEPT = 300;

/** The far past of a long text is forgotten, so that looking back costs the same everywhere. */
function keepLast<T>(list: T[], item: T): void {
  list.push(item);
  if (list.length > 2 * KEPT) list.splice(0, KEPT);
}

function isOne({ attribution, voice }: Speaker): boolean {
  return (
    voice.human === true ||
    voice.reference === "person" ||
    attribution.kind === "named" ||
    (attribution.kind === "anonymous" && attribution.count === 1)
  );
}
