import type { Drift, Reading } from "../../../src/server/wire.ts";

export const DRIFT_WORDS: Readonly<Record<Drift["kind"], string>> = {
  "number-changed": "number changed",
  "name-changed": "name changed",
  "date-changed": "date changed",
  "place-changed": "place changed",
  "actor-changed": "actor changed",
  "title-wrong": "title wrong",
  "qualifier-lost": "qualifier lost",
  "attribution-lost": "attribution lost",
  hardened: "hardened into fact",
  "quotation-altered": "quotation altered",
  added: "added",
  dropped: "dropped",
};

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A line of two texts side by side. Where one has nothing to match, that side is empty. */
export interface AlignedRow {
  readonly key: string;
  readonly from: Stretch | undefined;
  readonly to: Stretch | undefined;
  readonly drift: readonly Drift[];
}

/**
 * Two accounts sentence by sentence, in the order of the one nearer the origin; what was added stands where it stands in
 * the other.
 */
export function rowsOf({ alignments, drift }: Reading, from: string, to: string): AlignedRow[] {
  const pairs = alignments?.find((one) => one.from === from && one.to === to)?.pairs ?? [];
  const ours = drift.filter((one) => one.from.account === from && one.to.account === to);
  const touches = (a: Stretch, b: Stretch): boolean => a.start < b.end && b.start < a.end;
  const rows = pairs.map((pair): AlignedRow => ({
    key: `${String(pair.from.start)} ${String(pair.to.start)}`,
    from: pair.from,
    to: pair.to,
    drift: ours.filter(
      (one) =>
        one.kind !== "added" && one.kind !== "dropped" && touches(one.from.span, pair.from) && touches(one.to.span, pair.to),
    ),
  }));
  for (const one of ours) {
    if (one.kind === "dropped" && !pairs.some((pair) => contains(pair.from, one.from.span)))
      rows.push({ key: `- ${String(one.from.span.start)}`, from: one.from.span, to: undefined, drift: [one] });
    else if (one.kind === "added" && !pairs.some((pair) => contains(pair.to, one.to.span)))
      rows.push({ key: `+ ${String(one.to.span.start)}`, from: undefined, to: one.to.span, drift: [one] });
    else if (one.kind === "dropped" || one.kind === "added") {
      const at = rows.findIndex((row) =>
        one.kind === "dropped" ? row.from && contains(row.from, one.from.span) : row.to && contains(row.to, one.to.span),
      );
      const row = rows[at];
      if (row) rows[at] = { ...row, drift: [...row.drift, one] };
    }
  }
  // What has no counterpart stands after the pair before it in its own text.
  const place = (row: AlignedRow): number => row.from?.start ?? fromBefore(pairs, row.to?.start ?? 0) + 0.5;
  return rows.sort((a, b) => place(a) - place(b) || (a.to?.start ?? 0) - (b.to?.start ?? 0));
}

function contains(outer: Stretch, inner: Stretch): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function fromBefore(pairs: readonly { readonly from: Stretch; readonly to: Stretch }[], to: number): number {
  return pairs.filter((pair) => pair.to.start < to).reduce((last, pair) => Math.max(last, pair.from.start), -1);
}
