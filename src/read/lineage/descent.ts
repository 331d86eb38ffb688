import { logistic, type Traits, type Verdict } from "./judge.ts";

/** Who descends from whom, by account number. */
export interface Descent {
  readonly parents: ReadonlyMap<number, Edge>;
  /** Groups that share a lost original; by account, the others of its group, ascending. */
  readonly siblings: ReadonlyMap<number, readonly number[]>;
  /** Every pair held to be of one lineage, by account. */
  readonly edges: ReadonlyMap<number, readonly Edge[]>;
}

/** A verdict as one of its two accounts sees it. */
export interface Edge {
  readonly other: number;
  readonly verdict: Verdict;
  /** Positive where the other is nearer the origin; log odds. */
  readonly lead: number;
  /** Part of this account that the other explains. */
  readonly share: number;
}

/** Belief from which two accounts are held to be of one lineage. */
const RELATED = 0.5;
/** A parent must explain at least this part of what a sibling does, or the sibling shows an original that is lost. */
const PARENT = 0.75;

/**
 * Puts verdicts on pairs together. Each account descends from the one that explains most of it and lies nearer the
 * origin. Accounts are ranked by the sum of their leads first, so that nobody is their own ancestor. Those that no
 * account at hand explains, but that have been reworded apart from one another, are siblings of a lost original.
 * Cost: O(pairs · log pairs).
 */
export function descentOf(accounts: readonly Traits[], verdicts: readonly Verdict[]): Descent {
  const edges = new Map<number, Edge[]>();
  for (const verdict of verdicts) {
    if (verdict.related < RELATED) continue;
    const { one, other, sides } = verdict.comparison;
    append(edges, one, { other, verdict, lead: -verdict.lead, share: sides[0].share });
    append(edges, other, { other: one, verdict, lead: verdict.lead, share: sides[1].share });
  }
  const rank = rankOf(accounts, edges);
  const parents = new Map<number, Edge>();
  for (const [account, mine] of edges) {
    const above = mine.filter((edge) => !edge.verdict.siblings && (rank[edge.other] ?? 0) < (rank[account] ?? 0));
    const parent = strongest(above, rank);
    const sibling = strongest(mine.filter((edge) => edge.verdict.siblings), rank);
    if (parent && (!sibling || parent.share >= sibling.share * PARENT)) parents.set(account, parent);
  }
  return { parents, siblings: siblingsOf(edges, parents), edges };
}

/** Places from the origin on: by the mean of the leads, then by id, so that the order of the input does not matter. */
function rankOf(accounts: readonly Traits[], edges: ReadonlyMap<number, readonly Edge[]>): Uint32Array {
  const score = accounts.map((_, account) => {
    const mine = edges.get(account) ?? [];
    // The sum is taken in an order of its own, since sums of fractions depend on it.
    const leads = mine.map((edge) => -edge.lead * edge.verdict.related).sort((a, b) => a - b);
    return Math.round((leads.reduce((sum, lead) => sum + lead, 0) / Math.max(1, leads.length)) * 1e6);
  });
  const order = accounts.map((_, account) => account).sort((a, b) => {
    const [idA, idB] = [accounts[a]?.id ?? "", accounts[b]?.id ?? ""];
    return (score[b] ?? 0) - (score[a] ?? 0) || (idA < idB ? -1 : idA > idB ? 1 : a - b);
  });
  const rank = new Uint32Array(accounts.length);
  order.forEach((account, place) => (rank[account] = place));
  return rank;
}

/** The edge that explains most; of those that explain as much within a fiftieth, the one nearest the origin. */
function strongest(edges: readonly Edge[], rank: Uint32Array): Edge | undefined {
  const most = edges.reduce((best, edge) => Math.max(best, edge.share), 0);
  return edges
    .filter((edge) => edge.share >= most * 0.98)
    .sort((a, b) => (rank[a.other] ?? 0) - (rank[b.other] ?? 0))[0];
}

function siblingsOf(edges: ReadonlyMap<number, readonly Edge[]>, parents: ReadonlyMap<number, Edge>): Map<number, number[]> {
  const siblings = new Map<number, number[]>();
  const met = new Set<number>();
  for (const start of [...edges.keys()].sort((a, b) => a - b)) {
    if (met.has(start) || parents.has(start)) continue;
    met.add(start);
    const group = [start];
    for (const account of group) {
      for (const edge of edges.get(account) ?? []) {
        if (!edge.verdict.siblings || met.has(edge.other) || parents.has(edge.other)) continue;
        met.add(edge.other);
        group.push(edge.other);
      }
    }
    if (group.length < 2) continue;
    group.sort((a, b) => a - b);
    for (const account of group) siblings.set(account, group.filter((other) => other !== account));
  }
  return siblings;
}

/** How sure a descent is: that the two are related at all, and which came first. */
export function sureOf(edge: Edge, asSiblings: boolean): number {
  const way = asSiblings ? 0.5 + 0.5 * Math.min(1, edge.share * 1.6) : logistic(Math.abs(edge.lead) * 1.2);
  return Math.round(edge.verdict.related * way * 100) / 100;
}

function append(edges: Map<number, Edge[]>, account: number, edge: Edge): void {
  const list = edges.get(account);
  if (list === undefined) edges.set(account, [edge]);
  else list.push(edge);
}
