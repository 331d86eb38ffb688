import { describe, expect, it } from "vitest";
import { parseYaml, type Path, type SourceFile } from "./source-file.ts";

const yaml = (text: string): SourceFile => {
  const file = parseYaml("x.yaml", text);
  if (!file.ok) throw new Error(file.faults.map((fault) => fault.message).join("\n"));
  return file.value;
};

describe("parseYaml", () => {
  it("keeps dates and words that other YAMLs take for something else as text", () => {
    expect(yaml("[2025-03-05, no, yes, on, 12:30:45, 0o17x, 2025-03]").value).toEqual([
      "2025-03-05", "no", "yes", "on", "12:30:45", "0o17x", "2025-03",
    ]);
  });

  it("reads a file with a byte order mark and DOS line ends", () => {
    const file = yaml("\ufeffa: 1\r\nb:\r\n  - c: x\r\n");
    expect(file.value).toEqual({ a: 1, b: [{ c: "x" }] });
    expect(file.placeOf(["b", 0, "c"])).toEqual({ file: "x.yaml", line: 3, column: 8 });
  });

  const text = "a: 1\nlist:\n  - id: one\n    deep: { key: [x, y] }\n  - two\nempty:\n";
  it.each<[Path, "key" | "value", number, number]>([
    [[], "value", 1, 1],
    [["a"], "value", 1, 4],
    [["a"], "key", 1, 1],
    [["list"], "value", 3, 3],
    [["list", 0, "id"], "value", 3, 9],
    [["list", 0, "deep", "key", 1], "value", 4, 22],
    [["list", 0, "deep", "key"], "key", 4, 13],
    [["list", 1], "value", 5, 5],
    [["list", 0, "missing"], "value", 3, 5],
    [["list", 7], "value", 3, 3],
    [["missing", "deeper"], "value", 1, 1],
  ])("[C4] finds %j (%s)", (path, part, line, column) => {
    expect(yaml(text).placeOf(path, part)).toEqual({ file: "x.yaml", line, column });
  });

  it("takes a handful of aliases", () => {
    expect(yaml("a: &x [1]\nb: *x\n").value).toEqual({ a: [1], b: [1] });
  });

  it("[C4] tells every syntax fault", () => {
    const file = parseYaml("x.yaml", 'a: "x" y\nb: @x\n');
    expect(file.ok ? [] : file.faults.map((fault) => fault.at?.line)).toEqual([1, 2]);
  });
});
