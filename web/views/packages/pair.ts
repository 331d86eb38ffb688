import type { Scenario } from "../../../src/case/scenario.ts";

/**
 * Numbers of the two parties to compare: those named, or else the first two that must agree. Where one party alone is seen,
 * it is paired with itself.
 */
export function pairOf(
  { parties }: Pick<Scenario, "parties">,
  needed: readonly string[],
  x: string | undefined,
  y: string | undefined,
): readonly [number, number] {
  const numberOf = (id: string | undefined): number => parties.findIndex((party) => party.id === id);
  const order = [...needed.map(numberOf), ...parties.keys()].filter((number) => number >= 0);
  const [named, other] = [numberOf(x), numberOf(y)];
  const one = named >= 0 ? named : (order.find((number) => number !== other) ?? 0);
  const second = other >= 0 && other !== one ? other : (order.find((number) => number !== one) ?? one);
  return [one, second];
}
