import { BestSoFar } from "./best-so-far.kernel.ts";
import { problemOf, type BoxProblem } from "./box-problem.ts";
import { NONE } from "./box-bounds.kernel.ts";
import { BoxSearch } from "./box-search.kernel.ts";
import { QUANTUM } from "./whole-values.ts";

/** Packages of a part (or of several joined) that none beats, row by row. */
export interface Points {
  readonly size: number;
  /** [size × P] Whole. */
  readonly values: Float64Array;
  /** [size × issues] Smallest option of each class chosen, for the part's issues in order. */
  readonly options: Int32Array;
}

export interface Found {
  readonly points: Points;
  /** [P] By how much, at most, an unfound package can be worth more than some found one; 0 where the search is complete. */
  readonly within: Float64Array;
}

/** What a search may spend and whom it tells. Counts over all searches that it is handed to. */
export interface Effort {
  nodes: number;
  pruned: number;
  /** Says how much of a search is done, 0 to 1, and how many points it has; false to stop everything. */
  readonly report: (done: number, points: number) => boolean;
  cancelled: boolean;
}

/** Measures beside the parties' own values, for two parties: mixtures rule out much that neither value does alone. */
const MIXTURES = 3;
/** Past the budget the margin doubles until the search ends by itself: this often from the first margin to the whole range. */
const DOUBLINGS = 12;
/** Stages of the margin, as parts of the budget. */
const STAGE = 1 / 16;

/**
 * All packages of a part that no other beats, one for each distinct pair, triple … of values: the exact frontier where it
 * takes at most `budget` nodes. Past it, packages are looked for that are better by a margin which grows, so that the
 * search ends within twice the budget and what it left out is bounded (ε-dominance: Papadimitriou & Yannakakis 2000).
 */
export function frontierOf(part: BoxProblem, budget: number, effort: Effort): Found {
  const { best, within } = searchAll(part, mixturesOf(part), budget, effort);
  const options = best.choices.slice(0, best.size * part.issues);
  for (let i = 0; i < options.length; i++) options[i] = part.optionOf[options[i] as number] as number;
  return { points: { size: best.size, values: best.values.slice(0, best.size * part.parties), options }, within };
}

/** The most that a party can get in a part, by the same search; undefined where constraints allow nothing. */
export function mostOf(
  part: BoxProblem,
  party: number,
  sign: 1 | -1,
  budget: number,
  effort: Effort,
): { readonly options: Int32Array; readonly within: number } | undefined {
  const { points, within } = frontierOf(problemOf(part, party, sign), budget, effort);
  return points.size === 0 ? undefined : { options: points.options, within: within[0] as number };
}

/**
 * For points of an exact frontier the first of all packages with those values, in lexicographic order of their options.
 * Asks issue by issue whether a smaller class can still be completed; nothing is changed where the budget runs out first,
 * and then it is false. Cost: for each point at most one search by class, most of which end at once.
 */
export function settleWitnesses(part: BoxProblem, points: Points, budget: number, effort: Effort): boolean {
  const best = bestFor(part, mixturesOf(part));
  const before = effort.nodes;
  const perTick = perTickOf(part, budget);
  const search: BoxSearch = new BoxSearch(part, best, perTick, () => {
    if (!effort.report(0, points.size)) effort.cancelled = true;
    return !effort.cancelled && search.nodes < budget;
  });
  let complete = true;
  for (let f = 0; f < points.size && complete; f++) {
    best.aimAt(points.values, f * part.parties);
    const row = points.options.subarray(f * part.issues, (f + 1) * part.issues);
    complete = smallest(part, search, row);
  }
  effort.nodes = before + search.nodes;
  effort.pruned += search.pruned;
  return complete;
}

function smallest(part: BoxProblem, search: BoxSearch, row: Int32Array): boolean {
  const given = new Int32Array(part.issues).fill(NONE);
  for (let i = 0; i < part.issues; i++) {
    let c = part.classAt[i] as number;
    for (; (part.optionOf[c] as number) < (row[i] as number); c++) {
      given[i] = c;
      const found = search.seek(given);
      if (found === undefined) return false;
      if (!found) continue;
      for (let j = 0; j < part.issues; j++) row[j] = part.optionOf[search.choices[j] as number] as number;
      search.choices.fill(NONE);
      break;
    }
    given[i] = c;
  }
  return true;
}

/**
 * All packages that are worth what this one is, in lexicographic order, at most `most`; the one given is of an exact
 * frontier, so none is worth more to all. Undefined where the budget runs out. Cost: for each package found at most one
 * search by class.
 */
export function equalsOf(part: BoxProblem, options: readonly number[], most: number, budget: number): number[][] | undefined {
  const best = bestFor(part, mixturesOf(part));
  const search: BoxSearch = new BoxSearch(part, best, perTickOf(part, budget), () => search.nodes < budget);
  best.aimAt(wholeOf(part, options), 0);
  const given = new Int32Array(part.issues).fill(NONE);
  const found: number[][] = [];
  const goOn = (issue: number, row: readonly number[]): boolean => {
    if (issue === part.issues) {
      found.push([...row]);
      return true;
    }
    // Options of one class can be completed alike: asked once.
    const canBe = new Map<number, boolean>();
    for (const [option, c] of (part.classOf[issue] as Int32Array).entries()) {
      if (found.length >= most) return true;
      given[issue] = c;
      if (!canBe.has(c)) {
        const answer = search.seek(given);
        search.choices.fill(NONE);
        if (answer === undefined) return false;
        canBe.set(c, answer);
      }
      if (canBe.get(c) === true && !goOn(issue + 1, [...row, option])) return false;
    }
    given[issue] = NONE;
    return true;
  };
  return goOn(0, []) ? found : undefined;
}

/** [P] What a package is worth in a part, whole. */
function wholeOf(part: BoxProblem, options: readonly number[]): Float64Array {
  const { parties } = part;
  const values = new Float64Array(parties);
  const classes = options.map((option, i) => part.classOf[i]?.[option] as number);
  const add = (from: Float64Array, row: number): void => {
    for (let p = 0; p < parties; p++) values[p] = (values[p] as number) + (from[row * parties + p] as number);
  };
  for (const c of classes) add(part.unary, c);
  for (let b = 0; b < part.boxes; b++) {
    const sides = part.sideIssue.subarray(part.sideAt[b], part.sideAt[b + 1]);
    if (sides.every((i) => part.contains[(classes[i] as number) * part.boxes + b] === 1)) add(part.worth, b);
  }
  return values;
}

function searchAll(
  part: BoxProblem,
  mix: readonly (readonly number[])[],
  budget: number,
  effort: Effort,
): { readonly best: BestSoFar; readonly within: Float64Array } {
  const best = bestFor(part, mix);
  const spans = spansOf(part);
  const before = effort.nodes;
  const perTick = perTickOf(part, budget);
  let spent = 0;
  let stage = 0;
  const search: BoxSearch = new BoxSearch(part, best, perTick, () => {
    effort.nodes = before + search.nodes;
    if (!effort.report(search.done, best.size)) effort.cancelled = true;
    // A node with very many classes is as dear as several; with three and more parties each is compared with every point.
    spent += 1 + Math.floor(part.classes / 512) + (part.parties > 2 ? best.size / 256 : 0);
    if (spent * perTick >= budget * (1 + stage * STAGE) && stage <= DOUBLINGS) {
      for (let p = 0; p < part.parties; p++) {
        const share = (spans[p] as number) * 2 ** (stage - DOUBLINGS);
        best.margin[p] = Math.ceil(share / QUANTUM) * QUANTUM;
      }
      best.refresh();
      stage++;
    }
    return !effort.cancelled;
  });
  search.searchAll();
  effort.nodes = before + search.nodes;
  effort.pruned += search.pruned;
  return { best, within: best.margin };
}

/** Often enough to keep to the budget and to show progress, seldom enough not to cost anything. */
function perTickOf(part: BoxProblem, budget: number): number {
  return Math.max(1, Math.floor(Math.min(1024, budget / 64, 100_000 / part.classes)));
}

/** Each party's own value, and for two parties mixtures of both, the most even one last. */
function mixturesOf(part: BoxProblem): number[][] {
  const { parties } = part;
  const own = Array.from({ length: parties }, (_, p) => Array.from({ length: parties }, (_, q) => (p === q ? 1 : 0)));
  if (parties !== 2) return own;
  // Where a party has no choice any weight will do.
  const spans = spansOf(part).map((span) => Math.max(span, 1));
  const mixtures = Array.from({ length: MIXTURES }, (_, k) => {
    const angle = ((k + 1) / (MIXTURES + 1)) * (Math.PI / 2);
    return [Math.cos(angle) / (spans[0] as number), Math.sin(angle) / (spans[1] as number)];
  });
  const even = mixtures.splice(MIXTURES >> 1, 1);
  return [...own, ...mixtures, ...even];
}

/** [P] No two packages of a part differ by more. */
function spansOf(part: BoxProblem): Float64Array {
  const low = floorOf(part, 1);
  return floorOf(part, -1).map((high, p) => -high - (low[p] as number));
}

/** [P] No package of a part is worth less (or with sign −1, the values turned round). */
function floorOf(part: BoxProblem, sign: 1 | -1): Float64Array {
  const { parties, unary, worth } = part;
  const floor = new Float64Array(parties);
  for (let p = 0; p < parties; p++) {
    let sum = 0;
    for (let b = 0; b < part.boxes; b++) sum += Math.min(0, sign * (worth[b * parties + p] as number));
    for (let i = 0; i < part.issues; i++) {
      let least = Infinity;
      for (let c = part.classAt[i] as number; c < (part.classAt[i + 1] as number); c++) {
        least = Math.min(least, sign * (unary[c * parties + p] as number));
      }
      sum += least;
    }
    floor[p] = sum;
  }
  return floor;
}

function bestFor(part: BoxProblem, mix: readonly (readonly number[])[]): BestSoFar {
  const floor = floorOf(part, 1);
  // Mixtures are of sums of at most 1 and some hundred roundings: a billionth is far above what these take off.
  const blur = Float64Array.from(mix, (_, k) => (k < part.parties ? 0 : BLUR));
  return new BestSoFar(Float64Array.from(mix.flat()), part.parties, part.issues, floor, blur);
}

const BLUR = 1e-9;
