import { describe, expect, it } from "vitest";
import type { z } from "zod";
import type { WindowAnswer } from "./answer.ts";
import type { windowAnswer } from "./answer-shape.ts";

/** A type as JSON prints it: a member that may be undefined may be left out, and lists lose nothing but their being read-only. */
type Printed<T> =
  T extends readonly [infer First, infer Second] ? [Printed<First>, Printed<Second>]
  : T extends readonly (infer Item)[] ? Printed<Item>[]
  : T extends object ? Flat<
      { -readonly [Key in keyof T as undefined extends T[Key] ? never : Key]: Printed<T[Key]> } &
      { -readonly [Key in keyof T as undefined extends T[Key] ? Key : never]?: Printed<T[Key]> }
    >
  : T;
type Flat<T> = { [Key in keyof T]: T[Key] };

/** True only where the compiler takes both for the same type, optional members included. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

describe("the shape of an answer", () => {
  it("is that of the type", () => {
    const same: Same<Printed<WindowAnswer>, Printed<z.output<typeof windowAnswer>>> = true;
    expect(same).toBe(true);
  });
});
