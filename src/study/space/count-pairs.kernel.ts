import { placesOf } from "./joint-orders.kernel.ts";

/** Pairs of a point and a query that it fits, in an order of `JointOrders`. Cost: its length. */
export function countSingles(order: Int32Array, points: number): number {
  let [passed, total] = [0, 0];
  for (const entry of order) {
    if (entry < points) passed++;
    else total += passed;
  }
  return total;
}

/**
 * Pairs of a point and a query that it fits in both orders of `JointOrders`: a sweep over the first and a tree over the
 * second (Fenwick 1994). Exact below 2^53. Cost: length × log points.
 */
export function countPairs(first: Int32Array, second: Int32Array, points: number): number {
  const places = placesOf(second, points);
  const tree = new Int32Array(points + 1);
  let total = 0;
  for (const entry of first) {
    const place = places[entry] as number;
    for (let at = place; at > 0 && at <= points; at += at & -at) tree[at] = (tree[at] as number) + 1;
    for (let at = -place; at > 0; at -= at & -at) total += tree[at] as number;
  }
  return total;
}
