import { describe, expect, it } from "vitest";
import { statusOf } from "./status.ts";

const of = (code: string) => statusOf([{ code, detail: "" }]);

describe("statusOf", () => {
  it("goes by the longest beginning that fits", () => {
    expect(of("case/unknown-option")).toBe(422);
    expect(of("file/not-found")).toBe(422);
    expect(of("store/conflict")).toBe(409);
    expect(of("store/newer")).toBe(500);
    expect(of("shelf/unknown-case")).toBe(404);
    expect(of("http/wrong-host")).toBe(421);
  });

  it("lets the first fault speak for all", () => {
    expect(statusOf([{ code: "journal/span", detail: "" }, { code: "http/not-found", detail: "" }])).toBe(422);
  });

  it("takes what nobody foresaw for the server's failure", () => {
    expect(of("new/thing")).toBe(500);
    expect(statusOf([])).toBe(500);
  });
});
