import { type ReadTime } from "../../src/read/reading.ts";
import { type Expected, type GoldTime } from "./gold.ts";
import { locate, meet, type Noted, pairUp, shared, type Tally, tallyOf } from "./tally.ts";

/**
 * Times. A found time and a gold one are paired when they share more than half of the shorter, those of equal value
 * first. It is right when its EDTF is one of the gold's, or its order is: the same relation, and the same distance where
 * the gold has one. One that meets a `maybe` only is left out. `seen` tells detection alone.
 */
export function scoreTimes(times: readonly ReadTime[], gold: Expected<GoldTime>): Tally[] {
  const found = times.map((time) => ({ ...locate(time.account, time.span), time }));
  const pairs = pairUp(found, gold.must, (f, g) => (meet(f, g) ? shared(f, g) + (isRight(f.time, g) ? 1000 : 0) : 0));
  const paired = new Set(pairs.values());
  const missed: Noted[] = gold.must.filter((g) => !paired.has(g)).map((g) => noted(g, `gold ${sayGold(g)}`));
  const stray: Noted[] = found
    .filter((f) => !pairs.has(f) && !gold.may.some((at) => meet(f, at)))
    .map((f) => noted(f, `${sayTime(f.time)}; gold has none here`));
  const differing = [...pairs]
    .filter(([f, g]) => !isRight(f.time, g))
    .map(([f, g]) => noted(g, `${sayTime(f.time)}; gold ${sayGold(g)}`));
  return [
    tallyOf("times", pairs.size - differing.length, [...missed, ...differing], [...stray, ...differing]),
    tallyOf("  seen", pairs.size, missed, stray),
  ];
}

function isRight({ edtf, order }: ReadTime, gold: GoldTime): boolean {
  if (edtf !== undefined && gold.at.some((at) => plainTime(at) === plainTime(edtf))) return true;
  if (!order) return false;
  return gold.order.some((one) => {
    const [relation, gap] = one.split(" ");
    if (relation !== order.relation) return false;
    return gap === undefined || (order.gap !== undefined && plainGap(gap) === plainGap(order.gap));
  });
}

/** An hour in any zone as the same hour in UTC, without seconds of nothing; all else as it stands. */
export function plainTime(edtf: string): string {
  return edtf.split("/").map((part) => {
    const match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::00(?:\.0+)?)?(?:Z|([+-])(\d\d):?(\d\d))?([~?%]?)$/.exec(part);
    if (!match) return part;
    const [year, month, day, hour, minute] = match.slice(1, 6).map(Number);
    const offset = (match[6] === "-" ? -1 : 1) * (Number(match[7] ?? 0) * 60 + Number(match[8] ?? 0));
    const utc = new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, (minute ?? 0) - offset));
    return `${utc.toISOString().slice(0, 16)}${match[9] ?? ""}`;
  }).join("/");
}

/** A duration in days or hours, `about` or not: P1W and P7D~ are the same. */
export function plainGap(gap: string): string {
  const weeks = /^P(\d+)W~?$/.exec(gap);
  return weeks ? `P${String(7 * Number(weeks[1]))}D` : gap.replace("~", "");
}

function sayTime({ edtf, order }: ReadTime): string {
  const parts = [edtf, order && `${order.relation} ${order.gap ?? ""} of “${order.anchor}”`];
  return parts.filter((part) => part !== undefined).join("; ") || "unresolved";
}

const sayGold = (gold: GoldTime): string => [...gold.at, ...gold.order].join("|") || "unresolved";

function noted({ account, start, end }: { account: string; start: number; end: number }, says: string): Noted {
  return { account, start, end, says };
}
