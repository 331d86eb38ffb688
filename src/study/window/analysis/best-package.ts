import { type Levels, packageOfNoDeal } from "../problem.ts";
import { askWhetherSome, type Situation } from "./chances.ts";
import type { Worlds } from "./draws.ts";
import { type Minds, shareOfSum, type Terms } from "./minds.ts";
import { type Box, boxesOf, jointChance, type Need } from "./need.ts";

/** A package, and the chance that everybody needed would have found it acceptable in the worlds it was sought in. */
export interface Found {
  readonly package: Levels;
  readonly chance: number;
}

/** Certificates that begin an ascent of their own, most frequent first. */
const STARTS = 2;
const MOST_ROUNDS = 12;
/** A change must be better by more than rounding. */
const BETTER = 1e-12;

/**
 * The package that everybody needed was likeliest to find acceptable, within the mandates where they bind: the product of
 * the parties' chances, raised issue by issue until no single change raises it (coordinate ascent), from several starts: the
 * packages in `starts`, and those that the question whether there was some package came upon most often. The best of them,
 * the first of equals; it may fall short of the very best. Undefined where nobody may commit. Chances are smoothed by half a
 * world, so that there is a way up from nothing. Cost: starts × rounds × levels × worlds × parties.
 */
export function bestPackage(
  minds: Minds, worlds: Worlds, situation: Situation, need: Need, bind: boolean, starts: readonly Terms[],
): Found | undefined {
  const { problem } = minds;
  const certificates = new Map<string, { levels: Levels; times: number }>();
  askWhetherSome(problem, worlds, [{ situation, need, level: "reservation", bind }], (_question, _world, places) => {
    const levels = Array.from(places, (place, i) => place - (problem.issues[i]?.offset ?? 0));
    const known = certificates.get(levels.join());
    if (known) known.times++;
    else certificates.set(levels.join(), { levels, times: 1 });
  });
  const frequent = [...certificates.values()].sort((a, b) => b.times - a.times).slice(0, STARTS).map(({ levels }) => levels);
  const noDeal = packageOfNoDeal(problem);
  const begins = [...starts.map(middleOf), ...(noDeal ? [noDeal] : []), ...frequent, minded(minds, need)];
  let best: Found | undefined;
  const climbed = new Set<string>();
  const boxes = need.coalitions.flatMap((coalition) => boxesOf(problem, coalition, situation.mandates, bind));
  for (const box of boxes) {
    for (const begin of begins) {
      const inside = begin.map((level, i) => nearest(box[i] ?? [], level));
      const key = `${keyOfBox(box)} ${inside.join()}`;
      if (climbed.has(key)) continue;
      climbed.add(key);
      const found = climb(minds, situation, need, box, inside);
      if (!best || found.chance > best.chance + BETTER) best = found;
    }
  }
  return best && { package: best.package, chance: minds.joint(need, situation.segments, best.package.map((level) => [level])) };
}

function keyOfBox(box: Box): string {
  return box.map((levels) => levels.join()).join(";");
}

function middleOf(terms: Terms): Levels {
  return terms.map((levels) => levels[Math.floor((levels.length - 1) / 2)] ?? 0);
}

function nearest(levels: readonly number[], wanted: number): number {
  return levels.reduce((best, level) => (Math.abs(level - wanted) < Math.abs(best - wanted) ? level : best), levels[0] ?? 0);
}

/** By issue the level that everybody needed likes best on the whole: mean worth, one party like another. */
function minded(minds: Minds, need: Need): Levels {
  return minds.problem.issues.map((issue, i) => {
    let [best, most] = [0, -Infinity];
    issue.levels.forEach((_, level) => {
      const sum = need.parties.reduce((total, party) => total + minds.worthOf(party, i, level).reduce((a, b) => a + b, 0), 0);
      if (sum > most + BETTER) [best, most] = [level, sum];
    });
    return best;
  });
}

function climb(minds: Minds, { segments }: Situation, need: Need, box: Box, begin: Levels): Found {
  const levels = [...begin];
  const terms = levels.map((level) => [level]);
  const slack = new Map(need.parties.map((party) => [party, minds.slack(party, segments[party] ?? 0, terms)]));
  const smooth = (share: number): number => (share * minds.worlds + 0.5) / (minds.worlds + 1);
  const shares = new Map<number, number>();
  const joint = (): number => jointChance(need, (party) => shares.get(party) ?? 0);
  const none = new Float64Array(minds.worlds);
  const unanimous = need.coalitions.length === 1;
  for (const party of need.parties) shares.set(party, smooth(shareOfSum(slack.get(party) ?? none, none)));
  let chance = joint();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let moved = false;
    for (const [i, allowed] of box.entries()) {
      const from = levels[i] as number;
      let best = from;
      for (const level of allowed) {
        if (level === from) continue;
        let most = 1;
        for (const party of need.parties) {
          const sum = slack.get(party) ?? none;
          const share = smooth(shareWith(sum, minds.worthOf(party, i, level), minds.worthOf(party, i, from)));
          shares.set(party, share);
          most *= share;
          if (unanimous && most <= chance) break;
        }
        if (unanimous && most <= chance) continue;
        const here = joint();
        if (here > chance + BETTER) [best, chance] = [level, here];
      }
      if (best === from) continue;
      moved = true;
      levels[i] = best;
      for (const party of need.parties) {
        const sum = slack.get(party) ?? none;
        const [plus, minus] = [minds.worthOf(party, i, best), minds.worthOf(party, i, from)];
        for (let n = 0; n < sum.length; n++) sum[n] = (sum[n] as number) + (plus[n] as number) - (minus[n] as number);
      }
    }
    if (!moved) break;
  }
  return { package: levels, chance };
}

function shareWith(slack: Float64Array, plus: Float64Array, minus: Float64Array): number {
  let count = 0;
  for (let n = 0; n < slack.length; n++) if ((slack[n] as number) + (plus[n] as number) - (minus[n] as number) >= 0) count++;
  return count / slack.length;
}
