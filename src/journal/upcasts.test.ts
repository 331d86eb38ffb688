import { describe, expect, it } from "vitest";
import { Upcasts } from "./upcasts.ts";

const step = (from: number, to: number) => ({ type: "A", from, to, payload: (old: unknown) => [...(old as number[]), to] });

describe("Upcasts", () => {
  it("[S5] climbs step by step from whatever version an event has", () => {
    const upcasts = new Upcasts([step(2, 5), step(1, 2)]);
    const from = (version: number) => upcasts.apply({ type: "A", version, payload: [version], id: "kept" });
    expect(from(1)).toEqual({ type: "A", version: 5, payload: [1, 2, 5], id: "kept" });
    expect(from(2)).toEqual({ type: "A", version: 5, payload: [2, 5], id: "kept" });
    expect(from(5)).toEqual({ type: "A", version: 5, payload: [5], id: "kept" });
    expect(from(9)).toEqual({ type: "A", version: 9, payload: [9], id: "kept" });
  });

  it("[S5] leaves other types alone, and the event it was given", () => {
    const event = { type: "B", version: 1, payload: [] };
    expect(new Upcasts([step(1, 2)]).apply(event)).toBe(event);
    const old = { type: "A", version: 1, payload: [0] };
    new Upcasts([step(1, 2)]).apply(old);
    expect(old).toEqual({ type: "A", version: 1, payload: [0] });
  });

  it("[S5] does not accept steps that fork or lead nowhere", () => {
    expect(() => new Upcasts([step(1, 2), step(1, 3)])).toThrow(RangeError);
    expect(() => new Upcasts([step(2, 2)])).toThrow(RangeError);
    expect(() => new Upcasts([step(3, 2)])).toThrow(RangeError);
  });
});
