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

interface Flag {
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

const SIGN_PX = 18;
const LONGEST_PX = 180;
const SHORTEST_PX = 70;

/**
 * Labels over vertical lines, given from left to right. A line falls from its label through every tier below, so a
 * label stands above those to its right that it reaches over; near the right edge it turns and stands above those to its left.
 */
export function stagger(flags: readonly Flag[], widthPx: number, maxTiers: number): Staggered {
  const tier = flags.map(() => -1);
  const words = flags.map(() => "");
  const flipped = flags.map((flag) => widthPx - flag.x < SHORTEST_PX + SIGN_PX);
  const extent = flags.map(({ x }): [number, number] => [x - 8, x + 8]);
  const place = (n: number): void => {
    const flag = flags[n];
    if (!flag || flag.words === "") return;
    const turned = flipped[n] === true;
    for (let most = Math.min(LONGEST_PX, turned ? flag.x : widthPx - flag.x - SIGN_PX); most >= SHORTEST_PX; most -= 20) {
      const fitted = fitWords(flag.words, most);
      const long = [...fitted].length * CHAR_PX + SIGN_PX;
      const [left, right] = turned ? [flag.x - long, flag.x + 8] : [flag.x - 8, flag.x + long];
      const met = tier.filter((_, m) => m !== n && (extent[m]?.[0] ?? 0) < right + 4 && (extent[m]?.[1] ?? 0) > left - 4);
      const row = Math.max(-1, ...met) + 1;
      if (row >= maxTiers || fitted === "") continue;
      tier[n] = row;
      words[n] = fitted;
      extent[n] = [left, right];
      return;
    }
  };
  for (let n = flags.length - 1; n >= 0; n--) if (flipped[n] === false) place(n);
  flags.forEach((_, n) => { if (flipped[n] === true) place(n); });
  return { tier, words, flipped, tiers: Math.max(0, ...tier.map((row) => row + 1)) };
}
