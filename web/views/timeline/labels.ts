/** Width of a character of the chart's small type, in pixels: a little wide, so that words do not touch. */
export const CHAR_PX = 5.9;

/** Words cut to a width, with an ellipsis; empty where less than four letters would be left. */
export function fitWords(words: string, widthPx: number): string {
  const room = Math.floor(widthPx / CHAR_PX);
  const letters = [...words];
  if (letters.length <= room) return words;
  if (room < 5) return "";
  return `${letters.slice(0, room - 1).join("").trimEnd()}…`;
}

export interface Flag {
  readonly x: number;
  readonly words: string;
}

export interface Staggered {
  /** By flag, in the order given: its tier from 0 at the bottom, or -1 where none had room. */
  readonly tier: readonly number[];
  readonly words: readonly string[];
  readonly tiers: number;
  /** Written to the left of its line, since the right edge is near. */
  readonly flipped: readonly boolean[];
}

/** Labels over vertical lines, from left to right, each in the lowest tier in which it covers neither words nor a line. */
export function stagger(flags: readonly Flag[], widthPx: number, maxTiers: number): Staggered {
  const free: number[] = Array<number>(maxTiers).fill(-Infinity);
  const tier: number[] = [];
  const words: string[] = [];
  const flipped: boolean[] = [];
  flags.forEach((flag, n) => {
    const flip = flag.x > widthPx * 0.8;
    const most = flip ? Math.min(flag.x, 170) : Math.min(widthPx - flag.x, 170);
    const fitted = fitWords(flag.words, most - 18);
    const long = [...fitted].length * CHAR_PX + 18;
    const [left, right] = flip ? [flag.x - long, flag.x + 8] : [flag.x - 8, flag.x + long];
    let row = fitted === "" ? -1 : free.findIndex((end) => end + 4 <= left);
    if (row < 0 && fitted !== "" && flip) row = -1;
    if (row >= 0) free[row] = right;
    tier[n] = row;
    words[n] = fitted;
    flipped[n] = flip;
  });
  return { tier, words, flipped, tiers: Math.max(0, ...tier.map((row) => row + 1)) };
}
