import { expect, test } from "vitest";
import { NO_PARTY } from "../../words/parts.ts";
import { binLanes, countWithin, sortPositions } from "./bins.ts";
import type { Placement } from "./placement.ts";
import type { SeenEvent } from "./seen.ts";

const parties = [NO_PARTY, 0, 1, 2];

function random(count: number): Placement {
  let seed = 7;
  const next = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  const at = Float64Array.from({ length: count }, () => next() * 1000);
  const shown = Array.from(at, () => {
    const all = [0, 1, 2].filter(() => next() < 0.4);
    return { parts: all.map((party) => ({ party, role: next() < 0.1 ? "source" : "acts" })) } as unknown as SeenEvent;
  });
  return { scale: "time", shown, at, from: at, to: at, first: 0, last: 1000 };
}

test("counts by search are those of counting one by one", () => {
  const placement = random(3000);
  const sorted = sortPositions(placement, parties);
  for (const [from, to] of [[0, 1000], [123.4, 567.8], [990, 1000]] as const) {
    const bins = binLanes(sorted, from, to, 37);
    const slow = new Uint32Array(parties.length * 37);
    let within = 0;
    placement.shown.forEach(({ parts }, i) => {
      const at = placement.at[i] ?? 0;
      if (at < from || at > to) return;
      within++;
      const bin = Math.min(Math.floor(((at - from) / (to - from)) * 37), 36);
      const lanes = parts.length === 0 ? [NO_PARTY] : parts.filter((part) => part.role !== "source").map((part) => part.party);
      for (const lane of lanes) slow[parties.indexOf(lane) * 37 + bin] = (slow[parties.indexOf(lane) * 37 + bin] ?? 0) + 1;
    });
    expect(bins.counts).toEqual(slow);
    expect(bins.most).toBe(Math.max(...slow));
    expect(countWithin(sorted.all, from, to)).toBe(within);
  }
});
