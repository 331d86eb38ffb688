import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseEdtf, printEdtf } from "../case/edtf.ts";
import type { Journal } from "../journal/check-journal.ts";
import { journalFile } from "../journal/event.ts";
import { chronologyOf, TIME_BASES } from "./chronology.ts";

interface Sketch {
  readonly at?: string | undefined;
  readonly after?: readonly Anchor[] | undefined;
}

/** So many events back; without days, an order alone. */
interface Anchor {
  readonly back: number;
  readonly days?: number | undefined;
  readonly about?: boolean | undefined;
}

const DAY = 86_400_000;

function journalOf(sketches: readonly Sketch[]): Journal {
  const events = sketches.map(({ at, after }, i) => ({
    id: `e${i}`, type: "breach", title: "T",
    ...(at === undefined ? {} : { at }),
    ...(after === undefined
      ? {}
      : {
          after: after.filter(({ back }) => back <= i).map(({ back, days, about }) => {
            const event = `e${i - back}`;
            return days === undefined ? event : { event, gap: `P${days}D${about ? "~" : ""}` };
          }),
        }),
  }));
  return journalFile.parse({ version: 1, events }).events as unknown as Journal;
}

function seen(sketches: readonly Sketch[]) {
  const { startMs, endMs, basis, soft } = chronologyOf(journalOf(sketches));
  return sketches.map((_, i) => ({
    edtf: printEdtf(startMs[i] ?? 0, endMs[i] ?? 0), basis: TIME_BASES[basis[i] ?? -1], soft: soft[i] === 1,
  }));
}

describe("chronologyOf", () => {
  it("keeps the date of what is dated, and its doubt", () => {
    expect(seen([{ at: "2025-03-05" }, { at: "2025-03~" }, { at: "2025-03-06?" }])).toEqual([
      { edtf: "2025-03-05", basis: "dated", soft: false },
      { edtf: "2025-03-01/2025-03-31", basis: "dated", soft: true },
      { edtf: "2025-03-06", basis: "dated", soft: true },
    ]);
  });

  it("counts from another event, and makes about a quarter of the gap wide, at least a day", () => {
    const counted = (days: number, about: boolean) => seen([{ at: "2025-03-05" }, { after: [{ back: 1, days, about }] }])[1];
    expect(counted(2, false)).toEqual({ edtf: "2025-03-07", basis: "counted", soft: false });
    expect(counted(2, true)).toEqual({ edtf: "2025-03-06/2025-03-08", basis: "counted", soft: true });
    expect(counted(8, true)).toEqual({ edtf: "2025-03-11/2025-03-15", basis: "counted", soft: true });
  });

  it("keeps the doubt of what it counts from, whichever of several is in doubt", () => {
    expect(seen([{ at: "2025-03~" }, { after: [{ back: 1, days: 2 }] }])[1]?.soft).toBe(true);
    expect(seen([{ at: "2025-03-05" }, { after: [{ back: 1, days: 7, about: true }, { back: 1, days: 7 }] }])[1]?.soft).toBe(true);
  });

  it("bounds what has only an order by what stands before and after it", () => {
    expect(seen([{ at: "2025-03-05" }, {}, { after: [{ back: 2 }] }, { at: "2025-03-07" }, {}])).toEqual([
      { edtf: "2025-03-05", basis: "dated", soft: false },
      { edtf: "2025-03-05/2025-03-07", basis: "ordered", soft: false },
      { edtf: "2025-03-05/2025-03-07", basis: "ordered", soft: false },
      { edtf: "2025-03-07", basis: "dated", soft: false },
      { edtf: "2025-03-07/..", basis: "ordered", soft: false },
    ]);
    expect(seen([{}])).toEqual([{ edtf: undefined, basis: "ordered", soft: false }]);
  });

  it("spans the whole stretch with a known date", () => {
    const { firstMs, lastMs } = chronologyOf(journalOf([{}, { at: "2025-03-05" }, { at: "2025-03-07/.." }, {}]));
    expect(printEdtf(firstMs, lastMs)).toBe("2025-03-05/2025-03-06");
    expect(chronologyOf(journalOf([{}, {}]))).toMatchObject({ firstMs: 0, lastMs: 0 });
  });

  const sketch: fc.Arbitrary<Sketch> = fc.record({
    at: fc.option(
      fc.oneof(
        fc.integer({ min: 1, max: 28 }).map((day) => `2025-03-${String(day).padStart(2, "0")}`),
        fc.constantFrom("2025-03", "2025", "../2025-03-10", "2025-03-10/..", "2025-03-02~/2025-03-20", "2025-03-05T10:00:00Z"),
      ),
      { nil: undefined },
    ),
    after: fc.option(
      fc.array(
        fc.record({
          back: fc.integer({ min: 1, max: 6 }),
          days: fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined }),
          about: fc.boolean(),
        }),
        { maxLength: 3 },
      ),
      { nil: undefined },
    ),
  });

  it("does what a reading event by event, each for itself, does", () => {
    fc.assert(
      fc.property(fc.array(sketch, { maxLength: 14 }), (sketches) => {
        const { startMs, endMs, basis } = chronologyOf(journalOf(sketches));
        for (const i of sketches.keys()) {
          const naive = naiveStretch(sketches, i);
          expect([startMs[i], endMs[i], TIME_BASES[basis[i] ?? -1]]).toEqual([naive.start, naive.end, naive.basis]);
        }
      }),
      { numRuns: 400 },
    );
  });
});

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly basis: string;
}

function naiveStretch(sketches: readonly Sketch[], i: number): Stretch {
  const own = unbounded(sketches, i);
  if (own.basis === "dated") return own;
  const dated = sketches.map((_, j) => unbounded(sketches, j)).map((stretch, j) => ({ ...stretch, j })).filter((stretch) => stretch.basis === "dated");
  const start = Math.max(own.start, ...dated.filter(({ j }) => j < i).map((stretch) => stretch.start));
  const end = Math.min(own.end, ...dated.filter(({ j }) => j > i).map((stretch) => stretch.end));
  return { start, end: Math.max(end, start + 1), basis: own.basis };
}

/** An event's stretch by its own words alone. */
function unbounded(sketches: readonly Sketch[], i: number): Stretch {
  const { at, after = [] } = sketches[i] ?? {};
  const time = at === undefined ? undefined : parseEdtf(at);
  if (time?.ok) return { start: time.value.startMs, end: time.value.endMs, basis: "dated" };
  let stretch: Stretch = { start: -Infinity, end: Infinity, basis: "ordered" };
  for (const { back, days, about } of after) {
    if (back > i) continue;
    const from = unbounded(sketches, i - back);
    const slack = about ? Math.max(DAY, ((days ?? 0) * DAY) / 4) : 0;
    stretch =
      days === undefined
        ? { ...stretch, start: Math.max(stretch.start, from.start) }
        : { start: Math.max(stretch.start, from.start + days * DAY - slack), end: Math.min(stretch.end, from.end + days * DAY + slack), basis: "counted" };
  }
  return stretch;
}
