import type { Attribution } from "../../journal/event.ts";
import type { Stretch } from "../account.ts";
import type { DriftFound, StatementFound } from "../findings.ts";
import type { Token } from "../language/tokens.ts";
import { GRAMMAR_WORDS, NUMBER_WORDS } from "../lineage/grammar-words.ts";
import { driftAt, type View } from "./drawing.ts";
import type { Passage } from "./passage.ts";
import { stemOf } from "./word-diff.ts";

/** How far a sentence leaves open what it says; a retelling that leaves less open has hardened it. */
const OPEN: Readonly<Record<StatementFound["standing"], number>> = {
  fact: 0, promise: 1, threat: 1, belief: 2, allegation: 2, hypothesis: 2, denial: -1, "no-comment": -1,
};

/** Attributions lost or made vague, and beliefs, allegations and intentions told as facts. */
export function voiceDrift(view: View): DriftFound[] {
  const { from, to, found } = view;
  const [mine, theirs] = [found.statements(from), found.statements(to)];
  if (mine.length === 0 || theirs.length === 0) return [];
  return [...attributionDrift(view, mine, theirs), ...hardened(from, to, mine, theirs)];
}

function attributionDrift({ from, to }: View, mine: readonly StatementFound[], theirs: readonly StatementFound[]): DriftFound[] {
  const answered = mine.filter((one) => one.standing !== "no-comment" && isAnswered(from, one, to));
  const [best, left] = [firmest(answered), firmest(theirs)];
  if (!best || best.attribution.kind === "outlet") return [];
  if (best.attribution.kind === "named" && acts(from, to, best.attribution.name ?? "")) return [];
  if (best.attribution.kind === "anonymous" && speaks(to, best.attribution)) return [];
  const sure = Math.min(best.confidence, ...theirs.map((one) => one.confidence));
  const [was, became] = [sayVoice(best.attribution), left ? sayVoice(left.attribution) : ""];
  if (!left || left.attribution.kind === "outlet") {
    const restsOn = [`on the word of ${was || best.attribution.kind}; in the other account, on nobody's`];
    return [driftAt("attribution-lost", [from, placeOf(from, best)], [to, to], { confidence: sure * 0.85, restsOn })];
  }
  const [count, leftCount] = [countOf(best.attribution), countOf(left.attribution)];
  if (count === undefined || best.attribution.kind !== "anonymous" || count === leftCount || left.attribution.kind === "named") return [];
  const restsOn = [leftCount === undefined ? `${String(count)} people; in the other account, not counted` : `${String(count)} people, then ${String(leftCount)}`];
  const kind = leftCount === undefined ? "attribution-lost" : "number-changed";
  return [driftAt(kind, [from, placeOf(from, best)], [to, placeOf(to, left)], { confidence: sure * 0.75, restsOn, was, became })];
}

/** Part of a sentence's words that must stand in what answers to it. */
const ANSWERED = 0.15;

/** Whether one of several sentences is what the other passage tells: some of its words are there. */
function isAnswered(passage: Passage, statement: StatementFound, to: Passage): boolean {
  if (passage.sentences.length < 2) return true;
  const theirs = new Set(to.tokens.map((token) => stemOf(token.lower)));
  const here = passage.tokens.filter(({ start }) => start >= statement.start && start < statement.end);
  const own = here.filter(({ kind, lower }) => kind !== "sign" && !GRAMMAR_WORDS.has(lower));
  return own.filter((token) => theirs.has(stemOf(token.lower))).length >= Math.max(1, own.length * ANSWERED);
}

/** The same people, as many, are still spoken of, whoever the passage now rests on. */
function speaks(to: Passage, attribution: Attribution): boolean {
  const count = countOf(attribution);
  const head = stemOf((attribution.affiliation ?? "").toLowerCase().split(/\s+/).at(-1) ?? "");
  if (head === "" || count === undefined) return false;
  return to.tokens.some((token, i) => {
    return stemOf(token.lower) === head && to.tokens.slice(Math.max(0, i - 4), i).some((one) => figure(one) === count);
  });
}

function figure({ kind, lower }: Token): number | undefined {
  return kind === "number" ? Number(lower) : NUMBER_WORDS.get(lower);
}

/** Who spoke there is told of here: what was said has become what was done, and the speaker is not lost. */
function acts(from: Passage, to: Passage, name: string): boolean {
  const last = name.toLowerCase().split(/\s+/).at(-1) ?? "";
  const [mine, theirs] = [from.tokens[0]?.lower ?? "", to.tokens[0]?.lower ?? ""];
  return to.tokens.some((token) => token.lower === last) || (mine === theirs && /^(?:he|she|they)$/.test(mine));
}

function hardened(from: Passage, to: Passage, mine: readonly StatementFound[], theirs: readonly StatementFound[]): DriftFound[] {
  const open = mine.find((one) => OPEN[one.standing] > 0 && isAnswered(from, one, to));
  const facts = theirs.filter((one) => one.standing === "fact");
  const told = facts[0];
  if (!open || !told) return [];
  // Where the retelling has several sentences for it and one still leaves it open, another may have closed it all the same.
  const part = (mine.filter((one) => OPEN[one.standing] > 0).length / mine.length) * (facts.length / theirs.length);
  const place = facts.length === theirs.length ? to : told;
  const confidence = Math.min(open.confidence, told.confidence) * (OPEN[open.standing] > 1 ? 0.85 : 0.6) * (part < 1 ? 0.7 : 1);
  return [driftAt("hardened", [from, open], [to, place], { confidence, restsOn: [`${open.standing} there, fact here`] })];
}

/** The statement on whose word most rests: of counted or named people before officials, papers and the outlet. */
function firmest(statements: readonly StatementFound[]): StatementFound | undefined {
  const weight = ({ attribution }: StatementFound): number =>
    (attribution.kind === "outlet" ? 0 : 1) + (countOf(attribution) === undefined ? 0 : 1) + (attribution.name === undefined ? 0 : 0.5);
  let best: StatementFound | undefined;
  for (const one of statements) if (best === undefined || weight(one) > weight(best)) best = one;
  return best;
}

function countOf({ count, groups }: Attribution): number | undefined {
  return count ?? groups?.reduce((sum, group) => sum + group.count, 0);
}

function sayVoice(attribution: Attribution): string {
  const { name, affiliation, groups } = attribution;
  const count = countOf(attribution);
  const who = name ?? affiliation ?? groups?.map((group) => `${String(group.count)} ${group.affiliation}`).join(", ") ?? "";
  return count !== undefined && groups === undefined ? `${String(count)} ${who}`.trim() : who;
}

/** The words that name the speakers where they stand in the passage; its sentence otherwise. */
function placeOf(passage: Passage, statement: StatementFound): Stretch {
  const { affiliation, name, groups } = statement.attribution;
  const plain = passage.text.parsed.plain.text.slice(statement.start, statement.end).toLowerCase();
  for (const words of [name, affiliation, ...(groups ?? []).map((group) => group.affiliation)]) {
    const at = words === undefined ? -1 : plain.indexOf(words.toLowerCase());
    if (words !== undefined && at >= 0) return { start: statement.start + at, end: statement.start + at + words.length };
  }
  return statement;
}
