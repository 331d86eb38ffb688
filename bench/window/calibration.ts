import { DEFAULT_ASSUMPTIONS, type WindowIssue, type WindowProblem } from "../../src/study/window/problem.ts";
import { samplePosterior } from "../../src/study/window/minds/sample.ts";
import { Stream } from "../../src/study/window/minds/stream.ts";
import type { Mind } from "../../src/study/window/minds/transform.kernel.ts";
import { type Misfit, negotiate, packagesOf } from "./synthetic.ts";

/** Draws kept of each posterior; a rank lies from 0 to this. */
const DRAWS = 99;
const BINS = 20;
const TURNS = 8;
const SEED = 20180418;

/**
 * Simulation-based calibration (Talts, Betancourt, Simpson, Vehtari & Gelman 2018): minds are drawn from the prior, acts from
 * the minds, and posteriors from the acts; where sampler and model are right, the true value's rank among the draws is as
 * likely one as another. Then the same where the world departs from the model, to see how much coverage is lost.
 * Over 500 negotiations a coverage of a half lies more than 5 points off one time in forty by chance alone, and one of eight
 * such one time in five; over 1,000 one time in eighty.
 */
export function benchCalibration(negotiations: number): void {
  console.log(`${negotiations} negotiations of ${2 * TURNS - 1} acts, ${DRAWS} draws each; seed ${SEED}`);
  const fits = printRanks("as the model has it", ranksOf(negotiations, {}));
  console.log(fits ? "all ranks pass at 1%, all at once (Bonferroni)" : "NOT calibrated");
  if (!fits) process.exitCode = 1;
  const some = Math.ceil(negotiations / 2);
  for (const [name, misfit] of Object.entries(MISFITS)) printRanks(`${name} (${some} negotiations)`, ranksOf(some, misfit));
}

const MISFITS: Readonly<Record<string, Misfit>> = {
  "bluffing twice as often": { bluff: 2 },
  "values that do not add up (interactions of half a spread)": { interaction: 0.5 },
  "weights that drift (a tenth a turn)": { drift: 0.1 },
};

/** Two parties, three issues: one in known order, one of unknown direction, one in no order; a turning point halfway. */
function shapeOf(anchored: boolean): WindowProblem {
  const sizes = [4, 4, 3];
  let offset = 0;
  const issues = sizes.map((size, i): WindowIssue => {
    const at = offset;
    offset += size;
    const levels = Array.from({ length: size }, (_, level) => `${level}`);
    return {
      id: `i${i}`,
      name: `i${i}`,
      ordered: i < 2,
      offset: at,
      levels,
      places: levels.map((_, level) => level / (size - 1)),
      amounts: undefined,
    };
  });
  const party = (id: string, first: "more" | "less") => ({
    id,
    name: id,
    required: true,
    principal: undefined,
    directions: [first, "unknown", "unknown"] as const,
    bases: ["stated", "assumed", "assumed"] as const,
    weights: [undefined, undefined, undefined],
    segments: 2,
    turns: [TURNS],
  });
  return {
    issues,
    stride: offset,
    parties: [party("a", "more"), party("b", "less")],
    rule: "unanimity",
    acts: [],
    moments: [],
    noDeal: anchored ? [0, 0, 0] : undefined,
    notes: [],
  };
}

/** What is asked of a mind: what a deal is worth over the reservation, and the like. */
type Asked = (minds: readonly Pick<Mind, "values" | "reservation" | "aspiration">[], problem: WindowProblem) => number;

const ASKED: Readonly<Record<string, Asked>> = {
  "value of one package": ([mind], problem) => valueOf(mind, problem, [3, 1, 2]),
  "value of another": ([, mind], problem) => valueOf(mind, problem, [1, 3, 0]),
  "reservation, first half": ([mind]) => mind?.reservation[0] ?? 0,
  "reservation, second half": ([mind]) => mind?.reservation[1] ?? 0,
  "aspiration, second half": ([, mind]) => mind?.aspiration[1] ?? 0,
  "weight of an issue": ([mind]) => Math.max(...(mind?.values.subarray(4, 8) ?? [])),
  "slack of a package": ([mind], problem) => valueOf(mind, problem, [2, 2, 1]) - (mind?.reservation[1] ?? 0),
  "best joint slack": (minds, problem) =>
    Math.max(
      ...packagesOf(problem).map((levels) =>
        Math.min(...minds.map((mind) => valueOf(mind, problem, levels) - (mind.reservation[1] ?? 0))),
      ),
    ),
};

function valueOf(mind: Pick<Mind, "values"> | undefined, { issues }: WindowProblem, levels: readonly number[]): number {
  return levels.reduce((sum, level, i) => sum + (mind?.values[(issues[i]?.offset ?? 0) + level] ?? 0), 0);
}

/** By what is asked: the rank of the truth in each negotiation. */
function ranksOf(negotiations: number, misfit: Misfit): ReadonlyMap<string, readonly number[]> {
  const ranks = new Map<string, number[]>(Object.keys(ASKED).map((name) => [name, []]));
  for (let n = 0; n < negotiations; n++) {
    const stream = new Stream(SEED, n);
    const { problem, minds } = negotiate(shapeOf(n % 2 === 0), TURNS, DEFAULT_ASSUMPTIONS, stream, misfit);
    const plan = { seed: SEED + n, chains: 1, warmup: 100, keep: DRAWS, thin: 12 };
    const posteriors = problem.parties.map((_, party) => samplePosterior(problem, party, DEFAULT_ASSUMPTIONS, plan));
    for (const [name, asked] of Object.entries(ASKED)) {
      const truth = asked(minds, problem);
      let rank = 0;
      for (let draw = 0; draw < DRAWS; draw++) {
        const drawn = posteriors.map(({ values, reservation, aspiration }) => ({
          values: values.subarray(draw * problem.stride, (draw + 1) * problem.stride),
          reservation: reservation.subarray(2 * draw, 2 * draw + 2),
          aspiration: aspiration.subarray(2 * draw, 2 * draw + 2),
        }));
        const value = asked(drawn, problem);
        // Ties (a weight that is all there is) are broken at random, or they would pile up.
        if (value < truth || (value === truth && stream.next() < 0.5)) rank++;
      }
      ranks.get(name)?.push(rank);
    }
    if (process.stderr.isTTY) process.stderr.write(`\r${n + 1} of ${negotiations} `);
  }
  return ranks;
}

/** Prints a line for each; true where every histogram passes and every coverage is as it should be. */
function printRanks(title: string, ranks: ReadonlyMap<string, readonly number[]>): boolean {
  console.log(`\n${title}`);
  console.log(`${"".padEnd(28)}  50% covers  90% covers  chi²(${BINS - 1})       p`);
  let fits = true;
  for (const [name, found] of ranks) {
    const bins = new Float64Array(BINS);
    for (const rank of found) {
      const bin = Math.floor((rank * BINS) / (DRAWS + 1));
      bins[bin] = (bins[bin] ?? 0) + 1;
    }
    const expected = found.length / BINS;
    const chi = bins.reduce((sum, count) => sum + ((count - expected) * (count - expected)) / expected, 0);
    const p = chiSquareTail(chi, BINS - 1);
    const covers = (part: number): number =>
      found.filter((rank) => rank >= (DRAWS + 1) * (0.5 - part / 2) && rank < (DRAWS + 1) * (0.5 + part / 2)).length /
      found.length;
    fits &&= p > 0.01 / ranks.size && Math.abs(covers(0.5) - 0.5) <= 0.05 && Math.abs(covers(0.9) - 0.9) <= 0.04;
    console.log(
      `${name.padEnd(28)}  ${percent(covers(0.5))}  ${percent(covers(0.9))}  ${chi.toFixed(1).padStart(8)}  ${p.toFixed(3).padStart(6)}`,
    );
  }
  return fits;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`.padStart(10);
}

/** Chance of a chi-squared at least so large: the regularised upper gamma function by its series (Press et al. 2007, 6.2). */
function chiSquareTail(chi: number, freedom: number): number {
  const a = freedom / 2;
  const x = chi / 2;
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < 1000; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return Math.max(0, 1 - sum * Math.exp(a * Math.log(x) - x - logGamma(a)));
}

/** Lanczos (1964). */
function logGamma(x: number): number {
  const series = [
    76.18009172947146, -86.50532032941677, 24.01409824083091, -1.231739572450155, 1.208650973866179e-3, -5.395239384953e-6,
  ].reduce((sum, c, k) => sum + c / (x + 1 + k), 1.000000000190015);
  return Math.log((2.5066282746310005 * series) / x) - (x + 5.5) + (x + 0.5) * Math.log(x + 5.5);
}
