import fc from "fast-check";
import { Random } from "../src/base/random.ts";
import { type Choice, type Constraint, type Scenario, type ScenarioParty, type Valuation } from "../src/case/scenario.ts";

export interface MadeParty {
  readonly value: Valuation;
  readonly reservation?: number;
  readonly strict?: boolean;
  readonly veto?: boolean;
  readonly bonus?: number;
}

/** Tables of values by issue and option, of weight 1 unless given. */
export function additive(tables: readonly (readonly number[])[], weights = tables.map(() => 1)): Valuation {
  return { kind: "additive", weights, values: tables };
}

/** A scenario of so many options per issue; parties are called a, b, c. */
export function scenarioOf(sizes: readonly number[], parties: readonly MadeParty[], more: Partial<Scenario> = {}): Scenario {
  return {
    name: "made", rule: { kind: "unanimity" }, constraints: [], basis: "stated", notes: [], ...more,
    issues: sizes.map((size, i) => ({ id: `i${i + 1}`, name: `Issue ${i + 1}`, kind: "choice", size })),
    parties: parties.map((party, q): ScenarioParty => ({
      id: String.fromCharCode(97 + q),
      name: `Party ${q + 1}`,
      value: party.value,
      reservation: party.reservation ?? 0,
      strict: party.strict ?? false,
      veto: party.veto,
      unanimityBonus: party.bonus,
    })),
  };
}

/** Up to three constraints among options of issues of these sizes. */
export function constraintsOf(sizes: readonly number[]): fc.Arbitrary<Constraint[]> {
  const choice: fc.Arbitrary<Choice> = fc
    .nat(sizes.length - 1)
    .chain((issue) => fc.nat((sizes[issue] ?? 1) - 1).map((option) => ({ issue, option })));
  return fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant("requires" as const), if: choice, then: choice }),
      fc.record({ kind: fc.constant("excludes" as const), one: choice, other: choice }),
      fc.record({ kind: fc.constant("at-most" as const), count: fc.nat(2), of: fc.array(choice, { maxLength: 4 }) }),
    ),
    { maxLength: 3 },
  );
}

/** A space as experiments have them: weights that sum to 1, values from 0 to 1, all with so many decimals, from a seed. */
export function randomSpace(seed: number, sizes: readonly number[], parties: number, decimals = 4): Scenario {
  const random = new Random(seed);
  const unit = 10 ** decimals;
  const made = Array.from({ length: parties }, (): MadeParty => {
    const raw = sizes.map(() => 1 + random.below(100));
    const sum = raw.reduce((total, weight) => total + weight, 0);
    const whole = raw.map((weight) => Math.floor((weight / sum) * unit));
    whole[0] = (whole[0] ?? 0) + unit - whole.reduce((total, weight) => total + weight, 0);
    const tables = sizes.map((size) => Array.from({ length: size }, () => random.below(unit + 1) / unit));
    return { value: additive(tables, whole.map((weight) => weight / unit)), reservation: 0.5 };
  });
  return scenarioOf(sizes, made, { name: `random space ${seed}` });
}

/** The same with whole scores from 0 to 9 and half of what there is to get as reservation. */
export function scoredSpace(seed: number, issues: number, parties: number): Scenario {
  const random = new Random(seed);
  const sizes = Array.from({ length: issues }, () => 10);
  const made = Array.from({ length: parties }, (): MadeParty => ({
    value: additive(sizes.map((size) => Array.from({ length: size }, () => random.below(10)))),
    reservation: Math.round(issues * 4.5),
  }));
  return scenarioOf(sizes, made, { name: `scored space ${seed}` });
}
