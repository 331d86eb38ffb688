import { Fault, refuse, accept, type Result } from "../../base/fault.ts";
import { type AgreementRule, type Box, type Choice, type Constraint, type Scenario, type ScenarioParty } from "../../case/scenario.ts";
import { type AnalyseOptions } from "./analysis.ts";
import { commonDenominator, leastCommonMultiple, UNIT_LIMIT } from "./exact-units.ts";

/** A space made flat for the kernels. Values are whole numbers of units: see `exact-units.ts`. */
export interface SpaceProblem {
  readonly issues: number;
  readonly parties: number;
  /** Options per issue. */
  readonly sizes: Int32Array;
  /** Where an issue's options begin among all options; one more than issues. */
  readonly offsets: Int32Array;
  /** Units, [party × option of all issues]; 0 for parties with boxes. */
  readonly worth: Float64Array;
  readonly boxes: readonly (BoxTable | undefined)[];
  readonly additive: boolean;
  readonly constraints: readonly Constraint[];
  /** Units per 1 of value, by party. Whole and the same for all where exact, else powers of two. */
  readonly scales: Float64Array;
  /** Whether the units hold every value exactly. */
  readonly exactUnits: boolean;
  readonly reservations: Float64Array;
  /** The least a party takes. */
  readonly takes: Float64Array;
  /** The least it takes where a bonus comes with it. */
  readonly takesWithBonus: Float64Array;
  readonly hasBonus: boolean;
  readonly rule: AgreementRule;
  readonly vetoes: readonly boolean[];
}

/** Hyper-rectangles as bits: box b of the party is bit b % 32 of word b / 32. */
export interface BoxTable {
  readonly words: number;
  /** [option of all issues × word]: the boxes that allow the option. */
  readonly members: Int32Array;
  /** Units by box. */
  readonly values: Float64Array;
}

/** More could be asked about, but nothing that counts who takes what would fit. */
export const MOST_PARTIES = 16;

/**
 * Checks a scenario and lays it out. Collects every fault: no such party, a table that does not fit the issues, a number
 * that is none, a constraint on what is not there. Cost: options × parties, boxes × options.
 */
export function layOut(scenario: Scenario, options: AnalyseOptions = {}): Result<SpaceProblem> {
  const faults: Fault[] = [];
  const add = (code: string, detail: string, hint?: string): void => {
    faults.push(new Fault({ code: `space/${code}`, detail, hint }));
  };
  const parties = chosenParties(scenario, options, add);
  checkIssues(scenario, add);
  for (const party of parties) checkParty(scenario, party, add);
  checkConstraints(scenario, add);
  checkOptions(options, parties.length, add);
  if (faults.length > 0) return refuse(...faults);
  return accept(flatten(scenario, parties, options));
}

type Add = (code: string, detail: string, hint?: string) => void;

function chosenParties(scenario: Scenario, options: AnalyseOptions, add: Add): ScenarioParty[] {
  const wanted = options.parties ?? scenario.parties.map((party) => party.id);
  const known = scenario.parties.map((party) => party.id).join(", ");
  const found = wanted.flatMap((id) => {
    const party = scenario.parties.find((one) => one.id === id);
    if (!party) add("no-such-party", `no party ${id} in ${scenario.name}`, `one of ${known}`);
    return party ? [party] : [];
  });
  if (new Set(wanted).size < wanted.length) add("party-twice", "a party is asked about twice");
  if (wanted.length === 0) add("no-parties", "no parties to look at");
  if (wanted.length > MOST_PARTIES) add("many-parties", `${wanted.length} parties; at most ${MOST_PARTIES} at once`, "choose some");
  return found;
}

function checkIssues(scenario: Scenario, add: Add): void {
  if (scenario.issues.length === 0) add("no-issues", `${scenario.name} has no issues`);
  for (const { id, size, options } of scenario.issues) {
    if (!Number.isSafeInteger(size) || size < 1 || size > 2 ** 31 - 1) add("size", `issue ${id} has ${size} options`, "at least 1");
    if (options && options.length !== size) add("size", `issue ${id} names ${options.length} options and has ${size}`);
  }
}

function checkParty(scenario: Scenario, party: ScenarioParty, add: Add): void {
  const { value, reservation, unanimityBonus = 0 } = party;
  const must = (x: number | undefined, what: string): void => {
    if (!Number.isFinite(x)) add("no-number", `${what} of ${party.id} is ${x === undefined ? "missing" : String(x)}`, "a finite number");
  };
  must(reservation, "the reservation");
  must(unanimityBonus, "the bonus");
  if (value.kind === "boxes") {
    must(value.scale, "the scale");
    if (value.scale === 0) add("no-number", `the scale of ${party.id} is 0`, "a number to divide by");
    for (const [b, box] of value.boxes.entries()) {
      must(box.value, `the value of box ${b + 1}`);
      for (const { issue, low, high } of box.sides) {
        const size = scenario.issues[issue]?.size;
        const fits = size !== undefined && Number.isInteger(low) && Number.isInteger(high) && low >= 0 && high < size;
        if (!fits) add("box", `box ${b + 1} of ${party.id} does not fit issue ${issue}: options ${low} to ${high}`);
      }
    }
    return;
  }
  const { weights, values } = value;
  if (weights.length !== scenario.issues.length || values.length !== scenario.issues.length) {
    const counts = `${weights.length} weights and ${values.length} tables`;
    add("other-domain", `${party.id} has ${counts} for ${scenario.issues.length} issues`, "a profile of this domain");
    return;
  }
  for (const [i, issue] of scenario.issues.entries()) {
    must(weights[i], `the weight of ${issue.id}`);
    const table = values[i] ?? [];
    if (table.length !== issue.size) {
      add("missing-option", `${party.id} values ${table.length} of the ${issue.size} options of ${issue.id}`, "a value for each");
    }
    const wrong = table.findIndex((x) => !Number.isFinite(x));
    if (wrong >= 0) must(table[wrong], `the value of option ${wrong + 1} of ${issue.id}`);
  }
}

function checkConstraints(scenario: Scenario, add: Add): void {
  for (const [c, constraint] of scenario.constraints.entries()) {
    for (const { issue, option } of choicesOf(constraint)) {
      const size = scenario.issues[issue]?.size ?? 0;
      if (!(Number.isInteger(option) && option >= 0 && option < size)) {
        add("constraint", `constraint ${c + 1} names option ${option} of issue ${issue}, which is not there`);
      }
    }
  }
}

function checkOptions(options: AnalyseOptions, parties: number, add: Add): void {
  const { epsilon, maxPackages, maxPoints, memory, rule } = options;
  if (epsilon !== undefined && !(epsilon > 0 && epsilon <= 1)) add("epsilon", `ε is ${epsilon}`, "above 0, at most 1");
  if (maxPackages !== undefined && !(maxPackages >= 1 && maxPackages <= 2 ** 40)) add("bound", `at most ${maxPackages} packages`);
  if (maxPoints !== undefined && !(maxPoints >= 1 && maxPoints <= 2 ** 27)) add("bound", `at most ${maxPoints} points`);
  if (memory !== undefined && !(memory >= 2 ** 20 && memory <= 2 ** 40)) add("bound", `a memory of ${memory} bytes`, "1 MB to 1 TB");
  if (rule?.kind === "all-but" && !(Number.isInteger(rule.k) && rule.k >= 0 && rule.k < parties)) {
    add("rule", `all but ${rule.k} of ${parties} parties`, `from 0 to ${parties - 1}`);
  }
}

/** The options a constraint is about. */
export function choicesOf(constraint: Constraint): readonly Choice[] {
  if (constraint.kind === "requires") return [constraint.if, constraint.then];
  return constraint.kind === "excludes" ? [constraint.one, constraint.other] : constraint.of;
}

function flatten(scenario: Scenario, parties: readonly ScenarioParty[], options: AnalyseOptions): SpaceProblem {
  const sizes = Int32Array.from(scenario.issues, (issue) => issue.size);
  const offsets = new Int32Array(sizes.length + 1);
  for (const [i, size] of sizes.entries()) offsets[i + 1] = (offsets[i] ?? 0) + size;
  const total = offsets[sizes.length] ?? 0;
  const [scales, exactUnits] = chooseScales(parties);
  const worth = new Float64Array(parties.length * total);
  const boxes = parties.map(({ value }, q) => {
    const scale = scales[q] ?? 1;
    if (value.kind === "boxes") return boxTable(value.boxes, value.scale, scale, sizes, offsets);
    for (const [i, table] of value.values.entries()) {
      const weight = value.weights[i] ?? 0;
      for (const [o, x] of table.entries()) worth[q * total + (offsets[i] ?? 0) + o] = unitsOf(weight, x, scale);
    }
    return undefined;
  });
  // Rounding may move a value by half a unit per issue: where it does, as good as the reservation means within that.
  const slack = exactUnits ? 0 : sizes.length;
  const strict = (party: ScenarioParty): boolean => options.strict ?? party.strict;
  const least = (party: ScenarioParty, q: number, bonus: number): number =>
    Math.ceil(Math.round((party.reservation - bonus) * (scales[q] ?? 1)) + (strict(party) ? 1 + slack : -slack));
  return {
    issues: sizes.length, parties: parties.length, sizes, offsets, worth, boxes, scales, exactUnits,
    additive: boxes.every((box) => box === undefined),
    constraints: scenario.constraints,
    reservations: Float64Array.from(parties, (party, q) => Math.round(party.reservation * (scales[q] ?? 1))),
    takes: Float64Array.from(parties, (party, q) => least(party, q, 0)),
    takesWithBonus: Float64Array.from(parties, (party, q) => least(party, q, party.unanimityBonus ?? 0)),
    hasBonus: parties.some((party) => (party.unanimityBonus ?? 0) !== 0),
    rule: options.rule ?? scenario.rule,
    vetoes: parties.map((party) => party.veto === true),
  };
}

/** Weight × value in units: each factor is made whole first, since the product of two rounded ones need not be. */
function unitsOf(weight: number, x: number, scale: number): number {
  const forWeight = commonDenominator([weight]);
  const forValue = commonDenominator([x]);
  if (forWeight !== undefined && forValue !== undefined && scale % (forWeight * forValue) === 0) {
    return Math.round(weight * forWeight) * Math.round(x * forValue) * (scale / (forWeight * forValue));
  }
  return Math.round(weight * x * scale);
}

/** One scale for all where every value is a fraction that fits; else for each the largest power of two that does. */
function chooseScales(parties: readonly ScenarioParty[]): [Float64Array, boolean] {
  const largest = parties.map(largestOf);
  let common: number | undefined = 1;
  for (const party of parties) {
    const own = denominatorFor(party);
    common = own === undefined || common === undefined ? undefined : leastCommonMultiple(common, own);
  }
  const scale = common;
  if (scale !== undefined && largest.every((most) => most * scale <= UNIT_LIMIT)) {
    return [new Float64Array(parties.length).fill(scale), true];
  }
  const powers = largest.map((most) => 2 ** Math.floor(Math.log2(UNIT_LIMIT / Math.max(most, 2 ** -500))));
  return [Float64Array.from(powers), false];
}

/** An upper bound on the size of any of a party's values, its reservation and bonus included. */
function largestOf({ value, reservation, unanimityBonus = 0 }: ScenarioParty): number {
  let most = Math.abs(reservation) + Math.abs(unanimityBonus);
  if (value.kind === "boxes") for (const box of value.boxes) most += Math.abs(box.value / value.scale);
  else for (const [i, table] of value.values.entries()) {
    let peak = 0;
    for (const x of table) peak = Math.max(peak, Math.abs(x));
    most += peak * Math.abs(value.weights[i] ?? 0);
  }
  return most;
}

function denominatorFor({ value, reservation, unanimityBonus = 0 }: ScenarioParty): number | undefined {
  const outside = commonDenominator([reservation, unanimityBonus]);
  let inside: number | undefined;
  if (value.kind === "boxes") inside = commonDenominator(value.boxes.map((box) => box.value / value.scale));
  else {
    const weights = commonDenominator(value.weights);
    const values = weights === undefined ? undefined : commonDenominator(value.values.flat());
    inside = weights === undefined || values === undefined || weights * values > UNIT_LIMIT ? undefined : weights * values;
  }
  return outside === undefined || inside === undefined ? undefined : leastCommonMultiple(inside, outside);
}

function boxTable(
  boxes: readonly Box[], over: number, scale: number, sizes: Int32Array, offsets: Int32Array,
): BoxTable {
  const words = Math.max(1, Math.ceil(boxes.length / 32));
  const members = new Int32Array((offsets[sizes.length] ?? 0) * words).fill(-1);
  for (const [b, box] of boxes.entries()) {
    const word = b >> 5;
    for (const { issue, low, high } of box.sides) {
      for (let o = 0; o < (sizes[issue] ?? 0); o++) {
        const at = ((offsets[issue] ?? 0) + o) * words + word;
        if (o < low || o > high) members[at] = (members[at] ?? 0) & ~(1 << (b & 31));
      }
    }
  }
  return { words, members, values: Float64Array.from(boxes, (box) => Math.round((box.value / over) * scale)) };
}
