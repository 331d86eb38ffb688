import type { Stretch } from "../account.ts";

/*
 * What the words of a time mean before anything is known of when they were written. Grammar makes these; resolution
 * turns them into days, or leaves them.
 */

export type Unit = "S" | "M" | "H" | "D" | "W" | "MO" | "Y";

/** A distance; `count` is undefined where the words give none: days later, recent months. */
export interface Distance {
  readonly count: number | undefined;
  readonly unit: Unit;
  readonly about: boolean;
}

export type Part = "early" | "mid" | "late";

/** What an order or a distance is counted from. */
export type Anchor =
  | { readonly kind: "previous" }
  | { readonly kind: "publication" }
  /** An event in words, as “the first meeting”; a date may stand in it. */
  | { readonly kind: "event"; readonly at: Stretch; readonly words: string; readonly date?: Core | undefined };

/** The heart of a time, without the words before and after it. */
export type Core =
  | {
      readonly kind: "date";
      readonly year?: number | undefined;
      readonly month: number;
      readonly day: number;
      readonly weekday?: number | undefined;
      readonly figures?: Figures | undefined;
      readonly yearStep?: number | undefined;
    }
  /** 5/3/2025, which may be either way round. */
  | { readonly kind: "numeric-date"; readonly first: number; readonly second: number; readonly year: number }
  | {
      readonly kind: "month";
      readonly year?: number | undefined;
      readonly month: number;
      readonly part?: Part | undefined;
      readonly which?: Which | undefined;
      readonly yearStep?: number | undefined;
    }
  | { readonly kind: "year"; readonly year: number; readonly part?: Part | undefined }
  | { readonly kind: "decade"; readonly year: number; readonly part?: Part | undefined }
  | {
      readonly kind: "season";
      readonly from: number;
      readonly to: number;
      readonly year?: number | undefined;
      readonly which?: Which | undefined;
    }
  | { readonly kind: "quarter"; readonly of: 2 | 4; readonly number: number; readonly year?: number | undefined }
  | { readonly kind: "week-of"; readonly number: number; readonly of: Core }
  /** The first Wednesday of September; -1 is the last. */
  | { readonly kind: "weekday-of"; readonly weekday: number; readonly number: number; readonly of: Core }
  | { readonly kind: "weekday"; readonly weekday: number; readonly which: WeekdayWhich }
  /** Today, this week, last month, next year. */
  | { readonly kind: "current"; readonly unit: "D" | "W" | "MO" | "Y" | "weekend"; readonly step: number }
  /** The end of a month, the start of 2024. */
  | { readonly kind: "edge-of"; readonly edge: "start" | "middle" | "end"; readonly of: Core }
  | { readonly kind: "range"; readonly from: Core; readonly to: Core }
  /** Three days ago, in two weeks. */
  | { readonly kind: "from-publication"; readonly distance: Distance; readonly ahead: boolean }
  /** Over the last two weeks, in recent months, over the next several days. */
  | { readonly kind: "window"; readonly distance: Distance; readonly ahead: boolean; readonly from: Anchor }
  /** Two days later, a week after the meeting, the day before. */
  | {
      readonly kind: "step";
      readonly relation: "after" | "before";
      readonly distance: Distance | undefined;
      readonly anchor: Anchor;
      readonly shortly: boolean;
    }
  /** That night, the same day, the day of the meeting. */
  | { readonly kind: "same"; readonly unit: "D" | "W" | "MO" | "Y"; readonly anchor: Anchor }
  /** Nothing but a clock or a part of a day; the day is told elsewhere. */
  | { readonly kind: "clock-alone" };

export type Which = "last" | "this" | "next";

/** `the`: one the reader can tell from what came before; `following`: the first one after that. */
type WeekdayWhich = Which | "the" | "bare" | "following" | "of-last-week" | "of-next-week";

/** Of a date in figures, that its own numbers tell the day from the month. */
type Figures = "day-first" | "month-first";

/** A time of day: hour and minute where they are known, the zone's name in the lexicon's terms. */
export interface Clock {
  readonly hour: number;
  readonly minute: number;
  /** Whether morning or evening is said, or follows from the hour. */
  readonly sure: boolean;
  readonly zone?: string | undefined;
}

export interface TimeExpression extends Stretch {
  readonly core: Core;
  /** Tokens it covers. */
  readonly firstToken: number;
  readonly lastToken: number;
  readonly sentence: number;
  readonly clock?: Clock | undefined;
  readonly partOfDay?: string | undefined;
  readonly about: boolean;
  /** The word before it, where that changes what stretch is meant. */
  readonly bound?: "since" | "from" | "until" | "by" | "before" | "after" | undefined;
  /** Names a thing by its time, as “the 2023 attack”, “Friday's vote”: no step of the narrative. */
  readonly attributive: boolean;
}
