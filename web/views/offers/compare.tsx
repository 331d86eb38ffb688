import type { Study } from "../../../src/study/study.ts";
import { movesBetween } from "../../../src/study/offers.ts";
import { printSeenTitle } from "../../words/titles.ts";
import { printWholeTerm } from "../../words/values.ts";
import type { OffersSeen, SeenRung } from "./seen.ts";
import { NotKnown, printWhen, WhoToWhom } from "./who.tsx";
import { printMove } from "./words.ts";

interface CompareProps {
  readonly study: Study;
  readonly seen: OffersSeen;
  /** Events of the rungs picked, in order; one or two. */
  readonly picked: readonly number[];
  readonly onClear: () => void;
}

/** Two packages side by side, and what it would take to get from one to the other. */
export function Compare({ study, seen, picked, onClear }: CompareProps) {
  const [a, b] = picked.map((event) => seen.byEvent.get(event));
  return (
    <section className="of-comparison" aria-label="Comparison" aria-live="polite">
      <header>
        <h3>{a && b ? `#${String(a.number)} beside #${String(b.number)}` : `#${String(a?.number ?? "")} picked: pick another rung to set beside it`}</h3>
        <button type="button" className="button no-print" onClick={onClear}>Clear comparison</button>
      </header>
      {a && b && <Table study={study} seen={seen} a={a} b={b} />}
    </section>
  );
}

function Table({ study, seen, a, b }: { study: Study; seen: OffersSeen; a: SeenRung; b: SeenRung }) {
  const known = a.terms && b.terms ? { a: a.terms, b: b.terms } : undefined;
  const moves = new Map(known ? movesBetween(known.a, known.b, study.index).map((move) => [move.issue, move]) : []);
  const issues = seen.spoken.filter((issue) => a.terms?.has(issue.id) === true || b.terms?.has(issue.id) === true);
  const term = (rung: SeenRung, issue: (typeof issues)[number]): string => {
    if (!rung.terms) return "not known";
    const found = rung.terms.get(issue.id);
    return found ? printWholeTerm(found, issue, study.index) : "not spoken of";
  };
  if (issues.length === 0) return <p className="quiet">Neither carries terms that are seen here.</p>;
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label="Two rungs side by side">
      <table className="data-table">
        <thead>
          <tr>
            <th scope="col">Issue</th>
            {[a, b].map((rung) => (
              <th key={rung.number} scope="col">
                #{rung.number} <span dir="auto">{printSeenTitle(rung.event, rung.sight)}</span>
                <div className="of-compare-head">
                  <WhoToWhom study={study} rung={rung} />
                  <p>{printWhen(study, rung)}</p>
                  {!rung.terms && <NotKnown study={study} rung={rung} field="Terms" />}
                </div>
              </th>
            ))}
            <th scope="col">From #{a.number} to #{b.number}</th>
          </tr>
        </thead>
        <tbody>
          {issues.map((issue) => {
            const move = moves.get(issue.id);
            const words = move && printMove(move, issue, study.index);
            const same = known !== undefined && (!words || words.still);
            return (
              <tr key={issue.id} className={same ? "of-still" : undefined}>
                <th scope="row">{issue.name}</th>
                <td>{term(a, issue)}</td>
                <td>{term(b, issue)}</td>
                <td>
                  {!known ? "cannot be told" : same || !words ? "the same" : (
                    <>
                      <span className="of-move-glyph" aria-hidden="true">{words.glyph}</span> {words.words}
                    </>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
