import type { StatementFound } from "../findings.ts";
import type { Trigger } from "./triggers.ts";
import type { VerbUse } from "./verb-use.ts";

/** What stands about a verb. */
export interface Company {
  readonly by: boolean;
  readonly whom: boolean;
  readonly time: boolean;
  readonly amounts: boolean;
}

/** A pattern less telling than this is not made likelier by what stands around it. */
const TELLING = 0.35;
const MOST = 0.97;

/**
 * How likely a mention tells of its event: the lexicon's word for it, less for forms that are not sure or say that it may
 * be, more for each sign that somebody did it to somebody at a time. The shares are by judgement; `npm run bench:read`
 * says how well they do.
 */
export function weigh(
  trigger: Trigger,
  use: VerbUse,
  has: Company,
  statement: StatementFound | undefined,
): { weight: number; grounds: string[] } {
  const grounds = [`“${[trigger.verb, ...trigger.rest].join(" ")}”`];
  let weight = trigger.weight * use.firm * (use.modal ? 0.6 : 1) * (use.negated ? 0.8 : 1);
  const more = (share: number, ground: string): void => {
    grounds.push(ground);
    if (trigger.weight >= TELLING && (has.by || has.whom)) weight += (1 - weight) * share;
  };
  if (has.by) grounds.push("who acted is named");
  else weight *= use.nominal === true ? 0.85 : 0.6;
  if (has.whom) more(0.25, "and to or with whom");
  if (has.time) more(0.15, "with a time");
  if (has.amounts) more(0.3, "with amounts");
  if (statement?.standing === "hypothesis" && trigger.type !== "offer") weight *= 0.5;
  if (statement?.standing === "no-comment") weight *= 0.1;
  return { weight: Math.min(MOST, weight), grounds };
}
