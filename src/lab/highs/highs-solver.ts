import type { Highs, Model, ModelData } from "highs";
import type { LpModel, LpObjective, LpOutcome, LpSolver } from "../../study/window/identified/lp.ts";

let loading: Promise<LpSolver> | undefined;

/**
 * HiGHS (Huangfu & Hall 2018), compiled to WebAssembly. Loaded once for a thread, when first asked for: about a tenth of a
 * second, most of it compiling. It then runs in this thread, and needs no file but those of its package.
 */
export async function loadHighs(): Promise<LpSolver> {
  loading ??= load();
  return await loading;
}

async function load(): Promise<LpSolver> {
  const module: unknown = await import("highs");
  return new HighsSolver(await loaderIn(module)());
}

/** The package's types say that it is CommonJS, and hold its loader one `default` deeper than where it is when imported. */
function loaderIn(module: unknown): () => Promise<Highs> {
  if (typeof module === "function") return module as () => Promise<Highs>;
  if (typeof module === "object" && module !== null && "default" in module) return loaderIn(module.default);
  throw new Error("the package highs has no loader");
}

class HighsSolver implements LpSolver {
  readonly name: string;
  readonly #highs: Highs;
  /** One for all models: the first run of a new one costs more than a small program does. It lives as long as the thread. */
  readonly #model: Model;

  constructor(highs: Highs) {
    this.name = `HiGHS ${highs.version.string}`;
    this.#highs = highs;
    this.#model = highs.createModel();
    // Presolve would throw away the basis that one objective leaves for the next. Conflict sets: from the program, irreducible.
    this.#model.options.set({ output_flag: false, presolve: "off", iis_strategy: highs.constants.iis.strategyRowPriority });
  }

  optimise(model: LpModel, objectives: readonly LpObjective[]): LpOutcome[] {
    const { objectiveSense } = this.#highs.constants;
    const columns = model.columnLower.length;
    this.#pass(model);
    return objectives.map(({ goal, costs }) => {
      if (costs.length !== columns) throw new RangeError(`${costs.length} costs for ${columns} columns`);
      this.#model.changeObjectiveSense(goal === "least" ? objectiveSense.minimize : objectiveSense.maximize);
      if (columns > 0) this.#model.changeColsCost({ kind: "range", from: 0, to: columns - 1 }, costs);
      return this.#run();
    });
  }

  conflict(model: LpModel): number[] | undefined {
    this.#pass(model);
    if (this.#run().kind !== "infeasible") return undefined;
    return [...this.#model.getIis().rowIndex].sort((a, b) => a - b);
  }

  #pass(model: LpModel): void {
    this.#model.clearModel();
    this.#model.passModel(dataOf(model));
  }

  #run(): LpOutcome {
    const { modelStatus } = this.#highs.constants;
    this.#model.run();
    const status = this.#model.getModelStatus();
    switch (status) {
      case modelStatus.optimal:
      case modelStatus.empty:
        return { kind: "optimal", value: this.#model.getObjectiveValue() };
      case modelStatus.infeasible:
        return { kind: "infeasible" };
      case modelStatus.unbounded:
        return { kind: "unbounded" };
      default:
        throw new Error(`HiGHS ended with model status ${status}`);
    }
  }
}

function dataOf({ columnLower, columnUpper, rowLower, rowUpper, starts, indices, values }: LpModel): ModelData {
  const numCols = columnLower.length;
  const numRows = rowLower.length;
  return {
    numCols, numRows, colCost: new Float64Array(numCols),
    colLower: columnLower, colUpper: columnUpper, rowLower, rowUpper,
    matrix: { format: "csr", numCols, numRows, starts, indices, values },
  };
}
