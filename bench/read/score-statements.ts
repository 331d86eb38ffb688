import { type ReadSentence } from "../../src/read/reading.ts";
import { type Expected, type GoldStatement } from "./gold.ts";
import { contentWords, liesIn, locate, meet, type Noted, pairUp, shared, type Tally, tallyOf } from "./tally.ts";

interface Pair {
  readonly found: ReadSentence;
  readonly gold: GoldStatement;
}

/** Whether a score concerns a sentence of the gold; the finding is given where there is one. */
type Asked = (gold: GoldStatement, found?: ReadSentence) => boolean;

/**
 * Statements. A found sentence is paired with the gold one it shares most with, if more than half of the shorter; a
 * sentence that lies in an aside is left out. Attribution is right where its kind is among the gold's, standing where it
 * is among the gold's; `both` asks for both at once. Counts (how many people, and of several kinds how many of each) and
 * affiliations are told apart: only of sentences where the gold gives one, and only of the likeliest kind, to which they
 * belong. `likeliest` tells how often attribution and standing are the first of the gold's: how far the bars are leaned on.
 */
export function scoreStatements(sentences: readonly ReadSentence[], gold: Expected<GoldStatement>): Tally[] {
  const found = sentences.map((sentence) => ({ ...locate(sentence.account, sentence.span), sentence }));
  const pairs = pairUp(found, gold.must, (f, g) => (meet(f, g) ? shared(f, g) : 0));
  const both = [...pairs].map(([f, g]): Pair => ({ found: f.sentence, gold: g }));
  const paired = new Set(pairs.values());
  const missed = gold.must.filter((g) => !paired.has(g));
  const stray = found.filter((f) => !pairs.has(f) && !liesIn(f, gold.may));
  const tally = (kind: string, asked: Asked, right: (pair: Pair) => boolean, gave: (f: ReadSentence) => string): Tally => {
    const misses: Noted[] = missed.filter((g) => asked(g)).map((g) => noted(g, `no sentence; gold ${sayOf(g)}`));
    const wrong: Noted[] = [];
    let count = 0;
    for (const pair of both) {
      if (!asked(pair.gold, pair.found)) continue;
      if (right(pair)) count++;
      else {
        const says = `${gave(pair.found)}; gold ${sayOf(pair.gold)}`;
        misses.push(noted(pair.gold, says));
        wrong.push(noted(pair.gold, says));
      }
    }
    // What stands where the gold has no sentence is wrong on the scores that every sentence has.
    if (asked(NO_STATEMENT)) wrong.push(...stray.map((f) => noted(f, `${gave(f.sentence)}; gold has no statement here`)));
    return tallyOf(kind, count, misses, wrong);
  };
  const every = (): boolean => true;
  const likeliest = ({ found: f, gold: g }: Pair): boolean =>
    g.attributions[0] === f.attribution.kind && g.standings[0] === f.standing;
  const placed = (g: GoldStatement): boolean => g.affiliation !== undefined || g.groups !== undefined;
  // Another kind that the gold allows is right, and has no voices to count.
  const ofItsKind = (g: GoldStatement, f?: ReadSentence): boolean =>
    !f || f.attribution.kind === g.attributions[0] || !g.attributions.includes(f.attribution.kind);
  const kindRight = ({ found: f, gold: g }: Pair): boolean => g.attributions.includes(f.attribution.kind);
  const standingRight = ({ found: f, gold: g }: Pair): boolean => g.standings.includes(f.standing);
  return [
    tally("attribution", every, kindRight, (f) => f.attribution.kind),
    tally("standing", every, standingRight, (f) => f.standing),
    tally("  both at once", every, (pair) => kindRight(pair) && standingRight(pair), (f) => `${f.attribution.kind} ${f.standing}`),
    tally("  likeliest of both", every, likeliest, (f) => `${f.attribution.kind} ${f.standing}`),
    tally("  count of voices", (g, f) => g.count !== undefined && ofItsKind(g, f), countRight, (f) => `count ${countOf(f)}`),
    tally("  affiliation", (g, f) => placed(g) && ofItsKind(g, f), affiliationRight, (f) => `“${affiliationsOf(f).join(", ")}”`),
  ];
}

const NO_STATEMENT: GoldStatement = { account: "", start: 0, end: 0, attributions: [], standings: [] };

function countRight({ found, gold }: Pair): boolean {
  if (found.attribution.count !== gold.count) return false;
  if (gold.groups === undefined) return true;
  const counts = (found.attribution.groups ?? []).map((group) => group.count).sort();
  return counts.join() === Object.values(gold.groups).sort().join();
}

/** At least half of the words of the gold's affiliation, or of every one of several, stand in what was found. */
function affiliationRight({ found, gold }: Pair): boolean {
  const words = new Set(affiliationsOf(found).flatMap(contentWords));
  const stands = (one: string): boolean => {
    const need = contentWords(one);
    return 2 * need.filter((word) => words.has(word)).length >= need.length;
  };
  return gold.groups ? Object.keys(gold.groups).every(stands) : (gold.affiliation ?? []).some(stands);
}

function affiliationsOf({ attribution }: ReadSentence): string[] {
  const groups = (attribution.groups ?? []).map((group) => group.affiliation);
  return [attribution.name, attribution.affiliation, ...groups].filter((one) => one !== undefined);
}

function countOf({ attribution }: ReadSentence): string {
  const groups = (attribution.groups ?? []).map((group) => String(group.count)).join("+");
  return `${String(attribution.count ?? "none")}${groups && ` (${groups})`}`;
}

function sayOf(gold: GoldStatement): string {
  const more = [gold.count, gold.affiliation?.join("|"), gold.groups && JSON.stringify(gold.groups)].filter((one) => one !== undefined).join(" ");
  return `${gold.attributions.join("|")} ${gold.standings.join("|")}${more && ` ${more}`}`;
}

function noted(at: { account: string; start: number; end: number }, says: string): Noted {
  return { account: at.account, start: at.start, end: at.end, says };
}
