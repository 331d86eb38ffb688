import { mkdirSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeFolder, writeSmallCase } from "../../test/small-case.ts";
import { findCase, findCases, glimpse, listCases } from "./case-folders.ts";

let place: ReturnType<typeof makeFolder>;
beforeEach(() => {
  place = makeFolder();
});
afterEach(() => {
  place.remove();
});
const at = (...steps: string[]): string => join(place.path, ...steps);

describe("listCases", () => {
  it("gives the folders that hold case.yaml, by name", async () => {
    writeSmallCase(at("b"));
    writeSmallCase(at("a"));
    mkdirSync(at("c", "case.yaml"), { recursive: true });
    writeFileSync(at("case.yaml"), "");
    expect(await listCases(place.path)).toEqual([at("a"), at("b")]);
    expect(await listCases(at("nowhere"))).toEqual([]);
  });
});

describe("findCases", () => {
  it("gives one case, or those of a folder of cases", async () => {
    writeSmallCase(at("b"));
    writeSmallCase(at("a"));
    expect(await findCases(at("b"))).toEqual({ ok: true, value: [at("b")] });
    expect(await findCases(place.path)).toEqual({ ok: true, value: [at("a"), at("b")] });
    mkdirSync(at("a", "none"));
    expect(await findCases(at("a", "none"))).toMatchObject({ ok: false, faults: [{ code: "shelf/not-a-case" }] });
    expect(await findCases(at("nowhere"))).toMatchObject({ ok: false, faults: [{ code: "file/not-found", at: { file: at("nowhere") } }] });
  });
});

describe("findCase", () => {
  it("takes ~ for the reader's own folder and for nothing else", async () => {
    const file = async (typed: string) => {
      const found = await findCase(typed);
      return found.ok ? "" : found.faults[0]?.at?.file;
    };
    expect(await file("~/no/such/folder")).toBe(join(homedir(), "no/such/folder"));
    expect(await file("~nobody/folder")).toMatch(/~nobody\/folder$/);
  });
});

describe("glimpse", () => {
  const of = async (top: string): Promise<string> => {
    writeFileSync(at("case.yaml"), top);
    const { id, title } = await glimpse(place.path);
    return `${id}, ${title}`;
  };

  it("reads id and title as people write them", async () => {
    expect(await of("version: 1\nid: two-boats\ntitle: Two boats\n")).toBe("two-boats, Two boats");
    expect(await of("id: 'x1' # here\r\ntitle: \"The union's: talk\"\r\n")).toBe("x1, The union's: talk");
    expect(await of("title: The union's talk # later\nid: a\n")).toBe("a, The union's talk");
  });

  it("goes by the folder's name where the file does not say", async () => {
    writeFileSync(at("case.yaml"), "id: Not An Id\ntitle: [\nparties:\n  - id: red\n    title: Captain\n");
    const name = place.path.split("/").at(-1) ?? "";
    expect(await glimpse(place.path)).toEqual({ id: name.toLowerCase(), title: name });
    for (const top of ["", "title: >-\n  Long\n", "title:\n"]) {
      writeFileSync(at("case.yaml"), top);
      expect((await glimpse(place.path)).title).toBe(name);
    }
    expect(await glimpse(at("9 Ω – x"))).toEqual({ id: "x", title: "9 Ω – x" });
    expect(await glimpse(at("Ω"))).toEqual({ id: "case", title: "Ω" });
  });
});
