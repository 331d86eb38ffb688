import type { AnsweredPackage, ShownPackage } from "../answer.ts";
import type { WindowIssue, WindowProblem } from "../problem.ts";
import type { Terms } from "./minds.ts";

/** A package in words, by issue id. */
export function shownPackage(problem: WindowProblem, terms: Terms): ShownPackage {
  return Object.fromEntries(problem.issues.map((issue, i) => [issue.id, shownLevels(issue, terms[i] ?? [])]));
}

/** `100 prisoners`, `10 to 20 days`, `A or C`, `left open`. */
export function shownLevels({ levels, ordered }: WindowIssue, allowed: readonly number[]): string {
  const names = allowed.map((level) => levels[level] ?? "");
  if (names.length <= 1) return names[0] ?? "";
  if (names.length === levels.length) return "left open";
  const run = allowed.every((level, k) => k === 0 || level === (allowed[k - 1] ?? 0) + 1);
  return ordered && run ? `${names[0] ?? ""} to ${names.at(-1) ?? ""}` : names.join(" or ");
}

/** Issues on which a package settles or allows what the table did not. */
export function differences(problem: WindowProblem, table: Terms | undefined, here: Terms): AnsweredPackage["differs"] {
  if (!table) return [];
  return problem.issues.flatMap((issue, i) => {
    const [before, now] = [table[i] ?? [], here[i] ?? []];
    if (now.every((level) => before.includes(level))) return [];
    return [{ issue: issue.id, table: shownLevels(issue, before), here: shownLevels(issue, now) }];
  });
}
