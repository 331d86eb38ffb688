import type { Solution, SolutionName, SpaceAnalysis } from "../../../src/study/space/analysis.ts";

/** In the order in which they are told. */
export const SOLUTION_NAMES = [
  "nash", "kalaiSmorodinsky", "egalitarian", "leximin", "utilitarian", "utilitarianRational", "equalValues",
] as const satisfies readonly SolutionName[];

/** Short enough for a label on the plot. */
export const SOLUTION_SHORT: Readonly<Record<SolutionName, string>> = {
  nash: "Nash", kalaiSmorodinsky: "Kalai–Smorodinsky", egalitarian: "Egalitarian", leximin: "Leximin", utilitarian: "Utilitarian",
  utilitarianRational: "Utilitarian, all gain", equalValues: "Equal values",
};

export interface NamedSolution {
  readonly name: SolutionName;
  readonly solution: Solution;
}

export function solutionsOf(analysis: SpaceAnalysis): NamedSolution[] {
  return SOLUTION_NAMES.flatMap((name) => {
    const solution = analysis.solutions[name];
    return solution ? [{ name, solution }] : [];
  });
}

/** Solutions that are one and the same point of the plot share a mark. */
export interface SolutionMark {
  readonly names: readonly NamedSolution[];
  readonly x: number;
  readonly y: number;
}

export function solutionMarks(solutions: readonly NamedSolution[]): SolutionMark[] {
  const marks = new Map<string, { names: NamedSolution[]; x: number; y: number }>();
  for (const named of solutions) {
    const [x = 0, y = 0] = named.solution.values;
    const key = `${x.toFixed(9)} ${y.toFixed(9)}`;
    const mark = marks.get(key) ?? { names: [], x, y };
    mark.names.push(named);
    marks.set(key, mark);
  }
  return [...marks.values()];
}

/** The first of its names, and how many more it has; all of them are in its words. */
export function labelOf({ names }: SolutionMark): string {
  const [first] = names;
  const more = names.length > 1 ? ` + ${String(names.length - 1)}` : "";
  return `${first ? SOLUTION_SHORT[first.name] : ""}${more}`;
}

/** Egalitarian, 0.54 and 0.56: its words, source, and from where it is measured. */
export function printDefinition({ solution }: NamedSolution): string {
  const { name, words, reference, relativeToReservation } = solution.definition;
  const from = relativeToReservation ? "measured from what no deal is worth" : "measured without regard to no deal";
  return `${name} (${reference}): ${words}; ${from}.`;
}
