import { useEffect, useMemo, useRef } from "react";
import { CodePointIndex } from "../../../src/base/code-points.ts";
import type { Desk, DeskItem } from "../../../src/server/wire.ts";
import { type Highlight, segmentsOf } from "./segments.ts";

interface AccountTextProps {
  readonly desk: Desk;
  readonly account: string;
  readonly current: DeskItem | undefined;
  /** Number of the report whose words are shown. */
  readonly report: number;
  readonly pick: (item: string, report: number) => void;
  readonly show: (account: string) => void;
}

/** Beyond this many code points only what stands around the words in hand is drawn. */
const LONG = 60_000;
const AROUND = 20_000;

/** One account, with all that was found in it marked; the words of the candidate in hand stand out. */
export function AccountText({ desk, account, current, report, pick, show }: AccountTextProps) {
  const text = desk.texts[account];
  const read = desk.reading.accounts.find(({ id }) => id === account);
  const index = useMemo(() => (text === undefined ? undefined : new CodePointIndex(text)), [text]);
  const highlights = useMemo(() => highlightsIn(desk.items, account), [desk.items, account]);
  const told = current?.candidate.reports[report];
  const span = told?.account === account ? told.span : undefined;
  const [from, to] = windowOf(index?.length ?? 0, span?.start);
  const segments = useMemo(() => (index ? segmentsOf(index, highlights, from, to) : []), [index, highlights, from, to]);
  const stateOf = useMemo(() => new Map(desk.items.map((item) => [item.id, item.state])), [desk.items]);
  const box = useRef<HTMLDivElement>(null);
  const words = useRef<HTMLElement>(null);

  useEffect(() => {
    if (!box.current || !words.current) return;
    const room = Math.max(24, (box.current.clientHeight - words.current.offsetHeight) / 3);
    box.current.scrollTop = words.current.offsetTop - room;
  }, [account, span?.start, span?.end, current?.id]);

  return (
    <section className="desk-account" aria-labelledby="desk-account-title">
      <header>
        <h3 id="desk-account-title" className="hidden-label">
          Account
        </h3>
        <label className="control small">
          <span className="hidden-label">Account</span>
          <select
            className="field"
            value={account}
            onChange={(event) => {
              show(event.target.value);
            }}
          >
            {desk.reading.accounts.map(({ id, publisher, title, file }) => (
              <option key={id} value={id}>
                {[publisher ?? file, title].filter(Boolean).join(": ").slice(0, 90)}
              </option>
            ))}
          </select>
        </label>
        <p className="tiny quiet">{read?.published ?? "not dated"}</p>
      </header>
      {index === undefined ? (
        <p className="empty small">The text of this account is not at hand here; its findings keep their places.</p>
      ) : (
        <div className="desk-text" ref={box} tabIndex={0} role="region" aria-label="Text of the account">
          <p className="source-text" dir="auto" lang={read?.language}>
            {from > 0 && <span className="quiet">… </span>}
            {segments.map((segment) => {
              if (segment.items.length === 0) return <span key={segment.start}>{segment.text}</span>;
              const isCurrent =
                span !== undefined &&
                current !== undefined &&
                segment.items.includes(current.id) &&
                segment.start >= span.start &&
                segment.start < span.end;
              const states = segment.items.map((id) => stateOf.get(id) ?? "open");
              const state = states.includes("open") ? "open" : states.includes("accepted") ? "accepted" : "rejected";
              return (
                <mark
                  key={segment.start}
                  ref={isCurrent && segment.start === span.start ? words : undefined}
                  className={`desk-mark ${state}${isCurrent ? " current" : ""}`}
                  onClick={() => {
                    const id = nextOf(segment.items, current?.id);
                    const item = desk.items.find((one) => one.id === id);
                    const at =
                      item?.candidate.reports.findIndex(
                        (one) => one.account === account && one.span.start <= segment.start && segment.start < one.span.end,
                      ) ?? 0;
                    if (item) pick(item.id, Math.max(0, at));
                  }}
                >
                  {segment.text}
                </mark>
              );
            })}
            {to < index.length && <span className="quiet"> …</span>}
          </p>
        </div>
      )}
    </section>
  );
}

function highlightsIn(items: readonly DeskItem[], account: string): Highlight[] {
  return items.flatMap(({ id, candidate }) =>
    candidate.reports
      .filter((report) => report.account === account)
      .map(({ span }) => ({ item: id, start: span.start, end: span.end })),
  );
}

function windowOf(length: number, start: number | undefined): [number, number] {
  if (length <= LONG) return [0, length];
  const middle = start ?? 0;
  const from = Math.max(0, Math.floor((middle - AROUND) / 1000) * 1000);
  return [from, Math.min(length, from + 2 * AROUND)];
}

/** Of several candidates on the same words, the one after the one in hand: pressing again goes through them. */
function nextOf(items: readonly string[], current: string | undefined): string | undefined {
  const at = items.findIndex((id) => id === current);
  return items[(at + 1) % items.length];
}
