import { describe, expect, it } from "vitest";
import type { SpaceIssue } from "../../../case/scenario.ts";
import { problemOfOffers, type TabledOffer } from "./problem-of-offers.ts";

const ISSUES: readonly SpaceIssue[] = [
  { id: "road", name: "Road", kind: "choice", options: ["east", "west"], size: 2 },
  { id: "toll", name: "Toll", kind: "integer", size: 3, min: 10, max: 20, step: 5, unit: "pence" },
];
const PARTIES = [{ id: "mill", name: "The mill" }, { id: "farm", name: "The farm" }];
const [MILL, FARM] = [0, 1];

function actsOf(turns: readonly TabledOffer[]) {
  return problemOfOffers(ISSUES, PARTIES, turns, { choicesOrdered: false }).acts;
}

describe("problemOfOffers", () => {
  it("makes levels of options and amounts, one row after another", () => {
    const { issues, stride, parties, moments, noDeal } = problemOfOffers(ISSUES, PARTIES, [], { choicesOrdered: false });
    expect(stride).toBe(5);
    expect(issues.map(({ offset, ordered, levels, places, amounts }) => ({ offset, ordered, levels, places, amounts }))).toEqual([
      { offset: 0, ordered: false, levels: ["east", "west"], places: [0, 1], amounts: undefined },
      { offset: 2, ordered: true, levels: ["10 pence", "15 pence", "20 pence"], places: [0, 0.5, 1], amounts: [10, 15, 20] },
    ]);
    expect(parties.map(({ id, required, directions, segments }) => ({ id, required, directions, segments }))).toEqual(
      PARTIES.map(({ id }) => ({ id, required: true, directions: ["unknown", "unknown"], segments: 1 })),
    );
    expect(moments).toHaveLength(1);
    expect(moments[0]?.table).toBeUndefined();
    expect(noDeal).toBeUndefined();
  });

  it("takes choices for ordered where told so", () => {
    const { issues } = problemOfOffers(ISSUES, PARTIES, [], { choicesOrdered: true });
    expect(issues.map(({ ordered }) => ordered)).toEqual([true, true]);
  });

  it("sees each offer against the last that somebody else tabled, silent turns and own offers passed over", () => {
    const acts = actsOf([
      { party: MILL, package: [0, 0] },
      { party: FARM, package: undefined },
      { party: MILL, package: [0, 1] },
      { party: FARM, package: [1, 1] },
      { party: FARM, package: [1, 2] },
    ]);
    expect(acts.map(({ party, event, terms, standing }) => ({ party, event, terms, standing }))).toEqual([
      { party: MILL, event: 0, terms: [[0], [0]], standing: undefined },
      { party: MILL, event: 2, terms: [[0], [1]], standing: undefined },
      { party: FARM, event: 3, terms: [[1], [1]], standing: [0, 1] },
      { party: FARM, event: 4, terms: [[1], [2]], standing: [0, 1] },
    ]);
    expect(acts.every(({ kind, credence, segment }) => kind === "offer" && credence === 1 && segment === 0)).toBe(true);
  });

  it("takes no scripted offer for evidence, and lets it stand", () => {
    const turns: TabledOffer[] = [{ party: MILL, package: [0, 2], scripted: true }, { party: FARM, package: [1, 2] }];
    expect(actsOf(turns).map(({ event, standing }) => ({ event, standing }))).toEqual([{ event: 1, standing: [0, 2] }]);
    const at = (of: readonly TabledOffer[]) => problemOfOffers(ISSUES, PARTIES, of, { choicesOrdered: false }).moments[0];
    expect(at(turns)).toMatchObject({ event: 1, table: [[1], [2]], tableAct: 0 });
    expect(at(turns.slice(0, 1))).toMatchObject({ event: 0, table: [[0], [2]], tableAct: undefined });
  });

  it.each([[[0]], [[2, 0]], [[0, -1]], [[0, 0, 0]]])("throws at a package of other issues: %j", (offered) => {
    expect(() => actsOf([{ party: MILL, package: offered }])).toThrow(RangeError);
  });
});
