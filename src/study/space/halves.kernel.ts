import { type Part } from "./parts.ts";

/** All sums of some of the parts of a space: every package of it is one of one half and one of the other. */
export class Half {
  readonly size: number;
  /** By party: units, [package of the half]. Whole numbers, so that they add up in any order. */
  readonly sums: readonly Float64Array[];

  constructor(parts: readonly Part[], parties: number) {
    this.size = parts.reduce((product, { ways }) => product * ways, 1);
    this.sums = Array.from({ length: parties }, (_, q) => sumsOf(parts, this.size, parties, q));
  }
}

/**
 * A space in two halves of about √packages each, the smaller first; undefined where one would have more than `largest`
 * packages. Cost: √packages × parties.
 */
export function splitInHalves(parts: readonly Part[], parties: number, largest: number): [Half, Half] | undefined {
  const sorted = [...parts].sort((x, y) => y.ways - x.ways);
  const sides: [Part[], Part[]] = [[], []];
  const sizes: [number, number] = [1, 1];
  for (const part of sorted) {
    const side = sizes[0] <= sizes[1] ? 0 : 1;
    sides[side].push(part);
    sizes[side] *= part.ways;
    if (sizes[side] > largest) return undefined;
  }
  const [one, other] = sizes[0] <= sizes[1] ? sides : [sides[1], sides[0]];
  return [new Half(one, parties), new Half(other, parties)];
}

function sumsOf(parts: readonly Part[], size: number, parties: number, party: number): Float64Array {
  const sums = new Float64Array(size);
  let filled = 1;
  for (const { ways, worth } of parts) {
    for (let w = ways - 1; w >= 0; w--) {
      const more = worth[w * parties + party] as number;
      for (let k = 0; k < filled; k++) sums[w * filled + k] = (sums[k] as number) + more;
    }
    filled *= ways;
  }
  return sums;
}
