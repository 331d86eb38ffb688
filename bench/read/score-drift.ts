import { type Drift } from "../../src/read/reading.ts";
import { type Expected, type GoldDrift, type Located } from "./gold.ts";
import { locate, meet, type Noted, pairUp, type Tally, tallyOf } from "./tally.ts";

/** Kinds that a careful reader may give to the same change: who it is, how firmly it is told, and the rest alone. */
const FAMILY: Readonly<Record<string, string>> = {
  "name-changed": "who", "actor-changed": "who", "title-wrong": "who", "place-changed": "who",
  hardened: "how firmly", "attribution-lost": "how firmly",
};
const familyOf = (kind: string): string => FAMILY[kind] ?? kind;

/**
 * Drift. A found drift meets a gold one when it is between the same accounts, its kind is of the family of one of the
 * gold's, and both spans share more than half of the shorter; of what was added or dropped, the one span that holds it.
 * A changed name or title may stand anywhere in the two accounts, told once or each time: there the new word decides.
 * Between siblings the direction is free (what one dropped the other added). One to one; what meets a gold drift that is
 * taken already, or a `maybe`, is left out: the same change told twice is no second mistake. `kind` tells, of what is
 * right, whether the kind is literally one of the gold's.
 */
export function scoreDrift(
  drift: readonly Drift[],
  gold: Expected<GoldDrift, GoldDrift>,
  siblings: (a: string, b: string) => boolean,
): Tally[] {
  const found = drift.map((one) => ({ one, sides: sidesOf(one, siblings) }));
  type Found = (typeof found)[number];
  const meets = (f: Found, g: GoldDrift): boolean => f.sides.some((side) => sideMeets(side, g));
  const exact = (f: Found, g: GoldDrift): boolean => f.sides.some((side) => g.kinds.includes(side.kind));
  const pairs = pairUp(found, gold.must, (f, g) => (meets(f, g) ? (exact(f, g) ? 2 : 1) : 0));
  const paired = new Set(pairs.values());
  const misses = gold.must.filter((g) => !paired.has(g)).map((g) => noted(g.from ?? g.to, `gold ${sayGold(g)}`, g.pair));
  const wrong = found
    .filter((f) => !pairs.has(f) && ![...gold.must, ...gold.may].some((g) => meets(f, g)))
    .map(({ one }) => noted(locate(one.to.account, one.to.span), `${one.kind} “${one.was}” → “${one.became}”, from ${one.from.account}`, ["", one.to.account]));
  const loose = [...pairs]
    .filter(([f, g]) => !exact(f, g))
    .map(([f, g]) => noted(g.from ?? g.to, `${f.one.kind}; gold ${sayGold(g)}`, g.pair));
  return [tallyOf("drift", pairs.size, misses, wrong), tallyOf("  kind", pairs.size - loose.length, loose, loose)];
}

/** A drift as it stands, or as it looks from the sibling's end. */
interface Side {
  readonly kind: string;
  readonly from: Located;
  readonly to: Located;
  readonly became: string;
}

function sidesOf(one: Drift, siblings: (a: string, b: string) => boolean): Side[] {
  const [from, to] = [locate(one.from.account, one.from.span), locate(one.to.account, one.to.span)];
  const straight = { kind: one.kind, from, to, became: one.became };
  if (!siblings(from.account, to.account)) return [straight];
  const turned = one.kind === "added" ? "dropped" : one.kind === "dropped" ? "added" : one.kind;
  return [straight, { kind: turned, from: to, to: from, became: one.was }];
}

function sideMeets(side: Side, gold: GoldDrift): boolean {
  const [from, to] = gold.pair;
  if (side.from.account !== from || side.to.account !== to) return false;
  if (!gold.kinds.some((kind) => familyOf(kind) === familyOf(side.kind))) return false;
  if (side.kind === "added" || side.kind === "dropped") {
    const here = side.kind === "added" ? gold.to : gold.from;
    return here !== undefined && meet(side.kind === "added" ? side.to : side.from, here);
  }
  if (familyOf(side.kind) === "who") {
    const [a, b] = [side.became.toLowerCase(), gold.became?.toLowerCase() ?? ""];
    if (b !== "" && ` ${a} `.includes(` ${b} `)) return true;
  }
  return gold.from !== undefined && gold.to !== undefined && meet(side.from, gold.from) && meet(side.to, gold.to);
}

function sayGold(gold: GoldDrift): string {
  return `${gold.kinds.join("|")} “${gold.was ?? ""}” → “${gold.became ?? ""}” (${gold.pair.join(" → ")})`;
}

function noted(at: Located | undefined, says: string, pair: readonly [string, string]): Noted {
  return { account: at?.account ?? pair[1], start: at?.start ?? 0, end: at?.end ?? 0, says };
}
