import { parseEdtf } from "../../case/edtf.ts";
import type { AccountText } from "../account.ts";
import { type Days, dayNumber, isDate, weekdayOf } from "./calendar.ts";
import type { Core, TimeExpression } from "./expression.ts";

/** When an account was written, as closely as it is known. */
export interface Publication {
  readonly days: Days;
  readonly from: "given" | "byline" | "weekdays";
  /** Published on the first of these days or at any time later. */
  readonly open: boolean;
}

const DAY_MS = 86_400_000;
/** A byline or dateline stands among the first paragraphs, a note of publication perhaps last. */
const HEAD_PARAGRAPHS = 4;
/** Tokens of a place in front of a dateline's date. */
const DATELINE_TOKENS = 6;
/** Words of a line that is a byline, not a sentence. */
const BYLINE_TOKENS = 24;

/**
 * [T3] When an account was published: what its document says; else a whole date in a line at its head that is no
 * sentence; else a day that the text's own weekdays fix. Cost: linear in the times found.
 */
export function publicationOf(account: AccountText, times: readonly TimeExpression[]): Publication | undefined {
  const given = account.document.published === undefined ? undefined : daysOf(account.document.published);
  if (given) return { ...given, from: "given" };
  for (const time of times) {
    const sentence = account.parsed.sentences[time.sentence];
    if (!sentence || sentence.paragraph >= HEAD_PARAGRAPHS) break;
    const { core } = time;
    if (core.kind !== "date" || core.year === undefined || time.bound !== undefined) continue;
    if (!isDate(core.year, core.month, core.day) || !(isByline(account, sentence.number) || isDateline(account, time))) continue;
    const day = dayNumber(core.year, core.month, core.day);
    return { days: { first: day, last: day }, from: "byline", open: false };
  }
  return undefined;
}

function daysOf(edtf: string): Omit<Publication, "from"> | undefined {
  const range = parseEdtf(edtf);
  if (!range.ok || !Number.isFinite(range.value.startMs)) return undefined;
  const first = Math.floor(range.value.startMs / DAY_MS);
  const open = !Number.isFinite(range.value.endMs);
  return { days: { first, last: open ? first : Math.ceil(range.value.endMs / DAY_MS) - 1 }, open };
}

/** A paragraph of one short piece that does not end as a sentence does. */
function isByline(account: AccountText, sentence: number): boolean {
  const { sentences, plain } = account.parsed;
  const here = sentences[sentence];
  if (!here || here.lastToken - here.firstToken > BYLINE_TOKENS) return false;
  const alone = sentences[sentence - 1]?.paragraph !== here.paragraph || sentences[sentence + 1]?.paragraph !== here.paragraph;
  return (
    alone &&
    !/[.!?]["')\]]*$/.test(plain.text.slice(here.start, here.end)) &&
    sentences[sentence + 1]?.paragraph !== here.paragraph
  );
}

/** `LOWHAVEN, 6 November 2024 (Agency) -`: a place in front, a bracket or a dash behind, at the head of a paragraph. */
function isDateline(account: AccountText, time: TimeExpression): boolean {
  const { sentences, tokens } = account.parsed;
  const here = sentences[time.sentence];
  if (!here || here.paragraph === sentences[time.sentence - 1]?.paragraph || time.firstToken - here.firstToken > DATELINE_TOKENS)
    return false;
  const place = tokens.slice(here.firstToken, time.firstToken);
  return (
    place.length > 0 &&
    place.every(({ kind, capital }) => capital || kind === "sign") &&
    /^(?:[(—:-])$/.test(tokens[time.lastToken]?.text ?? "")
  );
}

/**
 * [T4] The year that the text's own dates are of, where a weekday stands beside a date without a year and some other
 * year is told: the year nearest to a told one in which that day is that weekday. Undefined where they do not agree.
 */
export function yearFromWeekdays(times: readonly TimeExpression[]): number | undefined {
  const told = times.map(({ core }) => yearOf(core)).filter((year) => year !== undefined);
  const latest = told.reduce((one, other) => Math.max(one, other), -Infinity);
  if (!Number.isFinite(latest)) return undefined;
  const fixed = times
    .map(({ core }) => core)
    .filter((core) => core.kind === "date" && core.year === undefined && core.weekday !== undefined);
  if (fixed.length === 0) return undefined;
  const years = [0, 1, -1, 2, -2]
    .map((step) => latest + step)
    .filter((year) =>
      fixed.every(
        (core) =>
          core.kind === "date" &&
          isDate(year, core.month, core.day) &&
          weekdayOf(dayNumber(year, core.month, core.day)) === core.weekday,
      ),
    );
  return years.length === 1 ? years[0] : undefined;
}

function yearOf(core: Core): number | undefined {
  if (core.kind === "year") return core.year;
  return core.kind === "date" || core.kind === "month" || core.kind === "numeric-date" ? core.year : undefined;
}
