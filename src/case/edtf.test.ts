import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseEdtf, parseGap, printEdtf, type TimeRange } from "./edtf.ts";

const utc = (text: string): number => Date.parse(text);
const read = (text: string): TimeRange => {
  const result = parseEdtf(text);
  if (!result.ok) throw new Error(result.faults.map((fault) => fault.message).join("; "));
  return result.value;
};
const refusal = (text: string): string => {
  const result = parseEdtf(text);
  return result.ok ? "accepted" : result.faults.map((fault) => `${fault.code} ${fault.hint ?? ""}`.trim()).join("; ");
};

describe("parseEdtf", () => {
  it.each([
    ["2025-03-05", "2025-03-05T00:00Z", "2025-03-06T00:00Z", "day"],
    ["2024-02-29", "2024-02-29T00:00Z", "2024-03-01T00:00Z", "day"],
    ["2000-02-29", "2000-02-29T00:00Z", "2000-03-01T00:00Z", "day"],
    ["2025-12-31", "2025-12-31T00:00Z", "2026-01-01T00:00Z", "day"],
    ["2025-02", "2025-02-01T00:00Z", "2025-03-01T00:00Z", "month"],
    ["2025-12", "2025-12-01T00:00Z", "2026-01-01T00:00Z", "month"],
    ["2025-03-XX", "2025-03-01T00:00Z", "2025-04-01T00:00Z", "month"],
    ["2025", "2025-01-01T00:00Z", "2026-01-01T00:00Z", "year"],
    ["2025-XX", "2025-01-01T00:00Z", "2026-01-01T00:00Z", "year"],
    ["2025-XX-XX", "2025-01-01T00:00Z", "2026-01-01T00:00Z", "year"],
    ["201X", "2010-01-01T00:00Z", "2020-01-01T00:00Z", "decade"],
    ["19XX", "1900-01-01T00:00Z", "2000-01-01T00:00Z", "century"],
    ["-0044-03-15", "-000044-03-15T00:00Z", "-000044-03-16T00:00Z", "day"],
    ["2025-05-11T22:00:00+03:00", "2025-05-11T19:00:00Z", "2025-05-11T19:00:01Z", "second"],
    ["2025-05-11T22:00:00+0300", "2025-05-11T19:00:00Z", "2025-05-11T19:00:01Z", "second"],
    ["2025-05-11T22:00:00-03", "2025-05-12T01:00:00Z", "2025-05-12T01:00:01Z", "second"],
    ["2025-05-11T22:00:00Z", "2025-05-11T22:00:00Z", "2025-05-11T22:00:01Z", "second"],
    ["2025-05-11T22:00:00", "2025-05-11T22:00:00Z", "2025-05-11T22:00:01Z", "second"],
    ["2025-03-02/2025-03-04", "2025-03-02T00:00Z", "2025-03-05T00:00Z", "range"],
    ["2025-03-02/2025-03", "2025-03-02T00:00Z", "2025-04-01T00:00Z", "range"],
    ["2025-03/2025-03", "2025-03-01T00:00Z", "2025-04-01T00:00Z", "range"],
  ])("reads %s", (text, start, end, precision) => {
    expect(read(text)).toEqual({
      edtf: text,
      startMs: utc(start),
      endMs: utc(end),
      precision,
      approximate: false,
      uncertain: false,
    });
  });

  it.each([
    ["2025-03-05~", true, false],
    ["2025-03?", false, true],
    ["2025%", true, true],
    ["2025-03-02~/2025-03-04", true, false],
    ["2025-03-02/2025-03-04?", false, true],
  ])("takes %s with its doubt", (text, approximate, uncertain) => {
    expect(read(text)).toMatchObject({ approximate, uncertain });
  });

  it.each(["../2025-03-04", "/2025-03-04"])("leaves the start of %s open", (text) => {
    expect(read(text)).toMatchObject({ startMs: -Infinity, endMs: utc("2025-03-05T00:00Z") });
  });

  it.each(["2025-03-04/..", "2025-03-04/"])("leaves the end of %s open", (text) => {
    expect(read(text)).toMatchObject({ startMs: utc("2025-03-04T00:00Z"), endMs: Infinity });
  });

  it.each([
    "2025-02-30", "2025-02-29", "1900-02-29", "2025-04-31", "2025-13-01", "2025-00", "2025-03-00", "2025-03-05T24:00:00Z", "2025-03-05T10:60:00Z",
    "2025-03-05T10:00:60Z", "2025-03-05T10:00:00+15:00", "2025-03-05T10:00:00+03:75", "2025-03-05/2025-02-30",
  ])("refuses %s as impossible", (text) => {
    expect(refusal(text)).toMatch(/^time\/impossible-date/);
  });

  it.each([
    "", " ", "yesterday", "2025-3-5", "05.03.2025", "3/5/2025", "2025-03-05 ", "2025-03-05T22:00", "2025-03-05T22:00:00.5Z", "2025-21", "25", "20255",
    "2025-XX-05", "201X-03", "2025-03-05~?", "..", "../..", "/", "[2025,2026]", "{2025}", "Y20250", "2025-03-05/2025-03-06/2025-03-07", "２０２５",
    "2025-W10", "2025-064",
  ])("refuses %j as no time", (text) => {
    expect(refusal(text)).toMatch(/^time\/not-edtf/);
  });

  it.each([
    ["2025-3-5", /two digits/],
    ["05.03.2025", /year, month, day/],
    ["2025-05-11T22:00+03:00", /seconds/],
    ["2025-21", /season/],
    ["2025-XX-05", /a day needs its month/],
    ["../..", /at least one end/],
  ])("says what to write instead of %s", (text, hint) => {
    expect(refusal(text)).toMatch(hint);
  });

  it.each(["2025-03-04/2025-03-02", "2025/2024", "2025-03-05T10:00:01Z/2025-03-05T10:00:00Z"])("refuses %s as reversed", (text) => {
    const [from = "", to = ""] = text.split("/");
    expect(refusal(text)).toBe(`time/reversed write ${to}/${from}`);
  });
});

describe("parseGap", () => {
  const ms = (text: string): unknown => {
    const gap = parseGap(text);
    return gap.ok ? gap.value : gap.faults[0]?.code;
  };

  it.each([
    ["P2D", 2 * 86_400_000, false],
    ["P1W", 7 * 86_400_000, false],
    ["PT3H", 3 * 3_600_000, false],
    ["P1DT12H", 36 * 3_600_000, false],
    ["PT1H2M3S", 3_723_000, false],
    ["P7D~", 7 * 86_400_000, true],
    ["P0D", 0, false],
  ])("reads %s", (text, length, approximate) => {
    expect(ms(text)).toEqual({ ms: length, approximate });
  });

  it.each(["", "P", "PT", "2D", "P2", "P1M", "P1Y", "P1DT", "PD", "p2d", "P-2D", "P1.5D", "P2D~~", "P1D2W"])("refuses %j", (text) => {
    expect(ms(text)).toBe("time/not-a-duration");
  });
});

describe("printEdtf", () => {
  it.each([
    ["2025-03-05", "2025-03-05"],
    ["2025-03", "2025-03-01/2025-03-31"],
    ["2025-03-02/2025-03-04", "2025-03-02/2025-03-04"],
    ["2025-05-11T22:00:00+03:00", "2025-05-11T19:00:00Z"],
    ["2025-05-11T22:00:00Z/2025-05-11T22:00:09Z", "2025-05-11T22:00:00Z/2025-05-11T22:00:09Z"],
    ["../2025-03-04", "../2025-03-04"],
    ["2025-03-04/..", "2025-03-04/.."],
    ["2025-03-04T10:00:00Z/..", "2025-03-04T10:00:00Z/.."],
    ["-0044-03-15", "-0044-03-15"],
  ])("prints %s as %s", (text, printed) => {
    const { startMs, endMs } = read(text);
    expect(printEdtf(startMs, endMs)).toBe(printed);
  });

  it("says nothing of what is open on both sides", () => {
    expect(printEdtf(-Infinity, Infinity)).toBeUndefined();
  });

  it("takes in a stretch finer than seconds whole, and never prints it backwards", () => {
    expect(printEdtf(0, 1)).toBe("1970-01-01T00:00:00Z");
    expect(printEdtf(500, 1500)).toBe("1970-01-01T00:00:00Z/1970-01-01T00:00:01Z");
  });

  it("reads back as the same stretch", () => {
    const second = fc.integer({ min: -60_000_000_000, max: 250_000_000_000 });
    fc.assert(
      fc.property(second, fc.oneof(second, fc.constantFrom(1, 60, 86_400)), fc.constantFrom("both", "start", "end"), (at, length, known) => {
        const startMs = (known === "end" ? -Infinity : at) * 1000;
        const endMs = (known === "start" ? Infinity : at + Math.abs(length) + 1) * 1000;
        if (Number.isFinite(endMs) && endMs > 250_000_000_000_000) return;
        expect(read(printEdtf(startMs, endMs) ?? "")).toMatchObject({ startMs, endMs });
      }),
    );
  });
});
