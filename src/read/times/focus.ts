import type { Days } from "./calendar.ts";

/** The day that the narrative has come to. */
interface Focus extends Days {
  readonly sentence: number;
  readonly paragraph: number;
  /** Of what it rests on, so that a chain never grows surer than its links. */
  readonly confidence: number;
}

/** Sentences after which a day is too far back to count a weekday from. */
const NEAR_SENTENCES = 3;
/** Paragraphs after which it is too far back to count anything from. */
const FAR_PARAGRAPHS = 8;

/** [T10]–[T12] A running focus: what sets it, what clears it, how far it reaches. */
export class Narrative {
  #focus: Focus | undefined;
  /** A year that opens a sentence, for the months and days after it in its paragraph. */
  #frame: { readonly year: number; readonly paragraph: number } | undefined;

  set(days: Days, sentence: number, paragraph: number, confidence: number): void {
    this.#focus = { first: days.first, last: days.last, sentence, paragraph, confidence };
  }

  /** A step of no known length, or from something undated: nothing after it can be counted from what came before it. */
  clear(): void {
    this.#focus = undefined;
  }

  /** The day to count from, with the confidence that is left so far on. */
  reach(paragraph: number): Focus | undefined {
    const focus = this.#focus;
    if (!focus || paragraph - focus.paragraph > FAR_PARAGRAPHS) return undefined;
    return { ...focus, confidence: focus.confidence * 0.95 ** (paragraph - focus.paragraph) };
  }

  /** The day a weekday can be counted from: one day, a few sentences back, at most so many paragraphs. */
  near(sentence: number, paragraph: number, paragraphs: number): Focus | undefined {
    const focus = this.#focus;
    if (
      !focus ||
      focus.first !== focus.last ||
      paragraph - focus.paragraph > paragraphs ||
      sentence - focus.sentence > NEAR_SENTENCES
    )
      return undefined;
    return focus;
  }

  frame(year: number, paragraph: number): void {
    this.#frame = { year, paragraph };
  }

  frameOf(paragraph: number): number | undefined {
    return this.#frame?.paragraph === paragraph ? this.#frame.year : undefined;
  }
}
