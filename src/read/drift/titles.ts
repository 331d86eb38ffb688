import type { Stretch } from "../account.ts";
import type { DriftFound } from "../findings.ts";
import type { Token } from "../language/tokens.ts";
import type { Lexicon } from "../lexicon.ts";
import { PhraseFinder } from "../lineage/phrases.ts";
import { driftAt, type View } from "./drawing.ts";
import type { FindingsByPlace, NamedMention, Passage } from "./passage.ts";

/** What stands before or after a name to say who somebody is. */
interface Title extends Stretch {
  readonly classes: ReadonlySet<string>;
  readonly marks: ReadonlySet<string>;
}

/** Tokens before a name, and after a comma behind it, that can be its title. */
const BEFORE = 7;
const AFTER = 16;

/** Compares the titles that two accounts give one person. The lexicons are taken once. */
export class TitleDrift {
  readonly #roles: PhraseFinder;
  readonly #classes: ReadonlyMap<string, string>;
  readonly #marks: ReadonlySet<string>;
  readonly #same: ReadonlyMap<string, string>;

  constructor(lexicon: Lexicon) {
    this.#classes = lexicon.sections("roles").includes("roles/roles") ? lexicon.meanings("roles/roles") : new Map<string, string>();
    this.#roles = new PhraseFinder(this.#classes.keys());
    this.#marks = lexicon.words("drift/title-marks");
    this.#same = lexicon.meanings("drift/same-marks");
  }

  /** In passages that answer to one another. Adds whose titles it has told of to `told`. */
  within(view: View, told: Set<string>): DriftFound[] {
    const { from, to, found } = view;
    const drift: DriftFound[] = [];
    for (const mention of found.mentions(from)) {
      if (mention.name.kind !== "person" || told.has(mention.name.id)) continue;
      const other = found.mentions(to).find(({ name }) => name.id === mention.name.id);
      const [was, became] = [this.#titleOf(from, mention, found), other && this.#titleOf(to, other, found)];
      if (!was || !became) continue;
      const reason = differing(was, became);
      if (reason === undefined) continue;
      told.add(mention.name.id);
      drift.push(driftAt("title-wrong", [from, was], [to, became], { confidence: 0.7 * mention.name.confidence, restsOn: [reason] }));
    }
    return drift;
  }

  /** Over the two accounts: a mark that the one never gives a person whom the other gives it, told once. */
  across(found: FindingsByPlace, from: Passage, to: Passage, told: ReadonlySet<string>): DriftFound[] {
    const [mine, theirs] = [this.#titles(found, from), this.#titles(found, to)];
    const drift: DriftFound[] = [];
    for (const [id, titles] of mine) {
      const others = theirs.get(id);
      if (others === undefined || told.has(id)) continue;
      for (const mark of DECISIVE) {
        const [here, there] = [titles.find((title) => title.marks.has(mark)), others.find((title) => title.marks.has(mark))];
        if ((here === undefined) === (there === undefined)) continue;
        if (there === undefined && !CLAIMING.has(mark)) continue;
        const [was, became] = [here ?? titles[0], there ?? others[0]];
        if (!was || !became) continue;
        const restsOn = [here ? `nowhere ${mark} in the other account` : `${mark} in this account only`];
        drift.push(driftAt("title-wrong", [from, was], [to, became], { confidence: 0.6, restsOn }));
      }
    }
    return drift;
  }

  #titles(found: FindingsByPlace, passage: Passage): Map<string, Title[]> {
    const titles = new Map<string, Title[]>();
    for (const mention of found.mentionsIn(passage.account)) {
      if (mention.name.kind !== "person") continue;
      const title = this.#titleOf(passage, mention, found);
      if (title) titles.set(mention.name.id, [...(titles.get(mention.name.id) ?? []), title]);
    }
    return titles;
  }

  #titleOf(passage: Passage, mention: NamedMention, found: FindingsByPlace): Title | undefined {
    const { tokens } = passage;
    const isOther = (token: Token | undefined): boolean =>
      token !== undefined && found.holder(passage.account, token.start, mention.name.id) !== undefined;
    const first = firstAfter(tokens, mention.start);
    const last = firstAfter(tokens, mention.end - 1);
    if (first < 0 || last < 0) return undefined;
    let start = first;
    // Up to the last sign, verb-like break or other name's end: titles stand in one run with the name.
    // The envoy, Adam Ferrer: a comma may stand between.
    if (tokens[start - 1]?.text === "," && isPart(tokens[start - 2])) start--;
    while (start > 0 && first - start < BEFORE && isPart(tokens[start - 1]) && !isOther(tokens[start - 1])) start--;
    const before = this.#read(tokens, start, last + 1);
    let end = last + 1;
    if (tokens[end]?.text === ",") {
      end++;
      while (end < tokens.length && end - last < AFTER && (isPart(tokens[end]) || isShortened(tokens, end))) end++;
    }
    const after = end > last + 2 ? this.#read(tokens, last + 2, end) : undefined;
    return before ?? after;
  }

  #read(tokens: readonly Token[], from: number, to: number): Title | undefined {
    const classes = new Set<string>();
    const marks = new Set<string>();
    let [first, last] = [-1, -1];
    for (let i = from; i < to; ) {
      const length = this.#roles.at(tokens, i);
      const word = tokens[i]?.lower ?? "";
      const phrase = tokens.slice(i, i + length).map((token) => token.lower).join(" ");
      if (length > 0) classes.add(this.#classes.get(phrase) ?? phrase);
      if (this.#marks.has(word)) marks.add(this.#same.get(word) ?? word);
      if (length > 0 || this.#marks.has(word)) {
        if (first < 0) first = i;
        last = i + Math.max(1, length) - 1;
      }
      i += Math.max(1, length);
    }
    const [start, end] = [tokens[first], tokens[last]];
    return classes.size > 0 && start && end ? { start: start.start, end: end.end, classes, marks } : undefined;
  }
}

/** The token that holds an offset, or the first after it. Cost: O(log tokens). */
function firstAfter(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((tokens[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low < tokens.length ? low : -1;
}

/** Words that part a title from what stands before it. */
const BREAKS: ReadonlySet<string> = new Set(["said", "told", "and", "but", "that", "with", "met", "to"]);

/** The stop behind Mr. and the like. */
function isShortened(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1];
  return tokens[index]?.text === "." && before !== undefined && before.capital && before.text.length <= 3;
}

function isPart(token: Token | undefined): boolean {
  return token !== undefined && (token.kind === "word" || token.text === "-") && !BREAKS.has(token.lower);
}

/** Marks that change who somebody is; the others only say more or less of the same. */
const DECISIVE = new Set(["former", "nominee", "acting", "deputy", "vice", "incoming", "outgoing", "retired"]);

/** Marks that take something from a title: leaving one out claims more than there was. */
const CLAIMING = new Set(["former", "nominee", "acting", "deputy", "vice"]);

function differing(was: Title, became: Title): string | undefined {
  const mark = [...DECISIVE].find((one) => {
    return was.marks.has(one) !== became.marks.has(one) && (CLAIMING.has(one) || became.marks.has(one));
  });
  if (mark !== undefined) return was.marks.has(mark) ? `no longer ${mark}` : `made ${mark}`;
  if ([...was.classes].some((one) => became.classes.has(one))) return undefined;
  return `${[...was.classes].join(", ")} there, ${[...became.classes].join(", ")} here`;
}
