import { beforeAll, describe, expect, it } from "vitest";
import { QUAY, studyOf } from "../../../../test/study-of.ts";
import { readCaseFolder } from "../../../journal/adapters/case-folder.ts";
import { type Study, studyRecord } from "../../study.ts";
import type { WindowProblem } from "../problem.ts";
import { packageOf, problemOfStudy } from "./problem-of-study.ts";

const CASES = new URL("../../../../cases/", import.meta.url).pathname;
const OFFER = { type: "offer", by: ["ana"], to: ["south"], terms: { boats: 3 } };

async function open(id: string): Promise<Study> {
  const opened = await readCaseFolder(`${CASES}${id}`, []);
  if (!opened.ok) throw new Error(opened.faults.map((fault) => fault.message).join("\n"));
  return studyRecord(opened.value.record);
}

describe("a problem", () => {
  it("has the parties that must accept, and those they answer to, with what each wants", () => {
    expect(problemOfStudy(studyOf(QUAY, [OFFER])).parties).toEqual([
      {
        id: "north", name: "North", required: true, principal: undefined, directions: ["more", "unknown", "unknown"],
        bases: ["stated", "assumed", "assumed"], weights: [{ low: 0.5, high: 0.5 }, undefined, undefined], segments: 1, turns: [],
      },
      {
        id: "south", name: "South", required: true, principal: 2, directions: ["less", "more", "unknown"],
        bases: ["inferred", "assumed", "assumed"], weights: [undefined, undefined, undefined], segments: 1, turns: [],
      },
      {
        id: "court", name: "The court", required: false, principal: undefined, directions: ["unknown", "unknown", "unknown"],
        bases: ["assumed", "assumed", "assumed"], weights: [undefined, undefined, undefined], segments: 1, turns: [],
      },
    ]);
  });

  it("without a rule of agreement has all parties in the role of one, and that is noted", () => {
    const { parties, rule, notes } = problemOfStudy(studyOf({ ...QUAY, agreement: undefined }, [OFFER]));
    expect(parties.map(({ id, required }) => [id, required])).toEqual([["north", true], ["south", true], ["court", false]]);
    expect(rule).toBe("unanimity");
    expect(notes.join()).toContain("No rule of agreement is stated");
  });

  it("has weights that come to more than the whole scaled to it, and that is noted", () => {
    const preferences = ["boats", "gate"].map((issue) => ({ party: "north", issue, wants: "more", weight: 0.8, basis: "stated" }));
    const { parties, notes } = problemOfStudy(studyOf({ ...QUAY, preferences }, [OFFER]));
    expect(parties[0]?.weights).toEqual([{ low: 0.5, high: 0.5 }, { low: 0.5, high: 0.5 }, undefined]);
    expect(notes.join()).toContain("its weights come to 1.6");
  });

  it("has ranges of weights as they stand, whatever their most come to", () => {
    const weight = { atLeast: 0.4, atMost: 0.9 };
    const preferences = ["boats", "gate"].map((issue) => ({ party: "north", issue, wants: "more", weight, basis: "stated" }));
    const { parties, notes } = problemOfStudy(studyOf({ ...QUAY, preferences }, [OFFER]));
    expect(parties[0]?.weights).toEqual([{ low: 0.4, high: 0.9 }, { low: 0.4, high: 0.9 }, undefined]);
    expect(notes.join()).not.toContain("its weights come to");
  });

  it("has what no deal leaves of every issue in an order, unless it is left open", () => {
    expect(problemOfStudy(studyOf(QUAY, [OFFER])).noDeal).toEqual([0, 0, 0]);
    const unknown = problemOfStudy(studyOf(QUAY, [OFFER]), { noDeal: "unknown" });
    expect(unknown.noDeal).toBeUndefined();
    expect(unknown.acts[0]?.terms.map((levels) => levels.length)).toEqual([1, 3, 2]);
    const choice = { id: "who", name: "Who", kind: "choice", options: [{ id: "a", name: "A" }, { id: "b", name: "B" }] };
    const withChoice = problemOfStudy(studyOf({ ...QUAY, issues: [...QUAY.issues, choice] }, [OFFER]));
    expect(withChoice.noDeal).toEqual([0, 0, 0, undefined]);
    expect(withChoice.acts[0]?.terms).toEqual([[3], [0], [0], [0, 1]]);
    expect(withChoice.notes.join()).toContain("What no deal leaves in place is not known of “Who”");
  });

  it("has what no deal leaves as the case has it, and the least where the case is silent, and says which", () => {
    const choice = { id: "who", name: "Who", kind: "choice", options: [{ id: "a", name: "A" }, { id: "b", name: "B" }] };
    const noDeal = { leaves: { boats: 5, who: "b" }, basis: "inferred" };
    const study = studyOf({ ...QUAY, issues: [...QUAY.issues, choice], noDeal }, [{ ...OFFER, terms: { gate: "wide" } }]);
    const partly = problemOfStudy(study);
    expect(partly.noDeal).toEqual([5, 0, 0, 1]);
    expect(partly.noDealBases).toEqual(["inferred", "assumed", "assumed", "inferred"]);
    expect(partly.acts[0]?.terms).toEqual([[5], [2], [0], [1]]);
    expect(partly.notes).toContain("No deal leaves “Boats”, “Who” as the case has it, and so does an offer that does not speak of it: inferred.");
    expect(partly.notes).toContain("No deal leaves “Gate”, “Flag” at its least amount or first option, and so does an offer that does not speak of it: assumed.");
    expect(problemOfStudy(study, { noDeal: "least" })).toMatchObject({ noDeal: [0, 0, 0, undefined], acts: [{ terms: [[0], [2], [0], [0, 1]] }] });
    expect(problemOfStudy(study, { noDeal: "unknown" }).acts[0]?.terms.map(({ length }) => length)).toEqual([9, 1, 2, 2]);

    const leaves = { ...noDeal.leaves, gate: "ajar", flag: { option: ["red"] } };
    const whole = problemOfStudy(studyOf({ ...QUAY, issues: [...QUAY.issues, choice], noDeal: { leaves, basis: "stated" } }, [OFFER]));
    expect(whole).toMatchObject({ noDeal: [5, 1, 1, 1], noDealBases: ["stated", "stated", "stated", "stated"] });
    expect(whole.notes).toContain("No deal leaves every issue as the case has it, and so does an offer that does not speak of it: stated.");
  });

  it("has the amount that no deal leaves among its levels, wherever it lies", () => {
    const boats = { id: "boats", name: "Boats", kind: "quantity", unit: "boats", min: 0, max: 1000, step: 1 };
    const { issues, noDeal } = problemOfStudy(studyOf({ ...QUAY, issues: [boats], preferences: [], noDeal: { leaves: { boats: 437 }, basis: "stated" } }, [OFFER]));
    expect(issues[0]?.amounts?.[noDeal?.[0] ?? -1]).toBe(437);
  });

  it("is one in which nothing can be known where there is nothing to go on, and says so", () => {
    const noIssues = problemOfStudy(studyOf({ ...QUAY, issues: [], preferences: [] }, [{ ...OFFER, terms: {} }]));
    expect(noIssues).toMatchObject({ issues: [], stride: 0, acts: [], noDeal: undefined });
    expect(noIssues.notes).toContain("The case has no issues, so there is nothing to agree on.");
    const nobody = problemOfStudy(studyOf({ parties: [{ id: "p", name: "P", kind: "state", role: "press" }] }, [{ type: "meeting" }]));
    expect(nobody.parties).toEqual([]);
    expect(nobody.notes.join()).toContain("No party is named whose acceptance is needed");
    const silent = problemOfStudy(studyOf(QUAY, []));
    expect([silent.acts, silent.moments]).toEqual([[], []]);
    expect(silent.notes.join()).toContain("Nobody whose acceptance is needed made, took or refused an offer");
  });

  it("reads terms from anywhere on the same levels", () => {
    const study = studyOf(QUAY, [OFFER]);
    expect(packageOf(study, { boats: 5 })).toEqual({ levels: [[5], [0], [0]], notes: [] });
    const outside = packageOf(study, { boats: 50, gate: "ajar" }, { noDeal: "unknown" });
    expect(outside.levels).toEqual([[8], [1], [0, 1]]);
    expect(outside.notes.join()).toContain("“Boats”: 50 boats lies outside 0 to 8");
  });
});

/** `event kind party level`: the levels that are not what no deal leaves; all as *. */
function shown({ acts, parties, issues, noDeal }: WindowProblem, study: Study): string[] {
  return acts.map(({ event, kind, party, terms }) => {
    const levels = terms.flatMap((each, i) => {
      const issue = issues[i];
      if (!issue || (each.length === 1 && each[0] === (noDeal?.[i] ?? -1))) return [];
      const names = each.map((level) => issue.amounts?.[level] ?? level);
      return [`${issue.id}=${each.length === issue.levels.length ? "*" : names.join("|")}`];
    });
    return `${study.record.events[event]?.id ?? ""} ${kind} ${parties[party]?.id ?? ""}: ${levels.join(" ")}`;
  });
}

describe("doha-2025", () => {
  let study: Study;
  let problem: WindowProblem;
  beforeAll(async () => {
    study = await open("doha-2025");
    problem = problemOfStudy(study);
  });
  const idOf = (event: number): string | undefined => study.record.events[event]?.id;

  it("has these acts", () => {
    const prisoners = "life-prisoners-now=* other-prisoners-now=0|50|100";
    const last = `alexander=1 american-bodies=4 ${prisoners} women-and-children=1 aid=1 next-talks=1`;
    const january = "alexander=1 other-hostages=20|23 ceasefire-days=* war-end=2";
    const second = "alexander=1 next-talks=2 us-call=1 ceasefire-days=*";
    expect(shown(problem, study)).toEqual([
      `january-agreement accept israel: ${january}`,
      `january-agreement accept hamas: ${january}`,
      "israel-war-aim state israel: war-end=2 weapons=2",
      "hamas-ask offer hamas: alexander=1 life-prisoners-now=100 other-prisoners-now=150",
      "us-first-offer offer us: alexander=1 life-prisoners-now=100 other-prisoners-later=150",
      `us-last-offer ultimatum us: ${last}`,
      "hamas-truce-vision offer hamas: truce-years=5|10 weapons=1",
      "hamas-holy-land-ask offer hamas: holy-land-two=2",
      `al-hayya-answer would-refuse hamas: ${last}`,
      "trump-post state us: alexander=1 american-bodies=4 other-hostages=20|23",
      "hamas-late-offer offer hamas: alexander=1 american-bodies=4 life-prisoners-now=* other-prisoners-now=*",
      "witkoff-demand offer us: other-hostages=1|5|10|15|20|23",
      "hamas-refuses-demand refuse hamas: other-hostages=1|5|10|15|20|23",
      `witkoff-second-proposal offer us: ${second}`,
      `hamas-refuses-second refuse hamas: ${second}`,
      "us-partial-only refuse us: alexander=1 other-hostages=20|23 war-end=2",
      "us-promise offer us: alexander=1 other-hostages=10 next-talks=2 us-call=2 ceasefire-days=70|80|90 war-end=1",
      "alexander-agreement accept hamas: alexander=1",
      "alexander-agreement accept us: alexander=1",
    ]);
  });

  it("believes what only the retelling has, and what is alleged and denied, least", () => {
    const credence = new Map(problem.acts.map((act) => [idOf(act.event), act.credence]));
    const least = [...credence].filter(([, each]) => each < 0.5).map(([id]) => id);
    expect(least).toEqual(["hamas-refuses-demand", "us-promise"]);
    expect(credence.get("hamas-truce-vision")).toBeGreaterThan(0.5);
    expect(credence.get("hamas-truce-vision")).toBeLessThan(0.65);
    for (const id of ["hamas-ask", "us-first-offer", "us-last-offer", "al-hayya-answer", "alexander-agreement"]) {
      expect(credence.get(id), id).toBeGreaterThan(0.7);
      expect(credence.get(id), id).toBeLessThan(0.97);
    }
  });

  it("compares each offer with what the other side had put before", () => {
    const standing = (id: string): unknown => problem.acts.find((act) => idOf(act.event) === id)?.standing;
    const terms = (id: string): unknown => problem.acts.find((act) => idOf(act.event) === id)?.terms.map(([level]) => level);
    expect(standing("hamas-ask")).toBeUndefined();
    expect(standing("us-first-offer")).toEqual(terms("hamas-ask"));
    expect(standing("us-last-offer")).toEqual(terms("hamas-ask"));
    expect([standing("hamas-truce-vision"), standing("hamas-holy-land-ask")]).toEqual([undefined, undefined]);
  });

  it("lets minds change where the record has a turn, and not with every line of it", () => {
    expect(problem.parties.map(({ id, turns }) => [id, turns.map(idOf)])).toEqual([
      ["us", ["january-plan", "boehler-authority", "israel-not-told", "boehler-removed", "strikes-resume", "israel-expands"]],
      ["hamas", ["aid-cut", "strikes-resume", "israel-expands"]],
      ["israel", ["january-israel-learns", "aid-cut", "israel-learns-march", "strikes-resume", "israel-expands"]],
    ]);
  });

  it("has the envoy's limits narrow before the last offer and end after it", () => {
    const leaves = (id: string): unknown => {
      const state = problem.moments.find(({ event }) => idOf(event) === id)?.mandates[0];
      return state?.kind === "bound" ? state.leaves.map(({ mandate }) => mandate) : undefined;
    };
    expect(leaves("january-agreement")).toEqual(["witkoff-wider-talks"]);
    for (const id of ["boehler-authority", "us-last-offer"]) expect(leaves(id)).toEqual(["witkoff-wider-talks", "boehler-direct-talks"]);
    for (const id of ["boehler-removed", "alexander-agreement"]) expect(leaves(id)).toEqual(["witkoff-wider-talks"]);
    const others = problem.issues.findIndex(({ id }) => id === "other-prisoners-now");
    const most = (id: string): unknown => {
      const state = problem.moments.find(({ event }) => idOf(event) === id)?.mandates[0];
      const leaf = state?.kind === "bound" ? state.leaves.find(({ mandate }) => mandate === "boehler-direct-talks") : undefined;
      return problem.issues[others]?.amounts?.[leaf?.allowed[others]?.at(-1) ?? -1];
    };
    expect([most("boehler-authority"), most("us-mandate-narrowed")]).toEqual([400, 100]);
  });

  it("has 32 moments, each with what then lay on the table", () => {
    expect(problem.moments).toHaveLength(32);
    const putBy = (act: number | undefined): string | undefined => idOf(problem.acts[act ?? -1]?.event ?? -1);
    const table = new Map(problem.moments.map(({ event, tableAct }) => [idOf(event), putBy(tableAct)]));
    expect(table.get("hamas-ask")).toBe("hamas-ask");
    expect(table.get("hamas-holy-land-ask")).toBe("us-last-offer");
    expect(table.get("witkoff-second-proposal")).toBe("witkoff-second-proposal");
    expect(table.get("comprehensive-proposal")).toBeUndefined();
    expect(table.get("alexander-agreement")).toBe("alexander-agreement");
  });
});

describe("last-ferry", () => {
  it("has the envoy's, the union's and the board's acts, the late yes among them", async () => {
    const study = await open("last-ferry");
    const problem = problemOfStudy(study);
    expect(shown(problem, study).map((act) => act.split(":")[0])).toEqual([
      "ask offer dockers", "first-offer offer company", "last-offer offer company", "counter refuse dockers", "counter offer dockers",
      "refused refuse board", "late-yes accept dockers", "small-deal accept dockers", "small-deal accept company",
    ]);
    expect(problem.parties.map(({ id, principal }) => [id, principal])).toEqual([["dockers", undefined], ["company", 2], ["board", undefined]]);
    expect(problem.noDeal).toEqual([0, 0, 0, undefined, 0]);
  });
});
