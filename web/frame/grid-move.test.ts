import fc from "fast-check";
import { expect, test } from "vitest";
import { moveIn, type Place } from "./grid-move.ts";

test("keys move by a cell, a page, or to an end", () => {
  const grid = { rows: 30, columns: 4, page: 10 };
  const to = (key: string, ctrl = false): unknown => moveIn(grid, { row: 5, column: 2 }, key, ctrl);
  expect(to("ArrowDown")).toEqual({ row: 6, column: 2 });
  expect(to("ArrowLeft")).toEqual({ row: 5, column: 1 });
  expect(to("PageDown")).toEqual({ row: 15, column: 2 });
  expect(to("PageUp")).toEqual({ row: 0, column: 2 });
  expect(to("Home")).toEqual({ row: 5, column: 0 });
  expect(to("End", true)).toEqual({ row: 29, column: 3 });
  expect(to("x")).toBeUndefined();
});

test("no keys lead out of the grid", () => {
  const key = fc.constantFrom("ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "PageUp", "PageDown", "Home", "End");
  const upTo = (max: number): fc.Arbitrary<number> => fc.integer({ min: 1, max });
  const sizes = fc.record({ rows: upTo(9), columns: upTo(9), page: upTo(20) });
  fc.assert(fc.property(sizes, fc.array(fc.tuple(key, fc.boolean()), { maxLength: 30 }), (size, keys) => {
    let at: Place = { row: 0, column: 0 };
    for (const [name, ctrl] of keys) at = moveIn(size, at, name, ctrl) ?? at;
    expect(at.row).toSatisfy((row: number) => row >= 0 && row < size.rows);
    expect(at.column).toSatisfy((column: number) => column >= 0 && column < size.columns);
  }));
});
