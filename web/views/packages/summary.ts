import type { SpaceAnalysis } from "../../../src/study/space/analysis.ts";
import { count } from "../../words/counts.ts";
import { printShare, printSize } from "./words.ts";

/** The space in a few facts, each a sentence part. */
export function summaryWords(analysis: SpaceAnalysis, names: readonly string[]): string[] {
  const who = names.join(" and ");
  const { rational, frontier, opposition, zopa } = analysis;
  const size = BigInt(analysis.size);
  const allowed = analysis.allowed === null ? undefined : BigInt(analysis.allowed);
  const exactly = analysis.exact ? "exact" : `within ${printShare(analysis.epsilon ?? 0)} of each range`;
  return [
    `${printSize(size)} packages${allowed !== undefined && allowed !== size ? `, ${printSize(allowed)} allowed` : ""}`,
    rational.fraction === null ? "" : `${printShare(rational.fraction)} of them worth at least no deal to ${who}`,
    `frontier of ${count(frontier.length, "point")}, ${exactly}`,
    zopa === false ? "no package that both would take" : "",
    opposition === null ? "" : `opposition ${opposition.toFixed(2)} (0: both can have their best)`,
  ].filter(Boolean);
}
