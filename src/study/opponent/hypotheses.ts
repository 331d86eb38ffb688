/**
 * The shapes of evaluation of Hindriks & Tykhonov (2008): by shape, what each option is worth, 0 to 1. Uphill, downhill, and
 * a triangle for each inner option as the peak; where options have no order, one favourite each. A lone option is worth 1.
 */
export function evaluationShapes(size: number, ordered: boolean): number[][] {
  const last = size - 1;
  return Array.from({ length: size }, (_, peak) =>
    Array.from({ length: size }, (_, option) => {
      if (option === peak) return 1;
      if (!ordered) return 0;
      return option < peak ? option / peak : (last - option) / (last - peak);
    }),
  );
}

/** All orders of the numbers 1 to n: a row each, n! rows. */
export function rankings(n: number): number[][] {
  if (n === 0) return [[]];
  return rankings(n - 1).flatMap((row) => Array.from({ length: n }, (_, at) => [...row.slice(0, at), n, ...row.slice(at)]));
}
