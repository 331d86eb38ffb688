import { type Package, type Scenario, type SpaceIssue } from "../../../src/case/scenario.ts";

const amounts = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 6 });
const values = new Intl.NumberFormat("en-GB", { minimumFractionDigits: 3, maximumFractionDigits: 3 });
const shares = new Intl.NumberFormat("en-GB", { style: "percent", maximumSignificantDigits: 3 });

/** A value on a party's own scale: three decimals, which is finer than anything it rests on. */
export function printWorth(value: number): string {
  // Sums of weights fall short of 0 by a rounding, and a minus before a nought says something else.
  return values.format(Math.abs(value) < 5e-4 ? 0 : value);
}

export function printShare(share: number): string {
  return shares.format(share);
}

/** A number of packages of any size: written out while it can be read, `5.4 × 10¹⁰` past it. */
export function printSize(size: bigint): string {
  const digits = size.toString();
  if (digits.length <= 7) return size.toLocaleString("en-GB");
  const power = String(digits.length - 1).replace(/\d/g, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)] ?? "");
  return `${digits.slice(0, 1)}.${digits.slice(1, 2)} × 10${power}`;
}

/** One option as people read it: its name, or the amount in its unit. */
export function printOption(issue: SpaceIssue, option: number): string {
  const named = issue.options?.[option];
  const text = named ?? amounts.format((issue.min ?? 0) + option * (issue.step ?? 1));
  return issue.unit === undefined || text.endsWith(issue.unit) ? text : `${text} ${issue.unit}`;
}

/** A whole package: `Gang: 6 hands; Night pay: 9 per cent; …`. */
export function printPackage(scenario: Pick<Scenario, "issues">, of: Package): string {
  return scenario.issues.map((issue, i) => `${issue.name}: ${printOption(issue, of[i] ?? 0)}`).join("; ");
}

/** What changes from one package to another: `Night pay: 8 → 9 per cent`. */
export function printChange(scenario: Pick<Scenario, "issues">, from: Package, to: Package): string {
  const changes = scenario.issues.flatMap((issue, i) => {
    const [was = 0, becomes = 0] = [from[i], to[i]];
    return was === becomes ? [] : [`${issue.name}: ${printOption(issue, was)} → ${printOption(issue, becomes)}`];
  });
  return changes.length === 0 ? "nothing changes" : changes.join("; ");
}
