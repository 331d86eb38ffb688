import { Random } from "../../src/base/random.ts";
import type { Package, Scenario } from "../../src/case/scenario.ts";
import { additive, scenarioOf } from "../../test/made-spaces.ts";
import type { TabledOffer } from "../../src/study/window/record/problem-of-offers.ts";
import { playedGame, type PlayedGame, type Talk } from "./games.ts";

const TURNS = 24;

/**
 * A made-up game and talks in it, for what may not be settled on games that others played: the shape of the curve of chances, and
 * the curve itself where there is no other game. Weights and thresholds differ widely from party to party; for a party most
 * issues rise or fall, some have their best in the middle, some do not matter. A party answers the standing deal with one
 * that is better for it in a few issues, mostly above its threshold, and now and then with one picked at random. Nothing
 * here is fitted to anything.
 */
export function madeGame(seed: number, talks: number): PlayedGame {
  const random = new Random(seed);
  const sizes = Array.from({ length: 4 + random.below(2) }, () => 2 + random.below(4));
  const parties = Array.from({ length: 3 + random.below(4) }, () => madeParty(random, sizes));
  const scenario = scenarioOf(sizes, parties);
  const game = playedGame(`made ${seed}`, scenario, []);
  return { ...game, talks: Array.from({ length: talks }, (_, t) => madeTalk(random, scenario, game, `made ${seed}-${t}`)) };
}

function madeParty(random: Random, sizes: readonly number[]): { value: ReturnType<typeof additive>; reservation: number } {
  const weights = sizes.map(() => -Math.log(1 - random.next()));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const tables = sizes.map((size, i) => shapeOf(random, size).map((worth) => (worth * (weights[i] ?? 0)) / sum));
  const best = tables.reduce((total, table) => total + Math.max(...table), 0);
  return { value: additive(tables), reservation: best * (0.4 + 0.35 * random.next()) };
}

function shapeOf(random: Random, size: number): number[] {
  const kind = random.next();
  const steps = Array.from({ length: size - 1 }, () => 0.2 + random.next());
  const whole = steps.reduce((sum, step) => sum + step, 0);
  let risen = 0;
  const rising = [0, ...steps.map((step) => (risen += step) / whole)];
  if (kind < 0.1) return rising.map(() => 0);
  if (kind < 0.45) return rising;
  if (kind < 0.8) return rising.reverse();
  const peak = random.below(size);
  return rising.map((_, k) => (k === peak ? 1 : 1 - Math.abs(k - peak) / size));
}

function madeTalk(random: Random, scenario: Scenario, { deals, values }: PlayedGame, name: string): Talk {
  const opening = random.pick(deals);
  const turns: TabledOffer[] = [{ party: 0, package: opening, scripted: true }];
  let standing: Package = opening;
  let order: number[] = [];
  for (let turn = 1; turn <= TURNS; turn++) {
    if (order.length === 0) order = shuffled(random, scenario.parties.map((_, q) => q));
    const party = order.pop() ?? 0;
    const worth = values[party] ?? new Float64Array();
    const threshold = scenario.parties[party]?.reservation ?? 0;
    const cost = 0.6 + 1.2 * random.next();
    const logOdds = deals.map((deal, k) => {
      const changed = deal.filter((option, i) => option !== standing[i]).length;
      return 10 * (worth[k] ?? 0) - cost * changed - ((worth[k] ?? 0) < threshold ? 2.5 : 0);
    });
    standing = random.next() < 0.05 ? random.pick(deals) : drawn(random, deals, logOdds);
    turns.push({ party, package: standing });
  }
  return { name, turns };
}

function drawn(random: Random, deals: readonly Package[], logOdds: readonly number[]): Package {
  const most = Math.max(...logOdds);
  let left = random.next() * logOdds.reduce((sum, odds) => sum + Math.exp(odds - most), 0);
  for (let k = 0; k < deals.length; k++) {
    left -= Math.exp((logOdds[k] ?? 0) - most);
    if (left <= 0) return deals[k] ?? [];
  }
  return deals.at(-1) ?? [];
}

function shuffled<T>(random: Random, items: readonly T[]): T[] {
  const mixed = [...items];
  for (let k = mixed.length - 1; k > 0; k--) {
    const other = random.below(k + 1);
    [mixed[k], mixed[other]] = [mixed[other] as T, mixed[k] as T];
  }
  return mixed;
}
