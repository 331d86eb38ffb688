import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printCanonicalJson } from "./canonical-json.ts";

describe("printCanonicalJson", () => {
  it("sorts keys by code unit and leaves no white space", () => {
    expect(printCanonicalJson({ b: 1, a: [true, null, "é"], "€": 2, B: 3 })).toBe('{"B":3,"a":[true,null,"é"],"b":1,"€":2}');
  });

  it("leaves out members that are undefined, and keeps holes of lists as null", () => {
    expect(printCanonicalJson({ a: undefined, b: [1, undefined, 2] })).toBe('{"b":[1,null,2]}');
  });

  it("prints zero one way", () => {
    expect(printCanonicalJson([-0, 0])).toBe("[0,0]");
  });

  it("throws on what JSON cannot hold", () => {
    expect(() => printCanonicalJson(Number.NaN)).toThrow(RangeError);
    expect(() => printCanonicalJson([Infinity])).toThrow(RangeError);
    expect(() => printCanonicalJson({ a: 1n })).toThrow(TypeError);
    expect(() => printCanonicalJson(undefined)).toThrow(TypeError);
    const circle: unknown[] = [];
    circle.push(circle);
    expect(() => printCanonicalJson(circle)).toThrow(RangeError);
  });

  it("reads back as the value, and is the same whatever order the keys were written in", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const printed = printCanonicalJson(value);
        expect(JSON.parse(printed)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(printCanonicalJson(reversed(value))).toBe(printed);
      }),
    );
  });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([key, member]) => [key, reversed(member)]));
}
