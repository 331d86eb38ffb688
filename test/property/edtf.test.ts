import edtf from "edtf";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseEdtf, printEdtf } from "../../src/case/edtf.ts";

const two = (n: number): string => String(n).padStart(2, "0");
const year = fc.integer({ min: 1, max: 9998 }).map((n) => String(n).padStart(4, "0"));
const month = fc.integer({ min: 0, max: 13 }).map(two);
const day = fc.integer({ min: 0, max: 32 }).map(two);
const clock = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), fc.integer({ min: 0, max: 59 })).map((parts) => parts.map(two).join(":"));
// A time without a zone is local to the oracle's machine and UTC to us, so the oracle is asked about times with a zone alone.
const zone = fc.oneof(fc.constant("Z"), fc.tuple(fc.constantFrom("+", "-"), fc.integer({ min: 0, max: 14 })).map(([sign, hours]) => `${sign}${two(hours)}:00`));
const qualifier = fc.constantFrom("", "", "~", "?", "%");

const dated = fc.oneof(
  year,
  fc.tuple(year, month).map((parts) => parts.join("-")),
  fc.tuple(year, month, day).map((parts) => parts.join("-")),
);
const moment = fc.tuple(year, month, day, clock, zone).map(([y, m, d, time, offset]) => `${y}-${m}-${d}T${time}${offset}`);
const unspecified = fc.oneof(
  year.map((y) => `${y}-XX`),
  year.map((y) => `${y}-XX-XX`),
  fc.tuple(year, month).map(([y, m]) => `${y}-${m}-XX`),
  year.map((y) => `${y.slice(0, 3)}X`),
  year.map((y) => `${y.slice(0, 2)}XX`),
);
const single = fc.oneof(dated, moment, unspecified, fc.tuple(dated, qualifier).map((parts) => parts.join("")));
const text = fc.oneof(
  single,
  fc.tuple(single, single).map((parts) => parts.join("/")),
  // The two ends near one another, so that whether one is before the other is a matter of precision.
  fc.tuple(year, month, day, fc.constantFrom("", "-XX"), fc.integer({ min: 1, max: 31 })).map(([y, m, d, x, e]) => `${y}-${m}-${d}/${y}-${m}${x || `-${two(e)}`}`),
  fc.tuple(fc.constantFrom("..", ""), dated).map((parts) => parts.join("/")),
  dated.map((end) => `${end}/`),
);

/** The oracle takes a 29 February in any year; the platform's calendar knows better. */
function hasFalseLeapDay(words: string): boolean {
  return [...words.matchAll(/\d{4}-02-29/g)].some(([whole]) => new Date(`${whole}T00:00:00Z`).getUTCDate() !== 29);
}

/** What the oracle makes of a text: moments inclusive, or undefined where it refuses. */
function ask(words: string): { min: number; max: number } | undefined {
  if (hasFalseLeapDay(words)) return undefined;
  try {
    const { min, max } = edtf(words, { level: 1 });
    return { min, max };
  } catch {
    return undefined;
  }
}

/** The oracle's last moment of a second is its first millisecond, of a day its last. */
function afterLast(words: string, max: number): number {
  const end = words.slice(words.indexOf("/") + 1);
  return max + (end.includes("T") ? 1000 : 1);
}

describe("parseEdtf against the package edtf", () => {
  it("gives every text the oracle accepts the same stretch", () => {
    let compared = 0;
    fc.assert(
      fc.property(text, (words) => {
        const oracle = ask(words);
        if (!oracle) return;
        compared++;
        const ours = parseEdtf(words);
        if (!ours.ok) throw new Error(ours.faults.map((fault) => fault.message).join("; "));
        expect(ours.value.startMs).toBe(words.startsWith("..") || words.startsWith("/") ? -Infinity : oracle.min);
        expect(ours.value.endMs).toBe(words.endsWith("/") ? Infinity : afterLast(words, oracle.max));
      }),
      { numRuns: 3000 },
    );
    expect(compared).toBeGreaterThan(500);
  });

  it("accepts no date that the oracle refuses", () => {
    fc.assert(
      fc.property(fc.oneof(dated, unspecified), (words) => {
        expect(parseEdtf(words).ok).toBe(ask(words) !== undefined);
      }),
      { numRuns: 1000 },
    );
  });

  it("reads back what it printed, whatever was written", () => {
    fc.assert(
      fc.property(text, (words) => {
        const range = parseEdtf(words);
        if (!range.ok) return;
        const { startMs, endMs } = range.value;
        const printed = printEdtf(startMs, endMs);
        const again = parseEdtf(printed ?? "");
        expect(again.ok && [again.value.startMs, again.value.endMs]).toEqual([startMs, endMs]);
      }),
      { numRuns: 3000 },
    );
  });
});
