import type { Choice, Constraint, Scenario, ScenarioParty, SpaceIssue } from "../../../case/scenario.ts";
import { type WholeValues, wholeValues } from "./whole-values.ts";

/**
 * A part of a scenario that no box and no constraint joins to the rest, in flat arrays. Options that lie in the same boxes
 * and constraints and are worth the same by themselves are one class; classes are numbered through all issues, in the
 * order of their smallest option. P parties, C classes, B boxes of two or more sides.
 */
export interface BoxProblem {
  readonly issues: number;
  readonly parties: number;
  readonly classes: number;
  readonly boxes: number;
  /** [issues] The scenario's issue. */
  readonly issueOf: Int32Array;
  /** [issues + 1] First class of each issue. */
  readonly classAt: Int32Array;
  /** [C] Smallest option of each class: the one that a witness names. */
  readonly optionOf: Int32Array;
  /** [issues][options] The class of each option. */
  readonly classOf: readonly Int32Array[];
  /** [C] Number of options in each class. */
  readonly optionsIn: Int32Array;
  /** [C × P] What a class is worth by itself, in multiples of QUANTUM: additive values and boxes of one side. */
  readonly unary: Float64Array;
  /** [B × P] What a box is worth, in multiples of QUANTUM. */
  readonly worth: Float64Array;
  /** [B + 1] First side of each box. */
  readonly sideAt: Int32Array;
  /** [sides] Issue of a side. */
  readonly sideIssue: Int32Array;
  /** [sides + 1] and the classes in it. */
  readonly sideClassAt: Int32Array;
  readonly sideClass: Int32Array;
  /** [C × B] Whether a class lies in a box, as far as its own issue goes. */
  readonly contains: Uint8Array;
  /** [issues + 1] and the boxes with a side on the issue. */
  readonly issueBoxAt: Int32Array;
  readonly issueBox: Int32Array;
  /** [limits] How much may be spent of each constraint: a package is allowed if nothing is overspent. */
  readonly slack: Int32Array;
  /** [C + 1] and the constraints that a class spends of, with how much. */
  readonly classLimitAt: Int32Array;
  readonly classLimit: Int32Array;
  readonly classSpends: Int32Array;
}

export interface BoxProblems {
  readonly parts: readonly BoxProblem[];
  /** [P] What a whole value of 1 is on the party's own scale. */
  readonly units: readonly number[];
  /** [P] Largest difference that rounding may have hidden, on the party's own scale; 0 for none. */
  readonly rounding: readonly number[];
  /** [P] What every package is worth, whole: boxes around everything. Left out of the parts. */
  readonly constants: readonly number[];
  /** [P] The reservation and the bonus, whole; empty unless asked for. */
  readonly reservations: readonly number[];
  readonly bonuses: readonly number[];
  /** Whether constraints alone rule every package out, whatever is chosen. */
  readonly impossible: boolean;
}

interface WholeBox {
  readonly sides: readonly { readonly issue: number; readonly low: number; readonly high: number }[];
  readonly worth: number[];
}

interface WholeParties {
  /** [issue][option × P] */
  readonly unary: readonly Float64Array[];
  readonly boxes: readonly WholeBox[];
  readonly constants: readonly number[];
  readonly reservations: readonly number[];
  readonly bonuses: readonly number[];
  readonly units: readonly number[];
  readonly rounding: readonly number[];
}

/**
 * Splits a scenario into parts and packs each. Boxes are clipped to the domain; those of the same sides become one; what
 * every package is worth is left out. To count, the scenario stays one part, and reservations are made whole as well.
 * Cost: options × (boxes + constraints + parties).
 */
export function packBoxes(scenario: Scenario, forCount = false): BoxProblems {
  const { parties } = scenario;
  const whole = wholeParties(scenario.issues, parties, forCount);
  const limits = scenario.constraints.map((constraint) => limitOf(constraint, scenario.issues));
  const joined = forCount ? [scenario.issues.map((_, i) => i)] : componentsOf(scenario.issues.length, [
    ...whole.boxes.map((box) => box.sides.map((side) => side.issue)),
    ...limits.map((limit) => [...limit.spends.keys()]),
  ]);
  return {
    parts: joined.map((issues) => packPart(scenario.issues, parties.length, whole, limits, issues)),
    units: whole.units,
    rounding: whole.rounding,
    constants: whole.constants,
    reservations: whole.reservations,
    bonuses: whole.bonuses,
    impossible: limits.some((limit) => limit.slack < 0),
  };
}

/** The same problem for one party alone; `sign` −1 turns its values round, so that the least becomes the most. */
export function problemOf(problem: BoxProblem, party: number, sign: 1 | -1): BoxProblem {
  const { parties, unary, worth } = problem;
  const column = (values: Float64Array): Float64Array =>
    Float64Array.from({ length: values.length / parties }, (_, row) => sign * (values[row * parties + party] as number));
  return { ...problem, parties: 1, unary: column(unary), worth: column(worth) };
}

function wholeParties(issues: readonly SpaceIssue[], parties: readonly ScenarioParty[], forCount: boolean): WholeParties {
  const unary = issues.map((issue) => new Float64Array(issue.size * parties.length));
  const boxes = new Map<string, WholeBox>();
  const constants = parties.map(() => 0);
  const scaled = parties.map((party) => wholePartyOf(party, forCount));
  for (const [p, { value }] of parties.entries()) {
    const { whole } = scaled[p] as WholeValues;
    const add = (issue: number, option: number, worth: number): void => {
      const of = unary[issue] as Float64Array;
      of[option * parties.length + p] = (of[option * parties.length + p] as number) + worth;
    };
    if (value.kind === "additive") {
      let at = 0;
      for (const [i, of] of value.values.entries()) for (let o = 0; o < of.length; o++) add(i, o, whole[at++] as number);
      continue;
    }
    for (const [b, box] of value.boxes.entries()) {
      const worth = whole[b] as number;
      const sides = clip(box.sides, issues);
      const [only] = sides ?? [];
      if (sides === undefined) continue;
      if (only === undefined) constants[p] = (constants[p] as number) + worth;
      else if (sides.length === 1) for (let o = only.low; o <= only.high; o++) add(only.issue, o, worth);
      else {
        const key = sides.map((side) => `${side.issue}:${side.low}-${side.high}`).join();
        const same = boxes.get(key) ?? { sides, worth: parties.map(() => 0) };
        same.worth[p] = (same.worth[p] as number) + worth;
        boxes.set(key, same);
      }
    }
  }
  const last = (back: number): number[] => (forCount ? scaled.map(({ whole }) => whole.at(-back) as number) : []);
  return {
    unary,
    boxes: [...boxes.values()].filter((box) => box.worth.some((one) => one !== 0)),
    constants,
    reservations: last(2),
    bonuses: last(1),
    units: scaled.map((one, p) => one.unit / scaleOf(parties[p] as ScenarioParty)),
    rounding: scaled.map((one, p) => one.rounding / scaleOf(parties[p] as ScenarioParty)),
  };
}

/** A party's numbers, and to count its reservation and bonus after them, on the scale of its boxes. */
function wholePartyOf(party: ScenarioParty, forCount: boolean): WholeValues {
  const { value, reservation, unanimityBonus = 0 } = party;
  const factors = value.kind === "boxes"
    ? value.boxes.map((box) => [box.value])
    : value.values.flatMap((of, i) => of.map((one) => [value.weights[i] ?? 0, one]));
  const bounds = [reservation, unanimityBonus].map((one) => [one, scaleOf(party)]);
  return wholeValues(forCount ? [...factors, ...bounds] : factors);
}

function scaleOf({ value }: ScenarioParty): number {
  return value.kind === "boxes" ? value.scale : 1;
}

/** The sides that rule anything out, by issue, several on one issue met; undefined where nothing lies inside. */
function clip(sides: WholeBox["sides"], issues: readonly SpaceIssue[]): WholeBox["sides"] | undefined {
  const met = new Map<number, { issue: number; low: number; high: number }>();
  for (const { issue, low, high } of sides) {
    const before = met.get(issue) ?? { issue, low: 0, high: (issues[issue] as SpaceIssue).size - 1 };
    met.set(issue, { issue, low: Math.max(before.low, Math.ceil(low)), high: Math.min(before.high, Math.floor(high)) });
  }
  const proper = [...met.values()].filter(({ issue, low, high }) => low > 0 || high < (issues[issue] as SpaceIssue).size - 1);
  if (proper.some(({ low, high }) => low > high)) return undefined;
  return proper.sort((a, b) => a.issue - b.issue);
}

/** A constraint as a budget: each option spends at least 0 of it on its issue, and the sum may not pass the slack. */
interface Limit {
  readonly slack: number;
  readonly spends: ReadonlyMap<number, ReadonlyMap<number, number>>;
}

function limitOf(constraint: Constraint, issues: readonly SpaceIssue[]): Limit {
  if (constraint.kind === "excludes") return budget([[constraint.one, 1], [constraint.other, 1]], 1, issues);
  if (constraint.kind === "at-most") {
    return budget(constraint.of.map((choice): [Choice, number] => [choice, 1]), constraint.count, issues);
  }
  return budget([[constraint.if, 1], [constraint.then, -1]], 0, issues);
}

/** Sum of the coefficients of the choices made ≤ bound; the least that each issue must add is taken off beforehand. */
function budget(terms: readonly (readonly [Choice, number])[], bound: number, issues: readonly SpaceIssue[]): Limit {
  const byIssue = new Map<number, Map<number, number>>();
  for (const [{ issue, option }, add] of terms) {
    const of = byIssue.get(issue) ?? new Map<number, number>();
    of.set(option, (of.get(option) ?? 0) + add);
    byIssue.set(issue, of);
  }
  let slack = bound;
  const spends = new Map<number, ReadonlyMap<number, number>>();
  for (const [issue, of] of byIssue) {
    const { size } = issues[issue] as SpaceIssue;
    const least = Math.min(...of.values(), ...(of.size < size ? [0] : []));
    slack -= least;
    const above = Array.from({ length: size }, (_, o): [number, number] => [o, (of.get(o) ?? 0) - least]);
    spends.set(issue, new Map(above.filter(([, more]) => more > 0)));
  }
  // A bound with a fraction binds as its whole part does.
  return { slack: Math.floor(Math.min(slack, 2 ** 30)), spends };
}

/** The issues, grouped so that nothing joins two groups; each group and the groups in the order of their issues. */
function componentsOf(issues: number, joins: readonly (readonly number[])[]): number[][] {
  const root = Array.from({ length: issues }, (_, i) => i);
  const find = (i: number): number => {
    let at = i;
    while (root[at] !== at) at = root[at] as number;
    return at;
  };
  for (const [first, ...rest] of joins) {
    if (first === undefined) continue;
    for (const other of rest) {
      const [a, b] = [find(first), find(other)];
      root[Math.max(a, b)] = Math.min(a, b);
    }
  }
  const groups = new Map<number, number[]>();
  for (let i = 0; i < issues; i++) groups.set(find(i), [...(groups.get(find(i)) ?? []), i]);
  return [...groups.values()];
}

function packPart(
  all: readonly SpaceIssue[],
  parties: number,
  whole: WholeParties,
  limits: readonly Limit[],
  issues: readonly number[],
): BoxProblem {
  const here = new Map(issues.map((issue, i) => [issue, i]));
  const boxes = whole.boxes.filter((box) => here.has(box.sides[0]?.issue ?? -1));
  const bound = limits.filter((limit) => [...limit.spends.keys()].some((issue) => here.has(issue)));
  const classAt = [0];
  const optionOf: number[] = [];
  const optionsIn: number[] = [];
  const classOf: Int32Array[] = [];
  const unary: number[] = [];
  const members: number[][] = [];
  const spent: (readonly [number, number])[][] = [];
  for (const issue of issues) {
    const classes = new Map<string, number>();
    const classesHere: number[] = [];
    const sides = boxes.map((box) => box.sides.find((side) => side.issue === issue));
    for (let option = 0; option < (all[issue] as SpaceIssue).size; option++) {
      const values = (whole.unary[issue] as Float64Array).subarray(option * parties, (option + 1) * parties);
      const member = sides.flatMap((side, b) => (side && option >= side.low && option <= side.high ? [b] : []));
      const spends = bound.flatMap((limit, l) => {
        const more = limit.spends.get(issue)?.get(option) ?? 0;
        return more > 0 ? [[l, more] as const] : [];
      });
      const key = `${values.join()}|${member.join()}|${spends.join(";")}`;
      const known = classes.get(key);
      classesHere.push(known ?? optionOf.length);
      if (known !== undefined) {
        optionsIn[known] = (optionsIn[known] as number) + 1;
        continue;
      }
      classes.set(key, optionOf.length);
      optionsIn.push(1);
      optionOf.push(option);
      unary.push(...values);
      members.push(member);
      spent.push(spends);
    }
    classAt.push(optionOf.length);
    classOf.push(Int32Array.from(classesHere));
  }
  const contains = new Uint8Array(optionOf.length * boxes.length);
  for (const [c, member] of members.entries()) for (const b of member) contains[c * boxes.length + b] = 1;
  const sides = boxes.map((box) => box.sides.map((side) => here.get(side.issue) as number));
  const inSide = sides.flatMap((of, b) =>
    of.map((issue) =>
      range(classAt[issue] as number, classAt[issue + 1] as number).filter((c) => contains[c * boxes.length + b] === 1),
    ),
  );
  const onIssue = issues.map((_, i) => sides.flatMap((of, b) => (of.includes(i) ? [b] : [])));
  return {
    issues: issues.length,
    parties,
    classes: optionOf.length,
    boxes: boxes.length,
    issueOf: Int32Array.from(issues),
    classAt: Int32Array.from(classAt),
    optionOf: Int32Array.from(optionOf),
    classOf,
    optionsIn: Int32Array.from(optionsIn),
    unary: Float64Array.from(unary),
    worth: Float64Array.from(boxes.flatMap((box) => box.worth)),
    sideAt: startsOf(sides),
    sideIssue: Int32Array.from(sides.flat()),
    sideClassAt: startsOf(inSide),
    sideClass: Int32Array.from(inSide.flat()),
    contains,
    issueBoxAt: startsOf(onIssue),
    issueBox: Int32Array.from(onIssue.flat()),
    slack: Int32Array.from(bound.map((limit) => limit.slack)),
    classLimitAt: startsOf(spent),
    classLimit: Int32Array.from(spent.flatMap((of) => of.map(([limit]) => limit))),
    classSpends: Int32Array.from(spent.flatMap((of) => of.map(([, more]) => more))),
  };
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

/** [lists + 1] Where each of these starts when they are laid end to end. */
function startsOf(lists: readonly (readonly unknown[])[]): Int32Array {
  const starts = new Int32Array(lists.length + 1);
  for (const [i, list] of lists.entries()) starts[i + 1] = (starts[i] as number) + list.length;
  return starts;
}
