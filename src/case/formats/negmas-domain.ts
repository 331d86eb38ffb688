import type { FaultsAt } from "../faults-at.ts";
import type { SpaceIssue } from "../scenario.ts";
import { indexes, nameAmount } from "../steps.ts";
import { makeIds } from "./make-ids.ts";

/** Points of a continuous issue. */
const POINTS = 11;
/** Options of one issue; more is taken for a slip. */
const MOST = 1_000_000;
const MOST_NAMES = 10_001;

/** Reads the issues of an outcome space. Faults: `negmas/no-issues`, `-issue`, `-range`, `-duplicate`, `-too-many`. */
export function readNegmasIssues(given: unknown, at: FaultsAt, notes: string[]): SpaceIssue[] {
  const list: readonly unknown[] = Array.isArray(given) ? given : [];
  if (list.length === 0) at.add("negmas/no-issues", ["issues"], "the outcome space has no issues");
  const fields = list.map((each) => (isFields(each) ? each : {}));
  const names = fields.map(({ name }, i) => (typeof name === "string" || typeof name === "number" ? String(name) : `issue ${i + 1}`));
  const ids = makeIds(names, "issue");
  return fields.flatMap(({ type, values }, i) => {
    const name = names[i] ?? "";
    if (names.indexOf(name) < i) at.add("negmas/duplicate", ["issues", i, "name"], `the issue “${name}” stands twice`);
    const kind = typeof type === "string" ? type.replace(/^.*\./, "") : "";
    const issue = issueOf({ id: ids[i] ?? "", name }, kind, values, ["issues", i, "values"], at, notes);
    return issue ? [issue] : [];
  });
}

function issueOf(
  called: { id: string; name: string }, type: string, values: unknown, path: readonly PropertyKey[],
  at: FaultsAt, notes: string[],
): SpaceIssue | undefined {
  const { name } = called;
  if (typeof values === "number" && Number.isInteger(values) && values > 0) return amounts(called, 0, values - 1, path, at);
  if (!Array.isArray(values) || values.length === 0) {
    at.add("negmas/issue", path, `“${name}” has no values`, "a list of options, or the lowest and the highest number");
    return undefined;
  }
  const list = values as readonly unknown[];
  const [min, max] = list;
  if (type === "ContiguousIssue" || type === "ContinuousIssue") {
    if (!isNumber(min) || !isNumber(max) || list.length !== 2 || min > max) {
      at.add("negmas/range", path, `“${name}” does not run from one number to a higher one`, "[lowest, highest]");
      return undefined;
    }
    if (type === "ContiguousIssue") return amounts(called, min, max, path, at);
    const size = max > min ? POINTS : 1;
    const step = max > min ? (max - min) / (POINTS - 1) : 1;
    notes.push(`“${name}” is continuous; ${size} amounts from ${min} to ${max} stand for all.`);
    return { ...called, kind: "real", options: indexes(size).map((i) => nameAmount(min, step, i)), size, min, max, step };
  }
  const options = list.map((option, i) => {
    if (typeof option === "string" || typeof option === "number" || typeof option === "boolean") return String(option);
    at.add("negmas/issue", [...path, i], `an option of “${name}” is neither words nor a number`);
    return String(i);
  });
  options.forEach((option, i) => {
    if (options.indexOf(option) < i) at.add("negmas/duplicate", [...path, i], `the option “${option}” stands twice in “${name}”`);
  });
  const isOrdered = ["DiscreteCardinalIssue", "DiscreteOrdinalIssue", "OrdinalIssue", "CardinalIssue"].includes(type);
  return { ...called, kind: isOrdered ? "scale" : "choice", options, size: options.length };
}

function isNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

function amounts(
  called: { id: string; name: string }, min: number, max: number, path: readonly PropertyKey[], at: FaultsAt,
): SpaceIssue | undefined {
  const size = max - min + 1;
  if (!Number.isSafeInteger(min) || !Number.isSafeInteger(max) || size > MOST) {
    at.add(size > MOST ? "negmas/too-many" : "negmas/range", path, `“${called.name}” runs from ${min} to ${max}`, `whole numbers, at most ${MOST} of them`);
    return undefined;
  }
  const options = size > MOST_NAMES ? undefined : indexes(size).map((i) => String(min + i));
  return { ...called, kind: "integer", ...(options ? { options } : {}), size, min, max, step: 1 };
}

export function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
