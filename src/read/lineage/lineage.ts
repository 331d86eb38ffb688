import type { AccountText } from "../account.ts";
import type { Alignment, LineageFound } from "../findings.ts";
import type { Lexicon } from "../lexicon.ts";
import { likelyPairs } from "./candidates.kernel.ts";
import { type Comparison, comparePrints } from "./compare.ts";
import { type Descent, descentOf, type Edge, sureOf } from "./descent.ts";
import { judge, kindOf, rewordedBy, type Traits, type Verdict } from "./judge.ts";
import { oddAmong, OddnessReader } from "./oddness.ts";
import type { Print } from "./print.ts";
import { PrintReader } from "./print-reader.ts";
import { refinePairs } from "./refine.ts";
import { sameName, TellingReader } from "./telling.ts";
import { usualness } from "./usage.ts";

export interface LineagesRead {
  /** By account. */
  readonly lineages: readonly LineageFound[];
  /** Of each account with its origin, and of siblings with one another; by `from`, then `to`. */
  readonly alignments: readonly Alignment[];
}

/** Up to this many accounts, each is compared with each. */
const FEW = 32;

/** What is kept of one account while a collection is read; its text may be forgotten. */
export interface Trace {
  readonly id: string;
  readonly print: Print;
  readonly traits: Omit<Traits, "usual">;
}

/**
 * Reads accounts one at a time into what is needed to compare them, so that a large collection need not be in memory.
 * Cost: linear in the tokens.
 */
export class TraceReader {
  readonly #prints = new PrintReader();
  readonly #odd: OddnessReader;
  readonly #telling: TellingReader;

  constructor(lexicon: Lexicon) {
    this.#odd = new OddnessReader(lexicon);
    this.#telling = new TellingReader(lexicon);
  }

  read(account: AccountText): Trace {
    const print = this.#prints.read(account);
    const { published } = account.document;
    return {
      id: account.id,
      print,
      traits: {
        id: account.id,
        words: print.words.length,
        odd: this.#odd.read(account, print),
        telling: this.#telling.read(account),
        published: published?.match(/\d{4}(?:-\d{2}(?:-\d{2})?)?/)?.[0],
      },
    };
  }
}

/**
 * Which accounts descend from which: copies, rewordings, translations there and back, excerpts, summaries, retellings,
 * and siblings of an original that is not among them. Two accounts are held to be of one lineage for how much of the one
 * answers, sentence by sentence and in order, to the other, by numbers, names, quotations and rare words; two reports of
 * the same events share those but not their order, and stay independent.
 *
 * Cost: linear in the text, near-linear in the accounts (see candidates.kernel.ts), plus one alignment a likely pair.
 */
export function readLineage(accounts: readonly AccountText[], lexicon: Lexicon): LineagesRead {
  const reader = new TraceReader(lexicon);
  return lineageOf(accounts.map((account) => reader.read(account)));
}

/** The same from what was kept of the accounts. */
export function lineageOf(traces: readonly Trace[]): LineagesRead {
  const prints = traces.map((trace) => trace.print);
  const usual = usualness(prints);
  const odd = oddAmong(prints, traces.map((trace) => trace.traits.odd));
  const traits = traces.map((trace, account): Traits => {
    return { ...trace.traits, odd: odd[account] ?? trace.traits.odd, usual: usual[account] ?? 0 };
  });
  const pairs = traces.length <= FEW ? allPairs(traces.length) : likelyPairs(prints);
  const verdicts: Verdict[] = [];
  const closest = new Float64Array(traces.length);
  for (let i = 0; i < pairs.length; i += 2) {
    const verdict = verdictOf(pairs[i] ?? 0, pairs[i + 1] ?? 0, traces, traits);
    if (verdict.related >= 0.5) {
      verdicts.push(verdict);
      continue;
    }
    const { one, other } = verdict.comparison;
    for (const account of [one, other]) closest[account] = Math.max(closest[account] ?? 0, verdict.related);
  }
  const descent = descentOf(traits, verdicts);
  const lineages = traits.map((mine, account) => foundOf(account, mine, descent, traits, closest[account] ?? 0));
  return { lineages, alignments: alignmentsOf(descent, prints, lineages) };
}

function allPairs(accounts: number): Uint32Array {
  const pairs: number[] = [];
  for (let other = 1; other < accounts; other++) for (let one = 0; one < other; one++) pairs.push(one, other);
  return Uint32Array.from(pairs);
}

/** Compares in the order of the ids, not of the input, since the first text has a small advantage in aligning. */
function verdictOf(one: number, other: number, traces: readonly Trace[], traits: readonly Traits[]): Verdict {
  const [a, b] = (traces[one]?.id ?? "") <= (traces[other]?.id ?? "") ? [one, other] : [other, one];
  const [first, second] = [traces[a], traces[b]];
  const [firstTraits, secondTraits] = [traits[a], traits[b]];
  if (!first || !second || !firstTraits || !secondTraits) throw new RangeError(`no accounts ${String(one)}, ${String(other)}`);
  const comparison = comparePrints(a, b, [first.print, second.print]);
  return judge(comparison, credited(firstTraits, secondTraits), credited(secondTraits, firstTraits));
}

/** An account that tells of a report and names the outlet of the other tells of that one; one that only names it may not. */
function credited(mine: Traits, other: Traits): Traits {
  const { telling } = mine;
  const names = telling.others.find((words) => other.telling.own.some((outlet) => sameName(words, outlet)));
  if (names === undefined) return mine;
  return { ...mine, telling: { ...telling, strength: telling.strength + (telling.strength > 0 ? 1 : 0.4), names } };
}

function foundOf(account: number, mine: Traits, descent: Descent, traits: readonly Traits[], closest: number): LineageFound {
  const parent = descent.parents.get(account);
  const origin = parent && traits[parent.other];
  const { telling } = origin ? credited(mine, origin) : mine;
  const names = telling.strength >= 1 || telling !== mine.telling ? telling.names : undefined;
  const siblings = descent.siblings.get(account) ?? [];
  if (parent) {
    const kind = kindBetween(parent.verdict.comparison, parent.other, account, traits);
    return {
      account, kind, of: parent.other, siblings: [], names, independent: false,
      confidence: sureOf(parent, false),
      restsOn: [...groundsOf(parent.verdict.comparison), ...ledBy(parent, account)],
    };
  }
  const edge = descent.edges.get(account)?.find((candidate) => siblings.includes(candidate.other));
  if (edge) {
    const ids = [account, ...siblings].map((member) => traits[member]?.id ?? "").sort();
    return {
      account, kind: rewordedBy(edge.verdict.comparison.grammar, mine.odd), siblings, lost: `lost-original-of-${ids[0] ?? ""}`, names,
      independent: false,
      confidence: sureOf(edge, true),
      restsOn: [...groundsOf(edge.verdict.comparison), "both read as reworded, neither from the other"],
    };
  }
  const descendants = [...descent.parents.values()].filter((candidate) => candidate.other === account).length;
  // Retells a report that is not among these accounts: its own words are the only ground.
  if (mine.telling.strength >= 1.5 && descendants === 0) {
    return {
      account, kind: "retelling", siblings: [], names, independent: true,
      confidence: Math.min(0.8, 0.35 + mine.telling.strength * 0.15), restsOn: ["says that it retells a report"],
    };
  }
  return {
    account, kind: "original", siblings: [], names, independent: true,
    confidence: Math.round((1 - Math.max(closest, 0.05)) * 100) / 100,
    restsOn: [descendants > 0 ? `${String(descendants)} of these accounts descend from it` : "no other account has its sentences in its order"],
  };
}

function kindBetween(comparison: Comparison, from: number, to: number, traits: readonly Traits[]): LineageFound["kind"] {
  const [origin, derived] = comparison.one === from ? comparison.sides : [comparison.sides[1], comparison.sides[0]];
  const [theirs, mine] = [traits[from], traits[to]];
  if (!theirs || !mine) throw new RangeError(`no accounts ${String(from)}, ${String(to)}`);
  return kindOf(comparison, [origin, derived], { origin: theirs.words, derived: mine.words }, credited(mine, theirs));
}

function groundsOf({ aligned, sides, order, verbatim }: Comparison): string[] {
  const percent = (part: number): string => `${String(Math.round(part * 100))} %`;
  return [
    `${String(aligned.groups.length)} sentences aligned, ${order >= 0.9 ? "in the same order" : `order ${order.toFixed(2)}`}`,
    `${percent(Math.min(sides[0].coverage, sides[1].coverage))} and ${percent(Math.max(sides[0].coverage, sides[1].coverage))} of the matter shared`,
    `${percent(verbatim)} of it word for word`,
  ];
}

/** The grounds for which this account is the derived one. */
function ledBy(edge: Edge, account: number): string[] {
  const second = edge.verdict.comparison.other === account;
  return edge.verdict.grounds.filter((ground) => ground.second === second).map((ground) => ground.words);
}

function alignmentsOf(descent: Descent, prints: readonly Print[], lineages: readonly LineageFound[]): Alignment[] {
  const alignments: Alignment[] = [];
  const add = (comparison: Comparison, from: number, to: number): void => {
    const kind = lineages[to]?.kind;
    const close = kind === "copy" || kind === "respin" || kind === "translation";
    alignments.push(aligned(comparison, [from, to], prints, close));
  };
  for (const [to, edge] of descent.parents) add(edge.verdict.comparison, edge.other, to);
  for (const [account, others] of descent.siblings) {
    for (const edge of descent.edges.get(account) ?? []) {
      if (edge.other < account || !others.includes(edge.other)) continue;
      if (edge.lead > 0) add(edge.verdict.comparison, edge.other, account);
      else add(edge.verdict.comparison, account, edge.other);
    }
  }
  return alignments.sort((a, b) => a.from - b.from || a.to - b.to);
}

function aligned(
  { one, other, aligned: found }: Comparison,
  [from, to]: readonly [number, number],
  prints: readonly Print[],
  close: boolean,
): Alignment {
  const [first, second] = [prints[one], prints[other]];
  if (!first || !second) throw new RangeError(`no accounts ${String(one)}, ${String(other)}`);
  const pairs = refinePairs(first, second, found, close);
  if (one === from) return { from, to, pairs };
  const turned = pairs.map((pair) => ({ from: pair.to, to: pair.from, likeness: pair.likeness }));
  return { from, to, pairs: turned.sort((a, b) => a.from - b.from || a.to - b.to) };
}
