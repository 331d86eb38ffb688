import type { Issue } from "../../../src/case/case-file.ts";
import type { Study } from "../../../src/study/study.ts";
import { Dagger, PartySwatch } from "../../marks/marks.tsx";
import { partyShort } from "../../words/names.ts";

/** Which way each party leans on an issue, and on what that rests. */
export function Wants({ study, issue }: { study: Study; issue: Issue }) {
  const leanings = study.record.case.preferences.filter((preference) => preference.issue === issue.id && preference.wants !== "unknown");
  if (leanings.length === 0 || issue.kind === "choice") return null;
  return (
    <p className="of-wants small">
      <span className="quiet">wants</span>
      {leanings.map(({ party, wants, basis, note }) => {
        const number = study.index.partyNumber.get(party);
        return (
          <span key={party} className="party" title={note}>
            <PartySwatch party={number} />
            {number === undefined ? party : partyShort(study.index, number)}{" "}
            <span aria-hidden="true">{wants === "more" ? "▲" : "▼"}</span> {wants}
            {basis !== "stated" && <Dagger rests={`${basis}${note === undefined ? "" : `: ${note}`}`} />}
          </span>
        );
      })}
    </p>
  );
}
