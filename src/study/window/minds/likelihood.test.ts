import { describe, expect, it } from "vitest";
import { Likelihood } from "./likelihood.kernel.ts";
import { normalCdf } from "./normal.kernel.ts";
import { customOf, finalChance, ownBefore, readingOf } from "./prepared-acts.ts";
import {
  type Act,
  type ActKind,
  DEFAULT_ASSUMPTIONS,
  type Levels,
  spreadOf,
  type WindowIssue,
  type WindowProblem,
} from "../problem.ts";
import { Stream } from "./stream.ts";
import { CHOICE_ONLY, EVERYTHING, LEVELS_ONLY, type Mind, shapeIn, Transform, WEIGHTS_ONLY } from "./transform.kernel.ts";

const SIZES = [3, 4, 2];

function issues(): WindowIssue[] {
  let offset = 0;
  return SIZES.map((size, i) => {
    const at = offset;
    offset += size;
    const levels = Array.from({ length: size }, (_, level) => `${level}`);
    return {
      id: `i${i}`,
      name: `i${i}`,
      ordered: i !== 2,
      offset: at,
      levels,
      places: levels.map((_, k) => k / (size - 1)),
      amounts: undefined,
    };
  });
}

function problemWith(acts: readonly Act[], noDeal?: Levels): WindowProblem {
  return {
    issues: issues(),
    stride: 9,
    rule: "unanimity",
    acts,
    moments: [],
    noDeal,
    notes: [],
    parties: ["a", "b"].map((id) => ({
      id,
      name: id,
      required: true,
      principal: undefined,
      directions: ["more", "unknown", "unknown"] as const,
      bases: ["stated", "assumed", "assumed"] as const,
      weights: [undefined, undefined, undefined],
      segments: 2,
      turns: [3],
    })),
  };
}

function act(kind: ActKind, terms: readonly (readonly number[])[], more: Partial<Act> = {}): Act {
  return { kind, party: 0, event: 5, segment: 1, terms, standing: undefined, credence: 1, ...more };
}

function mindOf(problem: WindowProblem, seed: number): { mind: Mind; transform: Transform; latents: Float64Array } {
  const transform = new Transform(problem, 0, DEFAULT_ASSUMPTIONS);
  const stream = new Stream(seed);
  const latents = Float64Array.from({ length: transform.layout.latents }, () => stream.normal());
  const mind = transform.empty();
  transform.apply(latents, 0, mind);
  return { mind, transform, latents };
}

/** Every package, with its value and the odds of its being put, worked out one by one. */
function everyPackage(problem: WindowProblem, mind: Mind, of: Act): { levels: Levels; value: number; odds: number }[] {
  const custom = customOf(of, problem, DEFAULT_ASSUMPTIONS.custom);
  const standing = of.standing ?? problem.noDeal;
  const own = ownBefore(of, problem.acts);
  const all = SIZES.reduce<Levels[]>(
    (some, size) => some.flatMap((start) => Array.from({ length: size }, (_, k) => [...start, k])),
    [[]],
  );
  return all.map((levels) => {
    let value = 0;
    let log = 0;
    levels.forEach((level, i) => {
      const issue = problem.issues[i];
      if (!issue) return;
      value += mind.values[issue.offset + level] ?? 0;
      log += Math.log(custom[issue.offset + level] ?? 0);
      const worth = (at: number): number => mind.values[issue.offset + at] ?? 0;
      const asked = own?.[i]?.length === 1 ? own[i][0] : undefined;
      if (asked !== undefined && worth(level) > worth(asked)) log += Math.log(DEFAULT_ASSUMPTIONS.concession);
      const from = standing?.[i];
      if (from !== undefined && from !== level) {
        log -= mind.inertia;
        if (issue.ordered) log -= mind.reach * Math.abs((issue.places[from] ?? 0) - (issue.places[level] ?? 0));
      }
    });
    return { levels, value, odds: Math.exp(log + mind.sharpness * value) };
  });
}

const moments = (rows: readonly { value: number; odds: number }[]): { mean: number; variance: number; odds: number } => {
  const odds = rows.reduce((sum, row) => sum + row.odds, 0);
  const mean = rows.reduce((sum, row) => sum + row.odds * row.value, 0) / odds;
  return { odds, mean, variance: rows.reduce((sum, row) => sum + row.odds * (row.value - mean) ** 2, 0) / odds };
};

describe("an offer", () => {
  it.each<[string, Act, ...Act[]]>([
    ["settled whole", act("offer", [[2], [1], [0]])],
    ["from a package on the table", act("offer", [[2], [1], [0]], { standing: [0, 3, 1] })],
    ["with a range and an issue left open", act("ultimatum", [[0], [1, 2], [0, 1]], { standing: [1, 1, 1] })],
    ["in public", act("state", [[2], [0, 1, 2, 3], [1]])],
    ["after one of its own", act("offer", [[1], [2], [1]], { standing: [0, 3, 1] }), act("offer", [[2], [1], [0, 1]], { event: 3 })],
    ["after a turn of events", act("offer", [[1], [2], [1]]), act("offer", [[2], [1], [0]], { event: 3, segment: 0 })],
  ])("%s is as likely as packages counted one by one make it", (_, offer, ...before) => {
    const others = [
      act("offer", [[0], [3], [1]], { party: 1, event: 1 }),
      act("offer", [[0], [2], [1]], { party: 1, event: 2 }),
    ];
    for (const noDeal of [undefined, [0, 0, 0]]) {
      const problem = problemWith([...others, ...before, offer], noDeal);
      const { mind } = mindOf(problem, 7);
      const rows = everyPackage(problem, mind, offer);
      const all = moments(rows);
      const own = moments(rows.filter(({ levels }) => levels.every((level, i) => offer.terms[i]?.includes(level))));
      const { error, final } = readingOf(offer.kind, DEFAULT_ASSUMPTIONS);
      const unit = spreadOf(3);
      const soft = (DEFAULT_ASSUMPTIONS.softness * unit) ** 2;
      const floor = mind.reservation[1] ?? 0;
      const meant = error + (1 - error) * normalCdf((own.mean - floor) / Math.sqrt(soft + own.variance));
      const atAll = error + (1 - error) * normalCdf((all.mean - floor) / Math.sqrt(soft + all.variance));
      const chance = finalChance((own.mean - floor) / unit);
      const expected = Math.log((own.odds / all.odds) * (meant / atAll) * (final ? chance : 1 - chance));
      const each = new Float64Array(before.length + 1);
      new Likelihood(problem, 0, DEFAULT_ASSUMPTIONS).of(mind, EVERYTHING, each);
      expect(each.at(-1)).toBeCloseTo(expected, 9);
    }
  });

  it("counts for less the less its reports bear it out, and for nothing where they do not", () => {
    const sure = problemWith([act("offer", [[2], [1], [0]])]);
    const none = problemWith([act("offer", [[2], [1], [0]], { credence: 0 })]);
    const likelihoods = [1, 2, 3].map((seed) => {
      const { mind } = mindOf(sure, seed);
      return [new Likelihood(sure, 0, DEFAULT_ASSUMPTIONS).of(mind), new Likelihood(none, 0, DEFAULT_ASSUMPTIONS).of(mind)];
    });
    expect(new Set(likelihoods.map(([, unborne]) => unborne?.toFixed(12))).size).toBe(1);
    expect(new Set(likelihoods.map(([whole]) => whole?.toFixed(12))).size).toBe(3);
  });
});

describe("an answer", () => {
  it("says yes above the aspiration, no below it, and the two add up to one", () => {
    const terms = [[2], [1], [0]];
    for (const [yes, no] of [
      ["accept", "refuse"],
      ["would-accept", "would-refuse"],
    ] as const) {
      const problem = problemWith([act(yes, terms), act(no, terms)]);
      const { mind } = mindOf(problem, 3);
      const each = new Float64Array(2);
      new Likelihood(problem, 0, DEFAULT_ASSUMPTIONS).of(mind, EVERYTHING, each);
      expect(Math.exp(each[0] ?? 0) + Math.exp(each[1] ?? 0)).toBeCloseTo(1, 12);
      const value = [2, 3 + 1, 7 + 0].reduce((sum, level) => sum + (mind.values[level] ?? 0), 0);
      expect((each[0] ?? 0) > (each[1] ?? 0)).toBe(value > (mind.aspiration[1] ?? 0));
    }
  });
});

describe("a mind that changed in part", () => {
  it("is weighed as if it were weighed whole", () => {
    const acts = [
      act("offer", [[2], [1], [0]], { standing: [0, 1, 1] }),
      act("refuse", [[0], [1, 2], [1]]),
      act("accept", [[2], [3], [0, 1]], { segment: 0 }),
    ];
    const problem = problemWith(acts);
    const { mind, transform, latents } = mindOf(problem, 11);
    const likelihood = new Likelihood(problem, 0, DEFAULT_ASSUMPTIONS);
    likelihood.of(mind);
    const stream = new Stream(12);
    for (let k = 0; k < 200; k++) {
      const issue = stream.below(6);
      const { layout } = transform;
      const other = [
        { changed: LEVELS_ONLY, from: layout.reservation, to: layout.sharpness },
        { changed: WEIGHTS_ONLY, from: layout.weights, to: layout.shapes },
        { changed: CHOICE_ONLY, from: layout.sharpness, to: layout.latents },
      ][issue - 3];
      const [start, end] = shapeIn(layout, problem, Math.min(issue, 2));
      const { changed, from, to } = other ?? { changed: issue, from: start, to: end };
      for (let at = from; at < to; at++) latents[at] = stream.normal();
      transform.apply(latents, 0, mind, changed);
      const whole = transform.empty();
      transform.apply(latents, 0, whole);
      expect(likelihood.of(mind, changed)).toBeCloseTo(new Likelihood(problem, 0, DEFAULT_ASSUMPTIONS).of(whole), 10);
    }
  });
});
