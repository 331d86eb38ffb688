import { useEffect, useMemo, useRef, useState } from "react";
import type { Account } from "../../src/case/accounts-file.ts";
import type { Report } from "../../src/journal/event.ts";
import { useView } from "../view-context.ts";
import { excerptOf, type ReadText } from "./excerpt.ts";
import { Locator } from "./locator.tsx";
import { useText } from "./use-text.ts";

/** The words of a report in their account, or where they stand when the text is not at hand. */
export function ReportText({ account, report, name }: ReportTextProps) {
  const { bundle } = useView();
  // What is known to be absent is not asked for: a browser would report the refusal as an error.
  const isAtHand = bundle.evidence.atHand.includes(account.id);
  return isAtHand ? <FetchedText account={account} report={report} name={name} /> : <Absent account={account} report={report} />;
}

interface ReportTextProps {
  readonly account: Account;
  readonly report: Report;
  readonly name: string;
}

function FetchedText({ account, report, name }: ReportTextProps) {
  const { source, caseKey } = useView();
  const text = useText(source, caseKey, account);
  if (text.state === "fetching") return <p className="small quiet" role="status">Fetching the text…</p>;
  if (text.state === "read") return <WordsInPlace text={text.text} account={account} report={report} name={name} />;
  return <Absent account={account} report={report} />;
}

function Absent({ account, report }: Pick<ReportTextProps, "account" | "report">) {
  return (
    <div className="ev-absent">
      <p className="small">
        <strong>The text is not at hand.</strong> The record keeps no words of it, only where they stand. To see and verify
        them, start Backchannel with <code>--accounts DIR</code>, where DIR is a folder that holds the text: it is found by
        its hash.
      </p>
      <Locator account={account} span={report.span} />
    </div>
  );
}

function WordsInPlace({ text, account, report, name }: { text: ReadText; account: Account; report: Report; name: string }) {
  const [whole, setWhole] = useState(false);
  const excerpt = useMemo(() => excerptOf(text, report.span, whole), [text, report.span, whole]);
  const box = useRef<HTMLDivElement>(null);
  const mark = useRef<HTMLElement>(null);

  useEffect(() => {
    if (!box.current || !mark.current) return;
    // Only the box is scrolled: scrollIntoView would move the page as well.
    const room = Math.max(0, (box.current.clientHeight - mark.current.offsetHeight) / 2);
    box.current.scrollTop = mark.current.offsetTop - room;
  }, [excerpt]);

  if (!excerpt) {
    return (
      <div className="ev-absent">
        <p className="small">
          <strong>The text is another one:</strong> it ends before the place that the record names.
        </p>
        <Locator account={account} span={report.span} />
      </div>
    );
  }
  return (
    <div className="ev-words">
      <div className={`ev-text${whole ? " whole" : ""}`} ref={box} tabIndex={0} role="region" aria-label={`Text of ${name}`}>
        <p className="source-text" dir="auto" lang={account.language}>
          {excerpt.cutBefore && <span className="quiet">… </span>}
          {excerpt.before}
          <mark ref={mark}>{excerpt.words}</mark>
          {excerpt.after}
          {excerpt.cutAfter && <span className="quiet"> …</span>}
        </p>
      </div>
      <div className="ev-words-foot small">
        <Verified words={excerpt.verified} text={text.sameText} />
        {(whole || excerpt.cutBefore || excerpt.cutAfter) && (
          <button type="button" className="ev-link no-print" aria-expanded={whole} onClick={() => { setWhole(!whole); }}>
            {whole ? "Show the passage only" : "Show the whole text"}
          </button>
        )}
      </div>
      <details className="ev-where">
        <summary className="small quiet">Where these words stand</summary>
        <Locator account={account} span={report.span} />
      </details>
    </div>
  );
}

function Verified({ words, text }: { words: boolean; text: boolean }) {
  if (!words) return <span className="ev-broken">These are not the words that were read: their hash differs.</span>;
  return <span>{text ? "✓ Verified: words and text have the hashes the record holds." : "✓ Words verified; the text around them has changed since."}</span>;
}
