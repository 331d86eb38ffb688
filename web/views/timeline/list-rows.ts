import { printDay, printStretch } from "../../words/time.ts";
import type { SetDeadline } from "./verticals.ts";
import { isVertical, type SeenEvent } from "./seen.ts";

export type ListRow =
  | { readonly kind: "heading"; readonly key: string; readonly words: string }
  | { readonly kind: "deadline"; readonly key: string; readonly words: string; readonly event: number | undefined }
  | { readonly kind: "event"; readonly key: string; readonly seen: SeenEvent; readonly divider: boolean; readonly heading: string };

/** The shown events as a list in time order: by earliest moment, and by the record's order where that is the same. */
export function listRows(shown: readonly SeenEvent[], deadlines: readonly SetDeadline[]): ListRow[] {
  const rows: ListRow[] = [];
  const due = [...deadlines].sort((a, b) => a.startMs - b.startMs);
  let heading = "";
  const head = (words: string): void => {
    if (words !== heading) rows.push({ kind: "heading", key: `h${rows.length}`, words });
    heading = words;
  };
  const flush = (until: number): void => {
    while (due[0] && due[0].startMs < until) {
      const item = due.shift();
      if (!item) break;
      head(printStretch(item.startMs, item.endMs));
      rows.push({ kind: "deadline", key: `d${rows.length}`, words: `${item.moved ? "Deadline, later moved" : "Deadline"}: ${item.name}`, event: item.event });
    }
  };
  for (const seen of inTimeOrder(shown)) {
    if (Number.isFinite(seen.startMs) && seen.timing !== "ordered") flush(seen.startMs);
    head(headingOf(seen));
    rows.push({ kind: "event", key: `e${seen.event}`, seen, divider: isVertical(seen.type), heading });
  }
  flush(Infinity);
  return rows;
}

/** By earliest moment; what has only an order stays behind what the record lists before it. */
export function inTimeOrder(shown: readonly SeenEvent[]): SeenEvent[] {
  let before = -Infinity;
  return shown
    .map((seen) => {
      const dated = seen.timing === "stretch" || seen.timing === "counted";
      if (dated && Number.isFinite(seen.startMs)) before = seen.startMs;
      return { seen, at: dated && Number.isFinite(seen.startMs) ? seen.startMs : before };
    })
    .sort((a, b) => a.at - b.at || a.seen.order - b.seen.order)
    .map(({ seen }) => seen);
}

function headingOf(seen: SeenEvent): string {
  if (seen.timing === "ordered") return "Known by order alone";
  if (seen.timing === "hidden") return "Time not known";
  if (!Number.isFinite(seen.startMs)) return Number.isFinite(seen.endMs) ? `By ${printDay(seen.endMs - 1)}` : "Time not known";
  const day = printStretch(seen.startMs, seen.endMs);
  // Hours and minutes stand with the event; the heading is its day.
  return day.includes(",") ? printDay(seen.startMs) : day;
}
