import { type AccountLineage, type ReadAccount } from "../../src/read/reading.ts";
import { type GoldAccount } from "./gold.ts";
import { type Noted, type Tally, tallyOf } from "./tally.ts";

/**
 * Lineage. An account counts as right when all of it is: the kind is among the gold's, it descends from the same account
 * or from none at hand, its siblings are the same, and it is independent or not as the gold says. What a retelling calls
 * its source is told apart: the gold's words must stand in the found ones, or the other way round.
 */
export function scoreLineage(accounts: readonly ReadAccount[], gold: ReadonlyMap<string, GoldAccount>): Tally[] {
  const found = new Map<string, AccountLineage>(accounts.map((account) => [account.id, account.lineage]));
  const misses: Noted[] = [];
  const wrong: Noted[] = [];
  const unnamed: Noted[] = [];
  let right = 0;
  let named = 0;
  for (const [account, { lineage: wanted }] of gold) {
    const got = found.get(account);
    const at = { account, start: 0, end: 0 };
    if (!got) {
      misses.push({ ...at, says: "not among the accounts" });
      continue;
    }
    if (
      wanted.kind.includes(got.kind) &&
      got.of === wanted.of &&
      sorted(got.siblings) === sorted(wanted.siblings) &&
      got.independent === wanted.independent
    ) {
      right++;
    } else {
      const says = `${say([got.kind], got.of, got.siblings, got.independent)}; gold ${say(wanted.kind, wanted.of, wanted.siblings, wanted.independent)}`;
      misses.push({ ...at, says });
      wrong.push({ ...at, says });
    }
    if (wanted.names === undefined) continue;
    const [a, b] = [got.names?.toLowerCase() ?? "", wanted.names.toLowerCase()];
    if (a !== "" && (a.includes(b) || b.includes(a))) named++;
    else unnamed.push({ ...at, says: `names “${got.names ?? "nothing"}”; gold ${wanted.names}` });
  }
  return [tallyOf("lineage", right, misses, wrong), tallyOf("  source named", named, unnamed, [])];
}

const sorted = (ids: readonly string[]): string => [...ids].sort().join();

function say(kinds: readonly string[], of: string | undefined, siblings: readonly string[], independent: boolean): string {
  const parts = [kinds.join("|"), of && `of ${of}`, siblings.length > 0 && `sibling of ${siblings.join(", ")}`, independent && "independent"];
  return parts.filter((part) => typeof part === "string" && part !== "").join(", ");
}
