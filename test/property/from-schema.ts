import fc from "fast-check";
import { z } from "zod";

/** The parts of JSON Schema that our definitions come to. */
interface Shape {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly propertyNames?: Shape;
  readonly additionalProperties?: Shape | boolean;
  readonly items?: Shape;
  readonly minItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
}

/** Texts that YAML would take for something else, and texts that are hard to write down. */
export const NASTY: readonly string[] = [
  "no", "yes", "on", "off", "y", "n", "true", "null", "~", "1e3", "0x1F", "0o17", "012", "1_000", ".5", ".inf", ".nan", "-", "--", "---", "...", "- a", "? a",
  ": a", "a: b", "a:b", "a :b", "a #b", "#a", "&a", "*a", "!a", "!!str a", "|", ">", "|-", "%a", "@a", "`a", "'", "''", '"', '"a"', "'a'", "{", "}", "{a: b}",
  "[", "]", "[a]", ",", "a,b", "<<", "=", "2025-03-05", "12:30:45", " a", "a ", "  ", "\ta", "a\t", "\n", "a\n", "\na", "a\nb", "a\n\nb", "a\n b\n  c\n", " a\nb",
  "a\n\n", "\n\n a", "a\r\nb", "a\rb", "\r", "\\", "\\n", "שלום עולם", "محادثات الدوحة", "\u202eabc\u202c", "😀", "👩\u200d👩\u200d👧", "e\u0301", "\u0301", "\ufeffa",
  "\u0000", "\u0007", "\u001b[31m", "\u0085", "\u00a0", "\u2028", "\u2029", "\ufffe", "\u007f", "𝒟", "<script>alert(1)</script>", "&amp;", "=1+1", "@SUM(A1)",
  "%YAML 1.2", "--- a", "a\n---\nb", "a\n...\nb", "a\n# b", "a: |\n  b",
  "a long line that has to be folded somewhere because it is longer than the width at which our own printer folds its lines, and then some",
  `an${" very".repeat(60)} long line`, "x".repeat(300), `  ${"word ".repeat(40)}`,
];

/** Words that an id may be and that a program or YAML may trip over. */
const TRICKY_IDS = ["no", "yes", "null", "true", "on", "y", "e1", "constructor", "valueof", "a1-b2"];

/** Values of a definition as a person may write them: every optional field is there about half the time. */
export function valuesOf<T>(schema: z.ZodType<T>): fc.Arbitrary<z.input<z.ZodType<T>>> {
  const shape = z.toJSONSchema(schema, { io: "input", target: "draft-2020-12", reused: "inline" });
  return arbitraryOf(shape as Shape).filter((value) => schema.safeParse(value).success);
}

/** The same shape stands in many places; its values are made ready once. */
const READY = new Map<string, fc.Arbitrary<unknown>>();

function arbitraryOf(shape: Shape): fc.Arbitrary<unknown> {
  const key = JSON.stringify(shape);
  const ready = READY.get(key) ?? madeOf(shape);
  READY.set(key, ready);
  return ready;
}

function madeOf(shape: Shape): fc.Arbitrary<unknown> {
  if (shape.const !== undefined) return fc.constant(shape.const);
  if (shape.enum) return fc.constantFrom(...shape.enum);
  const branches = shape.anyOf ?? shape.oneOf;
  if (branches) return fc.oneof(...branches.map(arbitraryOf));
  switch (shape.type) {
    case "object":
      return objectOf(shape);
    case "array":
      return fc.array(arbitraryOf(shape.items ?? {}), { minLength: shape.minItems ?? 0, maxLength: 3 });
    case "string":
      return textOf(shape);
    case "boolean":
      return fc.boolean();
    case "integer":
      return fc.integer({ min: shape.minimum ?? -1000, max: Math.min(shape.maximum ?? 1e9, 1e9) });
    case "number":
      return numberOf(shape);
    default:
      throw new Error(`no values for ${JSON.stringify(shape)}`);
  }
}

function objectOf(shape: Shape): fc.Arbitrary<unknown> {
  if (shape.properties) {
    const members = Object.fromEntries(Object.entries(shape.properties).map(([key, member]) => [key, arbitraryOf(member)]));
    return fc.record(members, { requiredKeys: [...(shape.required ?? [])], noNullPrototype: true });
  }
  const values = typeof shape.additionalProperties === "object" ? arbitraryOf(shape.additionalProperties) : fc.constant(1);
  return fc.dictionary(textOf(shape.propertyNames ?? { type: "string" }), values, { maxKeys: 3, noNullPrototype: true });
}

function textOf({ pattern, format, minLength = 0, maxLength = 400 }: Shape): fc.Arbitrary<string> {
  if (format === "uri") return fc.webUrl({ withFragments: true, withQueryParameters: true });
  if (pattern?.includes("{64}") === true) return fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }).map((hash) => hash.toString(16).padStart(64, "0"));
  if (pattern !== undefined) {
    const shape = new RegExp(pattern);
    const tricky = TRICKY_IDS.filter((id) => shape.test(id));
    const free = fc.stringMatching(shape, { maxLength: Math.min(maxLength, 24) });
    return tricky.length === 0 ? free : fc.oneof(free, fc.constantFrom(...tricky));
  }
  const nasty = NASTY.filter((text) => text.length >= minLength && text.length <= maxLength);
  const free = fc.string({ unit: "binary", minLength, maxLength: Math.min(maxLength, 60) });
  return fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...nasty) }, { weight: 1, arbitrary: free });
}

function numberOf({ minimum, maximum, exclusiveMinimum }: Shape): fc.Arbitrary<number> {
  const min = Math.max(minimum ?? -1e300, exclusiveMinimum === undefined ? -1e300 : Number.MIN_VALUE);
  const any = fc.double({ min, max: maximum ?? 1e300, noNaN: true, noDefaultInfinity: true });
  // JSON and YAML have no second zero.
  return fc
    .oneof(
      fc.constantFrom(0, 1, 0.5, 100, 1e21, 1e-7).filter((n) => n >= min && n <= (maximum ?? 1e300)),
      any,
    )
    .map((n) => n + 0);
}
