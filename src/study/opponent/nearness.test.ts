import { describe, expect, it } from "vitest";
import { NearnessModel } from "./nearness.ts";

describe("NearnessModel", () => {
  it("knows nothing before the first offer", () => {
    expect(new NearnessModel([{ size: 3, ordered: true }]).values()).toEqual([[0, 0, 0]]);
  });

  it("likes an option the more, the nearer it lies to those tabled", () => {
    const model = new NearnessModel([{ size: 5, ordered: true }, { size: 3, ordered: false }, { size: 1, ordered: true }]);
    model.observe([0, 2, 0]);
    model.observe([2, 2, 0]);
    expect(model.values()).toEqual([[0.75, 0.75, 0.75, 0.5, 0.25], [0, 0, 1], [1]]);
  });
});
