import { expect, test } from "vitest";
import { QUANTUM, wholeValues } from "./whole-values.ts";

const plain = (numbers: readonly number[]): number[] =>
  wholeValues(numbers.map((one) => [one])).whole.map((one) => one / QUANTUM);

test("decimals become whole numbers without a common divisor", () => {
  expect(plain([0.1, 0.2, 0.3])).toEqual([1, 2, 3]);
  expect(plain([1e21, -2e21, 0])).toEqual([1, -2, 0]);
  expect(plain([2.5e-7, 1e-6])).toEqual([1, 4]);
  expect(plain([0, 0])).toEqual([0, 0]);
  expect(plain([])).toEqual([]);
});

test("factors are multiplied in decimal, not in binary", () => {
  expect(wholeValues([[0.1, 0.7], [0.07, 1]]).whole).toEqual([QUANTUM, QUANTUM]);
});

test("a whole number of 1 stands for the unit", () => {
  const { whole, unit, rounding } = wholeValues([[0.25], [1.5]]);
  expect(whole.map((one) => one * unit)).toEqual([0.25, 1.5]);
  expect(rounding).toBe(0);
});

test("what has too many digits is rounded, by less than is said", () => {
  const given = [1 / 3, Math.PI, -1e-9, 1e6 / 7];
  const { whole, unit, rounding } = wholeValues(given.map((one) => [one]));
  expect(rounding).toBeGreaterThan(0);
  expect(rounding).toBeLessThan(1e-5);
  for (const [i, one] of whole.entries()) expect(Math.abs(one * unit - (given[i] ?? 0))).toBeLessThan(rounding);
  expect(whole.reduce((sum, one) => sum + Math.abs(one), 0)).toBeLessThanOrEqual(2 ** 52);
});
