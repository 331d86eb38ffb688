import type { z } from "zod";
import { Fault } from "../base/fault.ts";
import { findNearest } from "../base/nearest.ts";
import type { Path, SourceFile } from "./source-file.ts";

/** A longer text is not repeated in a hint. */
const SHOWN = 80;

type ShapeIssue = z.core.$ZodIssue;

/** Turns what zod found into faults that name their place and say what was expected, one fault per slip. */
export function shapeFaults(error: z.ZodError, source: SourceFile, schema: z.ZodType): Fault[] {
  return error.issues.flatMap((issue) => faultsOf(issue, [], source, schema));
}

function faultsOf(issue: ShapeIssue, prefix: Path, source: SourceFile, schema: z.ZodType): Fault[] {
  const path = [...prefix, ...issue.path];
  const where = printPath(path, source.value);
  const found = valueAt(source.value, path);
  const at = source.placeOf(path);
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => {
        const keys = keysAt(schema, path, source.value);
        const near = findNearest(key, keys);
        return new Fault({
          code: "file/unknown-field",
          detail: `${where ? `${where} has` : "the file has"} no field “${key}”`,
          at: source.placeOf([...path, key], "key"),
          hint: near === undefined ? `its fields: ${keys.join(", ")}` : `did you mean ${near}?`,
        });
      });
    case "invalid_union": {
      if ("options" in issue && Array.isArray(issue.options)) return [unknownValue(source, path, found, issue.options.map(String))];
      const branch = closestBranch(issue.errors, found);
      if (branch) return branch.flatMap((inner) => faultsOf(inner, path, source, schema));
      return [new Fault({ code: "file/wrong-type", detail: `${where || "this"} is ${nameType(found)}, which does not fit here`, at })];
    }
    case "invalid_value":
      return [unknownValue(source, path, found, issue.values.map(String))];
    case "invalid_type":
      if (found === undefined) {
        const whole = printPath(path.slice(0, -1), source.value) || "the file";
        return [new Fault({ code: "file/missing-field", detail: `${whole} lacks “${String(path.at(-1))}” (${article(issue.expected)})`, at })];
      }
      return [
        new Fault({
          code: "file/wrong-type",
          detail: `${where || "the file"} must be ${article(issue.expected)}, not ${typeof found === "number" ? String(found) : nameType(found)}`,
          at,
          hint: typeHint(issue.expected, found, path),
        }),
      ];
    case "invalid_key":
      return [
        new Fault({
          code: "file/out-of-shape",
          detail: `“${String(path.at(-1))}” cannot be a name under ${printPath(path.slice(0, -1), source.value)}`,
          at: source.placeOf(path, "key"),
          hint: issue.issues.map((inner) => KEY_HINTS[inner.code] ?? inner.message).join("; "),
        }),
      ];
    case "too_small":
      return [new Fault({ code: "file/out-of-shape", detail: `${where} ${tooSmall(issue)}`, at, hint: foundHint(found) })];
    case "too_big":
      return [new Fault({ code: "file/out-of-shape", detail: `${where} ${tooBig(issue)}`, at, hint: foundHint(found) })];
    default:
      return [new Fault({ code: "file/out-of-shape", detail: `${where || "the file"}: ${issue.code === "invalid_format" && issue.format === "url" ? "not a URL" : issue.message}`, at, hint: foundHint(found) })];
  }
}

const KEY_HINTS: Readonly<Record<string, string>> = { invalid_format: "letters and digits, beginning with a small letter" };

function tooSmall({ origin, minimum, inclusive }: z.core.$ZodIssueTooSmall): string {
  if (origin === "string") return Number(minimum) <= 1 ? "is empty" : `has fewer than ${String(minimum)} characters`;
  if (origin === "array") return `needs ${String(minimum)} or more`;
  return `must be ${inclusive === false ? "more than" : "at least"} ${String(minimum)}`;
}

function tooBig({ origin, maximum, inclusive }: z.core.$ZodIssueTooBig): string {
  if (origin === "string") return `has more than ${String(maximum)} characters`;
  return `must be ${inclusive === false ? "less than" : "at most"} ${String(maximum)}`;
}

/** What to write where a value is of the wrong type, for the ways in which that happens. */
function typeHint(expected: string, found: unknown, path: Path): string | undefined {
  if (path.length === 0) return "a file of a case begins with version: 1";
  if (expected === "string" && (typeof found === "number" || typeof found === "boolean")) return `put it in quotes: "${String(found)}"`;
  if (expected === "array" && typeof found === "string") return `put it in brackets: [${found}]`;
  if (expected === "array" && typeof found === "object") return "begin each item with “- ”";
  if (expected === "boolean" && typeof found === "string") return "write true or false, without quotes";
  return undefined;
}

function unknownValue(source: SourceFile, path: Path, found: unknown, options: readonly string[]): Fault {
  const where = printPath(path, source.value);
  const listed = options.length === 1 ? `write ${String(options[0])}` : `one of ${options.join(", ")}`;
  if (found === undefined) {
    return new Fault({
      code: "file/missing-field",
      detail: `${printPath(path.slice(0, -1), source.value) || "the file"} lacks “${String(path.at(-1))}”`,
      at: source.placeOf(path),
      hint: listed,
    });
  }
  const near = typeof found === "string" ? findNearest(found, options) : undefined;
  return new Fault({
    code: "file/unknown-value",
    detail: `${where} cannot be ${JSON.stringify(found)}`,
    at: source.placeOf(path),
    hint: near === undefined || options.length === 1 ? listed : `did you mean ${near}? One of ${options.join(", ")}`,
  });
}

/** Of the ways a union could have been meant, the one whose faults lie deepest: there the writer's intent is plainest. */
function closestBranch(branches: readonly (readonly ShapeIssue[])[], found: unknown): readonly ShapeIssue[] | undefined {
  const depth = (branch: readonly ShapeIssue[]): number => Math.max(...branch.map((issue) => issue.path.length + (issue.code === "invalid_type" && issue.path.length === 0 ? -1 : 0)));
  const fitting = branches.filter((branch) => branch.length > 0 && !branch.some((issue) => issue.code === "invalid_type" && issue.path.length === 0));
  if (typeof found === "object" && found !== null) {
    const byUnknownKeys = [...fitting].sort((a, b) => unknownKeys(a) - unknownKeys(b) || a.length - b.length);
    return byUnknownKeys[0];
  }
  return [...fitting].sort((a, b) => depth(b) - depth(a))[0];
}

function unknownKeys(branch: readonly ShapeIssue[]): number {
  return branch.reduce((sum, issue) => sum + (issue.code === "unrecognized_keys" ? issue.keys.length : 0), 0);
}

/** The fields that could stand at a path, for guessing what a misspelt one was meant to be. */
function keysAt(schema: z.ZodType, path: Path, value: unknown): string[] {
  let here: unknown = schema;
  let at: unknown = value;
  for (const step of path) {
    here = childOf(unwrap(here, at), step);
    at = valueOf(at, step);
  }
  const shape = shapeOf(unwrap(here, at));
  return shape ? Object.keys(shape) : [];
}

function childOf(schema: unknown, step: PropertyKey): unknown {
  if (typeof step === "number") return field(schema, "element");
  const shape = shapeOf(schema);
  return shape ? shape[String(step)] : field(schema, "valueType");
}

/** Through optional and default wrappers; in a union, to the member the value says it is, or else all members' fields. */
function unwrap(schema: unknown, value: unknown): unknown {
  let here = schema;
  for (;;) {
    const def = field(here, "def");
    const inner = field(def, "innerType");
    if (inner !== undefined) {
      here = inner;
      continue;
    }
    const options = field(here, "options");
    if (Array.isArray(options)) {
      const key = field(def, "discriminator");
      const tag = typeof key === "string" ? valueOf(value, key) : undefined;
      const chosen: unknown = options.find((option) => {
        const literal = typeof key === "string" ? field(shapeOf(option), key) : undefined;
        return literal !== undefined && field(literal, "value") === tag;
      });
      return chosen ?? { shape: Object.assign({}, ...options.map((option) => shapeOf(option) ?? {})) as Record<string, unknown> };
    }
    return here;
  }
}

function shapeOf(schema: unknown): Record<string, unknown> | undefined {
  const shape = field(schema, "shape");
  return typeof shape === "object" && shape !== null ? (shape as Record<string, unknown>) : undefined;
}

function field(of: unknown, name: string): unknown {
  return typeof of === "object" && of !== null ? (of as Record<string, unknown>)[name] : undefined;
}

function valueOf(of: unknown, step: PropertyKey): unknown {
  return field(of, String(step));
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, step) => valueOf(at, step), value);
}

/** `events[first-offer].reports[0].span`: an item goes by its id where it has one, else by its number from 0. */
function printPath(path: Path, whole: unknown): string {
  let at = whole;
  let printed = "";
  for (const step of path) {
    at = valueOf(at, step);
    const id = typeof step === "number" ? valueOf(at, "id") : undefined;
    if (typeof step === "number") printed += `[${typeof id === "string" ? id : String(step)}]`;
    else printed += `${printed === "" ? "" : "."}${String(step)}`;
  }
  return printed;
}

function nameType(value: unknown): string {
  if (value === null) return "empty";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a mapping";
  return article(typeof value);
}

function article(expected: string): string {
  const names: Record<string, string> = {
    string: "text", number: "a number", int: "a whole number", boolean: "true or false", array: "a list", object: "a mapping", record: "a mapping",
  };
  return names[expected] ?? expected;
}

function foundHint(value: unknown): string | undefined {
  if (value === "") return undefined;
  if (typeof value === "string" && value.length > SHOWN) return `found ${String(value.length)} characters`;
  return typeof value === "string" || typeof value === "number" ? `found ${JSON.stringify(value)}` : undefined;
}
