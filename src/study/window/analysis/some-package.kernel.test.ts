import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Random } from "../../../base/random.ts";
import { NO, UNSETTLED, YES } from "./package-search.kernel.ts";
import { SomePackage } from "./some-package.kernel.ts";

interface Instance {
  /** [party][place] values. */
  readonly values: readonly (readonly number[])[];
  readonly box: readonly (readonly number[])[];
  readonly thresholds: readonly (readonly number[])[];
}

/** Thresholds lie about what can just be reached, where the question is hard. */
function instance(seed: number): Instance {
  const random = new Random(seed);
  const parties = 1 + random.below(4);
  const sizes = Array.from({ length: 1 + random.below(5) }, () => 1 + random.below(4));
  const stride = sizes.reduce((sum, size) => sum + size, 0);
  const rough = random.below(3) === 0;
  const values = Array.from({ length: parties }, () =>
    Array.from({ length: stride }, () => (rough ? random.below(4) / 4 : random.next())));
  let offset = 0;
  const box = sizes.map((size) => {
    const places = Array.from({ length: size }, (_, level) => offset + level);
    offset += size;
    const kept = places.filter(() => random.below(4) > 0);
    return kept.length > 0 ? kept : [places[0] ?? 0];
  });
  const thresholds = Array.from({ length: 6 }, () =>
    values.map(() => sizes.length * (rough ? random.below(8) / 8 : 0.3 + 0.6 * random.next())));
  return { values, box, thresholds };
}

function brute({ values, box }: Instance, thresholds: readonly number[]): boolean {
  const from = (issue: number, sums: readonly number[]): boolean => {
    const places = box[issue];
    if (!places) return sums.every((sum, j) => sum >= (thresholds[j] ?? 0));
    return places.some((place) => from(issue + 1, sums.map((sum, j) => sum + (values[j]?.[place] ?? 0))));
  };
  return from(0, values.map(() => 0));
}

describe("some package", () => {
  it("says what looking at every package says, threshold after threshold, and shows the package", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1e9 }), (seed) => {
      const made = instance(seed);
      const kernel = new SomePackage(made.values.length, made.box, made.thresholds.length);
      made.values.forEach((row, j) => { kernel.load(j, Float64Array.from([9, ...row]), 1); });
      kernel.begin();
      made.thresholds.forEach((thresholds, slot) => {
        const said = kernel.decide(slot, Float64Array.from(thresholds));
        expect(said).toBe(brute(made, thresholds) ? YES : NO);
        if (said !== YES) return;
        const found = new Int32Array(made.box.length);
        kernel.foundInto(found);
        found.forEach((place, i) => { expect(made.box[i]).toContain(place); });
        made.values.forEach((row, j) => {
          expect(found.reduce((sum, place) => sum + (row[place] ?? 0), 0)).toBeGreaterThanOrEqual(thresholds[j] ?? 0);
        });
      });
    }), { numRuns: 400 });
  });

  it("forgets the last draw's packages and keeps nothing of its values", () => {
    const kernel = new SomePackage(2, [[0, 1]], 1);
    const ask = (a: number[], b: number[], t: number[]): number => {
      kernel.load(0, Float64Array.from(a), 0);
      kernel.load(1, Float64Array.from(b), 0);
      kernel.begin();
      return kernel.decide(0, Float64Array.from(t));
    };
    expect(ask([1, 0], [1, 0], [0.5, 0.5])).toBe(YES);
    expect(ask([1, 0], [0, 1], [0.5, 0.5])).toBe(NO);
    expect(ask([0.6, 0], [0.5, 1], [0.5, 0.5])).toBe(YES);
  });

  it("settles nearly all of larger questions, and never says no for want of time", () => {
    const random = new Random(5);
    let unsettled = 0;
    for (let draw = 0; draw < 200; draw++) {
      const kernel = new SomePackage(3, Array.from({ length: 12 }, (_, i) => Array.from({ length: 8 }, (_, l) => i * 8 + l)), 1);
      for (let j = 0; j < 3; j++) kernel.load(j, Float64Array.from({ length: 96 }, () => random.next() / 12), 0);
      kernel.begin();
      if (kernel.decide(0, Float64Array.of(0.7, 0.7, 0.7)) === UNSETTLED) unsettled++;
    }
    expect(unsettled).toBeLessThan(4);
  });
});
