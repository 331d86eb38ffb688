import { describe, expect, test } from "vitest";
import { NO_PARTY } from "../../words/parts.ts";
import { HALF_PX } from "./item.ts";
import { layOut, type Layout } from "./layout.ts";
import type { Placement } from "./placement.ts";
import type { Part } from "../../words/parts.ts";
import type { SeenEvent } from "./seen.ts";

interface Made {
  readonly at: number;
  readonly from?: number;
  readonly to?: number;
  readonly parts?: readonly Part[];
}

function place(scale: Placement["scale"], ...made: Made[]): Placement {
  const shown = made.map(({ parts }, event): SeenEvent => ({
    event, type: "meeting", title: "", hidden: [], inPart: false, parts: parts ?? [{ party: 0, role: "acts" }], people: [], channel: undefined, startMs: 0, endMs: 1,
    timing: "stretch", soft: false, standing: "fact", possible: false, answer: undefined, given: undefined, reveals: [], order: event,
  }));
  return {
    scale, shown, at: Float64Array.from(made, ({ at }) => at), from: Float64Array.from(made, ({ at, from }) => from ?? at),
    to: Float64Array.from(made, ({ at, to }) => to ?? at), first: 0, last: 1000,
  };
}

function lay(placement: Placement, parties: readonly number[] = [0, 1]): Layout {
  return layOut(placement, placement.shown.map((_, i) => i), parties, 1, 0);
}

const ys = (layout: Layout): (number | undefined)[] => layout.items.map((item) => item.main?.y);

describe("rows of a lane", () => {
  test("marks that would touch stand in rows of their own, and the lane grows", () => {
    const apart = lay(place("time", { at: 100 }, { at: 100 + 2 * HALF_PX }));
    expect(new Set(ys(apart)).size).toBe(1);
    const close = lay(place("time", { at: 100 }, { at: 105 }, { at: 200 }));
    const [a, b, c] = ys(close);
    expect(a).not.toBe(b);
    expect(c).toBe(a);
    expect(close.height).toBeGreaterThan(apart.height);
  });

  test("a bar keeps its whole stretch free of other events, but events of one stretch share it", () => {
    const [bar, inside] = ys(lay(place("time", { at: 200, from: 100, to: 300 }, { at: 250 })));
    expect(inside).not.toBe(bar);
    const shared = lay(place("time", { at: 150, from: 100, to: 300 }, { at: 250, from: 100, to: 300 }));
    expect(new Set(ys(shared)).size).toBe(1);
    expect(shared.items.map((item) => item.drawsBar)).toEqual([true, false]);
  });

  test("what finds no row is counted, none is lost", () => {
    const layout = lay(place("time", ...Array.from({ length: 30 }, (_, i) => ({ at: 100 + i * 0.1 }))));
    const drawn = layout.items.filter((item) => item.main).length;
    expect(drawn + layout.pills.reduce((sum, pill) => sum + pill.count, 0)).toBe(30);
    expect(layout.pills.length).toBeGreaterThan(0);
  });

  test("same input, same rows; where the base lies changes none", () => {
    const placement = place("time", ...Array.from({ length: 50 }, (_, i) => ({ at: (i * 37) % 211, from: (i * 37) % 211 - (i % 5) * 9, to: (i * 37) % 211 + 5 })));
    const subset = placement.shown.map((_, i) => i);
    expect(lay(placement)).toEqual(lay(placement));
    expect(ys(layOut(placement, subset, [0, 1], 1, -500))).toEqual(ys(lay(placement)));
  });
});

test("an event stands in the lane of each party in it, one that names nobody in a lane of its own", () => {
  const { items, lanes } = lay(place("time", { at: 9, parts: [{ party: 1, role: "receives" }, { party: 0, role: "acts" }] }, { at: 50, parts: [] }), [NO_PARTY, 0, 1]);
  expect(items[0]?.main?.party).toBe(0);
  expect(items[0]?.others.map((spot) => spot.party)).toEqual([1]);
  expect(items[1]?.main?.party).toBe(NO_PARTY);
  expect(lanes.map((lane) => lane.party)).toEqual([NO_PARTY, 0, 1]);
});

test("words run to the next mark or connector; a mark crowded on its right writes to its left", () => {
  const both: Part[] = [{ party: 0, role: "acts" }, { party: 1, role: "receives" }];
  const { items } = lay(place("time", { at: 100 }, { at: 300, parts: both }, { at: 320 }));
  expect(items[0]).toMatchObject({ toLeft: false });
  expect(items[0]?.room).toBeLessThanOrEqual(200 - 2 * HALF_PX);
  const crowded = lay(place("time", { at: 300 }, { at: 320 }, { at: 340 })).items;
  expect(crowded[0]).toMatchObject({ toLeft: true });
  expect(crowded[1]?.room).toBeLessThan(20);
  expect(crowded[2]).toMatchObject({ toLeft: false, room: Infinity });
});

test("columns narrower than a glyph's air still take one row", () => {
  const placement = place("order", ...Array.from({ length: 20 }, (_, i) => ({ at: i + 0.5, from: i, to: i + 1 })));
  expect(new Set(ys(layOut(placement, placement.shown.map((_, i) => i), [0], 14, 0))).size).toBe(1);
});
