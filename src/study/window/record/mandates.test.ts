import { describe, expect, it } from "vitest";
import { QUAY, studyOf } from "../../../../test/study-of.ts";
import type { WindowProblem } from "../problem.ts";
import { problemOfStudy } from "./problem-of-study.ts";

function problem(mandates: readonly object[], ...events: object[]): WindowProblem {
  return problemOfStudy(studyOf({ ...QUAY, mandates: mandates.map((each) => ({ name: "Leave", basis: "stated", ...each })) }, events));
}

/** Of the first party, by moment: `free`, or each leaf's levels issue by issue, all as *. */
function states({ moments, issues }: WindowProblem, party = 0): string[] {
  return moments.map(({ mandates }) => {
    const state = mandates[party];
    if (state?.kind !== "bound") return "free";
    return state.leaves
      .map(({ mandate, allowed }) => `${mandate} ${allowed.map((each, i) => (each.length === issues[i]?.levels.length ? "*" : each.join("|"))).join(" ")}`)
      .join(" + ");
  });
}

const ANA = { id: "leave", envoy: "ana", principal: "north" };
const OFFER = { type: "offer", by: ["ana"], to: ["south"], terms: { boats: 3 } };
const TALK = { type: "offer", by: ["relay"], to: ["south"], terms: { boats: 3 } };
const given = (more: object = {}): object => ({ type: "mandate-given", mandate: "leave", ...more });
const narrowed = (limits: object | undefined): object => ({ type: "mandate-narrowed", mandate: "leave", ...(limits ? { limits } : {}) });
const revoked = { type: "mandate-revoked", mandate: "leave" };

describe("mandates", () => {
  it("leave a party without any free", () => {
    expect(states(problem([], OFFER))).toEqual(["free"]);
    expect(states(problem([ANA], OFFER), 1)).toEqual(["free"]);
  });

  it("are in force from the start where no event gives them, else from when they are given", () => {
    const limits = { boats: { atMost: 4 } };
    expect(states(problem([{ ...ANA, limits }], OFFER))).toEqual(["leave 0|1|2|3|4 * *"]);
    expect(states(problem([{ ...ANA, limits }], TALK, given(), OFFER))).toEqual(["", "leave 0|1|2|3|4 * *", "leave 0|1|2|3|4 * *"]);
    expect(states(problem([{ ...ANA, limits }], TALK, given({ limits: { boats: { atMost: 1 } } })))).toEqual(["", "leave 0|1 * *"]);
  });

  it("narrowed leave what both limits allow, or the new one where they share nothing", () => {
    const mandate = { ...ANA, limits: { boats: { atMost: 4 }, gate: "ajar" } };
    expect(states(problem([mandate], OFFER, narrowed({ boats: { atLeast: 2 } }))).at(-1)).toBe("leave 2|3|4 0|1 *");
    expect(states(problem([mandate], OFFER, narrowed({ boats: { atLeast: 6 } }))).at(-1)).toBe("leave 6|7|8 0|1 *");
  });

  it("narrowed nobody says how far stay as they were, and that is noted", () => {
    const blind = problem([{ ...ANA, limits: { boats: { atMost: 4 } } }], OFFER, narrowed(undefined));
    expect(states(blind).at(-1)).toBe("leave 0|1|2|3|4 * *");
    expect(blind.notes.join()).toContain("how far is not said");
  });

  it("revoked leave nobody who may commit the party, and that is noted", () => {
    const ended = problem([ANA], OFFER, revoked);
    expect(states(ended)).toEqual(["leave * * *", ""]);
    expect(ended.notes.join()).toContain("North: from “Event 1” on no envoy has a mandate, and nobody else acts for it");
  });

  it("revoked leave a party free where somebody other than its envoys acts for it then, and that is noted", () => {
    const itself = problem([ANA], OFFER, revoked, { ...OFFER, by: ["north"] });
    expect(states(itself)).toEqual(["leave * * *", "free", "free"]);
    expect(itself.notes.join()).toContain("it is taken to speak for itself");
    expect(states(problem([ANA], OFFER, revoked, OFFER)).at(-1)).toBe("");
  });

  it("revoked before they are given change nothing, and may be given anew", () => {
    expect(states(problem([ANA], TALK, revoked, given(), revoked, given()))).toEqual(["", "", "leave * * *", "", "leave * * *"]);
  });

  it("of several envoys stand side by side", () => {
    const other = { id: "other", envoy: "north", principal: "north", limits: { boats: { atLeast: 7 } } };
    expect(states(problem([ANA, other], OFFER))).toEqual(["leave * * * + other 7|8 * *"]);
  });

  it("leave what they do not cover as no deal leaves it, or as the envoy's party would rather have it", () => {
    expect(states(problem([{ ...ANA, covers: ["gate"] }], TALK))).toEqual(["leave * * 0"]);
    expect(states(problem([{ ...ANA, envoy: "sam", covers: ["flag"] }], TALK), 1)).toEqual(["leave 0 * *"]);
  });

  it("reach as far as the envoy itself offered on what they do not cover, and that is noted", () => {
    const beyond = problem([{ ...ANA, covers: ["boats"] }], { ...OFFER, terms: { boats: 1, gate: "ajar" } });
    expect(states(beyond)).toEqual(["leave * 0|1 0"]);
    expect(beyond.notes.join()).toContain("“Leave” does not speak of “Gate”");
    expect(states(problem([{ ...ANA, covers: ["boats"] }], { ...OFFER, by: ["north"], terms: { gate: "ajar" } }))).toEqual(["leave * 0 0"]);
  });

  it("of which neither cover nor limit is known reach everywhere, and that is noted", () => {
    const blank = problem([ANA], OFFER);
    expect(states(blank)).toEqual(["leave * * *"]);
    expect(blank.notes.join()).toContain("taken to reach everywhere");
  });
});
