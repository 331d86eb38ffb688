import { useView } from "../../view-context.ts";
import { DESCENT_WORDS, printGrade, printPublished } from "../../words/accounts.ts";
import { count } from "../../words/counts.ts";
import type { Family } from "./family.ts";

interface FamilyTreeProps {
  readonly families: readonly Family[];
  readonly names: ReadonlyMap<string, string>;
  readonly reportedBy: ReadonlyMap<string, number>;
}

/** Which account descends from which: one tree for each voice. */
export function FamilyTree({ families, names, reportedBy }: FamilyTreeProps) {
  return (
    <ul className="ac-forest">
      {families.map((family) => (
        <Branch key={family.account.id} family={family} names={names} reportedBy={reportedBy} />
      ))}
    </ul>
  );
}

function Branch({ family, names, reportedBy }: { family: Family } & Omit<FamilyTreeProps, "families">) {
  const { bundle } = useView();
  const { account, made } = family;
  const isCopy = account.lineage.of !== undefined;
  const events = reportedBy.get(account.id) ?? 0;
  const name = names.get(account.id) ?? account.publisher;
  const atHand = bundle.evidence.atHand.includes(account.id);
  return (
    <li>
      <div className="ac-account">
        <span className={`voice-dot${isCopy ? " copy" : ""}${account.lost ? " lost" : ""}`} aria-hidden="true" />
        <div>
          <p>
            <strong dir="auto">{name}</strong>
            {account.title !== undefined && <span dir="auto" className="quiet"> {account.title}</span>}
          </p>
          <p className="small ac-facts">
            <span className="tag">{account.lost ? "lost original" : DESCENT_WORDS[account.lineage.kind]}</span>
            <span>{printPublished(account)}</span>
            {!account.lost && <span>reliability {printGrade(account)}</span>}
            {!account.lost && <span className="numbers">{count(events, "event")}</span>}
            {!account.lost && <span>{atHand ? "text at hand" : "text not at hand"}</span>}
          </p>
          {(account.lineage.note ?? account.reliability?.note ?? account.note) !== undefined && (
            <details className="small">
              <summary className="quiet">What is known of it</summary>
              <div className="ac-notes">
                {account.lineage.note !== undefined && <p>{account.lineage.note}</p>}
                {account.reliability?.note !== undefined && <p>{account.reliability.note}</p>}
                {account.note !== undefined && <p>{account.note}</p>}
              </div>
            </details>
          )}
        </div>
      </div>
      {made.length > 0 && (
        <ul>
          {made.map((child) => (
            <Branch key={child.account.id} family={child} names={names} reportedBy={reportedBy} />
          ))}
        </ul>
      )}
    </li>
  );
}
