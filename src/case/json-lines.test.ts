import { describe, expect, it } from "vitest";
import { z } from "zod";
import { JsonLines, parseJsonLines } from "./json-lines.ts";
import type { SourceFile } from "./source-file.ts";

const lines = (text: string): SourceFile => {
  const file = parseJsonLines("x.jsonl", text);
  if (!file.ok) throw new Error(file.faults.map((fault) => fault.message).join("\n"));
  return file.value;
};

describe("parseJsonLines", () => {
  it("gives what the YAML journal would give, without blank lines and with either line end", () => {
    expect(lines('{"version":1}\n{"id":"a"}\n\n{"id":"b"}').value).toEqual({ version: 1, events: [{ id: "a" }, { id: "b" }] });
    expect(lines('{"version":1}\r\n{"id":"a"}\r\n').value).toEqual({ version: 1, events: [{ id: "a" }] });
    expect(lines('{"id":"a"}\n').value).toEqual({ version: 1, events: [{ id: "a" }] });
    expect(lines('\ufeff{"version":1}\n{"id":"a"}\n').value).toEqual({ version: 1, events: [{ id: "a" }] });
    expect(lines("").value).toEqual({ version: 1, events: [] });
  });

  it("[C4] finds a value in its line, and a version in the first", () => {
    const file = lines('{"version":1}\n\n{"id":"a","by":["x","y"]}\n{"id":"b"}\n');
    expect(file.placeOf(["events", 0, "by", 1])).toEqual({ file: "x.jsonl", line: 3, column: 21 });
    expect(file.placeOf(["events", 0, "by"], "key")).toEqual({ file: "x.jsonl", line: 3, column: 11 });
    expect(file.placeOf(["events", 1])).toEqual({ file: "x.jsonl", line: 4, column: 1 });
    expect(file.placeOf(["version"])).toEqual({ file: "x.jsonl", line: 1, column: 1 });
  });

  it("says where a line breaks off", () => {
    const file = parseJsonLines("x.jsonl", '{"id":"a"}\n{"id":"b"\n');
    expect(file.ok ? [] : file.faults.map((fault) => fault.message)).toEqual([
      "x.jsonl:2:10 file/syntax: the line ends in the middle of its JSON; hint: every line is one whole JSON object",
    ]);
  });
});

describe("JsonLines", () => {
  it("reads pieces as it reads the whole, and asks for a piece again only to place a fault", () => {
    const pieces = ['\ufeff{"version":1}\n{"id":"a"}\n', '\n{"id":"b","by":["x"]}\n', '{"id":"c"}'];
    const inPieces = new JsonLines("x.jsonl");
    for (const piece of pieces) inPieces.read(piece);
    const asked: number[] = [];
    const file = inPieces.finish((piece) => (asked.push(piece), pieces[piece] ?? ""));
    if (!file.ok) throw new Error("unread");
    const whole = lines(pieces.join(""));
    expect(file.value.value).toEqual(whole.value);
    expect(file.value.placeOf(["events", 2])).toEqual(whole.placeOf(["events", 2]));
    expect(asked).toEqual([]);
    expect(file.value.placeOf(["events", 1, "by", 0])).toEqual(whole.placeOf(["events", 1, "by", 0]));
    expect(asked).toEqual([1]);
    expect(inPieces.lines).toBe(5);
  });
});

describe("lines held against a shape", () => {
  const event = z.strictObject({ id: z.string() });
  const whole = z.strictObject({ version: z.literal(1), events: z.array(event) });
  const fits = (text: string): boolean => {
    const read = new JsonLines("x.jsonl", { whole, event });
    read.read(text);
    const file = read.finish(() => text);
    return file.ok && file.value.fits === whole;
  };

  it("are known to fit where the header and every event do, and only there", () => {
    expect(fits('{"version":1}\n{"id":"a"}\n{"id":"b"}\n')).toBe(true);
    expect(fits("")).toBe(true);
    expect(fits('{"version":1}\n{"id":"a"}\n{"id":2}\n{"id":"c"}\n')).toBe(false);
    expect(fits('{"version":2}\n{"id":"a"}\n')).toBe(false);
    expect(fits('{"version":1,"more":true}\n{"id":"a"}\n')).toBe(false);
    expect(parseJsonLines("x.jsonl", '{"id":"a"}').ok && lines('{"id":"a"}').fits).toBeUndefined();
  });
});
