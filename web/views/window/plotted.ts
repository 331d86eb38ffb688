import type { Study } from "../../../src/study/study.ts";
import type { AnsweredMoment, AnsweredOffer, Mark, WindowAnswer } from "../../../src/study/window/answer.ts";

/** The answer with its events by number, in journal order; what names no event of this record is left out. */
export interface Plotted {
  readonly moments: readonly PlottedMoment[];
  readonly offers: readonly { readonly event: number; readonly offer: AnsweredOffer }[];
  readonly marks: readonly { readonly event: number; readonly mark: Mark }[];
  /** Everything that has a place from left to right, each once, rising. */
  readonly events: readonly number[];
}

export interface PlottedMoment {
  /** Its number in the answer. */
  readonly number: number;
  /** The event that began it. */
  readonly event: number;
  readonly moment: AnsweredMoment;
}

export function plotted(study: Study, answer: Pick<WindowAnswer, "moments" | "offers" | "marks">): Plotted {
  const eventOf = (id: string): readonly number[] => {
    const event = study.eventNumber.get(id);
    return event === undefined ? [] : [event];
  };
  const moments = inOrder(
    answer.moments.flatMap((moment, number) => eventOf(moment.event).map((event) => ({ number, event, moment }))),
  );
  const offers = inOrder(answer.offers.flatMap((offer) => eventOf(offer.id).map((event) => ({ event, offer }))));
  const marks = inOrder(answer.marks.flatMap((mark) => eventOf(mark.event).map((event) => ({ event, mark }))));
  const events = [...new Set([...moments, ...offers, ...marks].map(({ event }) => event))].sort((a, b) => a - b);
  return { moments, offers, marks, events };
}

function inOrder<T extends { readonly event: number }>(all: readonly T[]): T[] {
  return [...all].sort((a, b) => a.event - b.event);
}

/** The moment that an event falls in: the last that began with it or before it. */
export function momentOfEvent(moments: readonly PlottedMoment[], event: number): PlottedMoment | undefined {
  return moments.findLast((moment) => moment.event <= event);
}

/** The moment that is looked at closely: the one named, else the answer's own, else the last. */
export function chosenMoment(plotted: Plotted, answer: Pick<WindowAnswer, "chosen">, id: string | undefined): PlottedMoment | undefined {
  const { moments } = plotted;
  return (
    moments.find(({ moment }) => moment.event === id) ?? moments.find(({ number }) => number === answer.chosen) ?? moments.at(-1)
  );
}

/** What was on the table at a moment, issue by issue: as the answer gives it, else put together from how the best differs. */
export function tableOf({ table, best }: Pick<AnsweredMoment, "table" | "best">): Readonly<Record<string, string>> | undefined {
  if (table) return table.package;
  if (!best || best.differs.length === 0) return undefined;
  return { ...best.package, ...Object.fromEntries(best.differs.map(({ issue, table: was }) => [issue, was])) };
}
