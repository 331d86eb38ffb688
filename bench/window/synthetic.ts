import { customOf, finalChance, ownBefore, readingOf } from "../../src/study/window/minds/prepared-acts.ts";
import { normalCdf } from "../../src/study/window/minds/normal.kernel.ts";
import {
  type Act,
  type ActKind,
  type Assumptions,
  type Levels,
  spreadOf,
  type WindowProblem,
} from "../../src/study/window/problem.ts";
import type { Stream } from "../../src/study/window/minds/stream.ts";
import { type Mind, Transform } from "../../src/study/window/minds/transform.kernel.ts";

/** How the made-up world departs from the model that reads it. */
export interface Misfit {
  /** Bluffs so many times as often. */
  readonly bluff?: number;
  /** Adds to the value of pairs of issues, in units of the spread of values. */
  readonly interaction?: number;
  /** Standard deviation of log weights from one turn to the next. */
  readonly drift?: number;
}

export interface Negotiation {
  readonly problem: WindowProblem;
  /** By party: the mind that it was drawn with. */
  readonly minds: readonly Mind[];
}

/**
 * A negotiation drawn from the model: minds from the prior, and then acts from those minds, every package weighed one by
 * one. It shares the model's small formulas and none of its sums, so it is an oracle for them as well. Two parties take
 * turns: each answers what the other put last, and then puts a package of its own. Cost: turns × packages.
 */
export function negotiate(
  shape: WindowProblem,
  turns: number,
  assumptions: Assumptions,
  stream: Stream,
  misfit: Misfit = {},
): Negotiation {
  const packages = packagesOf(shape);
  const worlds = shape.parties.map((_, party) => {
    const transform = new Transform(shape, party, assumptions);
    const mind = transform.empty();
    transform.apply(
      Float64Array.from({ length: transform.layout.latents }, () => stream.normal()),
      0,
      mind,
    );
    const pairs = packages.map(() => (misfit.interaction ?? 0) * spreadOf(shape.issues.length) * stream.normal());
    return { mind, pairs };
  });
  const acts: Act[] = [];
  let standing: Levels | undefined;
  for (let turn = 0; turn < turns; turn++) {
    const party = turn % shape.parties.length;
    const world = worlds[party];
    const who = shape.parties[party];
    if (!world || !who) break;
    const segment = Math.floor((turn * who.segments) / turns);
    const tilt = shape.issues.map(() => Math.exp((misfit.drift ?? 0) * stream.normal() * Math.sqrt(turn)));
    const worth = packages.map((levels, k) =>
      levels.reduce((sum, level, i) => sum + (tilt[i] ?? 1) * valueAt(world.mind, shape, i, level), world.pairs[k] ?? 0),
    );
    const voice = { shape, packages, worth, mind: world.mind, party, segment, assumptions, stream, misfit };
    if (standing) acts.push(answer(voice, standing, 2 * turn));
    const offer = offered(voice, standing, 2 * turn + 1, acts);
    acts.push(offer);
    standing = offer.terms.map(([level]) => level ?? 0);
  }
  return { problem: { ...shape, acts }, minds: worlds.map(({ mind }) => mind) };
}

function valueAt({ values }: Mind, { issues }: WindowProblem, issue: number, level: number): number {
  return values[(issues[issue]?.offset ?? 0) + level] ?? 0;
}

/** Every package, the last issue turning fastest. */
export function packagesOf({ issues }: WindowProblem): readonly Levels[] {
  return issues.reduce<Levels[]>(
    (all, { levels }) => all.flatMap((start) => levels.map((_, level) => [...start, level])),
    [[]],
  );
}

interface Voice {
  readonly shape: WindowProblem;
  readonly packages: readonly Levels[];
  readonly worth: readonly number[];
  readonly mind: Mind;
  readonly party: number;
  readonly segment: number;
  readonly assumptions: Assumptions;
  readonly stream: Stream;
  readonly misfit: Misfit;
}

const CREDENCES = [1, 1, 0.8, 0.5];

function answer(voice: Voice, standing: Levels, event: number): Act {
  const { stream, assumptions, mind, segment } = voice;
  const at = voice.packages.findIndex((levels) => levels.every((level, i) => level === standing[i]));
  const credence = stream.pick(CREDENCES);
  const [yes, no] = stream.next() < 0.5 ? (["accept", "refuse"] as const) : (["would-accept", "would-refuse"] as const);
  const { error } = readingOf(yes, assumptions);
  const unit = spreadOf(voice.shape.issues.length);
  const above = normalCdf(((voice.worth[at] ?? 0) - (mind.aspiration[segment] ?? 0)) / (assumptions.softness * unit));
  const chance = stream.next() < credence ? error + (1 - 2 * error) * above : 0.5;
  return {
    kind: stream.next() < chance ? yes : no,
    party: voice.party,
    event,
    segment,
    terms: standing.map((level) => [level]),
    standing: undefined,
    credence,
  };
}

function offered(voice: Voice, standing: Levels | undefined, event: number, acts: readonly Act[]): Act {
  const { stream, assumptions, mind, segment, shape, party } = voice;
  const unit = spreadOf(shape.issues.length);
  const credence = stream.pick(CREDENCES);
  const act = (kind: ActKind, levels: Levels): Act => ({
    kind,
    party,
    event,
    segment,
    terms: levels.map((level) => [level]),
    standing,
    credence,
  });
  if (stream.next() >= credence) {
    const any = stream.pick(voice.packages);
    return act(stream.next() < finalChance(Infinity) ? "ultimatum" : "offer", any);
  }
  const draft = act("offer", voice.packages[0] ?? []);
  const custom = customOf(draft, { ...shape, acts }, assumptions.custom);
  const own = ownBefore(draft, acts);
  const value = (i: number, level: number): number => valueAt(mind, shape, i, level);
  const error = Math.min(0.45, readingOf("offer", assumptions).error * (voice.misfit.bluff ?? 1));
  const above = (worth: number): number =>
    normalCdf((worth - (mind.reservation[segment] ?? 0)) / (assumptions.softness * unit));
  const odds = voice.packages.map((levels, k) => {
    let log = mind.sharpness * (voice.worth[k] ?? 0);
    levels.forEach((level, i) => {
      log += Math.log(custom[(shape.issues[i]?.offset ?? 0) + level] ?? 1);
      const asked = own?.[i]?.[0];
      if (asked !== undefined && value(i, level) > value(i, asked)) log += Math.log(assumptions.concession);
      const from = standing?.[i];
      if (from === undefined || from === level) return;
      const { ordered, places } = shape.issues[i] ?? { ordered: false, places: [] };
      log -= mind.inertia + (ordered ? mind.reach * Math.abs((places[level] ?? 0) - (places[from] ?? 0)) : 0);
    });
    return Math.exp(log) * (error + (1 - error) * above(voice.worth[k] ?? 0));
  });
  let left = stream.next() * odds.reduce((sum, x) => sum + x, 0);
  let at = 0;
  while (at < odds.length - 1 && (left -= odds[at] ?? 0) > 0) at++;
  const away = ((voice.worth[at] ?? 0) - (mind.reservation[segment] ?? 0)) / unit;
  return act(stream.next() < finalChance(away) ? "ultimatum" : "offer", voice.packages[at] ?? []);
}
