import { describe, expect, it } from "vitest";
import type { AnsweredMoment } from "../../../src/study/window/answer.ts";
import { acrossByOrder } from "./across.ts";
import type { PlottedMoment } from "./plotted.ts";
import { bandPath, initialsOf, rowsOfSigns, spanAt, spansOf, stepPath, unknownStretches } from "./steps.ts";

const [ms, kinds] = [new Float64Array(8), new Uint8Array(8)];
const NO_TIMES = { startMs: ms, endMs: ms, basis: kinds, soft: kinds, firstMs: 0, lastMs: 0 };

function moment(number: number, probability: number | undefined): PlottedMoment {
  const moment: AnsweredMoment = {
    event: `e${String(number)}`, at: "", startMs: 0, endMs: 0, probability,
    interval: probability === undefined ? undefined : [probability - 0.1, probability + 0.1],
    withoutMandates: undefined, reached: undefined, best: undefined, blocking: [], unblocking: undefined,
  };
  return { number, event: number, moment };
}

const moments = [moment(0, 0.5), moment(1, 0.25), moment(2, undefined), moment(3, undefined), moment(4, 1)];
const spans = spansOf(moments, acrossByOrder([0, 1, 2, 3, 4], NO_TIMES, 0, 100));
const y = (value: number): number => 100 - 100 * value;

describe("the steps of the plot", () => {
  it("each moment lasts until the next begins, the last to the edge", () => {
    expect(spans.map(({ from, to }) => [from, to])).toEqual([[8, 28], [28, 48], [48, 68], [68, 88], [88, 100]]);
    expect(spanAt(spans, 47)?.of.number).toBe(1);
    expect(spanAt(spans, 7)).toBeUndefined();
  });

  it("are joined where known and broken where not", () => {
    expect(stepPath(spans, (of) => of.moment.probability, y)).toBe("M8 50H28V75H48M88 0H100");
    expect(bandPath(spans.slice(0, 1), y)).toBe("M8 40H28V60H8Z");
    expect(unknownStretches(spans)).toEqual([{ from: 48, to: 88 }]);
  });
});

describe("signs", () => {
  it("go to the first row with room", () => {
    expect(rowsOfSigns([0, 5, 20, 22, 24], 17, 2)).toEqual([0, 1, 0, 1, 1]);
    expect(rowsOfSigns([], 17, 2)).toEqual([]);
  });

  it("have as few letters as tell the parties apart", () => {
    expect(initialsOf(["Dockers", "Company", "Board"])).toEqual(["D", "C", "B"]);
    expect(initialsOf(["Hamas", "Houthis", "United States"])).toEqual(["Ha", "Ho", "U"]);
  });
});
