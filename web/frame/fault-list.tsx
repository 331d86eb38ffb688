import type { FaultOnWire } from "../../src/server/wire.ts";

/** Faults as the check prints them: place, what is wrong, what to do. */
export function FaultList({ title, faults }: { title: string; faults: readonly FaultOnWire[] }) {
  return (
    <section className="view">
      <header>
        <h1>{title}</h1>
        <p className="intro">
          {faults.length} {faults.length === 1 ? "fault" : "faults"}. Nothing is half-loaded: mend them in the files and reload this page.
        </p>
      </header>
      <ol className="faults">
        {faults.map((fault, i) => (
          <li key={i}>
            {fault.at && (
              <span className="place">
                {[fault.at.file, fault.at.line, fault.at.column].filter((part) => part !== undefined).join(":")}{" "}
              </span>
            )}
            <code>{fault.code}</code>
            <p>{fault.detail}</p>
            {fault.hint !== undefined && <p className="small quiet">{fault.hint}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
