import { useEffect, useRef } from "react";
import type { DeskItem } from "../../../src/server/wire.ts";
import { GlyphIcon } from "../../marks/glyphs.tsx";
import { TYPE_NAMES } from "../../words/names.ts";
import { printTime } from "../../words/values.ts";
import type { DeskNames } from "./desk-names.ts";

interface ItemListProps {
  readonly items: readonly DeskItem[];
  readonly current: string | undefined;
  readonly marked: ReadonlySet<string>;
  readonly names: DeskNames;
  readonly pick: (id: string) => void;
}

const STATE_SIGNS = { open: "", accepted: "✓", rejected: "✕" } as const;

/** Every candidate in a line, in the order of the accounts. */
export function ItemList({ items, current, marked, pick }: ItemListProps) {
  const here = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    here.current?.scrollIntoView({ block: "nearest" });
  }, [current]);
  return (
    <ol className="desk-list" aria-label="Candidates">
      {items.map((item) => {
        const { candidate } = item;
        const isCurrent = item.id === current;
        return (
          <li key={item.id}>
            <button
              type="button"
              ref={isCurrent ? here : undefined}
              className={`desk-row plain ${item.state}`}
              aria-current={isCurrent ? "true" : undefined}
              onClick={() => {
                pick(item.id);
              }}
            >
              <GlyphIcon type={candidate.type} answer={candidate.answer} />
              <span className="desk-row-title" dir="auto">
                {marked.has(item.id) && <span className="tag">marked</span>} {candidate.title}
              </span>
              <span className="tiny quiet desk-row-facts">
                {TYPE_NAMES[candidate.type]} · {candidate.at === undefined ? "no date" : printTime(candidate.at)} ·{" "}
                {String(new Set(candidate.reports.map((report) => report.account)).size)} acc.
              </span>
              <span className="tiny desk-row-state">
                {STATE_SIGNS[item.state]}
                <span className="hidden-label"> {item.state}</span>
                {item.state === "open" && <Sureness confidence={candidate.confidence} />}
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}

/** Confidence as a length, with its number. */
export function Sureness({ confidence }: { confidence: number }) {
  return (
    <span className="sureness numbers" title={`confidence ${confidence.toFixed(2)}`}>
      <span className="sureness-bar" aria-hidden="true">
        <span style={{ inlineSize: `${String(Math.round(confidence * 100))}%` }} />
      </span>
      {confidence.toFixed(2)}
    </span>
  );
}
