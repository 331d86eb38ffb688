import { type Quantity } from "../../src/read/reading.ts";
import { type Expected, type GoldQuantity } from "./gold.ts";
import { contentWords, locate, meet, type Noted, pairUp, shared, singular, type Tally, tallyOf } from "./tally.ts";

interface Pair {
  readonly found: Quantity;
  readonly gold: GoldQuantity;
}

/**
 * Quantities. A found quantity and a gold one are paired when they share more than half of the shorter, those of equal
 * value first. It is right when the amount or the range is one of the gold's and so is the unit's head noun, in the
 * singular (the last word, or the one before “of”). One that meets a `maybe` only is left out. Told
 * apart, of pairs alone: whether it is `about`, which of them (half the words of the qualifier), of what it is a part.
 */
export function scoreQuantities(quantities: readonly Quantity[], gold: Expected<GoldQuantity>): Tally[] {
  const found = quantities.map((quantity) => ({ ...locate(quantity.account, quantity.span), quantity }));
  const weigh = (f: (typeof found)[number], g: GoldQuantity): number =>
    meet(f, g) ? shared(f, g) + (isRight({ found: f.quantity, gold: g }) ? 1000 : 0) : 0;
  const pairs = pairUp(found, gold.must, weigh);
  const paired = new Set(pairs.values());
  const missed = gold.must.filter((g) => !paired.has(g)).map((g) => noted(g, `gold ${sayGold(g)}`));
  const stray = found
    .filter((f) => !pairs.has(f) && !gold.may.some((at) => meet(f, at)))
    .map((f) => noted(f, `${sayFound(f.quantity)}; gold has none here`));
  const both = [...pairs].map(([f, g]): Pair => ({ found: f.quantity, gold: g }));
  const differing = both.filter((pair) => !isRight(pair)).map(({ found: f, gold: g }) => noted(g, `${sayFound(f)}; gold ${sayGold(g)}`));
  const part = (kind: string, asked: (g: GoldQuantity) => boolean, right: (pair: Pair) => boolean): Tally => {
    const of = both.filter((pair) => asked(pair.gold));
    const wrong = of.filter((pair) => !right(pair)).map(({ found: f, gold: g }) => noted(g, `${sayFound(f)}; gold ${sayGold(g)}`));
    return tallyOf(kind, of.length - wrong.length, wrong, wrong);
  };
  return [
    tallyOf("quantities", both.length - differing.length, [...missed, ...differing], [...stray, ...differing]),
    part("  about", (g) => g.about, (pair) => pair.found.about === true),
    part("  qualifier", (g) => g.qualifier !== undefined, qualifierRight),
    part("  part of", (g) => g.partOf !== undefined, partRight),
  ];
}

function isRight({ found, gold }: Pair): boolean {
  const unitRight = gold.units.some((unit) => unit === "*" || headOf(unit) === headOf(found.unit));
  return unitRight && gold.amounts.some((amount) => amountIs(found, amount));
}

function amountIs({ amount, atLeast, atMost }: Quantity, wanted: string): boolean {
  const [low, high] = wanted.split("..");
  if (high === undefined) return Number(wanted) === (amount ?? (atLeast === atMost ? atLeast : undefined));
  return sameBound(low, atLeast) && sameBound(high, atMost) && (amount === undefined || low !== "");
}

const sameBound = (wanted: string | undefined, found: number | undefined): boolean =>
  wanted === "" || wanted === undefined ? found === undefined : Number(wanted) === found;

/** The head of what is counted: `prisoners of war` is about prisoners, `life-term prisoners` too. */
export function headOf(unit: string): string {
  const whole = unit.toLowerCase().trim();
  if (/^(?:per cent|percent|percentage|%)$/.test(whole)) return "per cent";
  const words = (whole.split(" of ")[0] ?? "").split(/\s+/);
  return singular(words.at(-1) ?? "");
}

function qualifierRight({ found, gold }: Pair): boolean {
  const words = new Set(contentWords(found.qualifier ?? ""));
  const need = contentWords(gold.qualifier ?? "");
  return 2 * need.filter((word) => words.has(word)).length >= need.length;
}

function partRight({ found, gold }: Pair): boolean {
  const { partOf } = found;
  return partOf !== undefined && gold.partOf !== undefined && meet(locate(found.account, partOf), gold.partOf);
}

function sayFound({ amount, atLeast, atMost, about, unit, qualifier }: Quantity): string {
  const value = amount === undefined ? `${String(atLeast ?? "")}..${String(atMost ?? "")}` : String(amount);
  return `${about ? "~" : ""}${value} ${unit}${qualifier ? ` (${qualifier})` : ""}`;
}

const sayGold = (gold: GoldQuantity): string =>
  `${gold.about ? "~" : ""}${gold.amounts.join("|")} ${gold.units.join("|")}${gold.qualifier ? ` (${gold.qualifier})` : ""}`;

function noted({ account, start, end }: { account: string; start: number; end: number }, says: string): Noted {
  return { account, start, end, says };
}
