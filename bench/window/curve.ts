/** What to fit a curve on: by case, an input and whether it was so. */
export interface CurvePoints {
  readonly inputs: ArrayLike<number>;
  readonly so: ArrayLike<boolean>;
}

/** P = 1 / (1 + exp(−intercept − slope · input)). */
export interface Curve {
  readonly intercept: number;
  readonly slope: number;
}

export const EVEN_ODDS: Curve = { intercept: 0, slope: 0 };

/** Keeps the fit finite where the points are split cleanly, or all inputs are the same. In squared units of the coefficients. */
const RIDGE = 1e-3;

/** The logistic curve of the greatest likelihood, by Newton's method. All points count the same. Cost: 25 × points at most. */
export function fitCurve(sets: readonly CurvePoints[]): Curve {
  let intercept = 0;
  let slope = 0;
  for (let round = 0; round < 25; round++) {
    let g0 = -RIDGE * intercept;
    let g1 = -RIDGE * slope;
    let h00 = RIDGE;
    let h01 = 0;
    let h11 = RIDGE;
    for (const { inputs, so } of sets) {
      for (let k = 0; k < inputs.length; k++) {
        const x = inputs[k] ?? 0;
        const p = chanceAt({ intercept, slope }, x);
        const off = Number(so[k]) - p;
        const w = p * (1 - p);
        g0 += off;
        g1 += off * x;
        h00 += w;
        h01 += w * x;
        h11 += w * x * x;
      }
    }
    const determinant = h00 * h11 - h01 * h01;
    const step0 = (h11 * g0 - h01 * g1) / determinant;
    const step1 = (h00 * g1 - h01 * g0) / determinant;
    intercept += step0;
    slope += step1;
    if (Math.abs(step0) + Math.abs(step1) < 1e-9) break;
  }
  return { intercept, slope };
}

export function chanceAt({ intercept, slope }: Curve, input: number): number {
  return 1 / (1 + Math.exp(-intercept - slope * input));
}
