import { sha256Of } from "../../base/sha256.ts";
import type { TermDraft, TermsDraft } from "../../case/terms.ts";
import type { EventType } from "../../journal/event.ts";
import type { Stretch } from "../account.ts";
import type { Alignment, LineageFound, NameFound, QuantityFound, StatementFound } from "../findings.ts";
import type { Lexicon } from "../lexicon.ts";
import type { Candidate, CandidateReport, SuggestedIssue } from "../reading.ts";
import { Echoes } from "./echoes.ts";
import { type EventMention, type EventSources, findMentions } from "./mentions.ts";
import { mergeMentions } from "./same-event.ts";
import { titleOf } from "./titles.ts";

export interface EventsRead {
  readonly candidates: readonly Candidate[];
  readonly issues: readonly SuggestedIssue[];
}

/** Below this a mention by itself is not worth a person's second. */
const WORTH_SHOWING = 0.42;

/** Candidate events, in the order of their times and texts; and the issues that their terms speak of. */
export function readEvents(
  sources: EventSources & { readonly lineages: readonly LineageFound[]; readonly alignments: readonly Alignment[] },
  lexicon: Lexicon,
): EventsRead {
  const mentions = findMentions(sources, lexicon);
  const groups = mergeMentions(mentions, sources.alignments);
  const nameOf = new Map(sources.names.map((name) => [name.id, name]));
  const issues = new Issues();
  const echoes = new Echoes(sources.alignments, sources.statements);
  const made = groups
    .map((group) => ({ group, confidence: confidenceOf(group, sources.lineages) }))
    .filter(({ confidence }) => confidence >= WORTH_SHOWING)
    .sort((a, b) => inOrder(a.group, b.group))
    .map(({ group, confidence }) => candidateOf(group, confidence, sources, nameOf, issues, echoes));
  return { candidates: distinctIds(linked(made, sources)), issues: issues.all() };
}

function inOrder(a: readonly EventMention[], b: readonly EventMention[]): number {
  const [one, other] = [a[0], b[0]];
  return (one?.account ?? 0) - (other?.account ?? 0) || (one?.start ?? 0) - (other?.start ?? 0);
}

/** Independent accounts confirm, copies do not: of each line of descent only the surest mention counts. [M5] */
function confidenceOf(group: readonly EventMention[], lineages: readonly LineageFound[]): number {
  const byOrigin = new Map<string, number>();
  for (const mention of group) {
    const origin = originOf(mention.account, lineages);
    byOrigin.set(origin, Math.max(byOrigin.get(origin) ?? 0, mention.weight));
  }
  let doubt = 1;
  for (const weight of byOrigin.values()) doubt *= 1 - weight;
  // Retellings say at least that somebody took the trouble to repeat it.
  const repeated = new Set(group.map((mention) => mention.account)).size - byOrigin.size;
  return Math.min(0.97, 1 - doubt * 0.9 ** repeated);
}

function originOf(account: number, lineages: readonly LineageFound[]): string {
  const passed = new Set<number>();
  let at = account;
  while (!passed.has(at)) {
    passed.add(at);
    const lineage = lineages.find((one) => one.account === at);
    if (lineage?.lost !== undefined) return `lost ${lineage.lost}`;
    at = lineage?.of ?? at;
  }
  return String(at);
}

function candidateOf(
  group: readonly EventMention[],
  confidence: number,
  sources: EventSources,
  nameOf: ReadonlyMap<string, NameFound>,
  issues: Issues,
  echoes: Echoes,
): Candidate {
  const type = heaviest(group.map((mention) => [mention.type, mention.weight] as const)) as EventType;
  const alike = group.filter((mention) => mention.type === type);
  const known = (pick: (mention: EventMention) => readonly string[]): string[] =>
    mostGiven(alike.map(pick)).filter((id) => nameOf.get(id)?.kind !== "place");
  let by = known((mention) => mention.by);
  const to = known((mention) => [...mention.to, ...mention.with]).filter((id) => !by.includes(id));
  const through = known((mention) => mention.through);
  const place = mostGiven(alike.map((mention) => (mention.place === undefined ? [] : [mention.place])))[0];
  const at = bestTime(group);
  const answer = alike.find((mention) => mention.answer !== undefined)?.answer;
  const terms = TERMED.has(type) ? termsOf(alike, issues) : undefined;
  const meeting = type === "meeting";
  const present = meeting ? [...new Set([...by, ...to])] : [];
  if (meeting) by = present;
  const reportOf = (number: number, { start, end }: Stretch, statement: StatementFound | undefined): CandidateReport => {
    const account = sources.accounts[number];
    if (!account) throw new RangeError(`no account ${String(number)}`);
    const { attribution = { kind: "outlet" }, standing = "fact" } = statement ?? {};
    return { account: account.id, span: account.parsed.plain.spanOf(start, end), attribution, standing };
  };
  const reports = group.map((mention) => reportOf(mention.account, mention, mention.statement));
  const [first] = reports;
  reports.push(...echoes.of(group).map(({ account, statement }) => reportOf(account, statement, statement)));
  return {
    id: `${type}-${sha256Of(`${first?.account ?? ""} ${String(first?.span.start)} ${String(first?.span.end)}`).slice(0, 8)}`,
    type,
    title: titleOf({ type, by, to, through, answer, ...wordingOf(alike) }, nameOf),
    ...(at === undefined ? {} : { at }),
    by,
    ...(to.length > 0 && !meeting ? { to } : {}),
    ...(through.length > 0 ? { through } : {}),
    ...(present.length > 0 ? { present } : {}),
    ...(place === undefined ? {} : { place }),
    ...(answer === undefined ? {} : { answer }),
    ...(terms && Object.keys(terms).length > 0 ? { terms } : {}),
    ...(alike.some((mention) => mention.final) && type === "offer" ? { final: true } : {}),
    reports,
    proposedBy: "rules",
    confidence: Math.round(confidence * 100) / 100,
    restsOn: groundsOf(group),
  };
}

/** What of the mentions goes into a title: the act of the surest, and the amounts, each once. */
function wordingOf(alike: readonly EventMention[]): { act: string; ordinal: string | undefined; amounts: string[] } {
  const surest = [...alike].sort((a, b) => b.weight - a.weight)[0];
  const amounts = alike.flatMap((mention) => mention.quantities.map(printQuantity));
  return { act: surest?.act ?? "", ordinal: alike.find((one) => one.ordinal)?.ordinal, amounts: [...new Set(amounts)] };
}

function printQuantity({ amount, atLeast, atMost, about, unit }: QuantityFound): string {
  const number = amount ?? (atLeast !== undefined && atMost !== undefined ? `${String(atLeast)} to ${String(atMost)}` : undefined);
  const bound = number ?? (atLeast === undefined ? `at most ${String(atMost)}` : `at least ${String(atLeast)}`);
  return `${about ? "about " : ""}${String(bound)} ${unit}`;
}

function groundsOf(group: readonly EventMention[]): string[] {
  const accounts = new Set(group.map((mention) => mention.account)).size;
  const grounds = new Set(group.flatMap((mention) => mention.grounds));
  return [...(accounts > 1 ? [`told by ${String(accounts)} accounts`] : []), ...[...grounds].slice(0, 5)];
}

const TERMED = new Set<EventType>(["offer", "response", "agreement", "implementation"]);

function termsOf(group: readonly EventMention[], issues: Issues): TermsDraft {
  const terms: Record<string, TermDraft> = {};
  for (const mention of group) {
    for (const quantity of mention.quantities) {
      const id = issues.idOf(quantity);
      if (id === undefined || terms[id] !== undefined) continue;
      terms[id] = termOf(quantity);
    }
  }
  return terms;
}

function termOf(quantity: QuantityFound): TermDraft {
  const about = quantity.about ? { about: true as const } : {};
  if (quantity.amount !== undefined) return quantity.about ? { amount: quantity.amount, ...about } : quantity.amount;
  return {
    ...(quantity.atLeast === undefined ? {} : { atLeast: quantity.atLeast }),
    ...(quantity.atMost === undefined ? {} : { atMost: quantity.atMost }),
    ...about,
  };
}

/** Issues that amounts suggest: one for each thing counted, and for each restricted kind of it. */
class Issues {
  readonly #byId = new Map<string, { name: string; unit: string; min: number; max: number }>();

  idOf(quantity: QuantityFound): string | undefined {
    const words =
      quantity.qualifier === undefined || quantity.partOf === undefined
        ? quantity.unit
        : `${quantity.unit} ${quantity.qualifier}`;
    const id = slug(words);
    if (id === undefined) return undefined;
    const most = Math.max(quantity.amount ?? 0, quantity.atLeast ?? 0, quantity.atMost ?? 0);
    const least = Math.min(quantity.amount ?? Infinity, quantity.atLeast ?? Infinity, quantity.atMost ?? Infinity);
    const known = this.#byId.get(id) ?? { name: words, unit: quantity.unit, min: 0, max: 0 };
    this.#byId.set(id, { ...known, min: Math.min(known.min, least), max: Math.max(known.max, most) });
    return id;
  }

  all(): SuggestedIssue[] {
    return [...this.#byId].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, issue]) => ({ id, ...issue }));
  }
}

function slug(words: string): string | undefined {
  const text = words
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[-0-9]+|-+$/g, "")
    .slice(0, 60)
    .replace(/-+$/, "");
  return /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(text) ? text : undefined;
}

/** Of the lists given, those ids that at least half of the lists with any hold; in the order of the first that does. */
function mostGiven(lists: readonly (readonly string[])[]): string[] {
  const given = lists.filter((list) => list.length > 0);
  const counts = new Map<string, number>();
  for (const list of given) for (const id of new Set(list)) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].filter(([, count]) => count * 2 >= given.length).map(([id]) => id);
}

function heaviest(votes: readonly (readonly [string, number])[]): string | undefined {
  const sums = new Map<string, number>();
  for (const [value, weight] of votes) sums.set(value, (sums.get(value) ?? 0) + weight);
  return [...sums].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** The surest time that any account gives; a date before a stretch. */
function bestTime(group: readonly EventMention[]): string | undefined {
  const times = group.flatMap((mention) =>
    mention.time?.edtf === undefined ? [] : [{ edtf: mention.time.edtf, confidence: mention.time.confidence }],
  );
  return times.sort((a, b) => b.confidence - a.confidence || a.edtf.length - b.edtf.length || (a.edtf < b.edtf ? -1 : 1))[0]
    ?.edtf;
}

/** A response and a withdrawal speak of the offer last made before it, in the same account. */
function linked(candidates: readonly Candidate[], sources: EventSources): Candidate[] {
  const order = new Map(sources.accounts.map((account, i) => [account.id, i]));
  const place = (candidate: Candidate, account: string): number | undefined =>
    candidate.reports.find((report) => report.account === account)?.span.start;
  const offers = candidates.filter((candidate) => candidate.type === "offer");
  return candidates.map((candidate) => {
    if (candidate.type !== "response" && candidate.type !== "withdrawal") return candidate;
    const accounts = [...new Set(candidate.reports.map((report) => report.account))].sort(
      (a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0),
    );
    for (const account of accounts) {
      const here = place(candidate, account) ?? 0;
      const before = offers
        .map((offer) => ({ offer, at: place(offer, account) }))
        .filter(({ offer, at }) => at !== undefined && at <= here && !offer.by.some((id) => candidate.by.includes(id)))
        .sort((a, b) => (b.at ?? 0) - (a.at ?? 0))[0];
      if (before) return { ...candidate, answers: before.offer.id };
    }
    return candidate;
  });
}

/** Two candidates may begin with the same words, and are told apart by a number. */
function distinctIds(candidates: readonly Candidate[]): Candidate[] {
  const taken = new Map<string, number>();
  return candidates.map((candidate) => {
    const count = (taken.get(candidate.id) ?? 0) + 1;
    taken.set(candidate.id, count);
    return count === 1 ? candidate : { ...candidate, id: `${candidate.id}-${String(count)}` };
  });
}
