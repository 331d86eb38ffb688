import { rowsOfSigns } from "./steps.ts";

/** Where the parts of the plot stand, in pixels from the top left. */
export interface PlotLayout {
  readonly width: number;
  readonly narrow: boolean;
  /** Bottom of the slanted titles; 0 where there is no room for any. */
  readonly titles: number;
  /** Middle of the first row of signs, and the row of each sign. */
  readonly signs: number;
  readonly rows: readonly number[];
  readonly top: number;
  readonly bottom: number;
  readonly dates: number;
  /** The panel of offers beneath; undefined where there are none. */
  readonly offers: { readonly title: number; readonly top: number; readonly bottom: number } | undefined;
  readonly height: number;
}

export const SIGN_PX = 19;
const MOST_ROWS = 4;
const TITLES_PX = 140;

/** `xs`: of the signs, rising. */
export function layOut(width: number, narrow: boolean, xs: readonly number[], hasOffers: boolean): PlotLayout {
  const rows = rowsOfSigns(xs, SIGN_PX - 2, MOST_ROWS);
  const titles = narrow ? 0 : TITLES_PX;
  const signs = titles + 14;
  const top = signs + Math.max(0, ...rows) * SIGN_PX + 18;
  const bottom = top + (narrow ? 200 : 240);
  const dates = bottom + 17;
  const offersTop = dates + 32;
  const offers = hasOffers ? { title: dates + 20, top: offersTop, bottom: offersTop + 96 } : undefined;
  return { width, narrow, titles, signs, rows, top, bottom, dates, offers, height: offers ? offers.bottom + 24 : dates + 8 };
}

/** Room left and right of the plot for its axis and for the words of probability. */
export function marginsOf(narrow: boolean): { left: number; right: number } {
  return narrow ? { left: 34, right: 78 } : { left: 46, right: 124 };
}
