/** A linear program without its objective, as plain data. Rows are packed: `starts` has one number more than there are rows. */
export interface LpModel {
  /** [column] bounds, inclusive; ±Infinity where there is none. Their number is the number of columns. */
  readonly columnLower: Float64Array;
  readonly columnUpper: Float64Array;
  /** [row] bounds of the row's sum, inclusive; ±Infinity where there is none. */
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  /** [row + 1] where a row's entries begin in `indices` and `values`. */
  readonly starts: Int32Array;
  /** [entry] column; at most once in a row. */
  readonly indices: Int32Array;
  /** [entry] coefficient, finite. */
  readonly values: Float64Array;
}

/** The least or the most of a linear sum. */
export interface LpObjective {
  readonly goal: "least" | "most";
  /** [column] */
  readonly costs: Float64Array;
}

export type LpOutcome =
  | { readonly kind: "optimal"; readonly value: number }
  | { readonly kind: "infeasible" }
  | { readonly kind: "unbounded" };

/**
 * What solves linear programs: a port, so that the study room needs no solver of its own. The same calls give the same
 * answers. A model that is none (not a number, a column that is not there) throws: it is a bug of the caller.
 */
export interface LpSolver {
  /** Name and version, as shown to people. */
  readonly name: string;
  /** One outcome for each objective, in order. Objectives of one model are asked together, since each starts from the last. */
  optimise(model: LpModel, objectives: readonly LpObjective[]): LpOutcome[];
  /**
   * Undefined where the model is feasible; else rows that cannot all hold within the bounds of the columns, rising. Few, but
   * not surely the fewest, and none of them surely needed.
   */
  conflict(model: LpModel): readonly number[] | undefined;
}

/** A linear sum: coefficients by column. */
export type LinearSum = ReadonlyMap<number, number>;

/** Adds up sums, each so many times; what cancels out leaves no entry. */
export function sumOf(...parts: readonly (readonly [times: number, sum: LinearSum])[]): LinearSum {
  const total = new Map<number, number>();
  for (const [times, sum] of parts) {
    for (const [column, coefficient] of sum) total.set(column, (total.get(column) ?? 0) + times * coefficient);
  }
  for (const [column, coefficient] of total) if (coefficient === 0) total.delete(column);
  return total;
}

/** Collects columns and rows one by one. */
export class LpBuilder {
  readonly #columnLower: number[] = [];
  readonly #columnUpper: number[] = [];
  readonly #rowLower: number[] = [];
  readonly #rowUpper: number[] = [];
  readonly #starts: number[] = [0];
  readonly #indices: number[] = [];
  readonly #values: number[] = [];

  get columns(): number {
    return this.#columnLower.length;
  }

  /** A new unknown within these bounds, as a sum of itself alone. */
  unknown(lower: number, upper: number): LinearSum {
    this.#columnLower.push(lower);
    this.#columnUpper.push(upper);
    return new Map([[this.columns - 1, 1]]);
  }

  /** lower ≤ sum ≤ upper; returns the number of the row. */
  row(lower: number, sum: LinearSum, upper: number): number {
    this.#rowLower.push(lower);
    this.#rowUpper.push(upper);
    for (const [column, coefficient] of sum) {
      this.#indices.push(column);
      this.#values.push(coefficient);
    }
    this.#starts.push(this.#indices.length);
    return this.#rowLower.length - 1;
  }

  model(): LpModel {
    return {
      columnLower: Float64Array.from(this.#columnLower),
      columnUpper: Float64Array.from(this.#columnUpper),
      rowLower: Float64Array.from(this.#rowLower),
      rowUpper: Float64Array.from(this.#rowUpper),
      starts: Int32Array.from(this.#starts),
      indices: Int32Array.from(this.#indices),
      values: Float64Array.from(this.#values),
    };
  }
}

/** The sum as costs by column. */
export function costsOf(sum: LinearSum, columns: number): Float64Array {
  const costs = new Float64Array(columns);
  for (const [column, coefficient] of sum) costs[column] = coefficient;
  return costs;
}

/** The same model with these rows asking for nothing; rows keep their numbers. */
export function withoutRows(model: LpModel, rows: Iterable<number>): LpModel {
  const rowLower = model.rowLower.slice();
  const rowUpper = model.rowUpper.slice();
  for (const row of rows) {
    rowLower[row] = -Infinity;
    rowUpper[row] = Infinity;
  }
  return { ...model, rowLower, rowUpper };
}
