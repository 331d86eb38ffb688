import { describe, expect, it } from "vitest";
import type { Case } from "../../../src/case/check-case.ts";
import { restsOf } from "./secrecy.ts";
import { spaceOf } from "./use-space.ts";

const wish = (party: string, issue: string, wants: string, basis: string, weight?: number) => {
  const weighed = weight === undefined ? {} : { weight };
  return { party, issue, wants, basis, ...weighed };
};

/** A says what it wants; what B and C want is the analyst's reading. */
const made = {
  title: "Made",
  parties: [{ id: "a", name: "Anchor" }, { id: "b", name: "Boat" }, { id: "c", name: "Cable" }, { id: "d", name: "Dock" }],
  issues: [{ id: "price", name: "The price", kind: "quantity", unit: "crowns", min: 0, max: 4, step: 1 }],
  preferences: [wish("a", "price", "more", "stated", 1), wish("b", "price", "less", "inferred", 1), wish("c", "price", "less", "assumed", 1)],
  agreement: { rule: "unanimity", required: ["a", "b"] },
} as unknown as Case;

const idsOf = (viewer: string | undefined) => spaceOf(made, viewer).scenario?.parties.map(({ id }) => id);

describe("values are secret to their owner", () => {
  it("shows everybody's to nobody in particular", () => {
    expect(idsOf(undefined)).toEqual(["a", "b", "c"]);
    expect(spaceOf(made, undefined)).toMatchObject({ isWhole: true, needed: ["a", "b"], withheld: [] });
  });

  it("shows a party its own, and what is only the analyst's assumption", () => {
    expect(idsOf("a")).toEqual(["a", "b", "c"]);
    expect(idsOf("b")).toEqual(["b", "c"]);
    expect(spaceOf(made, "b")).toMatchObject({ isWhole: false, withheld: ["Anchor"], assumed: ["Cable"] });
  });

  it("lets no note tell of what is withheld", () => {
    const haste = { id: "haste", name: "Haste", kind: "choice", options: [{ id: "x", name: "X" }] };
    const preferences = [...made.preferences, wish("a", "haste", "unknown", "assumed")];
    const secret = { ...made, preferences, issues: [...made.issues, haste] } as unknown as Case;
    expect(spaceOf(secret, undefined).scenario?.notes.join()).toContain("Anchor:");
    expect(spaceOf(secret, "d").scenario?.notes.join()).not.toContain("Anchor:");
  });

  it("says why where there is nothing", () => {
    expect(spaceOf({ ...made, issues: [] }, undefined)).toMatchObject({ scenario: undefined, faults: [{ code: "case/no-issues" }] });
    const stated = { ...made, preferences: made.preferences.map((each) => ({ ...each, basis: "stated" as const })) };
    expect(spaceOf(stated, "d")).toMatchObject({ scenario: undefined, withheld: ["Anchor", "Boat", "Cable"] });
  });
});

describe("what values rest on", () => {
  it("counts what is stated, inferred and assumed, and says where weights are none", () => {
    const { scenario } = spaceOf(made, undefined);
    if (!scenario) throw new Error("no scenario");
    const { words } = restsOf(scenario, made.preferences, "b");
    expect(words).toBe("Of 1 preference 1 inferred from acts; weights as in the case; amounts and ranks are taken as equal steps.");
    expect(restsOf({ ...scenario, basis: "stated" }, made.preferences, "a").words).toBeUndefined();
  });

  it("says where a weight is the middle of a range", () => {
    const range = { ...wish("a", "price", "more", "stated"), weight: { atLeast: 0.5, atMost: 1 } };
    const ranged = { ...made, preferences: [range, ...made.preferences.slice(1)] } as unknown as Case;
    const { scenario } = spaceOf(ranged, undefined);
    if (!scenario) throw new Error("no scenario");
    expect(restsOf(scenario, ranged.preferences, "a").words).toContain("weights as in the case; of a weight’s range the middle is taken;");
  });
});
