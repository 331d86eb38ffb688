import type { Attribution } from "../../journal/event.ts";
import type { Stretch } from "../account.ts";
import type { Parsed, Sentence } from "../language/tokens.ts";
import type { Speaker } from "./discourse.ts";
import type { Line } from "./line.ts";
import type { Quotations } from "./quotations.ts";
import type { Judged } from "./judged.ts";

interface Carried {
  readonly attribution: Attribution;
  readonly attributionAt: Stretch | undefined;
  readonly rule: string;
  readonly confidence: number;
}

const BULLET = /^(?:[-•*·▪‣◦—>]|\u2022)$/u;

/** Attribution that reaches beyond its own sentence: into lists, and over quotations of several sentences. */
export class Carrying {
  readonly #lines: readonly Line[];
  /** By paragraph: whether it is an item of a list. */
  readonly #isItem = new Map<number, boolean>();
  readonly #firstOf = new Map<number, number>();

  constructor(parsed: Parsed, lines: readonly Line[]) {
    this.#lines = lines;
    for (const sentence of parsed.sentences) {
      if (this.#firstOf.has(sentence.paragraph)) continue;
      this.#firstOf.set(sentence.paragraph, sentence.number);
      this.#isItem.set(sentence.paragraph, BULLET.test(lines[sentence.number]?.[0]?.text ?? ""));
    }
  }

  /** What a sentence without a cue of its own takes from those before it. */
  into(sentence: Sentence, judged: readonly Judged[], last: Speaker | undefined): Carried | undefined {
    return this.#fromHeading(sentence, judged) ?? this.#fromSpeaker(sentence, judged, last);
  }

  /** [A11] "According to several sources:" speaks for the items under it, or for the paragraph after it. */
  #fromHeading(sentence: Sentence, judged: readonly Judged[]): Carried | undefined {
    const before = judged.at(-1);
    if (!before) return undefined;
    const opens = this.#lines[before.sentence.number]?.at(-1)?.text === ":" && before.cue !== undefined;
    const item = this.#isItem.get(sentence.paragraph) === true;
    const next = opens && (item || sentence.paragraph <= before.sentence.paragraph + 1);
    const goesOn =
      before.attributionRule === "A11" &&
      (item ? this.#isItem.get(before.sentence.paragraph) === true : sentence.paragraph === before.sentence.paragraph);
    // An item with a source of its own interrupts, and the heading still speaks for those after it.
    const listed = item && this.#isItem.get(before.sentence.paragraph) === true ? this.#headingOf(sentence, judged) : undefined;
    const from = next ? before : goesOn ? before : listed;
    if (!from) return undefined;
    return { attribution: from.attribution, attributionAt: from.attributionAt ?? stretchOf(from), rule: "A11", confidence: 0.7 };
  }

  #headingOf(sentence: Sentence, judged: readonly Judged[]): Judged | undefined {
    for (let i = judged.length - 1; i >= 0; i--) {
      const each = judged[i];
      if (!each || (each.sentence.paragraph < sentence.paragraph && this.#isItem.get(each.sentence.paragraph) !== true)) {
        const colon = each && this.#lines[each.sentence.number]?.at(-1)?.text === ":";
        return colon && each.cue ? each : undefined;
      }
    }
    return undefined;
  }

  /** [A9] A sentence that quotes and names nobody goes on with the one who spoke last. */
  #fromSpeaker(sentence: Sentence, judged: readonly Judged[], last: Speaker | undefined): Carried | undefined {
    const line = this.#lines[sentence.number] ?? [];
    const before = judged.at(-1);
    if (!last || !before) return undefined;
    const words = line.filter((word) => !word.sign);
    const quoted = words.filter((word) => word.quotation >= 0);
    if (quoted.length < 3) return undefined;
    const whole = quoted.length === words.length;
    const near = sentence.paragraph === last.paragraph || (whole && sentence.paragraph === last.paragraph + 1);
    // Words in quotation marks that begin like a title are a name, not somebody's words.
    const titled = quoted.every((word) => word.capital || /^(?:of|the|and|for|to|in|a)$/.test(word.lower));
    if (!near || titled || sentence.number - last.sentence > 4) return undefined;
    return { attribution: last.attribution, attributionAt: last.at, rule: "A9", confidence: whole ? 0.75 : 0.6 };
  }

  /** [A9] Inside one quotation everything is the word of whoever its frame names, in whichever sentence the frame stands. */
  overQuotations(judged: readonly Judged[], quotations: Quotations): Judged[] {
    const speakers = new Map<number, Judged>();
    for (const each of judged) {
      if (!each.cue) continue;
      for (const word of each.line) {
        if (word.quotation < 0) continue;
        const held = speakers.get(word.quotation);
        // The frame beside the end of a quotation ("…," she said) comes after most of it; the first found is as good.
        if (!held) speakers.set(word.quotation, each);
      }
    }
    return judged.map((each) => {
      if (each.cue || each.attributionRule === "A11") return each;
      const words = each.line.filter((word) => !word.sign);
      const quotation = words.find((word) => word.quotation >= 0)?.quotation ?? -1;
      const speaker = quotation < 0 ? undefined : speakers.get(quotation);
      if (!speaker || quotations.all[quotation] === undefined || words.some((word) => word.quotation !== quotation)) return each;
      return {
        ...each,
        attribution: speaker.attribution,
        attributionAt: speaker.attributionAt ?? stretchOf(speaker),
        attributionRule: "A9",
        attributionConfidence: 0.85,
      };
    });
  }
}

function stretchOf({ cue, line, sentence, attributionAt }: Judged): Stretch {
  const [first, last] = [line[cue?.voice.from ?? -1], line[(cue?.voice.to ?? 0) - 1]];
  return attributionAt ?? { start: first?.start ?? sentence.start, end: last?.end ?? sentence.end };
}
