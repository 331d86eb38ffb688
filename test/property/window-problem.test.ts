import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { generateCase } from "../../bench/study/generated-case.ts";
import type { WindowProblem } from "../../src/study/window/problem.ts";
import { problemOfStudy } from "../../src/study/window/record/problem-of-study.ts";
import { QUAY, studyOf } from "../study-of.ts";

const isRising = (numbers: readonly number[]): boolean => numbers.every((each, i) => i === 0 || each > (numbers[i - 1] ?? 0));

/** All that whoever works on a problem counts on. */
function expectWellFormed(problem: WindowProblem, events: number): void {
  const { issues, parties, acts, moments, noDeal } = problem;
  const isEvent = (event: number): boolean => Number.isInteger(event) && event >= 0 && event < events;
  const expectAllowed = (allowed: readonly (readonly number[])[]): void => {
    expect(allowed).toHaveLength(issues.length);
    allowed.forEach((levels, i) => {
      expect(levels.length).toBeGreaterThan(0);
      expect(isRising(levels)).toBe(true);
      const count = issues[i]?.levels.length ?? 0;
      expect(levels.every((level) => Number.isInteger(level) && level >= 0 && level < count)).toBe(true);
    });
  };

  let offset = 0;
  for (const issue of issues) {
    expect(issue.offset).toBe(offset);
    expect(issue.places).toHaveLength(issue.levels.length);
    expect(issue.levels.length).toBeGreaterThan(0);
    expect(isRising(issue.places) && (issue.places[0] ?? 0) >= 0 && (issue.places.at(-1) ?? 0) <= 1).toBe(true);
    if (issue.amounts) expect(issue.amounts.length === issue.levels.length && isRising(issue.amounts)).toBe(true);
    offset += issue.levels.length;
  }
  expect(problem.stride).toBe(offset);
  if (noDeal) expectAllowed(noDeal.map((level, i) => [level ?? (issues[i]?.levels.length ?? 0) - 1]));
  for (const party of parties) {
    expect(party.segments).toBe(party.turns.length + 1);
    expect(isRising(party.turns) && party.turns.every(isEvent)).toBe(true);
    for (const list of [party.directions, party.bases, party.weights]) expect(list).toHaveLength(issues.length);
    for (const weight of party.weights) if (weight) expect(weight.low >= 0 && weight.low <= weight.high).toBe(true);
    if (party.principal !== undefined) expect(parties[party.principal]).toBeDefined();
  }
  acts.forEach((act, i) => {
    expect(isEvent(act.event) && act.event >= (acts[i - 1]?.event ?? 0)).toBe(true);
    const party = parties[act.party];
    expect(act.segment).toBe(party?.turns.filter((turn) => turn <= act.event).length);
    expectAllowed(act.terms);
    if (act.standing) expectAllowed(act.standing.map((level) => [level]));
    expect(act.credence >= 0.05 && act.credence <= 1).toBe(true);
  });
  expect(isRising(moments.map(({ event }) => event))).toBe(true);
  for (const act of acts) expect(moments.some(({ event }) => event === act.event)).toBe(true);
  for (const moment of moments) {
    expect(isEvent(moment.event)).toBe(true);
    expect(moment.at).not.toBe("");
    expect(Number.isFinite(moment.startMs) && Number.isFinite(moment.endMs)).toBe(true);
    expect(moment.segments).toEqual(parties.map((party) => party.turns.filter((turn) => turn <= moment.event).length));
    expect(moment.mandates).toHaveLength(parties.length);
    for (const state of moment.mandates) if (state.kind === "bound") for (const { allowed } of state.leaves) expectAllowed(allowed);
    if (moment.table) expectAllowed(moment.table);
    if (moment.tableAct !== undefined) {
      expect(acts[moment.tableAct]?.event).toBeLessThanOrEqual(moment.event);
      expect(acts[moment.tableAct]?.terms).toEqual(moment.table);
    }
  }
  expect(new Set(problem.notes).size).toBe(problem.notes.length);
}

test("a generated record of any size gives a well-formed problem", () => {
  for (const [events, seed] of [[0, 1], [1, 2], [40, 3], [400, 4]] as const) {
    const files = generateCase(events, seed);
    const lines = files.journalLines.trim().split("\n").slice(1).map((line): object => JSON.parse(line) as object);
    const { accounts } = parse(files.accountsYaml) as { accounts: object[] };
    const study = studyOf(parse(files.caseYaml) as object, lines, accounts);
    for (const noDeal of ["least", "unknown"] as const) expectWellFormed(problemOfStudy(study, { noDeal }), events);
  }
});

const actors = fc.subarray(["north", "south", "court", "relay", "ana", "sam", "unknown"], { minLength: 1, maxLength: 2 });
const term = {
  boats: fc.oneof(fc.integer({ min: -2, max: 12 }), fc.constantFrom("open", "unspecified", "ruled-out"), fc.record({ atLeast: fc.nat(8) }),
    fc.record({ amount: fc.nat(8), about: fc.boolean() })),
  gate: fc.constantFrom("shut", "ajar", "wide", "open", "ruled-out"),
  flag: fc.constantFrom("none", "red"),
};
const terms = fc.record(term, { requiredKeys: [] });
const made = { by: actors };
/** What stands alone, and what points at an offer before it by the field named. */
const alone = fc.oneof(
  fc.record({ ...made, type: fc.constant("offer"), to: actors, terms, final: fc.boolean(), deadline: fc.constant("tide") }),
  fc.record({ ...made, type: fc.constant("statement"), terms }),
  fc.record({ ...made, type: fc.constant("turning-point"), hidden: fc.boolean() }),
  fc.record({ ...made, type: fc.constant("agreement"), to: actors, terms }),
  fc.record({ ...made, type: fc.constantFrom("mandate-given", "mandate-narrowed"), mandate: fc.constant("leave"), limits: terms }),
  fc.record({ ...made, type: fc.constant("mandate-revoked"), mandate: fc.constant("leave") }),
  fc.record({ type: fc.constant("deadline-lapsed"), deadline: fc.constant("tide") }),
  fc.record({ ...made, type: fc.constant("meeting"), at: fc.constantFrom("2020-01-01", "2020-02/2020-03", "2020-04-01~") }),
);
const answer = fc.constantFrom("accept", "reject", "reserve", "counter");
const pointing = fc.oneof(
  fc.record({ ...made, type: fc.constant("response"), answer, tentative: fc.boolean(), terms, field: fc.constant("answers") }),
  fc.record({ ...made, type: fc.constant("offer"), to: actors, terms, field: fc.constant("replaces") }),
  fc.record({ ...made, type: fc.constant("agreement"), terms, field: fc.constant("settles") }),
  fc.record({ ...made, type: fc.constant("withdrawal"), field: fc.constant("withdraws") }),
  fc.record({ ...made, type: fc.constant("approval"), given: fc.boolean(), field: fc.constant("approves") }),
  fc.record({ ...made, type: fc.constant("interception"), field: fc.constant("reveals") }),
);
const journal = fc.array(fc.oneof(alone, fc.tuple(pointing, fc.nat())), { maxLength: 16 }).map((drawn) => {
  const events: object[] = [];
  const offers: string[] = [];
  for (const each of drawn) {
    const [event, pick] = Array.isArray(each) ? each : [each, 0];
    const { field, ...rest } = { field: undefined, ...event };
    const target = offers[pick % Math.max(1, offers.length)];
    if (field !== undefined && target === undefined) continue;
    if (event.type === "offer") offers.push(`e${events.length}`);
    events.push(field === undefined ? rest : { ...rest, [field]: field === "reveals" ? [target] : target });
  }
  return events;
});

test("any journal gives a well-formed problem, whatever is offered, answered, withdrawn or revoked", () => {
  const more = {
    deadlines: [{ id: "tide", name: "Tide" }],
    mandates: [{ id: "leave", name: "Leave", envoy: "sam", principal: "court", covers: ["boats"], basis: "stated" }],
  };
  fc.assert(fc.property(journal, fc.constantFrom("least" as const, "unknown" as const), (events, noDeal) => {
    expectWellFormed(problemOfStudy(studyOf({ ...QUAY, ...more }, events), { noDeal }), events.length);
  }), { numRuns: 150 });
});
