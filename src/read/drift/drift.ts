import type { AccountText } from "../account.ts";
import type {
  Alignment, DriftFound, LineageFound, Mention, NameFound, QuantityFound, StatementFound, TimeFound,
} from "../findings.ts";
import type { Lexicon } from "../lexicon.ts";
import { actorDrift } from "./actors.ts";
import { dateDrift } from "./dates.ts";
import type { View } from "./drawing.ts";
import { HedgeDrift } from "./hedges.ts";
import { numberDrift } from "./numbers.ts";
import { clauseDrift, reworded, sentenceDrift } from "./parts.ts";
import { counterpartsOf, FindingsByPlace, isHeading, type Passage } from "./passage.ts";
import { quotationDrift } from "./quotations.ts";
import { SpellingDrift } from "./spellings.ts";
import { TitleDrift } from "./titles.ts";
import { voiceDrift } from "./voices.ts";
import { wordPairs } from "./word-diff.ts";

export interface DriftSources {
  readonly accounts: readonly AccountText[];
  readonly lineages: readonly LineageFound[];
  readonly alignments: readonly Alignment[];
  readonly names: readonly NameFound[];
  readonly statements: readonly StatementFound[];
  readonly times: readonly TimeFound[];
  readonly quantities: readonly QuantityFound[];
}

/**
 * What retellings changed of what they retell, on sentences that answer to one another: numbers, names, dates, places,
 * actors, titles; qualifiers and attributions lost; beliefs told as facts; quotations altered; sentences added and
 * dropped. Between siblings, which of them changed a thing is not known, so what one has and the other lost is told from
 * the one that has it. Mere rewording is no drift. By alignment, then place.
 *
 * Cost: linear in the aligned sentences but for their words, which are compared pair by pair (word-diff.ts).
 */
export function readDrift(sources: DriftSources, lexicon: Lexicon): DriftFound[] {
  const found = new FindingsByPlace(sources);
  const titles = new TitleDrift(lexicon);
  const hedges = new HedgeDrift(lexicon);
  return sources.alignments.flatMap((alignment) => {
    const [from, to] = [wholeOf(sources.accounts, alignment.from), wholeOf(sources.accounts, alignment.to)];
    const spellings = new SpellingDrift(from.text, to.text);
    const kind = sources.lineages.find((one) => one.account === alignment.to)?.kind ?? "copy";
    const siblings = sources.lineages.some((one) => one.account === alignment.to && one.siblings.includes(alignment.from));
    const close = siblings || kind === "copy" || kind === "respin" || kind === "translation";
    const drift: DriftFound[] = [];
    const titled = new Set<string>();
    for (const pair of counterpartsOf(alignment.pairs, from, to)) {
      const view: View = { ...pair, found, words: wordPairs(pair) };
      if (isHeading(pair.from) || isHeading(pair.to)) continue;
      drift.push(...spellings.within(view), ...numberDrift(view), ...dateDrift(view));
      drift.push(...actorDrift(view), ...titles.within(view, titled));
      const same = clauseDrift(view);
      const clauses = same.length === 0 && close ? reworded(view) : same;
      const lost = losses(view, hedges, clauses);
      drift.push(...quotationDrift(view), ...lost);
      // A clause that said on whose word a thing stands is told as that.
      const told = lost.filter((loss) => loss.kind === "attribution-lost");
      drift.push(...clauses.filter((clause) => !told.some((loss) => holds(clause.from, loss.from))));
      if (siblings) drift.push(...losses(turned(view), hedges, []));
    }
    drift.push(...spellings.across(found, from, to), ...titles.across(found, from, to, titled));
    // An excerpt or a summary leaves out by its nature: only what it adds is told.
    drift.push(...sentenceDrift(alignment, from, to, { dropped: kind !== "excerpt" && kind !== "summary", close: kind === "copy", found }));
    return drift.sort(byPlace);
  });
}

/** What the first has and the second has lost; a word that went with a dropped clause is told with the clause. */
function losses(view: View, hedges: HedgeDrift, clauses: readonly DriftFound[]): DriftFound[] {
  const voices = voiceDrift(view).filter((drift) => drift.kind !== "hardened" || !hedges.isOpen(view.to));
  const words = hedges.within(view, voices.some((drift) => drift.kind === "hardened" || drift.kind === "attribution-lost"));
  return [...voices, ...words.filter((word) => !clauses.some((clause) => clause.kind !== "added" && holds(clause.from, word.from)))];
}

function byPlace(a: DriftFound, b: DriftFound): number {
  return a.from.start - b.from.start || a.to.start - b.to.start || (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0);
}

function holds(outer: Mention, inner: Mention): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function turned({ from, to, words, ...view }: View): View {
  return { ...view, from: to, to: from, words: { to: words.from, from: words.to, kept: words.kept } };
}

function wholeOf(accounts: readonly AccountText[], account: number): Passage {
  const text = accounts[account];
  if (!text) throw new RangeError(`no account ${String(account)}`);
  const { plain, tokens, sentences } = text.parsed;
  return { account, text, sentences, tokens, start: 0, end: plain.text.length };
}
