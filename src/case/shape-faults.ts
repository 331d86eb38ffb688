import type { z } from "zod";
import { Fault } from "../base/fault.ts";
import { findNearest } from "../base/nearest.ts";
import type { Path, SourceFile } from "./source-file.ts";

type ShapeIssue = z.core.$ZodIssue;

/** Turns what zod found into faults that name their place and say what was expected, one fault per slip. */
export function shapeFaults(error: z.ZodError, source: SourceFile, schema: z.ZodType): Fault[] {
  return error.issues.flatMap((issue) => faultsOf(issue, [], source, schema));
}

function faultsOf(issue: ShapeIssue, prefix: Path, source: SourceFile, schema: z.ZodType): Fault[] {
  const path = [...prefix, ...issue.path];
  const where = printPath(path);
  const found = valueAt(source.value, path);
  const at = source.placeOf(path);
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => {
        const near = findNearest(key, keysAt(schema, path, source.value));
        return new Fault({
          code: "file/unknown-field",
          detail: `${where ? `${where} has` : "the file has"} no field “${key}”`,
          at: source.placeOf([...path, key], "key"),
          hint: near === undefined ? undefined : `did you mean ${near}?`,
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
        return [new Fault({ code: "file/missing-field", detail: `${printPath(path.slice(0, -1)) || "the file"} lacks “${String(path.at(-1))}” (${issue.expected})`, at })];
      }
      return [
        new Fault({
          code: "file/wrong-type",
          detail: `${where || "the file"} must be ${article(issue.expected)}, not ${nameType(found)}`,
          at,
          hint: issue.expected === "string" && typeof found === "number" ? `put it in quotes: "${String(found)}"` : undefined,
        }),
      ];
    default:
      return [new Fault({ code: "file/out-of-shape", detail: `${where || "the file"}: ${issue.message}`, at, hint: foundHint(found) })];
  }
}

function unknownValue(source: SourceFile, path: Path, found: unknown, options: readonly string[]): Fault {
  const where = printPath(path);
  if (found === undefined) {
    return new Fault({
      code: "file/missing-field",
      detail: `${printPath(path.slice(0, -1)) || "the file"} lacks “${String(path.at(-1))}”`,
      at: source.placeOf(path),
      hint: `one of ${options.join(", ")}`,
    });
  }
  const near = typeof found === "string" ? findNearest(found, options) : undefined;
  return new Fault({
    code: "file/unknown-value",
    detail: `${where} cannot be ${JSON.stringify(found)}`,
    at: source.placeOf(path),
    hint: near === undefined ? `one of ${options.join(", ")}` : `did you mean ${near}? One of ${options.join(", ")}`,
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

/** `events[3].reports[0].span`, as people write it. */
export function printPath(path: Path): string {
  return path.map((step, i) => (typeof step === "number" ? `[${String(step)}]` : `${i === 0 ? "" : "."}${String(step)}`)).join("");
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
  return typeof value === "string" || typeof value === "number" ? `found ${JSON.stringify(value)}` : undefined;
}
