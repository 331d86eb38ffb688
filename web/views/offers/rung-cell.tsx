import type { Issue } from "../../../src/case/case-file.ts";
import { printTerm, readTerm } from "../../../src/case/term.ts";
import type { TermDraft } from "../../../src/case/terms.ts";
import type { Disagreement } from "../../../src/study/disagreements.ts";
import type { Study } from "../../../src/study/study.ts";
import { count } from "../../words/counts.ts";
import type { OffersSeen, SeenRung } from "./seen.ts";
import { printMove } from "./words.ts";

/** Accounts that differ on a rung's terms, by event and issue: `12 pay`. */
export type Differing = ReadonlyMap<string, Disagreement>;

export function differingTerms(study: Study): Differing {
  const found = new Map<string, Disagreement>();
  for (const disagreement of study.disagreements) {
    if (disagreement.field.startsWith("terms.")) found.set(`${String(disagreement.event)} ${disagreement.field.slice(6)}`, disagreement);
  }
  return found;
}

/** Whether a rung's cell for an issue holds anything. */
export function hasCell(rung: SeenRung, issue: string): boolean {
  return rung.terms?.has(issue) === true || rung.moved.has(issue);
}

interface RungCellProps {
  readonly study: Study;
  readonly seen: OffersSeen;
  readonly rung: SeenRung;
  readonly issue: Issue;
  readonly differing: Differing;
}

/** What a rung says of one issue, on what conditions, and what moved. */
export function RungCell({ study, seen, rung, issue, differing }: RungCellProps) {
  const term = rung.terms?.get(issue.id);
  const move = rung.moved.get(issue.id);
  const moved = move && printMove(move, issue, study.index);
  const before = rung.from === undefined ? undefined : seen.byEvent.get(rung.from);
  const still = before !== undefined && term !== undefined && (moved === undefined || moved.still);
  const differs = differing.get(`${String(rung.rung.event)} ${issue.id}`);
  if (!term) return moved ? <p className="of-moved"><Glyph glyph={moved.glyph} /> {moved.words}</p> : null;
  return (
    <div className={still ? "of-still" : undefined}>
      <p className={`of-term of-term-${term.kind}`}>{printTerm(term, issue)}</p>
      {term.phase !== undefined && <p className="of-attached">{study.index.phase.get(term.phase)?.name ?? term.phase}</p>}
      {term.condition !== undefined && <p className="of-attached" dir="auto">If: {term.condition}</p>}
      {still && <p className="of-moved"><Glyph glyph="=" /> as in #{before.number}</p>}
      {!still && moved && <p className="of-moved"><Glyph glyph={moved.glyph} /> {moved.words}</p>}
      {term.note !== undefined && <p className="of-attached" dir="auto">{term.note}</p>}
      {differs && <Differs study={study} issue={issue} differs={differs} />}
    </div>
  );
}

function Glyph({ glyph }: { glyph: string }) {
  return <span className="of-move-glyph" aria-hidden="true">{glyph}</span>;
}

/** The other values that accounts give, each with who gives it. */
function Differs({ study, issue, differs }: { study: Study; issue: Issue; differs: Disagreement }) {
  const others = differs.values.filter((value) => !value.adopted);
  return (
    <details className="of-differs">
      <summary>{count(others.length, "other reading")}</summary>
      <ul>
        {others.map((claim) => (
          <li key={claim.accounts.join()}>
            {printTerm(readTerm(claim.value as TermDraft, issue), issue)}:{" "}
            {claim.accounts.map((id) => study.voices.lineages.get(id)?.account.publisher ?? id).join(", ")}
            {claim.retellingsOnly && " (retellings only)"}
          </li>
        ))}
      </ul>
    </details>
  );
}
