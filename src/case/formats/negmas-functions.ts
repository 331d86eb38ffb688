import type { SpaceIssue } from "../scenario.ts";
import { amountAt, indexes } from "../steps.ts";
import { numberOf } from "./xml-faults.ts";

/** Value functions of one number that NegMAS writes besides tables, by its own names and fields. */
export type NegmasFunction =
  | { readonly type: "AffineFun"; readonly slope: number; readonly bias: number }
  | ({ readonly type: "TriangularFun" } & Readonly<Record<"start" | "middle" | "end" | "bias" | "scale", number>>);

/** The amounts of an issue: of numbers by min and step, of options that read as numbers those; undefined of words. */
export function amountsOf({ kind, options, size, min = 0, step = 1 }: SpaceIssue): number[] | undefined {
  if (kind === "integer" || kind === "real" || kind === "divisible") return indexes(size).map((i) => amountAt(min, step, i));
  const amounts = (options ?? []).map(numberOf);
  return amounts.every((amount) => amount !== undefined) ? amounts : undefined;
}

/** Values of all amounts; the arithmetic is that of NegMAS 0.16, `value_fun.py`. */
export function functionValues(fun: NegmasFunction, amounts: readonly number[]): number[] {
  if (fun.type === "AffineFun") return amounts.map((amount) => amount * fun.slope + fun.bias);
  const { start, middle, end, bias, scale } = fun;
  return amounts.map((amount) => {
    if (amount <= start || amount >= end) return amount === middle ? bias + scale : bias;
    const share = amount <= middle ? (amount - start) / (middle - start) : (end - amount) / (end - middle);
    return bias + scale * share;
  });
}

/** The function that gives just these values: the one kept in `original`, or a line; undefined where there is none. */
export function functionFor(values: readonly number[], amounts: readonly number[], kept: unknown): NegmasFunction | undefined {
  const gives = (fun: NegmasFunction): boolean => functionValues(fun, amounts).every((value, i) => value === values[i]);
  const asKept = functionOf(kept);
  if (asKept && gives(asKept)) return asKept;
  const [first = 0, last = 0, low = 0, high = 0] = [values[0], values.at(-1), amounts[0], amounts.at(-1)];
  const slope = high === low ? 0 : (last - first) / (high - low);
  const line: NegmasFunction = { type: "AffineFun", slope, bias: first - slope * low };
  return gives(line) ? line : undefined;
}

/** A function from the fields of a file; undefined where it is none of those known here. */
export function functionOf(given: unknown): NegmasFunction | undefined {
  if (typeof given !== "object" || given === null) return undefined;
  const fields = given as Readonly<Record<string, unknown>>;
  const number = (key: string, otherwise?: number): number => {
    const value = fields[key] ?? otherwise;
    return typeof value === "number" ? value : Number.NaN;
  };
  const isSound = (...all: readonly number[]): boolean => all.every(Number.isFinite);
  const affine = (slope: number, bias: number): NegmasFunction | undefined => (isSound(slope, bias) ? { type: "AffineFun", slope, bias } : undefined);
  switch (typeof fields["type"] === "string" ? fields["type"].replace(/^.*\./, "") : "") {
    case "IdentityFun":
      return affine(1, 0);
    case "ConstFun":
      return affine(0, number("bias", 0));
    case "LinearFun":
    case "AffineFun":
      return affine(number("slope"), number("bias", 0));
    case "TriangularFun": {
      const [start, middle, end, bias, scale] = [number("start"), number("middle"), number("end"), number("bias", 0), number("scale", 1)];
      return isSound(start, middle, end, bias, scale) ? { type: "TriangularFun", start, middle, end, bias, scale } : undefined;
    }
    default:
      return undefined;
  }
}
