import { type AgreementRule } from "../../case/scenario.ts";
import { type AgreementCount } from "./analysis.ts";
import { type TakenCount } from "./count-states.kernel.ts";

/**
 * Whether a package passes that just the parties in `mask` take (party q is bit q). Unanimity: all. All-but: at least all
 * less k, and each with a veto. Majority: more than half. Of the parties looked at. Cost: parties.
 */
export function passes(rule: AgreementRule, mask: number, vetoes: readonly boolean[]): boolean {
  const parties = vetoes.length;
  let takers = 0;
  for (let q = 0; q < parties; q++) {
    const takes = (mask & (1 << q)) !== 0;
    if (takes) takers++;
    else if (rule.kind === "all-but" && vetoes[q] === true) return false;
  }
  if (rule.kind === "unanimity") return takers === parties;
  return rule.kind === "majority" ? takers * 2 > parties : takers >= Math.max(1, parties - rule.k);
}

/** The rule's word on counts by who takes what; nulls where there are none. */
export function countAgreements(rule: AgreementRule, vetoes: readonly boolean[], taken: TakenCount | undefined): AgreementCount {
  if (!taken) return { rule, count: null, all: null, countWithBonus: null };
  const everybody = 2 ** vetoes.length - 1;
  let count = 0n;
  for (const [mask, packages] of taken.takenBy) if (passes(rule, mask, vetoes)) count += packages;
  let more = 0n;
  for (const [mask, packages] of taken.takenByWithBonus) if (!passes(rule, mask, vetoes)) more += packages;
  return {
    rule, count: String(count), all: String(taken.takenBy.get(everybody) ?? 0n), countWithBonus: String(count + more),
  };
}
