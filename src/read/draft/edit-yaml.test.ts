import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { printYaml } from "../../case/print-yaml.ts";
import { insertIntoYaml, removeFromYaml, setNumber, spliceBetween, unspliced } from "./edit-yaml.ts";

const TEXT = `# top
version: 1
events: # what happened
  # the first
  - id: a
    note: >-
      folded
      words

  # about b

  # the second
  - id: b # here
  - { id: c }
# end
`;

describe("insertIntoYaml", () => {
  it("puts an item between others and leaves every other line as it is", () => {
    for (const index of [0, 1, 2, 3]) {
      const edited = insertIntoYaml(TEXT, ["events"], index, { id: "new", by: ["x"] });
      expect((parse(edited) as { events: { id: string }[] }).events.map(({ id }) => id).indexOf("new")).toBe(index);
      expect(edited.split("\n").filter((line) => !/new|by:|- x/.test(line)).join("\n")).toBe(TEXT);
    }
  });

  it("leaves comments with the item below them", () => {
    expect(insertIntoYaml(TEXT, ["events"], 1, { id: "new" })).toContain("      words\n  - id: new\n\n  # about b\n");
    expect(insertIntoYaml(TEXT, ["events"], 2, { id: "new" })).toContain("  - id: b # here\n  - id: new\n  - { id: c }\n");
  });

  it("keeps the file's line ends", () => {
    const edited = insertIntoYaml(TEXT.replaceAll("\n", "\r\n"), ["events"], 1, { id: "new" });
    expect(edited.split("\n").every((line) => line === "" || line.endsWith("\r"))).toBe(true);
  });

  it("means the same as putting it into the list, and taking it out brings the list back", () => {
    const value = fc.oneof(fc.string(), fc.integer(), fc.record({ id: fc.string(), more: fc.array(fc.string()) }));
    const args = fc.tuple(fc.array(value, { minLength: 1, maxLength: 5 }), value, fc.nat(5));
    fc.assert(fc.property(args, ([list, item, at]) => {
      const index = Math.min(at, list.length);
      const text = printYaml({ version: 1, events: list });
      const edited = insertIntoYaml(text, ["events"], index, item);
      expect(parse(edited)).toEqual({ version: 1, events: list.toSpliced(index, 0, item) });
      expect(parse(removeFromYaml(edited, ["events"], index))).toEqual({ version: 1, events: list });
    }));
  });
});

describe("removeFromYaml", () => {
  it("takes out an item with the comment right above it", () => {
    const edited = removeFromYaml(TEXT, ["events"], 1);
    expect(edited).toBe(TEXT.replace("  # the second\n  - id: b # here\n", ""));
  });

  it("takes out the last one there is", () => {
    expect(parse(removeFromYaml("version: 1\nevents:\n  - id: a\n", ["events"], 0))).toEqual({ version: 1, events: [] });
  });
});

describe("setNumber", () => {
  it("puts another number in its place", () => {
    expect(setNumber("a:\n  - { max: 5, min: 0 } # 5\n", ["a", 0, "max"], 60)).toBe("a:\n  - { max: 60, min: 0 } # 5\n");
  });
});

describe("spliceBetween", () => {
  it("is taken back to the letter, and only from the text it made", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "\n", "\u00e9", "🐟", "🐠") });
    const texts = fc.tuple(text, text).filter(([a, b]) => a !== b);
    fc.assert(fc.property(texts, ([before, after]) => {
      const splice = spliceBetween("case.yaml", before, after);
      expect(splice && unspliced(after, splice)).toBe(before);
      expect(splice && unspliced(`${after}#`, splice)).toBeUndefined();
    }), { numRuns: 100 });
    expect(spliceBetween("case.yaml", "same", "same")).toBeUndefined();
  });
});
