/** What each of two alternating bidders gets of a thing worth 1, the first proposer first. */
export type Shares = readonly [first: number, second: number];

/**
 * The only division that patience alone can lead to where two divide 1 by alternating offers without end and each round
 * costs the proposer's share `deltaFirst` and the other's `deltaSecond` (factors from 0 to below 1): the first proposer
 * gets (1 − δ2) / (1 − δ1·δ2), agreed at once. Rubinstein 1982, section 4. Throws RangeError outside 0 ≤ δ < 1.
 */
export function rubinsteinShares(deltaFirst: number, deltaSecond: number): Shares {
  for (const delta of [deltaFirst, deltaSecond]) {
    if (!(delta >= 0 && delta < 1)) throw new RangeError(`a discount factor is from 0 to below 1, not ${delta}`);
  }
  const first = (1 - deltaSecond) / (1 - deltaFirst * deltaSecond);
  return [first, 1 - first];
}
