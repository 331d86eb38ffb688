import { offsetOf, printDay, two } from "./calendar.ts";
import type { TimeExpression } from "./expression.ts";

/**
 * [T14] A clock time on its day as EDTF, in its own zone where that is told. An hour that may be of the morning or of
 * the evening stays the day; so does a word for a part of the day.
 */
export function clockOn(time: TimeExpression, day: number): { edtf: string; doubt: boolean; ground: string } | undefined {
  const { clock } = time;
  if (!clock) return undefined;
  if (!clock.sure) return { edtf: printDay(day), doubt: true, ground: "morning or evening is not said: the day alone" };
  if (time.bound === "after" && clock.hour === 24)
    return { edtf: printDay(day + 1), doubt: true, ground: "past midnight: the day after" };
  const [at, hour] = clock.hour === 24 ? [day + 1, 0] : [day, clock.hour];
  const zone = clock.zone === undefined ? "" : offsetOf(clock.zone, at, hour);
  const mark = time.about ? "~" : "";
  return {
    edtf: `${printDay(at)}T${two(hour)}:${two(clock.minute)}:00${zone}${mark}`,
    doubt: clock.zone === undefined,
    ground: clock.zone === undefined ? "a clock time whose zone is not told" : "a clock time in its zone",
  };
}
