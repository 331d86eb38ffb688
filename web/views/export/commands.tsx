import { useState } from "react";

/** The same files from a terminal, to copy. CASE is the folder. */
export function Commands({ caseId }: { caseId: string }) {
  const lines: readonly (readonly [string, string])[] = [
    ["One HTML file", `backchannel study CASE --html ${caseId}.html`],
    ["With texts that are elsewhere, for your own use", `backchannel study CASE --accounts DIR --html ${caseId}.html --with-texts`],
    ["JSON", `backchannel study CASE --json > ${caseId}.json`],
    ["CSV", `backchannel export CASE --csv > ${caseId}.csv`],
    ["JSON Lines", `backchannel export CASE --jsonl > ${caseId}.jsonl`],
    ["The schema of the JSON", "backchannel schema dossier"],
  ];
  return (
    <section>
      <h3>The same from a terminal</h3>
      <p className="small quiet">CASE is the folder of this case.</p>
      <ul className="ex-commands">
        {lines.map(([what, line]) => (
          <Command key={line} what={what} line={line} />
        ))}
      </ul>
    </section>
  );
}

function Command({ what, line }: { what: string; line: string }) {
  const [state, setState] = useState<"idle" | "copied" | "refused">("idle");
  const copy = (): void => {
    // A page from disk, or one that is not served safely, may have no clipboard; the text can be selected all the same.
    const { clipboard } = navigator as { clipboard?: Clipboard };
    if (!clipboard) {
      setState("refused");
      return;
    }
    clipboard.writeText(line).then(() => { setState("copied"); }, () => { setState("refused"); });
  };
  return (
    <li>
      <span className="small">{what}</span>
      <span className="ex-line">
        <code tabIndex={0} role="textbox" aria-readonly="true" aria-label={`Command: ${what}`}>{line}</code>
        <button type="button" className="button no-print" onClick={copy} aria-label={`Copy the command: ${what}`}>
          {state === "copied" ? "Copied" : "Copy"}
        </button>
      </span>
      <span className="small quiet" role="status">{state === "refused" ? "The browser does not allow copying here: select the line instead." : ""}</span>
    </li>
  );
}
