import { parseEdtf } from "../../case/edtf.ts";

const MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
const MONTH = "(jan(?:uary|\\.)?|feb(?:ruary|\\.)?|mar(?:ch|\\.)?|apr(?:il|\\.)?|may|june?\\.?|july?\\.?|aug(?:ust|\\.)?|sept?(?:ember|\\.)?|oct(?:ober|\\.)?|nov(?:ember|\\.)?|dec(?:ember|\\.)?)";
const DAY = "(\\d{1,2})(?:st|nd|rd|th)?";
const YEAR = "((?:1[89]|20)\\d\\d)";

/** The ways a date is printed, the fullest first; a date in figures alone counts only where the order cannot be mistaken. */
const PRINTED: readonly { readonly shape: RegExp; readonly read: (groups: readonly string[]) => string | undefined }[] = [
  { shape: /(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)/, read: ([year, month, day]) => dayIn(year, month, day) },
  { shape: new RegExp(`\\b${DAY}(?: of)? ${MONTH},? ${YEAR}\\b`, "i"), read: ([day, month, year]) => dayIn(year, monthOf(month), day) },
  { shape: new RegExp(`\\b${MONTH} ${DAY},? ${YEAR}\\b`, "i"), read: ([month, day, year]) => dayIn(year, monthOf(month), day) },
  { shape: /(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)/, read: ([day, month, year]) => dayIn(year, month, day) },
  { shape: /(?<!\d)(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/, read: ([one, two, year]) => unmistakable(year, one, two) },
  { shape: new RegExp(`\\b${MONTH},? ${YEAR}\\b`, "i"), read: ([month, year]) => valid(`${year ?? ""}-${two(monthOf(month))}`) },
];

export interface PrintedDate {
  /** EDTF, to the day or the month. */
  readonly edtf: string;
  readonly start: number;
  readonly end: number;
}

/** The first date with a year that stands in a line, in whatever way it is printed. */
export function findPrintedDate(line: string): PrintedDate | undefined {
  for (const { shape, read } of PRINTED) {
    const match = shape.exec(line);
    const edtf = match && read(match.slice(1));
    if (match && edtf) return { edtf, start: match.index, end: match.index + match[0].length };
  }
  return undefined;
}

/**
 * The day that a document names for itself in a machine's form (`2024-11-06T23:30:00+01:00`, `20241106`) or in print:
 * the day in the document's own zone, as on its page.
 */
export function dayOf(text: string): string | undefined {
  const match = /^\s*(\d{4})-?(\d\d)-?(\d\d)(?!\d)/.exec(text);
  if (match) return dayIn(match[1], match[2], match[3]);
  return findPrintedDate(text.slice(0, 200))?.edtf;
}

function monthOf(name: string | undefined): string {
  const start = (name ?? "").slice(0, 3).toLowerCase();
  return String(MONTHS.findIndex((month) => month.startsWith(start)) + 1);
}

function unmistakable(year: string | undefined, one: string | undefined, second: string | undefined): string | undefined {
  if (Number(one) > 12 || one === second) return dayIn(year, second, one);
  return Number(second) > 12 ? dayIn(year, one, second) : undefined;
}

function dayIn(year: string | undefined, month: string | undefined, day: string | undefined): string | undefined {
  return valid(`${year ?? ""}-${two(month)}-${two(day)}`);
}

function two(figures: string | undefined): string {
  return (figures ?? "").padStart(2, "0");
}

function valid(edtf: string): string | undefined {
  return parseEdtf(edtf).ok ? edtf : undefined;
}
