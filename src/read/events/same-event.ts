import { parseEdtf } from "../../case/edtf.ts";
import type { EventType } from "../../journal/event.ts";
import type { Alignment } from "../findings.ts";
import type { EventMention } from "./mentions.ts";

/** Types that accounts give to one and the same act: one says that it was proposed, the other that it was told. */
const FAMILIES: readonly (readonly EventType[])[] = [
  ["offer", "response", "agreement"],
  ["message", "disclosure", "statement"],
  ["interception", "disclosure", "leak"],
  ["meeting", "message"],
  ["deadline-set", "statement", "offer"],
  ["deadline-lapsed", "mandate-revoked", "withdrawal", "response"],
  ["turning-point", "implementation", "breach"],
  ["agreement", "implementation"],
];

/** Likeness from which two mentions are taken for one event; within one account it takes more. [M1] */
const SAME = 0.5;
const SAME_WITHIN = 0.72;
/** A word in more sentences than this share tells nothing; pairs are sought through rarer ones. */
const COMMON = 0.2;

/**
 * Brings together mentions of one thing that happened, across accounts and within one: sentences that are aligned, who
 * acted on whom, when, and the words in common weighed by their rarity. RULES.md, [M1] to [M5]. Pairs are compared only
 * where they share an alignment, an actor and a rare word, so cost stays near-linear in the mentions.
 */
export function mergeMentions(mentions: readonly EventMention[], alignments: readonly Alignment[]): EventMention[][] {
  const weights = rarity(mentions);
  const aligned = alignedWith(alignments);
  const pairs = candidatePairs(mentions, aligned, weights)
    .map(([a, b]) => ({ a, b, likeness: likeness(mentions[a] as EventMention, mentions[b] as EventMention, weights, aligned) }))
    .filter(({ a, b, likeness: like }) => like >= (mentions[a]?.account === mentions[b]?.account ? SAME_WITHIN : SAME))
    .sort((x, y) => y.likeness - x.likeness || x.a - y.a || x.b - y.b);
  const groups = mentions.map((_, i) => [i]);
  const groupOf = mentions.map((_, i) => i);
  for (const { a, b } of pairs) {
    const [ga, gb] = [groupOf[a] ?? a, groupOf[b] ?? b];
    if (ga === gb) continue;
    const [one, other] = [groups[ga] ?? [], groups[gb] ?? []];
    // A chain of likenesses must not bring together what nobody would: most across must be alike. [M4]
    if (!mostlyAlike(one, other, mentions, weights, aligned)) continue;
    for (const i of other) groupOf[i] = ga;
    one.push(...other);
    groups[gb] = [];
  }
  return groups
    .filter((group) => group.length > 0)
    .map((group) => group.sort((x, y) => x - y).map((i) => mentions[i] as EventMention));
}

type Weights = ReadonlyMap<string, number>;

function rarity(mentions: readonly EventMention[]): Weights {
  const counts = new Map<string, number>();
  for (const { content } of mentions) for (const word of content) counts.set(word, (counts.get(word) ?? 0) + 1);
  return new Map([...counts].map(([word, count]) => [word, Math.log(1 + mentions.length / count)]));
}

function alignedWith(alignments: readonly Alignment[]): ReadonlyMap<string, number> {
  const aligned = new Map<string, number>();
  for (const { from, to, pairs } of alignments) {
    for (const pair of pairs) {
      aligned.set(keyOf(from, pair.from, to, pair.to), pair.likeness);
      aligned.set(keyOf(to, pair.to, from, pair.from), pair.likeness);
    }
  }
  return aligned;
}

const keyOf = (account: number, sentence: number, other: number, otherSentence: number): string =>
  `${String(account)}:${String(sentence)}/${String(other)}:${String(otherSentence)}`;

function candidatePairs(
  mentions: readonly EventMention[],
  aligned: ReadonlyMap<string, number>,
  weights: Weights,
): [number, number][] {
  const pairs = new Map<string, [number, number]>();
  const add = (a: number, b: number): void => {
    if (a < b) pairs.set(`${String(a)} ${String(b)}`, [a, b]);
    else if (b < a) add(b, a);
  };
  const bySentence = new Map<string, number[]>();
  const byWord = new Map<string, number[]>();
  mentions.forEach((mention, i) => {
    push(bySentence, `${String(mention.account)}:${String(mention.sentence)}`, i);
    for (const word of mention.content) push(byWord, word, i);
  });
  for (const key of aligned.keys()) {
    const [here = "", there = ""] = key.split("/");
    for (const a of bySentence.get(here) ?? []) for (const b of bySentence.get(there) ?? []) add(a, b);
  }
  const limit = Math.max(6, Math.min(200, mentions.length * COMMON));
  for (const [word, list] of byWord) {
    if (list.length > limit || (weights.get(word) ?? 0) < 0.3) continue;
    for (const [k, a] of list.entries()) for (const b of list.slice(k + 1)) add(a, b);
  }
  return [...pairs.values()];
}

/** How likely two mentions speak of one event, 0 to 1. Symmetric. [M2] */
export function likeness(a: EventMention, b: EventMention, weights: Weights, aligned: ReadonlyMap<string, number>): number {
  if (a.type !== b.type && !FAMILIES.some((family) => family.includes(a.type) && family.includes(b.type))) return 0;
  if (
    a.ordinal !== undefined &&
    b.ordinal !== undefined &&
    a.ordinal !== b.ordinal &&
    a.ordinal !== "last" &&
    b.ordinal !== "last"
  )
    return 0;
  if (a.answer !== undefined && b.answer !== undefined && a.answer !== b.answer) return 0;
  let like = a.type === b.type ? 0.15 : 0;
  like += (a.verb === b.verb ? 0.08 : 0) + (a.ordinal !== undefined && a.ordinal === b.ordinal ? 0.2 : 0);
  like += 0.5 * (aligned.get(keyOf(a.account, a.sentence, b.account, b.sentence)) ?? 0);
  if (a.type === "meeting" && b.type === "meeting") {
    // Who met whom has no direction.
    like += agreement(a.allSides, b.allSides, 0.2, 0.3);
  } else {
    like += agreement(a.by, b.by, 0.1, 0) + agreement(a.sides, b.sides, 0.12, 0.3);
    like += agreement([...a.to, ...a.with], [...b.to, ...b.with], 0.12, 0.1);
  }
  if (a.account === b.account) like += nearness(a, b);
  like += 0.6 * cosine(a.content, b.content, weights);
  like += inTime(a, b);
  const amounts = sharedAmounts(a, b);
  return Math.max(0, Math.min(1, like + amounts));
}

function agreement(one: readonly string[], other: readonly string[], bonus: number, penalty: number): number {
  if (one.length === 0 || other.length === 0) return 0;
  const common = one.filter((id) => other.includes(id)).length;
  if (common === 0) return -penalty;
  return (bonus * common) / Math.min(new Set(one).size, new Set(other).size);
}

function cosine(a: ReadonlySet<string>, b: ReadonlySet<string>, weights: Weights): number {
  let [common, one, other] = [0, 0, 0];
  for (const word of a) {
    const weight = (weights.get(word) ?? 0) ** 2;
    one += weight;
    if (b.has(word)) common += weight;
  }
  for (const word of b) other += (weights.get(word) ?? 0) ** 2;
  return one === 0 || other === 0 ? 0 : common / Math.sqrt(one * other);
}

function inTime(a: EventMention, b: EventMention): number {
  if (a.time?.edtf === undefined || b.time?.edtf === undefined) return 0;
  if (a.time.edtf === b.time.edtf) return 0.15;
  const [one, other] = [parseEdtf(a.time.edtf), parseEdtf(b.time.edtf)];
  if (!one.ok || !other.ok) return 0;
  const slack = one.value.approximate || other.value.approximate ? 3 * 86_400_000 : 0;
  const apart = one.value.startMs >= other.value.endMs + slack || other.value.startMs >= one.value.endMs + slack;
  return apart ? -0.35 : 0.05;
}

/** The same amounts are hardly chance: two of them weigh more than one. */
function sharedAmounts(a: EventMention, b: EventMention): number {
  const amounts = (mention: EventMention): ReadonlySet<string> =>
    new Set(mention.quantities.map((one) => String(one.amount ?? one.atLeast ?? one.atMost)));
  const [one, other] = [amounts(a), amounts(b)];
  const common = [...one].filter((amount) => other.has(amount)).length;
  return common === 0 ? 0 : common === 1 ? 0.15 : 0.3;
}

/** One account goes on about the same act in the same breath: “offered … and promised …”. */
function nearness(a: EventMention, b: EventMention): number {
  if (a.type !== b.type || a.by.length === 0 || a.by.join() !== b.by.join()) return 0;
  const apart = Math.abs(a.sentence - b.sentence);
  return apart === 0 || (apart === 1 && a.type === "statement") ? 0.3 : 0;
}

function mostlyAlike(
  one: readonly number[],
  other: readonly number[],
  mentions: readonly EventMention[],
  weights: Weights,
  aligned: ReadonlyMap<string, number>,
): boolean {
  let [alike, all] = [0, 0];
  for (const a of one) {
    for (const b of other) {
      all++;
      if (likeness(mentions[a] as EventMention, mentions[b] as EventMention, weights, aligned) >= SAME * 0.8) alike++;
    }
  }
  return alike * 2 >= all;
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
