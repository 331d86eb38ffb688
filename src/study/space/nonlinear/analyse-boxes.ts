import { accept, Fault, refuse, type Result } from "../../../base/fault.ts";
import { type Package, type Scenario, valueOf } from "../../../case/scenario.ts";
import { type BoxProblems, packBoxes } from "./box-problem.ts";
import { checkBoxes } from "./check-boxes.ts";
import { EMPTY, type Joined, joinPoints } from "./join-points.ts";
import { type Effort, frontierOf, mostOf, type Points, settleWitnesses } from "./search-part.ts";

export interface BoxOptions {
  /** Nodes that the search may take before it settles for an approximation; 4 million, about half a minute, if not given. */
  readonly maxNodes?: number | undefined;
  /** Called now and then. `done` is the share of the present phase, 0 to 1, that is over. */
  readonly onProgress?: ((progress: BoxProgress) => void) | undefined;
  /** Asked now and then; what was begun is then left, with the fault `space/cancelled`. */
  readonly isCancelled?: (() => boolean) | undefined;
}

export interface BoxProgress {
  readonly phase: "ranges" | "frontier" | "witnesses";
  readonly done: number;
  readonly nodes: number;
  readonly points: number;
}

export interface BoxAnalysis {
  /** One for each distinct list of values, descending by the first party's, then the second's; empty: nothing is allowed. */
  readonly frontier: readonly { readonly package: Package; readonly values: readonly number[] }[];
  /** By party; empty if nothing is allowed. The true ends are at most `within` further out: 0 where they are exact. */
  readonly ranges: readonly { readonly min: number; readonly max: number; readonly within: number }[];
  readonly exact: boolean;
  /**
   * 0 where exact. Otherwise, up to 1: for every package some point of the frontier is worth to each party at least as much,
   * less this share of the party's range (as wide as `ranges` allows: max − min + 2 within).
   */
  readonly epsilon: number;
  /** The same by party, on the party's own scale; empty if nothing is allowed. */
  readonly within: readonly number[];
  /** Nodes of all searches. */
  readonly explored: number;
  readonly proof: {
    readonly nodes: number;
    readonly pruned: number;
    /** Whether every node was either explored or shown to hold nothing new. */
    readonly complete: boolean;
    /** Groups of issues that no box and no constraint joins, each searched by itself. */
    readonly parts: number;
    /** By party, on its own scale: values this close may be taken for equal, or equal ones for different; 0: never. */
    readonly rounding: readonly number[];
    /** Whether each witness is the first of all packages of its values, in lexicographic order. */
    readonly smallest: boolean;
  };
}

const MAX_NODES = 4_000_000;

/**
 * The frontier and the ranges of a space whose parties value packages by boxes (hyper-rectangles, of which a package has the
 * sum of those it lies in: Ito, Hattori & Klein 2007; GENIUS' nonlinear utility spaces), additively, or some so and some
 * so. Exact by branch and bound, with constraints, for any number of packages that the budget of nodes lets it prove; past
 * that an ε-frontier. The Nash, Kalai–Smorodinsky, egalitarian, leximin and utilitarian packages are all on the frontier.
 *
 * Deterministic. Values are before discount and bonus. Sums are exact in decimal, see `rounding`. Faults: those of
 * `checkBoxes`, and `space/cancelled`. Cost: depends on how boxes overlap; about 8 µs a node with two parties of a hundred
 * boxes each, and 10^10 packages of those take some 10^5 nodes. Memory: issues × classes × measures floats.
 */
export function analyseBoxes(scenario: Scenario, options: BoxOptions = {}): Result<BoxAnalysis> {
  const faults = checkBoxes(scenario);
  if (faults.length > 0) return refuse(...faults);
  const packed = packBoxes(scenario);
  const run = new Run(options, packed.parts.length);
  const ranges = packed.impossible ? [] : rangesOf(scenario, packed, run);
  const joined = ranges.length === 0 ? nothing(scenario.parties.length) : frontierOfAll(scenario.parties.length, packed, run);
  if (run.cancelled) return refuse(new Fault({ code: "space/cancelled", detail: "the study of the space was cancelled" }));

  // Two packages never differ by more than the range, taken as wide as it may be.
  const widths = ranges.map((range) => range.max - range.min + 2 * range.within);
  const within = widths.map((width, p) => Math.min(width, (joined.within[p] as number) * (packed.units[p] as number)));
  const complete = within.every((one) => one === 0);
  return accept({
    frontier: frontierIn(scenario, joined),
    ranges,
    exact: complete,
    epsilon: Math.max(0, ...within.map((one, p) => (one === 0 ? 0 : one / (widths[p] as number)))),
    within,
    explored: run.nodes,
    proof: {
      nodes: run.nodes,
      pruned: run.pruned,
      complete,
      parts: packed.parts.length,
      rounding: packed.rounding,
      smallest: joined.smallest,
    },
  });
}

interface Frontier extends Joined {
  /** The issue of each column of options. */
  readonly places: readonly number[];
  readonly smallest: boolean;
}

function nothing(parties: number): Frontier {
  return { ...EMPTY, within: new Float64Array(parties), places: [], smallest: true };
}

/** Each part by itself, and the sums of what was found. Half of the nodes are for it. */
function frontierOfAll(parties: number, { parts }: BoxProblems, run: Run): Frontier {
  const within = new Float64Array(parties);
  let joined: Points = { size: 1, values: new Float64Array(parties), options: new Int32Array(0) };
  const places: number[] = [];
  let smallest = true;
  for (const [i, part] of parts.entries()) {
    run.begin("frontier", i);
    const found = frontierOf(part, run.budget / 2 / parts.length, run);
    run.begin("witnesses", i);
    // Where the points are not the last word, there is none on their packages either.
    const isExact = found.within.every((one) => one === 0);
    smallest = isExact && !run.cancelled && settleWitnesses(part, found.points, run.budget / 4 / parts.length, run) && smallest;
    if (run.cancelled) break;
    places.push(...part.issueOf);
    const sums = joinPoints(joined, found.points, parties, places);
    joined = sums;
    for (let p = 0; p < parties; p++) {
      within[p] = (within[p] as number) + (found.within[p] as number) + (sums.within[p] as number);
    }
  }
  return { ...joined, within, places, smallest: smallest && within.every((one) => one === 0) };
}

/** The best and the worst of all packages for each party by itself. A quarter of the nodes are for it. */
function rangesOf(scenario: Scenario, { parts, units }: BoxProblems, run: Run): BoxAnalysis["ranges"] {
  const { parties, issues } = scenario;
  const searches = 2 * parties.length;
  const ranges: { min: number; max: number; within: number }[] = [];
  for (const [p, party] of parties.entries()) {
    const within = [0, 0];
    const [max, min] = ([1, -1] as const).map((sign, end) => {
      const packed = new Array<number>(issues.length).fill(0);
      for (const [i, part] of parts.entries()) {
        run.begin("ranges", (p * 2 + end) / searches + i / parts.length / searches);
        const found = run.cancelled ? undefined : mostOf(part, p, sign, run.budget / 4 / searches / parts.length, run);
        if (found === undefined) return undefined;
        within[end] = (within[end] as number) + found.within;
        for (const [column, issue] of part.issueOf.entries()) packed[issue] = found.options[column] as number;
      }
      return valueOf(party.value, packed);
    });
    if (min === undefined || max === undefined) return [];
    ranges.push({ min, max, within: Math.max(...within) * (units[p] as number) });
  }
  return ranges;
}

function frontierIn(scenario: Scenario, { size, options, places }: Frontier): BoxAnalysis["frontier"] {
  return Array.from({ length: size }, (_, at) => {
    const packed = new Array<number>(places.length).fill(0);
    for (const [column, issue] of places.entries()) packed[issue] = options[at * places.length + column] as number;
    return { package: packed, values: scenario.parties.map((party) => valueOf(party.value, packed)) };
  }).reverse();
}

/** What is spent and told over all searches of one analysis. */
class Run implements Effort {
  nodes = 0;
  pruned = 0;
  cancelled = false;
  readonly budget: number;
  private readonly options: BoxOptions;
  private readonly parts: number;
  private phase: BoxProgress["phase"] = "ranges";
  private before = 0;

  constructor(options: BoxOptions, parts: number) {
    this.options = options;
    this.parts = parts;
    this.budget = Math.max(1, options.maxNodes ?? MAX_NODES);
  }

  /** `part`: which of the searches of a phase is about to begin, or for ranges the share of them that is over. */
  begin(phase: BoxProgress["phase"], part: number): void {
    this.phase = phase;
    this.before = part;
    if (!this.report(0, 0)) this.cancelled = true;
  }

  report(done: number, points: number): boolean {
    const share = this.phase === "ranges" ? this.before : (this.before + done) / this.parts;
    this.options.onProgress?.({ phase: this.phase, done: Math.min(1, share), nodes: this.nodes, points });
    return !(this.options.isCancelled?.() ?? false);
  }
}
