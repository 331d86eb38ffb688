import type { TimeFound } from "../findings.ts";
import type { Anchor, Distance, TimeExpression } from "./expression.ts";
import type { Tense } from "./tense.ts";

/** [T16] The order that words give, whether or not it leads to a day. */
export function orderOf({ core }: TimeExpression, tense: Tense): TimeFound["order"] {
  switch (core.kind) {
    case "step":
      return { relation: core.relation, gap: gapOf(core.distance), ...anchored(core.anchor) };
    case "same":
      return { relation: "same", ...anchored(core.anchor) };
    case "from-publication":
      return { relation: core.ahead ? "after" : "before", gap: gapOf(core.distance), anchor: "publication" };
    case "window": {
      // “Over the next several weeks, it widened”: told of the past, the next weeks are those after what came before.
      if (core.ahead)
        return { relation: "after", gap: gapOf(core.distance), anchor: tense === "ahead" ? "publication" : "previous" };
      return { relation: "before", gap: gapOf(core.distance), anchor: "publication" };
    }
    default:
      return undefined;
  }
}

function anchored(anchor: Anchor): { anchor: string; anchorAt?: { start: number; end: number } } {
  return anchor.kind === "event" ? { anchor: anchor.words, anchorAt: anchor.at } : { anchor: anchor.kind };
}

/**
 * A distance as ISO 8601, `~` where about. Months and years have no fixed length, and a gap in a journal needs one:
 * they become 30 and 365 days, about.
 */
export function gapOf(distance: Distance | undefined): string | undefined {
  if (distance?.count === undefined || distance.count <= 0) return undefined;
  const { count, unit, about } = distance;
  const mark = about ? "~" : "";
  switch (unit) {
    case "MO":
      return `P${Math.round(count * 30)}D~`;
    case "Y":
      return `P${Math.round(count * 365)}D~`;
    case "W":
      return Number.isInteger(count) ? `P${count}W${mark}` : `P${Math.round(count * 7)}D~`;
    case "D":
      return Number.isInteger(count) ? `P${count}D${mark}` : `PT${Math.round(count * 24)}H~`;
    case "H":
      return Number.isInteger(count) ? `PT${count}H${mark}` : `PT${Math.round(count * 60)}M~`;
    default:
      return `PT${Math.round(count)}${unit}${mark}`;
  }
}
