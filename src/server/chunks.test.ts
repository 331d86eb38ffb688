import { describe, expect, it } from "vitest";
import { encodePieces, entityTagOf, lengthOf } from "./chunks.ts";

describe("encodePieces", () => {
  it("gives the bytes of the whole, whatever the pieces", () => {
    const pieces = ["", "Ωmega", "🕊️", "x".repeat(3_000_000), "", "ø".repeat(1_500_000), "end"];
    const chunks = encodePieces(pieces);
    expect(chunks.length).toBeGreaterThan(2);
    expect(Buffer.concat(chunks).equals(Buffer.from(pieces.join("")))).toBe(true);
    expect(lengthOf(chunks)).toBe(Buffer.byteLength(pieces.join("")));
    expect(encodePieces([])).toEqual([]);
  });

  it("gives chunks that can be handed over: none shares its buffer", () => {
    const chunks = [...encodePieces(["a"]), ...encodePieces(["b"])];
    expect(new Set(chunks.map(({ buffer }) => buffer)).size).toBe(2);
    const moved = structuredClone(chunks, { transfer: chunks.map(({ buffer }) => buffer) });
    expect(moved.map((chunk) => [...chunk])).toEqual([[97], [98]]);
  });
});

describe("entityTagOf", () => {
  it("names the content, not the way it is cut", () => {
    const one = entityTagOf(encodePieces(["abcd"]));
    expect(entityTagOf([...encodePieces(["ab"]), ...encodePieces(["cd"])])).toBe(one);
    expect(entityTagOf(encodePieces(["abce"]))).not.toBe(one);
    expect(one).toMatch(/^"[\w-]{22}"$/);
  });
});
