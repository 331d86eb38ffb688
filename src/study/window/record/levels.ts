import type { Issue, Preference } from "../../../case/case-file.ts";
import { amountAt, indexes, stepsOf } from "../../../case/steps.ts";
import { printTerm, type Term } from "../../../case/term.ts";
import type { Direction, WindowIssue } from "../problem.ts";

/** An issue of the case cut into levels. */
export interface FramedIssue {
  readonly issue: Issue;
  readonly window: WindowIssue;
  /** The level that no deal leaves in place; undefined: not known. */
  readonly kept: number | undefined;
}

/** All issues of a case, in its order. */
export type Frame = readonly FramedIssue[];

/** For each issue the levels allowed, rising. */
export type AllowedLevels = readonly (readonly number[])[];

/**
 * What is taken to stand where nothing is agreed: what the case says, and where it is silent the least; on every ordered
 * issue the least amount or first option, whatever the case says; or nothing is known.
 */
export type NoDeal = "case" | "least" | "unknown";

/** The same, read: by issue id what is given, and what is taken of the rest. */
export interface LeftByNoDeal {
  readonly given: ReadonlyMap<string, Term>;
  readonly rest: "least" | "unknown";
}

/** An amount of so many steps has them all as levels. */
const MOST_STEPS = 9;
/** Of an amount of more steps, or none, those named are levels, and between them every so many, in at most so many parts. */
const MOST_PARTS = 6;
/** However many amounts are named, the work grows with the levels. */
const MOST_LEVELS = 25;

/**
 * Cuts the issues of a case into levels. `amounts`: every amount named anywhere, by issue id. A choice whose options a
 * preference of `preferences` ranks is taken as ordered. Of choices in no order there is no least: what no deal leaves in
 * place is known of them only where it is given. Cost: linear in the options and the amounts.
 */
export function frameOf(
  issues: readonly Issue[], amounts: ReadonlyMap<string, readonly number[]>, preferences: readonly Preference[],
  noDeal: LeftByNoDeal, notes: string[],
): Frame {
  let offset = 0;
  return issues.map((issue) => {
    const named = issue.kind === "quantity" ? cut(issue, amounts.get(issue.id) ?? [], notes) : undefined;
    const options = issue.kind === "quantity" ? [] : issue.options;
    const levels = named?.map((amount) => nameOf(amount, issue)) ?? options.map(({ name }) => name);
    const ranked = preferences.some((wish) => wish.issue === issue.id && wish.wants !== "unknown");
    if (issue.kind === "choice" && ranked) {
      notes.push(`The options of “${issue.name}” are in no order, yet more or less of it is wanted: the order of the file is taken.`);
    }
    const ordered = issue.kind !== "choice" || ranked;
    const window: WindowIssue = {
      id: issue.id, name: issue.name, ordered, offset, levels, places: placesOf(named ?? indexes(levels.length)), amounts: named,
    };
    offset += levels.length;
    return { issue, window, kept: keptOf(issue, window, noDeal) };
  });
}

function keptOf(issue: Issue, { ordered, amounts }: WindowIssue, { given, rest }: LeftByNoDeal): number | undefined {
  const term = given.get(issue.id);
  if (term?.kind === "amount" && amounts) return nearest(amounts, term.atLeast);
  const option = term?.kind === "option" && issue.kind !== "quantity" ? issue.options.findIndex(({ id }) => id === term.options[0]) : -1;
  if (option >= 0) return option;
  return rest === "least" && ordered ? 0 : undefined;
}

function cut({ name, min, max, step }: Extract<Issue, { kind: "quantity" }>, named: readonly number[], notes: string[]): number[] {
  if (!(max > min)) return [min];
  const steps = step === undefined ? Infinity : stepsOf(min, max, step);
  const last = step === undefined ? max : amountAt(min, step, steps - 1);
  const apart = step !== undefined && steps <= MOST_STEPS ? step : roundPart((max - min) / MOST_PARTS, step);
  const between = indexes(stepsOf(min, max, apart)).map((i) => amountAt(min, apart, i));
  const amounts = new Set([...between, last, ...named.filter((amount) => amount > min && amount < max)]);
  const rising = [...amounts].sort((a, b) => a - b);
  if (rising.length <= MOST_LEVELS) return rising;
  notes.push(`“${name}”: ${rising.length} amounts are named; ${MOST_LEVELS} of them stand for all, the nearest for each.`);
  return indexes(MOST_LEVELS).map((i) => rising[Math.round((i * (rising.length - 1)) / (MOST_LEVELS - 1))] ?? min);
}

/** The least of 1, 2, 5, 10, … steps that is no less; where there are no steps, of the power of ten below. */
function roundPart(least: number, step: number | undefined): number {
  let unit = step ?? 10 ** Math.floor(Math.log10(least));
  while (unit * 10 < least) unit *= 10;
  return unit * ([1, 2, 5].find((times) => times * unit >= least) ?? 10);
}

function nameOf(amount: number, issue: Issue): string {
  return printTerm({ kind: "amount", atLeast: amount, atMost: amount, about: false }, issue);
}

function placesOf(at: readonly number[]): number[] {
  const [first, last] = [at[0] ?? 0, at.at(-1) ?? 0];
  return at.map((place) => (last > first ? (place - first) / (last - first) : 0));
}

/**
 * Terms as the levels they allow, issue by issue, never none. What is open or unspecified allows all; what is ruled out
 * or not spoken of stays as no deal leaves it, where that is known, and else allows all. An amount out of range counts as
 * the nearest end, which is noted.
 */
export function readLevels(frame: Frame, terms: ReadonlyMap<string, Term>, notes: string[]): AllowedLevels {
  return frame.map((framed) => {
    const term = terms.get(framed.issue.id);
    return term ? levelsOfTerm(framed, term, notes) : left(framed);
  });
}

/** The level that no deal leaves in place, or any. */
export function left({ window, kept }: FramedIssue): readonly number[] {
  return kept === undefined ? indexes(window.levels.length) : [kept];
}

function levelsOfTerm(framed: FramedIssue, term: Term, notes: string[]): readonly number[] {
  const { issue, window } = framed;
  switch (term.kind) {
    case "open":
    case "unspecified":
      return indexes(window.levels.length);
    case "ruled-out":
      return left(framed);
    case "option": {
      const options = issue.kind === "quantity" ? [] : issue.options.flatMap(({ id }, i) => (term.options.includes(id) ? [i] : []));
      return options.length > 0 ? options : indexes(window.levels.length);
    }
    case "amount":
      return levelsOfAmount(framed, term, notes);
  }
}

function levelsOfAmount(
  { issue, window }: FramedIssue, term: Extract<Term, { kind: "amount" }>, notes: string[],
): readonly number[] {
  const { amounts } = window;
  if (!amounts || issue.kind !== "quantity") return indexes(window.levels.length);
  if (term.atLeast < issue.min || term.atMost > issue.max) {
    notes.push(`“${issue.name}”: ${printTerm(term, issue)} lies outside ${issue.min} to ${issue.max}; the nearest end stands for it.`);
  }
  const into = (amount: number): number => Math.min(Math.max(amount, issue.min), issue.max);
  const [low, high] = [into(term.atLeast), into(term.atMost)];
  const within = indexes(amounts.length).filter((i) => (amounts[i] ?? 0) >= low && (amounts[i] ?? 0) <= high);
  const levels = within.length > 0 ? within : [nearest(amounts, (low + high) / 2)];
  if (!term.about) return levels;
  const [first, last] = [levels[0] ?? 0, levels.at(-1) ?? 0];
  return indexes(amounts.length).filter((i) => i >= first - 1 && i <= last + 1);
}

function nearest(amounts: readonly number[], amount: number): number {
  return amounts.reduce((best, each, i) => (Math.abs(each - amount) < Math.abs((amounts[best] ?? 0) - amount) ? i : best), 0);
}

/** What an envoy may settle without leave: what no deal leaves, and whatever its party would rather have. */
export function levelsWithoutLeave(framed: FramedIssue, wants: Direction): readonly number[] {
  const { window, kept } = framed;
  if (kept === undefined || !window.ordered || wants === "unknown") return left(framed);
  return indexes(window.levels.length).filter((i) => (wants === "more" ? i >= kept : i <= kept));
}

/**
 * The levels within the furthest that an envoy may go. Bounds are taken as they stand. A bare option or amount is a
 * ceiling for who wants less and a floor for who wants more; where that is not known, all between it and what no deal
 * leaves in place. Leaving an issue as no deal leaves it commits to nothing, so it stays within every bare limit.
 */
export function levelsOfLimit(framed: FramedIssue, limit: Term, wants: Direction, notes: string[]): readonly number[] {
  const named = levelsOfTerm(framed, limit, notes);
  const { window, kept } = framed;
  const isBareAmount = limit.kind === "amount" && limit.atLeast === limit.atMost;
  const bare = isBareAmount || (limit.kind === "option" && limit.options.length === 1);
  if (!bare) return named;
  const [first, last] = [named[0] ?? 0, named.at(-1) ?? 0];
  const within = (i: number): boolean => {
    if (i === kept || named.includes(i)) return true;
    if (!window.ordered) return false;
    if (wants === "less") return i <= last;
    if (wants === "more") return i >= first;
    return kept !== undefined && i >= Math.min(kept, first) && i <= Math.max(kept, last);
  };
  return indexes(window.levels.length).filter(within);
}
