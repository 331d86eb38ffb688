import type { Frame, Place } from "./frame.ts";

/** A sign with a number to be put beside it. */
export interface Numbered {
  readonly at: Place;
  readonly text: string;
}

export interface PlacedNumber {
  /** The middle of the number. */
  readonly at: Place;
  /** So far from its sign that a line has to lead to it. */
  readonly isAway: boolean;
}

const DIGIT_PX = 6.8;
const HIGH_PX = 11;
const SIGN_PX = 7;
/** Right above is where a number is looked for; then round the sign, and then further out. */
const ROUND: readonly Place[] = [
  { x: 1, y: -1 }, { x: 1, y: 1 }, { x: -1, y: -1 }, { x: -1, y: 1 },
  { x: 1, y: 0 }, { x: -1, y: 0 }, { x: 0, y: -1 }, { x: 0, y: 1 },
];
/** So far between a sign and its number. */
const RINGS: readonly number[] = [0, 13, 27];

/**
 * Where numbers stand so that none covers another or another's sign: one after the other, each in the nearest free place.
 * Undefined where there is none, or the sign is out of view. Cost: signs², so for some dozens.
 */
export function placeNumbers(
  signs: readonly Numbered[], frame: Pick<Frame, "width" | "height">,
): readonly (PlacedNumber | undefined)[] {
  const taken: Box[] = signs.map(({ at }) => boxAbout(at, SIGN_PX, SIGN_PX));
  return signs.map(({ at, text }) => {
    if (at.x < 0 || at.y < 0 || at.x > frame.width || at.y > frame.height) return undefined;
    const wide = (text.length * DIGIT_PX) / 2;
    for (const [ring, out] of RINGS.entries()) {
      for (const to of ROUND) {
        const down = to.x === 0 ? SIGN_PX + HIGH_PX / 2 : SIGN_PX;
        const middle = { x: at.x + to.x * (SIGN_PX + wide + out), y: at.y + to.y * (down + out) };
        const box = boxAbout(middle, wide, HIGH_PX / 2);
        const isInside = box.left >= 0 && box.top >= 0 && box.right <= frame.width && box.bottom <= frame.height;
        if (!isInside || taken.some((other) => overlap(box, other))) continue;
        taken.push(box);
        return { at: middle, isAway: ring > 0 };
      }
    }
    return undefined;
  });
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function boxAbout({ x, y }: Place, wide: number, high: number): Box {
  return { left: x - wide, top: y - high, right: x + wide, bottom: y + high };
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
